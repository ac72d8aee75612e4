// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-board-columns.h"

#include "core/kg-i18n.h"
#include "core/kg-labels.h"
#include "core/kg-money.h"
#include "services/kg-warning-words.h"

/* The one description of the board's columns: the list, its files and the
 * command line all read a cell here. */

static const struct {
  const char *key;
  const char *title;
  KgBoardCellKind kind;
  gboolean is_standard;
} columns[KG_N_BOARD_COLUMNS] = {
#define KG_BOARD_COLUMN_NAME_(C, key, title, kind, standard) [KG_COLUMN_##C] = { key, title, KG_CELL_##kind, standard },
  KG_FOR_EACH_BOARD_COLUMN (KG_BOARD_COLUMN_NAME_)
#undef KG_BOARD_COLUMN_NAME_
};

/* The titles once more, for whoever gathers what is to be translated. */
G_GNUC_UNUSED static const char *const gathered[] = {
  NC_("board column", "Light"), NC_("board column", "Gets worse"), NC_("board column", "Project"),
  NC_("board column", "Code"), NC_("board column", "Territory"), NC_("board column", "Lead unit"),
  NC_("board column", "Leader"), NC_("board column", "Escalated to"), NC_("board column", "Builder"),
  NC_("board column", "Kind"), NC_("board column", "Tags"), NC_("board column", "Investment"),
  NC_("board column", "Listed"), NC_("board column", "Planned"), NC_("board column", "Forecast"),
  NC_("board column", "Started on"), NC_("board column", "Slack"), NC_("board column", "Chance"),
  NC_("board column", "Stuck at"), NC_("board column", "Problems"), NC_("board column", "Assignments"),
  NC_("board column", "Overdue"), NC_("board column", "Commitments"), NC_("board column", "Confirmed on"),
  NC_("board column", "Last week"),
};

G_STATIC_ASSERT (G_N_ELEMENTS (gathered) == KG_N_BOARD_COLUMNS);

const char *
kg_board_column_get_key (KgBoardColumn column)
{
  return columns[column].key;
}

gboolean
kg_board_column_from_key (const char    *key,
                          KgBoardColumn *column)
{
  for (guint i = 0; i < KG_N_BOARD_COLUMNS; i++)
    if (g_strcmp0 (columns[i].key, key) == 0) {
      *column = i;
      return TRUE;
    }

  return FALSE;
}

/**
 * kg_board_column_get_title:
 *
 * Returns: what stands above the column, in the language of the process
 */
const char *
kg_board_column_get_title (KgBoardColumn column)
{
  return kg_gettext_in ("board column", columns[column].title);
}

KgBoardCellKind
kg_board_column_get_kind (KgBoardColumn column)
{
  return columns[column].kind;
}

/**
 * kg_board_column_is_number:
 *
 * Returns: whether its cells stand at the right, one figure above the other
 */
gboolean
kg_board_column_is_number (KgBoardColumn column)
{
  KgBoardCellKind kind = kg_board_column_get_kind (column);

  return kind != KG_CELL_TEXT && kind != KG_CELL_LIGHT && kind != KG_CELL_WARNING;
}

/**
 * kg_board_column_is_standard:
 *
 * Returns: whether the board shows it as long as nobody chose otherwise
 */
gboolean
kg_board_column_is_standard (KgBoardColumn column)
{
  return columns[column].is_standard;
}

/**
 * kg_board_column_get_parts:
 *
 * Returns: the %KgOutlookParts that have to be known of all projects before
 *   they can be sorted by the column
 */
guint
kg_board_column_get_parts (KgBoardColumn column)
{
  return column == KG_COLUMN_WARNING ? KG_OUTLOOK_WARNINGS
         : column == KG_COLUMN_CHANCE ? KG_OUTLOOK_CHANCES : 0;
}

static KgBoardCell
text_cell (const char *text)
{
  return (KgBoardCell) { .kind = KG_CELL_TEXT, .is_known = text != NULL && *text != '\0', .text = text };
}

static KgBoardCell
number_cell (KgBoardCellKind kind,
             gboolean        is_known,
             gint64          number)
{
  return (KgBoardCell) { .kind = kind, .is_known = is_known, .number = number };
}

static KgBoardCell
day_cell (KgDate day)
{
  return (KgBoardCell) { .kind = KG_CELL_DAY, .is_known = day != KG_DATE_NONE, .day = day };
}

static KgBoardCell
light_cell (gboolean is_known,
            KgLight  light)
{
  return (KgBoardCell) { .kind = KG_CELL_LIGHT, .is_known = is_known, .light = light };
}

static KgBoardCell
warning_cell (KgBoardOutlook *outlook,
              guint           index)
{
  const KgLightWarning *warning = outlook != NULL ? kg_board_outlook_get_warning (outlook, index) : NULL;

  return (KgBoardCell) {
    .kind = KG_CELL_WARNING,
    .is_known = warning != NULL,
    .day = warning != NULL ? warning->day : KG_DATE_NONE,
    .light = warning != NULL ? warning->to : KG_LIGHT_NONE,
  };
}

static KgBoardCell
chance_cell (const KgProject *p,
             KgBoardOutlook  *outlook,
             guint            index)
{
  int percent = outlook != NULL ? kg_board_outlook_get_percent (outlook, index) : p->percent;

  return number_cell (KG_CELL_PERCENT, percent >= 0, percent);
}

/**
 * kg_board_get_cell:
 * @outlook: (nullable): of @board; without it no warning and hardly a chance is
 *   known
 * @index: of the project on the board
 */
KgBoardCell
kg_board_get_cell (const KgBoard  *board,
                   KgBoardOutlook *outlook,
                   guint           index,
                   KgBoardColumn   column)
{
  const KgProject *p = kg_board_get_project (board, index);

  switch (column) {
  case KG_COLUMN_LIGHT:
    return light_cell (TRUE, p->light);
  case KG_COLUMN_WARNING:
    return warning_cell (outlook, index);
  case KG_COLUMN_NAME:
    return text_cell (p->name);
  case KG_COLUMN_CODE:
    return text_cell (p->code);
  case KG_COLUMN_TERRITORY:
    return text_cell (p->territory != NULL ? p->territory->short_name : NULL);
  case KG_COLUMN_LEAD_UNIT:
    return text_cell (p->lead_unit != NULL ? p->lead_unit->short_name
                      : p->is_unattended ? C_("board", "No lead") : NULL);
  case KG_COLUMN_LEADER:
    return text_cell (p->leader);
  case KG_COLUMN_ESCALATED_TO:
    return text_cell (p->escalated_to);
  case KG_COLUMN_BUILDER:
    return text_cell (p->builder);
  case KG_COLUMN_KIND:
    return text_cell (p->kind);
  case KG_COLUMN_TAGS:
    return text_cell (p->tags);
  case KG_COLUMN_INVESTMENT:
    return number_cell (KG_CELL_MONEY, p->investment > 0, p->investment);
  case KG_COLUMN_LISTED:
    return day_cell (p->listed_on);
  case KG_COLUMN_PLANNED:
    return day_cell (p->planned_start);
  case KG_COLUMN_FORECAST:
    return day_cell (p->actual_start != KG_DATE_NONE ? p->actual_start : p->forecast_start);
  case KG_COLUMN_ACTUAL:
    return day_cell (p->actual_start);
  case KG_COLUMN_SLACK:
    return number_cell (KG_CELL_WORKDAYS, p->slack != G_MININT, p->slack);
  case KG_COLUMN_CHANCE:
    return chance_cell (p, outlook, index);
  case KG_COLUMN_STUCK:
    return text_cell (kg_board_get_stuck (board, p));
  case KG_COLUMN_PROBLEMS:
    return number_cell (KG_CELL_COUNT, TRUE, p->n_problems);
  case KG_COLUMN_ASSIGNMENTS:
    return number_cell (KG_CELL_COUNT, TRUE, p->n_assignments);
  case KG_COLUMN_OVERDUE:
    return number_cell (KG_CELL_COUNT, TRUE, p->n_overdue);
  case KG_COLUMN_COMMITMENTS:
    return number_cell (KG_CELL_COUNT, TRUE, p->n_commitments);
  case KG_COLUMN_CONFIRMED:
    return day_cell (p->is_confirmed ? p->confirmed_on : KG_DATE_NONE);
  case KG_COLUMN_LAST_WEEK:
    return light_cell (p->has_last_week, p->last_week);
  case KG_N_BOARD_COLUMNS:
  default:
    g_return_val_if_reached (text_cell (NULL));
  }
}

/**
 * kg_board_cell_to_text:
 * @today: days of another year are told with it
 *
 * Returns: (transfer full): what a person reads; nothing for what is not
 *   known, and for a count of nothing
 */
char *
kg_board_cell_to_text (const KgBoardCell *cell,
                       KgDate             today)
{
  if (!cell->is_known)
    return g_strdup ("");

  switch (cell->kind) {
  case KG_CELL_COUNT:
    return cell->number > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, cell->number) : g_strdup ("");
  case KG_CELL_WORKDAYS:
    return kg_label_slack ((int) cell->number);
  case KG_CELL_MONEY:
    return kg_money_format (cell->number);
  case KG_CELL_PERCENT:
    return kg_warning_percent_words ((int) cell->number);
  case KG_CELL_DAY:
    return kg_label_day_near (cell->day, today);
  case KG_CELL_LIGHT:
    return g_strdup (kg_light_label (cell->light));
  case KG_CELL_WARNING: {
    g_autofree char *day = kg_label_day_near (cell->day, today);

    /* Translators: a light and from when it will be shown: 红灯 12月4日 */
    return g_strdup_printf (C_("board", "%s from %s"), kg_light_label (cell->light), day);
  }
  case KG_CELL_TEXT:
  default:
    return g_strdup (cell->text);
  }
}
