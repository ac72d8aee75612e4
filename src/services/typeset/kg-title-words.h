// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KgTitleWordKind:
 * @KG_TITLE_UNKNOWN: a character that no word of the table begins with
 * @KG_TITLE_ABOUT: 关于 and its like: what stands before it issues the document
 * @KG_TITLE_LINK: 和, 与, 及
 * @KG_TITLE_VERB: belongs to what follows it
 * @KG_TITLE_MODIFIER: belongs to what follows it, more loosely
 * @KG_TITLE_NOUN: may end a line
 * @KG_TITLE_OFFICE: the name of an office
 * @KG_TITLE_KIND: what kind of document it is: 纪要, 通知
 * @KG_TITLE_SUFFIX: belongs to what stands before it: 的, 镇
 * @KG_TITLE_NUMBER: a number with its unit
 * @KG_TITLE_MARK: punctuation, which has rules of its own
 *
 * What a word of a title is to the lines of the title.
 */
typedef enum {
  KG_TITLE_UNKNOWN,
  KG_TITLE_ABOUT,
  KG_TITLE_LINK,
  KG_TITLE_VERB,
  KG_TITLE_MODIFIER,
  KG_TITLE_NOUN,
  KG_TITLE_OFFICE,
  KG_TITLE_KIND,
  KG_TITLE_SUFFIX,
  KG_TITLE_NUMBER,
  KG_TITLE_MARK,
} KgTitleWordKind;

#define KG_TITLE_N_KINDS (KG_TITLE_MARK + 1)

KgTitleWordKind kg_title_words_match    (const gunichar  *text,
                                         guint            n,
                                         guint           *length);
double          kg_title_words_get_cost (KgTitleWordKind  left,
                                         KgTitleWordKind  right);

G_END_DECLS
