// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-context.h"

G_BEGIN_DECLS

struct _KgContext {
  gatomicrefcount refs;
  KgDate today;
  KgCalendar *calendar;         /* in force */
  KgRuleSet *rules;
  KgCalendar *shipped_calendar;
  KgRuleSet *shipped_rules;
  char *days_text;              /* nullable: what the store adds to the calendar */
  char *rules_key;              /* nullable: the rules that the store has chosen */
  char *rules_text;             /* nullable: their text, when the store or the program has it */
  char *problem;                /* nullable: why something in the store is not in force */
};

G_END_DECLS
