// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/board/kg-plan-layout.h"

#include <glib/gi18n-lib.h>

/* What the signs of a chart mean: those that it shows, and in words. */

#define SIGN_GAP 0.4   /* from a sign to its word */
#define ITEM_GAP 1.1
#define LINE 1.45

static const char *
sign_word (KgPlanSign sign)
{
  switch (sign) {
  case KG_SIGN_PLANNED:
    return C_("plan chart", "planned");
  case KG_SIGN_DONE:
    return C_("plan chart", "done");
  case KG_SIGN_TO_COME:
    return C_("plan chart", "expected");
  case KG_SIGN_CRITICAL:
    return C_("plan chart", "critical path");
  case KG_SIGN_LATE:
    return C_("plan chart", "late");
  case KG_SIGN_WAITING:
    return C_("plan chart", "waits for a promise");
  case KG_SIGN_SLACK:
    return C_("plan chart", "slack");
  case KG_SIGN_PERMIT:
    return C_("plan chart", "permit");
  case KG_SIGN_TOGETHER:
    return C_("plan chart", "run together");
  case KG_SIGN_HOLIDAY:
    return C_("plan chart", "holiday");
  case KG_N_SIGNS:
  default:
    g_return_val_if_reached ("");
  }
}

static gboolean
is_shown (const KgPlanLayout *self,
          KgPlanSign          sign)
{
  if (sign == KG_SIGN_HOLIDAY)
    return self->holidays != NULL && self->holidays->len > 0;

  for (guint i = 0; i < self->n_rows; i++) {
    const KgChartRow *row = &self->chart->rows[self->first + i];
    const KgPlanBar *bar = &g_array_index (self->bars, KgPlanBar, i);
    gboolean found = FALSE;

    switch (sign) {
    case KG_SIGN_PLANNED:
      found = bar->planned_to >= 0;
      break;
    case KG_SIGN_DONE:
      found = bar->solid_to > bar->from;
      break;
    case KG_SIGN_TO_COME:
      found = bar->to > bar->solid_to;
      break;
    case KG_SIGN_CRITICAL:
      found = row->critical && bar->to >= 0;
      break;
    case KG_SIGN_LATE:
      found = bar->late_from < bar->to;
      break;
    case KG_SIGN_WAITING:
      found = row->waiting && bar->to >= 0;
      break;
    case KG_SIGN_SLACK:
      found = bar->slack_to > bar->to;
      break;
    case KG_SIGN_PERMIT:
      found = row->permit && (bar->to >= 0 || bar->planned_to >= 0);
      break;
    case KG_SIGN_TOGETHER:
      found = g_array_index (self->group, guint, self->first + i) > 0;
      break;
    case KG_SIGN_HOLIDAY:
    case KG_N_SIGNS:
    default:
      break;
    }
    if (found)
      return TRUE;
  }

  return FALSE;
}

static double
sign_width (KgPlanSign sign)
{
  gboolean narrow = sign == KG_SIGN_PERMIT || sign == KG_SIGN_TOGETHER || sign == KG_SIGN_HOLIDAY;

  return narrow ? KG_NARROW_SIGN_WIDTH : KG_SIGN_WIDTH;
}

/**
 * kg_plan_layout_place_legend:
 *
 * Sets the signs and their words in lines from @top on.
 *
 * Returns: where the last line ends; @top without any sign
 */
double
kg_plan_layout_place_legend (KgPlanLayout *self,
                             double        top)
{
  double s = self->size, left = 0.3 * s, x = left, y = top + LINE / 2 * s;
  gboolean any = FALSE;

  for (int sign = 0; sign < KG_N_SIGNS; sign++) {
    KgPlacedSign placed = { sign, x, y };
    double word, width;
    KgChartLabel *label;

    if (!is_shown (self, sign))
      continue;
    word = kg_chart_text_width (self->text, sign_word (sign), s, FALSE);
    width = (sign_width (sign) + SIGN_GAP) * s + word;
    if (x > left && x + width > self->width) {
      placed.x = x = left;
      placed.y = y += LINE * s;
    }
    g_array_append_val (self->signs, placed);
    label = kg_plan_layout_add_label (self, sign_word (sign), x + width - word, y,
                                      MIN (word, self->width - x - width + word));
    label->ink = KG_INK_DIM;
    label->ellipsize = PANGO_ELLIPSIZE_END;
    x += width + ITEM_GAP * s;
    any = TRUE;
  }

  return any ? y + LINE / 2 * s : top;
}
