// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-board-page.h"

#include "widgets/kg-board-detail.h"
#include "widgets/kg-board-list.h"
#include "widgets/kg-light-filter.h"

#include <glib/gi18n.h>

struct _KgBoardPage {
  AdwBin parent_instance;

  KgLightFilter *lights;
  GtkEditable *search;
  GtkDropDown *territory;
  GtkDropDown *lead_unit;
  GtkToggleButton *changed;
  GtkToggleButton *warned;
  GtkToggleButton *unattended;
  GtkLabel *n_shown;
  GtkLabel *rate_label;
  GtkLevelBar *rate;
  GtkStack *stack;
  KgBoardList *list;
  KgBoardDetail *detail;

  KgWorkspace *workspace;
  KgBoardOutlook *outlook;   /* nullable */
  GCancellable *completing;  /* nullable: all warnings are being worked out */
  guint complete_id;
  GPtrArray *territories; /* ids, the first is NULL for all */
  GPtrArray *lead_units;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (KgBoardPage, kg_board_page, ADW_TYPE_BIN)

static const char *
chosen (GtkDropDown *drop_down,
        GPtrArray   *ids)
{
  guint index = gtk_drop_down_get_selected (drop_down);

  return index < ids->len ? g_ptr_array_index (ids, index) : NULL;
}

/* Shows what the filters ask for; called with every keystroke. What asks for
 * all warnings is shown once they are known. */
static void
update_list (KgBoardPage *self)
{
  KgBoard *board;
  KgBoardQuery query = { 0 };
  g_autofree char *text = NULL;
  guint n;

  if (self->outlook == NULL || self->updating)
    return;

  query.warned = gtk_toggle_button_get_active (self->warned);
  if ((query.warned || kg_board_list_get_sort (self->list, NULL) == KG_COLUMN_WARNING) &&
      !kg_board_outlook_is_complete (self->outlook, KG_OUTLOOK_WARNINGS))
    return;

  board = kg_board_outlook_get_board (self->outlook);
  query.outlook = self->outlook;
  query.unattended = gtk_toggle_button_get_active (self->unattended);

  query.lights = kg_light_filter_get_lights (self->lights);
  query.territory = chosen (self->territory, self->territories);
  query.lead_unit = chosen (self->lead_unit, self->lead_units);
  query.changed = gtk_toggle_button_get_active (self->changed);
  query.search = gtk_editable_get_text (self->search);
  kg_board_list_show (self->list, self->outlook, &query);

  n = kg_board_list_get_n_shown (self->list);
  text = n == kg_board_get_n_projects (board)
         ? g_strdup_printf (ngettext ("%u project", "%u projects", n), n)
         : g_strdup_printf (_("%u of %u projects"), n, kg_board_get_n_projects (board));
  gtk_label_set_label (self->n_shown, text);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "nothing");
}

static void
update_detail (KgBoardPage *self)
{
  KgBoard *board = self->workspace != NULL ? kg_workspace_get_board (self->workspace) : NULL;

  kg_board_detail_show (self->detail, self->workspace, board, kg_board_list_get_selected (self->list));
}

/* Units that some project has, in the order of the units; the chosen one
 * stays chosen. */
static void
fill_units (GtkDropDown *drop_down,
            GPtrArray   *ids,
            KgBoard     *board,
            gboolean     territory,
            const char  *all)
{
  g_autofree char *before = g_strdup (chosen (drop_down, ids));
  g_autoptr (GHashTable) used = g_hash_table_new (g_direct_hash, g_direct_equal);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < kg_board_get_n_projects (board); i++) {
    const KgProject *p = kg_board_get_project (board, i);

    g_hash_table_add (used, (gpointer) (territory ? p->territory : p->lead_unit));
  }

  g_ptr_array_set_size (ids, 0);
  g_ptr_array_add (ids, NULL);
  gtk_string_list_append (names, all);
  for (guint i = 0; i < kg_board_get_n_units (board); i++) {
    const KgUnit *unit = kg_board_get_unit (board, i);

    if (!g_hash_table_contains (used, unit))
      continue;
    if (g_strcmp0 (unit->id, before) == 0)
      selected = ids->len;
    g_ptr_array_add (ids, g_strdup (unit->id));
    gtk_string_list_append (names, unit->short_name);
  }

  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (drop_down, selected);
}

/* Filters with their counts */

static void
show_warned (KgBoardPage *self)
{
  gboolean known = kg_board_outlook_is_complete (self->outlook, KG_OUTLOOK_WARNINGS);
  guint n = kg_board_outlook_count_warnings (self->outlook);
  g_autofree char *text = known ? g_strdup_printf (_("Gets worse %u"), n) : g_strdup (_("Gets worse"));
  g_autofree char *words =
    g_strdup_printf (ngettext ("%u light will get worse within %d days if nothing happens",
                               "%u lights will get worse within %d days if nothing happens", n), n, KG_WARN_DAYS);

  gtk_button_set_label (GTK_BUTTON (self->warned), text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->warned), known ? words : NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->warned), known);
}

static void
show_unattended (KgBoardPage *self)
{
  guint n = kg_board_count_unattended (kg_board_outlook_get_board (self->outlook));
  g_autofree char *text = g_strdup_printf (_("No lead %u"), n);
  g_autofree char *words =
    g_strdup_printf (ngettext ("%u yellow or red project without a lead unit, an escalation or a reason why not",
                               "%u yellow or red projects without a lead unit, an escalation or a reason why not", n),
                     n);

  gtk_button_set_label (GTK_BUTTON (self->unattended), text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->unattended), words);
}

static void
weak_free (GWeakRef *weak)
{
  g_weak_ref_clear (weak);
  g_free (weak);
}

static void
completed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (KgBoardPage) self = g_weak_ref_get (user_data);

  weak_free (user_data);
  /* Cancelled: there is another board, or none any more. */
  if (!kg_board_outlook_complete_finish (result, NULL) || self == NULL || self->outlook == NULL)
    return;

  g_clear_object (&self->completing);
  show_warned (self);
  if (gtk_toggle_button_get_active (self->warned) ||
      kg_board_list_get_sort (self->list, NULL) == KG_COLUMN_WARNING)
    update_list (self);
}

/* Begins when the board has been drawn. */
static gboolean
complete_cb (gpointer user_data)
{
  KgBoardPage *self = user_data;
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  /* What goes on beside does not keep a closed window alive. */
  g_weak_ref_init (weak, self);
  self->complete_id = 0;
  self->completing = g_cancellable_new ();
  kg_board_outlook_complete_async (self->outlook, KG_OUTLOOK_WARNINGS, self->completing, completed_cb, weak);
  return G_SOURCE_REMOVE;
}

static void
forget_outlook (KgBoardPage *self)
{
  g_clear_handle_id (&self->complete_id, g_source_remove);
  if (self->completing != NULL)
    g_cancellable_cancel (self->completing);
  g_clear_object (&self->completing);
  g_clear_pointer (&self->outlook, kg_board_outlook_unref);
}

static void
look_ahead (KgBoardPage *self,
            KgBoard     *board)
{
  KgBoardOutlook *outlook = kg_board_outlook_new (board, self->outlook);

  forget_outlook (self);
  self->outlook = outlook;
  if (!kg_board_outlook_is_complete (outlook, KG_OUTLOOK_WARNINGS))
    self->complete_id = g_idle_add_full (G_PRIORITY_LOW, complete_cb, self, NULL);
}

static void
board_changed_cb (KgBoardPage *self)
{
  KgBoard *board = kg_workspace_get_board (self->workspace);
  guint started, n = kg_board_count_due (board, &started);
  g_autofree char *rate = g_strdup_printf (_("Started %u of %u (%u%%)"), started, n,
                                           n > 0 ? (started * 100 + n / 2) / n : 0);

  look_ahead (self, board);
  self->updating = TRUE;
  kg_light_filter_set_board (self->lights, board);
  show_warned (self);
  show_unattended (self);
  fill_units (self->territory, self->territories, board, TRUE, _("All territories"));
  fill_units (self->lead_unit, self->lead_units, board, FALSE, _("All lead units"));
  gtk_label_set_label (self->rate_label, rate);
  gtk_level_bar_set_value (self->rate, n > 0 ? (double) started / n : 0);
  self->updating = FALSE;

  update_list (self);
  update_detail (self);
}

static void
open_selected (KgBoardPage *self)
{
  const char *id = kg_board_list_get_selected (self->list);

  if (id != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-project", "s", id);
}

static void
clear_filters_cb (KgBoardPage *self)
{
  self->updating = TRUE;
  kg_light_filter_set_lights (self->lights, 0);
  gtk_drop_down_set_selected (self->territory, 0);
  gtk_drop_down_set_selected (self->lead_unit, 0);
  gtk_toggle_button_set_active (self->changed, FALSE);
  gtk_toggle_button_set_active (self->warned, FALSE);
  gtk_toggle_button_set_active (self->unattended, FALSE);
  gtk_editable_set_text (self->search, "");
  self->updating = FALSE;
  update_list (self);
}

/* The arrows move through the list while one types. */
static gboolean
search_key_cb (KgBoardPage     *self,
               guint            keyval,
               guint            keycode,
               GdkModifierType  state)
{
  switch (keyval) {
  case GDK_KEY_Up:
  case GDK_KEY_Down:
  case GDK_KEY_Page_Up:
  case GDK_KEY_Page_Down:
    return kg_board_list_handle_key (self->list, keyval, state);
  case GDK_KEY_Escape:
    gtk_editable_set_text (self->search, "");
    kg_board_list_focus (self->list);
    return TRUE;
  default:
    return FALSE;
  }
}

/* What was typed with the focus elsewhere on the page goes the same way. */
static gboolean
end_search_cb (GtkWidget *widget,
               GVariant  *args,
               gpointer   data)
{
  KgBoardPage *self = KG_BOARD_PAGE (widget);

  if (*gtk_editable_get_text (self->search) == '\0')
    return FALSE;
  gtk_editable_set_text (self->search, "");

  return TRUE;
}

static void
kg_board_page_dispose (GObject *object)
{
  KgBoardPage *self = KG_BOARD_PAGE (object);

  kg_board_page_set_workspace (self, NULL);

  G_OBJECT_CLASS (kg_board_page_parent_class)->dispose (object);
}

static void
kg_board_page_finalize (GObject *object)
{
  KgBoardPage *self = KG_BOARD_PAGE (object);

  g_ptr_array_unref (self->territories);
  g_ptr_array_unref (self->lead_units);

  G_OBJECT_CLASS (kg_board_page_parent_class)->finalize (object);
}

static void
kg_board_page_class_init (KgBoardPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kg_board_page_dispose;
  object_class->finalize = kg_board_page_finalize;

  g_type_ensure (KG_TYPE_LIGHT_FILTER);
  g_type_ensure (KG_TYPE_BOARD_LIST);
  g_type_ensure (KG_TYPE_BOARD_DETAIL);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-board-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KgBoardPage, lights);
  gtk_widget_class_bind_template_child (widget_class, KgBoardPage, search);
  gtk_widget_class_bind_template_child (widget_class, KgBoardPage, territory);
  gtk_widget_class_bind_template_child (widget_class, KgBoardPage, lead_unit);
  gtk_widget_class_bind_template_child (widget_class, KgBoardPage, changed);
  gtk_widget_class_bind_template_child (widget_class, KgBoardPage, warned);
  gtk_widget_class_bind_template_child (widget_class, KgBoardPage, unattended);
  gtk_widget_class_bind_template_child (widget_class, KgBoardPage, n_shown);
  gtk_widget_class_bind_template_child (widget_class, KgBoardPage, rate_label);
  gtk_widget_class_bind_template_child (widget_class, KgBoardPage, rate);
  gtk_widget_class_bind_template_child (widget_class, KgBoardPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KgBoardPage, list);
  gtk_widget_class_bind_template_child (widget_class, KgBoardPage, detail);
  gtk_widget_class_bind_template_callback (widget_class, update_list);
  gtk_widget_class_bind_template_callback (widget_class, update_detail);
  gtk_widget_class_bind_template_callback (widget_class, open_selected);
  gtk_widget_class_bind_template_callback (widget_class, clear_filters_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, end_search_cb, NULL);
}

static void
kg_board_page_init (KgBoardPage *self)
{
  self->territories = g_ptr_array_new_with_free_func (g_free);
  self->lead_units = g_ptr_array_new_with_free_func (g_free);

  gtk_widget_init_template (GTK_WIDGET (self));
  /* Whoever just types anywhere on the page searches. */
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), GTK_WIDGET (self));
}

void
kg_board_page_set_workspace (KgBoardPage *self,
                             KgWorkspace *workspace)
{
  if (workspace == self->workspace)
    return;

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  forget_outlook (self);
  g_set_object (&self->workspace, workspace);
  if (workspace == NULL)
    return;

  g_signal_connect_object (workspace, "board-changed", G_CALLBACK (board_changed_cb), self, G_CONNECT_SWAPPED);
  if (kg_workspace_get_board (workspace) != NULL)
    board_changed_cb (self);
}

/**
 * kg_board_page_focus_search:
 *
 * Puts the cursor into the search entry with its text selected.
 */
void
kg_board_page_focus_search (KgBoardPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/**
 * kg_board_page_focus_list:
 *
 * Puts the focus on the selected project, so that arrows and Enter work.
 */
void
kg_board_page_focus_list (KgBoardPage *self)
{
  kg_board_list_focus (self->list);
}
