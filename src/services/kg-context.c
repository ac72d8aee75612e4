// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-context-private.h"
#include "kg-data-resources.h"

#include <gio/gio.h>
#include <string.h>

/* What a use case is given beside the store; what a store adds to it is in
 * kg-context-load.c. */

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/**
 * kg_resource_text:
 * @path: below /org/kaigong/Kaigong, such as “rules/default.ini”
 *
 * Returns: (transfer full) (nullable): the text of a file that ships with the
 *   program
 */
char *
kg_resource_text (const char *path)
{
  g_autofree char *whole = g_strconcat ("/org/kaigong/Kaigong/", path, NULL);
  g_autoptr (GBytes) bytes = NULL;

  g_resources_register (kg_data_get_resource ());
  bytes = g_resources_lookup_data (whole, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (bytes == NULL)
    return NULL;

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/**
 * kg_resource_names:
 * @folder: such as “rules”
 *
 * Returns: (transfer full): the names of the files that ship in it, sorted
 */
char **
kg_resource_names (const char *folder)
{
  g_autofree char *whole = g_strconcat ("/org/kaigong/Kaigong/", folder, NULL);
  char **names;

  g_resources_register (kg_data_get_resource ());
  names = g_resources_enumerate_children (whole, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (names == NULL)
    return g_new0 (char *, 1);

  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  return names;
}

/* To miss it, or to find it faulty, is a mistake of the program, and a test
 * loads them all. */
static char *
need_text (const char *path)
{
  char *text = kg_resource_text (path);

  if (text == NULL)
    g_error ("%s is missing", path);

  return text;
}

/**
 * kg_context_new:
 * @today: the day on which everything is judged
 *
 * Returns: a context with the calendar and the rules that ship with the
 *   program
 */
KgContext *
kg_context_new (KgDate today)
{
  g_autofree char *days = need_text ("calendars/cn.txt");
  g_autofree char *rules = need_text ("rules/default.ini");
  g_autoptr (GError) error = NULL;
  KgContext *self = g_new0 (KgContext, 1);

  g_atomic_ref_count_init (&self->refs);
  self->today = today;
  self->calendar = kg_calendar_parse (days, "cn.txt", &error);
  if (self->calendar != NULL)
    self->rules = kg_rule_set_parse (rules, "default.ini", &error);
  if (error != NULL)
    g_error ("%s", error->message);
  self->shipped_calendar = kg_calendar_ref (self->calendar);
  self->shipped_rules = kg_rule_set_ref (self->rules);

  return self;
}

/**
 * kg_context_on_day:
 *
 * Returns: (transfer full): the same calendar and rules on another day
 */
KgContext *
kg_context_on_day (const KgContext *self,
                   KgDate           today)
{
  KgContext *other = g_new0 (KgContext, 1);

  g_atomic_ref_count_init (&other->refs);
  other->today = today;
  other->calendar = kg_calendar_ref (self->calendar);
  other->rules = kg_rule_set_ref (self->rules);
  other->shipped_calendar = kg_calendar_ref (self->shipped_calendar);
  other->shipped_rules = kg_rule_set_ref (self->shipped_rules);
  other->days_text = g_strdup (self->days_text);
  other->rules_key = g_strdup (self->rules_key);
  other->rules_text = g_strdup (self->rules_text);
  other->problem = g_strdup (self->problem);
  return other;
}

KgContext *
kg_context_ref (KgContext *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
kg_context_unref (KgContext *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  kg_calendar_unref (self->calendar);
  kg_rule_set_unref (self->rules);
  kg_calendar_unref (self->shipped_calendar);
  kg_rule_set_unref (self->shipped_rules);
  g_free (self->days_text);
  g_free (self->rules_key);
  g_free (self->rules_text);
  g_free (self->problem);
  g_free (self);
}

KgDate
kg_context_get_today (const KgContext *self)
{
  return self->today;
}

const KgCalendar *
kg_context_get_calendar (const KgContext *self)
{
  return self->calendar;
}

const KgRuleSet *
kg_context_get_rules (const KgContext *self)
{
  return self->rules;
}

/**
 * kg_today:
 *
 * Returns: the local day by the clock; the one place where services read it,
 *   for those who then pass it on
 */
KgDate
kg_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return kg_date_new (g_date_time_get_year (now),
                      g_date_time_get_month (now),
                      g_date_time_get_day_of_month (now));
}
