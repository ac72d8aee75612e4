// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-minutes.h"
#include "services/kg-assignment-list.h"

G_BEGIN_DECLS

/**
 * KgDocumentFile:
 *
 * A document with what its file is called, without an ending.
 */
typedef struct {
  KgMinutes *minutes;
  char *name;
} KgDocumentFile;

typedef enum {
  KG_REQUEST_SLIPS,
  KG_REQUEST_REGISTER,
  KG_REQUEST_CIRCULAR,
  KG_REQUEST_EXCERPT,  /* of a unit, or of a decision */
  KG_REQUEST_EXCERPTS, /* of every unit that is named */
  KG_REQUEST_ISSUED,   /* what a series issued of its meetings of one year */
} KgDocumentRequestKind;

/**
 * KgDocumentRequest:
 *
 * Documents that somebody asks for, to be composed in one transaction.
 */
typedef struct _KgDocumentRequest KgDocumentRequest;

KgDocumentRequest *kg_document_request_new_slips    (KgAssignmentList        *list,
                                                     const char *const       *ids);
KgDocumentRequest *kg_document_request_new_register (KgAssignmentList        *list,
                                                     const KgAssignmentQuery *query);
KgDocumentRequest *kg_document_request_new_circular (KgAssignmentList        *list);
KgDocumentRequest *kg_document_request_new_excerpt  (const char              *meeting_id,
                                                     const char              *unit_id,
                                                     const char              *decision_id);
KgDocumentRequest *kg_document_request_new_excerpts (const char              *meeting_id);
KgDocumentRequest *kg_document_request_new_issued   (const char              *series_id,
                                                     int                      year);
void               kg_document_request_set_revision (KgDocumentRequest       *self,
                                                     gint64                   revision);
void               kg_document_request_free         (KgDocumentRequest       *self);

gboolean           kg_document_request_fetch        (KgTxn                   *txn,
                                                     KgContext               *context,
                                                     gpointer                 data,
                                                     GError                 **error);
GPtrArray         *kg_document_request_take_files   (KgDocumentRequest       *self);

KgDocumentFile    *kg_document_file_new             (KgMinutes               *minutes,
                                                     char                    *name);
void               kg_document_file_free            (KgDocumentFile          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgDocumentRequest, kg_document_request_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgDocumentFile, kg_document_file_free)

G_END_DECLS
