// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/kg-definition-page.h"

G_BEGIN_DECLS

#define KG_TYPE_RULES_PAGE (kg_rules_page_get_type ())

G_DECLARE_FINAL_TYPE (KgRulesPage, kg_rules_page, KG, RULES_PAGE, KgDefinitionPage)

G_END_DECLS
