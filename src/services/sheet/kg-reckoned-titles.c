// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/sheet/kg-reckoned-titles.h"

#include "core/kg-cell-text.h"

static const char *const titles[] = {
  KG_TITLE_LIGHT, KG_TITLE_WARNING, KG_TITLE_LAST_WEEK, KG_TITLE_CONFIRMED, KG_TITLE_ESCALATED, KG_TITLE_LISTED,
  KG_TITLE_FORECAST, KG_TITLE_SLACK, KG_TITLE_CHANCE, KG_TITLE_STUCK, KG_TITLE_PROBLEMS, KG_TITLE_ASSIGNMENTS,
  KG_TITLE_OVERDUE, KG_TITLE_COMMITMENTS,
};

/**
 * kg_title_is_reckoned:
 * @title: of a column, the width of its characters aside
 *
 * Returns: whether an exported board has such a column that no import reads
 */
gboolean
kg_title_is_reckoned (const char *title)
{
  g_autofree char *squeezed = kg_cell_text_squeeze (title);

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++) {
    g_autofree char *known = kg_cell_text_squeeze (titles[i]);

    if (g_str_equal (known, squeezed))
      return TRUE;
  }

  return FALSE;
}
