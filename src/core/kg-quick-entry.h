// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-due-phrase.h"
#include "core/kg-quick-units.h"

G_BEGIN_DECLS

/* What one line of the secretary records. */
typedef enum {
  KG_QUICK_EMPTY,     /* nothing was typed */
  KG_QUICK_DECISION,  /* a sentence of the minutes, with or without an assignment */
  KG_QUICK_LIGHT,     /* /红 /黄 /绿: the text is the reason */
  KG_QUICK_LEAD,      /* /牵头: the unit that leads the project from now on */
  KG_QUICK_ESCALATE,  /* /提请: to the leader */
  KG_QUICK_NEXT_TIME, /* /下次: the text is a note */
  KG_QUICK_LEAVE,     /* /出列: the text is the reason */
  KG_QUICK_UNATTENDED, /* /无牵头: the text is the reason why nobody attends to the light */
} KgQuickKind;

typedef enum {
  KG_QUICK_SPAN_COMMAND,
  KG_QUICK_SPAN_LEAD,
  KG_QUICK_SPAN_SUPPORTING,
  KG_QUICK_SPAN_UNIT,   /* a unit that is merely named */
  KG_QUICK_SPAN_DUE,
  KG_QUICK_SPAN_LEADER,
} KgQuickSpanRole;

/* A stretch of the line, in bytes, for a chip. */
typedef struct {
  gsize start;
  gsize end;
  KgQuickSpanRole role;
  int unit; /* its index in the units, or -1 */
} KgQuickSpan;

/**
 * KgQuickEntry:
 *
 * What was understood of one line. Owns its strings.
 */
typedef struct {
  KgQuickKind kind;
  const char *decision_kind;   /* static: decided, required, noted or principle */
  const char *light;           /* static: red, yellow or green; else NULL */
  char *text;                  /* as it goes into the minutes */
  char *leader;                /* nullable */

  gboolean has_assignment;     /* somebody leads and there is something to do */
  char *task;                  /* nullable: the sentence without units and limit */
  char *lead_unit;             /* nullable: id */
  GPtrArray *supporting_units; /* ids */
  gboolean lead_is_implied;    /* by its place in the sentence only */
  gboolean several_leads;      /* more than one unit has a task: better two lines */

  gboolean has_due;
  KgDuePhrase due;             /* start and end are bytes of the line */
  char *due_text;              /* nullable: the phrase as it was typed */

  GArray *spans;               /* KgQuickSpan, in order, apart from each other */
} KgQuickEntry;

KgQuickEntry *kg_quick_entry_parse (const char         *line,
                                    KgDate              today,
                                    const KgCalendar   *calendar,
                                    KgDate              next_meeting,
                                    const KgQuickUnit  *units,
                                    guint               n_units);
void          kg_quick_entry_free  (KgQuickEntry       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgQuickEntry, kg_quick_entry_free)

G_END_DECLS
