// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-project-picker.h"

#include "core/kg-search-key.h"
#include "widgets/kg-children.h"

#include <glib/gi18n.h>

/**
 * KgProjectPicker:
 *
 * One of many, such as a unit or a person, found by typing a part of the name
 * or its pinyin initials. With a prompt it chooses again and again, and takes
 * a name that is not in the list as a new one; without, it shows what is
 * chosen, and can choose nothing.
 *
 * Signals: picked, with the id, or NULL for nothing; named, with a name that
 * is not in the list.
 */

#define MOST_ROWS 40 /* more are found by typing more */

struct _KgProjectPicker {
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkLabel *name;
  GtkPopover *popover;
  GtkSearchEntry *search;
  GtkListBox *rows;

  GPtrArray *items;
  char *chosen;
  char *label;   /* what it chooses */
  char *prompt;  /* nullable */
};

typedef struct {
  char *id;
  char *name;
  char *detail;
  KgSearchKey *key;
} Item;

G_DEFINE_FINAL_TYPE (KgProjectPicker, kg_project_picker, ADW_TYPE_BIN)

enum {
  SIGNAL_PICKED,
  SIGNAL_NAMED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
item_free (gpointer data)
{
  Item *item = data;

  g_free (item->id);
  g_free (item->name);
  g_free (item->detail);
  kg_search_key_free (item->key);
  g_free (item);
}

static const Item *
find_item (KgProjectPicker *self,
           const char      *id)
{
  for (guint i = 0; id != NULL && i < self->items->len; i++) {
    const Item *item = g_ptr_array_index (self->items, i);

    if (g_str_equal (item->id, id))
      return item;
  }

  return NULL;
}

static void
update_name (KgProjectPicker *self)
{
  const Item *item = find_item (self, self->chosen);
  const char *name = self->prompt != NULL ? self->prompt : item != NULL ? item->name : "–";
  g_autofree char *spoken = self->prompt != NULL ? g_strdup (self->prompt)
                            : self->label != NULL ? g_strdup_printf ("%s: %s", self->label, name)
                            : g_strdup (name);

  gtk_label_set_text (self->name, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
append_row (KgProjectPicker *self,
            const char      *name,
            const char      *detail,
            const Item      *item)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name_label = gtk_label_new (name);
  GtkWidget *detail_label = gtk_label_new (detail);

  gtk_label_set_xalign (GTK_LABEL (name_label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name_label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name_label, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (detail_label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (detail_label, "dim-label");
  gtk_widget_add_css_class (detail_label, "caption");
  gtk_box_append (GTK_BOX (box), name_label);
  gtk_box_append (GTK_BOX (box), detail_label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  /* The items live as long as the rows. */
  g_object_set_data (G_OBJECT (row), "item", (gpointer) item);
  gtk_list_box_append (self->rows, row);
}

static void
show_rows (KgProjectPicker *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
  g_autoptr (KgSearchQuery) query = kg_search_query_new (typed);
  gboolean all = kg_search_query_is_empty (query);
  gboolean exact = FALSE;
  guint n = 0;

  kg_children_clear (GTK_WIDGET (self->rows));
  if (self->prompt == NULL && all)
    append_row (self, "–", NULL, NULL);
  for (guint i = 0; i < self->items->len && n < MOST_ROWS; i++) {
    const Item *item = g_ptr_array_index (self->items, i);

    if (!all && !kg_search_match (item->key, query))
      continue;
    append_row (self, item->name, item->detail, item);
    exact = exact || g_str_equal (item->name, typed);
    n++;
  }
  if (self->prompt != NULL && !all && !exact) {
    /* Translators: takes a name that is not in the directory yet. */
    g_autofree char *words = g_strdup_printf (_("Add “%s” as a new person"), typed);

    append_row (self, words, NULL, NULL);
  }
}

static void
row_activated_cb (KgProjectPicker *self,
                  GtkListBoxRow   *row)
{
  const Item *item = g_object_get_data (G_OBJECT (row), "item");
  g_autofree char *id = item != NULL ? g_strdup (item->id) : NULL;
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));

  gtk_popover_popdown (self->popover);
  if (self->prompt == NULL)
    kg_project_picker_set_chosen (self, id);
  if (self->prompt != NULL && item == NULL)
    g_signal_emit (self, signals[SIGNAL_NAMED], 0, typed);
  else
    g_signal_emit (self, signals[SIGNAL_PICKED], 0, id);
}

/* Enter takes the first that fits. */
static void
search_activate_cb (KgProjectPicker *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->rows, 0);

  if (row != NULL)
    row_activated_cb (self, row);
}

static void
shown_cb (KgProjectPicker *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  show_rows (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static gboolean
kg_project_picker_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KG_PROJECT_PICKER (widget)->button));
}

static void
kg_project_picker_finalize (GObject *object)
{
  KgProjectPicker *self = KG_PROJECT_PICKER (object);

  g_ptr_array_unref (self->items);
  g_free (self->chosen);
  g_free (self->label);
  g_free (self->prompt);

  G_OBJECT_CLASS (kg_project_picker_parent_class)->finalize (object);
}

static void
kg_project_picker_class_init (KgProjectPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kg_project_picker_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = kg_project_picker_grab_focus;

  signals[SIGNAL_PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_NAMED] = g_signal_new ("named", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
kg_project_picker_init (KgProjectPicker *self)
{
  GtkWidget *face = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->items = g_ptr_array_new_with_free_func (item_free);
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->name = GTK_LABEL (gtk_label_new ("–"));
  self->popover = GTK_POPOVER (gtk_popover_new ());
  self->search = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  self->rows = GTK_LIST_BOX (gtk_list_box_new ());

  gtk_label_set_xalign (self->name, 0);
  gtk_label_set_ellipsize (self->name, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->name), TRUE);
  gtk_box_append (GTK_BOX (face), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (face), arrow);
  gtk_menu_button_set_child (self->button, face);
  /* A menu button puts what it is given in the middle. */
  gtk_widget_set_halign (gtk_widget_get_parent (face), GTK_ALIGN_FILL);
  gtk_menu_button_set_popover (self->button, GTK_WIDGET (self->popover));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 300);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->rows));
  gtk_widget_set_size_request (scroller, 300, -1);
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "kg-plain-list");
  g_object_set (self->search, "placeholder-text", _("Name or pinyin initials"), NULL);
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self->popover));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->search));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (self->popover, box);

  g_signal_connect_object (self->search, "changed", G_CALLBACK (show_rows), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (search_activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (gtk_popover_popdown), self->popover, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->popover, "show", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
kg_project_picker_new (void)
{
  return g_object_new (KG_TYPE_PROJECT_PICKER, NULL);
}

const char *
kg_project_picker_get_chosen (KgProjectPicker *self)
{
  return self->chosen;
}

/**
 * kg_project_picker_set_chosen:
 * @id: (nullable): picked is not emitted
 */
void
kg_project_picker_set_chosen (KgProjectPicker *self,
                              const char      *id)
{
  char *copy = id != NULL && *id != '\0' ? g_strdup (id) : NULL;

  g_free (self->chosen);
  self->chosen = copy;
  update_name (self);
}

/**
 * kg_project_picker_set_label:
 *
 * Says what is chosen, to those who do not see where the button stands.
 */
void
kg_project_picker_set_label (KgProjectPicker *self,
                             const char      *label)
{
  g_free (self->label);
  self->label = g_strdup (label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  update_name (self);
}

/**
 * kg_project_picker_set_prompt:
 * @prompt: what stands on the button instead of what is chosen
 */
void
kg_project_picker_set_prompt (KgProjectPicker *self,
                              const char      *prompt)
{
  g_free (self->prompt);
  self->prompt = g_strdup (prompt);
  update_name (self);
}

void
kg_project_picker_clear (KgProjectPicker *self)
{
  kg_children_clear (GTK_WIDGET (self->rows));
  g_ptr_array_set_size (self->items, 0);
  update_name (self);
}

/**
 * kg_project_picker_add:
 * @detail: (nullable): what tells two of the same name apart
 */
void
kg_project_picker_add (KgProjectPicker *self,
                       const char      *id,
                       const char      *name,
                       const char      *detail)
{
  Item *item = g_new0 (Item, 1);

  item->id = g_strdup (id);
  item->name = g_strdup (name);
  item->detail = g_strdup (detail);
  item->key = kg_search_key_new (name, detail != NULL ? detail : "", NULL);
  g_ptr_array_add (self->items, item);
  update_name (self);
}
