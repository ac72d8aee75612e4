// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/document/kg-document-request.h"
#include "services/kg-minutes-export.h"
#include "services/kg-workspace.h"

G_BEGIN_DECLS

#define KG_TYPE_FOLDER_EXPORTER (kg_folder_exporter_get_type ())

G_DECLARE_FINAL_TYPE (KgFolderExporter, kg_folder_exporter, KG, FOLDER_EXPORTER, AdwBin)

void kg_folder_exporter_choose (KgFolderExporter  *self,
                                KgWorkspace       *workspace,
                                KgDocumentRequest *request);
void kg_folder_exporter_write  (KgFolderExporter  *self,
                                GPtrArray         *files,
                                const char        *folder,
                                KgMinutesFormat    format);

G_END_DECLS
