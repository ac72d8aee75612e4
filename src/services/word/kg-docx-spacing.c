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


/* How far a line keeps from being too full or not full enough where it can,
 * twips, since programs round the place of each character; else as much less
 * as it takes, by steps. */
#define CARE 40
#define STEP 4

/* What no reader whose lines are less certain may take of it. */
#define LEAST_CARE 16

/* How much closer letters and digits may stand than their widths say, twips. */
#define TIGHTER 8

/* How narrow characters may be drawn for the sake of gaps. */
#define LEAST_PERCENT 88

/* The dot inside a name of several parts: a full-width character to the page
 * and to Word, a letter of its own width to LibreOffice. */
#define MIDDLE_DOT 0xb7
#define NARROWER(size) ((size) * 7)

/* The least spacing that LibreOffice gives to a character. */
#define NEAREST(size) (-(size) * 10 / 6)

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

/* Programs measure a line in two ways: as in Word, every character is followed by its
 * spacing; or, as in LibreOffice, not the last one before a change of script or
 * of spacing when that would draw it nearer, and where letters are set apart by
 * a gap as well. Nor does it take more from a character than a sixth of its size. */
typedef enum {
  WAY_WORD,
  WAY_OFFICE,
  N_WAYS,
} Way;

/* The gap between Chinese and letters or digits: a fifth of their size in
 * LibreOffice, which knows no way to leave it out, a quarter elsewhere. */
static int
get_gap (const KgDocxMeasure *measure,
         Way                  way)
{
  return measure->size * 10 / (way == WAY_OFFICE ? 5 : 4);
}

static gboolean
is_word_part (const KgDocxGlyph *glyph)
{
  return glyph->ch < 0x80 && g_ascii_isalnum (glyph->ch);
}

static gboolean
is_pause (const KgDocxGlyph *glyph)
{
  return g_utf8_strchr ("，、。", -1, glyph->ch) != NULL;
}

/* Whether LibreOffice, where it keeps words whole, would break before @i: not
 * behind a bracket or quote, nor behind a comma or stop that itself follows a
 * word. */
static gboolean
is_word_start (const KgDocxText *text,
               guint             i)
{
  const gunichar left = glyph_at (text, i - 1)->ch;

  if (!is_word_part (glyph_at (text, i)))
    return FALSE;
  if (is_pause (glyph_at (text, i - 1)))
    return i > 1 && !is_letter (glyph_at (text, i - 2));

  return left == ' ' || g_utf8_strchr ("；：？！—…～", -1, left) != NULL || g_unichar_get_script (left) == G_UNICODE_SCRIPT_HAN;
}

/* The width of what would come onto the line before @start if there were room:
 * a word that LibreOffice keeps whole, or one character, with the opening marks
 * that go with it and the gap before it. LibreOffice breaks other words in the
 * middle, and two dashes, so the first letter or dash must not fit. A mark that
 * may not begin a line does not count, since some programs let it hang into the margin. */
static int
get_next_width (const KgDocxText    *text,
                guint                start,
                const KgDocxMeasure *measure,
                Way                  way)
{
  guint end = start + 1;
  int narrower = 0;

  while (end < text->glyphs->len && glyph_at (text, end - 1)->cls == KG_CHAR_OPEN)
    end++;
  while (way == WAY_WORD && end < text->glyphs->len &&
         g_unichar_isdigit (glyph_at (text, end - 1)->ch) && g_unichar_isdigit (glyph_at (text, end)->ch))
    end++;
  while (way == WAY_OFFICE && end < text->glyphs->len && is_word_start (text, start) && is_word_part (glyph_at (text, end)))
    end++;
  for (guint i = start; i < end; i++)
    narrower += MIN (glyph_at (text, i)->half, 0);

  return get_width (text, start, end) + narrower +
         (is_gap (glyph_at (text, start - 1), glyph_at (text, start)) ? get_gap (measure, way) : 0);
}

/* And draw letters and digits in the font of this machine, in 仿宋 itself, where
 * each is half as wide as it is high, or in the font that comes where there is
 * none. Chinese is as wide in all of them. */
typedef enum {
  FONT_HERE,
  FONT_HALF,
  FONT_WIDE,
  FONT_TIGHT, /* that of this machine with pairs of digits set closer */
  FONT_DOTS,  /* that of this machine with narrow middle dots */
  N_FONTS,
} Font;

/* Who is to have our lines, the first ones at any rate: those whose lines are
 * known for certain. */
static const struct {
  Way way;
  Font font;
} readers[] = {
  { WAY_OFFICE, FONT_HERE }, { WAY_OFFICE, FONT_WIDE }, { WAY_OFFICE, FONT_TIGHT }, { WAY_OFFICE, FONT_DOTS },
  { WAY_WORD, FONT_HALF },   { WAY_WORD, FONT_HERE },   { WAY_OFFICE, FONT_HALF },  { WAY_WORD, FONT_WIDE },
};

/* How many of them come before others' distance from the edge of the line. */
#define N_FIRST 5

typedef struct {
  int width[N_WAYS]; /* in the font of this machine, without gaps, twips */
  int n[N_WAYS];     /* how many characters a change of spacing reaches */
  int n_wider;       /* and how many more in LibreOffice one that parts characters */
  int more[N_FONTS]; /* how much wider the line is, twips */
  int n_gaps;
  int least[N_WAYS]; /* how wide it has to be for nothing more to come on it, twips */
  int most;
} Measured;

static Measured
measure_line (const KgDocxText    *text,
              const KgDocxLine    *line,
              const KgDocxMeasure *measure)
{
  Measured m = { .n = { line->end - line->start, 0 } };

  for (guint i = line->start; i < line->end; i++) {
    const KgDocxGlyph *glyph = glyph_at (text, i), *next = i + 1 < line->end ? glyph_at (text, i + 1) : NULL;
    gboolean changes = next == NULL || next->extra != glyph->extra || next->parts != glyph->parts ||
                       is_letter (next) != is_letter (glyph);

    m.width[WAY_WORD] += glyph->natural + glyph->extra;
    m.width[WAY_OFFICE] += glyph->natural - measure->spacing +
                           (changes ? 0 : MAX (measure->spacing + glyph->extra, NEAREST (measure->size)));
    m.n[WAY_OFFICE] += !changes && glyph->extra == 0;
    m.n_wider += changes && next != NULL && glyph->extra == 0;
    m.more[FONT_HALF] += glyph->half;
    m.more[FONT_WIDE] += glyph->wide;
    m.more[FONT_TIGHT] -= is_letter (glyph) ? TIGHTER : 0;
    m.more[FONT_DOTS] -= glyph->ch == MIDDLE_DOT ? NARROWER (measure->size) : 0;
    m.n_gaps += next != NULL && is_gap (glyph, next);
  }
  m.n[WAY_OFFICE] = MAX (m.n[WAY_OFFICE], 1);

  return m;
}

/* How much each character has to be spaced for the line to be wider by @width. */
static double
get_spacing (const Measured      *m,
             const KgDocxMeasure *measure,
             Way                  way,
             int                  width)
{
  const double spacing = (double) width / m->n[way];

  if (way == WAY_WORD || spacing <= -measure->spacing)
    return spacing;

  return (double) (width - m->n_wider * measure->spacing) / (m->n[way] + m->n_wider);
}

/* By how much each character may be spaced for the line to keep @margin from
 * being too full and not full enough, where its reader has it. */
static void
get_bounds (const Measured      *m,
            const KgDocxMeasure *measure,
            Way                  way,
            Font                 font,
            int                  margin,
            int                 *lowest,
            int                 *highest)
{
  const gboolean is_office = way == WAY_OFFICE;
  const int width = m->width[way] + m->more[font] + m->n_gaps * get_gap (measure, way);
  const int loss = is_office ? measure->loss : 0;

  if (!is_office)
    margin /= 4; /* it counts in twips */

  *lowest = ceil (get_spacing (m, measure, way, m->least[way] + margin - width));
  *highest = floor (get_spacing (m, measure, way, m->most - loss - margin - width));
}

/* Keeps @lowest and @highest within the bounds of the readers in @chosen.
 *
 * Returns: whether there is anything left between them */
static gboolean
bound_all (const Measured      *m,
           const KgDocxMeasure *measure,
           guint                chosen,
           int                  margin,
           int                 *lowest,
           int                 *highest)
{
  *lowest = G_MININT;
  *highest = G_MAXINT;
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++) {
    int low, high;

    if ((chosen & 1u << i) == 0)
      continue;
    get_bounds (m, measure, readers[i].way, readers[i].font, margin, &low, &high);
    *lowest = MAX (*lowest, low);
    *highest = MIN (*highest, high);
  }

  return *lowest <= *highest;
}

/* By how much each character has to be spaced: as little as will do. A reader
 * for whom that would take the line from those before is left out, and
 * @left_out says so. */
static int
choose_spacing (const Measured      *m,
                const KgDocxMeasure *measure,
                gboolean            *left_out)
{
  guint chosen = 0;
  int lowest, highest, margin = CARE;

  for (guint i = 0; i < N_FIRST; i++) {
    if (i == 0 || bound_all (m, measure, chosen | 1u << i, LEAST_CARE, &lowest, &highest))
      chosen |= 1u << i;
  }
  while (!bound_all (m, measure, chosen, margin, &lowest, &highest) && margin > 0)
    margin -= STEP;
  for (guint i = N_FIRST; i < G_N_ELEMENTS (readers); i++) {
    if (bound_all (m, measure, chosen | 1u << i, margin, &lowest, &highest))
      chosen |= 1u << i;
  }
  bound_all (m, measure, chosen, margin, &lowest, &highest);
  *left_out = chosen + 1 != 1u << G_N_ELEMENTS (readers);

  return CLAMP (0, lowest, highest);
}

/* LibreOffice keeps the words of a language whole, and takes a mark before one
 * along with it; in Chinese text it breaks at any letter. A word that begins a
 * line where it would not have that is given out for Chinese: behind a comma
 * its first letter, which is all that LibreOffice looks at when the line is
 * full before it. */
static void
part_line (KgDocxText *text,
           guint       start)
{
  const gboolean is_whole = is_word_start (text, start);
  guint end = start;

  if (is_whole && !is_pause (glyph_at (text, start - 1)))
    return;

  while (end < text->glyphs->len && is_letter (glyph_at (text, end)) && !(is_whole && end > start))
    end++;
  for (guint i = start; i < end; i++)
    g_array_index (text->glyphs, KgDocxGlyph, i).parts = TRUE;
}

/* What line @i is, and what it has to be for its reader to end it there. */
static Measured
measure_bounds (const KgDocxText    *text,
                guint                i,
                const KgDocxMeasure *measure)
{
  const KgDocxLine *line = &g_array_index (text->lines, KgDocxLine, i);
  Measured m = measure_line (text, line, measure);

  m.most = measure->width - (i == 0 ? measure->first : measure->hang);
  for (Way way = 0; way < N_WAYS; way++)
    m.least[way] = i + 1 == text->lines->len ? -m.most : m.most - get_next_width (text, line->end, measure, way) + 1;

  return m;
}

static void
space_line (KgDocxText          *text,
            guint                i,
            const KgDocxMeasure *measure,
            int                  most)
{
  KgDocxLine *line = &g_array_index (text->lines, KgDocxLine, i);
  gboolean is_last = i + 1 == text->lines->len, left_out;
  Measured m = measure_bounds (text, i, measure);
  int spacing = choose_spacing (&m, measure, &left_out);

  /* Where many marks share their empty halves, which LibreOffice does not take
   * from them, all characters of the line give a little instead. */
  if (measure->spacing + spacing < NEAREST (measure->size)) {
    for (guint j = line->start; j < line->end; j++)
      g_array_index (text->glyphs, KgDocxGlyph, j).extra = 0;
    m = measure_bounds (text, i, measure);
    spacing = choose_spacing (&m, measure, &left_out);
  }

  line->typed = most < G_MAXINT && !is_last && (left_out || spacing > most);
  if (line->typed) {
    for (Way way = 0; way < N_WAYS; way++)
      m.least[way] = -m.most;
    spacing = choose_spacing (&m, measure, &left_out);
  } else if (!is_last) {
    part_line (text, line->end);
  }
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
 * kg_docx_text_condense:
 * @room: twips
 *
 * Draws a text of one line narrower where the gaps that programs put into it
 * would take it out of @room.
 *
 * Returns: how wide its characters are drawn, per cent
 */
int
kg_docx_text_condense (KgDocxText          *text,
                       const KgDocxMeasure *measure,
                       int                  room)
{
  Measured m;
  int width, gaps, percent;

  if (text->lines->len != 1)
    return 100;
  m = measure_line (text, &g_array_index (text->lines, KgDocxLine, 0), measure);
  width = m.width[WAY_OFFICE] + m.more[FONT_WIDE];
  gaps = m.n_gaps * get_gap (measure, WAY_OFFICE);
  if (gaps == 0 || width + gaps <= room)
    return 100;

  percent = MAX (100 * (room - gaps) / width, LEAST_PERCENT);
  for (guint i = 0; i < text->glyphs->len; i++) {
    KgDocxGlyph *glyph = &g_array_index (text->glyphs, KgDocxGlyph, i);

    glyph->natural = glyph->natural * percent / 100;
    glyph->half = glyph->half * percent / 100;
    glyph->wide = glyph->wide * percent / 100;
  }

  return percent;
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
      most = MIN (most, width + get_next_width (text, line->end, measure, WAY_OFFICE) - 1);
  }

  least += measure->loss;

  return MIN (most > least ? (least + most) / 2 : least, measure->width);
}
