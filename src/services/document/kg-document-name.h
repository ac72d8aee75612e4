// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-record.h"

G_BEGIN_DECLS

/* What the files of documents are called. Chinese whatever language the
 * program speaks; without an ending, which comes from their format. */

char *kg_document_name_clean   (const char *text);
char *kg_document_name_meeting (KgRecord   *series,
                                KgRecord   *meeting);
char *kg_document_name_minutes (KgRecord   *series,
                                KgRecord   *meeting,
                                gint64      revision);
char *kg_document_name_excerpt (KgRecord   *series,
                                KgRecord   *meeting,
                                gint64      revision,
                                const char *of);
char *kg_document_name_slip    (const char *number);
char *kg_document_name_day     (const char *kind,
                                KgDate      day,
                                const char *of);
char *kg_document_name_place   (const char *folder,
                                const char *name,
                                const char *ending);

G_END_DECLS
