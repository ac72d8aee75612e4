// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/board/kg-wall-page.h"
#include "services/kg-project-file.h"
#include "services/kg-wall-meeting.h"

G_BEGIN_DECLS

/**
 * KgWallContent:
 *
 * A page of the wall with the texts that it is made of. Immutable, so that it
 * may cross threads. It is made from a board and from what the project page
 * shows; private notes are in neither.
 */
typedef struct _KgWallContent KgWallContent;

GArray        *kg_wall_order                 (const KgBoard       *board);

KgWallContent *kg_wall_content_new_overview  (KgBoard             *board,
                                              gboolean             with_warnings);
KgWallContent *kg_wall_content_new_project   (KgBoard             *board,
                                              const KgProject     *project,
                                              KgProjectFile       *file);
KgWallContent *kg_wall_content_new_changes   (KgBoard             *board);
KgWallContent *kg_wall_content_new_decisions (KgBoard             *board,
                                              KgWallMeeting       *meeting);
KgWallContent *kg_wall_content_new_topic     (KgBoard             *board,
                                              KgWallMeeting       *meeting);
KgWallContent *kg_wall_content_new_close     (KgBoard             *board,
                                              KgWallMeeting       *meeting);
KgWallContent *kg_wall_content_ref           (KgWallContent       *self);
void           kg_wall_content_unref         (KgWallContent       *self);
KgWallPage     kg_wall_content_get_page      (const KgWallContent *self,
                                              guint                number,
                                              guint                n_pages);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgWallContent, kg_wall_content_unref)

G_END_DECLS
