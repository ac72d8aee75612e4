// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-quick-words.h"
#include "core/kg-phrase-reader.h"

#include <string.h>

/* The words by which minutes say who does what. */

static const char *const supports[] = {
  "配合", "协助", "参与", "协办", "协同配合", "支持配合", "配合支持", "为辅", NULL
};
static const char *const helps[] = { "支持", "指导", "协同", "跟进", "督导", NULL }; /* at the end of a clause */
static const char *const leads[] = {
  "牵头", "主办", "主责", "负责", "牵头负责", "负责牵头", "为主", "抓总", "承办", "总牵头", NULL
};
static const char *const joins[] = { "会同", "联合", "协同", "商", NULL };

static const char *const manners[] = {
  "做好", "予以", "给予", "积极", "全力", "共同", "密切", "主动", "一并", "分别", "各自", "同步", "应",
  "要", "须", "需", NULL
};

gboolean
kg_quick_is_boundary (gunichar c)
{
  return kg_phrase_is_one_of (c, ",;。!?:()[]【】…\n\r");
}

const char *
kg_quick_clause_end (const char *at)
{
  while (*at != '\0' && !kg_quick_is_boundary (kg_phrase_char (at)))
    at = g_utf8_next_char (at);

  return at;
}

/* 1. 一、 (1) at the head of a line. */
const char *
kg_quick_skip_numbering (const char *text)
{
  const char *p = kg_phrase_skip_blank (text);
  gboolean bracket = kg_phrase_eat (&p, "(");

  if (kg_phrase_eat_number (&p) < 0)
    return text;
  if (bracket ? kg_phrase_eat (&p, ")") : kg_phrase_eat (&p, "、"))
    return p;
  if (!bracket && kg_phrase_eat (&p, ".") && !g_unichar_isdigit (kg_phrase_char (p)))
    return p;

  return text;
}

static const KgDuePhrase *
phrase_at (const KgQuickSource *self,
           const char          *at)
{
  gsize offset = kg_phrase_skip_blank (at) - self->text;

  for (guint i = 0; i < self->phrases->len; i++) {
    const KgDuePhrase *phrase = &g_array_index (self->phrases, KgDuePhrase, i);

    if (phrase->start == offset)
      return phrase;
  }

  return NULL;
}

/* What leads up to a day and goes with it, longer forms first. */
static const char *const prepositions[] = {
  "自会议之日起", "自即日起", "即日起", "会后", "不迟于", "不晚于", "最迟于", "最迟在", "最晚于", "最晚在",
  "至迟于", "至迟在", "最迟", "最晚", "至迟", "将于", "须于", "应于", "要在", "限于", "限", "于", "在", NULL
};

/* What stands before those and stays with the task: 力争11月27日前完成. */
static const char *const aims[] = { "务必", "力争", "争取", "确保", "到", NULL };

/* 于11月27日前, 最迟在本周五前: the limit with the words that lead up to it. */
gboolean
kg_quick_eat_limit (const KgQuickSource *self,
                    const char         **at)
{
  const char *p = *at;
  const KgDuePhrase *phrase;

  kg_phrase_eat_any (&p, aims);
  kg_phrase_eat_any (&p, prepositions);
  phrase = phrase_at (self, p);
  if (phrase == NULL)
    return FALSE;

  *at = self->text + phrase->end;
  return TRUE;
}

/* Where the preposition of a day that begins at @start begins. */
gsize
kg_quick_limit_start (const char *text,
                      gsize       start)
{
  for (int i = 0; prepositions[i] != NULL; i++) {
    gsize n = strlen (prepositions[i]);

    if (start >= n && memcmp (text + start - n, prepositions[i], n) == 0)
      return start - n;
  }

  return start;
}

static gboolean
eat_manners (const char **at)
{
  const char *p = *at;
  const char *start = p;

  /* 要素保障 and 要求 are other words. */
  while (kg_phrase_eat_any (&p, manners) >= 0 && !kg_phrase_is_one_of (kg_phrase_char (p), "素求点件"))
    *at = p;

  return *at > start;
}

/* 区水务局、交警支队等部门 */
void
kg_quick_eat_list_tail (const char **at)
{
  static const char *const words[] = {
    "等", "等部门", "等单位", "等相关部门", "等有关部门", "等相关单位", "等部门和单位", "两部门", "两家单位",
    "三部门", "三家单位", "两家", NULL
  };

  kg_phrase_eat_any (at, words);
}

/* The word that gives a list of units its role, if one stands at @at. */
KgQuickRole
kg_quick_eat_role (const char **at)
{
  static const char *const as[] = { "为", "作为", "担任", "任", "是", NULL };
  static const char *const lead_posts[] = {
    "牵头单位", "责任单位", "主办单位", "牵头部门", "责任部门", "主责单位", "牵头责任单位", NULL
  };
  static const char *const support_posts[] = { "配合单位", "协办单位", "配合部门", "参与单位", NULL };
  const char *p = *at;
  const char *q;

  if (kg_phrase_eat_any (&p, as) >= 0) {
    q = p;
    if (kg_phrase_eat_any (&q, lead_posts) >= 0) {
      *at = q;
      return KG_QUICK_ROLE_LEADS;
    }
    if (kg_phrase_eat_any (&q, support_posts) >= 0) {
      *at = q;
      return KG_QUICK_ROLE_SUPPORTS;
    }
  }

  p = *at;
  eat_manners (&p);
  q = p;
  if (kg_phrase_eat_any (&q, leads) >= 0) {
    const char *r = q;

    /* 负责人, 负责同志, 牵头的, 为主要: other words. */
    if (kg_phrase_is_one_of (kg_phrase_char (q), "人的要任") || kg_phrase_eat (&r, "同志"))
      return KG_QUICK_ROLE_NONE;
    *at = q;
    return KG_QUICK_ROLE_LEADS;
  }
  if (kg_phrase_eat_any (&q, supports) >= 0) {
    if (kg_phrase_is_one_of (kg_phrase_char (q), "的下"))
      return KG_QUICK_ROLE_NONE;
    *at = q;
    return KG_QUICK_ROLE_SUPPORTS;
  }
  if (kg_phrase_eat_any (&q, helps) >= 0 &&
      (kg_phrase_char (q) == 0 || kg_quick_is_boundary (kg_phrase_char (q)))) {
    *at = q;
    return KG_QUICK_ROLE_SUPPORTS;
  }
  q = *at;
  if (kg_phrase_eat_any (&q, joins) >= 0) {
    *at = q;
    return KG_QUICK_ROLE_JOINS;
  }

  return KG_QUICK_ROLE_NONE;
}

/* 会同, 联合: whoever stands before it leads, whoever follows supports. */
gboolean
kg_quick_eat_join (const char **at)
{
  return kg_phrase_eat_any (at, joins) >= 0;
}

/* Whether what follows a list of units at the head of a clause asks them to
 * do something, rather than telling what they did or naming something. */
gboolean
kg_quick_asks (const KgQuickSource *self,
               const char          *at,
               gboolean             plainly)
{
  static const char *const tells[] = {
    "表示", "反映", "认为", "称", "指出", "介绍", "同意", "已", "已经", "均已", "也已", "均表示", "均反映",
    "未", "尚未", "正", "正在", "的", "意见", "有关", "相关", "负责人", "负责同志", "分管", "主要", "代表",
    "参加", "出席", "到会", "无", "没有", "认可", "建议", "提议", "认定", NULL
  };
  static const char *const reports[] = {
    "反馈", "汇报", "通报", "说明", "答复", "回复", "函复", NULL
  };
  static const char *const modals[] = {
    "应当", "必须", "务必", "继续", "进一步", "抓紧", "加快", "尽快", "尽早", "及时", "立即", "马上", "切实",
    "认真", "严格", "据此", "会后", "力争", "确保", "争取", "提前", "重点", "带头", "全程", "另行", "同时",
    "先行", "会同", "联合", "协同", "均应", "均要", "均须", "均需", "均", "也", "还", "再", "先", "可", "要在", "就近", NULL
  };
  static const char *const about[] = {
    "对", "就", "向", "把", "将", "针对", "按", "按照", "根据", "结合", "围绕", "依", "依托", NULL
  };
  const char *p = at;
  gboolean asked = plainly;
  const char *end;

  for (;;) {
    const char *q = p;

    if (kg_phrase_eat_any (&q, tells) >= 0)
      return plainly && !kg_phrase_is_one_of (kg_phrase_char (p), "的已");
    if (kg_quick_eat_limit (self, &p) || kg_phrase_eat_any (&p, modals) >= 0 || eat_manners (&p))
      asked = TRUE;
    else
      break;
  }
  if (asked)
    return TRUE;

  end = kg_quick_clause_end (p);
  for (const char *q = p; q < end; q = g_utf8_next_char (q)) {
    const char *r = q;

    /* 进行了沟通: told; 了解 and 为了 are other words. */
    if (kg_phrase_eat (&r, "了") && !kg_phrase_is_one_of (kg_phrase_char (r), "解结") &&
        !kg_phrase_is_one_of (kg_phrase_before (self->text, q), "为除"))
      return FALSE;
  }

  if (kg_phrase_eat_any (&p, about) >= 0)
    return TRUE;
  if (kg_phrase_eat_any (&p, reports) >= 0)
    return FALSE;

  return kg_phrase_eat_task (&p) && !kg_phrase_is_one_of (kg_phrase_char (p), "的了");
}
