// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"

#include "core/kg-error.h"
#include "services/kg-definition-file.h"
#include "services/kg-rules-effect.h"
#include "services/kg-rules-service.h"
#include "services/kg-template-service.h"

#include <string.h>

/* What the editors of rule sets and templates rest on. */

static const char harsh[] =
  "[rule-set]\nkey=harsh\n[blocking]\ninput=blocking-problems\ngreen=0\nred=1..\n"
  "[lag]\ninput=lag\ngreen=..-101\nred=-100..\n";

typedef struct {
  const char *text;
  const char *before;
  char *read;
  KgBoard *board;
} Run;

static gboolean
save_rules (KgTxn      *txn,
            KgContext  *context,
            gpointer    data,
            GError    **error)
{
  Run *run = data;

  return kg_rules_save_over (txn, context, run->text, run->before, error);
}

static gboolean
read_default (KgTxn      *txn,
              KgContext  *context,
              gpointer    data,
              GError    **error)
{
  Run *run = data;

  g_free (run->read);
  run->read = kg_rules_read_text (txn, "default-2", error);
  return run->read != NULL;
}

static gboolean
save_template (KgTxn      *txn,
               KgContext  *context,
               gpointer    data,
               GError    **error)
{
  Run *run = data;

  return kg_template_save_over (txn, context, run->text, run->before, error);
}

static gboolean
load (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  Run *run = data;

  run->board = kg_board_load (txn, context, NULL, error);
  return run->board != NULL;
}

static void
expect_refusal (KgDistrict     *district,
                KgDistrictFunc  func,
                Run            *run,
                int             code,
                const char     *words)
{
  g_autofree char *sentence = kg_district_fail (district, func, run, code);

  if (strstr (sentence, words) == NULL)
    g_error ("“%s” does not say “%s”", sentence, words);
}

static void
test_rules_are_not_written_over (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  g_autofree char *edited = NULL, *again = NULL, *before = NULL;
  Run run = { .text = harsh };

  /* A new set, once. */
  kg_district_do (district, save_rules, &run);
  expect_refusal (district, save_rules, &run, KG_ERROR_CONFLICT, "There is a rule set “harsh” already");
  run.before = harsh;
  kg_district_do (district, save_rules, &run);

  /* A shipped one, edited at two seats. */
  kg_district_do (district, read_default, &run);
  before = g_strdup (run.read);
  edited = g_strconcat (before, "\n# first\n", NULL);
  again = g_strconcat (before, "\n# second\n", NULL);
  run.text = edited;
  run.before = before;
  kg_district_do (district, save_rules, &run);
  run.text = again;
  expect_refusal (district, save_rules, &run, KG_ERROR_CONFLICT, "somebody else");
  kg_district_do (district, read_default, &run);
  g_assert_cmpstr (run.read, ==, edited);

  /* A gap is refused, and says where. */
  run.text = "[rule-set]\nkey=harsh\n[lag]\ninput=lag\ngreen=..0\nred=5..\n";
  run.before = harsh;
  expect_refusal (district, save_rules, &run, KG_ERROR_REFUSED, "line ");
  g_free (run.read);
}

static void
test_templates_are_not_written_over (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  g_autoptr (KgTemplate) serial = kg_template_find_shipped ("serial");
  g_autofree char *before = kg_template_to_text (serial);
  KgTemplateData *data = kg_template_data_copy (kg_template_get_data (serial));
  g_autofree char *edited = NULL, *copy = NULL;
  Run run = { .before = before };

  ((KgTemplateStep *) g_ptr_array_index (data->steps, 0))->duration += 1;
  edited = kg_template_data_to_text (data);
  g_free (data->key);
  data->key = g_strdup ("our-serial");
  copy = kg_template_data_to_text (data);
  kg_template_data_free (data);

  run.text = edited;
  kg_district_do (district, save_template, &run);
  expect_refusal (district, save_template, &run, KG_ERROR_CONFLICT, "somebody else");

  run = (Run) { .text = copy };
  kg_district_do (district, save_template, &run);
  expect_refusal (district, save_template, &run, KG_ERROR_CONFLICT, "“our-serial” already");
}

static void
test_effect (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  g_autoptr (KgRuleSet) rules = kg_rule_set_parse (harsh, "harsh", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL, *nothing = NULL;
  KgRulesEffect effect;
  Run run = { 0 };

  kg_district_do (district, load, &run);
  g_assert_true (kg_rules_effect_find (run.board, kg_context_get_rules (district->context), NULL, &effect, &error));
  g_assert_cmpuint (effect.n_changed, ==, 0);
  g_assert_cmpmem (effect.before, sizeof effect.before, effect.after, sizeof effect.after);
  nothing = kg_rules_effect_to_text (&effect);
  g_assert_cmpstr (nothing, ==, "Would change no proposed light");

  g_assert_true (kg_rules_effect_find (run.board, rules, NULL, &effect, &error));
  words = kg_rules_effect_to_text (&effect);
  g_assert_cmpuint (effect.n_changed, ==, 1);
  g_assert_cmpstr (words, ==, "Would change 1 proposed light: 1 more red, 1 fewer green");

  g_cancellable_cancel (cancellable);
  g_assert_false (kg_rules_effect_find (run.board, rules, cancellable, &effect, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  kg_board_unref (run.board);
}

static void
test_words_of_the_effect (void)
{
  static const struct { KgRulesEffect effect; const char *words; } cases[] = {
    { { .n_changed = 5, .before = { 0, 4, 4, 1 }, .after = { 0, 3, 2, 4 } },
      "Would change 5 proposed lights: 3 more red, 2 fewer yellow, 1 fewer green" },
    { { .n_changed = 2, .before = { 0, 4, 4, 1 }, .after = { 0, 4, 4, 1 } },
      "Would change 2 proposed lights, as many of each colour as before" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *words = kg_rules_effect_to_text (&cases[i].effect);

    g_assert_cmpstr (words, ==, cases[i].words);
  }
}

static void
test_files (void)
{
  g_autoptr (KgDistrict) district = kg_district_new ();
  g_autofree char *path = g_build_filename (district->folder, "rules.ini", NULL);
  g_autofree char *missing = g_build_filename (district->folder, "none.ini", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kg_definition_write_file (harsh, path, &error));
  text = kg_definition_load_file (path, &error);
  g_assert_cmpstr (text, ==, harsh);

  g_assert_null (kg_definition_load_file (missing, &error));
  g_assert_error (error, KG_ERROR, KG_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (kg_definition_load_file (district->folder, &error));
  g_assert_nonnull (strstr (error->message, "is not a file"));
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (path, "\xff\xfe", 2, NULL));
  g_assert_null (kg_definition_load_file (path, &error));
  g_assert_cmpstr (error->message, ==, "“rules.ini” is not a text in UTF-8");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rules-editing/rules-are-not-written-over", test_rules_are_not_written_over);
  g_test_add_func ("/rules-editing/templates-are-not-written-over", test_templates_are_not_written_over);
  g_test_add_func ("/rules-editing/effect", test_effect);
  g_test_add_func ("/rules-editing/words-of-the-effect", test_words_of_the_effect);
  g_test_add_func ("/rules-editing/files", test_files);

  return g_test_run ();
}
