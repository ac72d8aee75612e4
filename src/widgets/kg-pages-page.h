// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/kg-definition-page.h"

G_BEGIN_DECLS

#define KG_TYPE_PAGES_PAGE (kg_pages_page_get_type ())

G_DECLARE_FINAL_TYPE (KgPagesPage, kg_pages_page, KG, PAGES_PAGE, KgDefinitionPage)

G_END_DECLS
