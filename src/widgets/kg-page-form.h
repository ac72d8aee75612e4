// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "core/kg-page-template.h"

G_BEGIN_DECLS

#define KG_TYPE_PAGE_FORM (kg_page_form_get_type ())

G_DECLARE_FINAL_TYPE (KgPageForm, kg_page_form, KG, PAGE_FORM, GtkWidget)

void  kg_page_form_set_page    (KgPageForm           *self,
                                KgDocumentKind        kind,
                                const char           *name,
                                const KgPageTemplate *page);
char *kg_page_form_dup_text    (KgPageForm           *self);
char *kg_page_form_dup_problem (KgPageForm           *self);

G_END_DECLS
