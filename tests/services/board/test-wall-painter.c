// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-plan-chart.h"

#include "services/board/kg-wall-layout.h"
#include "services/board/kg-wall-painter.h"

#include <math.h>
#include <string.h>

/* The pages of the wall: how large everything is, that nothing covers anything
 * else, and that it is drawn where it was placed. */

#define LONG "上海集成电路产业研发与转化功能型平台二期暨长三角国家技术创新中心北城分中心及其配套动力站与公共服务设施新建工程项目（第一标段）"

static const KgWallReason reasons[] = {
  { KG_LIGHT_RED, "11月24日确认：施工图审查明显滞后，结构超限需专项论证" },
  { KG_LIGHT_RED, "“施工图审查”环节逾期15个工作日" },
  { KG_LIGHT_YELLOW, "预计2026年12月28日开工，晚于计划15个工作日" },
  { KG_LIGHT_YELLOW, "2个一般问题未解决，最早的：" LONG LONG },
  { KG_LIGHT_GREEN, "12个工作日没有报告，最近一次在2026年11月12日（理由正当：等待国家审批，张副区长认可）" },
  { KG_LIGHT_YELLOW, LONG LONG LONG },
};

static const KgWallFact facts[] = {
  { "计划开工", "2026年12月7日", "还有5个工作日", FALSE },
  { "预计开工", "12月28日", "晚15个工作日", TRUE },
  { "2026年内", "74%", "80%：2026年12月25日至2027年1月4日", FALSE },
  { "牵头单位", "无人牵头", LONG, TRUE },
};

static KgWallOverview
overview_of (guint    count,
             gboolean known)
{
  KgWallOverview overview = { .title = "项目开工总览" };

  for (guint i = 0; i < KG_N_LIGHTS; i++)
    overview.counts[overview.n_counts++] = (KgWallCount) { i, count, count > 0 ? "1,228.93亿元" : NULL };
  overview.tiles[0] = (KgWallTile) { .title = "年内开工率", .number = "60%", .share = 0.6,
                                     .note = "应开工58个，已开工35个，其余均在推进之中" };
  overview.tiles[1] = (KgWallTile) { .title = "14天内将变差", .number = known ? "38" : NULL, .share = -1,
                                     .proposed = TRUE };
  overview.tiles[2] = (KgWallTile) { .title = "红黄灯无人牵头", .number = "3", .share = -1 };
  for (guint tile = 1; tile < KG_WALL_TILES && count > 0; tile++)
    for (guint i = 0; i < KG_WALL_LINES; i++)
      overview.tiles[tile].lines[overview.tiles[tile].n_lines++] =
        (KgWallLine) { KG_LIGHT_RED, tile == 1 ? "2027年12月28日" : NULL, i == 0 ? LONG : "药谷三期" };

  return overview;
}

/* A page and what it is made of. */
typedef struct {
  const char *title;
  const char *name;
  guint n_reasons;
  guint n_facts;
  const char *proposal;
  const char *warning;
  KgTestChart chart;      /* KG_N_TEST_CHARTS: none */
} Case;

static const Case cases[] = {
  { "plain", "半导体二期项目", 3, 3, NULL, NULL, KG_TEST_SERIAL },
  { "proposal", "半导体二期项目", 3, 3, "规则建议黄灯", NULL, KG_TEST_PARALLEL },
  { "warning", "半导体二期项目", 2, 4, "规则建议黄灯", "12月9日将转红灯", KG_TEST_SERIAL },
  { "long name", LONG, 3, 3, "规则建议黄灯", NULL, KG_TEST_SERIAL },
  { "everything", LONG, 6, 4, "规则建议黄灯", "2027年12月29日将转红灯", KG_TEST_LONG },
  { "no reasons", "药谷", 0, 2, NULL, NULL, KG_TEST_ONE_STEP },
  { "no plan", LONG, 6, 4, NULL, "12月9日将转红灯", KG_N_TEST_CHARTS },
  { "nothing", "药", 0, 0, NULL, NULL, KG_N_TEST_CHARTS },
  { "latin", "Wusongkou International Science and Technology Innovation City, Initial Projects, Phase Two", 2, 3,
    "Proposed: Not assessed", "Turns Not assessed on 2026-12-03", KG_TEST_BACKWARDS },
};

static const struct { double width; double height; } sizes[] = {
  { 1920, 1080 }, { 3840, 2160 }, { 1366, 768 }, { 1920, 1200 }, { 1024, 768 }, { 2560, 1080 },
};

static KgWallProject
project_of (const Case     *c,
            KgChartFixture *fixture)
{
  return (KgWallProject) {
    .name = c->name,
    .about = c->n_facts > 0 ? "北上海生物医药产业园 · 生物医药 · 7.20亿元 · 牵头单位 区规划和自然资源局 · 提请领导 张副区长" : NULL,
    .light = KG_LIGHT_RED,
    .proposed = KG_LIGHT_YELLOW,
    .proposal = c->proposal,
    .reasons = reasons,
    .n_reasons = c->n_reasons,
    .warning = c->warning,
    .warning_why = c->warning != NULL ? "“设计方案公示”环节逾期10个工作日，" LONG : NULL,
    .warned = KG_LIGHT_RED,
    .facts = facts,
    .n_facts = c->n_facts,
    .chart = fixture != NULL ? &fixture->chart : NULL,
  };
}

static gboolean
overlap (const KgChartLabel *a,
         const KgChartLabel *b)
{
  return a->x + a->width > b->x + 0.01 && b->x + b->width > a->x + 0.01 &&
         a->y + a->height > b->y + 0.01 && b->y + b->height > a->y + 0.01;
}

static void
check_labels (const KgWallLayout *layout,
              const char         *title)
{
  for (guint i = 0; i < layout->labels->len; i++) {
    const KgChartLabel *label = &g_array_index (layout->labels, KgChartLabel, i);

    if (label->size < KG_WALL_LEAST_TEXT)
      g_error ("%s: “%s” has %.1f px", title, label->text, label->size);
    if (label->x < 0 || label->y < 0 || label->x + label->width > layout->width + 0.01 ||
        label->y + label->height > layout->height + 0.01)
      g_error ("%s: “%s” does not lie on the wall", title, label->text);
    for (guint j = 0; j < i; j++)
      if (overlap (label, &g_array_index (layout->labels, KgChartLabel, j)))
        g_error ("%s: “%s” covers “%s”", title, label->text, g_array_index (layout->labels, KgChartLabel, j).text);
    if (layout->chart_width > 0 && label->x + label->width > layout->chart_x + 0.01 &&
        label->y + label->height > layout->chart_y + 0.01 && label->y < layout->chart_y + layout->chart_height)
      g_error ("%s: “%s” covers the chart", title, label->text);
  }
}

static const KgChartLabel *
find (const KgWallLayout *layout,
      const char         *text)
{
  for (guint i = 0; i < layout->labels->len; i++) {
    const KgChartLabel *label = &g_array_index (layout->labels, KgChartLabel, i);

    if (*label->text != '\0' && g_str_has_prefix (text, label->text))
      return label;
  }

  return NULL;
}

static void
check_sizes (const KgWallLayout  *layout,
             const KgWallProject *project,
             const char          *title)
{
  const KgChartLabel *name = find (layout, project->name);

  g_assert_nonnull (name);
  g_assert_cmpfloat (name->size, >=, KG_WALL_LEAST_NAME);
  g_assert_nonnull (find (layout, kg_light_label (project->light)));
  if (layout->part > 0)
    return;

  for (guint i = 0; i < project->n_facts; i++) {
    const KgChartLabel *value = find (layout, project->facts[i].value);

    if (value == NULL)
      g_error ("%s: %s is missing", title, project->facts[i].label);
    g_assert_cmpfloat (value->size, >=, KG_WALL_LEAST_FACT);
  }
  if (project->n_reasons > 0)
    g_assert_cmpfloat (find (layout, project->reasons[0].text)->size, >=, KG_WALL_LEAST_FACT);
  if (project->warning != NULL)
    g_assert_cmpfloat (find (layout, project->warning)->size, >=, KG_WALL_LEAST_FACT);
}

/* A chart shrinks to its place: by how much, and how large its text is then. */
static void
check_chart (const KgWallLayout *layout,
             const char         *title)
{
  double natural, scale;

  if (layout->chart_width == 0 || layout->part > 0)
    return;

  natural = kg_plan_chart_height (&layout->chart, &layout->chart_style, layout->chart_width);
  scale = MIN (layout->chart_height / natural, 1);
  if (layout->chart_style.text_size * scale < KG_WALL_LEAST_TEXT - 0.01)
    g_error ("%s: the chart has a text of %.1f px", title, layout->chart_style.text_size * scale);
}

static void
test_sizes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    gboolean has_chart = cases[i].chart != KG_N_TEST_CHARTS;
    g_autoptr (KgChartFixture) fixture = has_chart ? kg_chart_fixture_new (cases[i].chart) : NULL;
    KgWallProject project = project_of (&cases[i], fixture);
    KgWallPage page = { .project = &project, .day = "11月30日 (周一) · 第49周", .number = 17, .n_pages = 4200 };

    for (guint j = 0; j < G_N_ELEMENTS (sizes); j++) {
      double scale = MIN (sizes[j].width / KG_WALL_WIDTH, sizes[j].height / KG_WALL_HEIGHT);
      guint n_parts = kg_wall_n_parts (&page, sizes[j].width, sizes[j].height);

      for (guint part = 0; part < n_parts; part++) {
        g_autofree char *title = g_strdup_printf ("%s at %.0fx%.0f, part %u", cases[i].title, sizes[j].width,
                                                  sizes[j].height, part);
        g_autoptr (KgWallLayout) layout = kg_wall_layout_new (&page, part, sizes[j].width / scale,
                                                              sizes[j].height / scale);

        check_labels (layout, title);
        check_sizes (layout, &project, title);
        check_chart (layout, title);
      }
    }
  }
}

static void
test_overview (void)
{
  static const guint counts[] = { 0, 7, 128, 100000 };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sizes); j++) {
      KgWallOverview overview = overview_of (counts[i], i % 2);
      KgWallPage page = { .overview = &overview, .day = "11月30日 (周一) · 第49周", .number = 1, .n_pages = 1 };
      double scale = MIN (sizes[j].width / KG_WALL_WIDTH, sizes[j].height / KG_WALL_HEIGHT);
      g_autofree char *title = g_strdup_printf ("%u projects", counts[i]);
      g_autofree char *number = kg_wall_number (counts[i]);
      g_autoptr (KgWallLayout) layout = kg_wall_layout_new (&page, 0, sizes[j].width / scale, sizes[j].height / scale);

      check_labels (layout, title);
      g_assert_cmpfloat (find (layout, overview.title)->size, >=, KG_WALL_LEAST_NAME);
      for (guint light = 0; light < KG_N_LIGHTS; light++)
        g_assert_cmpfloat (find (layout, kg_light_label (light))->size, >=, KG_WALL_LEAST_FACT);
      /* Whole, and large; no two of them run together. */
      g_assert_nonnull (find (layout, number));
      g_assert_cmpfloat (find (layout, number)->size, >=, 60);
      g_assert_cmpfloat (kg_wall_layout_text_width (layout, number, find (layout, number)->size, TRUE), <=,
                         find (layout, number)->width - 27);
    }
}

/* Some line of the page, and nothing but that. */
static const KgChartLabel *
find_whole (KgWallLayout *layout,
            const char   *text)
{
  for (guint i = 0; i < layout->labels->len; i++) {
    const KgChartLabel *label = &g_array_index (layout->labels, KgChartLabel, i);

    if (g_str_equal (text, label->text))
      return kg_wall_layout_text_width (layout, text, label->size, label->bold) <= label->width + 0.01 ? label : NULL;
  }

  return NULL;
}

/* A tile beside that needs less lends its room; long numbers are smaller, or
 * below each other; every month is named. */
static void
test_overview_room (void)
{
  static const char *const names[] = { "鼎泰半导体12英寸自动化晶圆制造中心", "和辉光电第六代AMOLED生产线扩能" };
  static const char *const due[] = { "应开工68个", "应开工68000个", "应开工123456789个" };
  static const char *const started[] = { "已开工35个", "已开工35000个", "已开工123456789个" };

  for (guint i = 0; i < G_N_ELEMENTS (due); i++)
    for (guint lender = 1; lender < KG_WALL_TILES; lender++) {
      KgWallOverview overview = overview_of (0, TRUE);
      KgWallTile *list = &overview.tiles[KG_WALL_TILES - lender];
      KgWallPage page = { .overview = &overview, .day = "11月30日 (周一) · 第49周", .number = 1, .n_pages = 1 };
      g_autoptr (KgWallLayout) layout = NULL;

      overview.tiles[0].note = NULL;
      overview.tiles[0].planned_words = due[i];
      overview.tiles[0].done_words = started[i];
      overview.tiles[lender].note = "均已明确牵头单位或提请领导";
      for (guint line = 0; line < G_N_ELEMENTS (names); line++)
        list->lines[list->n_lines++] = (KgWallLine) { KG_LIGHT_RED, "12月29日", names[line] };
      layout = kg_wall_layout_new (&page, 0, KG_WALL_WIDTH, KG_WALL_HEIGHT);

      check_labels (layout, due[i]);
      for (guint line = 0; line < G_N_ELEMENTS (names); line++)
        g_assert_nonnull (find_whole (layout, names[line]));
      for (guint tile = 0; tile < KG_WALL_TILES; tile++)
        g_assert_nonnull (find_whole (layout, overview.tiles[tile].title));
      g_assert_nonnull (find_whole (layout, due[i]));
      g_assert_nonnull (find_whole (layout, started[i]));
      for (guint month = 1; month <= KG_WALL_MONTHS; month++) {
        g_autofree char *name = g_strdup_printf ("%u", month);

        g_assert_nonnull (find_whole (layout, name));
      }
    }
}

/* The first part shows the steps at hand, the others show all. */
static void
test_parts (void)
{
  static const struct { KgTestChart chart; guint n_parts; guint first; guint last; } parts[] = {
    { KG_TEST_ONE_STEP, 1, 0, 0 },
    { KG_TEST_PARALLEL, 1, 0, 4 },
    { KG_TEST_FINISHED, 1, 0, 3 },
    { KG_TEST_EMPTY, 1, 0, 0 },
    { KG_TEST_SERIAL, 2, 2, 11 },
    { KG_TEST_LONG, 8, 20, 29 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    g_autoptr (KgChartFixture) fixture = kg_chart_fixture_new (parts[i].chart);
    KgWallProject project = project_of (&cases[0], fixture);
    KgWallPage page = { .project = &project, .day = "", .number = 2, .n_pages = 2 };
    g_autoptr (KgWallLayout) layout = NULL;
    guint first;

    /* The page has the name. */
    fixture->chart.title = fixture->chart.note = NULL;
    layout = kg_wall_layout_new (&page, 0, KG_WALL_WIDTH, KG_WALL_HEIGHT);
    first = (guint) (layout->chart.rows - fixture->chart.rows);
    g_assert_cmpuint (kg_wall_n_parts (&page, KG_WALL_WIDTH, KG_WALL_HEIGHT), ==, parts[i].n_parts);
    g_assert_cmpuint (first, ==, parts[i].first);
    if (fixture->chart.n_rows > 0)
      g_assert_cmpuint (first + layout->chart.n_rows - 1, ==, parts[i].last);
    g_assert_true (layout->is_whole == (parts[i].n_parts == 1));
  }
}

static cairo_surface_t *
picture (const KgWallPage *page,
         guint             part,
         KgChartGround     ground,
         int               width,
         int               height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);

  kg_wall_paint (page, part, ground, cr, width, height);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static guint
lamp_rgb (KgLight     light,
          KgLampFlags flags)
{
  KgLampColor c = kg_lamp_color (light, flags);

  return (guint) lround (c.red * 255) << 16 | (guint) lround (c.green * 255) << 8 | (guint) lround (c.blue * 255);
}

/* The same picture each time, at every size; the lamp is where it was placed,
 * on the ground that was asked for. */
static void
test_pixels (void)
{
  static const KgChartGround grounds[] = { KG_CHART_DARK, KG_CHART_LIGHT, KG_CHART_CONTRAST };
  g_autoptr (KgChartFixture) fixture = kg_chart_fixture_new (KG_TEST_SERIAL);
  KgWallProject project = project_of (&cases[2], fixture);
  KgWallPage page = { .project = &project, .day = "11月30日", .number = 2, .n_pages = 9 };
  g_autoptr (KgWallLayout) layout = kg_wall_layout_new (&page, 0, KG_WALL_WIDTH, KG_WALL_HEIGHT);
  const KgWallLamp *lamp = &g_array_index (layout->lamps, KgWallLamp, 0);

  for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
    for (int factor = 1; factor <= 2; factor++) {
      int width = 1920 * factor, height = 1080 * factor;
      cairo_surface_t *one = picture (&page, 0, grounds[i], width, height);
      cairo_surface_t *two = picture (&page, 0, grounds[i], width, height);
      double at = lamp->size / 2;

      g_assert_cmpint (memcmp (cairo_image_surface_get_data (one), cairo_image_surface_get_data (two),
                               (gsize) cairo_image_surface_get_stride (one) * height), ==, 0);
      g_assert_cmphex (kg_picture_pixel (one, (lamp->x + at) * factor, (lamp->y + at) * factor), ==,
                       lamp_rgb (KG_LIGHT_RED, grounds[i] == KG_CHART_DARK ? KG_LAMP_ON_DARK : KG_LAMP_PLAIN));
      g_assert_cmphex (kg_picture_pixel (one, 2, 2), ==, kg_color_rgb (grounds[i], KG_INK_GROUND));
      g_assert_cmphex (kg_picture_pixel (one, width - 2, height - 2), ==, kg_color_rgb (grounds[i], KG_INK_GROUND));
      cairo_surface_destroy (one);
      cairo_surface_destroy (two);
    }
}

/* How high above its foot the line of the weeks is at @week, in parts of its
 * height. */
static double
spark_share (cairo_surface_t   *surface,
             const KgWallSpark *spark,
             guint              week)
{
  double x = spark->x + 8 + (spark->width - 16) * week / (spark->n_values - 1);
  guint ink = kg_color_rgb (KG_CHART_DARK, KG_INK_PLANNED);

  for (double y = spark->y; y < spark->y + spark->height; y++)
    if (kg_picture_pixel (surface, x, y) == ink)
      return 1 - (y - spark->y) / spark->height;

  return 0;
}

/* The foot of the line is none, not the least of the weeks. */
static void
test_spark (void)
{
  KgWallOverview overview = { .title = "项目开工总览", .counts = { { KG_LIGHT_GREEN, 35, NULL, { 34, 34, 35, 35, 35 }, 5 },
                                                                { KG_LIGHT_RED, 40, NULL, { 0, 10, 20, 30, 40 }, 5 } },
                              .n_counts = 2 };
  KgWallPage page = { .overview = &overview, .day = "11月30日", .number = 1, .n_pages = 9 };
  g_autoptr (KgWallLayout) layout = kg_wall_layout_new (&page, 0, KG_WALL_WIDTH, KG_WALL_HEIGHT);
  cairo_surface_t *surface = picture (&page, 0, KG_CHART_DARK, 1920, 1080);
  const KgWallSpark *level = &g_array_index (layout->sparks, KgWallSpark, 0);
  const KgWallSpark *steep = &g_array_index (layout->sparks, KgWallSpark, 1);

  g_assert_cmpuint (layout->sparks->len, ==, 2);
  g_assert_cmpfloat (spark_share (surface, level, 0), >, 0.8);
  g_assert_cmpfloat (spark_share (surface, level, 0), <=, spark_share (surface, level, 3));
  g_assert_cmpfloat (spark_share (surface, steep, 0), <, 0.15);
  g_assert_cmpfloat_with_epsilon (spark_share (surface, steep, 2), 0.5, 0.1);
  cairo_surface_destroy (surface);
}

static void
test_text (void)
{
  g_autoptr (KgChartFixture) fixture = kg_chart_fixture_new (KG_TEST_PARALLEL);
  KgWallProject project = project_of (&cases[2], fixture);
  KgWallOverview overview = overview_of (7, TRUE);
  KgWallPage page = { .project = &project, .day = "11月30日", .number = 2, .n_pages = 9 };
  g_autofree char *text = kg_wall_page_to_text (&page);
  g_autofree char *first = NULL;

  for (guint i = 0; i < 2; i++)
    g_assert_nonnull (strstr (text, reasons[i].text));
  for (guint i = 0; i < 4; i++)
    g_assert_nonnull (strstr (text, facts[i].value));
  g_assert_nonnull (strstr (text, "12月9日将转红灯"));
  g_assert_nonnull (strstr (text, "建设工程规划许可证"));

  page.project = NULL;
  page.overview = &overview;
  first = kg_wall_page_to_text (&page);
  g_assert_nonnull (strstr (first, "14天内将变差 38"));
  g_assert_nonnull (strstr (first, "药谷三期"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/wall/sizes", test_sizes);
  g_test_add_func ("/wall/overview", test_overview);
  g_test_add_func ("/wall/overview-room", test_overview_room);
  g_test_add_func ("/wall/parts", test_parts);
  g_test_add_func ("/wall/pixels", test_pixels);
  g_test_add_func ("/wall/spark", test_spark);
  g_test_add_func ("/wall/text", test_text);

  return g_test_run ();
}
