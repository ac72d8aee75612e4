// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-board-list.h"

#include "core/kg-labels.h"
#include "widgets/kg-cells.h"
#include "widgets/kg-lamp.h"
#include "widgets/kg-pool-list.h"

#include <glib/gi18n.h>

struct _KgBoardList {
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  KgPoolList *list;
  KgColumnLayout *columns;
  GPtrArray *titles;  /* GtkButton, NULL for a column that does not sort */
  KgBoard *board;
  GArray *shown;      /* guint, indexes into the board */
  char *selected;
  KgBoardSort sort;
  gboolean descending;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (KgBoardList, kg_board_list, GTK_TYPE_WIDGET)

typedef enum {
  PROP_SELECTED = 1,
} KgBoardListProperty;

static GParamSpec *properties[PROP_SELECTED + 1];

enum {
  SIGNAL_ACTIVATED,
  SIGNAL_SORT_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Least width in em, share of what is left, alignment, and what it sorts by. */
static const struct {
  const char *title;
  double em;
  double weight;
  float xalign;
  int sort;
} columns[] = {
  { NC_("board column", "Light"), 7.5, 0, 0, KG_SORT_URGENCY },
  { NC_("board column", "Project"), 11, 5, 0, KG_SORT_NAME },
  { NC_("board column", "Territory"), 5.5, 0.6, 0, KG_SORT_TERRITORY },
  { NC_("board column", "Lead unit"), 6.5, 0.6, 0, KG_SORT_LEAD_UNIT },
  { NC_("board column", "Planned"), 7.6, 0, 1, KG_SORT_PLANNED },
  { NC_("board column", "Forecast"), 7.6, 0, 1, KG_SORT_FORECAST },
  { NC_("board column", "Slack"), 4, 0, 1, KG_SORT_SLACK },
  { NC_("board column", "Stuck at"), 6, 1.2, 0, -1 },
  { NC_("board column", "Last week"), 4, 0, 0, -1 },
};

enum { LAMP, NAME, TERRITORY, LEAD_UNIT, PLANNED, FORECAST, SLACK, STUCK, LAST_WEEK };

static const KgProject *
project_at (KgBoardList *self,
            guint        index)
{
  return kg_board_get_project (self->board, g_array_index (self->shown, guint, index));
}

/* Rows */

static GtkWidget *
create_row (gpointer user_data)
{
  KgBoardList *self = user_data;
  GtkWidget *row = kg_cells_new (self->columns);
  GtkWidget *lamp = kg_lamp_new ();
  GtkWidget *last_week = kg_lamp_new ();

  kg_lamp_set_show_label (KG_LAMP (lamp), TRUE);
  kg_cells_append (KG_CELLS (row), lamp);
  for (guint i = NAME; i < LAST_WEEK; i++) {
    GtkWidget *cell = kg_cells_append_text (KG_CELLS (row), columns[i].xalign);

    if (columns[i].xalign > 0)
      gtk_widget_add_css_class (cell, "numeric");
  }
  gtk_widget_set_halign (last_week, GTK_ALIGN_START);
  kg_cells_append (KG_CELLS (row), last_week);
  gtk_widget_add_css_class (row, "kg-board-row");

  return row;
}

static GtkWidget *
next_cell (GtkWidget  *cell,
           const char *text)
{
  kg_cells_set_text (cell, text);
  return gtk_widget_get_next_sibling (cell);
}

static void
bind_row (GtkWidget *row,
          guint      index,
          gpointer   user_data)
{
  KgBoardList *self = user_data;
  const KgProject *p = project_at (self, index);
  KgDate today = kg_context_get_today (kg_board_get_context (self->board));
  GtkWidget *cell = gtk_widget_get_first_child (row);
  const char *stuck = kg_board_get_stuck (self->board, p);
  g_autofree char *planned = kg_label_day_near (p->planned_start, today);
  g_autofree char *forecast = kg_label_day_near (p->actual_start != KG_DATE_NONE ? p->actual_start
                                                                                 : p->forecast_start, today);
  g_autofree char *slack = kg_label_slack (p->slack);
  gboolean late = p->slack != G_MININT && p->slack < 0;

  kg_lamp_set_light (KG_LAMP (cell), p->light);
  kg_lamp_set_proposed (KG_LAMP (cell),
                        p->proposed != p->light ? (int) p->proposed : KG_LAMP_NO_PROPOSAL);
  cell = gtk_widget_get_next_sibling (cell);
  cell = next_cell (cell, p->name);
  cell = next_cell (cell, p->territory != NULL ? p->territory->short_name : "");
  cell = next_cell (cell, p->lead_unit != NULL ? p->lead_unit->short_name : "");
  cell = next_cell (cell, planned);
  cell = next_cell (cell, forecast);
  if (late != gtk_widget_has_css_class (cell, "error")) {
    if (late)
      gtk_widget_add_css_class (cell, "error");
    else
      gtk_widget_remove_css_class (cell, "error");
  }
  cell = next_cell (cell, slack);
  cell = next_cell (cell, stuck != NULL ? stuck : "");
  gtk_widget_set_visible (cell, p->has_last_week);
  if (p->has_last_week)
    kg_lamp_set_light (KG_LAMP (cell), p->last_week);
}

static char *
label_row (guint    index,
           gpointer user_data)
{
  KgBoardList *self = user_data;
  const KgProject *p = project_at (self, index);
  g_autofree char *slack = kg_label_slack (p->slack);

  if (p->slack == G_MININT)
    return g_strdup_printf ("%s, %s", p->name, kg_light_label (p->light));

  /* Translators: a row of the board for a screen reader: name, light, slack. */
  return g_strdup_printf (_("%s, %s, slack %s working days"), p->name, kg_light_label (p->light), slack);
}

/* Column titles */

static void
update_titles (KgBoardList *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++) {
    GtkWidget *button = g_ptr_array_index (self->titles, i);
    const char *title = g_dpgettext2 (NULL, "board column", columns[i].title);
    g_autofree char *text = NULL;

    if (button == NULL)
      continue;
    if (columns[i].sort == (int) self->sort)
      text = g_strdup_printf ("%s %s", title, self->descending ? "▾" : "▴");
    gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                         text != NULL ? text : title);
    gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, text != NULL ? text : title, -1);
  }
}

static void
title_clicked_cb (GtkButton   *button,
                  KgBoardList *self)
{
  guint i;

  if (!g_ptr_array_find (self->titles, button, &i))
    return;

  self->descending = (int) self->sort == columns[i].sort && !self->descending;
  self->sort = columns[i].sort;
  update_titles (self);
  g_signal_emit (self, signals[SIGNAL_SORT_CHANGED], 0);
}

static GtkWidget *
make_header (KgBoardList *self)
{
  GtkWidget *header = kg_cells_new (self->columns);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++) {
    GtkWidget *label = gtk_label_new (g_dpgettext2 (NULL, "board column", columns[i].title));
    GtkWidget *cell = label;

    gtk_label_set_xalign (GTK_LABEL (label), columns[i].xalign);
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    if (columns[i].sort >= 0) {
      cell = gtk_button_new ();
      gtk_button_set_child (GTK_BUTTON (cell), label);
      gtk_widget_add_css_class (cell, "flat");
      g_signal_connect (cell, "clicked", G_CALLBACK (title_clicked_cb), self);
      g_ptr_array_add (self->titles, cell);
    } else {
      g_ptr_array_add (self->titles, NULL);
    }
    gtk_widget_add_css_class (cell, "kg-column-title");
    kg_cells_append (KG_CELLS (header), cell);
  }

  return header;
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
  g_clear_object (&self->columns);
  g_clear_pointer (&self->titles, g_ptr_array_unref);
  g_clear_pointer (&self->board, kg_board_unref);
  g_clear_pointer (&self->shown, g_array_unref);

  G_OBJECT_CLASS (kg_board_list_parent_class)->dispose (object);
}

static void
kg_board_list_finalize (GObject *object)
{
  g_free (KG_BOARD_LIST (object)->selected);

  G_OBJECT_CLASS (kg_board_list_parent_class)->finalize (object);
}

static void
kg_board_list_class_init (KgBoardListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kg_board_list_get_property;
  object_class->dispose = kg_board_list_dispose;
  object_class->finalize = kg_board_list_finalize;

  properties[PROP_SELECTED] =
    g_param_spec_string ("selected", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_ACTIVATED] =
    g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SORT_CHANGED] =
    g_signal_new ("sort-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
kg_board_list_init (KgBoardList *self)
{
  static const KgPoolListFactory factory = { create_row, bind_row, label_row };

  self->titles = g_ptr_array_new ();
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  self->columns = kg_column_layout_new ();
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    kg_column_layout_add (self->columns, columns[i].em, columns[i].weight);

  self->list = KG_POOL_LIST (kg_pool_list_new (&factory, self, NULL));
  kg_pool_list_set_header (self->list, make_header (self));
  update_titles (self);
  g_signal_connect_object (self->list, "notify::selected", G_CALLBACK (list_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "activated", G_CALLBACK (list_activated_cb), self, G_CONNECT_SWAPPED);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Projects"), -1);

  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->list));
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
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

guint
kg_board_list_get_n_shown (KgBoardList *self)
{
  return self->shown->len;
}

/**
 * kg_board_list_show:
 * @query: what to show; its sort and direction are the list's own
 *
 * Shows the projects that @query asks for. The selected project stays selected
 * where it is still shown, else the first one is. Another board, which somebody
 * else's change may bring at any time, does not move what one reads.
 */
void
kg_board_list_show (KgBoardList        *self,
                    KgBoard            *board,
                    const KgBoardQuery *query)
{
  KgBoardQuery sorted = *query;
  guint selected = KG_POOL_LIST_NONE;
  gboolean reloaded = self->board != NULL && self->board != board;
  gboolean in_sight = kg_pool_list_get_row (self->list, kg_pool_list_get_selected (self->list)) != NULL;

  sorted.sort = self->sort;
  sorted.descending = self->descending;

  kg_board_ref (board);
  g_clear_pointer (&self->board, kg_board_unref);
  self->board = board;
  g_array_unref (self->shown);
  self->shown = kg_board_select (board, &sorted);

  for (guint i = 0; i < self->shown->len && self->selected != NULL; i++)
    if (g_str_equal (project_at (self, i)->id, self->selected)) {
      selected = i;
      break;
    }
  if (selected == KG_POOL_LIST_NONE && self->shown->len > 0)
    selected = 0;

  self->updating = TRUE;
  kg_pool_list_set_n_rows (self->list, self->shown->len);
  kg_pool_list_refresh (self->list);
  kg_pool_list_set_selected (self->list, selected);
  if (selected != KG_POOL_LIST_NONE && (in_sight || !reloaded))
    kg_pool_list_scroll_to (self->list, selected);
  self->updating = FALSE;
  list_selected_cb (self);
}

KgBoardSort
kg_board_list_get_sort (KgBoardList *self,
                        gboolean    *descending)
{
  if (descending != NULL)
    *descending = self->descending;

  return self->sort;
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
