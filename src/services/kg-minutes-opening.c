// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-minutes-opening.h"

#include "services/kg-minutes-series.h"

#include <string.h>

#define ABOUT "关于"   /* before the subject of a heading */
#define MOST_NAMED 2   /* subjects; of more their number is told */
#define LONGEST_NAME 30 /* characters of one of several; of a single one twice as many */

/* What a subject begins with that says itself what the meeting did. */
static const char *const verbs[] = {
  "研究", "审议", "审定", "听取", "讨论", "协调", "部署", "传达", "学习", "通报", "会商", "研判",
};

/* What needs no 有关事项 behind it, and what already says so. */
static const char *const matters[] = { "问题", "方案", "工作", "情况", "规划", "计划", "办法" };
static const char *const endings[] = { "有关事项", "相关事项", "的事项", "事项" };

static gboolean
begins_with_verb (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_has_prefix (text, verbs[i]))
      return TRUE;

  return FALSE;
}

static gboolean
ends_with (const char        *text,
           const char *const *words,
           guint              n,
           gsize             *length)
{
  for (guint i = 0; i < n; i++)
    if (g_str_has_suffix (text, words[i])) {
      *length = strlen (words[i]);
      return TRUE;
    }

  return FALSE;
}

/* @title without the marks that it ends with. */
static char *
strip_marks (const char *title)
{
  static const char *const marks[] = { "。", "；", "，", "、", ";", ",", ".", " " };
  char *text = g_strdup (title);
  gsize n;

  while (ends_with (text, marks, G_N_ELEMENTS (marks), &n) && strlen (text) > n)
    text[strlen (text) - n] = '\0';

  return text;
}

/**
 * kg_minutes_make_heading:
 * @title: of an item of the agenda
 *
 * Returns: (transfer full): what its part of the minutes is headed by: 关于 and
 *   the subject, unless it says itself what was done, as 审议……
 */
char *
kg_minutes_make_heading (const char *title)
{
  g_autofree char *text = strip_marks (title);

  return g_str_has_prefix (text, ABOUT) || begins_with_verb (text) ? g_steal_pointer (&text)
                                                                   : g_strconcat (ABOUT, text, NULL);
}

/* A subject as it stands behind 研究: without 关于 and without what is said behind it. */
static char *
make_name (const char *title)
{
  char *name = strip_marks (title);
  gsize n;

  if (g_str_has_prefix (name, ABOUT) && strlen (name) > strlen (ABOUT))
    memmove (name, name + strlen (ABOUT), strlen (name) - strlen (ABOUT) + 1);
  if (ends_with (name, endings, G_N_ELEMENTS (endings), &n) && strlen (name) > n)
    name[strlen (name) - n] = '\0';

  return name;
}

/* Whether it can stand in a row of names, and is none itself. */
static gboolean
is_name (const char *text)
{
  return !begins_with_verb (text) && g_utf8_strlen (text, -1) <= LONGEST_NAME && strstr (text, "、") == NULL &&
         strstr (text, "，") == NULL && strstr (text, "；") == NULL && strstr (text, "。") == NULL;
}

static char *
name_one (const char *title)
{
  g_autofree char *whole = strip_marks (title);
  g_autofree char *name = make_name (title);
  gsize n;

  if (g_utf8_strlen (name, -1) > 2 * LONGEST_NAME || g_str_equal (name, ABOUT))
    return g_strdup ("研究有关事项");
  if (begins_with_verb (name))
    return g_strdup (g_str_has_prefix (whole, ABOUT) ? name : whole);

  return g_strdup_printf ("专题研究%s%s", name, ends_with (name, matters, G_N_ELEMENTS (matters), &n) ? "" : "有关事项");
}

/* A special meeting is held for its subjects, so they are named where they make
 * a sentence. */
static char *
name_subjects (const GPtrArray *subjects)
{
  g_autoptr (GString) names = g_string_new (NULL);

  if (subjects->len == 0)
    return g_strdup ("研究有关事项");
  if (subjects->len == 1)
    return name_one (g_ptr_array_index (subjects, 0));

  for (guint i = 0; i < MOST_NAMED; i++) {
    g_autofree char *name = make_name (g_ptr_array_index (subjects, i));

    if (!is_name (name))
      return g_strdup_printf ("专题研究%u项议题", subjects->len);
    g_string_append_printf (names, "%s%s", i > 0 ? "、" : "", name);
  }

  return subjects->len > MOST_NAMED ? g_strdup_printf ("专题研究%s等%u项议题", names->str, subjects->len)
                                    : g_strdup_printf ("专题研究%s有关事项", names->str);
}

static char *
make_purpose (const KgRecord  *series,
              const GPtrArray *subjects)
{
  if (kg_record_is (series, KG_SERIES_KIND, "special"))
    return name_subjects (subjects);
  if (kg_record_is (series, KG_SERIES_KIND, "task_force"))
    return g_strdup ("听取项目专班工作推进情况汇报，研究协调存在的问题");
  if (kg_record_is (series, KG_SERIES_KIND, "finance"))
    return g_strdup ("听取项目融资需求情况汇报，研究协调融资对接存在的问题");

  return g_strdup ("听取计划新开工项目推进情况汇报，研究协调项目开工存在的问题");
}

/**
 * kg_minutes_make_opening:
 * @series: of @meeting
 * @subjects: (element-type utf8): titles of what it was held for
 *
 * Returns: (transfer full): the paragraph that minutes begin with: when, where,
 *   who, and what for, as meetings of this kind are held
 */
char *
kg_minutes_make_opening (const KgRecord  *meeting,
                         const KgRecord  *series,
                         const GPtrArray *subjects)
{
  g_autofree char *date = kg_date_to_chinese (kg_record_get_date (meeting, KG_MEETING_HELD_ON));
  g_autofree char *purpose = make_purpose (series, subjects);
  const char *chair = kg_minutes_get_chair (meeting, series);
  const char *place = kg_record_get_text (meeting, KG_MEETING_PLACE);

  return g_strdup_printf ("%s，%s%s%s%s召开%s%d年第%d次会议，%s。现将议定事项纪要如下：", date,
                          chair != NULL ? chair : "",
                          place != NULL ? "在" : "", place != NULL ? place : "",
                          chair != NULL ? "主持" : "",
                          kg_record_get_text (series, KG_SERIES_NAME),
                          (int) kg_record_get_int (meeting, KG_MEETING_YEAR),
                          (int) kg_record_get_int (meeting, KG_MEETING_NUMBER), purpose);
}
