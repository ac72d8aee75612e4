// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KgOpeningPage:
 *
 * What stands in a window while its store is being read. What takes longer than
 * a moment is told, and can be stopped by win.cancel-opening. What is typed
 * meanwhile is kept for the search.
 */
#define KG_TYPE_OPENING_PAGE (kg_opening_page_get_type ())

G_DECLARE_FINAL_TYPE (KgOpeningPage, kg_opening_page, KG, OPENING_PAGE, AdwBin)

const char *kg_opening_page_get_typed (KgOpeningPage *self);

G_END_DECLS
