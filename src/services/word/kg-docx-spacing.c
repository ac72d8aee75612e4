// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/word/kg-docx-lines.h"

#include <math.h>

/* How the lines of our pages become those of a word processor.
 *
 * Paragraphs stay whole: no line end is put into text that people are to
 * edit. What a word processor breaks as we do is left alone. Where our breaker
 * squeezed marks to push one in, kept a number with its unit or a name whole,
 * the characters of that line get a little more or less space, as a typist
 * gives it by hand, so that the line ends at the same character by itself. The
 * document switches the program's own squeezing off, since no two programs
 * squeeze alike. */

/* How far a line keeps from being too full or not full enough, twips: the grid
 * itself leaves this much on a full line. */
#define MARGIN 8

/* And how much more for each letter or digit, which another machine's font may
 * draw in another width. */
#define LATIN_MARGIN 12

/* How far a line keeps from being too full at least, twips: programs round the
 * place of each character. */
#define CARE 40

/* The gap between Chinese and letters or digits, in parts of their size: a
 * fifth in LibreOffice, which knows no way to leave it out, a quarter
 * elsewhere. */
#define LEAST_GAP(size) ((size) * 10 / 5)
#define MOST_GAP(size) ((size) * 10 / 4)

/* The dot inside a name of several parts: a full-width character to the page
 * and to Word, a letter of its own width to LibreOffice. */
#define MIDDLE_DOT 0xb7
#define NARROWER(size) ((size) * 7)

static const KgDocxGlyph *
glyph_at (const KgDocxText *text,
          guint             i)
{
  return &g_array_index (text->glyphs, KgDocxGlyph, i);
}

static int
get_width (const KgDocxText *text,
           guint             start,
           guint             end)
{
  int width = 0;

  for (guint i = start; i < end; i++)
    width += glyph_at (text, i)->natural + glyph_at (text, i)->extra;

  return width;
}

static gboolean
is_letter (const KgDocxGlyph *glyph)
{
  const KgCharClass cls = glyph->cls;

  return cls == KG_CHAR_LATIN || cls == KG_CHAR_LATIN_OPEN || cls == KG_CHAR_LATIN_CLOSE || cls == KG_CHAR_COMBINING;
}

/* Whether programs put a gap between two characters. */
static gboolean
is_gap (const KgDocxGlyph *left,
        const KgDocxGlyph *right)
{
  return is_letter (left) != is_letter (right) && g_unichar_isalnum (left->ch) && g_unichar_isalnum (right->ch);
}

/* The width of what would come onto the line before @start if there were room:
 * one character, with the opening marks that go with it and the gap before it.
 * LibreOffice breaks a number behind a gap in the middle, and two dashes, so
 * the first digit or dash must not fit. A mark that may not begin a line does
 * not count, since some programs let it hang into the margin. */
static int
get_next_width (const KgDocxText    *text,
                guint                start,
                const KgDocxMeasure *measure)
{
  guint end = start + 1;

  while (end < text->glyphs->len && glyph_at (text, end - 1)->cls == KG_CHAR_OPEN)
    end++;

  return get_width (text, start, end) +
         (is_gap (glyph_at (text, start - 1), glyph_at (text, start)) ? LEAST_GAP (measure->size) : 0);
}

/* A line as programs measure it. Two ways are known: every character is
 * followed by its spacing; or, in LibreOffice, not the last one before a change
 * of script or of spacing, where letters are set apart by a gap as well. */
typedef struct {
  int width;   /* the first way, without gaps, twips */
  int other;   /* the second way, likewise */
  int narrow;  /* how much narrower that is where a font has narrow middle dots */
  int n;       /* how many characters a change of spacing reaches, the first way */
  int n_other; /* the second way */
  int n_gaps;
  int margin;
} Measured;

static Measured
measure_line (const KgDocxText    *text,
              const KgDocxLine    *line,
              const KgDocxMeasure *measure)
{
  Measured m = { .n = line->end - line->start, .margin = MARGIN };

  for (guint i = line->start; i < line->end; i++) {
    const KgDocxGlyph *glyph = glyph_at (text, i), *next = i + 1 < line->end ? glyph_at (text, i + 1) : NULL;
    gboolean changes = next == NULL || next->extra != glyph->extra || is_letter (next) != is_letter (glyph);

    m.width += glyph->natural + glyph->extra;
    m.other += glyph->natural + glyph->extra - (changes ? measure->spacing + glyph->extra : 0);
    m.narrow += glyph->ch == MIDDLE_DOT ? NARROWER (measure->size) : 0;
    m.n_other += !changes;
    m.n_gaps += next != NULL && is_gap (glyph, next);
    m.margin += is_letter (glyph) ? LATIN_MARGIN : 0;
  }

  return m;
}

/* By how much each character has to be spaced for both ways to keep the line
 * from @least to @most: as little as will do. */
static int
choose_spacing (const Measured      *m,
                const KgDocxMeasure *measure,
                int                  least,
                int                  most)
{
  const int least_gaps = m->n_gaps * LEAST_GAP (measure->size), most_gaps = m->n_gaps * MOST_GAP (measure->size);
  double lowest = 0, highest = 0;

  for (int margin = m->margin; margin >= 0; margin -= MARGIN) {
    lowest = MAX ((double) (least + margin - m->width - least_gaps) / m->n,
                  (double) (least + margin + m->narrow - m->other - least_gaps) / MAX (m->n_other, 1));
    highest = MIN ((double) (most - margin - m->width - most_gaps) / m->n,
                   (double) (most - measure->loss - margin - m->other - least_gaps) / MAX (m->n_other, 1));
    if (ceil (lowest) <= floor (highest))
      return CLAMP (0, (int) ceil (lowest), (int) floor (highest));
  }

  /* No spacing suits both: a line that is too full shows more than one that
   * could have taken another character. */
  return floor (MIN ((lowest + highest) / 2, highest) - (double) CARE / m->n);
}

static void
space_line (KgDocxText          *text,
            guint                i,
            const KgDocxMeasure *measure,
            int                  most)
{
  KgDocxLine *line = &g_array_index (text->lines, KgDocxLine, i);
  const int room = measure->width - (i == 0 ? measure->first : measure->hang);
  gboolean is_last = i + 1 == text->lines->len;
  Measured m = measure_line (text, line, measure);
  int spacing = choose_spacing (&m, measure, is_last ? -room : room - get_next_width (text, line->end, measure) + 1, room);

  line->typed = spacing > most && !is_last;
  if (line->typed)
    spacing = 0;
  for (guint j = line->start; j < line->end; j++)
    g_array_index (text->glyphs, KgDocxGlyph, j).extra += spacing;
}

/**
 * kg_docx_text_space:
 *
 * Spaces the characters so that each line ends where it ends on our pages.
 */
void
kg_docx_text_space (KgDocxText          *text,
                    const KgDocxMeasure *measure)
{
  for (guint i = 0; i < text->lines->len; i++)
    space_line (text, i, measure, G_MAXINT);
}

/**
 * kg_docx_text_space_ragged:
 * @most: what is added to a character at most, twips
 *
 * As kg_docx_text_space(), for lines that end by sense and not at the margin:
 * where more space would be needed, the end of the line is typed instead.
 */
void
kg_docx_text_space_ragged (KgDocxText          *text,
                           const KgDocxMeasure *measure,
                           int                  most)
{
  for (guint i = 0; i < text->lines->len; i++)
    space_line (text, i, measure, most);
}

/**
 * kg_docx_text_get_natural:
 *
 * Returns: the width of the whole text on one line, twips
 */
int
kg_docx_text_get_natural (const KgDocxText *text)
{
  return get_width (text, 0, text->glyphs->len);
}

/**
 * kg_docx_text_get_width:
 *
 * For what is centred: a width in which the text breaks into its lines without
 * any spacing.
 *
 * Returns: twips; that of a whole line when there is but one
 */
int
kg_docx_text_get_width (const KgDocxText    *text,
                        const KgDocxMeasure *measure)
{
  int least = 0, most = measure->width;

  if (text->lines->len < 2)
    return measure->width;

  for (guint i = 0; i < text->lines->len; i++) {
    const KgDocxLine *line = &g_array_index (text->lines, KgDocxLine, i);
    int width = get_width (text, line->start, line->end);

    least = MAX (least, width);
    if (i + 1 < text->lines->len)
      most = MIN (most, width + get_next_width (text, line->end, measure) - 1);
  }

  least += measure->loss;

  return MIN (most > least ? (least + most) / 2 : least, measure->width);
}
