// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-what-if.h"

G_BEGIN_DECLS

struct _KgWhatIf {
  KgProjectFile *file;
  GPtrArray *stored;     /* KgRecord: the steps as the file has them */
  KgDate target;
  KgTemplate *template;  /* nullable: the one to go over to */
  char *choices;         /* nullable: in it, in full */
  GPtrArray *base;       /* KgRecord: the steps before any of them was edited */
  GPtrArray *drafts;     /* KgRecord, as many: as they were edited */
  KgWhatIfResult *before;
  KgWhatIfResult *after; /* nullable: not worked out since the last edit */
};

GPtrArray      *kg_what_if_copy_rows   (GPtrArray       *rows);
char           *kg_what_if_keys_of     (GPtrArray       *rows,
                                        guint64          after);

KgWhatIfResult *kg_what_if_result_new  (const KgWhatIf  *self,
                                        GPtrArray       *rows,
                                        KgDate           target);
void            kg_what_if_result_free (KgWhatIfResult  *self);

G_END_DECLS
