// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-minutes-opening.h"

#include "services/kg-minutes-series.h"

#include <string.h>

#define ABOUT "关于" /* before the subject of a heading */
#define MOST_NAMED 2 /* subjects; of more their number is told */

/* A special meeting is held for its subjects, so they are named. */
static char *
name_subjects (const KgMinutes *self)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < self->blocks->len; i++) {
    const KgMinutesBlock *block = g_ptr_array_index (self->blocks, i);

    if (block->kind != KG_MINUTES_HEADING_1 || !g_str_has_prefix (block->text, ABOUT))
      continue;
    if (n++ < MOST_NAMED)
      g_string_append_printf (names, "%s%s", names->len > 0 ? "、" : "", block->text + strlen (ABOUT));
  }

  if (n == 0)
    return g_strdup ("研究有关事项");
  if (n <= MOST_NAMED)
    return g_strdup_printf ("专题研究%s有关事项", names->str);

  return g_strdup_printf ("专题研究%s等%u项议题", names->str, n);
}

static char *
make_purpose (const KgMinutes *self,
              const KgRecord  *series)
{
  if (kg_record_is (series, KG_SERIES_KIND, "special"))
    return name_subjects (self);
  if (kg_record_is (series, KG_SERIES_KIND, "task_force"))
    return g_strdup ("听取项目专班工作推进情况汇报，研究协调存在的问题");
  if (kg_record_is (series, KG_SERIES_KIND, "finance"))
    return g_strdup ("听取项目融资需求情况汇报，研究协调融资对接存在的问题");

  return g_strdup ("听取计划新开工项目推进情况汇报，研究协调项目开工存在的问题");
}

/**
 * kg_minutes_make_opening:
 * @self: with all its headings
 * @meeting: that it is of
 * @series: of the meeting
 *
 * Returns: (transfer full): the paragraph that minutes begin with: when, where,
 *   who, and what for, as meetings of this kind are held
 */
char *
kg_minutes_make_opening (const KgMinutes *self,
                         const KgRecord  *meeting,
                         const KgRecord  *series)
{
  g_autofree char *date = kg_date_to_chinese (kg_record_get_date (meeting, KG_MEETING_HELD_ON));
  g_autofree char *purpose = make_purpose (self, series);
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
