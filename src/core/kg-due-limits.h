// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-due-phrase.h"

G_BEGIN_DECLS

/* What the readers of due days share. Inside core only. */

typedef struct {
  const char *text;
  const KgCalendar *calendar;
  KgDate today;
  KgDate next_meeting;
  int year;
  int month;
} KgDueContext;

/* Eats a phrase at @at and describes it in @out, or returns FALSE. */
typedef gboolean (*KgDueReader) (const KgDueContext *ctx,
                                 const char        **at,
                                 KgDuePhrase        *out);

gboolean kg_due_eat_before         (const char              **at);
gboolean kg_due_eat_within         (const char              **at);
void     kg_due_eat_time_of_day    (const char              **at);
void     kg_due_eat_day_limit      (const char              **at,
                                    KgDuePhrase              *out);
gboolean kg_due_eat_period_end     (const char              **at,
                                    KgDuePhrase              *out);

gboolean kg_due_ends_with_any      (const KgDueContext       *ctx,
                                    const char               *at,
                                    const char *const        *words);
gboolean kg_due_stands_free_before (const KgDueContext       *ctx,
                                    const char               *at);
gboolean kg_due_stands_free_after  (const char               *at);
int      kg_due_number_class       (gunichar                  c);

gboolean kg_due_set_day            (const KgDueContext       *ctx,
                                    KgDate                    date,
                                    KgDuePhrase              *out);
gboolean kg_due_set_month_day      (const KgDueContext       *ctx,
                                    int                       year,
                                    int                       month,
                                    int                       day,
                                    KgDuePhrase              *out);
gboolean kg_due_set_month_end      (const KgDueContext       *ctx,
                                    int                       year,
                                    int                       month,
                                    KgDuePhrase              *out);

gboolean kg_due_read_meeting       (const KgDueContext       *ctx,
                                    const char              **at,
                                    KgDuePhrase              *out);
gboolean kg_due_read_near_day      (const KgDueContext       *ctx,
                                    const char              **at,
                                    KgDuePhrase              *out);
gboolean kg_due_read_week          (const KgDueContext       *ctx,
                                    const char              **at,
                                    KgDuePhrase              *out);
gboolean kg_due_read_numeric       (const KgDueContext       *ctx,
                                    const char              **at,
                                    KgDuePhrase              *out);
gboolean kg_due_read_day_alone     (const KgDueContext       *ctx,
                                    const char              **at,
                                    KgDuePhrase              *out);
gboolean kg_due_read_festival      (const KgDueContext       *ctx,
                                    const char              **at,
                                    KgDuePhrase              *out);
gboolean kg_due_read_counted       (const KgDueContext       *ctx,
                                    const char              **at,
                                    KgDuePhrase              *out);
gboolean kg_due_read_nth_workday   (const KgDueContext       *ctx,
                                    const char              **at,
                                    KgDuePhrase              *out);
gboolean kg_due_read_dated         (const KgDueContext       *ctx,
                                    const char              **at,
                                    KgDuePhrase              *out);
gboolean kg_due_read_this_or_next_month (const KgDueContext  *ctx,
                                         const char         **at,
                                         KgDuePhrase         *out);

G_END_DECLS
