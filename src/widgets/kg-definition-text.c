// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-definition-text.h"

#include "widgets/kg-line-gutter.h"

#include <glib/gi18n.h>

/**
 * KgDefinitionText:
 *
 * A rule set or a process template as the text of its file, with numbered
 * lines, and below it all that is wrong with it, found at every key.
 *
 * Signals: changed, after the text was typed in and checked.
 */

struct _KgDefinitionText {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkTextView *view;
  GtkLabel *verdict;
  GtkWidget *scroller;
  GtkListBox *problems;

  KgDefinitionCheck check;
  char *name;
  guint n_problems;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (KgDefinitionText, kg_definition_text, GTK_TYPE_WIDGET)

static guint changed_signal;

static GtkWidget *
problem_new (const char *sentence)
{
  return g_object_new (GTK_TYPE_LABEL,
                       "label", sentence,
                       "xalign", 0.0,
                       "wrap", TRUE,
                       "wrap-mode", PANGO_WRAP_WORD_CHAR,
                       "selectable", TRUE,
                       NULL);
}

static void
show_problems (KgDefinitionText *self,
               GPtrArray        *problems)
{
  g_autofree char *verdict = NULL;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->problems))) != NULL)
    gtk_list_box_remove (self->problems, row);
  for (guint i = 0; i < problems->len; i++)
    gtk_list_box_append (self->problems, problem_new (g_ptr_array_index (problems, i)));

  self->n_problems = problems->len;
  verdict = problems->len > 0
            ? g_strdup_printf (ngettext ("%u problem: what is in force stays until there is none",
                                         "%u problems: what is in force stays until there are none",
                                         problems->len), problems->len)
            : g_strdup (_("No problems"));
  gtk_label_set_text (self->verdict, verdict);
  gtk_widget_set_visible (self->scroller, problems->len > 0);
  if (problems->len > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->verdict), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->verdict), "error");
}

static void
check_text (KgDefinitionText *self)
{
  g_autofree char *text = kg_definition_text_dup_text (self);
  g_autoptr (GPtrArray) problems = self->check != NULL ? self->check (text, self->name) : g_ptr_array_new ();

  show_problems (self, problems);
}

static void
text_changed_cb (KgDefinitionText *self)
{
  if (self->filling)
    return;
  check_text (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
kg_definition_text_dispose (GObject *object)
{
  KgDefinitionText *self = KG_DEFINITION_TEXT (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (kg_definition_text_parent_class)->dispose (object);
}

static void
kg_definition_text_finalize (GObject *object)
{
  g_free (KG_DEFINITION_TEXT (object)->name);

  G_OBJECT_CLASS (kg_definition_text_parent_class)->finalize (object);
}

static void
kg_definition_text_class_init (KgDefinitionTextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kg_definition_text_dispose;
  object_class->finalize = kg_definition_text_finalize;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-definition-text.ui");
  gtk_widget_class_bind_template_child (widget_class, KgDefinitionText, box);
  gtk_widget_class_bind_template_child (widget_class, KgDefinitionText, view);
  gtk_widget_class_bind_template_child (widget_class, KgDefinitionText, verdict);
  gtk_widget_class_bind_template_child (widget_class, KgDefinitionText, scroller);
  gtk_widget_class_bind_template_child (widget_class, KgDefinitionText, problems);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
kg_definition_text_init (KgDefinitionText *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kg_line_gutter_attach (self->view);
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed", G_CALLBACK (text_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * kg_definition_text_set_check:
 * @name: what to call the text in a sentence
 */
void
kg_definition_text_set_check (KgDefinitionText  *self,
                              KgDefinitionCheck  check,
                              const char        *name)
{
  self->check = check;
  g_free (self->name);
  self->name = g_strdup (name);
  check_text (self);
}

/**
 * kg_definition_text_set_text:
 *
 * Shows another text; it can be undone no further than this.
 */
void
kg_definition_text_set_text (KgDefinitionText *self,
                             const char       *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start;

  self->filling = TRUE;
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  self->filling = FALSE;
  check_text (self);
}

/**
 * kg_definition_text_dup_text:
 *
 * Returns: (transfer full)
 */
char *
kg_definition_text_dup_text (KgDefinitionText *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

guint
kg_definition_text_get_n_problems (KgDefinitionText *self)
{
  return self->n_problems;
}
