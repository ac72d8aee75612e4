// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-board-list.h"

#include "core/kg-labels.h"
#include "services/kg-warning-words.h"
#include "widgets/kg-cells.h"
#include "widgets/kg-lamp.h"
#include "widgets/kg-pool-list.h"
#include "widgets/kg-pool-row.h"

#include <glib/gi18n.h>

struct _KgBoardList {
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  KgPoolList *list;
  KgColumnLayout *columns;
  KgCells *header;
  GPtrArray *titles;  /* GtkButton, NULL for a column that does not sort */
  KgBoard *board;
  KgBoardOutlook *outlook;
  GArray *shown;      /* guint, indexes into the board */
  char *selected;
  KgBoardColumn sort;
  gboolean descending;
  gboolean updating;
  guint fit_id;
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
  { NC_("board column", "Light"), 6.7, 0, 0, KG_COLUMN_LIGHT },
  { NC_("board column", "Gets worse"), 6.3, 0, 0, KG_COLUMN_WARNING },
  { NC_("board column", "Project"), 10, 5, 0, KG_COLUMN_NAME },
  { NC_("board column", "Territory"), 5.5, 0.6, 0, KG_COLUMN_TERRITORY },
  { NC_("board column", "Lead unit"), 6.2, 0.6, 0, KG_COLUMN_LEAD_UNIT },
  { NC_("board column", "Planned"), 7.1, 0, 1, KG_COLUMN_PLANNED },
  { NC_("board column", "Forecast"), 7.1, 0, 1, KG_COLUMN_FORECAST },
  { NC_("board column", "Slack"), 3.2, 0, 1, KG_COLUMN_SLACK },
  { NC_("board column", "Chance"), 3.2, 0, 1, -1 },
  { NC_("board column", "Stuck at"), 6, 1.2, 0, -1 },
  { NC_("board column", "Last week"), 4, 0, 0, -1 },
};

enum { LAMP, WARNING, NAME, TERRITORY, LEAD_UNIT, PLANNED, FORECAST, SLACK, CHANCE, STUCK, LAST_WEEK };

/* What a narrow window does without. */
static const guint spare[] = { LAST_WEEK, TERRITORY, STUCK };

static const KgProject *
project_at (KgBoardList *self,
            guint        index)
{
  return kg_board_get_project (self->board, g_array_index (self->shown, guint, index));
}

static guint
board_index (KgBoardList *self,
             guint        index)
{
  return g_array_index (self->shown, guint, index);
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

/* An arrow, the light that is to come, and the day. */
static GtkWidget *
create_warning (KgBoardList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *arrow = gtk_label_new ("→");
  GtkWidget *lamp = kg_lamp_new ();
  GtkWidget *day = g_object_new (GTK_TYPE_INSCRIPTION, "min-chars", 0, "nat-chars", 0, "yalign", 0.5f,
                                 "hexpand", TRUE, NULL);

  gtk_widget_add_css_class (arrow, "dim-label");
  kg_lamp_set_size (KG_LAMP (lamp), 14);
  gtk_widget_set_valign (lamp, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (day, "numeric");
  gtk_box_append (GTK_BOX (box), arrow);
  gtk_box_append (GTK_BOX (box), lamp);
  gtk_box_append (GTK_BOX (box), day);
  gtk_widget_set_has_tooltip (box, TRUE);
  g_signal_connect_object (box, "query-tooltip", G_CALLBACK (query_warning_cb), self, 0);
  return box;
}

static void
bind_warning (GtkWidget            *box,
              const KgLightWarning *warning)
{
  g_autofree char *day = NULL;

  gtk_widget_set_visible (box, warning != NULL);
  if (warning == NULL)
    return;

  day = kg_label_day (warning->day);
  kg_lamp_set_light (KG_LAMP (gtk_widget_get_next_sibling (gtk_widget_get_first_child (box))), warning->to);
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_widget_get_last_child (box)), day);
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

static GtkWidget *
create_row (gpointer user_data)
{
  KgBoardList *self = user_data;
  GtkWidget *row = kg_cells_new (self->columns);
  GtkWidget *lamp = kg_lamp_new ();
  GtkWidget *last_week = kg_lamp_new ();

  kg_lamp_set_show_label (KG_LAMP (lamp), TRUE);
  kg_cells_append (KG_CELLS (row), lamp);
  kg_cells_append (KG_CELLS (row), create_warning (self));
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
  guint at = board_index (self, index);
  KgDate today = kg_context_get_today (kg_board_get_context (self->board));
  GtkWidget *cell = gtk_widget_get_first_child (row);
  const char *stuck = kg_board_get_stuck (self->board, p);
  g_autofree char *planned = kg_label_day_near (p->planned_start, today);
  g_autofree char *forecast = kg_label_day_near (p->actual_start != KG_DATE_NONE ? p->actual_start
                                                                                 : p->forecast_start, today);
  g_autofree char *slack = kg_label_slack (p->slack);
  g_autofree char *chance = kg_warning_percent_words (kg_board_outlook_get_percent (self->outlook, at));

  kg_lamp_set_light (KG_LAMP (cell), p->light);
  kg_lamp_set_proposed (KG_LAMP (cell),
                        p->proposed != p->light ? (int) p->proposed : KG_LAMP_NO_PROPOSAL);
  cell = gtk_widget_get_next_sibling (cell);
  bind_warning (cell, kg_board_outlook_get_warning (self->outlook, at));
  cell = gtk_widget_get_next_sibling (cell);
  cell = next_cell (cell, p->name);
  cell = next_cell (cell, p->territory != NULL ? p->territory->short_name : "");
  set_class (cell, "warning", p->is_unattended);
  cell = next_cell (cell, p->lead_unit != NULL ? p->lead_unit->short_name
                          : p->is_unattended ? C_("board", "No lead") : "");
  cell = next_cell (cell, planned);
  cell = next_cell (cell, forecast);
  set_class (cell, "error", p->slack != G_MININT && p->slack < 0);
  cell = next_cell (cell, slack);
  cell = next_cell (cell, chance);
  cell = next_cell (cell, stuck != NULL ? stuck : "");
  gtk_widget_set_visible (cell, p->has_last_week);
  if (p->has_last_week)
    kg_lamp_set_light (KG_LAMP (cell), p->last_week);
}

static void
append_words (GString    *text,
              const char *words)
{
  /* Between what a screen reader says of a row. */
  g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", words);
}

static char *
label_row (guint    index,
           gpointer user_data)
{
  KgBoardList *self = user_data;
  const KgProject *p = project_at (self, index);
  const KgLightWarning *warning = kg_board_outlook_get_warning (self->outlook, board_index (self, index));
  g_autoptr (GString) text = g_string_new (p->name);
  g_autofree char *slack = kg_label_slack (p->slack);

  append_words (text, kg_light_label (p->light));
  if (p->slack != G_MININT) {
    /* Translators: of a row of the board, for a screen reader. */
    g_autofree char *words = g_strdup_printf (_("slack %s working days"), slack);

    append_words (text, words);
  }
  if (p->is_unattended)
    append_words (text, C_("board", "No lead"));
  if (warning != NULL) {
    g_autofree char *words = kg_warning_to_text (self->board, p, warning);

    append_words (text, words);
  }

  return g_string_free (g_steal_pointer (&text), FALSE);
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

static void
make_header (KgBoardList *self)
{
  self->header = KG_CELLS (kg_cells_new (self->columns));

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
    kg_cells_append (self->header, cell);
  }
  kg_pool_list_set_header (self->list, GTK_WIDGET (self->header));
}

static gboolean
fit_cb (gpointer user_data)
{
  KgBoardList *self = user_data;
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scrolled));

  self->fit_id = 0;
  if (kg_column_layout_fit (self->columns, kg_cells_get_em (self->header),
                            (int) gtk_adjustment_get_page_size (across), spare, G_N_ELEMENTS (spare)))
    kg_pool_list_forget_size (self->list);
  return G_SOURCE_REMOVE;
}

/* The width becomes known while it is handed out, too late to ask for
 * another one. */
static void
width_changed_cb (KgBoardList *self)
{
  if (self->fit_id == 0)
    self->fit_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_cb, self, NULL);
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

  g_clear_handle_id (&self->fit_id, g_source_remove);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->columns);
  g_clear_pointer (&self->titles, g_ptr_array_unref);
  g_clear_pointer (&self->board, kg_board_unref);
  g_clear_pointer (&self->outlook, kg_board_outlook_unref);
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
  make_header (self);
  update_titles (self);
  g_signal_connect_object (self->list, "notify::selected", G_CALLBACK (list_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "activated", G_CALLBACK (list_activated_cb), self, G_CONNECT_SWAPPED);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Projects"), -1);

  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->list));
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scrolled)),
                           "notify::page-size", G_CALLBACK (width_changed_cb), self, G_CONNECT_SWAPPED);
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
 * @outlook: of the board to show; complete when @query or the order of the list
 *   looks at warnings
 * @query: what to show; its sort and direction are the list's own
 *
 * Shows the projects that @query asks for. The selected project stays selected
 * where it is still shown, else the first one is. Another board, which somebody
 * else's change may bring at any time, does not move what one reads.
 */
void
kg_board_list_show (KgBoardList        *self,
                    KgBoardOutlook     *outlook,
                    const KgBoardQuery *query)
{
  KgBoard *board = kg_board_outlook_get_board (outlook);
  KgBoardQuery sorted = *query;
  guint selected = KG_POOL_LIST_NONE;
  gboolean reloaded = self->board != NULL && self->board != board;
  gboolean in_sight = kg_pool_list_get_row (self->list, kg_pool_list_get_selected (self->list)) != NULL;

  sorted.sort = self->sort;
  sorted.descending = self->descending;
  sorted.outlook = outlook;

  kg_board_outlook_ref (outlook);
  g_clear_pointer (&self->outlook, kg_board_outlook_unref);
  self->outlook = outlook;
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

KgBoardColumn
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
