// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-template-private.h"

#include "core/kg-error.h"
#include "core/kg-key-lines.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Reads a template from a key file and says, by line and key, what is wrong
 * with it: all of it at once, so that whoever writes one need not try again
 * for each mistake. */

typedef struct {
  const char *name;       /* of the file */
  GKeyFile *file;
  GArray *lines;          /* KgKeyLine */
  GPtrArray *problems;    /* sentences */
  KgTemplateData *data;
  gboolean net_is_unsure; /* what the steps wait for is not known */
} Reader;

static const char *const template_keys[] = {
  "key", "name", "name[zh_CN]", "note", "note[zh_CN]", "source", "source[zh_CN]", "route", NULL,
};
static const char *const step_keys[] = {
  "name", "authority", "duration", "after", "mode", "permit", "documents", "source", "when", NULL,
};

static void
complain (Reader *reader,
          char   *sentence)
{
  if (reader->problems->len < KG_TEMPLATE_MAX_PROBLEMS)
    g_ptr_array_add (reader->problems, sentence);
  else
    g_free (sentence);
}

/* Where a key is given, or its group when it is missing. */
static int
line_of (Reader     *reader,
         const char *group,
         const char *key)
{
  int line = kg_key_lines_find (reader->lines, group, key);

  return line != 0 ? line : kg_key_lines_find (reader->lines, group, NULL);
}

static gboolean
is_key (const char *key)
{
  gsize length = strspn (key, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");

  return length > 0 && length <= 40 && key[length] == '\0' && !g_str_equal (key, "-");
}

/* The value of a key; %NULL when it is missing, empty or unreadable. */
static char *
read_value (Reader     *reader,
            const char *group,
            const char *key)
{
  g_autofree char *escaped = g_key_file_get_value (reader->file, group, key, NULL);
  g_autofree char *value = escaped != NULL ? kg_key_value_unescape (escaped) : NULL;

  if (escaped == NULL)
    return NULL;

  if (value == NULL) {
    complain (reader, g_strdup_printf (_("%s, line %d, [%s] %s: there is a “\\” with nothing that may follow it"),
                                       reader->name, line_of (reader, group, key), group, key));
    return NULL;
  }

  g_strstrip (value);
  return *value != '\0' ? g_steal_pointer (&value) : NULL;
}

static char *
read_needed (Reader     *reader,
             const char *group,
             const char *key)
{
  char *value = read_value (reader, group, key);

  if (value == NULL)
    complain (reader, g_strdup_printf (_("%s, line %d, [%s] %s: this is missing"),
                                       reader->name, line_of (reader, group, key), group, key));
  return value;
}

static void
read_text (Reader         *reader,
           const char     *group,
           const char     *key,
           KgTemplateText *text)
{
  g_autofree char *localized = g_strdup_printf ("%s[zh_CN]", key);

  text->plain = read_value (reader, group, key);
  text->chinese = read_value (reader, group, localized);
}

static void
read_needed_text (Reader         *reader,
                  const char     *group,
                  const char     *key,
                  KgTemplateText *text)
{
  read_text (reader, group, key, text);
  if (text->plain == NULL && text->chinese == NULL)
    complain (reader, g_strdup_printf (_("%s, line %d, [%s] %s: this is missing"),
                                       reader->name, line_of (reader, group, key), group, key));
}

/* A list without blanks and empty parts; %NULL for an empty one. */
static char *
tidy_list (const char *value,
           const char *separator)
{
  g_auto (GStrv) parts = NULL;
  GString *list = g_string_new (NULL);

  if (value != NULL)
    parts = g_strsplit (value, separator, -1);
  for (guint i = 0; parts != NULL && parts[i] != NULL; i++) {
    const char *part = g_strstrip (parts[i]);

    if (*part != '\0')
      g_string_append_printf (list, "%s%s", list->len > 0 ? separator : "", part);
  }

  return g_string_free (list, list->len == 0);
}

static char *
read_list (Reader     *reader,
           const char *group,
           const char *key)
{
  g_autofree char *value = read_value (reader, group, key);

  return tidy_list (value, ";");
}

static void
check_keys (Reader            *reader,
            const char        *group,
            const char *const *known)
{
  g_auto (GStrv) keys = g_key_file_get_keys (reader->file, group, NULL, NULL);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    if (!g_strv_contains (known, keys[i]))
      complain (reader, g_strdup_printf (_("%s, line %d, [%s] %s: there is no such key"),
                                         reader->name, line_of (reader, group, keys[i]), group, keys[i]));
}

static void
read_head (Reader *reader)
{
  KgTemplateData *data = reader->data;
  g_auto (GStrv) routes = NULL;

  if (!g_key_file_has_group (reader->file, "template")) {
    complain (reader, g_strdup_printf (_("%s is not a process template: it has no [template]"), reader->name));
    return;
  }

  check_keys (reader, "template", template_keys);
  data->key = read_needed (reader, "template", "key");
  if (data->key != NULL && !is_key (data->key))
    complain (reader, g_strdup_printf (_("%s, line %d, [%s] %s: “%s” is not a key of letters, digits, “-” and “_”"),
                                       reader->name, line_of (reader, "template", "key"), "template", "key",
                                       data->key));
  read_needed_text (reader, "template", "name", &data->name);
  read_text (reader, "template", "note", &data->note);
  read_text (reader, "template", "source", &data->source);
  data->routes = read_list (reader, "template", "route");

  routes = g_strsplit (data->routes != NULL ? data->routes : "", ";", -1);
  for (guint i = 0; routes[i] != NULL; i++)
    if (!g_str_equal (routes[i], "approval") && !g_str_equal (routes[i], "ratification") &&
        !g_str_equal (routes[i], "filing"))
      complain (reader, g_strdup_printf (_("%s, line %d, [%s] %s: “%s” is not a route; "
                                           "it is filing, ratification or approval"),
                                         reader->name, line_of (reader, "template", "route"), "template", "route",
                                         routes[i]));
}

static void
read_options (Reader           *reader,
              const char       *group,
              KgTemplateChoice *choice)
{
  g_autofree char *list = read_list (reader, group, "options");
  g_auto (GStrv) keys = g_strsplit (list != NULL ? list : "", ";", -1);
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func (g_free);

  for (const char *const *key = (const char *const[]) { "name", "name[zh_CN]", "options", "default", NULL };
       *key != NULL; key++)
    g_ptr_array_add (known, g_strdup (*key));

  for (guint i = 0; keys[i] != NULL; i++) {
    KgTemplateOption *option;

    if (!is_key (keys[i]) || g_str_equal (keys[i], "name") || g_str_equal (keys[i], "options") ||
        g_str_equal (keys[i], "default") || kg_template_find_option (choice, keys[i]) >= 0) {
      complain (reader, g_strdup_printf (_("%s, line %d, [%s] %s: “%s” cannot be an option, or is one already"),
                                         reader->name, line_of (reader, group, "options"), group, "options",
                                         keys[i]));
      continue;
    }

    option = kg_template_option_new (keys[i]);
    read_text (reader, group, keys[i], &option->label);
    g_ptr_array_add (choice->options, option);
    g_ptr_array_add (known, g_strdup (keys[i]));
    g_ptr_array_add (known, g_strdup_printf ("%s[zh_CN]", keys[i]));
  }
  g_ptr_array_add (known, NULL);
  check_keys (reader, group, (const char *const *) known->pdata);
}

static void
read_choice (Reader     *reader,
             const char *group,
             const char *key)
{
  KgTemplateChoice *choice = kg_template_choice_new ();

  g_ptr_array_add (reader->data->choices, choice);
  choice->key = g_strdup (key);
  read_needed_text (reader, group, "name", &choice->name);
  read_options (reader, group, choice);
  choice->fallback = read_value (reader, group, "default");
  if (choice->options->len == 0) {
    complain (reader, g_strdup_printf (_("%s, line %d, [%s] %s: this is missing"),
                                       reader->name, line_of (reader, group, "options"), group, "options"));
    reader->net_is_unsure = TRUE;
  } else if (choice->fallback == NULL) {
    complain (reader, g_strdup_printf (_("%s, line %d, [%s] %s: this is missing"),
                                       reader->name, line_of (reader, group, "default"), group, "default"));
  } else if (kg_template_find_option (choice, choice->fallback) < 0) {
    complain (reader, g_strdup_printf (_("%s, line %d, [%s] %s: “%s” is not one of the options"),
                                       reader->name, line_of (reader, group, "default"), group, "default",
                                       choice->fallback));
  }
}

/* Whole working days; sets @good to whether it is a number at all. */
static int
read_days (const char *text,
           gboolean   *good)
{
  gint64 days = 0;

  *good = g_ascii_string_to_signed (text, 10, G_MININT32, G_MAXINT32, &days, NULL);
  return (int) days;
}

static void
read_duration (Reader         *reader,
               const char     *group,
               KgTemplateStep *step)
{
  g_autofree char *value = read_needed (reader, group, "duration");
  g_autofree char *list = tidy_list (value, ";");
  g_auto (GStrv) parts = NULL;
  int line = line_of (reader, group, "duration");
  int days[3] = { 0 };
  guint n;

  if (value == NULL)
    return;

  parts = g_strsplit (list != NULL ? list : "", ";", -1);
  n = g_strv_length (parts);
  for (guint i = 0; i < MIN (n, 3); i++) {
    gboolean good;

    days[i] = read_days (parts[i], &good);
    if (!good)
      n = 0;
  }

  if (n != 1 && n != 3) {
    complain (reader, g_strdup_printf (_("%s, line %d, [%s] %s: “%s” is neither a number of working days "
                                         "nor three of them, as in 3;5;10"),
                                       reader->name, line, group, "duration", value));
    return;
  }

  for (guint i = 0; i < n; i++) {
    if (days[i] >= 0 && days[i] <= KG_STEP_MAX_DURATION)
      continue;
    complain (reader, g_strdup_printf (_("%s, line %d, [%s] %s: %d working days are not between 0 and %d"),
                                       reader->name, line, group, "duration", days[i], KG_STEP_MAX_DURATION));
    return;
  }

  if (n == 3 && (days[0] > days[1] || days[1] > days[2])) {
    complain (reader, g_strdup_printf (_("%s, line %d, [%s] %s: “%s” is not in the order optimistic, likely, "
                                         "pessimistic"),
                                       reader->name, line, group, "duration", value));
    return;
  }

  step->duration = days[n == 3 ? 1 : 0];
  if (n == 3) {
    step->shortest = days[0];
    step->longest = days[2];
  }
}

static void
read_mode (Reader         *reader,
           const char     *group,
           KgTemplateStep *step)
{
  g_autofree char *mode = read_value (reader, group, "mode");

  step->mode = kg_step_mode_from_code (mode);
  if (mode != NULL && !g_str_equal (kg_step_mode_to_code (step->mode), mode))
    complain (reader, g_strdup_printf (_("%s, line %d, [%s] %s: “%s” is not a mode; "
                                         "it is normal, parallel, incomplete or early"),
                                       reader->name, line_of (reader, group, "mode"), group, "mode", mode));
}

/* Conditions, without blanks. That their options are there is checked when
 * all choices are known. */
static char *
read_conditions (Reader     *reader,
                 const char *group,
                 const char *key)
{
  g_autofree char *value = read_list (reader, group, key);
  g_auto (GStrv) conditions = g_strsplit (value != NULL ? value : "", ";", -1);
  GString *list = g_string_new (NULL);

  for (guint i = 0; conditions[i] != NULL; i++) {
    char *colon = strchr (conditions[i], ':');
    g_autofree char *options = colon != NULL ? tidy_list (colon + 1, ",") : NULL;

    if (options == NULL) {
      complain (reader, g_strdup_printf (_("%s, line %d, [%s] %s: “%s” is not a condition such as permits:four,five"),
                                         reader->name, line_of (reader, group, key), group, key, conditions[i]));
      continue;
    }
    *colon = '\0';
    g_string_append_printf (list, "%s%s:%s", list->len > 0 ? ";" : "", g_strstrip (conditions[i]), options);
  }

  return g_string_free (list, list->len == 0);
}

static void
read_permit (Reader         *reader,
             const char     *group,
             KgTemplateStep *step)
{
  g_autofree char *value = read_value (reader, group, "permit");

  if (value == NULL || g_str_equal (value, "false"))
    return;

  step->permit = TRUE;
  if (!g_str_equal (value, "true"))
    step->permit_when = read_conditions (reader, group, "permit");
}

static void
read_step (Reader     *reader,
           const char *group,
           const char *key)
{
  KgTemplateStep *step = kg_template_step_new ();
  g_autofree char *source = NULL;

  g_ptr_array_add (reader->data->steps, step);
  step->key = g_strdup (key);
  check_keys (reader, group, step_keys);
  step->name = read_needed (reader, group, "name");
  step->authority = read_value (reader, group, "authority");
  read_duration (reader, group, step);
  step->after = read_list (reader, group, "after");
  read_mode (reader, group, step);
  read_permit (reader, group, step);
  step->documents = read_list (reader, group, "documents");
  step->when = read_conditions (reader, group, "when");
  source = read_value (reader, group, "source");
  if (source != NULL) {
    g_free (step->source);
    step->source = g_steal_pointer (&source);
  }
}

static void
read_group (Reader     *reader,
            const char *group)
{
  gboolean is_choice = g_str_has_prefix (group, "choice ");
  gboolean is_step = g_str_has_prefix (group, "step ");
  const char *key = is_choice ? group + strlen ("choice ") : is_step ? group + strlen ("step ") : NULL;

  if (g_str_equal (group, "template"))
    return;

  if (key == NULL) {
    complain (reader, g_strdup_printf (_("%s, line %d: [%s] is neither [template] nor a [choice …] or [step …]"),
                                       reader->name, line_of (reader, group, NULL), group));
    return;
  }

  if (!is_key (key)) {
    complain (reader, g_strdup_printf (_("%s, line %d, [%s]: “%s” is not a key of letters, digits, “-” and “_”"),
                                       reader->name, line_of (reader, group, NULL), group, key));
    return;
  }

  if (is_choice)
    read_choice (reader, group, key);
  else
    read_step (reader, group, key);
}

static void
check_conditions (Reader     *reader,
                  const char *group,
                  const char *key,
                  const char *when)
{
  g_auto (GStrv) conditions = g_strsplit (when != NULL ? when : "", ";", -1);

  for (guint i = 0; conditions[i] != NULL; i++) {
    char *colon = strchr (conditions[i], ':');
    g_auto (GStrv) options = g_strsplit (colon + 1, ",", -1);
    int choice;

    *colon = '\0';
    choice = kg_template_find_choice (reader->data, conditions[i]);
    if (choice < 0) {
      complain (reader, g_strdup_printf (_("%s, line %d, [%s] %s: there is no choice “%s”"),
                                         reader->name, line_of (reader, group, key), group, key, conditions[i]));
      reader->net_is_unsure = TRUE;
      continue;
    }

    for (guint k = 0; options[k] != NULL; k++) {
      if (kg_template_find_option (g_ptr_array_index (reader->data->choices, choice), options[k]) >= 0)
        continue;
      complain (reader, g_strdup_printf (_("%s, line %d, [%s] %s: the choice “%s” has no option “%s”"),
                                         reader->name, line_of (reader, group, key), group, key, conditions[i],
                                         options[k]));
      reader->net_is_unsure = TRUE;
    }
  }
}

static void
check_after (Reader               *reader,
             const char           *group,
             const KgTemplateStep *step)
{
  g_auto (GStrv) keys = g_strsplit (step->after != NULL ? step->after : "-", ";", -1);

  for (guint i = 0; keys[i] != NULL; i++) {
    if (kg_template_find_step (reader->data, keys[i]) >= 0 || (i == 0 && keys[1] == NULL && g_str_equal (keys[i], "-")))
      continue;
    complain (reader, g_strdup_printf (_("%s, line %d, [%s] %s: there is no step “%s”"),
                                       reader->name, line_of (reader, group, "after"), group, "after", keys[i]));
    reader->net_is_unsure = TRUE;
  }
}

/* What one part says of another. */
static void
check_references (Reader *reader)
{
  KgTemplateData *data = reader->data;

  for (guint i = 0; i < data->steps->len; i++) {
    const KgTemplateStep *step = g_ptr_array_index (data->steps, i);
    g_autofree char *group = g_strdup_printf ("step %s", step->key);

    check_after (reader, group, step);
    check_conditions (reader, group, "when", step->when);
    check_conditions (reader, group, "permit", step->permit_when);
  }

  if (data->steps->len > KG_TEMPLATE_MAX_STEPS) {
    complain (reader, g_strdup_printf (_("%s, line %d, [template]: a template has at most %d steps"),
                                       reader->name, line_of (reader, "template", NULL), KG_TEMPLATE_MAX_STEPS));
    reader->net_is_unsure = TRUE;
  }
  if (kg_template_count_combinations (data) > KG_TEMPLATE_MAX_COMBINATIONS) {
    complain (reader, g_strdup_printf (_("%s, line %d, [template]: the choices allow more than %d combinations"),
                                       reader->name, line_of (reader, "template", NULL),
                                       KG_TEMPLATE_MAX_COMBINATIONS));
    reader->net_is_unsure = TRUE;
  }
}

/* Lines that a key file may not hold, and those that it would pass over as it
 * takes the last of two. Returns whether it can be read. */
static gboolean
check_lines (Reader *reader)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean readable = TRUE;

  for (guint i = 0; i < reader->lines->len; i++) {
    const KgKeyLine *line = &g_array_index (reader->lines, KgKeyLine, i);

    if (line->kind == KG_KEY_LINE_OTHER || line->group == NULL) {
      complain (reader, g_strdup_printf (_("%s, line %d: “%s” is neither a [group] nor a key=value in one"),
                                         reader->name, line->number, line->text));
      readable = FALSE;
    } else if (!g_hash_table_add (seen, g_strdup_printf ("%s\n%s", line->group,
                                                         line->text != NULL ? line->text : ""))) {
      complain (reader, line->text != NULL
                        ? g_strdup_printf (_("%s, line %d, [%s] %s: this is given twice"),
                                           reader->name, line->number, line->group, line->text)
                        : g_strdup_printf (_("%s, line %d: [%s] is there twice"),
                                           reader->name, line->number, line->group));
    }
  }

  return readable;
}

/* Reads as much as there is to read; what is wrong is in the problems. */
static KgTemplateData *
read_data (const char *text,
           const char *name,
           GPtrArray  *problems)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (KgTemplateData) data = kg_template_data_new ();
  g_autoptr (GArray) lines = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) groups = NULL;
  Reader reader = { name, file, NULL, problems, data, FALSE };

  if (!g_utf8_validate (text, -1, NULL)) {
    complain (&reader, g_strdup_printf (_("%s is not a process template: it is not UTF-8"), name));
    return g_steal_pointer (&data);
  }

  /* Some editors begin a file with a byte order mark. */
  if (g_str_has_prefix (text, "\xef\xbb\xbf"))
    text += 3;
  reader.lines = lines = kg_key_lines_scan (text);
  if (!check_lines (&reader))
    return g_steal_pointer (&data);

  if (!g_key_file_load_from_data (file, text, -1, G_KEY_FILE_KEEP_TRANSLATIONS, &error)) {
    complain (&reader, g_strdup_printf (_("%s is not a process template: %s"), name, error->message));
    return g_steal_pointer (&data);
  }

  read_head (&reader);
  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    read_group (&reader, groups[i]);
  check_references (&reader);
  if (!reader.net_is_unsure && g_key_file_has_group (file, "template"))
    kg_template_check_nets (data, lines, name, problems);

  return g_steal_pointer (&data);
}

/**
 * kg_template_problems:
 * @text: a template, perhaps a faulty one
 * @name: what to call @text in the sentences
 *
 * Returns: (transfer full) (element-type utf8): all that is wrong with it, at
 *   most %KG_TEMPLATE_MAX_PROBLEMS sentences; empty for a sound one
 */
GPtrArray *
kg_template_problems (const char *text,
                      const char *name)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_free);

  kg_template_data_free (read_data (text, name, problems));
  return problems;
}

/**
 * kg_template_read:
 *
 * Returns: (transfer full) (nullable): the data of a sound template, or %NULL
 *   with %KG_ERROR_REFUSED and the first sentence of kg_template_problems()
 */
KgTemplateData *
kg_template_read (const char *text,
                  const char *name,
                  GError    **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (KgTemplateData) data = read_data (text, name, problems);

  if (problems->len == 0)
    return g_steal_pointer (&data);

  g_set_error_literal (error, KG_ERROR, KG_ERROR_REFUSED, g_ptr_array_index (problems, 0));
  return NULL;
}
