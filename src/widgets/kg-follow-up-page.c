// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-follow-up-page.h"

#include "services/kg-assignment-list.h"
#include "widgets/kg-assignment-acts.h"
#include "widgets/kg-assignment-batch.h"
#include "widgets/kg-assignment-detail.h"
#include "widgets/kg-assignment-row.h"
#include "widgets/kg-assignment-source.h"
#include "widgets/kg-assignment-unit-picker.h"
#include "widgets/kg-feedback.h"
#include "widgets/kg-focus.h"
#include "widgets/kg-follow-up-chips.h"
#include "widgets/kg-follow-up-documents.h"
#include "widgets/kg-follow-up-words.h"
#include "widgets/kg-pool-list.h"
#include "widgets/kg-pool-search.h"

#include <glib/gi18n.h>

/**
 * KgFollowUpPage:
 *
 * 督办: all assignments or those of one unit, in piles, with what can be done
 * about the selected one beside the list. One key a step; several rows at
 * once where that makes sense. What was done stays in the chain of events and
 * cannot be taken back, so nothing here offers to.
 */

struct _KgFollowUpPage {
  AdwBin parent_instance;

  KgAssignmentUnitPicker *unit_picker;
  GtkWidget *roles;
  GtkToggleButton *lead;
  GtkToggleButton *supporting;
  GtkSearchEntry *search;
  KgFollowUpDocuments *documents;
  KgFollowUpChips *chips;
  GtkStack *stack;
  AdwStatusPage *empty;
  GtkScrolledWindow *scroller;
  KgAssignmentBatch *batch;
  KgAssignmentDetail *detail;
  KgPoolList *rows;
  KgAskPopover *ask;

  KgAssignmentSource *source;
  KgAssignmentList *list;
  GArray *shown;          /* indexes into the list */
  GHashTable *chosen;     /* ids with a check mark */
  char *selected;         /* id */
  char *wanted;           /* id to show once it is there */
};

G_DEFINE_FINAL_TYPE (KgFollowUpPage, kg_follow_up_page, ADW_TYPE_BIN)

static const KgAssignmentItem *
shown_item (KgFollowUpPage *self,
            guint           row)
{
  return kg_assignment_list_get (self->list, g_array_index (self->shown, guint, row));
}

static const KgAssignmentItem *
selected_item (KgFollowUpPage *self)
{
  guint row = kg_pool_list_get_selected (self->rows);

  return row != KG_POOL_LIST_NONE && row < self->shown->len ? shown_item (self, row) : NULL;
}

static KgDate
today (KgFollowUpPage *self)
{
  return kg_context_get_today (kg_assignment_list_get_context (self->list));
}

/* The chosen ones that @action fits; the ids live in the list. */
static GPtrArray *
chosen_for (KgFollowUpPage     *self,
            KgAssignmentAction  action)
{
  GPtrArray *items = g_ptr_array_new ();

  for (guint i = 0; i < self->shown->len; i++) {
    const KgAssignmentItem *item = shown_item (self, i);

    if (g_hash_table_contains (self->chosen, item->id) &&
        kg_assignment_item_allows (item, action, today (self)))
      g_ptr_array_add (items, (gpointer) item);
  }

  return items;
}

/* Showing */

static void
update_actions (KgFollowUpPage *self)
{
  const KgAssignmentItem *item = self->list != NULL ? selected_item (self) : NULL;

  for (int i = 0; i < KG_N_ACTIONS; i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), kg_assignment_action_name (i),
                                   item != NULL && kg_assignment_item_allows (item, i, today (self)));
}

static void
update_batch (KgFollowUpPage *self)
{
  guint fits[KG_N_ACTIONS] = { 0 };
  guint n = g_hash_table_size (self->chosen);

  for (int i = 0; n > 0 && i < KG_N_ACTIONS; i++) {
    g_autoptr (GPtrArray) items = chosen_for (self, i);

    fits[i] = items->len;
  }
  kg_assignment_batch_set_counts (self->batch, n, fits);
  kg_follow_up_documents_set_chosen (self->documents, self->chosen);
}

static void
show_selected (KgFollowUpPage *self)
{
  const KgAssignmentItem *item = self->list != NULL ? selected_item (self) : NULL;

  if (item != NULL && g_strcmp0 (self->selected, item->id) != 0) {
    g_free (self->selected);
    self->selected = g_strdup (item->id);
  }
  kg_assignment_detail_show (self->detail, kg_assignment_source_get_workspace (self->source), self->list, item);
  update_actions (self);
  kg_follow_up_documents_set_selected (self->documents, item != NULL ? item->id : NULL);
}

static void
show_counts (KgFollowUpPage           *self,
             const KgAssignmentCounts *counts)
{
  g_autofree char *lead = g_strdup_printf (C_("assignments of a unit", "Lead %u"),
                                           counts->role[KG_ASSIGNMENT_ROLE_LEAD]);
  g_autofree char *supporting = g_strdup_printf (C_("assignments of a unit", "Supporting %u"),
                                                 counts->role[KG_ASSIGNMENT_ROLE_SUPPORTING]);

  gtk_button_set_label (GTK_BUTTON (self->lead), lead);
  gtk_button_set_label (GTK_BUTTON (self->supporting), supporting);
  kg_follow_up_chips_set_counts (self->chips, counts);
}

static KgAssignmentQuery
current_query (KgFollowUpPage *self)
{
  const char *unit = kg_assignment_unit_picker_get_unit (self->unit_picker);

  return (KgAssignmentQuery) {
    .unit = unit,
    .role = unit == NULL ? KG_ASSIGNMENT_ROLE_ANY
                         : gtk_toggle_button_get_active (self->lead) ? KG_ASSIGNMENT_ROLE_LEAD
                                                                     : KG_ASSIGNMENT_ROLE_SUPPORTING,
    .group = kg_follow_up_chips_get_group (self->chips),
    .search = gtk_editable_get_text (GTK_EDITABLE (self->search)),
  };
}

static guint
find_shown (KgFollowUpPage *self,
            const char     *id)
{
  for (guint i = 0; id != NULL && i < self->shown->len; i++)
    if (g_str_equal (shown_item (self, i)->id, id))
      return i;

  return KG_POOL_LIST_NONE;
}

/* Check marks are only on what one can see. */
static gboolean
is_hidden (gpointer key,
           gpointer value,
           gpointer user_data)
{
  return find_shown (user_data, key) == KG_POOL_LIST_NONE;
}

/* Selects anew from the list. The selection stays on its assignment while
 * that is shown; else it moves to what came to stand in its place, so that a
 * pile can be worked off with one key. */
static void
refresh (KgFollowUpPage *self)
{
  KgAssignmentQuery query;
  KgAssignmentCounts counts = { 0 };
  guint before, row;

  if (self->list == NULL)
    return;

  query = current_query (self);
  before = kg_pool_list_get_selected (self->rows);
  g_clear_pointer (&self->shown, g_array_unref);
  self->shown = kg_assignment_list_select (self->list, &query, &counts);
  g_hash_table_foreach_remove (self->chosen, is_hidden, self);
  show_counts (self, &counts);
  kg_follow_up_documents_set_shown (self->documents, kg_assignment_source_get_workspace (self->source), self->list,
                                    &query);
  gtk_widget_set_visible (self->roles, query.unit != NULL);

  kg_pool_list_set_n_rows (self->rows, self->shown->len);
  row = find_shown (self, self->selected);
  if (row == KG_POOL_LIST_NONE && self->shown->len > 0)
    row = before != KG_POOL_LIST_NONE ? MIN (before, self->shown->len - 1) : 0;
  kg_pool_list_set_selected (self->rows, row);
  if (row != KG_POOL_LIST_NONE)
    kg_pool_list_scroll_to (self->rows, row);

  if (self->shown->len == 0)
    kg_follow_up_show_nothing (self->empty, &query, kg_assignment_list_get_n_items (self->list) == 0);
  gtk_stack_set_visible_child_name (self->stack, self->shown->len > 0 ? "rows" : "empty");
  show_selected (self);
  update_batch (self);
}

/* Another choice of what is shown begins at the top. */
static void
refresh_from_top (KgFollowUpPage *self)
{
  g_clear_pointer (&self->selected, g_free);
  kg_pool_list_set_selected (self->rows, KG_POOL_LIST_NONE);
  refresh (self);
}

static void
show_wanted (KgFollowUpPage *self)
{
  g_autofree char *id = g_steal_pointer (&self->wanted);
  const KgAssignmentItem *item = kg_assignment_list_find (self->list, id);
  guint row;

  if (item == NULL) {
    self->wanted = g_steal_pointer (&id);
    return;
  }

  g_free (self->selected);
  self->selected = g_strdup (item->id);
  if (find_shown (self, item->id) == KG_POOL_LIST_NONE) {
    KgAssignmentGroup group = kg_assignment_item_in_group (item, KG_ASSIGNMENTS_OPEN)
                              ? KG_ASSIGNMENTS_OPEN : KG_ASSIGNMENTS_ALL;

    kg_assignment_unit_picker_set_unit (self->unit_picker, NULL);
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
    kg_follow_up_chips_set_group (self->chips, group);
    g_free (self->selected);
    self->selected = g_strdup (item->id);
    refresh (self);
  }

  row = find_shown (self, item->id);
  kg_pool_list_set_selected (self->rows, row);
  kg_pool_list_scroll_to (self->rows, row);
  show_selected (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->rows));
}

/* There are other assignments now, or none yet. */
static void
list_changed_cb (KgFollowUpPage *self)
{
  KgAssignmentList *list = kg_assignment_source_get_list (self->source);
  g_autoptr (KgAssignmentList) old = self->list;

  self->list = list != NULL ? kg_assignment_list_ref (list) : NULL;
  kg_assignment_unit_picker_set_list (self->unit_picker, list);
  if (list != NULL) {
    refresh (self);
    if (self->wanted != NULL)
      show_wanted (self);
  } else {
    kg_follow_up_documents_set_shown (self->documents, NULL, NULL, &(KgAssignmentQuery) { 0 });
    kg_pool_list_set_n_rows (self->rows, 0);
    g_array_set_size (self->shown, 0);
    g_hash_table_remove_all (self->chosen);
    gtk_stack_set_visible_child_name (self->stack, "loading");
    show_selected (self);
    update_batch (self);
  }
}

static void
failed_cb (KgFollowUpPage *self,
           GError         *error)
{
  kg_feedback_error (GTK_WIDGET (self), error);
}

/* Acting */

static void
acted_cb (GtkWidget         *widget,
          const char *const *ids)
{
  KgFollowUpPage *self = KG_FOLLOW_UP_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  for (; *ids != NULL; ids++)
    g_hash_table_remove (self->chosen, *ids);
  kg_pool_list_refresh (self->rows);
  update_batch (self);

  /* The button that was pressed may be gone by now; whoever types goes on. */
  if (root != NULL && gtk_widget_get_mapped (widget) && !GTK_IS_EDITABLE (gtk_root_get_focus (root)))
    gtk_widget_grab_focus (GTK_WIDGET (self->rows));
}

static void
perform (KgFollowUpPage     *self,
         KgAssignmentAction  action,
         GPtrArray          *items,
         GtkWidget          *at)
{
  kg_assignment_acts_begin (GTK_WIDGET (self), kg_assignment_source_get_workspace (self->source), self->ask,
                            at, kg_assignment_list_get_context (self->list), action, items, acted_cb);
}

static void
perform_on_selected (KgFollowUpPage     *self,
                     KgAssignmentAction  action)
{
  const KgAssignmentItem *item = self->list != NULL ? selected_item (self) : NULL;
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  if (item == NULL || !kg_assignment_item_allows (item, action, today (self)))
    return;

  g_ptr_array_add (items, (gpointer) item);
  perform (self, action, items, kg_assignment_detail_get_button (self->detail, action));
}

static void
perform_on_chosen (KgFollowUpPage     *self,
                   KgAssignmentAction  action)
{
  g_autoptr (GPtrArray) items = chosen_for (self, action);

  perform (self, action, items, kg_assignment_batch_get_button (self->batch, action));
}

static void
assignment_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  perform_on_selected (KG_FOLLOW_UP_PAGE (widget),
                       kg_assignment_action_from_code (strchr (name, '.') + 1));
}

static void
chosen_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  perform_on_chosen (KG_FOLLOW_UP_PAGE (widget),
                     kg_assignment_action_from_code (strchr (name, '.') + 1));
}

/* A key acts on the chosen ones where that is possible, else on the selected. */
static gboolean
action_key_cb (GtkWidget *widget,
               GVariant  *args,
               gpointer   user_data)
{
  KgFollowUpPage *self = KG_FOLLOW_UP_PAGE (widget);
  int action = g_variant_get_int32 (args);

  if (self->list == NULL || gtk_widget_get_visible (GTK_WIDGET (self->ask)))
    return FALSE;

  if (g_hash_table_size (self->chosen) > 0 && kg_assignment_batch_action_name (action) != NULL)
    perform_on_chosen (self, action);
  else
    perform_on_selected (self, action);
  return TRUE;
}

/* Choosing */

static void
set_chosen (KgFollowUpPage *self,
            const char     *id,
            gboolean        chosen)
{
  if (chosen)
    g_hash_table_add (self->chosen, g_strdup (id));
  else
    g_hash_table_remove (self->chosen, id);
  kg_pool_list_refresh (self->rows);
  update_batch (self);
}

static gboolean
choose_key_cb (GtkWidget *widget,
               GVariant  *args,
               gpointer   user_data)
{
  KgFollowUpPage *self = KG_FOLLOW_UP_PAGE (widget);
  const KgAssignmentItem *item = self->list != NULL ? selected_item (self) : NULL;

  if (item == NULL)
    return FALSE;

  set_chosen (self, item->id, !g_hash_table_contains (self->chosen, item->id));
  kg_pool_list_handle_key (self->rows, GDK_KEY_Down, 0);
  return TRUE;
}

static void
choose_all_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  KgFollowUpPage *self = KG_FOLLOW_UP_PAGE (widget);
  gboolean none = g_str_equal (name, "follow-up.choose-none");

  if (none)
    g_hash_table_remove_all (self->chosen);
  for (guint i = 0; !none && self->list != NULL && i < self->shown->len; i++)
    g_hash_table_add (self->chosen, g_strdup (shown_item (self, i)->id));
  kg_pool_list_refresh (self->rows);
  update_batch (self);
}

static void
focus_search_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (KG_FOLLOW_UP_PAGE (widget)->search));
}

static void
choose_unit_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  kg_assignment_unit_picker_popup (KG_FOLLOW_UP_PAGE (widget)->unit_picker);
}

/* Rows */

static void
row_chosen_cb (KgAssignmentRow *row,
               gboolean         chosen,
               KgFollowUpPage  *self)
{
  const char *id = g_object_get_data (G_OBJECT (row), "id");

  if (id != NULL)
    set_chosen (self, id, chosen);
}

static GtkWidget *
create_row (gpointer user_data)
{
  GtkWidget *row = kg_assignment_row_new ();

  g_signal_connect (row, "chosen", G_CALLBACK (row_chosen_cb), user_data);
  return row;
}

static void
bind_row (GtkWidget *row,
          guint      index,
          gpointer   user_data)
{
  KgFollowUpPage *self = user_data;
  const KgAssignmentItem *item = shown_item (self, index);

  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (item->id), g_free);
  kg_assignment_row_bind (KG_ASSIGNMENT_ROW (row), item, kg_assignment_list_get_context (self->list),
                          g_hash_table_contains (self->chosen, item->id));
}

static char *
speak_row (guint    index,
           gpointer user_data)
{
  KgFollowUpPage *self = user_data;

  return kg_assignment_row_speak (shown_item (self, index), kg_assignment_list_get_context (self->list));
}

/* Enter goes on to the buttons beside the list. */
static void
activated_cb (KgFollowUpPage *self)
{
  const KgAssignmentItem *item = selected_item (self);

  for (int i = 0; item != NULL && i < KG_N_ACTIONS; i++)
    if (kg_assignment_item_allows (item, i, today (self))) {
      gtk_widget_grab_focus (kg_assignment_detail_get_button (self->detail, i));
      return;
    }
}

static void
focus_list_cb (KgFollowUpPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->rows));
}

static void
stop_search_cb (KgFollowUpPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  focus_list_cb (self);
}

/* Whoever turns to this page can go on with the keyboard. */
static void
kg_follow_up_page_map (GtkWidget *widget)
{
  KgFollowUpPage *self = KG_FOLLOW_UP_PAGE (widget);

  GTK_WIDGET_CLASS (kg_follow_up_page_parent_class)->map (widget);
  if (self->shown->len > 0)
    kg_focus_later (GTK_WIDGET (self->rows));
}

static void
kg_follow_up_page_dispose (GObject *object)
{
  KgFollowUpPage *self = KG_FOLLOW_UP_PAGE (object);

  if (self->source != NULL)
    g_signal_handlers_disconnect_by_data (self->source, self);
  g_clear_object (&self->source);
  if (self->ask != NULL) {
    g_signal_handlers_disconnect_by_data (self->ask, self);
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->ask)));
  }

  G_OBJECT_CLASS (kg_follow_up_page_parent_class)->dispose (object);
}

static void
kg_follow_up_page_finalize (GObject *object)
{
  KgFollowUpPage *self = KG_FOLLOW_UP_PAGE (object);

  g_clear_pointer (&self->list, kg_assignment_list_unref);
  g_clear_pointer (&self->shown, g_array_unref);
  g_hash_table_unref (self->chosen);
  g_free (self->selected);
  g_free (self->wanted);

  G_OBJECT_CLASS (kg_follow_up_page_parent_class)->finalize (object);
}

static void
kg_follow_up_page_class_init (KgFollowUpPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kg_follow_up_page_dispose;
  object_class->finalize = kg_follow_up_page_finalize;

  widget_class->map = kg_follow_up_page_map;

  g_type_ensure (KG_TYPE_ASSIGNMENT_BATCH);
  g_type_ensure (KG_TYPE_ASSIGNMENT_DETAIL);
  g_type_ensure (KG_TYPE_ASSIGNMENT_UNIT_PICKER);
  g_type_ensure (KG_TYPE_FOLLOW_UP_CHIPS);
  g_type_ensure (KG_TYPE_FOLLOW_UP_DOCUMENTS);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-follow-up-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KgFollowUpPage, unit_picker);
  gtk_widget_class_bind_template_child (widget_class, KgFollowUpPage, roles);
  gtk_widget_class_bind_template_child (widget_class, KgFollowUpPage, lead);
  gtk_widget_class_bind_template_child (widget_class, KgFollowUpPage, supporting);
  gtk_widget_class_bind_template_child (widget_class, KgFollowUpPage, search);
  gtk_widget_class_bind_template_child (widget_class, KgFollowUpPage, documents);
  gtk_widget_class_bind_template_child (widget_class, KgFollowUpPage, chips);
  gtk_widget_class_bind_template_child (widget_class, KgFollowUpPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KgFollowUpPage, empty);
  gtk_widget_class_bind_template_child (widget_class, KgFollowUpPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, KgFollowUpPage, batch);
  gtk_widget_class_bind_template_child (widget_class, KgFollowUpPage, detail);
  gtk_widget_class_bind_template_callback (widget_class, refresh_from_top);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_list_cb);

  for (int i = 0; i < KG_N_ACTIONS; i++) {
    gtk_widget_class_install_action (widget_class, kg_assignment_action_name (i), NULL, assignment_action);
    gtk_widget_class_add_binding (widget_class, kg_assignment_action_key (i), 0, action_key_cb, "i", i);
    if (kg_assignment_batch_action_name (i) != NULL)
      gtk_widget_class_install_action (widget_class, kg_assignment_batch_action_name (i), NULL, chosen_action);
  }
  gtk_widget_class_install_action (widget_class, "follow-up.choose-all", NULL, choose_all_action);
  gtk_widget_class_install_action (widget_class, "follow-up.choose-none", NULL, choose_all_action);
  gtk_widget_class_install_action (widget_class, "follow-up.search", NULL, focus_search_action);
  gtk_widget_class_install_action (widget_class, "follow-up.unit", NULL, choose_unit_action);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, choose_key_cb, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, GDK_CONTROL_MASK, "follow-up.choose-all", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "follow-up.choose-none", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_slash, 0, "follow-up.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, GDK_CONTROL_MASK, "follow-up.unit", NULL);
  kg_follow_up_documents_bind_keys (widget_class);
}

static void
kg_follow_up_page_init (KgFollowUpPage *self)
{
  static const KgPoolListFactory factory = { create_row, bind_row, speak_row };

  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  self->source = kg_assignment_source_new ();
  g_signal_connect_swapped (self->source, "changed", G_CALLBACK (list_changed_cb), self);
  g_signal_connect_swapped (self->source, "failed", G_CALLBACK (failed_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));

  self->rows = KG_POOL_LIST (kg_pool_list_new (&factory, self, NULL));
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->rows));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Assignments"), -1);
  g_signal_connect_swapped (self->rows, "notify::selected", G_CALLBACK (show_selected), self);
  g_signal_connect_swapped (self->rows, "activated", G_CALLBACK (activated_cb), self);

  self->ask = KG_ASK_POPOVER (kg_ask_popover_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->ask), GTK_WIDGET (self));
  /* Answered or not: the next key is for the list again. */
  g_signal_connect_swapped (self->ask, "closed", G_CALLBACK (focus_list_cb), self);

  kg_pool_search_attach (GTK_WIDGET (self->search), self->rows);
  kg_follow_up_documents_attach (self->documents, GTK_WIDGET (self));
  update_actions (self);
}

void
kg_follow_up_page_set_workspace (KgFollowUpPage *self,
                                 KgWorkspace    *workspace)
{
  kg_assignment_source_set_workspace (self->source, workspace);
}

/**
 * kg_follow_up_page_show_assignment:
 * @assignment_id: an id or a number
 *
 * Selects an assignment, widening what is shown if need be.
 */
void
kg_follow_up_page_show_assignment (KgFollowUpPage *self,
                                   const char     *assignment_id)
{
  g_free (self->wanted);
  self->wanted = g_strdup (assignment_id);
  if (self->list != NULL)
    show_wanted (self);
}

/**
 * kg_follow_up_page_focus_search:
 *
 * For Ctrl+F.
 */
void
kg_follow_up_page_focus_search (KgFollowUpPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
