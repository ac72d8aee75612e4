// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-board-page.h"

#include "widgets/kg-after-frame.h"
#include "widgets/kg-board-ahead.h"
#include "widgets/kg-board-confirm.h"
#include "widgets/kg-board-detail.h"
#include "widgets/kg-board-exporter.h"
#include "widgets/kg-board-filters.h"
#include "widgets/kg-board-list.h"
#include "widgets/kg-board-menu.h"
#include "widgets/kg-board-views.h"
#include "widgets/kg-column-chooser.h"
#include "widgets/kg-name-popover.h"
#include "widgets/kg-remembered.h"

#include <glib/gi18n.h>

struct _KgBoardPage {
  AdwBin parent_instance;

  KgBoardFilters *filters;
  GtkWidget *view_box;     /* of the button and of its popovers, which keep the focus to themselves in it */
  GtkMenuButton *view_button;
  GtkLabel *view_label;
  GtkPaned *paned;
  GtkStack *stack;
  KgBoardList *list;
  KgBoardDetail *detail;
  GtkWidget *columns;      /* (nullable): KgColumnChooser, at the button, once it was asked for */
  GtkWidget *naming;       /* (nullable): KgNamePopover, likewise */
  GtkWidget *focus_before; /* (nullable), weak: what had the focus before one of them */

  KgWorkspace *workspace;
  KgBoardAhead *ahead;
  KgAfterFrame *detail_later;
  GSettings *settings;       /* nullable */
  KgBoardConfirm *confirm;
  KgBoardViews *views;
  KgBoardSpec *spec;         /* what is shown */
  char *marked;              /* the view that button and menu say */
  gboolean placed;           /* the detail has its width */
};

G_DEFINE_FINAL_TYPE (KgBoardPage, kg_board_page, ADW_TYPE_BIN)

typedef enum {
  PROP_GROUPING = 1,
  PROP_VIEW,
  PROP_DETAIL_SHOWN,
} KgBoardPageProperty;

static GParamSpec *properties[PROP_DETAIL_SHOWN + 1];

/* The name of the view that is shown; an empty one for the whole board, one that
 * no view has for anything else. */
static const char *
view_shown (KgBoardPage *self)
{
  const char *name = kg_board_views_recognize (self->views, self->spec);
  g_autoptr (KgBoardSpec) whole = kg_board_spec_new ();

  return name != NULL ? name : kg_board_spec_equal (self->spec, whole) ? "" : "\n";
}

/* What is shown */

static void
update_menu (KgBoardPage *self)
{
  const char *shown = kg_board_views_recognize (self->views, self->spec);
  g_autoptr (GMenuModel) menu = kg_board_menu_new (self->views, shown);
  /* Translators: for a screen reader, of the button that says how the board is looked at. */
  g_autofree char *words = g_strdup_printf (_("View: %s"), shown != NULL ? shown : _("not kept"));

  gtk_menu_button_set_menu_model (self->view_button, menu);
  gtk_label_set_label (self->view_label, shown != NULL ? shown : C_("board", "View"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view_button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "board.remove-view", shown != NULL);
  g_free (self->marked);
  self->marked = g_strdup (view_shown (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

static void
update_detail (gpointer user_data)
{
  KgBoardPage *self = user_data;
  KgBoard *board = self->workspace != NULL ? kg_workspace_get_board (self->workspace) : NULL;

  kg_after_frame_cancel (self->detail_later);
  kg_board_detail_show (self->detail, self->workspace, board, kg_board_list_get_selected (self->list));
}

/* To lay out the text of the detail takes longer than the whole list: what is
 * typed does not wait for it. */
static void
selected_cb (KgBoardPage *self)
{
  kg_after_frame_ask (self->detail_later);
}

/* Shows what is asked for; called with every keystroke. What asks for more
 * than is known of all projects is shown once it is known. */
static void
update_list (KgBoardPage *self)
{
  KgBoardOutlook *outlook = kg_board_ahead_get_outlook (self->ahead);
  KgBoardQuery query = kg_board_spec_get_query (self->spec, outlook);
  guint n;

  if (!kg_board_ahead_need (self->ahead, kg_board_query_get_parts (&query)))
    return;

  kg_board_list_show (self->list, outlook, self->spec);
  n = kg_board_list_get_shown (self->list)->len;
  kg_board_filters_set_n_shown (self->filters, n, kg_board_get_n_projects (kg_board_outlook_get_board (outlook)));
  kg_board_filters_set_tally (self->filters, kg_board_list_get_tally (self->list));
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "nothing");
}

static void
filters_changed_cb (KgBoardPage *self)
{
  kg_board_filters_read (self->filters, self->spec);
  update_list (self);
  /* A menu takes longer to make than a keystroke may. */
  if (g_strcmp0 (self->marked, view_shown (self)) != 0)
    update_menu (self);
}

static void
spec_changed (KgBoardPage *self)
{
  update_list (self);
  update_menu (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GROUPING]);
}

static void
sort_asked_cb (KgBoardPage *self,
               guint        column)
{
  self->spec->descending = self->spec->sort == column && !self->spec->descending;
  self->spec->sort = column;
  spec_changed (self);
}

/* More is known of what is to come. */
static void
known_cb (gpointer user_data)
{
  KgBoardPage *self = user_data;

  kg_board_filters_set_outlook (self->filters, kg_board_ahead_get_outlook (self->ahead));
  if (self->spec->warned || kg_board_column_get_parts (self->spec->sort) != 0)
    update_list (self);
}

static void
board_changed_cb (KgBoardPage *self)
{
  KgBoard *board = kg_workspace_get_board (self->workspace);

  kg_board_ahead_set_board (self->ahead, board);
  kg_board_filters_set_board (self->filters, board);
  kg_board_filters_set_outlook (self->filters, kg_board_ahead_get_outlook (self->ahead));
  kg_board_filters_show (self->filters, self->spec);
  /* What the board does not have, such as a unit of another store, is not
   * filtered by. */
  if (kg_board_get_n_projects (board) > 0)
    kg_board_filters_read (self->filters, self->spec);

  update_list (self);
  update_detail (self);
  update_menu (self);
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
  kg_board_spec_clear_filter (self->spec);
  kg_board_filters_show (self->filters, self->spec);
  spec_changed (self);
}

static gboolean
search_key_cb (KgBoardPage     *self,
               guint            keyval,
               GdkModifierType  state)
{
  return kg_board_list_handle_key (self->list, keyval, state);
}

/* What was typed with the focus elsewhere on the page goes the same way. */
static gboolean
end_search_cb (GtkWidget *widget,
               GVariant  *args,
               gpointer   data)
{
  return kg_board_filters_end_search (KG_BOARD_PAGE (widget)->filters);
}

/* While a meeting is in session 1, 2 and 3 confirm a light. */
static gboolean
light_asked_cb (KgBoardPage *self,
                guint        light)
{
  return kg_board_confirm_ask (self->confirm, kg_board_list_get_row (self->list),
                               kg_board_list_get_selected (self->list), light);
}

/* The popovers. What has the focus gets it back from them: else it would go on
 * to the title of a column, where Enter sorts. */

static void
popover_closed_cb (KgBoardPage *self)
{
  GtkWidget *before = self->focus_before;

  if (before != NULL && gtk_widget_get_mapped (before))
    gtk_widget_grab_focus (before);
  else if (gtk_widget_get_mapped (GTK_WIDGET (self->list)))
    kg_board_list_focus (self->list);
  g_clear_weak_pointer (&self->focus_before);
}

static void
add_popover (KgBoardPage *self,
             GtkWidget   *popover)
{
  gtk_widget_set_parent (popover, self->view_box);
  g_signal_connect_object (popover, "closed", G_CALLBACK (popover_closed_cb), self, G_CONNECT_SWAPPED);
}

static void
remember_focus (KgBoardPage *self)
{
  g_set_weak_pointer (&self->focus_before, gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));
}

/* Views */

static void
keep_view_cb (KgBoardPage *self,
              const char  *name)
{
  kg_board_views_keep (self->views, name, self->spec);
  update_menu (self);
}

static void
keep_view_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  KgBoardPage *self = KG_BOARD_PAGE (widget);
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();
  const char *shown = kg_board_views_recognize (self->views, self->spec);
  g_autofree char *words = kg_workspace_get_board (self->workspace) != NULL
                           ? kg_board_spec_describe (self->spec, kg_workspace_get_board (self->workspace)) : NULL;

  if (self->naming == NULL) {
    self->naming = kg_name_popover_new ();
    add_popover (self, self->naming);
    g_signal_connect_swapped (self->naming, "named", G_CALLBACK (keep_view_cb), self);
  }
  for (guint i = 0; i < kg_board_views_get_n (self->views); i++)
    g_ptr_array_add (taken, (gpointer) kg_board_views_get_name (self->views, i));
  g_ptr_array_add (taken, NULL);
  remember_focus (self);
  kg_name_popover_ask (KG_NAME_POPOVER (self->naming), _("Keep this view as"), shown != NULL ? shown : words,
                       (const char *const *) taken->pdata);
}

static void
remove_view_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  KgBoardPage *self = KG_BOARD_PAGE (widget);
  g_autofree char *shown = g_strdup (kg_board_views_recognize (self->views, self->spec));

  if (shown == NULL)
    return;
  kg_board_views_remove (self->views, shown);
  update_menu (self);
}

static void
columns_changed_cb (KgBoardPage *self)
{
  kg_column_chooser_read (KG_COLUMN_CHOOSER (self->columns), self->spec);
  spec_changed (self);
}

static void
columns_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  KgBoardPage *self = KG_BOARD_PAGE (widget);

  if (self->columns == NULL) {
    self->columns = kg_column_chooser_new ();
    add_popover (self, self->columns);
    g_signal_connect_swapped (self->columns, "changed", G_CALLBACK (columns_changed_cb), self);
  }
  kg_column_chooser_show (KG_COLUMN_CHOOSER (self->columns), self->spec);
  remember_focus (self);
  gtk_popover_popup (GTK_POPOVER (self->columns));
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KgBoardPage *self = KG_BOARD_PAGE (widget);
  KgBoardOutlook *outlook = kg_board_ahead_get_outlook (self->ahead);

  if (outlook != NULL)
    kg_board_exporter_choose (widget, kg_board_outlook_get_board (outlook), self->spec);
}

/* The view with that name; an empty name stands for the whole board. */
static void
show_view (KgBoardPage *self,
           const char  *name)
{
  g_autoptr (KgBoardSpec) spec = NULL;
  guint index;

  if (kg_board_views_find (self->views, name, &index))
    spec = kg_board_spec_copy (kg_board_views_get_spec (self->views, index));
  else
    spec = kg_board_spec_new ();
  kg_board_page_set_spec (self, spec);
}

/* The detail */

static gboolean
is_detail_shown (KgBoardPage *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->detail));
}

/* The width of a pane can only be set once the whole has one. */
static void
place_detail_cb (KgBoardPage *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->paned));
  int least, wanted, most;

  if (self->placed || width == 0 || !is_detail_shown (self))
    return;

  self->placed = TRUE;
  gtk_widget_measure (GTK_WIDGET (self->detail), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  wanted = self->settings != NULL ? g_settings_get_int (self->settings, "board-detail-width") : 0;
  /* The handle takes something too: a position beyond would be put right a frame later. */
  g_object_get (self->paned, "max-position", &most, NULL);
  gtk_paned_set_position (self->paned, MIN (width - CLAMP (wanted, least, MAX (width / 2, least)), most));
}

static void
keep_state (KgBoardPage *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->detail));

  kg_board_views_keep_last (self->views, self->spec);
  if (self->settings == NULL)
    return;
  g_settings_set_boolean (self->settings, "board-detail-shown", is_detail_shown (self));
  if (self->placed && width > 0)
    g_settings_set_int (self->settings, "board-detail-width", width);
}

static void
kg_board_page_unmap (GtkWidget *widget)
{
  keep_state (KG_BOARD_PAGE (widget));

  GTK_WIDGET_CLASS (kg_board_page_parent_class)->unmap (widget);
}

static void
kg_board_page_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  KgBoardPage *self = KG_BOARD_PAGE (object);

  switch ((KgBoardPageProperty) property_id) {
  case PROP_GROUPING:
    g_value_set_string (value, kg_board_grouping_get_key (self->spec->grouping));
    break;
  case PROP_VIEW:
    g_value_set_string (value, view_shown (self));
    break;
  case PROP_DETAIL_SHOWN:
    g_value_set_boolean (value, is_detail_shown (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kg_board_page_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  KgBoardPage *self = KG_BOARD_PAGE (object);

  switch ((KgBoardPageProperty) property_id) {
  case PROP_GROUPING:
    if (kg_board_grouping_from_key (g_value_get_string (value), &self->spec->grouping))
      spec_changed (self);
    break;
  case PROP_VIEW:
    show_view (self, g_value_get_string (value));
    break;
  case PROP_DETAIL_SHOWN:
    gtk_widget_set_visible (GTK_WIDGET (self->detail), g_value_get_boolean (value));
    g_object_notify_by_pspec (object, pspec);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
kg_board_page_dispose (GObject *object)
{
  KgBoardPage *self = KG_BOARD_PAGE (object);

  kg_board_page_set_workspace (self, NULL);
  kg_after_frame_cancel (self->detail_later);
  g_clear_pointer (&self->confirm, kg_board_confirm_free);
  g_clear_pointer (&self->columns, gtk_widget_unparent);
  g_clear_pointer (&self->naming, gtk_widget_unparent);
  g_clear_weak_pointer (&self->focus_before);

  G_OBJECT_CLASS (kg_board_page_parent_class)->dispose (object);
}

static void
kg_board_page_finalize (GObject *object)
{
  KgBoardPage *self = KG_BOARD_PAGE (object);

  kg_after_frame_free (self->detail_later);
  kg_board_ahead_free (self->ahead);
  kg_board_views_free (self->views);
  kg_board_spec_free (self->spec);
  g_free (self->marked);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (kg_board_page_parent_class)->finalize (object);
}

static void
kg_board_page_class_init (KgBoardPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = kg_board_page_get_property;
  object_class->set_property = kg_board_page_set_property;
  object_class->dispose = kg_board_page_dispose;
  object_class->finalize = kg_board_page_finalize;
  widget_class->unmap = kg_board_page_unmap;

  properties[PROP_GROUPING] = g_param_spec_string ("grouping", NULL, NULL, "none", flags);
  properties[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, "", flags);
  properties[PROP_DETAIL_SHOWN] = g_param_spec_boolean ("detail-shown", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (KG_TYPE_BOARD_FILTERS);
  g_type_ensure (KG_TYPE_BOARD_LIST);
  g_type_ensure (KG_TYPE_BOARD_DETAIL);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-board-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KgBoardPage, filters);
  gtk_widget_class_bind_template_child (widget_class, KgBoardPage, paned);
  gtk_widget_class_bind_template_child (widget_class, KgBoardPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KgBoardPage, list);
  gtk_widget_class_bind_template_child (widget_class, KgBoardPage, detail);
  gtk_widget_class_bind_template_callback (widget_class, filters_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_selected);
  gtk_widget_class_bind_template_callback (widget_class, clear_filters_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, sort_asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, light_asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_detail_cb);
  gtk_widget_class_bind_template_callback (widget_class, kg_board_page_focus_list);

  gtk_widget_class_install_property_action (widget_class, "board.group", "grouping");
  gtk_widget_class_install_property_action (widget_class, "board.view", "view");
  gtk_widget_class_install_property_action (widget_class, "board.detail", "detail-shown");
  gtk_widget_class_install_action (widget_class, "board.keep-view", NULL, keep_view_action);
  gtk_widget_class_install_action (widget_class, "board.remove-view", NULL, remove_view_action);
  gtk_widget_class_install_action (widget_class, "board.columns", NULL, columns_action);
  gtk_widget_class_install_action (widget_class, "board.export", NULL, export_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, end_search_cb, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "board.detail", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "board.keep-view", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, GDK_CONTROL_MASK, "board.columns", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "board.export", NULL);
}

static void
make_view_button (KgBoardPage *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  self->view_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (self->view_box), button);
  self->view_button = GTK_MENU_BUTTON (button);
  self->view_label = GTK_LABEL (label);
  gtk_label_set_ellipsize (self->view_label, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (self->view_label, 14);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("view-list-symbolic"));
  gtk_box_append (GTK_BOX (content), label);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_menu_button_set_child (self->view_button, content);
  gtk_widget_set_tooltip_text (button, _("How the board is looked at"));
  kg_board_filters_add_end (self->filters, self->view_box);
}

static void
kg_board_page_init (KgBoardPage *self)
{
  self->ahead = kg_board_ahead_new (known_cb, self);
  self->detail_later = kg_after_frame_new (GTK_WIDGET (self), update_detail, self);
  self->settings = kg_remembered_open ();
  self->views = kg_board_views_new (self->settings);
  self->spec = kg_board_views_get_last (self->views);

  gtk_widget_init_template (GTK_WIDGET (self));
  kg_board_filters_capture_keys (self->filters, GTK_WIDGET (self));
  make_view_button (self);
  self->confirm = kg_board_confirm_new (GTK_WIDGET (self));

  if (self->settings != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->detail), g_settings_get_boolean (self->settings, "board-detail-shown"));
  kg_board_filters_show (self->filters, self->spec);
  update_menu (self);
}

void
kg_board_page_set_workspace (KgBoardPage *self,
                             KgWorkspace *workspace)
{
  if (workspace == self->workspace)
    return;

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  kg_board_ahead_set_board (self->ahead, NULL);
  g_set_object (&self->workspace, workspace);
  kg_board_confirm_set_workspace (self->confirm, workspace);
  if (workspace == NULL)
    return;

  g_signal_connect_object (workspace, "board-changed", G_CALLBACK (board_changed_cb), self, G_CONNECT_SWAPPED);
  if (kg_workspace_get_board (workspace) != NULL)
    board_changed_cb (self);
}

/**
 * kg_board_page_get_spec:
 *
 * Returns: (transfer none): how the board is looked at
 */
const KgBoardSpec *
kg_board_page_get_spec (KgBoardPage *self)
{
  return self->spec;
}

/**
 * kg_board_page_set_spec:
 *
 * Looks at the board in another way.
 */
void
kg_board_page_set_spec (KgBoardPage       *self,
                        const KgBoardSpec *spec)
{
  KgBoardSpec *before = self->spec;

  self->spec = kg_board_spec_copy (spec);
  kg_board_spec_free (before);
  kg_board_filters_show (self->filters, self->spec);
  if (kg_board_ahead_get_outlook (self->ahead) != NULL)
    kg_board_filters_read (self->filters, self->spec);
  spec_changed (self);
}

/**
 * kg_board_page_focus_search:
 *
 * Puts the cursor into the search entry with its text selected.
 */
void
kg_board_page_focus_search (KgBoardPage *self)
{
  kg_board_filters_focus_search (self->filters);
}

/**
 * kg_board_page_search:
 *
 * Searches for @text as though it had been typed.
 */
void
kg_board_page_search (KgBoardPage *self,
                      const char  *text)
{
  kg_board_filters_search (self->filters, text);
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
