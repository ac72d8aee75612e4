// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-minutes.h"
#include "services/kg-minutes-proof.h"

G_BEGIN_DECLS

/* What a file says against what was issued; where it differs, @proof is told. */

void     kg_minutes_compare_pages (GPtrArray       *is,
                                   GPtrArray       *was,
                                   gboolean         resaved,
                                   KgMinutesProof  *proof);
void     kg_minutes_compare_words (GBytes          *file,
                                   GBytes          *fresh,
                                   KgMinutesProof  *proof);
gboolean kg_minutes_is_text_of    (const KgMinutes *minutes,
                                   GBytes          *file);

static inline void
kg_minutes_conclude (KgMinutesProof   *proof,
                     KgMinutesVerdict  verdict,
                     char             *sentence)
{
  proof->verdict = verdict;
  proof->sentence = sentence;
}

G_END_DECLS
