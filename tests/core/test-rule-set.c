// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-error.h"
#include "core/kg-light-rules.h"

#include <string.h>

/* Rule sets as text and as data: what is refused, with which words and at
 * which line, and what an editor does with a set. */

#define HEAD "[rule-set]\nkey=k\n"

static char *
read_source (const char *folder,
             const char *name)
{
  g_autofree char *path = g_build_filename (KG_SOURCE_DIR, "resources", folder, name, NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static KgRuleSet *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  KgRuleSet *rules = kg_rule_set_parse (text, "set.ini", &error);

  g_assert_no_error (error);
  return rules;
}

/* Every file that ships can be used and is in the program. */
static void
test_shipped_sets (void)
{
  g_autofree char *folder = g_build_filename (KG_SOURCE_DIR, "resources", "rules", NULL);
  g_autofree char *manifest = read_source (".", "kaigong-data.gresource.xml");
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *text = read_source ("rules", name);
    g_autofree char *listed = g_strdup_printf ("<file>rules/%s</file>", name);
    g_autoptr (GPtrArray) problems = kg_rule_set_problems (text, name);
    g_autoptr (KgRuleSet) rules = NULL;
    g_autofree char *title = NULL;

    g_assert_cmpstr (problems->len > 0 ? g_ptr_array_index (problems, 0) : NULL, ==, NULL);
    rules = parse (text);
    title = kg_rule_set_get_name (rules);
    g_assert_cmpstr (title, !=, kg_rule_set_get_key (rules));
    g_assert_nonnull (kg_rule_set_get_source (rules));
    g_assert_nonnull (strstr (manifest, listed));
    g_assert_true (g_hash_table_add (keys, g_strdup (kg_rule_set_get_key (rules))));
  }
  g_assert_true (g_hash_table_contains (keys, "default-2"));
  g_assert_true (g_hash_table_contains (keys, "yinchuan-2025"));
  g_assert_true (g_hash_table_contains (keys, "sanya-2022"));
}

static void
test_bad_sets_are_refused (void)
{
  static const struct { const char *text; const char *sentence; } cases[] = {
    { "", "set.ini is not a rule set: it has no [rule-set]" },
    { "# nothing\n", "set.ini is not a rule set: it has no [rule-set]" },
    { HEAD, "set.ini is not a rule set: it has no rule" },
    { "no key file", "set.ini, line 1: “no key file” is neither a [group] nor a key=value" },
    { "\nkey=k\n[rule-set]\n", "set.ini, line 2: “key” stands before the first [group]" },
    { HEAD "\n\n[lag\n", "set.ini, line 5: “[lag” is neither a [group] nor a key=value" },
    { "[rule-set]\nname=x\n[lag]\ninput=lag\ngreen=..\n", "set.ini, line 1, [rule-set]: key is missing" },
    { "[rule-set]\nkey= \n[lag]\ninput=lag\ngreen=..\n", "set.ini, line 1, [rule-set]: key is missing" },
    { "[rule-set]\nkey=k\ncolour=x\n", "set.ini, line 3, [rule-set]: there is no key “colour”" },
    { "[rule-set]\nkey=k\nkey[zh_CN]=x\n", "set.ini, line 3, [rule-set]: there is no key “key[zh_CN]”" },
    { "[rule-set]\nkey=k\nname[zh CN]=x\n", "set.ini, line 3, [rule-set]: there is no key “name[zh CN]”" },
    { "[rule-set]\nkey=k\nname=x\nname=y\n", "set.ini, line 4, [rule-set]: name is given already in line 3" },
    { "[rule-set]\nkey=k\nname=a\\q\n[lag]\ninput=lag\ngreen=..\n",
      "set.ini, line 3, [rule-set]: name cannot be read: a “\\” is written as “\\\\”" },
    { "[rule-set]\nkey=k\nname=\\q\\\n[lag]\ninput=lag\ngreen=..\n",
      "set.ini, line 3, [rule-set]: name cannot be read: a “\\” is written as “\\\\”" },
    { HEAD "[a]\ngreen=0\n", "set.ini, line 3, [a]: input is missing" },
    { HEAD "[a]\ninput=weather\ngreen=0\n",
      "set.ini, line 4, [a]: “weather” is not an input that a rule can look at" },
    { HEAD "[a]\ninput=lag\ngreen=..\nlight=red\n", "set.ini, line 6, [a]: there is no key “light”" },
    { HEAD "[a]\ninput=lag\ngreen=..\nred[zh_CN]=1\n", "set.ini, line 6, [a]: there is no key “red[zh_CN]”" },
    { HEAD "[a]\ninput=lag\n", "set.ini, line 3, [a]: green, yellow and red are all missing" },
    { HEAD "[a]\ninput=lag\ngreen=..0\nred=1..\nexcusable=yes\n",
      "set.ini, line 7, [a]: excusable: “yes” is neither true nor false" },
    { HEAD "[a]\ninput=lag\ngreen=..0\nred=1..\n[a]\nyellow=3\n", "set.ini, line 7: [a] is given already in line 3" },
    { HEAD "[a]\ninput=lag\ngreen=..0\nred=1..\ngreen=..0\n",
      "set.ini, line 7, [a]: green is given already in line 5" },
    { HEAD "[a]\ninput=lag\ngreen=..0\nred=1..\n\n[b]\n# again\ninput=lag\ngreen=..0\nred=1..\n",
      "set.ini, line 10, [b]: “lag” has a rule already, [a] in line 3" },
    { HEAD "[a]\ninput=lag\ngreen=few\nred=1..\n",
      "set.ini, line 5, [a]: green: “few” is neither a whole number nor a range such as 1..19, 20.. or ..0" },
    { HEAD "[a]\ninput=lag\ngreen=..0\nred=1.5..\n",
      "set.ini, line 6, [a]: red: “1.5..” is neither a whole number nor a range such as 1..19, 20.. or ..0" },
    { HEAD "[a]\ninput=lag\ngreen=\nred=1..\n",
      "set.ini, line 5, [a]: green: “” is neither a whole number nor a range such as 1..19, 20.. or ..0" },
    { HEAD "[a]\ninput=lag\ngreen=..0\nyellow=1..3..5\n",
      "set.ini, line 6, [a]: yellow: “1..3..5” is neither a whole number nor a range such as 1..19, 20.. or ..0" },
    { HEAD "[a]\ninput=lag\ngreen=..0\nyellow=19..1\nred=20..\n",
      "set.ini, line 6, [a]: yellow: “19..1” ends before it begins" },
    { HEAD "[a]\ninput=probability\nred=..29\ngreen=30..101\n",
      "set.ini, line 6, [a]: green: “30..101” goes beyond what “probability” can be, 0 to 100" },
    { HEAD "[a]\ninput=major-problems\ngreen=-1..0\nyellow=1..\n",
      "set.ini, line 5, [a]: green: “-1..0” goes beyond what “major-problems” can be, 0 to 1000000" },
    { HEAD "[a]\ninput=weeks-red\ngreen=..8\nred=9\n",
      "set.ini, line 6, [a]: red: “9” goes beyond what “weeks-red” can be, 0 to 8" },
    { HEAD "[a]\ninput=lag\ngreen=..0\nred=99999999999999999999..\n",
      "set.ini, line 6, [a]: red: “99999999999999999999..” goes beyond what “lag” can be, -1000000 to 1000000" },
    { HEAD "[a]\ninput=behind\ngreen=0..9\nred=10..19\nyellow=20..\n",
      "set.ini, line 3, [a]: the colours do not go from green over yellow to red in one direction" },
    { HEAD "[a]\ninput=lag\nname=\xff\n", "set.ini, line 5: the text is not UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) problems = kg_rule_set_problems (cases[i].text, "set.ini");

    g_test_message ("%u: %s", i, cases[i].sentence);
    g_assert_null (kg_rule_set_parse (cases[i].text, "set.ini", &error));
    g_assert_error (error, KG_ERROR, KG_ERROR_REFUSED);
    g_assert_cmpstr (error->message, ==, cases[i].sentence);
    g_assert_cmpuint (problems->len, >=, 1);
    g_assert_cmpstr (g_ptr_array_index (problems, 0), ==, cases[i].sentence);
  }
}

/* The ranges of one rule; each set has its rule in line 3. */
static void
test_gaps_and_overlaps (void)
{
  static const struct { const char *input; const char *ranges; const char *sentences[3]; } cases[] = {
    /* As Yinchuan published it: 0 to 10 points are left undefined. */
    { "behind", "yellow=10..30\nred=31..\n",
      { "set.ini, line 3, [a]: values from 0 to 9 mean no colour" } },
    { "behind", "green=0\nyellow=10..30\nred=31..\n",
      { "set.ini, line 3, [a]: values from 1 to 9 mean no colour" } },
    { "behind", "green=..9\nyellow=11..30\nred=31..\n",
      { "set.ini, line 3, [a]: the value 10 means no colour" } },
    { "behind", "green=..9\nyellow=10..30\nred=31..99\n",
      { "set.ini, line 3, [a]: the value 100 means no colour" } },
    { "behind", "green=0\nyellow=2..30\nred=40..90\n",
      { "set.ini, line 3, [a]: the value 1 means no colour",
        "set.ini, line 3, [a]: values from 31 to 39 mean no colour",
        "set.ini, line 3, [a]: values from 91 to 100 mean no colour" } },
    { "lag", "green=-5..0\nred=1..\n", { "set.ini, line 3, [a]: values up to -6 mean no colour" } },
    { "lag", "green=..0\nred=1..9\n", { "set.ini, line 3, [a]: values from 10 on mean no colour" } },
    { "no-date", "yellow=1\n", { "set.ini, line 3, [a]: the value 0 means no colour" } },
    { "weeks-red", "green=..1\nred=2..7\n", { "set.ini, line 3, [a]: the value 8 means no colour" } },
    { "lag", "green=..0\nyellow=1..19\nred=10..\n",
      { "set.ini, line 7, [a]: values from 10 to 19 mean both yellow and red" } },
    { "lag", "red=10..\ngreen=..0\nyellow=1..19\n",
      { "set.ini, line 7, [a]: values from 10 to 19 mean both yellow and red" } },
    { "lag", "green=..0\nred=0..\n", { "set.ini, line 6, [a]: the value 0 means both green and red" } },
    { "lag", "green=..0\nyellow=..0\nred=1..\n",
      { "set.ini, line 6, [a]: values up to 0 mean both green and yellow" } },
    { "lag", "green=..0\nyellow=1..\nred=20..\n",
      { "set.ini, line 7, [a]: values from 20 on mean both yellow and red" } },
    { "lag", "green=..\nred=..\n", { "set.ini, line 6, [a]: all values mean both green and red" } },
    { "behind", "green=..\nyellow=5..6\nred=6..7\n",
      { "set.ini, line 6, [a]: values from 5 to 6 mean both green and yellow",
        "set.ini, line 7, [a]: values from 6 to 7 mean both green and red",
        "set.ini, line 7, [a]: the value 6 means both yellow and red" } },
    { "behind", "green=..10\nyellow=10..20\nred=30..\n",
      { "set.ini, line 3, [a]: values from 21 to 29 mean no colour",
        "set.ini, line 6, [a]: the value 10 means both green and yellow" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = g_strdup_printf (HEAD "[a]\ninput=%s\n%s", cases[i].input, cases[i].ranges);
    g_autoptr (GPtrArray) problems = kg_rule_set_problems (text, "set.ini");
    guint n = 0;

    for (; n < 3 && cases[i].sentences[n] != NULL; n++) {
      g_assert_cmpuint (n, <, problems->len);
      g_assert_cmpstr (g_ptr_array_index (problems, n), ==, cases[i].sentences[n]);
    }
    g_assert_cmpuint (problems->len, ==, n);
    g_assert_null (kg_rule_set_parse (text, "set.ini", NULL));
  }
}

/* All at once, in the order of their lines. */
static void
test_all_problems_are_told (void)
{
  static const char text[] =
    "# a set\r\n"                     /* 1 */
    "[rule-set]\r\n"                  /* 2 */
    "name=x\r\n"                      /* 3 */
    "\r\n"                            /* 4 */
    "[lag]\r\n"                       /* 5 */
    "input=lag\r\n"                   /* 6 */
    "green=..0\r\n"                   /* 7 */
    "red=2..\r\n"                     /* 8 */
    "note=none\r\n"                   /* 9 */
    "  # a comment\r\n"               /* 10 */
    "[again]\r\n"                     /* 11 */
    "  input = lag\r\n"               /* 12 */
    "  green = .. 0\r\n"              /* 13 */
    "  red = -1 ..\r\n"               /* 14 */
    "[behind]\r\n"                    /* 15 */
    "input=behind\r\n"                /* 16 */
    "green=0..200\r\n"                /* 17 */
    "red=x\r\n"                       /* 18 */
    "excusable=1\r\n";                /* 19 */
  static const char *const sentences[] = {
    "s, line 2, [rule-set]: key is missing",
    "s, line 5, [lag]: the value 1 means no colour",
    "s, line 9, [lag]: there is no key “note”",
    "s, line 12, [again]: “lag” has a rule already, [lag] in line 5",
    "s, line 14, [again]: values from -1 to 0 mean both green and red",
    "s, line 17, [behind]: green: “0..200” goes beyond what “behind” can be, 0 to 100",
    "s, line 18, [behind]: red: “x” is neither a whole number nor a range such as 1..19, 20.. or ..0",
    "s, line 19, [behind]: excusable: “1” is neither true nor false",
  };
  g_autoptr (GPtrArray) problems = kg_rule_set_problems (text, "s");

  for (guint i = 0; i < MIN (problems->len, G_N_ELEMENTS (sentences)); i++)
    g_assert_cmpstr (g_ptr_array_index (problems, i), ==, sentences[i]);
  g_assert_cmpuint (problems->len, ==, G_N_ELEMENTS (sentences));
}

static void
test_what_is_let_pass (void)
{
  g_autofree char *long_text = g_strnfill (0x10000 + 1, '\n');
  g_autoptr (KgRuleSet) rules = parse ("\xef\xbb\xbf[rule-set]\r\nkey = k \r\n  [ 进度 ]  \r\n"
                                       "input = behind \r\nred = 31 .. 100 \r\ngreen = 0..30\r\nexcusable=false");
  const KgLightRule *rule = kg_rule_set_get_rule (rules, 0);
  g_autofree char *name = kg_rule_set_get_name (rules);
  g_autofree char *text = kg_rule_set_to_text (rules);

  g_assert_cmpstr (kg_rule_set_get_key (rules), ==, "k");
  g_assert_cmpstr (name, ==, "k");
  g_assert_null (kg_rule_set_get_source (rules));
  g_assert_null (kg_rule_set_get_consequence (rules, KG_LIGHT_RED));
  g_assert_cmpuint (kg_rule_set_get_n_rules (rules), ==, 1);
  g_assert_cmpint (rule->input, ==, KG_INPUT_BEHIND);
  g_assert_false (rule->excusable);
  g_assert_cmpstr (text, ==, "[rule-set]\nkey=k\n\n[ 进度 ]\ninput=behind\ngreen=..30\nred=31..\n");

  g_assert_null (kg_rule_set_parse (long_text, "set.ini", NULL));
}

static void
assert_same_rules (const KgRuleSet *a,
                   const KgRuleSet *b)
{
  g_assert_cmpuint (kg_rule_set_get_n_rules (a), ==, kg_rule_set_get_n_rules (b));
  for (guint i = 0; i < kg_rule_set_get_n_rules (a); i++) {
    const KgLightRule *ra = kg_rule_set_get_rule (a, i);
    const KgLightRule *rb = kg_rule_set_get_rule (b, i);

    g_assert_cmpstr (ra->key, ==, rb->key);
    g_assert_cmpint (ra->input, ==, rb->input);
    g_assert_cmpint (ra->excusable, ==, rb->excusable);
    g_assert_cmpuint (ra->n_ranges, ==, rb->n_ranges);
    for (guint k = 0; k < ra->n_ranges; k++) {
      g_assert_cmpint (ra->ranges[k].light, ==, rb->ranges[k].light);
      g_assert_cmpint (ra->ranges[k].from, ==, rb->ranges[k].from);
      g_assert_cmpint (ra->ranges[k].to, ==, rb->ranges[k].to);
    }
  }
}

static void
test_text_and_back (void)
{
  static const char *const names[] = { "default.ini", "yinchuan-2025.ini", "sanya-2022.ini" };
  static const char odd[] =
    "[rule-set]\nkey=a b\nname=\\s两\\n行\\\\\nname[de]=x\nname[zh_CN]=名\nred-then[zh_CN]=约谈\n\n"
    "[x]\ninput=lag\ngreen=..\nexcusable=true\n";
  g_autoptr (KgRuleSet) rules = parse (odd);
  g_autofree char *text = kg_rule_set_to_text (rules);

  /* An outer blank of a value is dropped; all else comes back as it was. */
  g_assert_cmpstr (text, ==,
                   "[rule-set]\nkey=a b\nname=两\\n行\\\\\nname[de]=x\nname[zh_CN]=名\nred-then[zh_CN]=约谈\n\n"
                   "[x]\ninput=lag\ngreen=..\nexcusable=true\n");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *source = read_source ("rules", names[i]);
    g_autoptr (KgRuleSet) first = parse (source);
    g_autofree char *once = kg_rule_set_to_text (first);
    g_autoptr (KgRuleSet) second = parse (once);
    g_autofree char *twice = kg_rule_set_to_text (second);

    g_assert_cmpstr (once, ==, twice);
    g_assert_nonnull (strstr (once, "name[zh_CN]="));
    g_assert_cmpstr (kg_rule_set_get_key (first), ==, kg_rule_set_get_key (second));
    assert_same_rules (first, second);
  }
}

static void
test_consequences (void)
{
  g_autofree char *source = read_source ("rules", "yinchuan-2025.ini");
  g_autoptr (KgRuleSet) rules = parse (source);
  g_autofree char *yellow = kg_rule_set_get_consequence (rules, KG_LIGHT_YELLOW);
  g_autofree char *red = kg_rule_set_get_consequence (rules, KG_LIGHT_RED);

  g_assert_cmpstr (yellow, ==, "The responsible unit leads");
  g_assert_true (g_str_has_prefix (red, "Key supervision"));
  g_assert_null (kg_rule_set_get_consequence (rules, KG_LIGHT_GREEN));
  g_assert_true (kg_rule_set_find_rule (rules, KG_INPUT_MONTHS_PASSED)->excusable);
  g_assert_false (kg_rule_set_find_rule (rules, KG_INPUT_BEHIND)->excusable);
  g_assert_null (kg_rule_set_find_rule (rules, KG_INPUT_LAG));
}

/* What an editor does: each rule of a set becomes its steps and is made anew
 * of them; then one of them is changed. */
static void
test_editing (void)
{
  g_autofree char *source = read_source ("rules", "default.ini");
  g_autoptr (KgRuleSet) rules = parse (source);
  g_autoptr (GPtrArray) edited = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_light_rule_free);
  g_autofree char *same = NULL, *changed = NULL, *faulty = NULL;
  g_autoptr (KgRuleSet) again = NULL, own = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *name = NULL, *then = NULL;

  for (guint i = 0; i < kg_rule_set_get_n_rules (rules); i++) {
    const KgLightRule *rule = kg_rule_set_get_rule (rules, i);
    gboolean falling;
    int yellow, red;

    kg_light_rule_get_steps (rule, &yellow, &red, &falling);
    g_assert_cmpint (falling, ==, kg_light_input_is_falling (rule->input));
    if (rule->input == KG_INPUT_PROBABILITY)
      g_assert_true (yellow == 69 && red == 29);
    if (rule->input == KG_INPUT_MAJOR)
      g_assert_true (yellow == 1 && red == KG_LIGHT_NEVER);
    g_ptr_array_add (edited, kg_light_rule_new (rule->input, yellow, red, falling, rule->excusable));
  }
  same = kg_rule_set_compose (rules, kg_rule_set_get_key (rules), NULL, edited);
  again = parse (same);
  assert_same_rules (rules, again);

  kg_light_rule_free (g_ptr_array_steal_index (edited, 0));
  g_ptr_array_insert (edited, 0, kg_light_rule_new (KG_INPUT_LAG, 5, 30, FALSE, TRUE));
  changed = kg_rule_set_compose (rules, "own-1", "我们的规则", edited);
  own = parse (changed);
  name = kg_rule_set_get_name (own);
  then = kg_rule_set_get_consequence (own, KG_LIGHT_YELLOW);
  g_assert_cmpstr (kg_rule_set_get_key (own), ==, "own-1");
  g_assert_cmpstr (name, ==, "我们的规则");
  g_assert_cmpstr (then, ==, "A lead unit is named");
  g_assert_null (strstr (changed, "默认规则"));
  g_assert_nonnull (strstr (changed, "[lag]\ninput=lag\ngreen=..4\nyellow=5..29\nred=30..\nexcusable=true\n"));

  /* Red before yellow; a number that cannot be. */
  g_ptr_array_set_size (edited, 0);
  g_ptr_array_add (edited, kg_light_rule_new (KG_INPUT_LAG, 20, 10, FALSE, FALSE));
  g_ptr_array_add (edited, kg_light_rule_new (KG_INPUT_BEHIND, 20, 120, FALSE, FALSE));
  faulty = kg_rule_set_compose (NULL, "own-2", "x", edited);
  problems = kg_rule_set_problems (faulty, "x");
  g_assert_cmpuint (problems->len, >=, 2);
  g_assert_cmpstr (g_ptr_array_index (problems, 0), ==, "x, line 8, [lag]: yellow: “20..9” ends before it begins");
}

/* Words that an editor gives take the place of all languages; others stay. */
static void
test_words (void)
{
  g_autofree char *source = read_source ("rules", "default.ini");
  g_autoptr (KgRuleSet) rules = parse (source);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  KgRuleWords words = { .name = "我们的", .yellow_then = "", .red_then = "提请区领导" };
  g_autofree char *text = kg_rule_set_compose_words (rules, "own", &words, none);

  g_assert_true (g_str_has_prefix (text, "[rule-set]\nkey=own\nname=我们的\n"));
  g_assert_nonnull (strstr (text, "\nred-then=提请区领导\n"));
  g_assert_nonnull (strstr (text, "\nsource[zh_CN]="));
  g_assert_null (strstr (text, "yellow-then"));
  g_assert_null (strstr (text, "red-then["));
  g_assert_null (strstr (text, "name["));
}

/* Every pair of steps in every direction comes back as it went in. */
static void
test_steps_and_back (void)
{
  static const int steps[] = { KG_LIGHT_NEVER, 0, 1, 7, 8 };

  for (int kind = 0; kind < KG_N_INPUTS; kind++) {
    for (guint i = 0; i < G_N_ELEMENTS (steps) * G_N_ELEMENTS (steps) * 2; i++) {
      int yellow = steps[i / 2 % G_N_ELEMENTS (steps)];
      int red = steps[i / 2 / G_N_ELEMENTS (steps)];
      gboolean falling = i % 2, falling_again;
      g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_light_rule_free);
      g_autofree char *text = NULL;
      g_autoptr (KgRuleSet) set = NULL;
      int lowest, highest, yellow_again, red_again;
      gboolean ordered = yellow == KG_LIGHT_NEVER || red == KG_LIGHT_NEVER ||
                         (falling ? red < yellow : yellow < red);

      kg_light_input_domain (kind, &lowest, &highest);
      g_ptr_array_add (rules, kg_light_rule_new (kind, yellow, red, falling, FALSE));
      text = kg_rule_set_compose (NULL, "k", NULL, rules);
      set = kg_rule_set_parse (text, "k", NULL);
      g_assert_cmpint (set != NULL, ==,
                       ordered && (yellow <= highest || yellow == KG_LIGHT_NEVER) &&
                       (red <= highest || red == KG_LIGHT_NEVER));
      if (set == NULL)
        continue;

      kg_light_rule_get_steps (kg_rule_set_get_rule (set, 0), &yellow_again, &red_again, &falling_again);
      if (kg_rule_set_get_rule (set, 0)->n_ranges < 2)
        continue;
      g_assert_cmpint (falling_again, ==, falling);
      g_assert_cmpint (yellow_again, ==, yellow);
      g_assert_cmpint (red_again, ==, red);
    }
  }
}

static char *
random_range (GRand *rand)
{
  int from = g_rand_int_range (rand, -1, 9);
  int to = from + g_rand_int_range (rand, 0, 6);

  switch (g_rand_int_range (rand, 0, 5)) {
  case 0:
    return g_strdup_printf ("..%d", to);
  case 1:
    return g_strdup_printf ("%d..", from);
  case 2:
    return g_strdup_printf ("%d", from);
  default:
    return g_strdup_printf ("%d..%d", from, to);
  }
}

/* How many colours the rule gives a value, and the last of them. */
static guint
count_colours (const KgLightRule *rule,
               int                value,
               KgLight           *light)
{
  guint n = 0;

  for (guint i = 0; i < rule->n_ranges; i++) {
    if (value < rule->ranges[i].from || value > rule->ranges[i].to)
      continue;
    *light = rule->ranges[i].light;
    n++;
  }

  return n;
}

/* Of sets made at random, those that are accepted give every value one
 * colour, and that is the one proposed. */
static void
test_accepted_sets_are_whole (void)
{
  static const char *const colours[] = { "green", "yellow", "red" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20251);
  guint n_accepted = 0;

  for (guint round = 0; round < 60000; round++) {
    g_autoptr (GString) text = g_string_new (HEAD);
    g_autoptr (KgRuleSet) set = NULL;
    KgLightInputKind kind = g_rand_int_range (rand, 0, KG_N_INPUTS);
    const KgLightRule *rule;
    int lowest, highest;

    g_string_append_printf (text, "[a]\ninput=%s\n", kg_light_input_code (kind));
    for (guint c = 0; c < G_N_ELEMENTS (colours); c++) {
      g_autofree char *range = random_range (rand);

      if (g_rand_int_range (rand, 0, 4) > 0)
        g_string_append_printf (text, "%s=%s\n", colours[c], range);
    }

    set = kg_rule_set_parse (text->str, "set.ini", NULL);
    if (set == NULL)
      continue;

    n_accepted++;
    rule = kg_rule_set_get_rule (set, 0);
    kg_light_input_domain (kind, &lowest, &highest);
    for (int value = MAX (lowest, -120); value <= MIN (highest, 120); value++) {
      g_autoptr (GPtrArray) reasons = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_light_reason_free);
      KgLightInput input = { 0 };
      KgLight light = KG_LIGHT_NONE;

      g_assert_cmpuint (count_colours (rule, value, &light), ==, 1);
      kg_light_input_set (&input, kind, value, KG_DATE_NONE, NULL);
      kg_light_propose (set, &input, reasons);
      g_assert_cmpuint (reasons->len, ==, light == KG_LIGHT_GREEN ? 0 : 1);
      if (reasons->len > 0)
        g_assert_cmpint (((KgLightReason *) g_ptr_array_index (reasons, 0))->light, ==, light);
    }
  }

  g_assert_cmpuint (n_accepted, >, 100);
}

static void
test_range_words (void)
{
  static const struct { KgLightInputKind input; KgLightRange range; const char *code; const char *words; } cases[] = {
    { KG_INPUT_LAG, { KG_LIGHT_GREEN, G_MININT, 0 }, "..0", "up to 0" },
    { KG_INPUT_LAG, { KG_LIGHT_YELLOW, 1, 19 }, "1..19", "1 to 19" },
    { KG_INPUT_LAG, { KG_LIGHT_RED, 20, G_MAXINT }, "20..", "20 and more" },
    { KG_INPUT_LAG, { KG_LIGHT_RED, G_MININT, G_MAXINT }, "..", "always" },
    { KG_INPUT_MAJOR, { KG_LIGHT_GREEN, 0, 0 }, "0", "0" },
    { KG_INPUT_MAJOR, { KG_LIGHT_YELLOW, 0, 2 }, "..2", "up to 2" },
    { KG_INPUT_PROBABILITY, { KG_LIGHT_GREEN, 70, 100 }, "70..", "70 and more" },
    { KG_INPUT_PROBABILITY, { KG_LIGHT_GREEN, 100, 100 }, "100", "100" },
    { KG_INPUT_NO_DATE, { KG_LIGHT_GREEN, 0, 0 }, "0", "no" },
    { KG_INPUT_NO_DATE, { KG_LIGHT_YELLOW, 1, 1 }, "1", "yes" },
    { KG_INPUT_NO_DATE, { KG_LIGHT_GREEN, 0, 1 }, "..", "always" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *code = kg_light_range_to_code (cases[i].input, &cases[i].range);
    g_autofree char *words = kg_light_range_to_text (cases[i].input, &cases[i].range);

    g_assert_cmpstr (code, ==, cases[i].code);
    g_assert_cmpstr (words, ==, cases[i].words);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rule-set/shipped", test_shipped_sets);
  g_test_add_func ("/rule-set/bad-sets", test_bad_sets_are_refused);
  g_test_add_func ("/rule-set/gaps-and-overlaps", test_gaps_and_overlaps);
  g_test_add_func ("/rule-set/all-problems", test_all_problems_are_told);
  g_test_add_func ("/rule-set/let-pass", test_what_is_let_pass);
  g_test_add_func ("/rule-set/text-and-back", test_text_and_back);
  g_test_add_func ("/rule-set/consequences", test_consequences);
  g_test_add_func ("/rule-set/editing", test_editing);
  g_test_add_func ("/rule-set/words", test_words);
  g_test_add_func ("/rule-set/steps-and-back", test_steps_and_back);
  g_test_add_func ("/rule-set/range-words", test_range_words);
  g_test_add_func ("/rule-set/accepted-sets-are-whole", test_accepted_sets_are_whole);

  return g_test_run ();
}
