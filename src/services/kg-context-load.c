// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-context-load.h"
#include "services/kg-context-private.h"

#include "services/kg-query.h"
#include "services/kg-rules-service.h"

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

static void
take_rules (KgContext *self,
            char      *text)
{
  g_autoptr (GError) error = NULL;
  KgRuleSet *rules = NULL;

  self->rules_text = text;
  if (text == NULL)
    return;

  rules = kg_rule_set_parse (text, KG_SETTING_RULES_IN_FORCE, &error);
  if (rules == NULL) {
    note_problem (self, error);
    return;
  }

  kg_rule_set_unref (self->rules);
  self->rules = rules;
}

/* Without a choice it is the shipped set, unless the store keeps another text
 * of it. */
static char *
read_rules (KgTxn      *txn,
            KgContext  *context,
            GError    **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *key = kg_query_setting (txn, KG_SETTING_RULES_IN_FORCE, &local);
  g_autofree char *own = NULL;

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }
  if (key != NULL)
    return kg_rules_read_text (txn, key, error);

  own = g_strconcat (KG_SETTING_RULES_PREFIX, kg_rule_set_get_key (context->shipped_rules), NULL);
  return kg_query_setting (txn, own, error);
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
  g_autofree char *rules = local == NULL ? read_rules (txn, context, &local) : NULL;
  KgContext *self;

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }

  if (g_strcmp0 (days, context->days_text) == 0 && g_strcmp0 (rules, context->rules_text) == 0)
    return kg_context_ref (context);

  self = g_new0 (KgContext, 1);
  g_atomic_ref_count_init (&self->refs);
  self->today = context->today;
  self->shipped_calendar = kg_calendar_ref (context->shipped_calendar);
  self->shipped_rules = kg_rule_set_ref (context->shipped_rules);
  self->calendar = kg_calendar_ref (self->shipped_calendar);
  self->rules = kg_rule_set_ref (self->shipped_rules);
  take_days (self, g_steal_pointer (&days));
  take_rules (self, g_steal_pointer (&rules));

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
