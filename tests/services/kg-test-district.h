// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-context.h"
#include "storage/kg-store.h"

G_BEGIN_DECLS

/* A small district in a store of its own, for tests of the services: one
 * series, four units, three projects. Monday 23 November 2026 is today. */

typedef struct {
  char *folder;
  KgStore *store;
  KgContext *context;
  char *series;
  char *unit[4];    /* 区发展改革委 区规资局 区建管委 大场镇 */
  char *project[3]; /* late with a blocking problem; in time; without a date */
  char *problem;
} KgDistrict;

#define KG_DISTRICT_TODAY kg_date_new (2026, 11, 23)

KgDistrict *kg_district_new     (void);
void        kg_district_free    (KgDistrict *self);
void        kg_district_set_day (KgDistrict *self,
                                 KgDate      today);

/* A use case of the services, run and required to succeed, or to fail with
 * the given code. */
typedef gboolean (*KgDistrictFunc) (KgTxn      *txn,
                                    KgContext  *context,
                                    gpointer    data,
                                    GError    **error);

void        kg_district_do      (KgDistrict     *self,
                                 KgDistrictFunc  func,
                                 gpointer        data);
char       *kg_district_fail    (KgDistrict     *self,
                                 KgDistrictFunc  func,
                                 gpointer        data,
                                 int             code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgDistrict, kg_district_free)

G_END_DECLS
