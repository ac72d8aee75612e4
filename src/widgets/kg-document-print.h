// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "services/typeset/kg-display-list.h"

G_BEGIN_DECLS

GtkPrintOperation *kg_document_print_new (KgDisplayList    *pages,
                                          const char       *name,
                                          GtkPrintSettings *settings);
void               kg_document_print     (GtkWidget        *widget,
                                          KgDisplayList    *pages,
                                          const char       *name);

G_END_DECLS
