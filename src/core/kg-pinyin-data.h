// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Made by scripts/make-pinyin-data.py: do not edit. For kg-pinyin.c alone.
 *
 * A reading is a number: five times the syllable's plus the tone, from 0; in
 * the order of a dictionary. The value of a character is its reading, or
 * KG_PINYIN_POLY and where its readings begin in the lists; a list ends with
 * KG_PINYIN_POLY. */

#define KG_PINYIN_FIRST 0x4e00
#define KG_PINYIN_END 0xa000
#define KG_PINYIN_N_SYLLABLES 409
#define KG_PINYIN_N_BLOCKS 328
#define KG_PINYIN_N_FAR 273
#define KG_PINYIN_N_SURNAMES 20
#define KG_PINYIN_N_PHRASES 343

#define KG_PINYIN_POLY 0x8000    /* more than one sound */
#define KG_PINYIN_PHRASE 0x4000  /* the first character of a phrase */
#define KG_PINYIN_SURNAME 0x2000 /* read otherwise as a surname */
#define KG_PINYIN_NUMBER 0x1fff

typedef struct {
  gunichar ch;
  guint16 reading;
} KgPinyinSurname;

typedef struct {
  const char *text;
  guint16 readings[3];
} KgPinyinPhrase;

extern const char kg_pinyin_syllables[KG_PINYIN_N_SYLLABLES][7];
extern const guint64 kg_pinyin_present[KG_PINYIN_N_BLOCKS];
extern const guint16 kg_pinyin_ranks[KG_PINYIN_N_BLOCKS];
extern const guint16 kg_pinyin_values[];
extern const gunichar kg_pinyin_far[KG_PINYIN_N_FAR];
extern const guint16 kg_pinyin_far_values[KG_PINYIN_N_FAR];
extern const guint16 kg_pinyin_lists[];
extern const KgPinyinSurname kg_pinyin_surnames[KG_PINYIN_N_SURNAMES];
extern const KgPinyinPhrase kg_pinyin_phrases[KG_PINYIN_N_PHRASES];

G_END_DECLS
