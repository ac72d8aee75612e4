// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/kg-definition-page.h"

G_BEGIN_DECLS

#define KG_TYPE_TEMPLATES_PAGE (kg_templates_page_get_type ())

G_DECLARE_FINAL_TYPE (KgTemplatesPage, kg_templates_page, KG, TEMPLATES_PAGE, KgDefinitionPage)

G_END_DECLS
