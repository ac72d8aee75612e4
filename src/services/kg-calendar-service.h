// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-context.h"
#include "storage/kg-store.h"

G_BEGIN_DECLS

/* Days off and working days of the user's own: years that the calendar that
 * ships does not know yet, and local days. The store keeps them as one text
 * in its setting “calendar”. */

/**
 * KgCalendarImport:
 *
 * A calendar on its way into the store: read, compared with the days that are
 * there, stored. Used by one thread at a time.
 */
typedef struct {
  KgCalendarDays *days; /* what the file gives */
  guint n_off;          /* days off among them */
  guint n_work;         /* working days among them */
  guint n_left_out;     /* events of an iCalendar file that are neither */

  /* Against the store, once previewed or applied: */
  guint n_new;
  guint n_changed;
  guint n_same;
} KgCalendarImport;

KgCalendarImport *kg_calendar_import_read_file (const char        *path,
                                                GError           **error);
void              kg_calendar_import_free      (KgCalendarImport  *self);
gboolean          kg_calendar_import_preview   (KgTxn             *txn,
                                                KgContext         *context,
                                                KgCalendarImport  *self,
                                                GError           **error);
gboolean          kg_calendar_import_apply     (KgTxn             *txn,
                                                KgContext         *context,
                                                KgCalendarImport  *self,
                                                GError           **error);

gboolean          kg_calendar_forget           (KgTxn             *txn,
                                                KgContext         *context,
                                                int                year,
                                                guint             *n_forgotten,
                                                GError           **error);
gboolean          kg_calendar_stored_text      (KgTxn             *txn,
                                                char             **text,
                                                GError           **error);
KgCalendar       *kg_calendar_load             (KgTxn             *txn,
                                                const KgCalendar  *base,
                                                GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgCalendarImport, kg_calendar_import_free)

G_END_DECLS
