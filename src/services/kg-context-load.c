// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-context-load.h"
#include "services/kg-context-private.h"

#include "core/kg-error.h"
#include "services/kg-query.h"
#include "services/kg-rules-service.h"

#include <glib/gi18n-lib.h>

/* What a store adds to the calendar and which rules it has chosen. Both were
 * checked when they were saved; should they not be understood all the same,
 * what ships with the program stays in force, and the context says why. */

static void
note_problem (KgContext *self,
              GError    *error)
{
  if (self->problem == NULL)
    self->problem = g_strdup (error->message);
}

static void
take_days (KgContext *self,
           char      *text)
{
  g_autoptr (GError) error = NULL;
  KgCalendar *calendar = NULL;

  self->days_text = text;
  if (text == NULL)
    return;

  calendar = kg_calendar_parse_over (self->shipped_calendar, text, KG_SETTING_CALENDAR, &error);
  if (calendar == NULL) {
    note_problem (self, error);
    return;
  }

  kg_calendar_unref (self->calendar);
  self->calendar = calendar;
}

/* @key and @text are handed over. */
static void
take_rules (KgContext *self,
            char      *key,
            char      *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name =
    g_strconcat (KG_SETTING_RULES_PREFIX, key != NULL ? key : kg_rule_set_get_key (self->shipped_rules), NULL);
  KgRuleSet *rules = NULL;

  self->rules_key = key;
  self->rules_text = text;
  if (text != NULL)
    rules = kg_rules_parse_stored (key != NULL ? key : kg_rule_set_get_key (self->shipped_rules), text, name, &error);
  else if (key != NULL)
    g_set_error (&error, KG_ERROR, KG_ERROR_NOT_FOUND, _("There is no %s “%s”"), _("rule set"), key);
  if (error != NULL)
    note_problem (self, error);
  if (rules == NULL)
    return;

  kg_rule_set_unref (self->rules);
  self->rules = rules;
}

/* Without a choice it is the shipped set, unless the store keeps another text
 * of it. */
static gboolean
read_rules (KgTxn      *txn,
            KgContext  *context,
            char      **key,
            char      **text,
            GError    **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *chosen = kg_query_setting (txn, KG_SETTING_RULES_IN_FORCE, &local);
  g_autofree char *own = NULL;

  if (local == NULL && chosen != NULL) {
    *text = kg_rules_read_text (txn, chosen, &local);
  } else if (local == NULL) {
    own = g_strconcat (KG_SETTING_RULES_PREFIX, kg_rule_set_get_key (context->shipped_rules), NULL);
    *text = kg_query_setting (txn, own, &local);
  }
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }

  *key = g_steal_pointer (&chosen);
  return TRUE;
}

/**
 * kg_context_in_store:
 * @context: with whatever store it was made; its day is kept
 *
 * Returns: (transfer full) (nullable): @context with the calendar and the
 *   rules of this store; @context itself when they are the same
 */
KgContext *
kg_context_in_store (KgTxn      *txn,
                     KgContext  *context,
                     GError    **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *days = kg_query_setting (txn, KG_SETTING_CALENDAR, &local);
  g_autofree char *key = NULL;
  g_autofree char *text = NULL;
  KgContext *self;

  if (local != NULL || !read_rules (txn, context, &key, &text, &local)) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }

  if (g_strcmp0 (days, context->days_text) == 0 && g_strcmp0 (key, context->rules_key) == 0 &&
      g_strcmp0 (text, context->rules_text) == 0)
    return kg_context_ref (context);

  self = g_new0 (KgContext, 1);
  g_atomic_ref_count_init (&self->refs);
  self->today = context->today;
  self->shipped_calendar = kg_calendar_ref (context->shipped_calendar);
  self->shipped_rules = kg_rule_set_ref (context->shipped_rules);
  self->calendar = kg_calendar_ref (self->shipped_calendar);
  self->rules = kg_rule_set_ref (self->shipped_rules);
  take_days (self, g_steal_pointer (&days));
  take_rules (self, g_steal_pointer (&key), g_steal_pointer (&text));

  return self;
}

/**
 * kg_context_get_problem:
 *
 * Returns: (nullable): one sentence, when something in the store was not
 *   understood and is not in force
 */
const char *
kg_context_get_problem (const KgContext *self)
{
  return self->problem;
}
