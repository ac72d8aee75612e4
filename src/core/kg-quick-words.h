// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-due-phrase.h"
#include "core/kg-quick-units.h"

G_BEGIN_DECLS

/* The words by which minutes say who does what. Inside core only. */

typedef struct {
  const char *text;
  const KgQuickUnits *units;
  GArray *phrases;    /* KgDuePhrase */
  GArray *quotations; /* KgPhraseRange */
} KgQuickSource;

typedef enum {
  KG_QUICK_ROLE_NONE,
  KG_QUICK_ROLE_LEADS,    /* 牵头, 负责, 为牵头单位 */
  KG_QUICK_ROLE_SUPPORTS, /* 配合, 协助, 参与 */
  KG_QUICK_ROLE_JOINS,    /* 会同, 联合 */
} KgQuickRole;

gboolean    kg_quick_is_boundary   (gunichar              c);
const char *kg_quick_clause_end    (const char           *at);

const char *kg_quick_skip_numbering (const char          *text);
gsize       kg_quick_limit_start   (const char           *text,
                                    gsize                 start);

gboolean    kg_quick_eat_limit     (const KgQuickSource  *source,
                                    const char          **at);
void        kg_quick_eat_list_tail (const char          **at);
gboolean    kg_quick_eat_join      (const char          **at);
KgQuickRole kg_quick_eat_role      (const char          **at);
gboolean    kg_quick_asks          (const KgQuickSource  *source,
                                    const char           *at,
                                    gboolean              plainly);

G_END_DECLS
