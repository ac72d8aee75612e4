// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-context.h"
#include "services/sample/kg-sample-table.h"
#include "storage/kg-store.h"

G_BEGIN_DECLS

#define KG_SAMPLE_MEETINGS 4 /* past ones; this week's one is built afterwards */

/* What the parts of the sample district know of each other while it is being
 * filled in. */
typedef struct {
  KgTxn *txn;
  KgContext *context;
  KgDate today;
  const KgCalendar *calendar;
  GHashTable *units;    /* name or short name → id */
  GHashTable *people;   /* name → id */
  GHashTable *projects; /* code → KgRecord */
  char *series;         /* id */
  KgDate next_meeting;  /* the day of week 0 */
  char *meetings[KG_SAMPLE_MEETINGS + 1]; /* by weeks ago, from 1 */
} KgSample;

KgDate      kg_sample_day      (KgSample            *self,
                                const char          *offset);
KgDate      kg_sample_week_day (KgSample            *self,
                                int                  week);
const char *kg_sample_unit     (KgSample            *self,
                                const char          *name);
gboolean    kg_sample_insert   (KgSample            *self,
                                KgRecord            *record,
                                GError             **error);

gboolean    kg_sample_fill_units    (KgSample *self, GError **error);
gboolean    kg_sample_fill_projects (KgSample *self, GError **error);
gboolean    kg_sample_fill_lights   (KgSample *self, GError **error);
gboolean    kg_sample_fill_meetings (KgSample *self, GError **error);
gboolean    kg_sample_hold_meetings (KgSample *self, GError **error);

G_END_DECLS
