// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KgSheet:
 *
 * One sheet of a file: a grid of text cells. Blank rows are not kept; every
 * row knows the number that a person sees beside it. Filled by a reader, then
 * only read.
 */
typedef struct _KgSheet KgSheet;

/* Something about one cell that the reader could not express as text. */
typedef struct {
  guint row;    /* as the user counts, from 1 */
  guint column; /* from 0 */
  const char *text;
} KgSheetNote;

KgSheet           *kg_sheet_new             (const char    *name);
void               kg_sheet_free            (KgSheet       *self);

const char        *kg_sheet_get_name        (const KgSheet *self);
guint              kg_sheet_get_n_rows      (const KgSheet *self);
guint              kg_sheet_get_n_columns   (const KgSheet *self);
guint              kg_sheet_get_row_number  (const KgSheet *self,
                                             guint          index);
const char        *kg_sheet_get_text        (const KgSheet *self,
                                             guint          index,
                                             guint          column);
gboolean           kg_sheet_get_span        (const KgSheet *self,
                                             guint          index,
                                             guint          column,
                                             guint         *first_index,
                                             guint         *first_column,
                                             guint         *n_rows,
                                             guint         *n_columns);
guint              kg_sheet_get_n_notes     (const KgSheet *self);
const KgSheetNote *kg_sheet_get_note        (const KgSheet *self,
                                             guint          index);
char              *kg_sheet_cell_name       (guint          row,
                                             guint          column);

void               kg_sheet_set_cell        (KgSheet       *self,
                                             guint          row,
                                             guint          column,
                                             const char    *text);
void               kg_sheet_add_note        (KgSheet       *self,
                                             guint          row,
                                             guint          column,
                                             const char    *text);
void               kg_sheet_add_span        (KgSheet       *self,
                                             guint          first_row,
                                             guint          first_column,
                                             guint          last_row,
                                             guint          last_column);
void               kg_sheet_finish          (KgSheet       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgSheet, kg_sheet_free)

G_END_DECLS
