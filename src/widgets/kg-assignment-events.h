// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "core/kg-record.h"

G_BEGIN_DECLS

GtkWidget *kg_assignment_event_new (KgRecord *event,
                                    gboolean  first);

G_END_DECLS
