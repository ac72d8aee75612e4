// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A unit as the quick entry needs it; the strings are borrowed. */
typedef struct {
  const char *id;
  const char *name;
  const char *short_name; /* nullable */
} KgQuickUnit;

/**
 * KgQuickUnits:
 *
 * Finds units in a sentence by every form of their names that means one
 * unit only: name, short name, both with or without 区 or 市 in front.
 * Borrows the array it was made from.
 */
typedef struct _KgQuickUnits KgQuickUnits;

KgQuickUnits *kg_quick_units_new     (const KgQuickUnit   *units,
                                      guint                n_units);
void          kg_quick_units_free    (KgQuickUnits        *self);

int           kg_quick_units_match   (const KgQuickUnits  *self,
                                      const char          *text,
                                      const char          *at,
                                      const char         **end);
int           kg_quick_units_resolve (const KgQuickUnits  *self,
                                      const char          *word,
                                      gsize                length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgQuickUnits, kg_quick_units_free)

G_END_DECLS
