// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KgMinutesColumn:
 * @title: what its head says
 * @width: in characters of the text; 0 shares what the others leave
 * @centred: whether its cells are centred, as numbers and days are
 */
typedef struct {
  char *title;
  double width;
  gboolean centred;
} KgMinutesColumn;

/**
 * KgMinutesTable:
 * @has_head: whether the titles of the columns stand above the rows, on every
 *   page; a form has none
 *
 * A table of a document, without any layout.
 */
typedef struct {
  GArray *columns; /* of KgMinutesColumn */
  GPtrArray *rows; /* of GStrv, as long as there are columns */
  gboolean has_head;
} KgMinutesTable;

/**
 * KgMinutesPicture:
 * @width: in pixels
 * @height: in pixels
 * @words: (nullable): what stands below it
 */
typedef struct {
  GBytes *png;
  guint width;
  guint height;
  char *words;
} KgMinutesPicture;

KgMinutesTable   *kg_minutes_table_new        (void);
void              kg_minutes_table_free       (KgMinutesTable     *self);
void              kg_minutes_table_add_column (KgMinutesTable     *self,
                                               const char         *title,
                                               double              width,
                                               gboolean            centred);
void              kg_minutes_table_add_row    (KgMinutesTable     *self,
                                               const char *const  *cells);
const char       *kg_minutes_table_get_cell   (const KgMinutesTable *self,
                                               guint               row,
                                               guint               column);

KgMinutesPicture *kg_minutes_picture_new      (GBytes             *png,
                                               const char         *words);
void              kg_minutes_picture_free     (KgMinutesPicture   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgMinutesTable, kg_minutes_table_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgMinutesPicture, kg_minutes_picture_free)

G_END_DECLS
