// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-money.h"

#include "core/kg-cell-text.h"
#include "core/kg-error.h"
#include "core/kg-i18n.h"

/* Sums of money between the words of people and an integer number of 万元.
 * The arithmetic is decimal throughout: no sum passes through a double. */

#define MAX_DIGITS 17

typedef struct {
  gint64 digits;    /* the number without its point */
  int n_fraction;   /* how many of the digits stand behind the point */
} Decimal;

/* Longer words stand before the shorter ones that they begin with. */
static const struct {
  const char *word;
  int exponent; /* of ten, in 元 */
} units[] = {
  { "亿元", 8 }, { "亿", 8 },
  { "千万元", 7 }, { "千万", 7 },
  { "百万元", 6 }, { "百万", 6 },
  { "万元", 4 }, { "万", 4 },
  { "千元", 3 },
  { "元", 0 },
};

static const char *const quiet_prefixes[] = {
  "¥", "人民币", "RMB", "rmb", "CNY", "总投资额", "总投资", "投资额", "投资", "共计", "合计",
  "计", "为", ":",
};

static const char *const vague_prefixes[] = {
  "大约", "约", "近", "超过", "超", "逾", "不超过", "不低于", "不少于", "预计", "暂估", "估算",
  "暂定", "预估", "初步估算", "初步", "≈", ">", "<", "≥", "≤", "~", "达",
};

static const char *const vague_suffixes[] = {
  "左右", "以上", "以下", "以内", "上下", "余元", "余", "多元", "多", "+", "起",
};

static const char *const other_currencies[] = {
  "美元", "美金", "欧元", "港元", "港币", "日元", "英镑", "USD", "usd", "HKD", "EUR", "$", "€", "£",
};

static gboolean
skip_word (const char **p,
           const char  *word)
{
  if (!g_str_has_prefix (*p, word))
    return FALSE;

  *p += strlen (word);
  return TRUE;
}

static gboolean
skip_any (const char        **p,
          const char *const  *words,
          guint               n_words)
{
  for (guint i = 0; i < n_words; i++) {
    if (skip_word (p, words[i]))
      return TRUE;
  }

  return FALSE;
}

/* Reads 1,234.50; a comma counts only between groups of three. */
static gboolean
read_decimal (const char **text,
              Decimal     *number)
{
  const char *p = *text;
  int n_digits = 0, group = 0;
  gboolean grouped = FALSE;

  *number = (Decimal) { 0, 0 };
  for (; g_ascii_isdigit (*p) || (*p == ',' && n_digits > 0 && g_ascii_isdigit (p[1])); p++) {
    if (*p == ',') {
      if (group > 3 || (grouped && group != 3))
        return FALSE;
      grouped = TRUE;
      group = 0;
      continue;
    }
    group++;
    if (number->digits > 0 || *p != '0')
      n_digits++;
    else if (n_digits == 0)
      n_digits = 1;
    if (n_digits > MAX_DIGITS)
      return FALSE;
    number->digits = number->digits * 10 + (*p - '0');
  }
  if (p == *text || (grouped && group != 3))
    return FALSE;

  if (*p == '.' && g_ascii_isdigit (p[1])) {
    for (p++; g_ascii_isdigit (*p); p++) {
      /* Digits past the precision of any spreadsheet carry no money. */
      if (++n_digits > MAX_DIGITS)
        continue;
      number->digits = number->digits * 10 + (*p - '0');
      number->n_fraction++;
    }
  }

  *text = p;
  return TRUE;
}

static gboolean
read_unit (const char **text,
           int         *exponent)
{
  for (guint i = 0; i < G_N_ELEMENTS (units); i++) {
    if (skip_word (text, units[i].word)) {
      *exponent = units[i].exponent;
      return TRUE;
    }
  }

  return FALSE;
}

/* Adds @number times 10^@exponent 元 to @wan, a half 万元 upwards. */
static gboolean
add_sum (Decimal       number,
         int           exponent,
         gint64       *wan,
         KgMoneyNotes *notes)
{
  int shift = exponent - 4 - number.n_fraction;
  gint64 value = number.digits;

  for (; shift > 0; shift--) {
    if (value > KG_MONEY_MAX)
      return FALSE;
    value *= 10;
  }
  if (shift < 0) {
    gint64 divisor = 1, lost;

    for (; shift < 0 && divisor < G_MAXINT64 / 10; shift++)
      divisor *= 10;
    if (shift < 0) {
      value = 0;
    } else {
      lost = value % divisor;
      value = value / divisor + (lost >= divisor - lost && lost > 0);
      /* Ten 元 and less may be the dirt of a binary fraction. */
      if (MIN (lost, divisor - lost) > divisor / 1000)
        *notes |= KG_MONEY_ROUNDED;
    }
  }

  *wan += value;
  return *wan <= KG_MONEY_MAX;
}

static int
exponent_of (KgMoneyUnit unit)
{
  switch (unit) {
  case KG_MONEY_UNIT_YUAN:
    return 0;
  case KG_MONEY_UNIT_YI:
    return 8;
  case KG_MONEY_UNIT_WAN:
  case KG_MONEY_UNIT_UNKNOWN:
  default:
    return 4;
  }
}

G_GNUC_PRINTF (2, 3)
static gboolean
refuse (GError     **error,
        const char  *format,
        ...)
{
  va_list args;

  va_start (args, format);
  g_propagate_error (error, g_error_new_valist (KG_ERROR, KG_ERROR_BAD_CELL, format, args));
  va_end (args);

  return FALSE;
}

/* A second sum after a dash or 至. The range may name its unit only at its
 * end: 7-8亿元. */
static gboolean
read_range_end (const char **text,
                gboolean    *has_unit,
                int         *exponent)
{
  const char *p = *text;
  Decimal end;

  if (!skip_word (&p, "-") && !skip_word (&p, "~") && !skip_word (&p, "至") && !skip_word (&p, "到"))
    return FALSE;
  if (!read_decimal (&p, &end))
    return FALSE;
  if (*has_unit) {
    int other;

    read_unit (&p, &other);
  } else {
    *has_unit = read_unit (&p, exponent);
  }

  *text = p;
  return TRUE;
}

/**
 * kg_money_parse:
 * @text: a cell such as "12.5亿", "3000万元", "¥1,200万", "约7"
 * @unit: the unit of the column; counts when the cell names none. An unknown
 *   one counts as 万元, and the caller should say so
 * @wan: (out): the sum in 万元, a half rounded up
 * @notes: (out) (optional): what the sum leaves out
 * @error: %KG_ERROR_BAD_CELL with a sentence that quotes @text
 *
 * A range gives its first sum, 约7 gives 7, and @notes says so. Refused are
 * texts that are no sum, negative sums, sums beyond %KG_MONEY_MAX, other
 * currencies and percentages.
 */
gboolean
kg_money_parse (const char    *text,
                KgMoneyUnit    unit,
                gint64        *wan,
                KgMoneyNotes  *notes,
                GError       **error)
{
  g_autofree char *squeezed = kg_cell_text_squeeze (text);
  g_autofree char *quoted = kg_cell_text_quote (text);
  const char *p = squeezed;
  Decimal number;
  int exponent = exponent_of (unit);
  gboolean has_unit, more = TRUE;
  KgMoneyNotes found = KG_MONEY_EXACT;
  gint64 sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (other_currencies); i++) {
    if (strstr (squeezed, other_currencies[i]) != NULL)
      return refuse (error, _("“%s” is not a sum in yuan"), quoted);
  }

  while (more) {
    more = skip_any (&p, quiet_prefixes, G_N_ELEMENTS (quiet_prefixes));
    if (skip_any (&p, vague_prefixes, G_N_ELEMENTS (vague_prefixes))) {
      found |= KG_MONEY_APPROXIMATE;
      more = TRUE;
    }
  }
  if (*p == '-' && g_ascii_isdigit (p[1]))
    return refuse (error, _("“%s” is a negative sum"), quoted);
  if (!read_decimal (&p, &number))
    return refuse (error, _("“%s” is not a sum of money"), quoted);

  if (skip_word (&p, "余") || skip_word (&p, "多"))
    found |= KG_MONEY_APPROXIMATE;
  has_unit = read_unit (&p, &exponent);
  if (read_range_end (&p, &has_unit, &exponent))
    found |= KG_MONEY_RANGE;
  if (!add_sum (number, exponent, &sum, &found))
    return refuse (error, _("“%s” is too large a sum"), quoted);

  /* 1亿2000万 */
  if (has_unit && exponent == 8 && g_ascii_isdigit (*p)) {
    int small;

    if (!read_decimal (&p, &number) || !read_unit (&p, &small) || small >= 8)
      return refuse (error, _("“%s” is not a sum of money"), quoted);
    if (!add_sum (number, small, &sum, &found))
      return refuse (error, _("“%s” is too large a sum"), quoted);
  }

  if (skip_any (&p, vague_suffixes, G_N_ELEMENTS (vague_suffixes)))
    found |= KG_MONEY_APPROXIMATE;
  skip_word (&p, "人民币");
  if (*p == '(' || *p == ',' || *p == ';' || g_str_has_prefix (p, "。"))
    found |= KG_MONEY_REMARK;
  else if (*p != '\0')
    return refuse (error, _("“%s” is not a sum of money"), quoted);

  *wan = sum;
  if (notes != NULL)
    *notes = found;
  return TRUE;
}

/**
 * kg_money_unit_from_words:
 * @words: (nullable): the title of a column or a line such as "单位:万元"
 */
KgMoneyUnit
kg_money_unit_from_words (const char *words)
{
  g_autofree char *squeezed = kg_cell_text_squeeze (words);

  if (strstr (squeezed, "亿") != NULL)
    return KG_MONEY_UNIT_YI;
  if (strstr (squeezed, "万元") != NULL || strstr (squeezed, "(万)") != NULL)
    return KG_MONEY_UNIT_WAN;
  if (strstr (squeezed, "(元)") != NULL || strstr (squeezed, ":元") != NULL)
    return KG_MONEY_UNIT_YUAN;

  return KG_MONEY_UNIT_UNKNOWN;
}

/**
 * kg_money_unit_get_word:
 *
 * Returns: (nullable): the unit as documents write it
 */
const char *
kg_money_unit_get_word (KgMoneyUnit unit)
{
  switch (unit) {
  case KG_MONEY_UNIT_YUAN:
    return "元";
  case KG_MONEY_UNIT_WAN:
    return "万元";
  case KG_MONEY_UNIT_YI:
    return "亿元";
  case KG_MONEY_UNIT_UNKNOWN:
  default:
    return NULL;
  }
}

/**
 * kg_money_format:
 * @wan: a sum in 万元
 *
 * Returns: the sum as screens and documents show it: 亿元 with two decimals
 *   from one 亿元 up, 万元 below, thousands apart; an empty text for
 *   %KG_MONEY_NONE
 */
char *
kg_money_format (gint64 wan)
{
  gint64 whole = wan, hundredths = 0;
  g_autofree char *digits = NULL;
  g_autoptr (GString) grouped = g_string_new (NULL);
  gsize length;

  if (wan < 0)
    return g_strdup ("");

  if (wan >= 10000) {
    hundredths = wan / 100 + (wan % 100 >= 50);
    whole = hundredths / 100;
    hundredths %= 100;
  }

  digits = g_strdup_printf ("%" G_GINT64_FORMAT, whole);
  length = strlen (digits);
  for (gsize i = 0; i < length; i++) {
    if (i > 0 && (length - i) % 3 == 0)
      g_string_append_c (grouped, ',');
    g_string_append_c (grouped, digits[i]);
  }

  if (wan >= 10000)
    return g_strdup_printf ("%s.%02d亿元", grouped->str, (int) hundredths);

  return g_strdup_printf ("%s万元", grouped->str);
}
