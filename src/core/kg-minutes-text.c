// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-minutes.h"

#include <string.h>

/* The words of a minutes document: what is tidied on the way in, what is
 * counted and named by rule, and the whole as plain text. */

/* Characters that draw nothing and only confuse: controls, byte order and
 * direction marks (which can make a line read otherwise than it is stored),
 * joiners, variation selectors, tags, and code points that are no characters. */
static gboolean
is_dropped (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xad || c == 0x61c ||
         c == 0x180e || (c >= 0x200b && c <= 0x200f) ||
         (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) ||
         (c >= 0xfe00 && c <= 0xfe0f) || c == 0xfeff ||
         (c >= 0xfff0 && c <= 0xfffb) || (c >= 0xe0000 && c <= 0xe0fff) ||
         (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe;
}

static gboolean
is_word (gunichar c)
{
  return c < 0x250 && g_unichar_isalnum (c);
}

/**
 * kg_minutes_tidy:
 * @text: what a person typed, valid UTF-8
 *
 * One paragraph as a document prints it: straight double quotes become “”
 * in turn, straight single quotes ‘’ unless they stand inside a Latin word,
 * control characters and other marks without a shape go, tabs and
 * line ends become a space between Latin words and nothing elsewhere, and
 * spaces at both ends go, the ideographic ones too, since the indent is the
 * layout's.
 */
char *
kg_minutes_tidy (const char *text)
{
  g_autoptr (GString) out = g_string_sized_new (strlen (text) + 16);
  gboolean in_double = FALSE, in_single = FALSE, gap = FALSE;
  gunichar last = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c == '\t' || c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029) {
      gap = TRUE;
      continue;
    }
    if (is_dropped (c) || (out->len == 0 && g_unichar_isspace (c)))
      continue;

    if (gap && is_word (last) && is_word (c))
      g_string_append_c (out, ' ');
    gap = FALSE;

    if (c == '"') {
      c = in_double ? 0x201d : 0x201c;
      in_double = !in_double;
    } else if (c == 0x201c || c == 0x201d) {
      in_double = c == 0x201c;
    } else if (c == '\'' && !(is_word (last) && is_word (g_utf8_get_char (g_utf8_next_char (p))))) {
      c = in_single ? 0x2019 : 0x2018;
      in_single = !in_single;
    }
    g_string_append_unichar (out, c);
    last = c;
  }

  while (out->len > 0) {
    const char *end = g_utf8_find_prev_char (out->str, out->str + out->len);

    if (!g_unichar_isspace (g_utf8_get_char (end)))
      break;
    g_string_truncate (out, end - out->str);
  }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * kg_minutes_ordinal:
 *
 * Returns: 一, 十, 十一, 二十, 一百零一 … up to 9999, digits beyond
 */
char *
kg_minutes_ordinal (guint number)
{
  static const char *const digits[] = {
    "零", "一", "二", "三", "四", "五", "六", "七", "八", "九",
  };
  static const char *const units[] = { "千", "百", "十", "" };
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean zero = FALSE;

  if (number < 1 || number > 9999)
    return g_strdup_printf ("%u", number);

  for (guint i = 0, unit = 1000; i < G_N_ELEMENTS (units); i++, unit /= 10) {
    guint digit = number / unit % 10;

    if (digit == 0) {
      zero = out->len > 0;
      continue;
    }
    if (zero)
      g_string_append (out, digits[0]);
    zero = FALSE;
    if (unit != 10 || digit != 1 || out->len > 0)
      g_string_append (out, digits[digit]);
    g_string_append (out, units[i]);
  }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * kg_minutes_get_number_text:
 *
 * GB/T 9704-2012, 7.2.5: six-cornered brackets, no 第, no leading zeros.
 *
 * Returns: 〔2026〕47号, or 〔2026〕　号 before a number was given
 */
char *
kg_minutes_get_number_text (const KgMinutes *self)
{
  int year = self->year;
  g_autofree char *number = NULL;

  if (year == 0 && self->met_on != KG_DATE_NONE)
    kg_date_get_ymd (self->met_on, &year, NULL, NULL);
  number = self->number > 0 ? g_strdup_printf ("%d", self->number) : g_strdup ("　");

  return year > 0 ? g_strdup_printf ("〔%d〕%s号", year, number) : g_strdup_printf ("〔　　〕%s号", number);
}

/**
 * kg_minutes_get_date_text:
 *
 * Returns: the day of issue, 2026年11月26日, or 2026年　月　日 before that
 */
char *
kg_minutes_get_date_text (const KgMinutes *self)
{
  int year = self->year;

  if (self->issued_on != KG_DATE_NONE)
    return kg_date_to_chinese (self->issued_on);
  if (year == 0 && self->met_on != KG_DATE_NONE)
    kg_date_get_ymd (self->met_on, &year, NULL, NULL);

  return year > 0 ? g_strdup_printf ("%d年　月　日", year) : g_strdup ("　　年　月　日");
}

static guint
count (guint                *counter,
       const KgMinutesBlock *block)
{
  *counter = block->number > 0 ? block->number : *counter + 1;

  return *counter;
}

/**
 * kg_minutes_next_label:
 * @counters: all zero at the head of a document
 *
 * Counts one more block. Headings of level 2 start anew under each level 1,
 * items under each heading, all of them in an annex.
 *
 * Returns: its number, 一、 or （一） or 1. or an empty string
 */
char *
kg_minutes_next_label (KgMinutesCounters    *counters,
                       const KgMinutesBlock *block)
{
  g_autofree char *ordinal = NULL;

  switch (block->kind) {
  case KG_MINUTES_HEADING_1:
    counters->heading_2 = counters->item = 0;
    ordinal = kg_minutes_ordinal (count (&counters->heading_1, block));
    return g_strconcat (ordinal, "、", NULL);
  case KG_MINUTES_HEADING_2:
    counters->item = 0;
    ordinal = kg_minutes_ordinal (count (&counters->heading_2, block));
    return g_strconcat ("（", ordinal, "）", NULL);
  case KG_MINUTES_ITEM:
    return g_strdup_printf ("%u.", count (&counters->item, block));
  case KG_MINUTES_ANNEX:
    *counters = (KgMinutesCounters) { 0, };
    return g_strdup ("");
  case KG_MINUTES_PARAGRAPH:
  case KG_MINUTES_ADDRESSEE:
  case KG_MINUTES_SIGNATURE:
  case KG_MINUTES_TABLE:
  case KG_MINUTES_PICTURE:
  default:
    return g_strdup ("");
  }
}

/**
 * kg_minutes_get_list_label:
 *
 * Returns: 出席, 请假 or 列席
 */
const char *
kg_minutes_get_list_label (KgMinutesList list)
{
  static const char *const labels[] = { "出席", "请假", "列席" };

  return labels[list];
}

/**
 * kg_minutes_get_stage_label:
 *
 * Returns: (nullable): 草稿, 送审稿 or 已撤销, %NULL for an issued document
 */
const char *
kg_minutes_get_stage_label (KgMinutesStage stage)
{
  switch (stage) {
  case KG_MINUTES_DRAFT:
    return "草稿";
  case KG_MINUTES_IN_REVIEW:
    return "送审稿";
  case KG_MINUTES_WITHDRAWN:
    return "已撤销";
  case KG_MINUTES_ISSUED:
  default:
    return NULL;
  }
}

/* Without the mark between a unit and its people. */
static char *
run_in (const char *entry)
{
  const char *colon = strstr (entry, "：");

  return colon == NULL ? g_strdup (entry)
                       : g_strdup_printf ("%.*s%s", (int) (colon - entry), entry, colon + strlen ("："));
}

/**
 * kg_minutes_is_run_in:
 *
 * Whether the units of a list follow each other in one line.
 */
gboolean
kg_minutes_is_run_in (const KgMinutes *self,
                      KgMinutesList    list)
{
  const GPtrArray *entries = self->lists[list];

  for (guint i = 0; kg_minutes_get_page (self)->lists_run_in && i < entries->len; i++)
    if (strstr (g_ptr_array_index (entries, i), "：") != NULL)
      return TRUE;

  return FALSE;
}

/**
 * kg_minutes_get_list_lines:
 *
 * One line for each unit with its people, or all of them in one where the form
 * has them follow each other (GB/T 9704-2012, 10.3). Entries that are bare
 * names, in a list without any unit, make one line, with 、 between them.
 *
 * Returns: (transfer container) (element-type utf8): the lines of a list
 */
GPtrArray *
kg_minutes_get_list_lines (const KgMinutes *self,
                           KgMinutesList    list)
{
  const GPtrArray *entries = self->lists[list];
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) line = g_string_new (NULL);
  gboolean runs_in = kg_minutes_is_run_in (self, list), has_unit = runs_in;

  for (guint i = 0; i < entries->len; i++)
    has_unit = has_unit || strstr (g_ptr_array_index (entries, i), "：") != NULL;

  for (guint i = 0; i < entries->len; i++) {
    const char *entry = g_ptr_array_index (entries, i);

    if (!has_unit) {
      g_string_append_printf (line, "%s%s", i > 0 ? "、" : "", entry);
    } else if (runs_in) {
      g_autofree char *words = run_in (entry);

      g_string_append_printf (line, "%s%s", i > 0 ? "；" : "", words);
    } else {
      g_ptr_array_add (lines, g_strdup (entry));
    }
  }
  if (line->len > 0)
    g_ptr_array_add (lines, g_string_free (g_steal_pointer (&line), FALSE));

  return lines;
}

static void
append_line (GString    *out,
             const char *text)
{
  if (text != NULL)
    g_string_append_printf (out, "%s\n", text);
}

static void
append_table (GString              *out,
              const KgMinutesTable *table)
{
  for (guint i = 0; table->has_head && i < table->columns->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "\t" : "", g_array_index (table->columns, KgMinutesColumn, i).title);
  if (table->has_head)
    g_string_append_c (out, '\n');

  for (guint row = 0; row < table->rows->len; row++) {
    for (guint i = 0; i < table->columns->len; i++) {
      g_autofree char *cell = g_strdelimit (g_strdup (kg_minutes_table_get_cell (table, row, i)), "\n", ' ');

      g_string_append_printf (out, "%s%s", i > 0 ? "\t" : "", cell);
    }
    g_string_append_c (out, '\n');
  }
}

/* Blocks from @from to before @to. */
static void
append_blocks (GString         *out,
               const KgMinutes *self,
               guint            from,
               guint            to)
{
  KgMinutesCounters counters = { 0, };
  guint n_annexes = 0;

  for (guint i = from; i < to; i++) {
    const KgMinutesBlock *block = g_ptr_array_index (self->blocks, i);
    g_autofree char *label = kg_minutes_next_label (&counters, block);

    if (block->kind == KG_MINUTES_TABLE) {
      append_table (out, block->table);
    } else if (block->kind == KG_MINUTES_PICTURE) {
      append_line (out, block->picture->words);
    } else if (block->kind == KG_MINUTES_ANNEX) {
      g_autofree char *annex = kg_minutes_get_annex_label (self, n_annexes++);

      g_string_append_printf (out, "\n%s\n%s\n", annex, block->text);
    } else {
      g_string_append_printf (out, "%s%s\n", label, block->text);
    }
  }
}

/**
 * kg_minutes_to_text:
 *
 * The document as plain text, in the order in which the page is read. A
 * document that was not issued begins with its stage.
 */
char *
kg_minutes_to_text (const KgMinutes *self)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *number = kg_minutes_get_number_text (self);
  g_autofree char *date = kg_minutes_get_date_text (self);
  const char *stage = kg_minutes_get_stage_label (self->stage);
  const KgPageTemplate *page = kg_minutes_get_page (self);
  guint n_annexes, first_annex = kg_minutes_get_annexes (self, &n_annexes), text_end = kg_minutes_get_text_end (self);
  g_autoptr (GPtrArray) annexes = kg_minutes_get_annex_lines (self);
  g_autofree char *text = NULL;

  if (stage != NULL)
    g_string_append_printf (out, "【%s】\n", stage);
  if (page->head) {
    append_line (out, self->mark);
    append_line (out, number);
    if (page->office_line)
      g_string_append_printf (out, "%s　　%s\n", self->office != NULL ? self->office : "", date);
    g_string_append_c (out, '\n');
  }
  if (self->title != NULL)
    g_string_append_printf (out, "%s\n\n", self->title);
  append_line (out, self->correction);
  append_line (out, self->opening);

  append_blocks (out, self, 0, text_end);
  for (guint i = 0; i < annexes->len; i++)
    g_string_append_printf (out, "%s%s\n", i == 0 ? "\n附件：" : "", (const char *) g_ptr_array_index (annexes, i));
  append_blocks (out, self, text_end, first_annex);

  for (guint i = 0; i < KG_MINUTES_N_LISTS; i++) {
    g_autoptr (GPtrArray) lines = kg_minutes_get_list_lines (self, i);

    for (guint j = 0; j < lines->len; j++) {
      if (j == 0)
        g_string_append_printf (out, "\n%s：", kg_minutes_get_list_label (i));
      append_line (out, g_ptr_array_index (lines, j));
    }
  }

  append_blocks (out, self, first_annex, self->blocks->len);
  if (page->imprint)
    g_string_append_c (out, '\n');
  if (page->imprint && self->copy_to != NULL)
    g_string_append_printf (out, "抄送：%s。\n", self->copy_to);
  if (page->imprint && self->office != NULL)
    g_string_append_printf (out, "%s　　%s印发\n", self->office, date);

  text = g_string_free (g_steal_pointer (&out), FALSE);

  return g_utf8_make_valid (text, -1);
}

/**
 * kg_minutes_lead_to:
 * @kind: of a decision: noted, required, principle or decided
 * @sentence: of the decision
 *
 * Returns: (transfer full): @sentence behind the words that lead to it in
 *   minutes, unless it says them itself
 */
char *
kg_minutes_lead_to (const char *kind,
                    const char *sentence)
{
  static const struct { const char *kind; const char *lead; } leads[] = {
    { "noted", "会议指出，" }, { "required", "会议要求，" }, { "principle", "会议原则同意" }, { "decided", "会议议定，" },
  };
  const char *lead = "";

  for (guint i = 0; i < G_N_ELEMENTS (leads); i++)
    if (g_str_equal (leads[i].kind, kind))
      lead = leads[i].lead;

  if (g_str_has_prefix (sentence, "会议"))
    lead = "";
  else if (g_str_has_suffix (lead, "原则同意") && g_str_has_prefix (sentence, "原则同意"))
    lead = "会议";

  return g_strconcat (lead, sentence, NULL);
}

/* A quotation mark or bracket at the end closes a sentence only where a mark
 * stands before it: “三通一平” is words. */
static gboolean
ends_sentence (const char *text)
{
  const char *end = text + strlen (text);

  while (end > text) {
    end = g_utf8_find_prev_char (text, end);
    if (end == NULL || g_utf8_strchr ("”’\"'）〕】》〉」』)]", -1, g_utf8_get_char (end)) == NULL)
      break;
  }

  return end != NULL && *end != '\0' && g_utf8_strchr ("。！？；：….!?;:", -1, g_utf8_get_char (end)) != NULL;
}

/**
 * kg_minutes_end_sentence:
 *
 * Returns: @text without spaces around it, and with a full stop where it ends
 *   with no mark, Chinese or Latin, that ends a sentence
 */
char *
kg_minutes_end_sentence (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  return g_strconcat (stripped, *stripped == '\0' || ends_sentence (stripped) ? "" : "。", NULL);
}
