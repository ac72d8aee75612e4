// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which characters there are, a bit each. Who lacks one that is looked for need
 * not be read. */
typedef struct {
  guint64 letters; /* letters and digits of the texts */
  guint64 others;  /* all else in them; several characters share a bit */
  guint64 sounds;  /* what a character begins with, and which letters there are at all */
} KgSearchMarks;

void kg_search_marks_add_text   (KgSearchMarks *self,
                                 const char    *folded);
void kg_search_marks_add_sounds (KgSearchMarks *self,
                                 const char    *sounds);
void kg_search_marks_ask_sound  (KgSearchMarks *self,
                                 const char    *typed);

static inline gboolean
kg_search_marks_have_text (const KgSearchMarks *self,
                           const KgSearchMarks *asked)
{
  return ((asked->letters & ~self->letters) | (asked->others & ~self->others)) == 0;
}

static inline gboolean
kg_search_marks_have_sound (const KgSearchMarks *self,
                            const KgSearchMarks *asked)
{
  return (asked->sounds & ~self->sounds) == 0;
}

G_END_DECLS
