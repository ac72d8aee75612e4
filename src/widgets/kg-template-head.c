// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-template-head.h"

#include "core/kg-labels.h"
#include "widgets/kg-template-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/**
 * KgTemplateHead:
 *
 * What a template says of itself: its key, name, note and source in the
 * language of the program, the routes it is for, and its choices to be read.
 * Edits the data in place.
 *
 * Signals: changed.
 */

static const char *const route_codes[] = { "approval", "ratification", "filing" };

#define N_ROUTES G_N_ELEMENTS (route_codes)

struct _KgTemplateHead {
  GtkWidget parent_instance;

  GtkWidget *scroller;
  AdwEntryRow *key;
  AdwEntryRow *name;
  AdwEntryRow *note;
  AdwEntryRow *source;
  GtkBox *routes_box;
  AdwPreferencesGroup *choices_group;

  GtkCheckButton *routes[N_ROUTES];
  GPtrArray *choice_rows; /* borrowed */
  KgTemplateData *data;   /* borrowed */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (KgTemplateHead, kg_template_head, GTK_TYPE_WIDGET)

static guint changed_signal;

/* Changes the words in the language in which they were shown. */
static void
take_words (AdwEntryRow    *row,
            KgTemplateText *text)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (row));
  const char *shown = kg_template_text_get (text);
  char **place = shown != NULL && shown == text->chinese ? &text->chinese : &text->plain;

  if (g_strcmp0 (shown != NULL ? shown : "", typed) == 0)
    return;

  g_free (*place);
  *place = g_strdup (typed);
}

static void
take_routes (KgTemplateHead *self)
{
  g_autoptr (GString) routes = g_string_new (NULL);

  for (guint i = 0; i < N_ROUTES; i++)
    if (gtk_check_button_get_active (self->routes[i]))
      g_string_append_printf (routes, "%s%s", routes->len > 0 ? ";" : "", route_codes[i]);

  g_free (self->data->routes);
  self->data->routes = routes->len > 0 ? g_strdup (routes->str) : NULL;
}

static void
changed_cb (KgTemplateHead *self)
{
  if (self->filling || self->data == NULL)
    return;

  g_free (self->data->key);
  self->data->key = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->key))));
  take_words (self->name, &self->data->name);
  take_words (self->note, &self->data->note);
  take_words (self->source, &self->data->source);
  take_routes (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
kg_template_head_dispose (GObject *object)
{
  KgTemplateHead *self = KG_TEMPLATE_HEAD (object);

  self->data = NULL;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (kg_template_head_parent_class)->dispose (object);
}

static void
kg_template_head_finalize (GObject *object)
{
  g_ptr_array_unref (KG_TEMPLATE_HEAD (object)->choice_rows);

  G_OBJECT_CLASS (kg_template_head_parent_class)->finalize (object);
}

static void
kg_template_head_class_init (KgTemplateHeadClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kg_template_head_dispose;
  object_class->finalize = kg_template_head_finalize;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-template-head.ui");
  gtk_widget_class_bind_template_child (widget_class, KgTemplateHead, scroller);
  gtk_widget_class_bind_template_child (widget_class, KgTemplateHead, key);
  gtk_widget_class_bind_template_child (widget_class, KgTemplateHead, name);
  gtk_widget_class_bind_template_child (widget_class, KgTemplateHead, note);
  gtk_widget_class_bind_template_child (widget_class, KgTemplateHead, source);
  gtk_widget_class_bind_template_child (widget_class, KgTemplateHead, routes_box);
  gtk_widget_class_bind_template_child (widget_class, KgTemplateHead, choices_group);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
kg_template_head_init (KgTemplateHead *self)
{
  self->choice_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_ROUTES; i++) {
    const char *label = kg_label_code (&kg_table_project, KG_PROJECT_ROUTE, route_codes[i]);
    GtkWidget *check = gtk_check_button_new_with_label (label);

    self->routes[i] = GTK_CHECK_BUTTON (check);
    gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
    gtk_box_append (self->routes_box, check);
    g_signal_connect_object (check, "toggled", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  }
}

static void
show_words (AdwEntryRow          *row,
            const KgTemplateText *text)
{
  const char *words = kg_template_text_get (text);

  gtk_editable_set_text (GTK_EDITABLE (row), words != NULL ? words : "");
}

static void
add_option (AdwExpanderRow         *row,
            const KgTemplateOption *option)
{
  const char *label = kg_template_text_get (&option->label);
  GtkWidget *line = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), label != NULL ? label : option->key);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (line), option->key);
  adw_expander_row_add_row (row, line);
}

static void
show_choices (KgTemplateHead *self)
{
  for (guint i = 0; i < self->choice_rows->len; i++)
    adw_preferences_group_remove (self->choices_group, g_ptr_array_index (self->choice_rows, i));
  g_ptr_array_set_size (self->choice_rows, 0);

  for (guint i = 0; i < self->data->choices->len; i++) {
    const KgTemplateChoice *choice = g_ptr_array_index (self->data->choices, i);
    const char *name = kg_template_text_get (&choice->name);
    GtkWidget *row = adw_expander_row_new ();

    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name != NULL ? name : choice->key);
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), choice->key);
    for (guint o = 0; o < choice->options->len; o++)
      add_option (ADW_EXPANDER_ROW (row), g_ptr_array_index (choice->options, o));
    adw_preferences_group_add (self->choices_group, row);
    g_ptr_array_add (self->choice_rows, row);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->choices_group), self->data->choices->len > 0);
}

/**
 * kg_template_head_set_data:
 * @data: borrowed until the next call
 * @is_new: its key can be chosen still
 */
void
kg_template_head_set_data (KgTemplateHead *self,
                           KgTemplateData *data,
                           gboolean        is_new)
{
  self->filling = TRUE;
  self->data = data;
  gtk_editable_set_text (GTK_EDITABLE (self->key), data->key != NULL ? data->key : "");
  gtk_widget_set_visible (GTK_WIDGET (self->key), is_new);
  show_words (self->name, &data->name);
  show_words (self->note, &data->note);
  show_words (self->source, &data->source);
  for (guint i = 0; i < N_ROUTES; i++)
    gtk_check_button_set_active (self->routes[i], kg_template_list_has (data->routes, route_codes[i]));
  show_choices (self);
  self->filling = FALSE;
}
