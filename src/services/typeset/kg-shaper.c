// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-shaper.h"

/* Text to shaped items.
 *
 * Every full-width character gets a box of one cell, whatever width its font
 * gives it: quotes and dashes are narrow in many faces. Marks know the empty
 * half that they can give up, which is read from their ink, so that a face
 * whose marks stand in the middle keeps them whole. */

#define EM      1000
#define HALF    (EM / 2)
#define INK_TOL 50 /* how far ink may reach into the half that is given up */

struct _KgShaper {
  KgFontSet *fonts;
  GArray *uses;        /* of KgShaperUse, a handful */
  guint last_use;      /* the one that was counted last */
  GHashTable *missing; /* of characters */
};

KgShaper *
kg_shaper_new (KgFontSet *fonts)
{
  KgShaper *self = g_new0 (KgShaper, 1);

  self->fonts = kg_font_set_ref (fonts);
  self->uses = g_array_new (FALSE, FALSE, sizeof (KgShaperUse));
  self->missing = g_hash_table_new (NULL, NULL);

  return self;
}

void
kg_shaper_free (KgShaper *self)
{
  g_hash_table_unref (self->missing);
  g_array_unref (self->uses);
  kg_font_set_unref (self->fonts);
  g_free (self);
}

static void
count_use (KgShaper   *self,
           KgFontRole  role,
           gunichar    ch,
           guint       face)
{
  const KgShaperUse first = { role, face, 1 };

  if (face == KG_FACE_MISSING) {
    g_hash_table_add (self->missing, GUINT_TO_POINTER (ch));
    return;
  }
  if (g_unichar_isspace (ch))
    return;

  /* Mostly it is the same as before. */
  for (guint i = 0; i < self->uses->len; i++) {
    const guint at = (self->last_use + i) % self->uses->len;
    KgShaperUse *use = &g_array_index (self->uses, KgShaperUse, at);

    if (use->role == role && use->face == face) {
      use->count++;
      self->last_use = at;
      return;
    }
  }
  self->last_use = self->uses->len;
  g_array_append_val (self->uses, first);
}

/* Puts a glyph of any width into a box of one em. */
static void
fill_cell (KgTextItem        *item,
           const KgFontGlyph *glyph,
           double             cell)
{
  KgPlacedGlyph *placed = &item->placed;
  int spare = EM - glyph->advance;

  placed->advance = EM;
  item->width = cell;

  if (spare < 0) {
    placed->stretch = EM * EM / glyph->advance;
  } else {
    placed->shift = item->cls == KG_CHAR_OPEN ? spare : item->cls == KG_CHAR_CLOSE ? 0 : spare / 2;
  }

  if (item->cls == KG_CHAR_CLOSE && glyph->right + placed->shift <= HALF + INK_TOL) {
    item->give = cell / 2;
  } else if (item->cls == KG_CHAR_OPEN && glyph->left + placed->shift >= HALF - INK_TOL) {
    item->give = cell / 2;
    item->give_leading = TRUE;
  }
}

/* Two dashes are one stroke: their ink must meet. */
static void
join_dashes (KgShaper   *self,
             KgFontRole  role,
             KgTextItem *item)
{
  KgFontGlyph glyph;

  kg_font_set_resolve (self->fonts, role, item->placed.ch, &glyph);
  if (glyph.right <= glyph.left)
    return;
  item->placed.stretch = MIN (EM * EM / (glyph.right - glyph.left), 4 * EM);
  item->placed.shift = -glyph.left * item->placed.stretch / EM;
}

static void
give_half (KgTextItem *item)
{
  if (item->give <= 0)
    return;
  item->width -= item->give;
  item->give = 0;
  item->placed.advance = HALF;
  if (item->give_leading)
    item->placed.shift -= HALF;
}

/* Marks that stand side by side share one empty half. */
static void
tighten_pair (KgTextItem *left,
              KgTextItem *right)
{
  if (left->cls == KG_CHAR_CLOSE && (right->cls == KG_CHAR_CLOSE || right->cls == KG_CHAR_OPEN))
    give_half (left);
  else if (left->cls == KG_CHAR_OPEN && right->cls == KG_CHAR_OPEN)
    give_half (right);
}

/**
 * kg_shaper_append:
 * @items: of KgTextItem
 * @text: one paragraph, valid UTF-8
 * @size: of the characters, pt
 * @cell: width of a full-width character on the line, pt
 */
void
kg_shaper_append (KgShaper   *self,
                  GArray     *items,
                  KgFontRole  role,
                  const char *text,
                  double      size,
                  double      cell)
{
  for (; *text != '\0'; text = g_utf8_next_char (text)) {
    gunichar ch = g_utf8_get_char (text);
    KgTextItem item = { .placed = { .ch = ch, .stretch = EM }, .cls = kg_char_get_class (ch), .size = size };
    KgTextItem *last = items->len > 0 ? &g_array_index (items, KgTextItem, items->len - 1) : NULL;
    KgFontRole chosen = kg_font_set_choose_role (self->fonts, role, ch);
    KgFontGlyph glyph;

    kg_font_set_resolve (self->fonts, chosen, ch, &glyph);
    count_use (self, chosen, ch, glyph.face);
    item.placed.face = glyph.face;
    item.placed.glyph = glyph.glyph;

    if (kg_char_class_is_full (item.cls) || glyph.face == KG_FACE_MISSING) {
      fill_cell (&item, &glyph, cell);
    } else {
      item.placed.advance = item.cls == KG_CHAR_COMBINING ? 0 : glyph.advance;
      item.width = item.placed.advance * size / EM;
    }

    if (last != NULL) {
      tighten_pair (last, &item);
      if (ch == 0x2014 && last->placed.ch == ch) {
        join_dashes (self, role, last);
        join_dashes (self, role, &item);
      }
    }
    g_array_append_val (items, item);
  }
}

/**
 * kg_shaper_keep_whole:
 *
 * Forbids to break between the items from @from to before @to, unless they
 * fill a third of a line of 28 characters and more.
 */
void
kg_shaper_keep_whole (GArray *items,
                      guint   from,
                      guint   to)
{
  const guint longest = 10;

  for (guint i = from + 1; i < to && to - from <= longest; i++)
    g_array_index (items, KgTextItem, i).glue = TRUE;
}

/* A name of several parts, 阿卜杜热合曼·买买提明. */
static gboolean
has_parts (const GArray *items,
           guint         from,
           guint         to)
{
  for (guint i = from; i < to; i++)
    if (g_utf8_strchr ("·•・‧", -1, g_array_index (items, KgTextItem, i).placed.ch) != NULL)
      return TRUE;

  return FALSE;
}

/**
 * kg_shaper_keep_names:
 * @from: the first item of the names
 *
 * Forbids to break inside what stands between two marks when it is as short
 * as a name: nobody wants to read half of their name.
 */
void
kg_shaper_keep_names (GArray *items,
                      guint   from)
{
  const guint longest = 6, longest_of_parts = 14;
  guint start = from;

  for (guint i = from; i <= items->len; i++) {
    if (i < items->len && g_array_index (items, KgTextItem, i).cls != KG_CHAR_CLOSE)
      continue;
    if (i - start <= longest || (i - start <= longest_of_parts && has_parts (items, start, i))) {
      for (guint j = start + 1; j < i; j++)
        g_array_index (items, KgTextItem, j).glue = TRUE;
    }
    start = i + 1;
  }
}

/**
 * kg_shaper_get_width:
 *
 * Returns: the width of all items on one line, pt
 */
double
kg_shaper_get_width (GArray *items)
{
  double width = 0;

  for (guint i = 0; i < items->len; i++)
    width += g_array_index (items, KgTextItem, i).width;

  return width;
}

/**
 * kg_shaper_get_ink:
 * @above: (out): from the baseline up to the highest ink, pt
 * @below: (out): from the baseline down to the lowest ink, pt
 */
void
kg_shaper_get_ink (KgShaper   *self,
                   KgFontRole  role,
                   GArray     *items,
                   double     *above,
                   double     *below)
{
  *above = *below = 0;

  for (guint i = 0; i < items->len; i++) {
    const KgTextItem *item = &g_array_index (items, KgTextItem, i);
    KgFontGlyph glyph;

    kg_font_set_resolve (self->fonts, role, item->placed.ch, &glyph);
    *above = MAX (*above, glyph.top * item->size / EM);
    *below = MAX (*below, -glyph.bottom * item->size / EM);
  }
}

static int
compare_uses (gconstpointer a,
              gconstpointer b)
{
  const KgShaperUse *ua = a, *ub = b;

  if (ua->role != ub->role)
    return (int) ua->role - (int) ub->role;
  if (ua->count != ub->count)
    return ua->count > ub->count ? -1 : 1;

  return ua->face < ub->face ? -1 : ua->face > ub->face;
}

/**
 * kg_shaper_get_uses:
 *
 * Returns: (transfer full): of KgShaperUse, by role, most used first
 */
GArray *
kg_shaper_get_uses (KgShaper *self)
{
  GArray *uses = g_array_copy (self->uses);

  g_array_sort (uses, compare_uses);

  return uses;
}

static int
compare_chars (gconstpointer a,
               gconstpointer b)
{
  gunichar ca = *(const gunichar *) a, cb = *(const gunichar *) b;

  return ca < cb ? -1 : ca > cb;
}

/**
 * kg_shaper_get_missing:
 *
 * Returns: (transfer full): of gunichar, in ascending order
 */
GArray *
kg_shaper_get_missing (KgShaper *self)
{
  GArray *missing = g_array_new (FALSE, FALSE, sizeof (gunichar));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->missing);
  while (g_hash_table_iter_next (&iter, &key, NULL)) {
    gunichar ch = GPOINTER_TO_UINT (key);

    g_array_append_val (missing, ch);
  }
  g_array_sort (missing, compare_chars);

  return missing;
}
