// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-rules-form.h"

#include "widgets/kg-rule-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/**
 * KgRulesForm:
 *
 * A rule set as a form: its words, and a row for everything that a rule can
 * look at. What nobody touched is written as it was read, with its languages.
 *
 * Signals: changed, when somebody changed something.
 */

typedef enum {
  WORD_NAME,
  WORD_SOURCE,
  WORD_YELLOW_THEN,
  WORD_RED_THEN,
  N_WORDS,
} Word;

struct _KgRulesForm {
  GtkWidget parent_instance;

  GtkWidget *scroller;
  AdwEntryRow *key;
  AdwEntryRow *words[N_WORDS];
  GtkListBox *plan_list;
  GtkListBox *problems_list;
  GtkListBox *weeks_list;

  KgRuleRow *rows[KG_N_INPUTS];
  GtkSizeGroup *columns[KG_RULE_ROW_COLUMNS];
  KgRuleSet *base;
  char *read[N_WORDS]; /* what stood in the entries at first */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (KgRulesForm, kg_rules_form, GTK_TYPE_WIDGET)

static guint changed_signal;

static const KgLightInputKind plan_inputs[] = {
  KG_INPUT_LAG, KG_INPUT_PROBABILITY, KG_INPUT_STEP_OVERDUE, KG_INPUT_BEHIND, KG_INPUT_PLAN_PASSED,
  KG_INPUT_MONTHS_PASSED, KG_INPUT_UNPREPARED, KG_INPUT_NO_DATE, KG_INPUT_NO_FORECAST,
};
static const KgLightInputKind problem_inputs[] = {
  KG_INPUT_BLOCKING, KG_INPUT_MAJOR, KG_INPUT_MINOR, KG_INPUT_ASSIGNMENTS_LATE, KG_INPUT_COMMITMENTS_LATE,
  KG_INPUT_SILENCE,
};
static const KgLightInputKind week_inputs[] = { KG_INPUT_WEEKS_YELLOW, KG_INPUT_WEEKS_RED };

static const char *
typed (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
changed_cb (KgRulesForm *self)
{
  if (!self->filling)
    g_signal_emit (self, changed_signal, 0);
}

static void
add_rows (KgRulesForm            *self,
          GtkListBox             *list,
          const KgLightInputKind *inputs,
          guint                   n_inputs)
{
  for (guint i = 0; i < n_inputs; i++) {
    GtkWidget *row = kg_rule_row_new (inputs[i]);

    self->rows[inputs[i]] = KG_RULE_ROW (row);
    kg_rule_row_align (KG_RULE_ROW (row), self->columns);
    gtk_list_box_append (list, row);
    g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  }
}

static void
kg_rules_form_dispose (GObject *object)
{
  KgRulesForm *self = KG_RULES_FORM (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->base, kg_rule_set_unref);
  for (int i = 0; i < KG_RULE_ROW_COLUMNS; i++)
    g_clear_object (&self->columns[i]);

  G_OBJECT_CLASS (kg_rules_form_parent_class)->dispose (object);
}

static void
kg_rules_form_finalize (GObject *object)
{
  KgRulesForm *self = KG_RULES_FORM (object);

  for (int i = 0; i < N_WORDS; i++)
    g_free (self->read[i]);

  G_OBJECT_CLASS (kg_rules_form_parent_class)->finalize (object);
}

static void
kg_rules_form_class_init (KgRulesFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kg_rules_form_dispose;
  object_class->finalize = kg_rules_form_finalize;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-rules-form.ui");
  gtk_widget_class_bind_template_child (widget_class, KgRulesForm, scroller);
  gtk_widget_class_bind_template_child (widget_class, KgRulesForm, key);
  gtk_widget_class_bind_template_child_full (widget_class, "name", FALSE,
                                             G_STRUCT_OFFSET (KgRulesForm, words[WORD_NAME]));
  gtk_widget_class_bind_template_child_full (widget_class, "source", FALSE,
                                             G_STRUCT_OFFSET (KgRulesForm, words[WORD_SOURCE]));
  gtk_widget_class_bind_template_child_full (widget_class, "yellow_then", FALSE,
                                             G_STRUCT_OFFSET (KgRulesForm, words[WORD_YELLOW_THEN]));
  gtk_widget_class_bind_template_child_full (widget_class, "red_then", FALSE,
                                             G_STRUCT_OFFSET (KgRulesForm, words[WORD_RED_THEN]));
  gtk_widget_class_bind_template_child (widget_class, KgRulesForm, plan_list);
  gtk_widget_class_bind_template_child (widget_class, KgRulesForm, problems_list);
  gtk_widget_class_bind_template_child (widget_class, KgRulesForm, weeks_list);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
kg_rules_form_init (KgRulesForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < KG_RULE_ROW_COLUMNS; i++)
    self->columns[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  add_rows (self, self->plan_list, plan_inputs, G_N_ELEMENTS (plan_inputs));
  add_rows (self, self->problems_list, problem_inputs, G_N_ELEMENTS (problem_inputs));
  add_rows (self, self->weeks_list, week_inputs, G_N_ELEMENTS (week_inputs));

  G_STATIC_ASSERT (G_N_ELEMENTS (plan_inputs) + G_N_ELEMENTS (problem_inputs) + G_N_ELEMENTS (week_inputs) ==
                   KG_N_INPUTS);
}

static void
fill_word (KgRulesForm *self,
           Word         word,
           const char  *text)
{
  g_free (self->read[word]);
  self->read[word] = g_strdup (text != NULL ? text : "");
  gtk_editable_set_text (GTK_EDITABLE (self->words[word]), self->read[word]);
}

/**
 * kg_rules_form_set_rules:
 * @is_new: its key can be chosen still
 */
void
kg_rules_form_set_rules (KgRulesForm *self,
                         KgRuleSet   *rules,
                         gboolean     is_new)
{
  g_autofree char *name = kg_rule_set_get_name (rules);
  g_autofree char *yellow = kg_rule_set_get_consequence (rules, KG_LIGHT_YELLOW);
  g_autofree char *red = kg_rule_set_get_consequence (rules, KG_LIGHT_RED);

  self->filling = TRUE;
  kg_rule_set_ref (rules);
  g_clear_pointer (&self->base, kg_rule_set_unref);
  self->base = rules;
  gtk_editable_set_text (GTK_EDITABLE (self->key), kg_rule_set_get_key (rules));
  gtk_widget_set_visible (GTK_WIDGET (self->key), is_new);
  fill_word (self, WORD_NAME, name);
  fill_word (self, WORD_SOURCE, kg_rule_set_get_source (rules));
  fill_word (self, WORD_YELLOW_THEN, yellow);
  fill_word (self, WORD_RED_THEN, red);
  for (int i = 0; i < KG_N_INPUTS; i++)
    kg_rule_row_set_rule (self->rows[i], kg_rule_set_find_rule (rules, i));
  self->filling = FALSE;
}

/* What was typed, or nothing when it stands as it was read. */
static char *
dup_word (KgRulesForm *self,
          Word         word)
{
  g_autofree char *text = g_strstrip (g_strdup (typed (self->words[word])));

  return g_str_equal (text, self->read[word]) ? NULL : g_steal_pointer (&text);
}

/* The rules in the order of the set they are from, then the new ones. */
static GPtrArray *
dup_rules (KgRulesForm *self)
{
  GPtrArray *rules = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_light_rule_free);
  guint taken = 0;

  for (guint i = 0; i < kg_rule_set_get_n_rules (self->base) + KG_N_INPUTS; i++) {
    guint n_old = kg_rule_set_get_n_rules (self->base);
    KgLightInputKind input = i < n_old ? kg_rule_set_get_rule (self->base, i)->input : i - n_old;
    KgLightRule *rule = taken & (1u << input) ? NULL : kg_rule_row_dup_rule (self->rows[input]);

    taken |= 1u << input;
    if (rule != NULL)
      g_ptr_array_add (rules, rule);
  }

  return rules;
}

/**
 * kg_rules_form_dup_text:
 *
 * Returns: (transfer full): the text of the set as the form stands
 */
char *
kg_rules_form_dup_text (KgRulesForm *self)
{
  g_autoptr (GPtrArray) rules = dup_rules (self);
  g_autofree char *key = g_strstrip (g_strdup (typed (self->key)));
  g_autofree char *name = dup_word (self, WORD_NAME);
  g_autofree char *source = dup_word (self, WORD_SOURCE);
  g_autofree char *yellow_then = dup_word (self, WORD_YELLOW_THEN);
  g_autofree char *red_then = dup_word (self, WORD_RED_THEN);

  return kg_rule_set_compose_words (self->base, key,
                                    &(KgRuleWords) { name, source, yellow_then, red_then }, rules);
}

/**
 * kg_rules_form_dup_problem:
 *
 * Returns: (transfer full) (nullable): why it cannot be saved, in the words of
 *   the form
 */
char *
kg_rules_form_dup_problem (KgRulesForm *self)
{
  g_autofree char *key = g_strstrip (g_strdup (typed (self->key)));
  g_autoptr (GPtrArray) rules = dup_rules (self);

  if (*key == '\0')
    return g_strdup (_("The set needs a key, such as “our-district”"));
  if (rules->len == 0)
    return g_strdup (_("Nothing counts: switch on at least one row"));
  for (int i = 0; i < KG_N_INPUTS; i++)
    if (!kg_rule_row_is_sound (self->rows[i]))
      return g_strdup_printf (_("%s: red does not come after yellow"), kg_light_input_label (i));

  return NULL;
}
