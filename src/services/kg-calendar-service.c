// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-calendar-service.h"

#include "services/kg-calendar-file.h"
#include "services/kg-context-load.h"
#include "services/kg-query.h"

#include <glib/gi18n-lib.h>

/* The days that a user brings in, and takes out again. A file replaces the
 * stored days of the same dates and leaves the others. */

/**
 * kg_calendar_import_read_file:
 * @path: as kg_calendar_file_read() takes it
 * @error: %KG_ERROR_REFUSED or %KG_ERROR_BAD_CELL: one sentence that names the
 *   file, and the line, row or event with its field
 *
 * Reads a file before any transaction; nothing is stored.
 *
 * Returns: (transfer full) (nullable)
 */
KgCalendarImport *
kg_calendar_import_read_file (const char  *path,
                              GError     **error)
{
  KgCalendarImport *self;
  guint n_left_out;
  KgCalendarDays *days = kg_calendar_file_read (path, &n_left_out, error);

  if (days == NULL)
    return NULL;

  self = g_new0 (KgCalendarImport, 1);
  self->days = days;
  self->n_left_out = n_left_out;
  for (guint i = 0; i < kg_calendar_days_get_size (days); i++) {
    if (kg_calendar_days_get (days, i)->work)
      self->n_work++;
    else
      self->n_off++;
  }

  return self;
}

void
kg_calendar_import_free (KgCalendarImport *self)
{
  if (self == NULL)
    return;

  kg_calendar_days_free (self->days);
  g_free (self);
}

/**
 * kg_calendar_stored_text:
 * @text: (out) (nullable) (transfer full): the days of the user's own, as
 *   kg_calendar_days_parse() reads them; %NULL when there are none
 */
gboolean
kg_calendar_stored_text (KgTxn   *txn,
                         char   **text,
                         GError **error)
{
  GError *local = NULL;

  *text = kg_query_setting (txn, KG_SETTING_CALENDAR, &local);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, local);
  return FALSE;
}

static KgCalendarDays *
parse_stored (const char  *text,
              GError     **error)
{
  return kg_calendar_days_parse (text, _("the calendar in the store"), error);
}

static KgCalendarDays *
stored_days (KgTxn   *txn,
             GError **error)
{
  g_autofree char *text = NULL;

  if (!kg_calendar_stored_text (txn, &text, error))
    return NULL;

  return parse_stored (text != NULL ? text : "", error);
}

/**
 * kg_calendar_load:
 * @base: the calendar that ships, or any other
 *
 * Returns: (transfer full) (nullable): @base with the stored days over it
 */
KgCalendar *
kg_calendar_load (KgTxn             *txn,
                  const KgCalendar  *base,
                  GError           **error)
{
  KgCalendarDays *days = stored_days (txn, error);

  return days != NULL ? kg_calendar_new_over (base, days) : NULL;
}

static gboolean
store_days (KgTxn                *txn,
            const KgCalendarDays *days,
            GError              **error)
{
  g_autofree char *text = kg_calendar_days_to_text (days);

  return kg_query_set_setting (txn, KG_SETTING_CALENDAR, *text != '\0' ? text : NULL, error);
}

static void
compare (KgCalendarImport     *self,
         const KgCalendarDays *stored)
{
  self->n_new = self->n_changed = self->n_same = 0;
  for (guint i = 0; i < kg_calendar_days_get_size (self->days); i++) {
    const KgCalendarDay *day = kg_calendar_days_get (self->days, i);
    const KgCalendarDay *before = kg_calendar_days_find (stored, day->date);

    if (before == NULL)
      self->n_new++;
    else if (before->work == day->work && g_strcmp0 (before->name, day->name) == 0)
      self->n_same++;
    else
      self->n_changed++;
  }
}

/**
 * kg_calendar_import_preview:
 *
 * Works out what kg_calendar_import_apply() would do, without writing
 * anything.
 */
gboolean
kg_calendar_import_preview (KgTxn             *txn,
                            KgContext         *context,
                            KgCalendarImport  *self,
                            GError           **error)
{
  g_autoptr (KgCalendarDays) stored = stored_days (txn, error);

  if (stored == NULL)
    return FALSE;

  compare (self, stored);
  return TRUE;
}

/**
 * kg_calendar_import_apply:
 *
 * Stores the days, in the transaction of the caller: all of them or, on an
 * error, nothing. Doing it again changes nothing.
 */
gboolean
kg_calendar_import_apply (KgTxn             *txn,
                          KgContext         *context,
                          KgCalendarImport  *self,
                          GError           **error)
{
  g_autoptr (KgCalendarDays) stored = stored_days (txn, error);
  g_autoptr (KgCalendarDays) merged = NULL;

  if (stored == NULL)
    return FALSE;

  compare (self, stored);
  if (self->n_new + self->n_changed == 0)
    return TRUE;

  merged = kg_calendar_days_merge (stored, self->days);
  return store_days (txn, merged, error);
}

/**
 * kg_calendar_forget:
 * @year: the year whose days are taken out; 0 for all years
 * @n_forgotten: (out): how many days were taken out
 *
 * Takes days of the user's own out of the store. The calendar that ships
 * stays as it is. All years are taken out also where the text in the store is
 * no calendar; it counts as no days then.
 */
gboolean
kg_calendar_forget (KgTxn      *txn,
                    KgContext  *context,
                    int         year,
                    guint      *n_forgotten,
                    GError    **error)
{
  g_autofree char *text = NULL;
  g_autoptr (KgCalendarDays) stored = NULL;
  g_autoptr (KgCalendarDays) rest = NULL;

  *n_forgotten = 0;
  if (!kg_calendar_stored_text (txn, &text, error))
    return FALSE;
  if (text == NULL)
    return TRUE;

  stored = parse_stored (text, year != 0 ? error : NULL);
  if (year == 0) {
    *n_forgotten = stored != NULL ? kg_calendar_days_get_size (stored) : 0;
    return kg_query_set_setting (txn, KG_SETTING_CALENDAR, NULL, error);
  }
  if (stored == NULL)
    return FALSE;

  rest = kg_calendar_days_without_year (stored, year);
  *n_forgotten = kg_calendar_days_get_size (stored) - kg_calendar_days_get_size (rest);

  return *n_forgotten == 0 || store_days (txn, rest, error);
}
