// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-workspace.h"

G_BEGIN_DECLS

#define KG_TYPE_CALENDAR_IMPORT_DIALOG (kg_calendar_import_dialog_get_type ())

G_DECLARE_FINAL_TYPE (KgCalendarImportDialog, kg_calendar_import_dialog, KG, CALENDAR_IMPORT_DIALOG, AdwWindow)

GtkWidget *kg_calendar_import_dialog_new      (KgWorkspace            *workspace,
                                               const char             *path);
char      *kg_calendar_import_dialog_dup_done (KgCalendarImportDialog *self);
int        kg_calendar_import_dialog_get_year (KgCalendarImportDialog *self);

G_END_DECLS
