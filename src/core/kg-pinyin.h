// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* More sounds than any character has. */
#define KG_PINYIN_MAX_READINGS 6

/* A reading is a syllable with its tone; readings count up in the order of a
 * Chinese dictionary. */
#define KG_PINYIN_NONE G_MAXUINT16

typedef struct {
  gunichar ch;
  guint16 reading;  /* in this place, or KG_PINYIN_NONE when it is no known Han */
  gboolean certain; /* the phrase around it leaves no other reading */
} KgPinyinChar;

/* Walks over a text; on the stack. */
typedef struct {
  const char *next;
  const guint16 *phrase;
  guint left;
  guint16 surname;
} KgPinyinIter;

void        kg_pinyin_iter_init (KgPinyinIter *iter,
                                 const char   *text);
gboolean    kg_pinyin_iter_next (KgPinyinIter *iter,
                                 KgPinyinChar *out);

guint       kg_pinyin_readings  (gunichar      ch,
                                 guint16      *readings);
const char *kg_pinyin_syllable  (guint16       reading);

void        kg_pinyin_initials  (const char   *text,
                                 GString      *initials);
char       *kg_collate_key      (const char   *text);

G_END_DECLS
