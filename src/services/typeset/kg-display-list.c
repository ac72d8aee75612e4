// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-display-list-private.h"

/* Finished pages. What can be asked about them is here; the back ends that
 * draw them have files of their own. */

static void
page_free (gpointer data)
{
  KgPage *page = data;

  g_array_unref (page->runs);
  g_array_unref (page->rules);
  g_array_unref (page->images);
  g_free (page);
}

static void
bookmark_clear (gpointer data)
{
  g_free (((KgBookmark *) data)->text);
}

static void
use_clear (gpointer data)
{
  g_free (((KgFontUse *) data)->used);
}

static guint
hash_placed (gconstpointer data)
{
  const KgPlacedGlyph *p = data;

  return (((p->ch * 31 + p->glyph) * 31 + (guint16) p->shift) * 31 + (guint16) p->advance + (guint) p->stretch * 7) * 31 + p->face;
}

static gboolean
equal_placed (gconstpointer a,
              gconstpointer b)
{
  const KgPlacedGlyph *pa = a, *pb = b;

  return pa->ch == pb->ch && pa->face == pb->face && pa->glyph == pb->glyph && pa->shift == pb->shift &&
         pa->stretch == pb->stretch && pa->advance == pb->advance;
}

KgDisplayList *
kg_display_list_new (KgFontSet *fonts,
                     double     width,
                     double     height)
{
  KgDisplayList *self = g_new0 (KgDisplayList, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->fonts = kg_font_set_ref (fonts);
  self->width = width;
  self->height = height;
  self->placed = g_array_new (FALSE, FALSE, sizeof (KgPlacedGlyph));
  self->numbers = g_hash_table_new_full (hash_placed, equal_placed, g_free, NULL);
  self->glyphs = g_array_new (FALSE, FALSE, sizeof (KgRunGlyph));
  self->pages = g_ptr_array_new_with_free_func (page_free);
  self->pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) cairo_surface_destroy);
  self->picture_files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->bookmarks = g_array_new (FALSE, FALSE, sizeof (KgBookmark));
  g_array_set_clear_func (self->bookmarks, bookmark_clear);
  self->watermark.glyphs = g_array_new (FALSE, FALSE, sizeof (KgRunGlyph));
  self->uses = g_array_new (FALSE, FALSE, sizeof (KgFontUse));
  g_array_set_clear_func (self->uses, use_clear);
  self->missing = g_array_new (FALSE, FALSE, sizeof (gunichar));

  return self;
}

KgDisplayList *
kg_display_list_ref (KgDisplayList *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
kg_display_list_unref (KgDisplayList *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->missing);
  g_clear_pointer (&self->forbidden, g_ptr_array_unref);
  g_array_unref (self->uses);
  g_array_unref (self->watermark.glyphs);
  g_hash_table_unref (self->numbers);
  g_array_unref (self->placed);
  g_array_unref (self->bookmarks);
  g_ptr_array_unref (self->pictures);
  g_ptr_array_unref (self->picture_files);
  g_ptr_array_unref (self->pages);
  g_array_unref (self->glyphs);
  kg_font_set_unref (self->fonts);
  g_free (self->title);
  g_free (self->author);
  g_free (self->subject);
  g_free (self->identifier);
  g_free (self);
}

KgPage *
kg_display_list_get_page (const KgDisplayList *self,
                          guint                page)
{
  return g_ptr_array_index (self->pages, page);
}

KgPage *
kg_display_list_add_page (KgDisplayList *self)
{
  KgPage *page = g_new0 (KgPage, 1);

  page->runs = g_array_new (FALSE, FALSE, sizeof (KgRun));
  page->rules = g_array_new (FALSE, FALSE, sizeof (KgRule));
  page->images = g_array_new (FALSE, FALSE, sizeof (KgImage));
  g_ptr_array_add (self->pages, page);

  return page;
}

/**
 * kg_display_list_number:
 *
 * Returns: which of the list's @placed is; it is added when it is new
 */
guint
kg_display_list_number (KgDisplayList       *self,
                        const KgPlacedGlyph *placed)
{
  guint *recent = &self->recent[hash_placed (placed) % G_N_ELEMENTS (self->recent)];

  if (*recent > 0 && equal_placed (&g_array_index (self->placed, KgPlacedGlyph, *recent - 1), placed))
    return *recent - 1;

  *recent = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, placed));
  if (*recent == 0) {
    g_array_append_vals (self->placed, placed, 1);
    g_hash_table_insert (self->numbers, g_memdup2 (placed, sizeof *placed), GUINT_TO_POINTER (self->placed->len));
    *recent = self->placed->len;
  }

  return *recent - 1;
}

/**
 * kg_rule_get_box:
 * @x: (out): its left edge
 * @y: (out): its upper edge
 *
 * Where the ink of a rule is.
 */
void
kg_rule_get_box (const KgRule *rule,
                 double       *x,
                 double       *y,
                 double       *width,
                 double       *height)
{
  *x = rule->vertical ? rule->x - rule->thickness / 2 : rule->x;
  *y = rule->vertical ? rule->y : rule->y - rule->thickness / 2;
  *width = rule->vertical ? rule->thickness : rule->length;
  *height = rule->vertical ? rule->length : rule->thickness;
}

guint
kg_display_list_get_n_pages (const KgDisplayList *self)
{
  return self->pages->len;
}

/**
 * kg_display_list_get_page_size:
 * @width: (out): pt
 * @height: (out): pt
 *
 * All pages are of one size.
 */
void
kg_display_list_get_page_size (const KgDisplayList *self,
                               double              *width,
                               double              *height)
{
  *width = self->width;
  *height = self->height;
}

/**
 * kg_display_list_get_fonts:
 *
 * Returns: (array length=n_fonts): the fonts really used, by role, the one
 *   that draws most characters of a role first
 */
const KgFontUse *
kg_display_list_get_fonts (const KgDisplayList *self,
                           guint               *n_fonts)
{
  *n_fonts = self->uses->len;

  return (const KgFontUse *) (gconstpointer) self->uses->data;
}

/**
 * kg_display_list_get_forbidden:
 *
 * Returns: (element-type utf8) (nullable): the families that were passed over
 *   because their licence does not allow to embed them
 */
const GPtrArray *
kg_display_list_get_forbidden (const KgDisplayList *self)
{
  return self->forbidden;
}

/**
 * kg_display_list_get_missing:
 *
 * Returns: (array length=n_characters): the characters that no font of this
 *   machine has, ascending; each is drawn as □
 */
const gunichar *
kg_display_list_get_missing (const KgDisplayList *self,
                             guint               *n_characters)
{
  *n_characters = self->missing->len;

  return (const gunichar *) (gconstpointer) self->missing->data;
}

/**
 * kg_display_list_get_page_text:
 * @page: from 0
 *
 * Returns: what stands on one page, in reading order, line by line as set
 */
char *
kg_display_list_get_page_text (const KgDisplayList *self,
                               guint                page)
{
  const GArray *runs = kg_display_list_get_page (self, page)->runs;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++) {
    const KgRun *run = &g_array_index (runs, KgRun, i);
    const KgRunGlyph *glyphs = &g_array_index (self->glyphs, KgRunGlyph, run->first);

    if (i > 0 && run->new_line)
      g_string_append_c (text, '\n');
    for (guint j = 0; j < run->n_glyphs; j++)
      g_string_append_unichar (text, kg_display_list_get_placed (self, &glyphs[j])->ch);
  }
  if (text->len > 0)
    g_string_append_c (text, '\n');

  return g_string_free (text, FALSE);
}
