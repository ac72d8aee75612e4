// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-error.h"
#include "core/kg-template.h"

#include <string.h>

/* Process templates: what they mean, what is refused, and that those that
 * ship with the program give the figures of the document it starts from. */

/* Working days of a month: 250 in a year, and 12 months, are 20.8. */
#define MONTH 21

static const char *const shipped[] = {
  "serial", "complex", "parallel", "filing", "ratification", "approval", "incomplete",
  "power-after-land", "power-early", "power-station",
};

#define HEAD "[template]\nkey=t\nname=T\n"
#define CHOICE "[choice c]\nname=C\noptions=x;y\ndefault=x\n"
#define STEP(key, rest) "[step " key "]\nname=" key "\nduration=5\n" rest

static KgTemplate *
load (const char *key)
{
  g_autofree char *name = g_strconcat (key, ".ini", NULL);
  g_autofree char *path = g_build_filename (KG_SOURCE_DIR, "resources", "templates", name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  KgTemplate *template;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  template = kg_template_parse (text, name, &error);
  g_assert_no_error (error);
  return template;
}

static KgTemplate *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  KgTemplate *template = kg_template_parse (text, "t.ini", &error);

  g_assert_no_error (error);
  return template;
}

static int
length (KgTemplate *template,
        const char *choices)
{
  g_autoptr (GError) error = NULL;
  int days = kg_template_length (template, choices, &error);

  g_assert_no_error (error);
  return days;
}

static KgTemplatePlan *
resolve (KgTemplate *template,
         const char *choices)
{
  g_autoptr (GError) error = NULL;
  KgTemplatePlan *plan = kg_template_resolve (template, choices, &error);

  g_assert_no_error (error);
  return plan;
}

static int
find (const KgTemplatePlan *plan,
      const char           *key)
{
  for (guint i = 0; i < plan->n_steps; i++)
    if (g_str_equal (plan->keys[i], key))
      return (int) i;

  return -1;
}

static void
assert_after (const KgTemplatePlan *plan,
              const char           *key,
              const char           *predecessors)
{
  g_autofree char *found = NULL;

  g_assert_cmpint (find (plan, key), >=, 0);
  found = kg_template_plan_dup_predecessors (plan, (guint) find (plan, key));
  g_assert_cmpstr (found, ==, predecessors);
}

/* The figures of the source, each beside its sentence, which the template
 * itself quotes. */
typedef struct {
  const char *key;
  const char *choices;
  const char *sentence;
  int at_least;         /* working days from the first step to the last */
  int at_most;
} Figure;

static const Figure figures[] = {
  { "serial", NULL, "企业拿到全部资质一般需要100天左右", 100, 100 },
  { "complex", NULL, "若涉及投资量较大、工程较复杂的项目，平均需5个月左右", 5 * MONTH, 5 * MONTH + 5 },
  { "parallel", NULL, "使项目从初步设计方案到拿证开工仅仅耗时1个月", MONTH - 1, MONTH + 2 },
  { "parallel", "power=early", "使项目从初步设计方案到拿证开工仅仅耗时1个月", MONTH - 1, MONTH + 2 },
  { "incomplete", NULL, "确保在一天内完成了项目备案、报建并取得地块边界确认单", 1, 1 },
  { "power-after-land", NULL, "原本需要在拿地后2-3个月才能实现的供电", 2 * MONTH, 3 * MONTH },
  { "power-early", NULL, "缩短至1个月内", 1, MONTH },
};

static gboolean
quotes (KgTemplate *template,
        const char *sentence)
{
  const KgTemplateData *data = kg_template_get_data (template);

  if (data->source.chinese != NULL && strstr (data->source.chinese, sentence) != NULL)
    return TRUE;
  for (guint i = 0; i < data->steps->len; i++)
    if (strstr (((KgTemplateStep *) g_ptr_array_index (data->steps, i))->source, sentence) != NULL)
      return TRUE;

  return FALSE;
}

static void
test_figures (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++) {
    const Figure *figure = &figures[i];
    g_autoptr (KgTemplate) template = load (figure->key);

    g_test_message ("%s: %s", figure->key, figure->sentence);
    g_assert_cmpint (length (template, figure->choices), >=, figure->at_least);
    g_assert_cmpint (length (template, figure->choices), <=, figure->at_most);
    g_assert_true (quotes (template, figure->sentence));
  }
}

/* “按照法定审批时间，颁发‘四证’需要23个工作日” */
static void
test_four_permits (void)
{
  static const char *const names[] = {
    "建设用地规划许可证", "建设工程设计方案批复", "建设工程规划许可证", "建设工程施工许可证",
  };
  static const char *const keys[] = { "serial", "complex", "filing", "ratification", "approval" };

  for (guint k = 0; k < G_N_ELEMENTS (keys); k++) {
    g_autoptr (KgTemplate) template = load (keys[k]);
    g_autoptr (KgTemplatePlan) plan = resolve (template, NULL);
    guint n = 0;
    int days = 0;

    for (guint i = 0; i < plan->n_steps; i++) {
      if (!plan->steps[i].permit)
        continue;
      g_assert_cmpuint (n, <, G_N_ELEMENTS (names));
      g_assert_cmpstr (plan->steps[i].name, ==, names[n++]);
      g_assert_nonnull (strstr (plan->origins[i]->source, "按照法定审批时间，颁发‘四证’需要23个工作日"));
      g_assert_nonnull (strstr (plan->origins[i]->source, KG_TEMPLATE_ASSUMPTION));
      days += plan->steps[i].duration;
    }
    g_assert_cmpuint (n, ==, 4);
    g_assert_cmpint (days, ==, 23);
  }
}

/* “原本需要在拿地后2-3个月才能实现的供电，缩短至1个月内”: whatever happens. */
static void
test_power (void)
{
  static const struct { const char *key; int shortest; int longest; } spans[] = {
    { "power-after-land", 2 * MONTH, 3 * MONTH },
    { "power-early", 1, MONTH },
  };

  for (guint k = 0; k < G_N_ELEMENTS (spans); k++) {
    g_autoptr (KgTemplate) template = load (spans[k].key);
    g_autoptr (KgTemplatePlan) plan = resolve (template, NULL);

    for (guint i = 0; i < plan->n_steps; i++)
      plan->steps[i].duration = plan->steps[i].shortest;
    g_assert_cmpint (kg_plan_length (plan->steps, plan->n_steps), >=, spans[k].shortest);
    for (guint i = 0; i < plan->n_steps; i++)
      plan->steps[i].duration = plan->steps[i].longest;
    g_assert_cmpint (kg_plan_length (plan->steps, plan->n_steps), <=, spans[k].longest);
  }
}

/* Taking the land and starting leaves no time for power that is applied for
 * only then. */
static void
test_power_as_a_choice (void)
{
  g_autoptr (KgTemplate) serial = load ("serial");
  g_autoptr (KgTemplate) parallel = load ("parallel");

  g_assert_cmpint (length (serial, "power=none"), ==, length (serial, NULL));
  g_assert_cmpint (length (serial, "power=after"), ==, length (serial, NULL));
  g_assert_cmpint (length (serial, "power=early"), ==, length (serial, NULL));
  g_assert_cmpint (length (parallel, "power=after"), >=, length (parallel, NULL) + 2 * MONTH);
  g_assert_cmpint (length (parallel, "power=early"), ==, length (parallel, NULL));
  g_assert_cmpint (length (parallel, "power=station"), ==, length (parallel, NULL));
}

typedef struct {
  const char *option;
  const char *permits[5];
} PermitSet;

static const PermitSet sets[] = {
  { "four", { "land_permit", "scheme_approval", "planning_permit", "construction_permit", NULL } },
  { "three", { "land_permit", "planning_permit", "piles_permit", NULL } },
  { "five", { "property_certificate", "land_permit", "scheme_approval", "planning_permit", "construction_permit" } },
  { "piles", { "land_permit", "scheme_approval", "piles_permit", NULL } },
  { "generic", { "land_certificate", "land_permit", "planning_permit", "construction_permit", NULL } },
};

static void
test_permit_sets (void)
{
  static const char *const keys[] = { "serial", "complex", "parallel", "filing", "ratification" };

  for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
    for (guint s = 0; s < G_N_ELEMENTS (sets); s++) {
      g_autoptr (KgTemplate) template = load (keys[k]);
      g_autofree char *choices = g_strconcat ("permits=", sets[s].option, NULL);
      g_autoptr (KgTemplatePlan) plan = resolve (template, choices);
      guint n = 0, n_wanted = 0;

      while (n_wanted < 5 && sets[s].permits[n_wanted] != NULL)
        g_assert_true (plan->steps[find (plan, sets[s].permits[n_wanted++])].permit);
      for (guint i = 0; i < plan->n_steps; i++)
        n += plan->steps[i].permit;
      g_assert_cmpuint (n, ==, n_wanted);
    }
}

static void
check_plan (KgTemplate       *template,
            const char       *choices,
            const KgCalendar *calendar)
{
  g_autoptr (KgTemplatePlan) plan = resolve (template, choices);
  g_autoptr (GArray) findings = kg_plan_check (plan->steps, plan->n_steps, KG_DATE_NONE);
  KgDate target = kg_date_new (2026, 10, 9);
  KgDate last = KG_DATE_NONE;

  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_cmpstr (plan->choices, ==, *choices != '\0' ? choices : NULL);
  kg_plan_schedule_back (plan->steps, plan->n_steps, target, calendar);
  for (guint i = 0; i < plan->n_steps; i++) {
    const KgStep *step = &plan->steps[i];
    g_autofree char *predecessors = kg_template_plan_dup_predecessors (plan, i);
    guint64 after = step->after;

    g_assert_cmpint (step->shortest, <=, step->duration);
    g_assert_cmpint (step->duration, <=, step->longest);
    g_assert_cmpint (step->planned_start, <=, step->planned_end);
    g_assert_cmpstr (plan->origins[i]->source, !=, "");
    g_assert_nonnull (plan->origins[i]->authority);
    last = MAX (last, step->planned_end);

    /* What is stored says the same. */
    plan->steps[i].after = 0;
    g_assert_true (kg_plan_connect (plan->steps, plan->n_steps, i, plan->keys, predecessors, NULL));
    g_assert_cmpuint (plan->steps[i].after, ==, after);
  }

  g_assert_cmpint (last, ==, kg_calendar_add (calendar, target, -1));
}

static void
test_shipped (void)
{
  g_autoptr (KgCalendar) calendar = kg_calendar_new ();

  for (guint k = 0; k < G_N_ELEMENTS (shipped); k++) {
    g_autoptr (KgTemplate) template = load (shipped[k]);
    g_autoptr (GPtrArray) combinations = kg_template_combinations (template);
    g_autofree char *text = kg_template_to_text (template);
    g_autoptr (KgTemplate) again = parse (text);
    g_autofree char *text_again = kg_template_to_text (again);

    g_assert_cmpstr (kg_template_get_key (template), ==, shipped[k]);
    g_assert_cmpstr (text, ==, text_again);
    g_assert_nonnull (kg_template_get_data (template)->name.chinese);
    g_assert_nonnull (kg_template_get_data (template)->note.chinese);
    for (guint i = 0; i < combinations->len; i++) {
      const char *choices = g_ptr_array_index (combinations, i);

      g_test_message ("%s (%s)", shipped[k], choices);
      check_plan (template, choices, calendar);
      g_assert_cmpint (length (template, choices), ==, length (again, choices));
    }
  }
}

/* A step that falls out leaves no gap. */
static void
test_steps_that_fall_out (void)
{
  g_autoptr (KgTemplate) template =
    parse (HEAD CHOICE STEP ("a", "") STEP ("b", "") STEP ("m", "when=c:y\nafter=a;b\n")
           STEP ("n", "when=c:y\n") STEP ("d", "") STEP ("e", "after=-\nmode=early\n"));
  g_autoptr (KgTemplatePlan) x = resolve (template, NULL);
  g_autoptr (KgTemplatePlan) y = resolve (template, " c = y ");

  g_assert_cmpuint (x->n_steps, ==, 4);
  g_assert_cmpstr (x->choices, ==, "c=x");
  assert_after (x, "a", "-");
  assert_after (x, "b", "a");
  assert_after (x, "d", "a;b");
  assert_after (x, "e", "-");
  g_assert_cmpint (length (template, "c=x"), ==, 15);

  g_assert_cmpuint (y->n_steps, ==, 6);
  g_assert_cmpstr (y->choices, ==, "c=y");
  assert_after (y, "m", "a;b");
  assert_after (y, "n", "m");
  assert_after (y, "d", "n");
  g_assert_cmpint (length (template, "c=y"), ==, 25);
}

static void
test_durations (void)
{
  g_autoptr (KgTemplate) template =
    parse (HEAD "[step a]\nname=a\nduration=10\n[step b]\nname=b\nduration= 0 ; 5;7 \n[step c]\nname=c\nduration=0\n");
  g_autoptr (KgTemplatePlan) plan = resolve (template, NULL);

  g_assert_cmpint (plan->steps[0].shortest, ==, 8);
  g_assert_cmpint (plan->steps[0].longest, ==, 15);
  g_assert_cmpint (plan->steps[1].shortest, ==, 0);
  g_assert_cmpint (plan->steps[1].duration, ==, 5);
  g_assert_cmpint (plan->steps[1].longest, ==, 7);
  g_assert_cmpint (plan->steps[2].longest, ==, 0);
  g_assert_cmpstr (plan->origins[0]->source, ==, KG_TEMPLATE_ASSUMPTION);
}

typedef struct {
  const char *text;
  const char *sentence;
} Refusal;

static const Refusal refusals[] = {
  { "", "t.ini is not a process template: it has no [template]" },
  { "\xff", "t.ini is not a process template: it is not UTF-8" },
  { "nonsense\n", "t.ini, line 1: “nonsense” is neither a [group] nor a key=value in one" },
  { "a=1\n" HEAD, "t.ini, line 1: “a” is neither a [group] nor a key=value in one" },
  { HEAD, "t.ini, line 1, [template]: there is no step" },
  { "[template]\nkey=t\n" STEP ("a", ""), "t.ini, line 1, [template] name: this is missing" },
  { "[template]\nname=t\n" STEP ("a", ""), "t.ini, line 1, [template] key: this is missing" },
  { "[template]\nkey=two words\nname=T\n" STEP ("a", ""),
    "t.ini, line 2, [template] key: “two words” is not a key of letters, digits, “-” and “_”" },
  { "[template]\nkey=t\nkey=u\nname=T\n" STEP ("a", ""), "t.ini, line 3, [template] key: this is given twice" },
  { HEAD "colour=red\n" STEP ("a", ""), "t.ini, line 4, [template] colour: there is no such key" },
  { HEAD "name[de]=T\n" STEP ("a", ""), "t.ini, line 4, [template] name[de]: there is no such key" },
  { HEAD "route=road\n" STEP ("a", ""),
    "t.ini, line 4, [template] route: “road” is not a route; it is filing, ratification or approval" },
  { HEAD "note=\\q\n" STEP ("a", ""),
    "t.ini, line 4, [template] note: there is a “\\” with nothing that may follow it" },
  { HEAD "note=\\q\\\n" STEP ("a", ""),
    "t.ini, line 4, [template] note: there is a “\\” with nothing that may follow it" },
  { HEAD "[stp a]\nname=a\n", "t.ini, line 4: [stp a] is neither [template] nor a [choice …] or [step …]" },
  { HEAD "[step a b]\nname=a\n",
    "t.ini, line 4, [step a b]: “a b” is not a key of letters, digits, “-” and “_”" },
  { HEAD STEP ("a", "") STEP ("a", ""), "t.ini, line 7: [step a] is there twice" },
  { HEAD STEP ("a", "durations=1\n"), "t.ini, line 7, [step a] durations: there is no such key" },
  { HEAD "[step a]\nduration=1\n", "t.ini, line 4, [step a] name: this is missing" },
  { HEAD "[step a]\nname= \nduration=1\n", "t.ini, line 5, [step a] name: this is missing" },
  { HEAD "[step a]\nname=a\n", "t.ini, line 4, [step a] duration: this is missing" },
  { HEAD "[step a]\nname=a\nduration=-1\n",
    "t.ini, line 6, [step a] duration: -1 working days are not between 0 and 5000" },
  { HEAD "[step a]\nname=a\nduration=1;2;5001\n",
    "t.ini, line 6, [step a] duration: 5001 working days are not between 0 and 5000" },
  { HEAD "[step a]\nname=a\nduration=3;2;5\n",
    "t.ini, line 6, [step a] duration: “3;2;5” is not in the order optimistic, likely, pessimistic" },
  { HEAD "[step a]\nname=a\nduration=1;2\n",
    "t.ini, line 6, [step a] duration: “1;2” is neither a number of working days nor three of them, as in 3;5;10" },
  { HEAD "[step a]\nname=a\nduration=99999999999\n",
    "t.ini, line 6, [step a] duration: “99999999999” is neither a number of working days "
    "nor three of them, as in 3;5;10" },
  { HEAD STEP ("a", "mode=fast\n"),
    "t.ini, line 7, [step a] mode: “fast” is not a mode; it is normal, parallel, incomplete or early" },
  { HEAD STEP ("a", "after=z\n"), "t.ini, line 7, [step a] after: there is no step “z”" },
  { HEAD STEP ("a", "") STEP ("b", "after=a;-\n"), "t.ini, line 10, [step b] after: there is no step “-”" },
  { HEAD STEP ("a", "after=a\n"), "t.ini, line 7, [step a] after: the step waits for itself, a → a" },
  { HEAD STEP ("a", "after=c\n") STEP ("b", "") STEP ("c", ""),
    "t.ini, line 7, [step a] after: the step waits for itself, a → b → c → a" },
  { HEAD CHOICE STEP ("a", "after=c\n") STEP ("b", "when=c:y\n") STEP ("c", "when=c:y\n"),
    "t.ini, line 11, [step a] after: the step waits for itself, a → b → c → a" },
  { HEAD CHOICE STEP ("a", "when=c:y\n"), "t.ini, line 1, [template]: there is no step (c=x)" },
  { HEAD STEP ("a", "when=c:y\n"), "t.ini, line 7, [step a] when: there is no choice “c”" },
  { HEAD CHOICE STEP ("a", "when=c:y,z\n"), "t.ini, line 11, [step a] when: the choice “c” has no option “z”" },
  { HEAD CHOICE STEP ("a", "permit=c:z\n"), "t.ini, line 11, [step a] permit: the choice “c” has no option “z”" },
  { HEAD CHOICE STEP ("a", "permit=1\n"),
    "t.ini, line 11, [step a] permit: “1” is not a condition such as permits:four,five" },
  { HEAD CHOICE STEP ("a", "when=y\n"),
    "t.ini, line 11, [step a] when: “y” is not a condition such as permits:four,five" },
  { HEAD "[choice c]\nname=C\noptions=x;y\n" STEP ("a", ""), "t.ini, line 4, [choice c] default: this is missing" },
  { HEAD "[choice c]\nname=C\noptions=x;y\ndefault=z\n" STEP ("a", ""),
    "t.ini, line 7, [choice c] default: “z” is not one of the options" },
  { HEAD "[choice c]\nname=C\ndefault=z\n" STEP ("a", ""), "t.ini, line 4, [choice c] options: this is missing" },
  { HEAD "[choice c]\noptions=x\ndefault=x\n" STEP ("a", ""), "t.ini, line 4, [choice c] name: this is missing" },
  { HEAD "[choice c]\nname=C\noptions=x;x\ndefault=x\n" STEP ("a", ""),
    "t.ini, line 6, [choice c] options: “x” cannot be an option, or is one already" },
  { HEAD CHOICE "z=Z\n" STEP ("a", ""), "t.ini, line 8, [choice c] z: there is no such key" },
};

static void
test_refusals (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (KgTemplate) template = kg_template_parse (refusals[i].text, "t.ini", &error);

    g_test_message ("%s", refusals[i].sentence);
    g_assert_null (template);
    g_assert_error (error, KG_ERROR, KG_ERROR_REFUSED);
    g_assert_cmpstr (error->message, ==, refusals[i].sentence);
  }
}

static void
test_too_many (void)
{
  g_autoptr (GString) text = g_string_new (HEAD);
  g_autoptr (GString) choices = g_string_new (HEAD STEP ("a", ""));
  g_autoptr (KgTemplate) template = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) combinations = NULL;

  for (int i = 0; i < KG_PLAN_MAX_STEPS; i++)
    g_string_append_printf (text, "[step s%d]\nname=s\nduration=5000\n", i);
  template = parse (text->str);
  g_assert_cmpint (length (template, NULL), ==, KG_PLAN_MAX_STEPS * 5000);

  g_string_append (text, "[step last]\nname=s\nduration=1\n");
  problems = kg_template_problems (text->str, "t.ini");
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (problems, 0), ==,
                   "t.ini, line 1, [template]: 65 steps are too many, a plan has at most 64");

  for (int i = 0; i < 40; i++)
    g_string_append_printf (choices, "[choice c%d]\nname=C\noptions=a;b\ndefault=a\n", i);
  combinations = kg_template_problems (choices->str, "t.ini");
  g_assert_cmpuint (combinations->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (combinations, 0), ==,
                   "t.ini, line 1, [template]: the choices allow more than 512 combinations");
}

/* An editor shows all of it at once. */
static void
test_problems (void)
{
  g_autoptr (GPtrArray) problems =
    kg_template_problems (HEAD "[step a]\nduration=x\nmode=y\nafter=z\n[step b]\nname=b\nduration=1\nz=1\n", "t.ini");
  g_autoptr (GPtrArray) none = kg_template_problems ("\xef\xbb\xbf" HEAD STEP ("a", ""), "t.ini");
  static const char *const keys[] = { "[step a] name", "[step a] duration", "[step a] mode", "[step b] z",
                                      "[step a] after" };

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (problems->len, ==, G_N_ELEMENTS (keys));
  for (guint i = 0; i < problems->len; i++)
    g_assert_nonnull (strstr (g_ptr_array_index (problems, i), keys[i]));
}

/* What an editor makes is read back as it was, odd characters and all. */
static void
test_edited (void)
{
  g_autoptr (KgTemplate) serial = load ("serial");
  g_autoptr (KgTemplateData) data = kg_template_data_copy (kg_template_get_data (serial));
  g_autoptr (KgTemplate) edited = NULL;
  g_autoptr (KgTemplateData) twice = NULL;
  g_autoptr (KgTemplatePlan) plan = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *text = NULL, *again = NULL, *wrong = NULL;
  KgTemplateStep *step = kg_template_step_new ();
  const KgTemplateStep *found;

  step->key = g_strdup ("blessing");
  step->name = g_strdup ("  奠基\\仪式\n第二行\t=[x];");
  step->after = g_strdup ("construction_permit");
  step->duration = 2;
  step->longest = 4;
  step->mode = KG_STEP_INCOMPLETE;
  step->permit = TRUE;
  step->permit_when = g_strdup ("permits:four");
  g_ptr_array_add (data->steps, step);
  g_free (data->key);
  data->key = g_strdup ("my-own");

  text = kg_template_data_to_text (data);
  edited = parse (text);
  again = kg_template_to_text (edited);
  g_assert_cmpstr (text, !=, again); /* blanks around a name are not kept */
  found = g_ptr_array_index (kg_template_get_data (edited)->steps, kg_template_get_data (edited)->steps->len - 1);
  g_assert_cmpstr (found->name, ==, "奠基\\仪式\n第二行\t=[x];");
  g_assert_cmpint (found->shortest, ==, 2);
  g_assert_cmpint (found->longest, ==, 4);
  g_assert_cmpint (found->mode, ==, KG_STEP_INCOMPLETE);
  plan = resolve (edited, NULL);
  assert_after (plan, "blessing", "construction_permit");

  twice = kg_template_data_copy (data);
  g_ptr_array_add (twice->steps, kg_template_step_copy (step));
  wrong = kg_template_data_to_text (twice);
  problems = kg_template_problems (wrong, "my-own");
  g_assert_cmpuint (problems->len, >=, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (problems, 0), "[step blessing] is there twice"));
}

static void
test_unknown_choices (void)
{
  static const struct { const char *choices; const char *sentence; } cases[] = {
    { "sky=blue", "The process template “Regular serial path” has no choice “sky”" },
    { "permits=six", "The choice “permits” of the process template “Regular serial path” has no option “six”" },
    { "permits", "“permits” is not a choice such as permits=four" },
    { "permits=four;permits=five", "Two options are given for the choice “permits”" },
  };
  g_autoptr (KgTemplate) serial = load ("serial");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (kg_template_resolve (serial, cases[i].choices, &error));
    g_assert_error (error, KG_ERROR, KG_ERROR_REFUSED);
    g_assert_cmpstr (error->message, ==, cases[i].sentence);
    g_clear_error (&error);
    g_assert_cmpint (kg_template_length (serial, cases[i].choices, &error), ==, -1);
    g_assert_error (error, KG_ERROR, KG_ERROR_REFUSED);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("LANGUAGE", "en", TRUE);

  g_test_add_func ("/template/figures", test_figures);
  g_test_add_func ("/template/four-permits", test_four_permits);
  g_test_add_func ("/template/power", test_power);
  g_test_add_func ("/template/power-as-a-choice", test_power_as_a_choice);
  g_test_add_func ("/template/permit-sets", test_permit_sets);
  g_test_add_func ("/template/shipped", test_shipped);
  g_test_add_func ("/template/steps-that-fall-out", test_steps_that_fall_out);
  g_test_add_func ("/template/durations", test_durations);
  g_test_add_func ("/template/refusals", test_refusals);
  g_test_add_func ("/template/too-many", test_too_many);
  g_test_add_func ("/template/problems", test_problems);
  g_test_add_func ("/template/edited", test_edited);
  g_test_add_func ("/template/unknown-choices", test_unknown_choices);

  return g_test_run ();
}
