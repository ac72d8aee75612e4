// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-plan-chart.h"

#include "services/board/kg-wall-layout.h"
#include "services/board/kg-wall-painter.h"

#include <string.h>

/* The pages of the wall that are no chart: how large their words are however
 * much there is to say, that nothing covers anything else, that no row is lost
 * between two parts, and that all of it can be told from its ground. */

#define LONG "上海集成电路产业研发与转化功能型平台二期暨长三角国家技术创新中心北城分中心及其配套动力站与公共服务设施新建工程项目（第一标段）"
#define MOST_ROWS 400

static const struct { double width; double height; } sizes[] = {
  { 1920, 1080 }, { 3840, 2160 }, { 1366, 768 }, { 1920, 1200 }, { 1024, 768 }, { 2560, 1080 },
};

/* Everything that the pages are made of. */
typedef struct {
  KgWallChange changes[MOST_ROWS];
  KgWallTask tasks[3];
  KgWallDecision decisions[MOST_ROWS];
  KgWallTask due[MOST_ROWS];
  char *names[MOST_ROWS];
  KgWallReason reason;
  KgWallOverview overview;
  KgWallProject project;
  KgWallChanges what_changed;
  KgWallDecisions decided;
  KgWallClose close;
  KgChartFixture *chart;
} Matter;

static Matter *
matter_new (guint    n,
            gboolean is_long)
{
  Matter *self = g_new0 (Matter, 1);
  const char *words = is_long ? LONG : "药谷三期";

  for (guint i = 0; i < 3; i++)
    self->tasks[i] = (KgWallTask) { .mark = (KgWallMark) (i * 2), .state = "办理中", .lead = is_long ? LONG : "区规资局",
                                    .day = "2027年12月28日", .note = "逾期115个工作日", .text = words,
                                    .urgent = i == 2 };
  for (guint i = 0; i < n; i++) {
    self->names[i] = g_strdup_printf ("%u%s", i + 1, words);
    self->changes[i] = (KgWallChange) { KG_LIGHT_YELLOW, i % KG_N_LIGHTS, self->names[i], i % 2 ? LONG : NULL };
    self->decisions[i] = (KgWallDecision) { .sentence = self->names[i], .project = i % 3 ? LONG : NULL,
                                            .tasks = self->tasks, .n_tasks = i % 4 };
    self->due[i] = self->tasks[i % 3];
    self->due[i].text = self->names[i];
    self->due[i].mark = (KgWallMark) (i % KG_WALL_N_MARKS);
    self->due[i].project = i % 2 ? LONG : NULL;
  }

  self->overview = (KgWallOverview) { .title = "计划新开工项目" };
  for (guint i = 0; i < KG_N_LIGHTS; i++) {
    KgWallCount *count = &self->overview.counts[self->overview.n_counts++];

    *count = (KgWallCount) { .light = i, .count = n * (i + 1), .sum = "1,228.93亿元", .n_weeks = KG_WALL_WEEKS };
    for (guint week = 0; week < KG_WALL_WEEKS; week++)
      count->weeks[week] = n * week % 7;
  }
  self->overview.tiles[0] = (KgWallTile) { .title = "年内开工率", .number = "100%", .share = 1, .planned_words = LONG,
                                           .done_words = "已开工400个" };
  for (guint i = 0; i < KG_WALL_MONTHS; i++)
    self->overview.tiles[0].planned[i] = self->overview.tiles[0].done[i] = n * i;
  self->overview.tiles[1] = (KgWallTile) { .title = "14天内将变差", .number = "38", .share = -1, .proposed = TRUE };
  self->overview.tiles[2] = (KgWallTile) { .title = "红黄灯无人牵头", .number = "0", .share = -1, .note = LONG };
  for (guint i = 0; i < KG_WALL_LINES && n > 0; i++)
    self->overview.tiles[1].lines[self->overview.tiles[1].n_lines++] = (KgWallLine) { KG_LIGHT_RED, "12月2日", words };

  self->reason = (KgWallReason) { KG_LIGHT_RED, LONG };
  self->chart = kg_chart_fixture_new (KG_TEST_SERIAL);
  self->project = (KgWallProject) { .name = words, .about = words, .light = KG_LIGHT_RED, .reasons = &self->reason,
                                    .n_reasons = 1, .decided = self->decisions, .n_decided = MIN (n, 9),
                                    .chart = &self->chart->chart };
  self->what_changed = (KgWallChanges) { .title = "上周以来的变化", .note = "变差3个,好转5个",
                                         .changes = self->changes, .n_changes = n };
  self->decided = (KgWallDecisions) { .title = is_long ? LONG : "上次议定事项", .note = LONG,
                                      .tallies = { { KG_WALL_MARK_DONE, "已办结", n }, { KG_WALL_MARK_ACTIVE, "办理中", n },
                                                   { KG_WALL_MARK_OVERDUE, "逾期", n } },
                                      .n_tallies = n > 0 ? KG_WALL_TALLIES : 0, .decisions = self->decisions,
                                      .n_decisions = n, .nothing = "没有议定事项" };
  self->close = (KgWallClose) { .title = "下次再议", .label = "下次会议", .when = is_long ? LONG : "11月24日 (周二)",
                                .where = LONG, .due_title = "到期事项", .nothing = "无", .due = self->due, .n_due = n };
  for (guint i = 0; i < KG_WALL_CLOSE_COUNTS; i++)
    self->close.counts[i] = (KgWallCount) { .light = (KgLight) (i + 1), .count = n * 250 };

  return self;
}

static void
matter_free (Matter *self)
{
  for (guint i = 0; i < MOST_ROWS; i++)
    g_free (self->names[i]);
  kg_chart_fixture_free (self->chart);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Matter, matter_free)

typedef enum { OVERVIEW, PROJECT, CHANGES, DECISIONS, CLOSE, N_KINDS } Kind;

static KgWallPage
page_of (const Matter *matter,
         Kind          kind)
{
  return (KgWallPage) {
    .overview = kind == OVERVIEW ? &matter->overview : NULL,
    .project = kind == PROJECT ? &matter->project : NULL,
    .changes = kind == CHANGES ? &matter->what_changed : NULL,
    .decisions = kind == DECISIONS ? &matter->decided : NULL,
    .close = kind == CLOSE ? &matter->close : NULL,
    .day = "11月30日 (周一) · 第49周", .number = 17, .n_pages = 4200,
  };
}

static void
check_labels (const KgWallLayout *layout,
              const char         *title)
{
  for (guint i = 0; i < layout->labels->len; i++) {
    const KgChartLabel *a = &g_array_index (layout->labels, KgChartLabel, i);
    gboolean foot = a->size == KG_WALL_LEAST_TEXT;

    if (a->size < KG_WALL_LEAST_TEXT || (!foot && a->size < KG_WALL_LEAST_FACT))
      g_error ("%s: “%s” has %.1f px", title, a->text, a->size);
    if (a->width < 0.3 * a->size || a->x < 0 || a->y < 0 || a->x + a->width > layout->width + 0.01 ||
        a->y + a->height > layout->height + 0.01)
      g_error ("%s: “%s” does not lie on the wall", title, a->text);
    for (guint j = 0; j < i; j++) {
      const KgChartLabel *b = &g_array_index (layout->labels, KgChartLabel, j);

      if (a->x + a->width > b->x + 0.01 && b->x + b->width > a->x + 0.01 && a->y + a->height > b->y + 0.01 &&
          b->y + b->height > a->y + 0.01)
        g_error ("%s: “%s” covers “%s”", title, a->text, b->text);
    }
    if (layout->chart_width > 0 && a->x + a->width > layout->chart_x + 0.01 &&
        a->y + a->height > layout->chart_y + 0.01 && a->y < layout->chart_y + layout->chart_height)
      g_error ("%s: “%s” covers the chart", title, a->text);
  }
}

static double
largest (const KgWallLayout *layout)
{
  double size = 0;

  for (guint i = 0; i < layout->labels->len; i++)
    size = MAX (size, g_array_index (layout->labels, KgChartLabel, i).size);

  return size;
}

/* No project, one, and 400 reds; short words and long ones. */
static void
test_sizes (void)
{
  static const guint counts[] = { 0, 1, 7, MOST_ROWS };

  for (guint i = 0; i < G_N_ELEMENTS (counts) * 2; i++) {
    g_autoptr (Matter) matter = matter_new (counts[i / 2], i % 2);

    for (guint kind = 0; kind < N_KINDS; kind++)
      for (guint j = 0; j < G_N_ELEMENTS (sizes); j++) {
        KgWallPage page = page_of (matter, kind);
        double scale = MIN (sizes[j].width / KG_WALL_WIDTH, sizes[j].height / KG_WALL_HEIGHT);
        guint n_parts = kg_wall_n_parts (&page, sizes[j].width, sizes[j].height);

        for (guint part = 0; part < n_parts; part += MAX (n_parts / 5, 1u)) {
          g_autofree char *title = g_strdup_printf ("kind %u with %u rows%s at %.0fx%.0f, part %u of %u", kind,
                                                    counts[i / 2], i % 2 ? ", long" : "", sizes[j].width,
                                                    sizes[j].height, part, n_parts);
          g_autoptr (KgWallLayout) layout = kg_wall_layout_new (&page, part, sizes[j].width / scale,
                                                                sizes[j].height / scale);

          check_labels (layout, title);
          g_assert_cmpfloat (largest (layout), >=, KG_WALL_LEAST_NAME);
        }
      }
  }
}

static gboolean
has (const KgWallLayout *layout,
     const char         *text)
{
  for (guint i = 0; i < layout->labels->len; i++) {
    const char *label = g_array_index (layout->labels, KgChartLabel, i).text;

    if (*label != '\0' && (g_str_has_prefix (text, label) || g_str_equal (label, text)))
      return TRUE;
  }

  return FALSE;
}

/* Every row is on one part and on no other, in its order. */
static void
test_parts (void)
{
  g_autoptr (Matter) matter = matter_new (MOST_ROWS, FALSE);

  for (guint kind = CHANGES; kind < N_KINDS; kind++) {
    KgWallPage page = page_of (matter, kind);
    guint n_parts = kg_wall_n_parts (&page, KG_WALL_WIDTH, KG_WALL_HEIGHT), row = 0;

    g_assert_cmpuint (n_parts, >, 20);
    g_assert_cmpuint (n_parts, <, 150);
    for (guint part = 0; part < n_parts; part++) {
      g_autoptr (KgWallLayout) layout = kg_wall_layout_new (&page, part, KG_WALL_WIDTH, KG_WALL_HEIGHT);
      g_autofree char *caption = g_strdup_printf (part + 1 < n_parts ? "Part %u of %u ↓" : "Part %u of %u", part + 1,
                                                  n_parts);
      guint first = row;

      g_assert_true (has (layout, caption));
      while (row < MOST_ROWS && has (layout, matter->names[row]))
        row++;
      g_assert_cmpuint (row, >, first);
    }
    g_assert_cmpuint (row, ==, MOST_ROWS);
  }
}

/* A title and what stands beside it are not cut for each other; what a topic is
 * about stands below. */
static void
test_topic (void)
{
  static const char title[] = "审议上次会议纪要（2026年第47次会议）", note[] = "计划新开工项目周调度会 第48次会议 · 11月24日 (周二)";
  static const KgWallFact facts[] = { { "纪要", "〔2026〕47号", NULL, FALSE }, { "议定事项", "12", NULL, FALSE } };
  KgWallDecisions topic = { .title = title, .note = note, .facts = facts, .n_facts = G_N_ELEMENTS (facts) };
  KgWallPage page = { .decisions = &topic, .day = "11月24日 (周二) · 第48周", .number = 17, .n_pages = 45 };
  const char *const words[] = { title, note, facts[0].label, facts[0].value, facts[1].label, facts[1].value };
  g_autoptr (KgWallLayout) layout = kg_wall_layout_new (&page, 0, KG_WALL_WIDTH, KG_WALL_HEIGHT);
  guint n = 0;

  check_labels (layout, title);
  for (guint i = 0; i < layout->labels->len; i++) {
    const KgChartLabel *label = &g_array_index (layout->labels, KgChartLabel, i);

    for (guint j = 0; j < G_N_ELEMENTS (words); j++)
      n += g_str_equal (label->text, words[j]) &&
           kg_wall_layout_text_width (layout, words[j], label->size, label->bold) <= label->width + 0.01;
  }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (words));
}

/* The words that a label covers stand on the tint, the others on the ground. */
static KgChartInk
behind (const KgWallLayout *layout,
        double              x,
        double              y)
{
  for (guint i = 0; i < layout->boxes->len; i++) {
    const KgWallBox *box = &g_array_index (layout->boxes, KgWallBox, i);

    if (box->ink == KG_INK_TINT && x >= box->x && x < box->x + box->width && y >= box->y && y < box->y + box->height)
      return KG_INK_TINT;
  }

  return KG_INK_GROUND;
}

static double
contrast (KgChartGround ground,
          KgChartInk    ink,
          KgChartInk    on)
{
  return kg_rgb_contrast (kg_color_rgb (ground, ink), kg_color_rgb (ground, on));
}

/* Text has 4.5 to its ground, a shape 3; a rule or the empty part of a bar may
 * be overlooked. */
static void
test_contrast (void)
{
  static const KgChartGround grounds[] = { KG_CHART_DARK, KG_CHART_LIGHT, KG_CHART_CONTRAST };
  g_autoptr (Matter) matter = matter_new (7, FALSE);
  guint n_texts = 0, n_shapes = 0;

  matter->project.warning = "12月9日将转红灯";
  matter->project.warning_why = "“设计方案公示”环节逾期";
  matter->project.warned = KG_LIGHT_RED;
  for (guint g = 0; g < G_N_ELEMENTS (grounds); g++)
    for (guint kind = 0; kind < N_KINDS; kind++) {
      KgWallPage page = page_of (matter, kind);
      g_autoptr (KgWallLayout) layout = kg_wall_layout_new (&page, 0, KG_WALL_WIDTH, KG_WALL_HEIGHT);

      for (guint i = 0; i < layout->labels->len; i++, n_texts++) {
        const KgChartLabel *label = &g_array_index (layout->labels, KgChartLabel, i);

        g_assert_cmpfloat (contrast (grounds[g], label->ink, behind (layout, label->x, label->y)), >=, 4.5);
      }
      for (guint i = 0; i < layout->boxes->len; i++) {
        const KgWallBox *box = &g_array_index (layout->boxes, KgWallBox, i);

        if (box->ink == KG_INK_FAINT || box->ink == KG_INK_TINT)
          continue;
        g_assert_cmpfloat (contrast (grounds[g], box->ink, KG_INK_GROUND), >=, 3);
        n_shapes++;
      }
      for (guint i = 0; i < layout->signs->len; i++, n_shapes++) {
        const KgWallSign *sign = &g_array_index (layout->signs, KgWallSign, i);

        g_assert_cmpfloat (contrast (grounds[g], sign->ink, behind (layout, sign->x, sign->y)), >=, 3);
      }
      g_assert_cmpfloat (contrast (grounds[g], KG_INK_PLANNED, KG_INK_GROUND), >=, 3); /* a line of weeks */
    }
  g_assert_cmpuint (n_texts, >, 200);
  g_assert_cmpuint (n_shapes, >, 60);
}

/* All that is written is read to those who do not see it. */
static void
test_text (void)
{
  g_autoptr (Matter) matter = matter_new (7, FALSE);

  for (guint kind = CHANGES; kind < N_KINDS; kind++) {
    KgWallPage page = page_of (matter, kind);
    g_autofree char *text = kg_wall_page_to_text (&page);

    for (guint i = 0; i < 7; i++)
      g_assert_nonnull (strstr (text, matter->names[i]));
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/wall-lists/sizes", test_sizes);
  g_test_add_func ("/wall-lists/parts", test_parts);
  g_test_add_func ("/wall-lists/topic", test_topic);
  g_test_add_func ("/wall-lists/contrast", test_contrast);
  g_test_add_func ("/wall-lists/text", test_text);

  return g_test_run ();
}
