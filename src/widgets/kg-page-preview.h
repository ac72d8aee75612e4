// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "core/kg-page-template.h"

G_BEGIN_DECLS

#define KG_TYPE_PAGE_PREVIEW (kg_page_preview_get_type ())

G_DECLARE_FINAL_TYPE (KgPagePreview, kg_page_preview, KG, PAGE_PREVIEW, GtkWidget)

void kg_page_preview_set_page    (KgPagePreview        *self,
                                  KgDocumentKind        kind,
                                  const KgPageTemplate *page);
void kg_page_preview_set_problem (KgPagePreview        *self,
                                  const char           *problem);
void kg_page_preview_set_field   (KgPagePreview        *self,
                                  const KgPageField    *field);

G_END_DECLS
