// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-meeting-file.h"

#include "services/kg-board.h"

G_BEGIN_DECLS

/* What these screens say of a meeting, in the language of the program. */

char *kg_meeting_words_title    (KgRecord            *series,
                                 KgRecord            *meeting);
char *kg_meeting_words_number   (KgRecord            *meeting);
char *kg_meeting_words_when     (KgRecord            *meeting);
char *kg_meeting_words_details  (KgRecord            *meeting);
char *kg_meeting_words_warning  (KgBoard             *board,
                                 const KgProject     *project);
char *kg_meeting_words_why      (const KgMeetingItem *item,
                                 KgBoard             *board);
char *kg_meeting_words_elapsed  (gint64               since,
                                 gint64               now);

G_END_DECLS
