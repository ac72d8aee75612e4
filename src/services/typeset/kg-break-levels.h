// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/typeset/kg-text-item.h"

G_BEGIN_DECLS

/**
 * KgBreakLevel:
 * @KG_BREAK_NORMAL: between words and between full-width characters
 * @KG_BREAK_INSIDE: where a break is better than a hole: after a hyphen in a
 *   word, between the year and the month of a date
 * @KG_BREAK_ANYWHERE: between any two letters of a word
 * @KG_BREAK_UNIT: between a number and its unit
 * @KG_BREAK_NUMBER: between two digits
 * @KG_BREAK_NEVER: not at all, while the line has any other place
 *
 * How bad it is to end a line at a place. What is worse is only done when the
 * line has nothing better.
 */
typedef enum {
  KG_BREAK_NORMAL,
  KG_BREAK_INSIDE,
  KG_BREAK_ANYWHERE,
  KG_BREAK_UNIT,
  KG_BREAK_NUMBER,
  KG_BREAK_NEVER,
} KgBreakLevel;

guint8 *kg_break_levels_new (const GArray *items);

G_END_DECLS
