// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-pool-keys.h"

#include "widgets/kg-pool-list.h"

/**
 * kg_pool_keys_move:
 * @selected: the selected row, or %KG_POOL_LIST_NONE
 * @top: the first row that is wholly in sight
 * @page: how many are
 * @n_rows: how many there are, at least one
 * @to: (out): the row to select
 *
 * Where a key leads in a list. Without a selection the first press only takes
 * hold of what is in sight.
 *
 * Returns: whether it is a key that leads anywhere
 */
gboolean
kg_pool_keys_move (guint  keyval,
                   guint  selected,
                   guint  top,
                   guint  page,
                   guint  n_rows,
                   guint *to)
{
  guint last = n_rows - 1;
  gboolean none = selected == KG_POOL_LIST_NONE;

  switch (keyval) {
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
    *to = none ? MIN (top, last) : selected - MIN (selected, 1);
    return TRUE;

  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
    *to = none ? MIN (top, last) : MIN (selected + 1, last);
    return TRUE;

  case GDK_KEY_Page_Up:
  case GDK_KEY_KP_Page_Up:
    *to = none ? MIN (top, last) : selected - MIN (selected, page);
    return TRUE;

  case GDK_KEY_Page_Down:
  case GDK_KEY_KP_Page_Down:
    *to = none ? MIN (top + MAX (page, 1) - 1, last) : MIN (selected + page, last);
    return TRUE;

  case GDK_KEY_Home:
  case GDK_KEY_KP_Home:
    *to = 0;
    return TRUE;

  case GDK_KEY_End:
  case GDK_KEY_KP_End:
    *to = last;
    return TRUE;

  default:
    return FALSE;
  }
}
