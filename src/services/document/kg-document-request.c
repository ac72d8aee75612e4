// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/document/kg-document-request.h"

#include "core/kg-error.h"
#include "services/document/kg-document-name.h"
#include "services/document/kg-document.h"
#include "services/kg-minutes-service.h"
#include "services/kg-query.h"

#include <glib/gi18n-lib.h>

struct _KgDocumentRequest {
  KgDocumentRequestKind kind;
  KgAssignmentList *list;   /* nullable */
  GStrv ids;                /* nullable: assignments */
  KgAssignmentQuery query;  /* its texts are owned */
  char *meeting;            /* nullable */
  char *series;             /* nullable */
  char *unit;               /* nullable */
  char *decision;           /* nullable */
  gint64 revision;          /* of the minutes; 0 for the newest */
  int year;

  GPtrArray *files;         /* nullable: KgDocumentFile, once they are composed */
};

static KgDocumentRequest *
request_new (KgDocumentRequestKind  kind,
             KgAssignmentList      *list)
{
  KgDocumentRequest *self = g_new0 (KgDocumentRequest, 1);

  self->kind = kind;
  self->list = list != NULL ? kg_assignment_list_ref (list) : NULL;
  return self;
}

/**
 * kg_document_request_new_slips:
 * @ids: assignments of @list
 */
KgDocumentRequest *
kg_document_request_new_slips (KgAssignmentList  *list,
                               const char *const *ids)
{
  KgDocumentRequest *self = request_new (KG_REQUEST_SLIPS, list);

  self->ids = g_strdupv ((GStrv) ids);
  return self;
}

KgDocumentRequest *
kg_document_request_new_register (KgAssignmentList        *list,
                                  const KgAssignmentQuery *query)
{
  KgDocumentRequest *self = request_new (KG_REQUEST_REGISTER, list);

  self->query = *query;
  self->query.unit = g_strdup (query->unit);
  self->query.search = g_strdup (query->search);
  return self;
}

KgDocumentRequest *
kg_document_request_new_circular (KgAssignmentList *list)
{
  return request_new (KG_REQUEST_CIRCULAR, list);
}

/**
 * kg_document_request_new_excerpt:
 * @unit_id: (nullable)
 * @decision_id: (nullable): one of the two
 */
KgDocumentRequest *
kg_document_request_new_excerpt (const char *meeting_id,
                                 const char *unit_id,
                                 const char *decision_id)
{
  KgDocumentRequest *self = request_new (KG_REQUEST_EXCERPT, NULL);

  self->meeting = g_strdup (meeting_id);
  self->unit = g_strdup (unit_id);
  self->decision = g_strdup (decision_id);
  return self;
}

KgDocumentRequest *
kg_document_request_new_excerpts (const char *meeting_id)
{
  KgDocumentRequest *self = request_new (KG_REQUEST_EXCERPTS, NULL);

  self->meeting = g_strdup (meeting_id);
  return self;
}

/**
 * kg_document_request_set_revision:
 * @revision: 1 for the minutes, 2 and up for their corrections, 0 for the
 *   newest document of the meeting
 *
 * Which document excerpts are made from.
 */
void
kg_document_request_set_revision (KgDocumentRequest *self,
                                  gint64             revision)
{
  self->revision = revision;
}

/**
 * kg_document_request_new_issued:
 * @year: of the meetings
 */
KgDocumentRequest *
kg_document_request_new_issued (const char *series_id,
                                int         year)
{
  KgDocumentRequest *self = request_new (KG_REQUEST_ISSUED, NULL);

  self->series = g_strdup (series_id);
  self->year = year;
  return self;
}

void
kg_document_request_free (KgDocumentRequest *self)
{
  g_clear_pointer (&self->list, kg_assignment_list_unref);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_strfreev (self->ids);
  g_free ((char *) self->query.unit);
  g_free ((char *) self->query.search);
  g_free (self->meeting);
  g_free (self->series);
  g_free (self->unit);
  g_free (self->decision);
  g_free (self);
}

/**
 * kg_document_file_new:
 * @minutes: (transfer full)
 * @name: (transfer full)
 */
KgDocumentFile *
kg_document_file_new (KgMinutes *minutes,
                      char      *name)
{
  KgDocumentFile *self = g_new0 (KgDocumentFile, 1);

  self->minutes = minutes;
  self->name = name;
  return self;
}

void
kg_document_file_free (KgDocumentFile *self)
{
  kg_minutes_unref (self->minutes);
  g_free (self->name);
  g_free (self);
}

/* Takes both; FALSE when there is no document. */
static gboolean
add (KgDocumentRequest *self,
     KgMinutes         *minutes,
     char              *name)
{
  if (minutes == NULL) {
    g_free (name);
    return FALSE;
  }

  g_ptr_array_add (self->files, kg_document_file_new (minutes, name));
  return TRUE;
}

static gboolean
fetch_slips (KgTxn              *txn,
             KgDocumentRequest  *self,
             GError            **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; self->ids[i] != NULL; i++) {
    const KgAssignmentItem *item = kg_assignment_list_find (self->list, self->ids[i]);

    /* By whatever it was named, one slip is enough. */
    if (item != NULL && !g_hash_table_add (seen, (gpointer) item))
      continue;
    if (!add (self, kg_document_slip (txn, self->list, self->ids[i], error),
              kg_document_name_slip (item != NULL ? item->number : self->ids[i])))
      return FALSE;
  }

  return TRUE;
}

static const char *
short_name (KgRecord *unit)
{
  const char *name = kg_record_get_text (unit, KG_UNIT_SHORT_NAME);

  return name != NULL ? name : kg_record_get_text (unit, KG_UNIT_NAME);
}

static gboolean
fetch_register (KgTxn              *txn,
                KgDocumentRequest  *self,
                GError            **error)
{
  KgDate today = kg_context_get_today (kg_assignment_list_get_context (self->list));
  const KgUnit *unit = self->query.unit != NULL
                       ? kg_board_find_unit (kg_assignment_list_get_board (self->list), self->query.unit) : NULL;

  return add (self, kg_document_register (txn, self->list, &self->query, error),
              kg_document_name_day ("督办台账", today,
                                    unit == NULL ? NULL : unit->short_name != NULL ? unit->short_name : unit->name));
}

static gboolean
fetch_circular (KgTxn              *txn,
                KgDocumentRequest  *self,
                GError            **error)
{
  KgDate today = kg_context_get_today (kg_assignment_list_get_context (self->list));

  return add (self, kg_document_circular (txn, self->list, error), kg_document_name_day ("通报", today, NULL));
}

static gboolean
fetch_excerpt (KgTxn              *txn,
               KgDocumentRequest  *self,
               KgRecord           *series,
               KgRecord           *meeting,
               const KgMinutes    *minutes,
               GError            **error)
{
  g_autoptr (KgRecord) of = kg_query_need (txn, self->unit != NULL ? &kg_table_unit : &kg_table_decision,
                                           self->unit != NULL ? self->unit : self->decision, error);

  if (of == NULL)
    return FALSE;

  if (self->unit != NULL)
    return add (self, kg_document_excerpt (txn, minutes, self->unit, error),
                kg_document_name_excerpt (series, meeting, self->revision, short_name (of)));

  return add (self, kg_document_excerpt_of_decision (txn, minutes, of, error),
              kg_document_name_excerpt (series, meeting, self->revision, kg_record_get_text (of, KG_DECISION_TEXT)));
}

/* Units that they do not name have no excerpt. */
static gboolean
fetch_excerpts (KgTxn              *txn,
                KgDocumentRequest  *self,
                KgRecord           *series,
                KgRecord           *meeting,
                const KgMinutes    *minutes,
                GError            **error)
{
  g_autoptr (GPtrArray) units =
    kg_txn_select (txn, &kg_table_unit, &(KgFilter) { .order = { KG_ORDER (KG_UNIT_POSITION), KG_ORDER (KG_COL_ID) } },
                   error);

  if (units == NULL)
    return FALSE;

  for (guint i = 0; i < units->len; i++) {
    KgRecord *unit = g_ptr_array_index (units, i);
    g_autoptr (GError) local = NULL;

    if (!add (self, kg_document_excerpt (txn, minutes, kg_record_get_id (unit), &local),
              kg_document_name_excerpt (series, meeting, self->revision, short_name (unit))) &&
        !g_error_matches (local, KG_ERROR, KG_ERROR_NOT_FOUND)) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  }

  if (self->files->len == 0)
    g_set_error_literal (error, KG_ERROR, KG_ERROR_NOT_FOUND, _("The minutes name no unit"));
  return self->files->len > 0;
}

static gboolean
fetch_of_meeting (KgTxn              *txn,
                  KgContext          *context,
                  KgDocumentRequest  *self,
                  GError            **error)
{
  g_autoptr (KgRecord) meeting = kg_query_need (txn, &kg_table_meeting, self->meeting, error);
  g_autoptr (KgRecord) series =
    meeting != NULL ? kg_query_need (txn, &kg_table_series, kg_record_get_text (meeting, KG_MEETING_SERIES), error)
                    : NULL;
  g_autoptr (KgMinutes) minutes = series == NULL ? NULL
    : self->revision > 0 ? kg_minutes_get_revision (txn, context, self->meeting, self->revision, error)
                         : kg_minutes_get (txn, context, self->meeting, error);

  if (minutes == NULL)
    return FALSE;

  return self->kind == KG_REQUEST_EXCERPT ? fetch_excerpt (txn, self, series, meeting, minutes, error)
                                          : fetch_excerpts (txn, self, series, meeting, minutes, error);
}

/* The minutes of one meeting and their corrections, as far as issued. */
static gboolean
add_issued (KgTxn              *txn,
            KgContext          *context,
            KgDocumentRequest  *self,
            KgRecord           *series,
            KgRecord           *meeting,
            GError            **error)
{
  g_autoptr (GPtrArray) rows = kg_query_children (txn, &kg_table_minutes, KG_MINUTES_MEETING,
                                                  kg_record_get_id (meeting), KG_MINUTES_REVISION, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    KgRecord *row = g_ptr_array_index (rows, i);
    gint64 revision = kg_record_get_int (row, KG_MINUTES_REVISION);

    if (kg_record_is (row, KG_MINUTES_STATE, "issued") &&
        !add (self, kg_minutes_get_revision (txn, context, kg_record_get_id (meeting), revision, error),
              kg_document_name_minutes (series, meeting, revision)))
      return FALSE;
  }

  return rows != NULL;
}

static gboolean
fetch_issued (KgTxn              *txn,
              KgContext          *context,
              KgDocumentRequest  *self,
              GError            **error)
{
  g_autoptr (KgRecord) series = kg_query_need (txn, &kg_table_series, self->series, error);
  g_autoptr (GPtrArray) meetings =
    series != NULL ? kg_query_children (txn, &kg_table_meeting, KG_MEETING_SERIES, self->series,
                                        KG_MEETING_NUMBER, error) : NULL;

  if (meetings == NULL)
    return FALSE;

  for (guint i = 0; i < meetings->len; i++) {
    KgRecord *meeting = g_ptr_array_index (meetings, i);

    if (kg_record_get_int (meeting, KG_MEETING_YEAR) == self->year &&
        !add_issued (txn, context, self, series, meeting, error))
      return FALSE;
  }

  if (self->files->len == 0)
    g_set_error (error, KG_ERROR, KG_ERROR_NOT_FOUND, _("No minutes of %d were issued yet"), self->year);
  return self->files->len > 0;
}

/**
 * kg_document_request_fetch:
 * @data: a request
 *
 * Composes what is asked for: a use case that only reads. What is not there
 * is %KG_ERROR_NOT_FOUND; there is always at least one document otherwise.
 */
gboolean
kg_document_request_fetch (KgTxn      *txn,
                           KgContext  *context,
                           gpointer    data,
                           GError    **error)
{
  KgDocumentRequest *self = data;

  g_clear_pointer (&self->files, g_ptr_array_unref);
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_document_file_free);

  switch (self->kind) {
  case KG_REQUEST_SLIPS:
    return fetch_slips (txn, self, error);
  case KG_REQUEST_REGISTER:
    return fetch_register (txn, self, error);
  case KG_REQUEST_CIRCULAR:
    return fetch_circular (txn, self, error);
  case KG_REQUEST_EXCERPT:
  case KG_REQUEST_EXCERPTS:
    return fetch_of_meeting (txn, context, self, error);
  case KG_REQUEST_ISSUED:
    return fetch_issued (txn, context, self, error);
  default:
    g_return_val_if_reached (FALSE);
  }
}

/**
 * kg_document_request_take_files:
 *
 * Returns: (transfer full) (nullable) (element-type KgDocumentFile): what was
 *   composed. They may cross to one other thread, since nobody else has them
 */
GPtrArray *
kg_document_request_take_files (KgDocumentRequest *self)
{
  return g_steal_pointer (&self->files);
}
