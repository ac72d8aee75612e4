// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-template-form.h"

#include "widgets/kg-template-head.h"
#include "widgets/kg-template-preview.h"
#include "widgets/kg-template-step-form.h"
#include "widgets/kg-template-step-row.h"
#include "widgets/kg-template-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/**
 * KgTemplateForm:
 *
 * A template as a form: its steps in a list, and beside it the fields of the
 * chosen step, of the template itself, or the plan that comes of it. A step
 * that gets another key keeps its place in what follows it.
 *
 * Signals: changed, when somebody changed something; choices-changed, when the
 * plan is looked at under other choices.
 */

struct _KgTemplateForm {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkListBox *steps;
  GtkStack *pages;
  KgTemplateStepForm *step_form;
  KgTemplateHead *head;
  KgTemplatePreview *preview;

  KgTemplateData *data;
  KgTemplateStep *step; /* (nullable): the chosen one, in data */
  char *step_key;       /* (nullable): by which the other steps know it */
  KgTemplate *template; /* (nullable): what the form stands for */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (KgTemplateForm, kg_template_form, GTK_TYPE_WIDGET)

static guint changed_signal;
static guint choices_signal;

static int
index_of (KgTemplateForm *self)
{
  guint index;

  return self->step != NULL && g_ptr_array_find (self->data->steps, self->step, &index) ? (int) index : -1;
}

static void
update_actions (KgTemplateForm *self)
{
  int index = self->data != NULL ? index_of (self) : -1;
  int n_steps = self->data != NULL ? (int) self->data->steps->len : 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "step.add", self->data != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "step.remove", index >= 0 && n_steps > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "step.up", index > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "step.down", index >= 0 && index + 1 < n_steps);
}

/* As many rows as steps, each saying what its step says. */
static void
fill_rows (KgTemplateForm *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->steps, (int) self->data->steps->len)) != NULL)
    gtk_list_box_remove (self->steps, GTK_WIDGET (row));
  for (guint i = 0; i < self->data->steps->len; i++) {
    row = gtk_list_box_get_row_at_index (self->steps, (int) i);
    if (row == NULL) {
      row = GTK_LIST_BOX_ROW (kg_template_step_row_new ());
      gtk_list_box_append (self->steps, GTK_WIDGET (row));
    }
    kg_template_step_row_set (KG_TEMPLATE_STEP_ROW (row), self->data, i);
  }
  update_actions (self);
}

static void
choose_step (KgTemplateForm *self,
             int             index)
{
  self->filling = TRUE;
  self->step = index >= 0 && index < (int) self->data->steps->len
               ? g_ptr_array_index (self->data->steps, index) : NULL;
  g_free (self->step_key);
  self->step_key = self->step != NULL ? g_strdup (self->step->key) : NULL;
  kg_template_step_form_set_step (self->step_form, self->data, self->step);
  gtk_list_box_select_row (self->steps, gtk_list_box_get_row_at_index (self->steps, index));
  self->filling = FALSE;
  update_actions (self);
}

static void
step_selected_cb (KgTemplateForm *self,
                  GtkListBoxRow  *row)
{
  if (self->filling || self->data == NULL || row == NULL)
    return;

  choose_step (self, gtk_list_box_row_get_index (row));
  gtk_stack_set_visible_child_name (self->pages, "step");
}

static gboolean
has_key (KgTemplateForm       *self,
         const char           *key,
         const KgTemplateStep *but)
{
  for (guint i = 0; i < self->data->steps->len; i++) {
    const KgTemplateStep *step = g_ptr_array_index (self->data->steps, i);

    if (step != but && g_strcmp0 (step->key, key) == 0)
      return TRUE;
  }

  return FALSE;
}

/* Puts @other in the place of @key wherever a step follows it. */
static void
replace_key (KgTemplateForm *self,
             const char     *key,
             const char     *other)
{
  for (guint i = 0; i < self->data->steps->len; i++) {
    KgTemplateStep *step = g_ptr_array_index (self->data->steps, i);
    char *after;

    if (!kg_template_list_has (step->after, key))
      continue;
    after = kg_template_list_with (step->after, key, other);
    g_free (step->after);
    step->after = after;
  }
}

/* While it is typed a key may be empty or that of another step; the others
 * follow once it is neither. */
static void
key_changed_cb (KgTemplateForm *self)
{
  const char *key = self->step->key;

  if (key == NULL || *key == '\0' || has_key (self, key, self->step))
    return;

  if (self->step_key != NULL && *self->step_key != '\0')
    replace_key (self, self->step_key, key);
  g_free (self->step_key);
  self->step_key = g_strdup (key);
}

static void
step_changed_cb (KgTemplateForm *self)
{
  fill_rows (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
head_changed_cb (KgTemplateForm *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
step_activated_cb (KgTemplateForm *self)
{
  gtk_stack_set_visible_child_name (self->pages, "step");
}

/* The plan is worked out only while somebody looks at it. */
static void
page_shown_cb (KgTemplateForm *self)
{
  if (self->data != NULL && g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "plan") == 0)
    kg_template_preview_set_template (self->preview, self->template);
}

static void
choices_changed_cb (KgTemplateForm *self)
{
  g_signal_emit (self, choices_signal, 0);
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  KgTemplateForm *self = KG_TEMPLATE_FORM (widget);
  KgTemplateStep *step = kg_template_step_new ();
  int index = index_of (self) + 1;

  for (int i = 1; step->key == NULL || has_key (self, step->key, step); i++) {
    g_free (step->key);
    step->key = g_strdup_printf ("step_%d", i);
  }
  step->name = g_strdup (_("New step"));
  step->duration = 1;
  g_ptr_array_insert (self->data->steps, index, step);
  fill_rows (self);
  choose_step (self, index);
  gtk_stack_set_visible_child_name (self->pages, "step");
  kg_template_step_form_focus_name (self->step_form);
  g_signal_emit (self, changed_signal, 0);
}

/* What followed the step that goes follows what it followed. */
static void
bridge (KgTemplateForm *self,
        guint           index)
{
  const KgTemplateStep *gone = g_ptr_array_index (self->data->steps, index);
  const KgTemplateStep *previous = index > 0 ? g_ptr_array_index (self->data->steps, index - 1) : NULL;
  const char *before = gone->after != NULL ? gone->after : previous != NULL ? previous->key : "-";
  g_auto (GStrv) keys = g_strsplit (g_str_equal (before, "-") ? "" : before, ";", -1);

  for (guint i = 0; i < self->data->steps->len; i++) {
    KgTemplateStep *step = g_ptr_array_index (self->data->steps, i);
    g_autofree char *after = NULL;

    if (step == gone || gone->key == NULL || !kg_template_list_has (step->after, gone->key))
      continue;
    after = kg_template_list_with (step->after, gone->key, NULL);
    for (int k = 0; keys[k] != NULL; k++) {
      char *longer = kg_template_list_with (after, g_strstrip (keys[k]), g_strstrip (keys[k]));

      g_free (after);
      after = longer;
    }
    g_free (step->after);
    step->after = g_strdup (*after != '\0' ? after : "-");
  }
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  KgTemplateForm *self = KG_TEMPLATE_FORM (widget);
  int index = index_of (self);

  if (index < 0 || self->data->steps->len < 2)
    return;

  bridge (self, (guint) index);
  kg_template_step_form_set_step (self->step_form, self->data, NULL);
  self->step = NULL;
  g_ptr_array_remove_index (self->data->steps, index);
  fill_rows (self);
  choose_step (self, MIN (index, (int) self->data->steps->len - 1));
  g_signal_emit (self, changed_signal, 0);
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KgTemplateForm *self = KG_TEMPLATE_FORM (widget);
  int index = index_of (self);
  int other = g_str_equal (name, "step.up") ? index - 1 : index + 1;
  gpointer *steps = self->data->steps->pdata;
  gpointer moved;

  if (index < 0 || other < 0 || other >= (int) self->data->steps->len)
    return;

  moved = steps[index];
  steps[index] = steps[other];
  steps[other] = moved;
  fill_rows (self);
  choose_step (self, other);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->steps, other)));
  g_signal_emit (self, changed_signal, 0);
}

static void
kg_template_form_dispose (GObject *object)
{
  KgTemplateForm *self = KG_TEMPLATE_FORM (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (kg_template_form_parent_class)->dispose (object);
}

static void
kg_template_form_finalize (GObject *object)
{
  KgTemplateForm *self = KG_TEMPLATE_FORM (object);

  g_clear_pointer (&self->data, kg_template_data_free);
  g_clear_pointer (&self->template, kg_template_unref);
  g_free (self->step_key);

  G_OBJECT_CLASS (kg_template_form_parent_class)->finalize (object);
}

static void
kg_template_form_class_init (KgTemplateFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kg_template_form_dispose;
  object_class->finalize = kg_template_form_finalize;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  choices_signal = g_signal_new ("choices-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (KG_TYPE_TEMPLATE_STEP_FORM);
  g_type_ensure (KG_TYPE_TEMPLATE_HEAD);
  g_type_ensure (KG_TYPE_TEMPLATE_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-template-form.ui");
  gtk_widget_class_bind_template_child (widget_class, KgTemplateForm, box);
  gtk_widget_class_bind_template_child (widget_class, KgTemplateForm, steps);
  gtk_widget_class_bind_template_child (widget_class, KgTemplateForm, pages);
  gtk_widget_class_bind_template_child (widget_class, KgTemplateForm, step_form);
  gtk_widget_class_bind_template_child (widget_class, KgTemplateForm, head);
  gtk_widget_class_bind_template_child (widget_class, KgTemplateForm, preview);
  gtk_widget_class_bind_template_callback (widget_class, step_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, step_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, step_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, head_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, choices_changed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  gtk_widget_class_install_action (widget_class, "step.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "step.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "step.up", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "step.down", NULL, move_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "step.up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "step.down", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "step.add", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, GDK_CONTROL_MASK, "step.remove", NULL);
}

static void
kg_template_form_init (KgTemplateForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);
}

/**
 * kg_template_form_set_data:
 * @data: is copied
 * @is_new: its key can be chosen still
 */
void
kg_template_form_set_data (KgTemplateForm       *self,
                           const KgTemplateData *data,
                           gboolean              is_new)
{
  KgTemplateData *before = self->data;

  self->data = kg_template_data_copy (data);
  kg_template_head_set_data (self->head, self->data, is_new);
  fill_rows (self);
  choose_step (self, self->data->steps->len > 0 ? 0 : -1);
  /* The first thing of a new one is its name. */
  if (before != NULL)
    kg_template_data_free (before);
  else if (is_new)
    gtk_stack_set_visible_child_name (self->pages, "head");
}

void
kg_template_form_set_calendar (KgTemplateForm   *self,
                               const KgCalendar *calendar,
                               KgDate            today)
{
  kg_template_preview_set_calendar (self->preview, calendar, today);
}

/**
 * kg_template_form_dup_text:
 *
 * Returns: (transfer full): the text of the template as the form stands
 */
char *
kg_template_form_dup_text (KgTemplateForm *self)
{
  return kg_template_data_to_text (self->data);
}

/**
 * kg_template_form_dup_problem:
 *
 * Returns: (transfer full) (nullable): what is missing, in the words of the
 *   form; nets and conditions are checked in the text
 */
char *
kg_template_form_dup_problem (KgTemplateForm *self)
{
  if (self->data->key == NULL || *self->data->key == '\0')
    return g_strdup (_("The template needs a key, such as “our-serial”"));

  for (guint i = 0; i < self->data->steps->len; i++) {
    const KgTemplateStep *step = g_ptr_array_index (self->data->steps, i);

    if (step->name == NULL || *step->name == '\0')
      return g_strdup_printf (_("Step %u has no name"), i + 1);
    if (step->key == NULL || *step->key == '\0')
      return g_strdup_printf (_("Step %u, “%s”, has no key"), i + 1, step->name);
    if (has_key (self, step->key, step))
      return g_strdup_printf (_("Step %u, “%s”: another step has the key “%s”"), i + 1, step->name, step->key);
    if ((step->shortest != KG_TEMPLATE_UNKNOWN && step->shortest > step->duration) ||
        (step->longest != KG_TEMPLATE_UNKNOWN && step->longest < step->duration))
      return g_strdup_printf (_("Step %u, “%s”: the likely duration lies between the shortest and the longest"),
                              i + 1, step->name);
  }

  return NULL;
}

/**
 * kg_template_form_show_plan:
 * @template: (nullable): what the form stands for; %NULL while it has problems
 */
void
kg_template_form_show_plan (KgTemplateForm *self,
                            KgTemplate     *template)
{
  if (template != NULL)
    kg_template_ref (template);
  g_clear_pointer (&self->template, kg_template_unref);
  self->template = template;
  page_shown_cb (self);
}

/**
 * kg_template_form_dup_choices:
 *
 * Returns: (transfer full) (nullable): those of the plan that is shown
 */
char *
kg_template_form_dup_choices (KgTemplateForm *self)
{
  return kg_template_preview_dup_choices (self->preview);
}
