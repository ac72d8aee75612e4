// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-board-cells.h"

#include "core/kg-labels.h"
#include "services/kg-warning-words.h"
#include "widgets/kg-lamp.h"

#include <glib/gi18n.h>

#define LAMP 16
#define WARNING_LAMP 14
#define WARNING_GAP 5

/* Least width in em, share of what is left, and the width at which nearly all
 * that people write there is whole. */
static const struct {
  double em;
  double weight;
  double most;
} widths[KG_N_BOARD_COLUMNS] = {
  [KG_COLUMN_LIGHT] = { 6.2, 0 },
  [KG_COLUMN_WARNING] = { 7, 0 },
  [KG_COLUMN_NAME] = { 16, 5, 40 },
  [KG_COLUMN_CODE] = { 13.5, 0 },
  [KG_COLUMN_TERRITORY] = { 5.5, 0.6, 11 },
  [KG_COLUMN_LEAD_UNIT] = { 6.2, 0.6, 13 },
  [KG_COLUMN_LEADER] = { 4, 0.2, 8 },
  [KG_COLUMN_ESCALATED_TO] = { 5.5, 0.3, 10 },
  [KG_COLUMN_BUILDER] = { 9, 2, 28 },
  [KG_COLUMN_KIND] = { 5, 0.4, 12 },
  [KG_COLUMN_TAGS] = { 7, 1, 28 },
  [KG_COLUMN_INVESTMENT] = { 5.4, 0 },
  [KG_COLUMN_LISTED] = { 7.1, 0 },
  [KG_COLUMN_PLANNED] = { 7.1, 0 },
  [KG_COLUMN_FORECAST] = { 7.1, 0 },
  [KG_COLUMN_ACTUAL] = { 7.1, 0 },
  [KG_COLUMN_SLACK] = { 3.2, 0 },
  [KG_COLUMN_CHANCE] = { 3.2, 0 },
  [KG_COLUMN_STUCK] = { 6, 1.2, 24 },
  [KG_COLUMN_PROBLEMS] = { 3.6, 0 },
  [KG_COLUMN_ASSIGNMENTS] = { 3.6, 0 },
  [KG_COLUMN_OVERDUE] = { 3.2, 0 },
  [KG_COLUMN_COMMITMENTS] = { 3.6, 0 },
  [KG_COLUMN_CONFIRMED] = { 7.1, 0 },
  [KG_COLUMN_LAST_WEEK] = { 3.4, 0 },
};

KgColumnLayout *
kg_board_cells_layout (const KgBoardColumn *columns,
                       guint                n_columns)
{
  KgColumnLayout *layout = kg_column_layout_new ();

  for (guint i = 0; i < n_columns; i++) {
    guint column = kg_column_layout_add (layout, widths[columns[i]].em, widths[columns[i]].weight);

    kg_column_layout_set_max (layout, column, widths[columns[i]].most);
  }

  return layout;
}

/**
 * kg_board_cells_need:
 * @layout: of kg_board_cells_layout() with the same columns
 * @row: any row of it, or its header
 *
 * Gives the lights the room that their words take in this language, which only
 * letters that are on the screen can tell.
 *
 * Returns: whether that is more than there was
 */
gboolean
kg_board_cells_need (KgColumnLayout      *layout,
                     const KgBoardColumn *columns,
                     guint                n_columns,
                     KgCells             *row)
{
  gboolean differs = FALSE;

  for (guint i = 0; i < n_columns; i++)
    if (columns[i] == KG_COLUMN_LIGHT)
      differs = kg_column_layout_need (layout, i, kg_cells_get_em (row), kg_lamp_get_room (GTK_WIDGET (row), LAMP));

  return differs;
}

float
kg_board_cells_xalign (KgBoardColumn column)
{
  return kg_board_column_is_number (column) ? 1 : 0;
}

/* An arrow, the light that is to come, and the day. */
static GtkWidget *
create_warning (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, WARNING_GAP);
  GtkWidget *arrow = gtk_label_new ("→");
  GtkWidget *lamp = kg_lamp_new ();
  GtkWidget *day = g_object_new (GTK_TYPE_INSCRIPTION, "min-chars", 0, "nat-chars", 0, "yalign", 0.5f,
                                 "hexpand", TRUE, NULL);

  gtk_widget_add_css_class (arrow, "dim-label");
  kg_lamp_set_size (KG_LAMP (lamp), WARNING_LAMP);
  gtk_widget_set_valign (lamp, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (day, "numeric");
  gtk_box_append (GTK_BOX (box), arrow);
  gtk_box_append (GTK_BOX (box), lamp);
  gtk_box_append (GTK_BOX (box), day);
  gtk_widget_set_has_tooltip (box, TRUE);
  return box;
}

static void
bind_warning (GtkWidget         *box,
              const KgBoardCell *cell)
{
  g_autofree char *day = NULL;

  gtk_widget_set_visible (box, cell->is_known);
  if (!cell->is_known)
    return;

  day = kg_label_day (cell->day);
  kg_lamp_set_light (KG_LAMP (gtk_widget_get_next_sibling (gtk_widget_get_first_child (box))), cell->light);
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_widget_get_last_child (box)), day);
}

/**
 * kg_board_cells_new:
 * @layout: of kg_board_cells_layout() with the same columns
 *
 * Returns: an empty row, for kg_board_cells_bind()
 */
GtkWidget *
kg_board_cells_new (KgColumnLayout      *layout,
                    const KgBoardColumn *columns,
                    guint                n_columns)
{
  GtkWidget *row = kg_cells_new (layout);

  for (guint i = 0; i < n_columns; i++) {
    KgBoardCellKind kind = kg_board_column_get_kind (columns[i]);
    GtkWidget *cell;

    if (kind == KG_CELL_LIGHT) {
      cell = kg_lamp_new ();
      kg_lamp_set_size (KG_LAMP (cell), LAMP);
      kg_lamp_set_show_label (KG_LAMP (cell), columns[i] == KG_COLUMN_LIGHT);
      if (columns[i] != KG_COLUMN_LIGHT)
        gtk_widget_set_halign (cell, GTK_ALIGN_START);
      kg_cells_append (KG_CELLS (row), cell);
    } else if (kind == KG_CELL_WARNING) {
      kg_cells_append (KG_CELLS (row), create_warning ());
    } else {
      cell = kg_cells_append_text (KG_CELLS (row), kg_board_cells_xalign (columns[i]));
      if (kg_board_column_is_number (columns[i]))
        gtk_widget_add_css_class (cell, "numeric");
    }
  }
  gtk_widget_add_css_class (row, "kg-board-row");

  return row;
}

static void
set_class (GtkWidget  *cell,
           const char *name,
           gboolean    on)
{
  if (on == gtk_widget_has_css_class (cell, name))
    return;
  if (on)
    gtk_widget_add_css_class (cell, name);
  else
    gtk_widget_remove_css_class (cell, name);
}

static void
bind_light (GtkWidget         *lamp,
            const KgProject   *p,
            KgBoardColumn      column,
            const KgBoardCell *cell)
{
  gtk_widget_set_visible (lamp, cell->is_known);
  if (cell->is_known)
    kg_lamp_set_light (KG_LAMP (lamp), cell->light);
  if (column == KG_COLUMN_LIGHT)
    kg_lamp_set_proposed (KG_LAMP (lamp), p->proposed != p->light ? (int) p->proposed : KG_LAMP_NO_PROPOSAL);
}

static void
bind_text (GtkWidget         *widget,
           const KgProject   *p,
           KgBoardColumn      column,
           const KgBoardCell *cell,
           KgDate             today)
{
  g_autofree char *text = cell->kind != KG_CELL_TEXT ? kg_board_cell_to_text (cell, today) : NULL;

  if (column == KG_COLUMN_LEAD_UNIT)
    set_class (widget, "warning", p->is_unattended);
  else if (column == KG_COLUMN_SLACK || column == KG_COLUMN_OVERDUE)
    set_class (widget, "error", cell->is_known && (column == KG_COLUMN_SLACK ? cell->number < 0 : cell->number > 0));
  kg_cells_set_text (widget, text != NULL ? text : cell->is_known ? cell->text : "");
}

/**
 * kg_board_cells_bind:
 * @row: of kg_board_cells_new() with the same columns
 * @index: of a project on the board of @outlook
 */
void
kg_board_cells_bind (GtkWidget           *row,
                     const KgBoardColumn *columns,
                     guint                n_columns,
                     KgBoardOutlook      *outlook,
                     guint                index)
{
  KgBoard *board = kg_board_outlook_get_board (outlook);
  const KgProject *p = kg_board_get_project (board, index);
  KgDate today = kg_context_get_today (kg_board_get_context (board));
  GtkWidget *child = gtk_widget_get_first_child (row);

  for (guint i = 0; i < n_columns; i++, child = gtk_widget_get_next_sibling (child)) {
    KgBoardCell cell = kg_board_get_cell (board, outlook, index, columns[i]);

    if (cell.kind == KG_CELL_LIGHT)
      bind_light (child, p, columns[i], &cell);
    else if (cell.kind == KG_CELL_WARNING)
      bind_warning (child, &cell);
    else
      bind_text (child, p, columns[i], &cell, today);
  }
}

static void
append_words (GString    *text,
              const char *words)
{
  /* Between what a screen reader says of a row. */
  if (words != NULL && *words != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", words);
}

/**
 * kg_board_cells_say:
 *
 * Returns: (transfer full): what a screen reader says of the row of a project
 */
char *
kg_board_cells_say (KgBoardOutlook *outlook,
                    guint           index)
{
  KgBoard *board = kg_board_outlook_get_board (outlook);
  const KgProject *p = kg_board_get_project (board, index);
  const KgLightWarning *warning = kg_board_outlook_get_warning (outlook, index);
  g_autoptr (GString) text = g_string_new (p->name);
  g_autofree char *slack = kg_label_slack (p->slack);

  append_words (text, kg_light_label (p->light));
  if (p->proposed != p->light) {
    g_autofree char *words = g_strdup_printf (_("proposed: %s"), kg_light_label (p->proposed));

    append_words (text, words);
  }
  if (p->slack != G_MININT) {
    /* Translators: of a row of the board, for a screen reader. */
    g_autofree char *words = g_strdup_printf (_("slack %s working days"), slack);

    append_words (text, words);
  }
  append_words (text, p->lead_unit != NULL ? p->lead_unit->short_name : p->is_unattended ? C_("board", "No lead") : NULL);
  append_words (text, kg_board_get_stuck (board, p));
  if (warning != NULL) {
    g_autofree char *words = kg_warning_to_text (board, p, warning);

    append_words (text, words);
  }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
