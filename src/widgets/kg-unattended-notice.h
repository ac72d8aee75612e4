// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "services/kg-workspace.h"

G_BEGIN_DECLS

#define KG_TYPE_UNATTENDED_NOTICE (kg_unattended_notice_get_type ())

G_DECLARE_FINAL_TYPE (KgUnattendedNotice, kg_unattended_notice, KG, UNATTENDED_NOTICE, GtkBox)

void kg_unattended_notice_show (KgUnattendedNotice *self,
                                KgWorkspace        *workspace,
                                const KgProject    *project,
                                const char         *item_id,
                                gboolean            pressing);
void kg_unattended_notice_hide (KgUnattendedNotice *self);

G_END_DECLS
