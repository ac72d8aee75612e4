// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-board-picture-private.h"

#include "core/kg-i18n.h"
#include "core/kg-labels.h"
#include "core/kg-money.h"
#include "services/board/kg-lamp-painter.h"

/* What stands above and below the projects in the board's picture: what it is
 * of, how many there are of each light and how that has changed, and on every
 * page where it comes from. */

#define TITLE_SIZE 42.0
#define DAY_SIZE 24.0
#define NOTE_SIZE 20.0
#define FOOT_SIZE 16.0
#define TILE_HEIGHT 104.0
#define TILE_GAP 28.0
#define MANY_TILES 1400.0   /* from here on all of them stand side by side */
#define WORD_SIZE 20.0
#define COUNT_SIZE 46.0
#define SUM_SIZE 18.0
#define CURVE_WIDTH 104.0
#define CURVE_HEIGHT 40.0
#define RATE_WIDTH 180.0
#define RATE_HEIGHT 10.0

/* Counts */

static guint
get_count (KgBoardPicture *self,
           KgLight         light)
{
  return self->extract->lights[light];
}

static gint64
get_sum (KgBoardPicture *self,
         KgLight         light)
{
  gint64 sum = 0;

  for (guint i = 0; i < self->extract->shown->len; i++) {
    const KgProject *p = kg_board_get_project (self->board, g_array_index (self->extract->shown, guint, i));

    if (p->light == light)
      sum += p->investment;
  }

  return sum;
}

/* The weeks whose lights were kept, the oldest first, then how it is now.
 * Returns: how many these are */
static guint
get_course (KgBoardPicture *self,
            KgLight         light,
            double          course[KG_BOARD_WEEKS])
{
  guint n = 0;

  for (guint week = KG_BOARD_WEEKS - 1; week > 0; week--)
    if (n > 0 || kg_board_is_week_kept (self->board, week))
      course[n++] = kg_board_count_in_week (self->board, week, light);
  course[n++] = get_count (self, light);

  return n;
}

/* Eight weeks from left to right; every curve begins at zero, so that its
 * height says how much changed of how many. */
static void
paint_course (KgBoardPicture *self,
              KgPicturePen   *pen,
              KgLight         light,
              double          x,
              double          y)
{
  double course[KG_BOARD_WEEKS], most = 1;
  guint n = get_course (self, light, course);
  KgLampColor color = kg_lamp_color (light, pen->ground == KG_CHART_DARK ? KG_LAMP_ON_DARK : KG_LAMP_PLAIN);
  double step = CURVE_WIDTH / (KG_BOARD_WEEKS - 1);

  if (pen->cr == NULL || n < 2)
    return;

  for (guint i = 0; i < n; i++)
    most = MAX (most, course[i]);
  x += (KG_BOARD_WEEKS - n) * step;
  cairo_new_path (pen->cr);

  for (guint i = 0; i < n; i++)
    cairo_line_to (pen->cr, x + i * step, y + CURVE_HEIGHT * (1 - course[i] / most));
  cairo_line_to (pen->cr, x + (n - 1) * step, y + CURVE_HEIGHT);
  cairo_line_to (pen->cr, x, y + CURVE_HEIGHT);
  cairo_close_path (pen->cr);
  cairo_set_source_rgba (pen->cr, color.red, color.green, color.blue, 0.22);
  cairo_fill (pen->cr);

  for (guint i = 0; i < n; i++)
    cairo_line_to (pen->cr, x + i * step, y + CURVE_HEIGHT * (1 - course[i] / most));
  kg_chart_set_ink (pen->cr, pen->ground, KG_INK_DIM, 1);
  cairo_set_line_width (pen->cr, 1.8);
  cairo_set_line_join (pen->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (pen->cr);
  cairo_new_sub_path (pen->cr);
  cairo_arc (pen->cr, x + (n - 1) * step, y + CURVE_HEIGHT * (1 - course[n - 1] / most), 3.6, 0, 2 * G_PI);
  kg_chart_set_ink (pen->cr, pen->ground, KG_INK_TEXT, 1);
  cairo_fill (pen->cr);
}

static void
tile (KgBoardPicture *self,
      KgPicturePen   *pen,
      KgLight         light,
      double          x,
      double          y,
      double          width)
{
  g_autofree char *count = g_strdup_printf ("%u", get_count (self, light));
  gint64 wan = get_sum (self, light);
  g_autofree char *sum = wan > 0 ? kg_money_format (wan) : g_strdup ("");
  gboolean has_course = !kg_board_spec_has_filter (self->spec);

  kg_picture_pen_lamp (pen, light, x, y + 1, 26);
  kg_picture_pen_text (pen, kg_light_label (light), x + 36, y, width - 36, WORD_SIZE, KG_INK_TEXT, TRUE);
  kg_picture_pen_text (pen, count, x, y + 26, width, COUNT_SIZE, get_count (self, light) > 0 ? KG_INK_TEXT : KG_INK_DIM,
                       TRUE);
  kg_picture_pen_text (pen, sum, x, y + 26 + KG_PICTURE_LINE * COUNT_SIZE - 6, width, SUM_SIZE, KG_INK_DIM, FALSE);
  if (has_course)
    paint_course (self, pen, light, x + width - CURVE_WIDTH - 8, y + 38);
}

static double
tiles (KgBoardPicture *self,
       KgPicturePen   *pen,
       double          top)
{
  static const KgLight order[] = { KG_LIGHT_RED, KG_LIGHT_YELLOW, KG_LIGHT_GREEN, KG_LIGHT_NONE, KG_LIGHT_ON_HOLD,
                                   KG_LIGHT_STARTED };
  double room = self->width - 2 * KG_PICTURE_MARGIN;
  guint in_row = self->width < MANY_TILES ? 3 : G_N_ELEMENTS (order);
  double width = (room - (in_row - 1) * TILE_GAP) / in_row;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    tile (self, pen, order[i], KG_PICTURE_MARGIN + i % in_row * (width + TILE_GAP),
          top + i / in_row * (TILE_HEIGHT + TILE_GAP), width);

  return top + (G_N_ELEMENTS (order) - 1) / in_row * (TILE_HEIGHT + TILE_GAP) + TILE_HEIGHT;
}

/* How many of those that are due this year have begun. */
static void
rate (KgBoardPicture *self,
      KgPicturePen   *pen,
      double          right,
      double          top)
{
  guint started, n = kg_board_count_due (self->board, &started);
  g_autofree char *share = n > 0 ? g_strdup_printf ("%s %u/%u (%u%%)", _("Started within the year"), started, n,
                                                    (started * 100 + n / 2) / n) : NULL;
  double x = right - RATE_WIDTH, y = top + (KG_PICTURE_LINE * NOTE_SIZE - RATE_HEIGHT) / 2;

  if (share == NULL)
    return;

  kg_picture_pen_right (pen, share, x - 14, top, NOTE_SIZE, KG_INK_TEXT, FALSE);
  if (pen->cr == NULL)
    return;
  kg_chart_set_ink (pen->cr, pen->ground, KG_INK_FAINT, 1);
  cairo_rectangle (pen->cr, x, y, RATE_WIDTH, RATE_HEIGHT);
  cairo_fill (pen->cr);
  kg_chart_set_ink (pen->cr, pen->ground, KG_INK_WORK, 1);
  cairo_rectangle (pen->cr, x, y, RATE_WIDTH * started / n, RATE_HEIGHT);
  cairo_fill (pen->cr);
}

static char *
describe (KgBoardPicture *self)
{
  g_autofree char *filter = kg_board_spec_describe (self->spec, self->board);
  g_autofree char *sum = self->extract->investment > 0 ? kg_money_format (self->extract->investment) : NULL;
  g_autofree char *count = g_strdup_printf (ngettext ("%u project", "%u projects", self->extract->shown->len),
                                            self->extract->shown->len);
  g_autoptr (GString) text = g_string_new (count);

  if (sum != NULL)
    g_string_append_printf (text, " · %s", sum);
  if (kg_board_spec_has_filter (self->spec))
    g_string_append_printf (text, " · %s", filter);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The title has as much room as the day leaves, and no letter less. */
static void
title_of_page (KgPicturePen *pen,
               const char   *title,
               double        x,
               double        top,
               double        width)
{
  double natural = kg_picture_pen_width (pen, title, TITLE_SIZE, TRUE);
  double size = natural > width ? TITLE_SIZE * width / natural : TITLE_SIZE;

  kg_picture_pen_text (pen, title, x, top + KG_PICTURE_LINE * (TITLE_SIZE - size) / 2, width + 1, size, KG_INK_TEXT,
                       TRUE);
}

/**
 * kg_picture_head:
 *
 * Draws what stands above the projects: all of it on the first page, one line
 * on the others.
 *
 * Returns: where the projects begin
 */
double
kg_picture_head (KgBoardPicture *self,
                 KgPicturePen   *pen,
                 guint           page)
{
  g_autofree char *date = kg_label_date (self->today);
  g_autofree char *week = kg_label_week (self->today);
  g_autofree char *day = g_strdup_printf ("%s · %s", date, week);
  g_autofree char *note = describe (self);
  const char *title = _("Planned new-construction projects");
  double x = KG_PICTURE_MARGIN, right = self->width - KG_PICTURE_MARGIN, taken;

  if (page > 0) {
    taken = kg_picture_pen_text (pen, title, x, 26, right - x - 400, 22, KG_INK_TEXT, TRUE);
    kg_picture_pen_text (pen, note, x + taken + 20, 29, right - x - taken - 420, 18, KG_INK_DIM, FALSE);
    kg_picture_pen_right (pen, day, right, 29, 18, KG_INK_DIM, FALSE);
    return 76;
  }

  taken = kg_picture_pen_right (pen, day, right, 48, DAY_SIZE, KG_INK_DIM, FALSE);
  title_of_page (pen, title, x, 34, right - x - taken - 40);
  kg_picture_pen_text (pen, note, x, 100, right - x - (kg_board_spec_has_filter (self->spec) ? 0 : 560), NOTE_SIZE,
                       KG_INK_DIM, FALSE);
  if (!kg_board_spec_has_filter (self->spec))
    rate (self, pen, right, 100);

  return tiles (self, pen, 152) + 30;
}

/**
 * kg_picture_foot:
 *
 * Draws where the picture comes from and which page it is.
 */
void
kg_picture_foot (KgBoardPicture *self,
                 KgPicturePen   *pen,
                 guint           page)
{
  double y = kg_board_picture_get_height (self, page) - KG_PICTURE_FOOTER + 14;
  double right = self->width - KG_PICTURE_MARGIN;
  g_autofree char *date = kg_label_date (self->today);
  g_autofree char *source = g_strdup_printf (_("Source: project board of Kaigong, as of %s"), date);
  g_autofree char *number = g_strdup_printf (_("Page %u of %u"), page + 1, self->heights->len);

  kg_picture_pen_rule (pen, KG_PICTURE_MARGIN, y - 8, right - KG_PICTURE_MARGIN);
  kg_picture_pen_text (pen, source, KG_PICTURE_MARGIN, y, right - KG_PICTURE_MARGIN - 200, FOOT_SIZE, KG_INK_DIM, FALSE);
  if (self->heights->len > 1)
    kg_picture_pen_right (pen, number, right, y, FOOT_SIZE, KG_INK_DIM, FALSE);
}

/* Headings */

/* What the figure at the right of the projects below is. */
static const char *
figure_title (KgBoardPicture *self,
              KgLight         light)
{
  if (self->extract->grouping != KG_GROUP_LIGHT)
    return NULL;
  if (light == KG_LIGHT_RED || light == KG_LIGHT_YELLOW)
    return C_("board picture", "Slack in working days");

  return kg_board_column_get_title (light == KG_LIGHT_STARTED ? KG_COLUMN_ACTUAL : KG_COLUMN_PLANNED);
}

static void
paint_lights (KgPicturePen       *pen,
              const KgBoardGroup *group,
              double              right,
              double              y)
{
  static const KgLight order[] = { KG_LIGHT_STARTED, KG_LIGHT_ON_HOLD, KG_LIGHT_NONE, KG_LIGHT_GREEN, KG_LIGHT_YELLOW,
                                   KG_LIGHT_RED };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++) {
    g_autofree char *count = g_strdup_printf ("%u", group->lights[order[i]]);

    if (group->lights[order[i]] == 0)
      continue;
    right -= kg_picture_pen_right (pen, count, right, y, 19, KG_INK_TEXT, FALSE) + 8 + 18;
    kg_picture_pen_lamp (pen, order[i], right, y + 4, 18);
    right -= 20;
  }
}

/**
 * kg_picture_heading:
 *
 * Draws the heading of a section.
 */
void
kg_picture_heading (KgBoardPicture       *self,
                    KgPicturePen         *pen,
                    const KgPicturePlace *place)
{
  const KgBoardGroup *group = &g_array_index (self->extract->groups, KgBoardGroup, place->section);
  gboolean by_light = self->extract->grouping == KG_GROUP_LIGHT;
  const char *words = kg_board_group_get_title (group, self->extract->grouping);
  const char *figure = figure_title (self, group->light);
  g_autofree char *continued = place->goes_on ? g_strdup_printf (C_("board picture", "%s (continued)"), words) : NULL;
  g_autofree char *count = g_strdup_printf (ngettext ("%u project", "%u projects", group->n), group->n);
  g_autofree char *sum = group->investment > 0 ? kg_money_format (group->investment) : NULL;
  g_autofree char *text = g_strdup_printf ("%s%s%s", count, sum != NULL ? " · " : "", sum != NULL ? sum : "");
  double x = place->x, y = place->y, right = place->x + place->width;

  kg_picture_pen_rule (pen, x, y, place->width);
  if (by_light) {
    kg_picture_pen_lamp (pen, group->light, x, y + 15, 28);
    x += KG_PICTURE_LAMP_COLUMN;
  }
  x += kg_picture_pen_text (pen, continued != NULL ? continued : words, x, y + 12, place->width / 2, 25, KG_INK_TEXT,
                            TRUE);
  if (!place->goes_on)
    kg_picture_pen_text (pen, text, x + 18, y + 17, right - x - 300, 20, KG_INK_DIM, FALSE);

  if (figure != NULL)
    kg_picture_pen_right (pen, figure, right, y + 20, 16, KG_INK_DIM, FALSE);
  else if (!by_light)
    paint_lights (pen, group, right, y + 17);
}
