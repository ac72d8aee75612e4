// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-meeting-picker.h"

#include "widgets/kg-meeting-rows.h"

#include <glib/gi18n.h>

/**
 * KgMeetingPicker:
 *
 * Picks a unit, a project or a word by typing some of its name, its short
 * name or its pinyin initials. Only the first rows that match are widgets, so
 * that ten thousand projects open as fast as ten units. Emits “picked” with
 * the id; one that picks several stays open and shows what is chosen.
 */

#define MAX_ROWS 40

typedef struct {
  char *id;
  char *name;
  char *detail;            /* nullable */
  KgSearchKey *key;        /* nullable: it is borrowed then */
  const KgSearchKey *search;
} Choice;

struct _KgMeetingPicker {
  GtkPopover parent_instance;

  GtkSearchEntry *search;
  GtkListBox *list;
  GtkStack *stack;

  GPtrArray *choices; /* of Choice */
  KgBoard *board;     /* nullable: owns borrowed search keys */
  char **chosen;
  gboolean multiple;
};

G_DEFINE_FINAL_TYPE (KgMeetingPicker, kg_meeting_picker, GTK_TYPE_POPOVER)

enum {
  SIGNAL_PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_free (choice->id);
  g_free (choice->name);
  g_free (choice->detail);
  g_clear_pointer (&choice->key, kg_search_key_free);
  g_free (choice);
}

static gboolean
is_chosen (KgMeetingPicker *self,
           const char      *id)
{
  return self->chosen != NULL && g_strv_contains ((const char *const *) self->chosen, id);
}

static GtkWidget *
make_label (const char *text,
            gboolean    dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  if (dim) {
    gtk_widget_add_css_class (label, "caption");
    gtk_widget_add_css_class (label, "dim-label");
  }

  return label;
}

static GtkWidget *
make_row (KgMeetingPicker *self,
          const Choice    *choice)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (words), make_label (choice->name, FALSE));
  if (choice->detail != NULL)
    gtk_box_append (GTK_BOX (words), make_label (choice->detail, TRUE));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), words);
  if (is_chosen (self, choice->id))
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("object-select-symbolic"));

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, choice->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, choice->name, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row),
                               GTK_ACCESSIBLE_STATE_CHECKED, is_chosen (self, choice->id), -1);
  g_object_set_data_full (G_OBJECT (row), "kg-choice", g_strdup (choice->id), g_free);
  return row;
}

static void
fill (KgMeetingPicker *self)
{
  g_autoptr (KgSearchQuery) query = kg_search_query_new (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  GtkListBoxRow *row;
  guint n = 0;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));

  for (guint i = 0; i < self->choices->len && n < MAX_ROWS; i++) {
    const Choice *choice = g_ptr_array_index (self->choices, i);

    if (choice->search != NULL ? !kg_search_match (choice->search, query) : !kg_search_query_is_empty (query))
      continue;
    gtk_list_box_append (self->list, make_row (self, choice));
    n++;
  }

  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "found" : "nothing");
  row = gtk_list_box_get_row_at_index (self->list, 0);
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
}

static void
pick (KgMeetingPicker *self,
      GtkListBoxRow   *row)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "kg-choice"));

  if (!self->multiple)
    gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, id);
  if (self->multiple)
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
row_activated_cb (KgMeetingPicker *self,
                  GtkListBoxRow   *row)
{
  pick (self, row);
}

static void
activate_cb (KgMeetingPicker *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    pick (self, row);
}

/* The arrows walk the list while the typing goes on. */
static gboolean
key_cb (KgMeetingPicker *self,
        guint            keyval)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int step = keyval == GDK_KEY_Down ? 1 : keyval == GDK_KEY_Up ? -1 : 0;

  if (step == 0)
    return GDK_EVENT_PROPAGATE;

  row = gtk_list_box_get_row_at_index (self->list, row != NULL ? gtk_list_box_row_get_index (row) + step : 0);
  if (row != NULL) {
    gtk_list_box_select_row (self->list, row);
    kg_meeting_rows_show (self->list, row);
  }
  return GDK_EVENT_STOP;
}

static void
kg_meeting_picker_map (GtkWidget *widget)
{
  KgMeetingPicker *self = KG_MEETING_PICKER (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  fill (self);

  GTK_WIDGET_CLASS (kg_meeting_picker_parent_class)->map (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
kg_meeting_picker_finalize (GObject *object)
{
  KgMeetingPicker *self = KG_MEETING_PICKER (object);

  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->board, kg_board_unref);
  g_strfreev (self->chosen);

  G_OBJECT_CLASS (kg_meeting_picker_parent_class)->finalize (object);
}

static void
kg_meeting_picker_class_init (KgMeetingPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kg_meeting_picker_finalize;
  widget_class->map = kg_meeting_picker_map;

  signals[SIGNAL_PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-meeting-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, KgMeetingPicker, search);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingPicker, list);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingPicker, stack);
  gtk_widget_class_bind_template_callback (widget_class, fill);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
kg_meeting_picker_init (KgMeetingPicker *self)
{
  self->choices = g_ptr_array_new_with_free_func (choice_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kg_meeting_picker_new:
 * @multiple: whether it picks several, and stays open
 */
GtkWidget *
kg_meeting_picker_new (const char *placeholder,
                       gboolean    multiple)
{
  KgMeetingPicker *self = g_object_new (KG_TYPE_MEETING_PICKER, NULL);

  g_object_set (self->search, "placeholder-text", placeholder, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, placeholder, -1);
  self->multiple = multiple;

  return GTK_WIDGET (self);
}

void
kg_meeting_picker_clear (KgMeetingPicker *self)
{
  g_ptr_array_set_size (self->choices, 0);
  g_clear_pointer (&self->board, kg_board_unref);
}

static void
add (KgMeetingPicker   *self,
     const char        *id,
     const char        *name,
     const char        *detail,
     KgSearchKey       *owned,
     const KgSearchKey *borrowed)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->id = g_strdup (id);
  choice->name = g_strdup (name);
  choice->detail = g_strdup (detail);
  choice->key = owned;
  choice->search = owned != NULL ? owned : borrowed;
  g_ptr_array_add (self->choices, choice);
}

/**
 * kg_meeting_picker_add:
 * @detail: (nullable): a second line
 *
 * Adds a choice that typing does not look for, such as “nobody”.
 */
void
kg_meeting_picker_add (KgMeetingPicker *self,
                       const char      *id,
                       const char      *name,
                       const char      *detail)
{
  add (self, id, name, detail, NULL, NULL);
}

void
kg_meeting_picker_add_units (KgMeetingPicker *self,
                             KgBoard         *board)
{
  for (guint i = 0; i < kg_board_get_n_units (board); i++) {
    const KgUnit *unit = kg_board_get_unit (board, i);
    gboolean has_short = g_strcmp0 (unit->short_name, unit->name) != 0;

    add (self, unit->id, unit->name, has_short ? unit->short_name : NULL,
         kg_search_key_new (unit->name, has_short ? unit->short_name : NULL, NULL), NULL);
  }

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill (self);
}

void
kg_meeting_picker_add_projects (KgMeetingPicker *self,
                                KgBoard         *board)
{
  g_clear_pointer (&self->board, kg_board_unref);
  self->board = kg_board_ref (board);
  for (guint i = 0; i < kg_board_get_n_projects (board); i++) {
    const KgProject *project = kg_board_get_project (board, i);

    add (self, project->id, project->name, project->territory != NULL ? project->territory->name : NULL,
         NULL, project->search_key);
  }

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill (self);
}

/**
 * kg_meeting_picker_set_chosen:
 * @ids: (nullable): what is marked as chosen
 */
void
kg_meeting_picker_set_chosen (KgMeetingPicker   *self,
                              const char *const *ids)
{
  g_strfreev (self->chosen);
  self->chosen = g_strdupv ((char **) ids);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill (self);
}
