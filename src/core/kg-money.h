// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KG_MONEY_NONE ((gint64) -1)              /* no sum given */
#define KG_MONEY_MAX  ((gint64) 10000000000)     /* 万元; a million 亿元 */

typedef enum {
  KG_MONEY_UNIT_UNKNOWN,
  KG_MONEY_UNIT_YUAN, /* 元 */
  KG_MONEY_UNIT_WAN,  /* 万元 */
  KG_MONEY_UNIT_YI,   /* 亿元 */
} KgMoneyUnit;

/* What a sum read from a text leaves to be said. */
typedef enum {
  KG_MONEY_EXACT = 0,
  KG_MONEY_APPROXIMATE = 1 << 0, /* 约, 近, 逾, 左右 and their like stood by it */
  KG_MONEY_RANGE = 1 << 1,       /* two sums: the first one was taken */
  KG_MONEY_ROUNDED = 1 << 2,     /* parts of a 万元 were rounded */
  KG_MONEY_REMARK = 1 << 3,      /* words behind the sum were left out */
} KgMoneyNotes;

gboolean     kg_money_parse           (const char    *text,
                                       KgMoneyUnit    unit,
                                       gint64        *wan,
                                       KgMoneyNotes  *notes,
                                       GError       **error);
KgMoneyUnit  kg_money_unit_from_words (const char    *words);
const char  *kg_money_unit_get_word   (KgMoneyUnit    unit);
char        *kg_money_format          (gint64         wan);

G_END_DECLS
