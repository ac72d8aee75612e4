// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/word/kg-docx-lines.h"

#include "services/typeset/kg-display-list-private.h"

#include <math.h>
#include <string.h>

/* The text in the lines in which it stands on our pages. */

#define EM 1000
#define HALF 500

/* How wide letters and digits are in Noto Sans CJK (思源黑体), which LibreOffice
 * takes for a family that it does not have, from the space on; and how much
 * wider others may be there. */
static const guint16 wide_letters[] = {
  224, 323, 474, 555, 555, 921, 680, 278, 338, 338, 467, 555, 278, 347, 278, 392,
  555, 555, 555, 555, 555, 555, 555, 555, 555, 555, 278, 278, 555, 555, 555, 474,
  946, 608, 657, 638, 688, 589, 552, 689, 728, 293, 535, 646, 543, 812, 723, 742,
  633, 742, 635, 596, 599, 721, 575, 878, 573, 531, 603, 338, 392, 338, 555, 559,
  606, 563, 618, 510, 620, 554, 325, 564, 607, 275, 275, 552, 284, 926, 610, 606,
  620, 620, 388, 468, 377, 607, 521, 802, 498, 521, 475, 338, 270, 338, 555,
};
#define WIDER_LETTER 38

struct _KgDocxLines {
  const KgDisplayList *list;
  double foot; /* below it stand page numbers, pt */
  guint page;
  guint run;
  guint glyph;
};

KgDocxLines *
kg_docx_lines_new (const KgDisplayList  *list,
                   const KgPageTemplate *page_template)
{
  KgDocxLines *self = g_new0 (KgDocxLines, 1);

  self->list = list;
  self->foot = kg_mm (page_template->area_top + page_template->area_height) + 0.1;

  return self;
}

void
kg_docx_lines_free (KgDocxLines *self)
{
  g_free (self);
}

static KgDocxText *
new_text (void)
{
  KgDocxText *text = g_new (KgDocxText, 1);

  text->glyphs = g_array_new (FALSE, FALSE, sizeof (KgDocxGlyph));
  text->lines = g_array_new (FALSE, FALSE, sizeof (KgDocxLine));

  return text;
}

void
kg_docx_text_free (KgDocxText *text)
{
  g_array_unref (text->glyphs);
  g_array_unref (text->lines);
  g_free (text);
}

/* Moves to the next glyph that is not of a page number. */
static const KgRun *
get_run (KgDocxLines *self)
{
  for (; self->page < self->list->pages->len; self->page++, self->run = 0) {
    const KgPage *page = g_ptr_array_index (self->list->pages, self->page);

    for (; self->run < page->runs->len; self->run++, self->glyph = 0) {
      const KgRun *run = &g_array_index (page->runs, KgRun, self->run);

      if (run->y <= self->foot && self->glyph < run->n_glyphs)
        return run;
    }
  }

  return NULL;
}

/* How much wider than @advance a letter is there, thousandths of its size. */
static int
get_wider (gunichar ch,
           int      advance)
{
  return ch > ' ' && ch < 0x7f ? wide_letters[ch - ' '] - advance : WIDER_LETTER;
}

/* How wide the font has a letter: on a stretched line the page widens its box. */
static int
get_advance (KgDocxLines         *self,
             const KgPlacedGlyph *placed)
{
  KgFontGlyph glyph;

  for (KgFontRole role = 0; role < KG_FONT_N_ROLES; role++) {
    if (kg_font_set_resolve (self->list->fonts, role, placed->ch, &glyph) && glyph.face == placed->face &&
        glyph.glyph == placed->glyph)
      return MIN (glyph.advance, placed->advance);
  }

  return placed->advance;
}

static void
add_glyph (KgDocxText          *text,
           const KgPlacedGlyph *placed,
           guint                offset,
           const KgDocxMeasure *measure)
{
  KgDocxLine *line = text->lines->len > 0 ? &g_array_index (text->lines, KgDocxLine, text->lines->len - 1) : NULL;
  KgDocxGlyph glyph = { .ch = placed->ch, .cls = kg_char_get_class (placed->ch), .offset = offset };
  gboolean full = placed->face == KG_FACE_MISSING || kg_char_class_is_full (glyph.cls);

  glyph.natural = (full ? measure->size * 10 : measure->size * 10 * placed->advance / EM) + measure->spacing;
  if (!full && placed->advance > 0) {
    glyph.half = measure->size * 10 * (HALF - (int) placed->advance) / EM;
    glyph.wide = measure->size * 10 * get_wider (glyph.ch, placed->advance) / EM;
  }

  /* Marks side by side share one empty half. An opening mark gives the half
   * before it, which is space behind the one on its left. */
  if (full && placed->advance < EM) {
    gboolean before = glyph.cls == KG_CHAR_OPEN && text->glyphs->len > (line != NULL ? line->start : 0);

    if (before)
      g_array_index (text->glyphs, KgDocxGlyph, text->glyphs->len - 1).extra -= measure->size * 5;
    else
      glyph.extra -= measure->size * 5;
  }
  g_array_append_val (text->glyphs, glyph);
  if (line != NULL)
    line->end = text->glyphs->len;
}

/* Passes over what the document sets in its own way, as the cells of a table. */
static gboolean
skip_run (KgDocxLines *self)
{
  if (get_run (self) == NULL)
    return FALSE;

  self->run++;
  self->glyph = 0;

  return get_run (self) != NULL;
}

static gboolean
take (KgDocxLines         *self,
      const char          *words,
      const KgDocxMeasure *measure,
      KgDocxText          *text)
{
  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p)) {
    const KgRun *run = get_run (self);
    const KgRunGlyph *glyph = run != NULL ? &g_array_index (self->list->glyphs, KgRunGlyph, run->first + self->glyph) : NULL;
    const KgPlacedGlyph *placed = glyph != NULL ? kg_display_list_get_placed (self->list, glyph) : NULL;
    gunichar ch = g_utf8_get_char (p);
    KgPlacedGlyph natural;
    KgDocxLine *line;

    if (placed == NULL || placed->ch != ch) {
      /* A line's end swallows spaces. */
      KgPlacedGlyph space = { .ch = ch, .advance = 0 };

      if (kg_char_get_class (ch) != KG_CHAR_SPACE || text->lines->len == 0)
        return FALSE;
      add_glyph (text, &space, p - words, measure);
      continue;
    }

    if (text->lines->len == 0 || (self->glyph == 0 && run->new_line)) {
      KgDocxLine next = { text->glyphs->len, text->glyphs->len, self->page, glyph->x, run->y, 0, FALSE };

      g_array_append_val (text->lines, next);
    }
    natural = *placed;
    if (placed->face != KG_FACE_MISSING && !kg_char_class_is_full (kg_char_get_class (ch)))
      natural.advance = get_advance (self, placed);
    add_glyph (text, &natural, p - words, measure);
    line = &g_array_index (text->lines, KgDocxLine, text->lines->len - 1);
    line->width = glyph->x - line->left + placed->advance * run->size * run->condense / EM;
    self->glyph++;
  }

  return TRUE;
}

/**
 * kg_docx_lines_take:
 * @text: what the pages go on with, in reading order
 *
 * Returns: (transfer full): the lines in which @text stands next; none when
 *   the pages do not have it
 */
KgDocxText *
kg_docx_lines_take (KgDocxLines         *self,
                    const char          *text,
                    const KgDocxMeasure *measure)
{
  const KgDocxLines before = *self;
  KgDocxText *taken = new_text ();

  for (KgDocxLines at = before; !take (self, text, measure, taken); at = *self) {
    *self = at;
    g_array_set_size (taken->glyphs, 0);
    g_array_set_size (taken->lines, 0);
    if (*text == '\0' || !skip_run (self)) {
      *self = before;
      break;
    }
  }

  return taken;
}

/**
 * kg_docx_lines_pass:
 * @foot: pt from the top of the page
 *
 * Goes on behind what stands before @page, and on it above @foot.
 */
void
kg_docx_lines_pass (KgDocxLines *self,
                    guint        page,
                    double       foot)
{
  const KgRun *run;

  while ((run = get_run (self)) != NULL && (self->page < page || (self->page == page && run->y < foot))) {
    self->run++;
    self->glyph = 0;
  }
}

/**
 * kg_docx_text_new:
 * @items: of KgTextItem, one for each character of @words
 *
 * Returns: (transfer full): @words without any line yet
 */
KgDocxText *
kg_docx_text_new (const char          *words,
                  const GArray        *items,
                  const KgDocxMeasure *measure)
{
  KgDocxText *text = new_text ();
  const char *p = words;

  for (guint i = 0; i < items->len && *p != '\0'; i++, p = g_utf8_next_char (p))
    add_glyph (text, &g_array_index (items, KgTextItem, i).placed, p - words, measure);

  return text;
}

/**
 * kg_docx_text_add_line:
 * @line: by the items that @text was made of
 */
void
kg_docx_text_add_line (KgDocxText   *text,
                       const KgLine *line)
{
  KgDocxLine next = { .start = line->start, .end = MIN (line->end, text->glyphs->len) };

  if (next.start < next.end)
    g_array_append_val (text->lines, next);
}

/**
 * kg_docx_text_cut:
 * @line: not the first one
 *
 * Returns: (transfer full): what stands from @line on, which @text loses
 */
KgDocxText *
kg_docx_text_cut (KgDocxText *text,
                  guint       line)
{
  const guint start = g_array_index (text->lines, KgDocxLine, line).start;
  const guint offset = g_array_index (text->glyphs, KgDocxGlyph, start).offset;
  KgDocxText *rest = new_text ();

  g_array_append_vals (rest->glyphs, &g_array_index (text->glyphs, KgDocxGlyph, start), text->glyphs->len - start);
  g_array_append_vals (rest->lines, &g_array_index (text->lines, KgDocxLine, line), text->lines->len - line);
  for (guint i = 0; i < rest->glyphs->len; i++)
    g_array_index (rest->glyphs, KgDocxGlyph, i).offset -= offset;
  for (guint i = 0; i < rest->lines->len; i++) {
    g_array_index (rest->lines, KgDocxLine, i).start -= start;
    g_array_index (rest->lines, KgDocxLine, i).end -= start;
  }
  g_array_set_size (text->glyphs, start);
  g_array_set_size (text->lines, line);

  return rest;
}
