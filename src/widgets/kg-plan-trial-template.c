// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-plan-trial-template.h"

#include "services/kg-template-service.h"
#include "widgets/kg-children.h"

#include <glib/gi18n.h>

/**
 * KgPlanTrialTemplate:
 *
 * Which process template to go over to, and what to choose in it. To begin
 * with the steps stay as they are.
 *
 * Signals: changed, when somebody chose otherwise.
 */

struct _KgPlanTrialTemplate {
  AdwBin parent_instance;

  GtkDropDown *templates;
  GtkLabel *note;
  GtkBox *choices;

  GPtrArray *sound;   /* KgTemplate: those offered, after the steps as they are */
  GPtrArray *answers; /* GtkDropDown: one a choice of the template shown */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (KgPlanTrialTemplate, kg_plan_trial_template, ADW_TYPE_BIN)

static guint changed_signal;

static void
answered_cb (KgPlanTrialTemplate *self)
{
  if (!self->filling)
    g_signal_emit (self, changed_signal, 0);
}

static void
set_up_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           gpointer                  user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (GPOINTER_TO_INT (user_data)) {
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  }
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  GtkStringObject *words = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (words));
}

static GtkListItemFactory *
make_factory (gboolean cut)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_cb), GINT_TO_POINTER (cut));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}

/* What is chosen is cut to the room there is, what can be chosen is not. */
static void
let_shrink (GtkDropDown *list)
{
  g_autoptr (GtkListItemFactory) chosen = make_factory (TRUE);
  g_autoptr (GtkListItemFactory) offered = make_factory (FALSE);

  gtk_drop_down_set_factory (list, chosen);
  gtk_drop_down_set_list_factory (list, offered);
}

static GtkWidget *
make_answers (const KgTemplateChoice *choice)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  GtkWidget *list;
  guint chosen = 0;

  for (guint i = 0; i < choice->options->len; i++) {
    const KgTemplateOption *option = g_ptr_array_index (choice->options, i);

    g_ptr_array_add (words, (gpointer) kg_template_text_get (&option->label));
    if (g_strcmp0 (option->key, choice->fallback) == 0)
      chosen = i;
  }
  g_ptr_array_add (words, NULL);
  list = gtk_drop_down_new_from_strings ((const char *const *) words->pdata);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (list), chosen);
  gtk_widget_set_hexpand (list, TRUE);
  let_shrink (GTK_DROP_DOWN (list));

  return list;
}

static void
show_choices (KgPlanTrialTemplate *self)
{
  KgTemplate *template = kg_plan_trial_template_get (self);
  const KgTemplateData *data = template != NULL ? kg_template_get_data (template) : NULL;
  const char *note = data != NULL ? kg_template_text_get (&data->note) : NULL;

  g_ptr_array_set_size (self->answers, 0);
  kg_children_clear (GTK_WIDGET (self->choices));
  gtk_label_set_text (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL && *note != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->choices), data != NULL && data->choices->len > 0);

  for (guint i = 0; data != NULL && i < data->choices->len; i++) {
    const KgTemplateChoice *choice = g_ptr_array_index (data->choices, i);
    const char *name = kg_template_text_get (&choice->name);
    GtkWidget *label = gtk_label_new (name), *list = make_answers (choice);

    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_mnemonic_widget (GTK_LABEL (label), list);
    gtk_widget_add_css_class (label, "dim-label");
    gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    gtk_widget_add_css_class (label, "caption");
    gtk_box_append (self->choices, label);
    gtk_box_append (self->choices, list);
    g_ptr_array_add (self->answers, list);
    g_signal_connect_object (list, "notify::selected", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  }
}

static void
template_chosen_cb (KgPlanTrialTemplate *self)
{
  if (self->filling)
    return;

  show_choices (self);
  g_signal_emit (self, changed_signal, 0);
}

static gboolean
kg_plan_trial_template_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KG_PLAN_TRIAL_TEMPLATE (widget)->templates));
}

static void
kg_plan_trial_template_finalize (GObject *object)
{
  KgPlanTrialTemplate *self = KG_PLAN_TRIAL_TEMPLATE (object);

  g_ptr_array_unref (self->sound);
  g_ptr_array_unref (self->answers);

  G_OBJECT_CLASS (kg_plan_trial_template_parent_class)->finalize (object);
}

static void
kg_plan_trial_template_class_init (KgPlanTrialTemplateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kg_plan_trial_template_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = kg_plan_trial_template_grab_focus;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kg_plan_trial_template_init (KgPlanTrialTemplate *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->sound = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_template_unref);
  self->answers = g_ptr_array_new ();
  self->templates = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  let_shrink (self->templates);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->templates),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Process template"), -1);
  self->note = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->note, 0);
  gtk_label_set_wrap (self->note, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "dim-label");
  self->choices = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->templates));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->note));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->choices));
  adw_bin_set_child (ADW_BIN (self), box);
  kg_plan_trial_template_set_entries (self, NULL);

  g_signal_connect_object (self->templates, "notify::selected", G_CALLBACK (template_chosen_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * kg_plan_trial_template_set_entries:
 * @entries: (nullable) (element-type KgTemplateEntry): the templates there are
 */
void
kg_plan_trial_template_set_entries (KgPlanTrialTemplate *self,
                                    GPtrArray           *entries)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("Steps as they are"));
  g_ptr_array_set_size (self->sound, 0);
  for (guint i = 0; entries != NULL && i < entries->len; i++) {
    const KgTemplateEntry *entry = g_ptr_array_index (entries, i);

    if (entry->template == NULL)
      continue;
    g_ptr_array_add (self->sound, kg_template_ref (entry->template));
    gtk_string_list_append (names, kg_template_get_name (entry->template));
  }

  self->filling = TRUE;
  gtk_drop_down_set_model (self->templates, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->templates, 0);
  self->filling = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->templates), self->sound->len > 0);
  show_choices (self);
}

/**
 * kg_plan_trial_template_reset:
 *
 * Goes back to the steps as they are; changed is not emitted.
 */
void
kg_plan_trial_template_reset (KgPlanTrialTemplate *self)
{
  self->filling = TRUE;
  gtk_drop_down_set_selected (self->templates, 0);
  self->filling = FALSE;
  show_choices (self);
}

/**
 * kg_plan_trial_template_choose:
 *
 * Returns: whether there is a template of this key
 */
gboolean
kg_plan_trial_template_choose (KgPlanTrialTemplate *self,
                               const char          *key)
{
  for (guint i = 0; i < self->sound->len; i++) {
    if (!g_str_equal (kg_template_get_key (g_ptr_array_index (self->sound, i)), key))
      continue;

    gtk_drop_down_set_selected (self->templates, i + 1);
    return TRUE;
  }

  return FALSE;
}

/**
 * kg_plan_trial_template_get:
 *
 * Returns: (transfer none) (nullable): the template; %NULL for the steps as
 *   they are
 */
KgTemplate *
kg_plan_trial_template_get (KgPlanTrialTemplate *self)
{
  guint selected = gtk_drop_down_get_selected (self->templates);

  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION || selected > self->sound->len)
    return NULL;

  return g_ptr_array_index (self->sound, selected - 1);
}

/**
 * kg_plan_trial_template_dup_choices:
 *
 * Returns: (transfer full): as kg_template_resolve() takes them
 */
char *
kg_plan_trial_template_dup_choices (KgPlanTrialTemplate *self)
{
  KgTemplate *template = kg_plan_trial_template_get (self);
  GString *text = g_string_new (NULL);

  for (guint i = 0; template != NULL && i < self->answers->len; i++) {
    const KgTemplateChoice *choice = g_ptr_array_index (kg_template_get_data (template)->choices, i);
    guint chosen = gtk_drop_down_get_selected (g_ptr_array_index (self->answers, i));
    const KgTemplateOption *option = g_ptr_array_index (choice->options, MIN (chosen, choice->options->len - 1));

    g_string_append_printf (text, "%s%s=%s", text->len > 0 ? ";" : "", choice->key, option->key);
  }

  return g_string_free (text, FALSE);
}
