// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/document/kg-document-request.h"
#include "services/kg-workspace.h"

G_BEGIN_DECLS

#define KG_TYPE_DOCUMENT_WINDOW (kg_document_window_get_type ())

G_DECLARE_FINAL_TYPE (KgDocumentWindow, kg_document_window, KG, DOCUMENT_WINDOW, AdwWindow)

void kg_document_window_open     (GtkWidget            *beside,
                                  KgWorkspace          *workspace,
                                  KgDocumentRequest    *request);
void kg_document_window_show     (KgDocumentWindow     *self,
                                  const KgDocumentFile *file);

G_END_DECLS
