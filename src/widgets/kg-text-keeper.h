// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KgTextKeeper:
 *
 * What was typed for which target and given away to be stored, until the store
 * is seen to have it; and what the store may say of each as far as this seat
 * knows, so that nobody's words are replaced unseen.
 *
 * A text is contested where the store refused it because somebody else changed
 * it meanwhile. Nothing is given away until that is settled.
 */
typedef struct _KgTextKeeper KgTextKeeper;

KgTextKeeper *kg_text_keeper_new         (void);
void          kg_text_keeper_free        (KgTextKeeper       *self);

const char   *kg_text_keeper_read        (KgTextKeeper       *self,
                                          const char         *target,
                                          const char         *text,
                                          gint64              version,
                                          gboolean            typing);
char        **kg_text_keeper_give        (KgTextKeeper       *self,
                                          const char         *target,
                                          const char         *text);
void          kg_text_keeper_keep        (KgTextKeeper       *self,
                                          const char         *target,
                                          const char         *text);
gboolean      kg_text_keeper_answer      (KgTextKeeper       *self,
                                          const char         *target,
                                          const GError       *error);

gboolean      kg_text_keeper_is_refused   (const KgTextKeeper *self,
                                           const char         *target);
const char   *kg_text_keeper_get_contest  (const KgTextKeeper *self,
                                           const char         *target);
const char   *kg_text_keeper_get_theirs   (const KgTextKeeper *self,
                                           const char         *target);
void          kg_text_keeper_settle       (KgTextKeeper       *self,
                                           const char         *target,
                                           gboolean            mine);

G_END_DECLS
