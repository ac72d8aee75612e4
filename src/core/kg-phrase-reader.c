// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-phrase-reader.h"

#include <string.h>

#define MAX_DIGITS 4

/**
 * kg_phrase_char:
 *
 * Returns: the character at @at with full-width forms folded to half-width
 *   ones and the ideographic space to a blank, or 0 at the end
 */
gunichar
kg_phrase_char (const char *at)
{
  gunichar c = g_utf8_get_char (at);

  if (c >= 0xff01 && c <= 0xff5e)
    return c - 0xff01 + '!';

  return c == 0x3000 ? ' ' : c;
}

gboolean
kg_phrase_is_blank (gunichar c)
{
  return c == ' ' || c == '\t' || c == 0xa0;
}

gboolean
kg_phrase_is_one_of (gunichar    c,
                     const char *characters)
{
  return c != 0 && g_utf8_strchr (characters, -1, c) != NULL;
}

const char *
kg_phrase_skip_blank (const char *at)
{
  while (kg_phrase_is_blank (kg_phrase_char (at)))
    at = g_utf8_next_char (at);

  return at;
}

/**
 * kg_phrase_before:
 *
 * Returns: the folded character before @at, blanks left aside, or 0 when
 *   @at is where @text begins
 */
gunichar
kg_phrase_before (const char *text,
                  const char *at)
{
  while (at > text) {
    gunichar c;

    at = g_utf8_prev_char (at);
    c = kg_phrase_char (at);
    if (!kg_phrase_is_blank (c))
      return c;
  }

  return 0;
}

gboolean
kg_phrase_eat (const char **at,
               const char  *word)
{
  const char *p = kg_phrase_skip_blank (*at);

  for (; *word != '\0'; word = g_utf8_next_char (word)) {
    if (kg_phrase_char (p) != g_utf8_get_char (word))
      return FALSE;
    p = g_utf8_next_char (p);
  }

  *at = p;
  return TRUE;
}

/**
 * kg_phrase_eat_any:
 * @words: (array zero-terminated=1): the words that may stand here
 *
 * Eats the longest of @words that stands at @at.
 *
 * Returns: its index, or -1
 */
int
kg_phrase_eat_any (const char       **at,
                   const char *const *words)
{
  const char *furthest = *at;
  int found = -1;

  for (int i = 0; words[i] != NULL; i++) {
    const char *p = *at;

    if (kg_phrase_eat (&p, words[i]) && p > furthest) {
      furthest = p;
      found = i;
    }
  }

  *at = furthest;
  return found;
}

/**
 * kg_phrase_eat_digits:
 * @n_digits: (out) (optional): how many digits there were
 *
 * Eats a run of up to four digits, half- or full-width.
 *
 * Returns: the number, or -1; a longer run is no number of ours
 */
int
kg_phrase_eat_digits (const char **at,
                      int         *n_digits)
{
  const char *p = kg_phrase_skip_blank (*at);
  int value = 0;
  int n = 0;

  for (; kg_phrase_char (p) >= '0' && kg_phrase_char (p) <= '9'; p = g_utf8_next_char (p)) {
    if (++n > MAX_DIGITS)
      return -1;
    value = value * 10 + (int) (kg_phrase_char (p) - '0');
  }
  if (n == 0)
    return -1;

  if (n_digits != NULL)
    *n_digits = n;
  *at = p;
  return value;
}

static int
chinese_digit (gunichar c)
{
  static const char *const digits = "零一二三四五六七八九";
  const char *found;

  if (c == 0x3007) /* 〇 */
    return 0;
  if (c == 0x4e24) /* 两 */
    return 2;
  if (c == 0)
    return -1;

  found = g_utf8_strchr (digits, -1, c);
  return found != NULL ? (int) g_utf8_pointer_to_offset (digits, found) : -1;
}

static int
eat_chinese_number (const char **at)
{
  const char *p = kg_phrase_skip_blank (*at);
  int total = 0;
  int digit = -1;
  int run = 0;   /* the digits side by side, as in 二〇二六 */
  int n_run = 0;
  gboolean any = FALSE;

  for (;; p = g_utf8_next_char (p), any = TRUE) {
    gunichar c = g_utf8_get_char (p);
    int d = chinese_digit (c);

    if (d >= 0) {
      if (++n_run > MAX_DIGITS)
        return -1;
      run = run * 10 + d;
      digit = d;
    } else if (c == 0x5341 || c == 0x767e) { /* 十, 百 */
      total += (digit < 0 ? 1 : digit) * (c == 0x5341 ? 10 : 100);
      digit = -1;
      run = n_run = 0;
    } else {
      break;
    }
  }
  if (!any)
    return -1;

  *at = p;
  if (n_run == MAX_DIGITS && total == 0)
    return run;
  /* Two digits side by side are an estimate (两三天): the later one counts. */
  return total + MAX (digit, 0);
}

/**
 * kg_phrase_eat_number:
 *
 * Eats a number below ten thousand in digits, or a Chinese one below a
 * thousand, or a year written digit by digit.
 *
 * Returns: the number, or -1
 */
int
kg_phrase_eat_number (const char **at)
{
  int value = kg_phrase_eat_digits (at, NULL);

  return value >= 0 ? value : eat_chinese_number (at);
}

/**
 * kg_phrase_eat_task:
 *
 * Eats a verb with which a task begins in minutes: complete, submit, issue,
 * hold, settle and their like.
 */
gboolean
kg_phrase_eat_task (const char **at)
{
  static const char *const verbs[] = {
    "完成", "办结", "办理", "办好", "拿出", "提出", "提交", "提供", "上报", "报送", "报批", "报请",
    "反馈", "召开", "组织", "取得", "核发", "颁发", "出具", "开工", "开展", "启动", "落实", "明确",
    "解决", "协调", "推进", "推动", "制定", "制订", "研究", "编制", "确定", "确认", "核实", "核定",
    "梳理", "对接", "指导", "督促", "跟踪", "跟进", "做好", "抓好", "加强", "会商", "商定", "审查", "审核",
    "审批", "审定", "批复", "受理", "预受理", "优化", "调整", "修改", "完善", "出让", "挂牌", "收储",
    "腾地", "腾退", "清退", "清障", "签订", "签署", "签约", "实施", "申报", "评估", "踏勘", "通知",
    "函告", "函复", "答复", "回复", "约谈", "会审", "复核", "复验", "检查", "验收", "交付", "移交",
    "接入", "送电", "通电", "通水", "供地", "迁改", "迁移", "搬迁", "拆除", "平整", "保障", "保证",
    "确保", "力争", "帮助", "服务", "引导", "协助", "支持", "汇报", "说明", "通报", "补充", "补齐",
    "补正", "更新", "公示", "公告", "发布", "下达", "安排", "统筹", "处理", "处置", "销项", "进场",
    "打通", "划定", "征收", "动迁", "疏导", "倒排", "细化", "压缩", "缩短", "盯紧", "报",
    NULL
  };

  return kg_phrase_eat_any (at, verbs) >= 0;
}

/**
 * kg_phrase_quotations:
 *
 * Returns: (transfer full) (element-type KgPhraseRange): what stands inside
 *   quotation marks or the marks of a title, marks included; a mark that is
 *   never closed quotes nothing
 */
GArray *
kg_phrase_quotations (const char *text)
{
  static const struct {
    gunichar open;
    gunichar close;
  } marks[] = {
    { 0x201c, 0x201d }, { 0x2018, 0x2019 }, { 0x300c, 0x300d }, { 0x300e, 0x300f },
    { 0x300a, 0x300b }, { 0x3008, 0x3009 }, { '"', '"' },
  };
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (KgPhraseRange));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    for (guint i = 0; i < G_N_ELEMENTS (marks); i++) {
      const char *q;

      if (kg_phrase_char (p) != marks[i].open)
        continue;

      q = g_utf8_next_char (p);
      while (*q != '\0' && kg_phrase_char (q) != marks[i].close)
        q = g_utf8_next_char (q);
      if (*q != '\0') {
        KgPhraseRange range = { p - text, g_utf8_next_char (q) - text };

        g_array_append_val (ranges, range);
        p = q;
      }
      break;
    }
  }

  return ranges;
}

gboolean
kg_phrase_range_holds (GArray *ranges,
                       gsize   offset)
{
  for (guint i = 0; i < ranges->len; i++) {
    const KgPhraseRange *range = &g_array_index (ranges, KgPhraseRange, i);

    if (offset >= range->start && offset < range->end)
      return TRUE;
  }

  return FALSE;
}
