// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-board-list.h"

#include "services/kg-board-finder.h"
#include "services/kg-warning-words.h"
#include "widgets/kg-board-cells.h"
#include "widgets/kg-board-heading.h"
#include "widgets/kg-cells.h"
#include "widgets/kg-pool-list.h"
#include "widgets/kg-pool-row.h"

#include <glib/gi18n.h>

#include <string.h>

struct _KgBoardList {
  GtkWidget parent_instance;

  GtkWidget *scrolled;      /* with everything in it made anew for other columns */
  KgPoolList *list;
  KgColumnLayout *layout;
  KgColumnLayout *heading_layout;
  KgCells *header;
  KgBoardSpec *spec;        /* what is shown */
  KgBoard *board;
  KgBoardOutlook *outlook;
  GArray *order;            /* (nullable): guint, all of the board, for every keystroke to filter */
  KgBoardFinder *finder;    /* of the board */
  GArray *shown;            /* guint, indexes into the board */
  KgBoardTally tally;
  GArray *groups;           /* KgBoardGroup */
  char *selected;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (KgBoardList, kg_board_list, GTK_TYPE_WIDGET)

typedef enum {
  PROP_SELECTED = 1,
} KgBoardListProperty;

static GParamSpec *properties[PROP_SELECTED + 1];

enum {
  SIGNAL_ACTIVATED,
  SIGNAL_SORT_ASKED,
  SIGNAL_LIGHT_ASKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What a narrow window does without, unless somebody chose the columns. */
static const KgBoardColumn spare[] = {
  KG_COLUMN_LAST_WEEK, KG_COLUMN_TERRITORY, KG_COLUMN_CHANCE, KG_COLUMN_STUCK,
};

static guint
board_index (KgBoardList *self,
             guint        index)
{
  return g_array_index (self->shown, guint, index);
}

static const KgProject *
project_at (KgBoardList *self,
            guint        index)
{
  return kg_board_get_project (self->board, board_index (self, index));
}

/* Rows */

/* Why the light gets worse is worked out for whoever points at it. */
static gboolean
query_warning_cb (GtkWidget   *box,
                  int          x,
                  int          y,
                  gboolean     by_keyboard,
                  GtkTooltip  *tooltip,
                  KgBoardList *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (box, KG_TYPE_POOL_ROW);
  guint index = row != NULL ? kg_pool_row_get_index (KG_POOL_ROW (row)) : KG_POOL_LIST_NONE;
  const KgLightWarning *warning = NULL;
  g_autofree char *words = NULL;

  if (index < self->shown->len)
    warning = kg_board_outlook_get_warning (self->outlook, board_index (self, index));
  if (warning == NULL)
    return FALSE;

  words = kg_warning_to_text (self->board, project_at (self, index), warning);
  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

static GtkWidget *
create_row (gpointer user_data)
{
  KgBoardList *self = user_data;
  GtkWidget *row = kg_board_cells_new (self->layout, self->spec->columns, self->spec->n_columns);
  GtkWidget *cell = gtk_widget_get_first_child (row);

  for (guint i = 0; i < self->spec->n_columns; i++, cell = gtk_widget_get_next_sibling (cell))
    if (self->spec->columns[i] == KG_COLUMN_WARNING)
      g_signal_connect_object (cell, "query-tooltip", G_CALLBACK (query_warning_cb), self, 0);

  return row;
}

static void
bind_row (GtkWidget *row,
          guint      index,
          gpointer   user_data)
{
  KgBoardList *self = user_data;

  kg_board_cells_bind (row, self->spec->columns, self->spec->n_columns, self->outlook, board_index (self, index));
}

static char *
label_row (guint    index,
           gpointer user_data)
{
  KgBoardList *self = user_data;

  return kg_board_cells_say (self->outlook, board_index (self, index));
}

static GtkWidget *
create_heading (gpointer user_data)
{
  return kg_board_heading_new (KG_BOARD_LIST (user_data)->heading_layout);
}

static char *
bind_heading (GtkWidget *heading,
              guint      index,
              gpointer   user_data)
{
  KgBoardList *self = user_data;

  return kg_board_heading_bind (heading, &g_array_index (self->groups, KgBoardGroup, index), self->spec->grouping);
}

/* Column titles */

static void
update_titles (KgBoardList *self)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->header));

  for (guint i = 0; i < self->spec->n_columns; i++, button = gtk_widget_get_next_sibling (button)) {
    KgBoardColumn column = self->spec->columns[i];
    const char *title = kg_board_column_get_title (column);
    gboolean sorted = column == self->spec->sort;
    g_autofree char *text = sorted ? g_strdup_printf ("%s %s", title, self->spec->descending ? "▾" : "▴")
                                   : g_strdup (title);

    gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), text);
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    !sorted ? _("Sort by this column")
                                    : self->spec->descending ? _("Sorted, falling") : _("Sorted, rising"), -1);
  }
}

static void
title_clicked_cb (GtkButton   *button,
                  KgBoardList *self)
{
  GtkWidget *title = gtk_widget_get_first_child (GTK_WIDGET (self->header));
  guint i = 0;

  while (title != GTK_WIDGET (button)) {
    title = gtk_widget_get_next_sibling (title);
    i++;
  }
  g_signal_emit (self, signals[SIGNAL_SORT_ASKED], 0, self->spec->columns[i]);
}

static void
make_header (KgBoardList *self)
{
  self->header = KG_CELLS (kg_cells_new (self->layout));

  for (guint i = 0; i < self->spec->n_columns; i++) {
    GtkWidget *label = gtk_label_new (kg_board_column_get_title (self->spec->columns[i]));
    GtkWidget *button = gtk_button_new ();

    gtk_label_set_xalign (GTK_LABEL (label), kg_board_cells_xalign (self->spec->columns[i]));
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    gtk_button_set_child (GTK_BUTTON (button), label);
    gtk_widget_add_css_class (button, "flat");
    gtk_widget_add_css_class (button, "kg-column-title");
    g_signal_connect (button, "clicked", G_CALLBACK (title_clicked_cb), self);
    kg_cells_append (self->header, button);
  }
  kg_pool_list_set_header (self->list, GTK_WIDGET (self->header));
}

/* The list tells its width before it places anything, so that no frame shows a
 * column that there is no room for. */
static void
width_changed_cb (KgBoardList *self)
{
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  guint places[G_N_ELEMENTS (spare)];

  if (kg_board_cells_need (self->layout, self->spec->columns, self->spec->n_columns, self->header))
    kg_pool_list_forget_size (self->list);
  if (!kg_board_spec_is_standard (self->spec))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (spare); i++)
    for (guint n = 0; n < self->spec->n_columns; n++)
      if (self->spec->columns[n] == spare[i])
        places[i] = n;
  if (kg_column_layout_fit (self->layout, kg_cells_get_em (self->header),
                            (int) gtk_adjustment_get_page_size (across), places, G_N_ELEMENTS (spare)))
    kg_pool_list_forget_size (self->list);
}

static void
list_selected_cb (KgBoardList *self)
{
  guint index = kg_pool_list_get_selected (self->list);
  const char *id;

  if (self->updating || self->board == NULL)
    return;

  id = index < self->shown->len ? project_at (self, index)->id : NULL;
  if (g_strcmp0 (id, self->selected) == 0)
    return;
  g_free (self->selected);
  self->selected = g_strdup (id);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
list_activated_cb (KgBoardList *self)
{
  if (self->selected != NULL)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

/* Makes everything that depends on the columns. */
static void
make_list (KgBoardList *self)
{
  static const KgPoolListFactory factory = { create_row, bind_row, label_row, create_heading, bind_heading };
  GtkAdjustment *across;

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->layout);
  self->layout = kg_board_cells_layout (self->spec->columns, self->spec->n_columns);
  self->list = KG_POOL_LIST (kg_pool_list_new (&factory, self, NULL));
  make_header (self);
  g_signal_connect_object (self->list, "notify::selected", G_CALLBACK (list_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "activated", G_CALLBACK (list_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Projects"), -1);

  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->list));
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  g_signal_connect_object (across, "notify::page-size", G_CALLBACK (width_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
kg_board_list_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  switch ((KgBoardListProperty) property_id) {
  case PROP_SELECTED:
    g_value_set_string (value, KG_BOARD_LIST (object)->selected);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kg_board_list_dispose (GObject *object)
{
  KgBoardList *self = KG_BOARD_LIST (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->layout);
  g_clear_object (&self->heading_layout);
  g_clear_pointer (&self->board, kg_board_unref);
  g_clear_pointer (&self->outlook, kg_board_outlook_unref);
  g_clear_pointer (&self->order, g_array_unref);
  g_clear_pointer (&self->finder, kg_board_finder_free);
  g_clear_pointer (&self->shown, g_array_unref);
  g_clear_pointer (&self->groups, g_array_unref);

  G_OBJECT_CLASS (kg_board_list_parent_class)->dispose (object);
}

static void
kg_board_list_finalize (GObject *object)
{
  KgBoardList *self = KG_BOARD_LIST (object);

  g_free (self->selected);
  kg_board_spec_free (self->spec);

  G_OBJECT_CLASS (kg_board_list_parent_class)->finalize (object);
}

/* Handled only by whoever wants to hear of it: otherwise a figure is typed. */
static gboolean
ask_light_cb (GtkWidget *widget,
              GVariant  *args,
              gpointer   data)
{
  gboolean handled = FALSE;

  if (KG_BOARD_LIST (widget)->selected != NULL)
    g_signal_emit (widget, signals[SIGNAL_LIGHT_ASKED], 0, g_variant_get_uint32 (args), &handled);
  return handled;
}

static void
kg_board_list_class_init (KgBoardListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kg_board_list_get_property;
  object_class->dispose = kg_board_list_dispose;
  object_class->finalize = kg_board_list_finalize;

  properties[PROP_SELECTED] =
    g_param_spec_string ("selected", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_ACTIVATED] =
    g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SORT_ASKED] =
    g_signal_new ("sort-asked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  signals[SIGNAL_LIGHT_ASKED] =
    g_signal_new ("light-asked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 1, G_TYPE_UINT);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_1, 0, ask_light_cb, "u", KG_LIGHT_RED);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_2, 0, ask_light_cb, "u", KG_LIGHT_YELLOW);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_3, 0, ask_light_cb, "u", KG_LIGHT_GREEN);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
kg_board_list_init (KgBoardList *self)
{
  self->spec = kg_board_spec_new ();
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  self->groups = g_array_new (FALSE, FALSE, sizeof (KgBoardGroup));
  self->heading_layout = kg_board_heading_layout ();
  make_list (self);
  update_titles (self);
}

/**
 * kg_board_list_get_selected:
 *
 * Returns: (nullable): the id of the selected project
 */
const char *
kg_board_list_get_selected (KgBoardList *self)
{
  return self->selected;
}

void
kg_board_list_set_selected (KgBoardList *self,
                            const char  *id)
{
  for (guint i = 0; i < self->shown->len; i++)
    if (g_str_equal (project_at (self, i)->id, id)) {
      kg_pool_list_set_selected (self->list, i);
      kg_pool_list_scroll_to (self->list, i);
      return;
    }
}

/**
 * kg_board_list_get_shown:
 *
 * Returns: (transfer none) (element-type guint): the projects that are shown, in
 *   their order, as indexes into the board
 */
const GArray *
kg_board_list_get_shown (KgBoardList *self)
{
  return self->shown;
}

/**
 * kg_board_list_get_tally:
 *
 * Returns: (transfer none): what each light has of the projects that are shown
 *   or would be, were that light asked for
 */
const KgBoardTally *
kg_board_list_get_tally (KgBoardList *self)
{
  return &self->tally;
}

/* Takes over what is to be shown; works the order out where it is another. */
static void
take_spec (KgBoardList       *self,
           KgBoardOutlook    *outlook,
           const KgBoardSpec *spec)
{
  KgBoard *board = kg_board_outlook_get_board (outlook);
  KgBoardSpec *before = self->spec;
  gboolean same_columns = before->n_columns == spec->n_columns &&
                          memcmp (before->columns, spec->columns, spec->n_columns * sizeof (KgBoardColumn)) == 0;
  gboolean same_titles = same_columns && before->sort == spec->sort && before->descending == spec->descending;
  gboolean same_order = self->order != NULL && self->board == board && before->grouping == spec->grouping &&
                        before->sort == spec->sort && before->descending == spec->descending &&
                        (self->outlook == outlook || kg_board_column_get_parts (spec->sort) == 0);

  self->spec = kg_board_spec_copy (spec);
  kg_board_spec_free (before);
  kg_board_outlook_ref (outlook);
  g_clear_pointer (&self->outlook, kg_board_outlook_unref);
  self->outlook = outlook;
  kg_board_ref (board);
  g_clear_pointer (&self->board, kg_board_unref);
  self->board = board;

  if (self->finder == NULL || kg_board_finder_get_board (self->finder) != board) {
    g_clear_pointer (&self->finder, kg_board_finder_free);
    self->finder = kg_board_finder_new (board);
  }
  if (!same_order) {
    KgBoardOrdering ordering = { spec->grouping, spec->sort, spec->descending, outlook, NULL };

    g_clear_pointer (&self->order, g_array_unref);
    self->order = kg_board_finder_order (self->finder, &ordering);
  }
  if (!same_columns)
    make_list (self);
  /* Another word in a title, though it were the same, has the page laid out. */
  if (!same_titles)
    update_titles (self);
}

static void
select_shown (KgBoardList *self)
{
  KgBoardQuery query = kg_board_spec_get_query (self->spec, self->outlook);

  g_array_unref (self->shown);
  self->shown = kg_board_finder_filter (self->finder, self->order, &query, &self->tally);
  g_array_unref (self->groups);
  self->groups = kg_board_group (self->board, self->shown, self->spec->grouping);
}

static guint
find_selected (KgBoardList *self)
{
  const KgProject *selected = self->selected != NULL ? kg_board_find_project (self->board, self->selected) : NULL;

  for (guint i = 0; i < self->shown->len && selected != NULL; i++)
    if (project_at (self, i) == selected)
      return i;

  return self->shown->len > 0 ? 0 : KG_POOL_LIST_NONE;
}

static void
show_rows (KgBoardList *self)
{
  g_autofree guint *firsts = g_new (guint, self->groups->len);

  for (guint i = 0; i < self->groups->len; i++)
    firsts[i] = g_array_index (self->groups, KgBoardGroup, i).first;
  kg_pool_list_set_sections (self->list, self->shown->len, firsts, self->groups->len);
}

/**
 * kg_board_list_show:
 * @outlook: of the board to show; knows of all projects what @spec looks at
 *
 * Shows the projects that @spec asks for. The selected project stays selected
 * where it is still shown, else the first one is. Another board, which somebody
 * else's change may bring at any time, does not move what one reads.
 */
void
kg_board_list_show (KgBoardList       *self,
                    KgBoardOutlook    *outlook,
                    const KgBoardSpec *spec)
{
  gboolean reloaded = self->board != NULL && self->board != kg_board_outlook_get_board (outlook);
  gboolean in_sight = kg_pool_list_get_row (self->list, kg_pool_list_get_selected (self->list)) != NULL;
  guint selected;

  self->updating = TRUE;
  take_spec (self, outlook, spec);
  select_shown (self);
  selected = find_selected (self);

  show_rows (self);
  kg_pool_list_set_selected (self->list, selected);
  if (selected != KG_POOL_LIST_NONE && (in_sight || !reloaded))
    kg_pool_list_scroll_to (self->list, selected);
  self->updating = FALSE;
  list_selected_cb (self);
}

/**
 * kg_board_list_handle_key:
 *
 * Lets a search entry move the selection without losing the focus.
 */
gboolean
kg_board_list_handle_key (KgBoardList     *self,
                          guint            keyval,
                          GdkModifierType  state)
{
  return kg_pool_list_handle_key (self->list, keyval, state);
}

void
kg_board_list_focus (KgBoardList *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/**
 * kg_board_list_get_row:
 *
 * Returns: (transfer none): what the selected project is shown by, as for a
 *   popover to point to; the list itself when it is out of sight
 */
GtkWidget *
kg_board_list_get_row (KgBoardList *self)
{
  GtkWidget *row = kg_pool_list_get_row (self->list, kg_pool_list_get_selected (self->list));

  return row != NULL ? row : GTK_WIDGET (self->list);
}
