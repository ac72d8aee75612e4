// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-date.h"
#include "core/kg-light.h"

G_BEGIN_DECLS

/* What a cell of a list that is written holds. */
typedef enum {
  KG_VALUE_NONE,
  KG_VALUE_TEXT,
  KG_VALUE_COUNT,
  KG_VALUE_SIGNED,    /* a number whose sign says good or bad */
  KG_VALUE_MONEY,     /* 万元 */
  KG_VALUE_PERCENT,
  KG_VALUE_DAY,
  KG_VALUE_LIGHT,
  KG_VALUE_LIGHT_DAY, /* a day, and the light that is shown from then on */
  KG_N_VALUE_KINDS,
} KgSheetValueKind;

/* @is_quiet: a light that is told by its word alone: one colour beside the
 * other says nothing any more */
typedef struct {
  KgSheetValueKind kind;
  const char *text;
  gint64 number;
  KgDate day;
  KgLight light;
  gboolean is_quiet;
} KgSheetValue;

/**
 * KgSheetDesign:
 * @chars: of each column: how wide it is, in digits; a Han character is two
 * @n_frozen: how many columns stay when one scrolls to the right
 * @is_grouped: whether rows stand below headings that can be folded
 * @lights: the word of each light
 * @fills: its colour, as 0xrrggbb
 *
 * What a list that is written looks like, cells aside. Everything is borrowed.
 */
typedef struct {
  const char *name;   /* of the sheet */
  const char *title;
  const char *note;   /* below the title */
  const char *footer; /* of a printed page */
  KgDate day;         /* the file is of */
  guint n_columns;
  const char *const *titles;
  const KgSheetValueKind *kinds;
  const guint *chars;
  guint n_frozen;
  gboolean is_grouped;
  const char *lights[KG_N_LIGHTS];
  guint fills[KG_N_LIGHTS];
} KgSheetDesign;

typedef enum {
  KG_SHEET_ROW,
  KG_SHEET_HEADING, /* of the rows that follow */
  KG_SHEET_TOTAL,   /* of all rows */
  KG_N_SHEET_ROWS,
} KgSheetRowKind;

guint kg_sheet_ink_on (guint fill);

G_END_DECLS
