// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-plan-chart.h"

#include "services/board/kg-wall-layout.h"
#include "services/board/kg-wall-painter.h"

#include <string.h>

/* Nothing that is known of a project is out of reach on the wall: what its
 * first part has no room for stands on those that follow. */

#define LONG "沿线220千伏电缆及DN1000给水管迁改方案未稳定，迁改费用未落实，主管部门与产权单位各执一词，需区领导协调"

static const KgWallReason reasons[] = {
  { KG_LIGHT_RED, "11月10日确认：剩余2家企业拟走司法途径，年内开工存在较大不确定性" },
  { KG_LIGHT_RED, "预计2027年2月5日开工，晚于计划28个工作日" },
  { KG_LIGHT_RED, "“设计方案公示”环节逾期27个工作日" },
  { KG_LIGHT_RED, "1个堵点未解决：沿岸3家企业补偿协议未签订，护岸工程无作业面" },
  { KG_LIGHT_RED, "2件督办事项逾期，最早的是：与沿岸企业签订补偿协议" },
  { KG_LIGHT_RED, "2026年内开工的概率为0%" },
  { KG_LIGHT_YELLOW, "1个较大问题未解决：" LONG LONG LONG },
};

static const KgWallFact facts[] = {
  { "计划开工", "12月29日 (周二)", "还有26个工作日", FALSE },
  { "预计开工", "2027年2月5日 (周五)", "晚于计划28个工作日", TRUE },
  { "2026年内开工", "0%", "80%：2027年2月8日至2月23日", TRUE },
};

static const KgWallTask task = { .mark = KG_WALL_MARK_PENDING, .state = "待签收", .lead = "区规资局", .day = "11月27日",
                                 .text = "完成施工图审查" };

#define N_DECIDED 8

typedef struct {
  KgWallDecision decided[N_DECIDED];
  char *sentences[N_DECIDED];
  KgChartFixture *chart; /* nullable */
  KgWallProject project;
  KgWallPage page;
} Matter;

static Matter *
matter_new (guint       n_reasons,
            guint       n_decided,
            KgTestChart chart)
{
  Matter *self = g_new0 (Matter, 1);

  for (guint i = 0; i < n_decided; i++) {
    self->sentences[i] = g_strdup_printf ("会议议定的第%u件事：区规资局牵头完成施工图审查", i + 1);
    self->decided[i] = (KgWallDecision) { .sentence = self->sentences[i], .tasks = &task, .n_tasks = i % 2 };
  }
  if (chart != KG_N_TEST_CHARTS) {
    self->chart = kg_chart_fixture_new (chart);
    self->chart->chart.title = self->chart->chart.note = NULL;
  }
  self->project = (KgWallProject) { .name = "油墩港航道整治工程（北城段）", .about = "淞桥镇 · 水务", .light = KG_LIGHT_RED,
                                    .reasons = reasons, .n_reasons = n_reasons, .facts = facts, .n_facts = 3,
                                    .decided = self->decided, .n_decided = n_decided,
                                    .chart = self->chart != NULL ? &self->chart->chart : NULL };
  self->page = (KgWallPage) { .project = &self->project, .day = "11月23日 (周一) · 第48周", .number = 2, .n_pages = 45 };

  return self;
}

static void
matter_free (Matter *self)
{
  for (guint i = 0; i < N_DECIDED; i++)
    g_free (self->sentences[i]);
  g_clear_pointer (&self->chart, kg_chart_fixture_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Matter, matter_free)

static KgWallLayout *
lay_out (const Matter *matter,
         guint         part)
{
  return kg_wall_layout_new (&matter->page, part, KG_WALL_WIDTH, KG_WALL_HEIGHT);
}

/* All labels one after another: a paragraph stands there as it was written. */
static char *
words_of (const KgWallLayout *layout)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < layout->labels->len; i++)
    g_string_append (words, g_array_index (layout->labels, KgChartLabel, i).text);

  return g_string_free (words, FALSE);
}

static const KgChartLabel *
find (const KgWallLayout *layout,
      const char         *text)
{
  for (guint i = 0; i < layout->labels->len; i++) {
    const KgChartLabel *label = &g_array_index (layout->labels, KgChartLabel, i);

    if (g_str_equal (label->text, text))
      return label;
  }

  return NULL;
}

/* On how many of the parts after the first @text stands whole. */
static guint
count_in_rest (const Matter *matter,
               const char   *text)
{
  guint n_parts = kg_wall_n_parts (&matter->page, KG_WALL_WIDTH, KG_WALL_HEIGHT), n = 0;

  for (guint part = 1; part < n_parts; part++) {
    g_autoptr (KgWallLayout) layout = lay_out (matter, part);
    g_autofree char *words = words_of (layout);

    n += strstr (words, text) != NULL;
  }

  return n;
}

static void
test_reasons (void)
{
  static const KgTestChart charts[] = { KG_TEST_SERIAL, KG_TEST_LONG, KG_TEST_PARALLEL };

  for (guint i = 0; i < G_N_ELEMENTS (charts); i++) {
    g_autoptr (Matter) matter = matter_new (G_N_ELEMENTS (reasons), 0, charts[i]);
    g_autoptr (Matter) without = matter_new (1, 0, charts[i]);
    guint n_parts = kg_wall_n_parts (&matter->page, KG_WALL_WIDTH, KG_WALL_HEIGHT);
    g_autoptr (KgWallLayout) first = lay_out (matter, 0);
    g_autoptr (KgWallLayout) last = lay_out (matter, n_parts - 1);
    g_autofree char *words = words_of (first);

    for (guint j = 0; j < G_N_ELEMENTS (reasons); j++)
      g_assert_cmpuint (count_in_rest (matter, reasons[j].text), ==, 1);
    /* The first part says so, and all of the plan follows. */
    g_assert_nonnull (strstr (words, charts[i] == KG_TEST_PARALLEL ? "All reasons ↓" : "all reasons and steps ↓"));
    g_assert_cmpuint (n_parts, ==, 1 + kg_wall_n_parts (&without->page, KG_WALL_WIDTH, KG_WALL_HEIGHT));
    g_assert_true ((last->chart_width > 0) == (charts[i] != KG_TEST_PARALLEL));
  }
}

/* Of the room above the facts no reason is left out that has its place there. */
static void
test_room (void)
{
  for (guint n = 4; n <= G_N_ELEMENTS (reasons); n++) {
    g_autoptr (Matter) matter = matter_new (n, 0, KG_TEST_SERIAL);
    g_autoptr (KgWallLayout) layout = lay_out (matter, 0);
    g_autofree char *words = words_of (layout);
    const KgChartLabel *fact = find (layout, facts[0].value);

    for (guint i = 0; i < 4; i++)
      g_assert_nonnull (strstr (words, reasons[i].text));
    for (guint i = 0; i < layout->labels->len; i++) {
      const KgChartLabel *label = &g_array_index (layout->labels, KgChartLabel, i);

      if (strstr (label->text, "more reason") != NULL)
        g_assert_cmpfloat (fact->y - label->y - label->height, <, 2 * label->height);
    }
  }
}

static void
test_decided (void)
{
  static const KgTestChart charts[] = { KG_TEST_SERIAL, KG_TEST_PARALLEL, KG_N_TEST_CHARTS };

  for (guint i = 0; i < G_N_ELEMENTS (charts); i++) {
    g_autoptr (Matter) matter = matter_new (2, N_DECIDED, charts[i]);
    g_autoptr (KgWallLayout) first = lay_out (matter, 0);

    g_assert_nonnull (find (first, "Decided (8) ↓"));
    for (guint j = 0; j < N_DECIDED; j++)
      g_assert_cmpuint (count_in_rest (matter, matter->sentences[j]), ==, 1);
  }
}

/* Where the first part has everything there is no other, nor a word of one. */
static void
test_all_there (void)
{
  g_autoptr (Matter) matter = matter_new (2, 3, KG_TEST_PARALLEL);
  g_autoptr (KgWallLayout) layout = lay_out (matter, 0);
  g_autofree char *words = words_of (layout);

  g_assert_cmpuint (kg_wall_n_parts (&matter->page, KG_WALL_WIDTH, KG_WALL_HEIGHT), ==, 1);
  g_assert_null (strstr (words, "↓"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/wall-words/reasons", test_reasons);
  g_test_add_func ("/wall-words/room", test_room);
  g_test_add_func ("/wall-words/decided", test_decided);
  g_test_add_func ("/wall-words/all-there", test_all_there);

  return g_test_run ();
}
