// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-plan-chart.h"

#include "services/board/kg-chart-pen.h"

#include <math.h>

static const char holidays[] =
  "2026-06-19..2026-06-21 off\n"
  "2026-09-25..2026-09-27 off\n"
  "2026-10-01..2026-10-07 off\n"
  "2026-09-20 work\n"
  "2026-10-10 work\n";

static KgDate
day (const char *text)
{
  return text != NULL ? kg_date_parse_iso (text) : KG_DATE_NONE;
}

typedef struct {
  const char *name;
  const char *authority;
  const char *flags;  /* p permit, d done, c critical, w waiting, s stuck, = parallel, i incomplete, e early */
  int duration;
  int late;
  int slack;
  const char *days[6];
} Line;

static const Line serial[] = {
  { "土地出让合同签订", "区规划资源局", "d", 5, 0, 0, { "2026-06-01", "2026-06-05", "2026-06-01", "2026-06-05" } },
  { "项目备案", "区发展改革委", "d", 1, 0, 0, { "2026-06-08", "2026-06-08", "2026-06-08", "2026-06-08" } },
  { "方案设计", "建设单位", "d", 20, 4, 0, { "2026-06-09", "2026-07-07", "2026-06-10", "2026-07-13" } },
  { "建设用地规划许可证", "区规划资源局", "dp", 5, 6, 0, { "2026-07-08", "2026-07-14", "2026-07-14", "2026-07-22" } },
  { "环境影响评价", "区生态环境局", "e", 15, 0, 12,
    { "2026-07-15", "2026-08-04", "2026-07-20", NULL, "2026-07-20", "2026-08-14" } },
  { "初步设计", "建设单位", "cs", 15, 5, 0,
    { "2026-07-15", "2026-07-31", "2026-07-20", NULL, "2026-07-20", "2026-08-07" } },
  { "建设工程规划许可证", "区规划资源局", "cp", 8, 5, 0,
    { "2026-08-03", "2026-08-12", NULL, NULL, "2026-08-10", "2026-08-19" } },
  { "施工图审查", "审图机构", "cw", 10, 0, 0,
    { "2026-08-13", "2026-08-26", NULL, NULL, "2026-08-20", "2026-09-02" } },
  { "施工图设计文件审查合格书及其备案手续的办理", "区建设管理委", "wi", 5, 0, 8,
    { "2026-08-27", "2026-09-02", NULL, NULL, "2026-09-03", "2026-09-09" } },
  { "招标投标", "区建设管理委", "c", 20, 0, 0, { "2026-08-27", "2026-09-24", NULL, NULL, "2026-09-03", "2026-09-30" } },
  { "质量安全监督手续", "区质安站", "=", 3, 0, 2, { "2026-09-28", "2026-09-30", NULL, NULL, "2026-10-08", "2026-10-10" } },
  { "建筑工程施工许可证", "区建设管理委", "cp", 5, 0, 0,
    { "2026-09-28", "2026-10-12", NULL, NULL, "2026-10-08", "2026-10-14" } },
};

static const Line parallel[] = {
  { "初步设计", "建设单位", "c", 10, 0, 0, { "2026-07-13", "2026-07-24", "2026-07-13", NULL, "2026-07-13", "2026-08-03" } },
  { "不动产权证（土地）", "区不动产登记中心", "cp", 5, 0, 0,
    { "2026-07-27", "2026-07-31", NULL, NULL, "2026-08-04", "2026-08-10" } },
  { "建设用地规划许可证", "区规划资源局", "=p", 5, 0, 3,
    { "2026-07-27", "2026-07-31", NULL, NULL, "2026-08-04", "2026-08-06" } },
  { "建设工程规划许可证", "区规划资源局", "=pw", 8, 0, 2,
    { "2026-07-27", "2026-08-05", NULL, NULL, "2026-08-04", "2026-08-07" } },
  { "建筑工程施工许可证", "区建设管理委", "ipcw", 5, 0, 0,
    { "2026-07-27", "2026-08-07", NULL, NULL, "2026-08-04", "2026-08-11" } },
};

static void
add_line (KgChartFixture *self,
          const Line     *line)
{
  KgChartRow *row = &self->rows[self->chart.n_rows++];

  *row = (KgChartRow) { .name = line->name, .authority = line->authority, .duration = line->duration,
                        .late = line->late, .slack = line->slack };
  for (const char *flag = line->flags; *flag != '\0'; flag++) {
    row->permit |= *flag == 'p';
    row->done |= *flag == 'd';
    row->critical |= *flag == 'c';
    row->waiting |= *flag == 'w';
    row->stuck |= *flag == 's';
    if (*flag == '=')
      row->mode = KG_STEP_PARALLEL;
    if (*flag == 'i')
      row->mode = KG_STEP_INCOMPLETE;
    if (*flag == 'e')
      row->mode = KG_STEP_EARLY;
  }
  row->planned_start = day (line->days[0]);
  row->planned_end = day (line->days[1]);
  row->actual_start = day (line->days[2]);
  row->actual_end = day (line->days[3]);
  row->expected_start = day (line->days[4]);
  row->expected_end = day (line->days[5]);
}

static void
set_days (KgPlanChart *chart,
          const char  *today,
          const char  *target,
          const char  *forecast,
          const char  *early,
          const char  *late)
{
  chart->today = day (today);
  chart->target = day (target);
  chart->forecast = day (forecast);
  chart->early = day (early);
  chart->late = day (late);
}

static void
fill_long (KgChartFixture *self)
{
  KgDate first = day ("2025-02-03");

  for (int i = 0; i < 64; i++) {
    KgChartRow *row = &self->rows[i];

    self->names[i] = g_strdup_printf ("第%d阶段设计与施工准备相关审批事项办理及其协调 no. %d", i + 1, i + 1);
    *row = (KgChartRow) { .name = self->names[i], .authority = "区规划和自然资源局第三科室", .duration = 12,
                          .mode = i % 4, .permit = i % 5 == 0, .done = i < 20, .critical = i >= 20 && i % 2 == 1,
                          .waiting = i % 9 == 4, .stuck = i == 21, .late = i % 11 == 10 ? 7 : 0,
                          .slack = i >= 20 && i % 2 == 0 ? 400 : 0 };
    row->planned_start = first + i * 16;
    row->planned_end = row->planned_start + 15;
    if (i < 20) {
      row->actual_start = row->planned_start + 2;
      row->actual_end = row->planned_end + 6;
    } else {
      row->expected_start = row->planned_start + 14;
      row->expected_end = row->planned_end + 14;
    }
  }
  self->chart.n_rows = 64;
  set_days (&self->chart, "2026-01-09", "2027-11-30", "2027-12-14", "2027-11-01", "2028-03-01");
}

/* One row whose days are given in pairs: planned, actual, expected. */
static void
fill_one (KgChartFixture *self,
          const char     *flags,
          const char     *planned,
          const char     *planned_end,
          const char     *expected,
          const char     *expected_end)
{
  Line line = { "开工前准备", NULL, flags, 1, 0, 0, { planned, planned_end, NULL, NULL, expected, expected_end } };

  add_line (self, &line);
}

KgChartFixture *
kg_chart_fixture_new (KgTestChart which)
{
  KgChartFixture *self = g_new0 (KgChartFixture, 1);
  KgPlanChart *chart = &self->chart;

  self->calendar = kg_calendar_parse (holidays, "holidays", NULL);
  g_assert_nonnull (self->calendar);
  chart->calendar = self->calendar;
  chart->rows = self->rows;

  switch (which) {
  case KG_TEST_SERIAL:
    for (guint i = 0; i < G_N_ELEMENTS (serial); i++)
      add_line (self, &serial[i]);
    chart->title = "半导体二期项目 · 倒排计划";
    chart->note = "预计10月15日开工，晚于计划2个工作日；年内开工概率91%。";
    set_days (chart, "2026-07-31", "2026-10-13", "2026-10-15", "2026-10-09", "2026-11-12");
    break;
  case KG_TEST_PARALLEL:
    for (guint i = 0; i < G_N_ELEMENTS (parallel); i++)
      add_line (self, &parallel[i]);
    set_days (chart, "2026-07-31", "2026-08-10", "2026-08-12", "2026-08-10", "2026-08-14");
    break;
  case KG_TEST_FINISHED:
    for (guint i = 0; i < 4; i++)
      add_line (self, &serial[i]);
    set_days (chart, "2026-12-31", "2026-07-15", NULL, NULL, NULL);
    break;
  case KG_TEST_LONG:
    fill_long (self);
    break;
  case KG_TEST_ONE_STEP:
    fill_one (self, "cp", "2026-08-03", "2026-08-14", "2026-08-03", "2026-08-14");
    set_days (chart, "2026-07-31", "2026-08-17", "2026-08-17", NULL, NULL);
    break;
  case KG_TEST_ONE_DAY:
    for (int i = 0; i < 3; i++)
      fill_one (self, "c=p", "2026-07-31", "2026-07-31", "2026-07-31", "2026-07-31");
    set_days (chart, "2026-07-31", "2026-07-31", "2026-07-31", "2026-07-31", "2026-07-31");
    break;
  case KG_TEST_NO_DATES:
    for (int i = 0; i < 3; i++)
      fill_one (self, "cpws=", NULL, NULL, NULL, NULL);
    self->rows[1].name = NULL;
    self->rows[2].late = 3;
    break;
  case KG_TEST_EMPTY:
    set_days (chart, "2026-07-31", "2026-12-31", NULL, NULL, NULL);
    break;
  case KG_TEST_ENDS:
    fill_one (self, "c", "1900-01-01", "1900-01-31", "1900-01-01", "2199-12-31");
    fill_one (self, "p", "2199-12-01", "2199-12-31", "2199-12-31", "2199-12-31");
    self->rows[1].late = 70000;
    self->rows[0].slack = 70000;
    set_days (chart, "2026-07-31", "2199-12-31", "1900-01-01", "1900-01-01", "2199-12-31");
    break;
  case KG_TEST_BACKWARDS:
    fill_one (self, "c", "2026-08-14", "2026-08-03", "2026-08-20", "2026-08-05");
    fill_one (self, "wp", "2026-10-01", "2026-10-07", "2026-10-03", "2026-10-04");
    fill_one (self, "d", NULL, "2026-08-07", NULL, "2026-08-07");
    fill_one (self, "s", "2026-08-03", NULL, NULL, "2026-08-07");
    self->rows[3].late = 2;
    self->rows[3].actual_start = day ("2026-08-30");
    set_days (chart, "2026-08-15", "2026-08-01", "2026-10-02", "2026-10-20", "2026-09-01");
    break;
  case KG_TEST_CLOSE:
    fill_one (self, "c", "2026-08-03", "2026-08-04", "2026-08-03", "2026-08-05");
    fill_one (self, "", "2025-08-03", "2025-08-04", "2025-08-03", "2025-08-05");
    set_days (chart, "2026-08-05", "2026-08-06", "2026-08-06", "2026-08-05", "2026-08-07");
    break;
  case KG_TEST_NOTHING:
  case KG_N_TEST_CHARTS:
  default:
    break;
  }

  return self;
}

void
kg_chart_fixture_free (KgChartFixture *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->names); i++)
    g_free (self->names[i]);
  kg_calendar_unref (self->calendar);
  g_free (self);
}

/* Draws @chart into an image of its own. */
cairo_surface_t *
kg_chart_picture (const KgPlanChart  *chart,
                  const KgChartStyle *style,
                  double              width,
                  double              height)
{
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) ceil (height));
  cairo_t *cr = cairo_create (picture);

  kg_plan_chart_draw (chart, style, cr, width, height);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (picture);

  return picture;
}

guint
kg_picture_pixel (cairo_surface_t *picture,
                  double           x,
                  double           y)
{
  int stride = cairo_image_surface_get_stride (picture);
  const guchar *data = cairo_image_surface_get_data (picture);

  g_assert_cmpfloat (x, >=, 0);
  g_assert_cmpfloat (y, >=, 0);
  g_assert_cmpint ((int) x, <, cairo_image_surface_get_width (picture));
  g_assert_cmpint ((int) y, <, cairo_image_surface_get_height (picture));

  return ((const guint32 *) (data + (int) y * stride))[(int) x] & 0xffffff;
}

guint
kg_color_rgb (KgChartGround ground,
              int           ink)
{
  KgLampColor c = kg_chart_color (ground, ink);

  return (guint) lround (c.red * 255) << 16 | (guint) lround (c.green * 255) << 8 | (guint) lround (c.blue * 255);
}

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
luminance (guint rgb)
{
  return 0.2126 * linear ((rgb >> 16) / 255.0) + 0.7152 * linear ((rgb >> 8 & 0xff) / 255.0) +
         0.0722 * linear ((rgb & 0xff) / 255.0);
}

/* Contrast by WCAG 2.1, from 1 to 21. */
double
kg_rgb_contrast (guint a,
                 guint b)
{
  double la = luminance (a), lb = luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}
