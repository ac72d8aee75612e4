// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-board-outlook.h"

G_BEGIN_DECLS

/* What the board says of a project, on the screen as in a file: X (COLUMN,
 * key, English title, kind of its cells, whether it is shown unless somebody
 * chose otherwise). The first one is what it is sorted by unless somebody asks
 * for another. */
#define KG_FOR_EACH_BOARD_COLUMN(X)                                           \
  X (LIGHT, "light", "Light", LIGHT, TRUE)                                    \
  X (WARNING, "warning", "Gets worse", WARNING, TRUE)                         \
  X (NAME, "name", "Project", TEXT, TRUE)                                     \
  X (CODE, "code", "Code", TEXT, FALSE)                                       \
  X (TERRITORY, "territory", "Territory", TEXT, TRUE)                         \
  X (LEAD_UNIT, "lead_unit", "Lead unit", TEXT, TRUE)                         \
  X (LEADER, "leader", "Leader", TEXT, FALSE)                                 \
  X (ESCALATED_TO, "escalated_to", "Escalated to", TEXT, FALSE)               \
  X (BUILDER, "builder", "Builder", TEXT, FALSE)                              \
  X (KIND, "kind", "Kind", TEXT, FALSE)                                       \
  X (TAGS, "tags", "Tags", TEXT, FALSE)                                       \
  X (INVESTMENT, "investment", "Investment", MONEY, FALSE)                    \
  X (LISTED, "listed", "Listed", DAY, FALSE)                                  \
  X (PLANNED, "planned", "Planned", DAY, TRUE)                                \
  X (FORECAST, "forecast", "Forecast", DAY, TRUE)                             \
  X (ACTUAL, "actual", "Started on", DAY, FALSE)                              \
  X (SLACK, "slack", "Slack", WORKDAYS, TRUE)                                 \
  X (CHANCE, "chance", "Chance", PERCENT, TRUE)                               \
  X (STUCK, "stuck", "Stuck at", TEXT, TRUE)                                  \
  X (PROBLEMS, "problems", "Problems", COUNT, FALSE)                          \
  X (ASSIGNMENTS, "assignments", "Assignments", COUNT, FALSE)                 \
  X (OVERDUE, "overdue", "Overdue", COUNT, FALSE)                             \
  X (COMMITMENTS, "commitments", "Commitments", COUNT, FALSE)                 \
  X (CONFIRMED, "confirmed", "Confirmed on", DAY, FALSE)                      \
  X (LAST_WEEK, "last_week", "Last week", LIGHT, TRUE)

typedef enum {
#define KG_BOARD_COLUMN_ENUM_(C, key, title, kind, standard) KG_COLUMN_##C,
  KG_FOR_EACH_BOARD_COLUMN (KG_BOARD_COLUMN_ENUM_)
#undef KG_BOARD_COLUMN_ENUM_
  KG_N_BOARD_COLUMNS,
} KgBoardColumn;

typedef enum {
  KG_CELL_TEXT,
  KG_CELL_COUNT,
  KG_CELL_WORKDAYS,
  KG_CELL_MONEY,   /* 万元 */
  KG_CELL_PERCENT,
  KG_CELL_DAY,
  KG_CELL_LIGHT,
  KG_CELL_WARNING, /* a light and the day from which it will be shown */
} KgBoardCellKind;

/**
 * KgBoardCell:
 * @is_known: otherwise the cell is empty
 * @text: borrowed from the board
 * @number: count, working days, 万元 or percent
 *
 * One value of the board, as far from its looks as can be.
 */
typedef struct {
  KgBoardCellKind kind;
  gboolean is_known;
  const char *text;
  gint64 number;
  KgDate day;
  KgLight light;
} KgBoardCell;

const char     *kg_board_column_get_key     (KgBoardColumn      column);
gboolean        kg_board_column_from_key    (const char        *key,
                                             KgBoardColumn     *column);
const char     *kg_board_column_get_title   (KgBoardColumn      column);
KgBoardCellKind kg_board_column_get_kind    (KgBoardColumn      column);
gboolean        kg_board_column_is_number   (KgBoardColumn      column);
gboolean        kg_board_column_is_standard (KgBoardColumn      column);
guint           kg_board_column_get_parts   (KgBoardColumn      column);

KgBoardCell     kg_board_get_cell           (const KgBoard     *board,
                                             KgBoardOutlook    *outlook,
                                             guint              index,
                                             KgBoardColumn      column);
char           *kg_board_cell_to_text       (const KgBoardCell *cell,
                                             KgDate             today);

G_END_DECLS
