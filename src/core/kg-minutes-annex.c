// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-minutes.h"

/* The annexes of a document, which follow its lists of names on pages of their
 * own (GB/T 9704-2012, 7.3.4 and 7.3.7). */

/**
 * kg_minutes_get_annexes:
 * @n_annexes: (out):
 *
 * Returns: the first block of the annexes; how many blocks there are, when
 *   there is no annex
 */
guint
kg_minutes_get_annexes (const KgMinutes *self,
                        guint           *n_annexes)
{
  guint first = self->blocks->len;

  *n_annexes = 0;
  for (guint i = 0; i < self->blocks->len; i++) {
    const KgMinutesBlock *block = g_ptr_array_index (self->blocks, i);

    if (block->kind != KG_MINUTES_ANNEX)
      continue;
    first = MIN (first, i);
    (*n_annexes)++;
  }

  return first;
}

/**
 * kg_minutes_get_text_end:
 *
 * The annexes are named below the text and above the signature (GB/T
 * 9704-2012, 7.3.4 and 7.3.5).
 *
 * Returns: the block before which they are named: the first annex, or the
 *   first of the signature blocks right before it
 */
guint
kg_minutes_get_text_end (const KgMinutes *self)
{
  guint n, end = kg_minutes_get_annexes (self, &n);

  while (end > 0 && ((const KgMinutesBlock *) g_ptr_array_index (self->blocks, end - 1))->kind == KG_MINUTES_SIGNATURE)
    end--;

  return end;
}

/**
 * kg_minutes_get_annex_label:
 * @nth: from 0
 *
 * Returns: 附件, or 附件1 where there are several
 */
char *
kg_minutes_get_annex_label (const KgMinutes *self,
                            guint            nth)
{
  guint n;

  kg_minutes_get_annexes (self, &n);

  return n > 1 ? g_strdup_printf ("附件%u", nth + 1) : g_strdup ("附件");
}

/**
 * kg_minutes_get_annex_lines:
 *
 * Returns: (transfer container) (element-type utf8): what follows 附件： below
 *   the text, one line for each annex
 */
GPtrArray *
kg_minutes_get_annex_lines (const KgMinutes *self)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  guint n, first = kg_minutes_get_annexes (self, &n);

  for (guint i = first; i < self->blocks->len; i++) {
    const KgMinutesBlock *block = g_ptr_array_index (self->blocks, i);

    if (block->kind != KG_MINUTES_ANNEX)
      continue;
    g_ptr_array_add (lines, n > 1 ? g_strdup_printf ("%u.%s", lines->len + 1, block->text) : g_strdup (block->text));
  }

  return lines;
}
