// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-meeting-file.h"
#include "services/kg-workspace.h"
#include "widgets/kg-minutes-preview.h"

G_BEGIN_DECLS

#define KG_TYPE_MINUTES_DOCUMENTS (kg_minutes_documents_get_type ())

G_DECLARE_FINAL_TYPE (KgMinutesDocuments, kg_minutes_documents, KG, MINUTES_DOCUMENTS, AdwBin)

void kg_minutes_documents_bind_keys (GtkWidgetClass     *view_class);
void kg_minutes_documents_attach    (KgMinutesDocuments *self,
                                     GtkWidget          *view,
                                     KgMinutesPreview   *preview);
void kg_minutes_documents_set_file  (KgMinutesDocuments *self,
                                     KgWorkspace        *workspace,
                                     KgMeetingFile      *file,
                                     KgMinutes          *minutes,
                                     gint64              revision);

G_END_DECLS
