// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-template-preview.h"

#include "widgets/kg-template-chart.h"
#include "widgets/kg-template-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/**
 * KgTemplatePreview:
 *
 * What comes of a template: the chart of a plan begun today under the choices
 * made here, and how long it takes under every other combination.
 *
 * Signals: changed, when another choice was made here.
 */

#define MAX_LINES 60 /* combinations that are listed */

struct _KgTemplatePreview {
  GtkWidget parent_instance;

  GtkStack *stack;
  AdwPreferencesGroup *choices_group;
  GtkLabel *note;
  KgTemplateChart *chart;
  GtkListBox *combinations;
  GtkWidget *combinations_group;

  KgTemplate *template; /* (nullable) */
  KgCalendar *calendar;
  KgDate today;
  GPtrArray *rows;      /* AdwComboRow, one a choice, borrowed */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (KgTemplatePreview, kg_template_preview, GTK_TYPE_WIDGET)

static guint changed_signal;

static void
show_plan (KgTemplatePreview *self)
{
  g_autofree char *choices = kg_template_preview_dup_choices (self);
  g_autofree char *note = NULL;
  KgTemplatePlan *plan = kg_template_resolve (self->template, choices, NULL);
  KgPlanState state;

  if (plan != NULL) {
    kg_plan_assess (plan->steps, plan->n_steps, self->today, self->calendar, &state);
    note = kg_calendar_note (self->calendar, self->today, state.forecast);
  }
  gtk_label_set_text (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
  kg_template_chart_set_plan (self->chart, plan, self->calendar, self->today);
}

static void
chosen_cb (KgTemplatePreview *self)
{
  if (self->filling || self->template == NULL)
    return;
  show_plan (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
add_choice (KgTemplatePreview      *self,
            const KgTemplateChoice *choice,
            const char             *wanted)
{
  g_autoptr (GtkStringList) options = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();
  const char *name = kg_template_text_get (&choice->name);
  guint selected = 0;

  for (guint i = 0; i < choice->options->len; i++) {
    const KgTemplateOption *option = g_ptr_array_index (choice->options, i);
    const char *label = kg_template_text_get (&option->label);

    gtk_string_list_append (options, label != NULL ? label : option->key);
    if (g_strcmp0 (option->key, wanted != NULL ? wanted : choice->fallback) == 0)
      selected = i;
  }

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name != NULL ? name : choice->key);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (options));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_object_set_data_full (G_OBJECT (row), "kg-choice", g_strdup (choice->key), g_free);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->choices_group, row);
  g_ptr_array_add (self->rows, row);
}

/* The choices made so far, by their key. */
static GHashTable *
remember_choices (KgTemplatePreview *self)
{
  GHashTable *made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *choices = kg_template_preview_dup_choices (self);
  g_auto (GStrv) pairs = g_strsplit (choices != NULL ? choices : "", ";", -1);

  for (int i = 0; pairs[i] != NULL; i++) {
    g_auto (GStrv) pair = g_strsplit (pairs[i], "=", 2);

    if (g_strv_length (pair) == 2)
      g_hash_table_insert (made, g_strdup (pair[0]), g_strdup (pair[1]));
  }

  return made;
}

static void
show_choices (KgTemplatePreview *self,
              GHashTable        *made)
{
  const KgTemplateData *data = kg_template_get_data (self->template);

  self->filling = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->choices_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < data->choices->len; i++) {
    const KgTemplateChoice *choice = g_ptr_array_index (data->choices, i);

    add_choice (self, choice, g_hash_table_lookup (made, choice->key));
  }
  gtk_widget_set_visible (GTK_WIDGET (self->choices_group), data->choices->len > 0);
  self->filling = FALSE;
}

static GtkWidget *
line_new (KgTemplatePreview *self,
          const char        *choices)
{
  g_autofree char *words = kg_template_words_choices (kg_template_get_data (self->template), choices);
  int length = kg_template_length (self->template, choices, NULL);
  g_autofree char *days = g_strdup_printf (ngettext ("%d working day", "%d working days", length), length);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", words, "xalign", 0.0, "hexpand", TRUE,
                                   "ellipsize", PANGO_ELLIPSIZE_END, "tooltip-text", words, NULL);
  GtkWidget *number = gtk_label_new (days);

  gtk_widget_add_css_class (number, "kg-number");
  gtk_widget_add_css_class (box, "kg-combination");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), number);

  return box;
}

static void
show_combinations (KgTemplatePreview *self)
{
  g_autoptr (GPtrArray) combinations = kg_template_combinations (self->template);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->combinations))) != NULL)
    gtk_list_box_remove (self->combinations, child);
  gtk_widget_set_visible (self->combinations_group, combinations->len > 1);
  for (guint i = 0; i < MIN (combinations->len, MAX_LINES) && combinations->len > 1; i++)
    gtk_list_box_append (self->combinations, line_new (self, g_ptr_array_index (combinations, i)));
}

static void
kg_template_preview_dispose (GObject *object)
{
  KgTemplatePreview *self = KG_TEMPLATE_PREVIEW (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  if (child != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->template, kg_template_unref);
  g_clear_pointer (&self->calendar, kg_calendar_unref);

  G_OBJECT_CLASS (kg_template_preview_parent_class)->dispose (object);
}

static void
kg_template_preview_finalize (GObject *object)
{
  g_ptr_array_unref (KG_TEMPLATE_PREVIEW (object)->rows);

  G_OBJECT_CLASS (kg_template_preview_parent_class)->finalize (object);
}

static void
kg_template_preview_class_init (KgTemplatePreviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kg_template_preview_dispose;
  object_class->finalize = kg_template_preview_finalize;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (KG_TYPE_TEMPLATE_CHART);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-template-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, KgTemplatePreview, stack);
  gtk_widget_class_bind_template_child (widget_class, KgTemplatePreview, choices_group);
  gtk_widget_class_bind_template_child (widget_class, KgTemplatePreview, note);
  gtk_widget_class_bind_template_child (widget_class, KgTemplatePreview, chart);
  gtk_widget_class_bind_template_child (widget_class, KgTemplatePreview, combinations);
  gtk_widget_class_bind_template_child (widget_class, KgTemplatePreview, combinations_group);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
kg_template_preview_init (KgTemplatePreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  self->calendar = kg_calendar_new ();
  self->today = kg_date_new (2000, 1, 3);
}

/**
 * kg_template_preview_set_calendar:
 * @today: the day on which the plan is begun
 */
void
kg_template_preview_set_calendar (KgTemplatePreview *self,
                                  const KgCalendar  *calendar,
                                  KgDate             today)
{
  kg_calendar_ref ((KgCalendar *) calendar);
  kg_calendar_unref (self->calendar);
  self->calendar = (KgCalendar *) calendar;
  self->today = today;
}

/**
 * kg_template_preview_set_template:
 * @template: (nullable): %NULL while what is edited has problems
 */
void
kg_template_preview_set_template (KgTemplatePreview *self,
                                  KgTemplate        *template)
{
  g_autoptr (GHashTable) made = NULL;

  gtk_stack_set_visible_child_name (self->stack, template != NULL ? "plan" : "none");
  if (template == NULL)
    return;

  made = remember_choices (self);
  kg_template_ref (template);
  g_clear_pointer (&self->template, kg_template_unref);
  self->template = template;
  show_choices (self, made);
  show_plan (self);
  show_combinations (self);
}

/**
 * kg_template_preview_dup_choices:
 *
 * Returns: (transfer full) (nullable): the choices made here
 */
char *
kg_template_preview_dup_choices (KgTemplatePreview *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const KgTemplateData *data = self->template != NULL ? kg_template_get_data (self->template) : NULL;

  for (guint i = 0; i < self->rows->len && data != NULL && i < data->choices->len; i++) {
    const KgTemplateChoice *choice = g_ptr_array_index (data->choices, i);
    guint selected = adw_combo_row_get_selected (g_ptr_array_index (self->rows, i));

    if (selected >= choice->options->len)
      continue;
    g_string_append_printf (text, "%s%s=%s", text->len > 0 ? ";" : "", choice->key,
                            ((KgTemplateOption *) g_ptr_array_index (choice->options, selected))->key);
  }

  return text->len > 0 ? g_strdup (text->str) : NULL;
}
