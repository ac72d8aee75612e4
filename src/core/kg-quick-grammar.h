// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-quick-units.h"

G_BEGIN_DECLS

/* Who is asked to do something in a sentence of minutes. Inside core only. */

/* A unit named in the sentence, in bytes. */
typedef struct {
  gsize start;
  gsize end;
  int unit;
} KgQuickMention;

/* How plainly a unit is named as the lead. */
typedef enum {
  KG_QUICK_SUPPORTS, /* not the lead */
  KG_QUICK_TARGET,   /* the one whom others support */
  KG_QUICK_IMPLIED,  /* the unit before the verb */
  KG_QUICK_ASKED,    /* 由, 请, 责成 */
  KG_QUICK_NAMED,    /* 牵头, 主办, 负责 */
} KgQuickRank;

/**
 * KgQuickFrame:
 *
 * Some units in one part of a sentence and what the sentence makes of them;
 * of a leading frame the first unit leads and the others support. Cutting
 * the bytes of a frame leaves the task.
 */
typedef struct {
  KgQuickRank rank;
  guint first;      /* in the mentions */
  guint n_units;
  gsize cut_start;
  gsize cut_end;
  gsize clause_end; /* where the part with its own words ends */
} KgQuickFrame;

typedef struct {
  GArray *mentions; /* KgQuickMention, of the frames */
  GArray *others;   /* KgQuickMention, units that are merely named */
  GArray *frames;   /* KgQuickFrame */
} KgQuickReading;

KgQuickReading *kg_quick_reading_new     (const char          *text,
                                          const KgQuickUnits  *units,
                                          GArray              *phrases,
                                          gboolean             led);
void            kg_quick_reading_free    (KgQuickReading      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgQuickReading, kg_quick_reading_free)

G_END_DECLS
