// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-board-picture-private.h"

#include "core/kg-i18n.h"
#include "core/kg-labels.h"
#include "services/board/kg-lamp-painter.h"

/* A project in the board's picture. */

#define FACT_SIZE 16.0
#define WHY_SIZE 17.0
#define LINE_SIZE 18.0
#define LINE_HEIGHT 36.0
#define PROPOSAL_SIZE 18.0

typedef struct {
  double name_size;
  double lamp;
  int name_lines;
  int why_lines;
  double below; /* room below the card */
} Look;

static const Look looks[] = {
  [KG_CARD_LARGE] = { 23, 26, 2, 3, 22 },
  [KG_CARD_MIDDLE] = { 19, 22, 2, 2, 18 },
};

/* Facts */

static void
add_fact (GPtrArray  *facts,
          const char *fact)
{
  if (fact != NULL && *fact != '\0')
    g_ptr_array_add (facts, g_strdup (fact));
}

static GPtrArray *
facts_of (KgBoardPicture  *self,
          const KgProject *p)
{
  GPtrArray *facts = g_ptr_array_new_with_free_func (g_free);
  const char *lead = p->lead_unit != NULL ? p->lead_unit->short_name : p->is_unattended ? C_("board", "No lead") : NULL;
  g_autofree char *actual = kg_label_day_near (p->actual_start, self->today);
  g_autofree char *planned = kg_label_day_near (p->planned_start, self->today);
  g_autofree char *forecast = kg_label_day_near (p->forecast_start, self->today);

  /* What the heading says is not said again. */
  if (p->territory != NULL && self->extract->grouping != KG_GROUP_TERRITORY)
    add_fact (facts, p->territory->short_name);
  if (self->extract->grouping != KG_GROUP_LEAD_UNIT)
    add_fact (facts, lead);

  if (p->actual_start != KG_DATE_NONE) {
    g_ptr_array_add (facts, g_strdup_printf ("%s %s", kg_board_column_get_title (KG_COLUMN_ACTUAL), actual));
    return facts;
  }
  if (p->planned_start != KG_DATE_NONE)
    g_ptr_array_add (facts, g_strdup_printf (_("planned %s"), planned));
  if (p->forecast_start != KG_DATE_NONE)
    g_ptr_array_add (facts, g_strdup_printf (_("forecast %s"), forecast));

  return facts;
}

/* Side by side, as many as a line holds; none is broken. Returns: how tall it
 * is */
static double
place_facts (KgPicturePen *pen,
             GPtrArray    *facts,
             double        x,
             double        top,
             double        width)
{
  g_autoptr (GString) line = g_string_new (NULL);
  double y = top;

  for (guint i = 0; i < facts->len; i++) {
    const char *fact = g_ptr_array_index (facts, i);
    g_autofree char *longer = g_strdup_printf ("%s%s%s", line->str, line->len > 0 ? " · " : "", fact);

    if (line->len > 0 && kg_picture_pen_width (pen, longer, FACT_SIZE, FALSE) > width) {
      kg_picture_pen_text (pen, line->str, x, y, width, FACT_SIZE, KG_INK_DIM, FALSE);
      y += KG_PICTURE_LINE * FACT_SIZE;
      g_string_assign (line, fact);
    } else {
      g_string_assign (line, longer);
    }
  }
  if (line->len == 0)
    return 0;

  kg_picture_pen_text (pen, line->str, x, y, width, FACT_SIZE, KG_INK_DIM, FALSE);
  return y + KG_PICTURE_LINE * FACT_SIZE - top;
}

/* Why the light is what it is; that a light is green needs no words. */
static char *
why_of (KgBoardPicture  *self,
        const KgProject *p)
{
  g_autoptr (GPtrArray) reasons = NULL;

  if (p->is_confirmed && p->confirmed_reason != NULL)
    return g_strdup (p->confirmed_reason);
  if (p->light == KG_LIGHT_ON_HOLD && p->hold_reason != NULL)
    return g_strdup (p->hold_reason);

  if (kg_light_rank (p->light) == 0)
    return g_strdup ("");

  reasons = kg_board_get_reasons (self->board, p);
  return kg_light_reasons_to_text (reasons);
}

/* Which light is to come: another one that the rules propose, or a worse one
 * within two weeks. */
static char *
outlook_of (KgBoardPicture  *self,
            guint            index,
            const KgProject *p,
            KgLight         *light)
{
  const KgLightWarning *warning = NULL;
  g_autofree char *day = NULL;

  if (p->proposed != p->light) {
    *light = p->proposed;
    return g_strdup_printf (_("The rules propose: %s"), kg_light_label (p->proposed));
  }
  if (kg_board_spec_has_column (self->spec, KG_COLUMN_WARNING))
    warning = kg_board_outlook_get_warning (self->extract->outlook, index);
  if (warning == NULL)
    return NULL;

  *light = warning->to;
  day = kg_label_day_near (warning->day, self->today);
  return g_strdup_printf (C_("board", "%s from %s"), kg_light_label (warning->to), day);
}

static void
paint_proposal (KgPicturePen *pen,
                KgLight       light,
                double        x,
                double        y)
{
  if (pen->cr != NULL)
    kg_lamp_paint_proposal (pen->cr, light, x, y, PROPOSAL_SIZE,
                            pen->ground == KG_CHART_DARK ? KG_LAMP_ON_DARK : KG_LAMP_PLAIN);
}

/* A card returns how tall it is. */
static double
card (KgBoardPicture       *self,
      KgPicturePen         *pen,
      const KgPicturePlace *place,
      guint                 index,
      const KgProject      *p)
{
  const Look *look = &looks[place->kind];
  double x = place->x + KG_PICTURE_LAMP_COLUMN, y = place->y, width = place->width - KG_PICTURE_LAMP_COLUMN;
  double name_line = KG_PICTURE_LINE * look->name_size, slack_width = 0;
  g_autoptr (GPtrArray) facts = facts_of (self, p);
  g_autofree char *why = why_of (self, p);
  g_autofree char *slack = p->slack != G_MININT && p->actual_start == KG_DATE_NONE ? kg_label_slack (p->slack) : NULL;
  KgLight light = p->light;
  g_autofree char *to_come = outlook_of (self, index, p, &light);

  kg_picture_pen_lamp (pen, p->light, place->x, y + (name_line - look->lamp) / 2, look->lamp);
  if (slack != NULL)
    slack_width = 16 + kg_picture_pen_right (pen, slack, place->x + place->width, y, look->name_size,
                                             p->slack < 0 ? KG_INK_TROUBLE : KG_INK_DIM, TRUE);
  y += kg_picture_pen_lines (pen, p->name, x, y, width - slack_width, look->name_size, look->name_lines, KG_INK_TEXT,
                             TRUE);
  if (facts->len > 0)
    y += place_facts (pen, facts, x, y + 2, width) + 3;
  if (*why != '\0')
    y += kg_picture_pen_lines (pen, why, x, y + 1, width, WHY_SIZE, look->why_lines, KG_INK_TEXT, FALSE) + 1;
  if (to_come != NULL) {
    double arrow = kg_lamp_proposal_width (PROPOSAL_SIZE);

    paint_proposal (pen, light, x, y + 4);
    kg_picture_pen_text (pen, to_come, x + arrow + 8, y + 2, width - arrow - 8, FACT_SIZE, KG_INK_TEXT, FALSE);
    y += KG_PICTURE_LINE * FACT_SIZE + 4;
  }

  return y + look->below - place->y;
}

/* One line: the lamp, the name, and when it begins or began. */
static double
line (KgBoardPicture       *self,
      KgPicturePen         *pen,
      const KgPicturePlace *place,
      const KgProject      *p)
{
  KgDate start = p->actual_start != KG_DATE_NONE ? p->actual_start : p->planned_start;
  g_autofree char *day = start != KG_DATE_NONE ? kg_label_day_near (start, self->today) : g_strdup ("–");
  double x = place->x + KG_PICTURE_LAMP_COLUMN, top = place->y + (LINE_HEIGHT - KG_PICTURE_LINE * LINE_SIZE) / 2;
  double right = place->x + place->width, width;

  if (pen->cr == NULL)
    return LINE_HEIGHT;

  kg_picture_pen_lamp (pen, p->light, place->x, place->y + (LINE_HEIGHT - 18) / 2, 18);
  width = right - x - 14 - kg_picture_pen_right (pen, day, right, top, LINE_SIZE - 1, KG_INK_DIM, FALSE);
  if (p->proposed != p->light) {
    double arrow = kg_lamp_proposal_width (PROPOSAL_SIZE) + 8;

    paint_proposal (pen, p->proposed, x, place->y + (LINE_HEIGHT - PROPOSAL_SIZE) / 2);
    x += arrow;
    width -= arrow;
  }
  kg_picture_pen_text (pen, p->name, x, top, width, LINE_SIZE, KG_INK_TEXT, FALSE);

  return LINE_HEIGHT;
}

/**
 * kg_picture_card:
 *
 * Draws a project in its place.
 *
 * Returns: how tall it is, with the room below
 */
double
kg_picture_card (KgBoardPicture       *self,
                 KgPicturePen         *pen,
                 const KgPicturePlace *place)
{
  guint index = g_array_index (self->extract->shown, guint, place->row);
  const KgProject *p = kg_board_get_project (self->board, index);

  return place->kind == KG_CARD_SMALL ? line (self, pen, place, p) : card (self, pen, place, index, p);
}
