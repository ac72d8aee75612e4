// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "core/kg-page-template.h"

G_BEGIN_DECLS

#define KG_TYPE_PAGE_FIELD_ROW (kg_page_field_row_get_type ())

G_DECLARE_FINAL_TYPE (KgPageFieldRow, kg_page_field_row, KG, PAGE_FIELD_ROW, AdwActionRow)

GtkWidget         *kg_page_field_row_new       (const KgPageField *field,
                                                GtkSizeGroup      *units);
const KgPageField *kg_page_field_row_get_field (KgPageFieldRow    *self);
void               kg_page_field_row_set_value (KgPageFieldRow    *self,
                                                double             value,
                                                double             shipped);
double             kg_page_field_row_get_value (KgPageFieldRow    *self);

G_END_DECLS
