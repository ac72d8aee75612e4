// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/sheet/kg-sheet-design.h"

#include <math.h>

#define WHITE 0xffffff
#define BLACK 0x010101 /* 0 is no colour in a spreadsheet */

/* Relative luminance, as WCAG 2 has it. */
static double
luminance (guint rgb)
{
  static const double shares[] = { 0.0722, 0.7152, 0.2126 };
  double sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++) {
    double part = (rgb >> 8 * i & 0xff) / 255.0;

    sum += shares[i] * (part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4));
  }

  return sum;
}

/**
 * kg_sheet_ink_on:
 * @fill: the colour of a cell, as 0xrrggbb
 *
 * Returns: black or white, whichever has more contrast with it, which is at
 *   least 4.5
 */
guint
kg_sheet_ink_on (guint fill)
{
  double ground = luminance (fill) + 0.05;

  return ground / (luminance (BLACK) + 0.05) > (luminance (WHITE) + 0.05) / ground ? BLACK : WHITE;
}
