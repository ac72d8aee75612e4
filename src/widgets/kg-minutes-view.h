// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-meeting-file.h"
#include "services/kg-workspace.h"
#include "widgets/kg-meeting-act.h"

G_BEGIN_DECLS

#define KG_TYPE_MINUTES_VIEW (kg_minutes_view_get_type ())

G_DECLARE_FINAL_TYPE (KgMinutesView, kg_minutes_view, KG, MINUTES_VIEW, AdwBin)

void kg_minutes_view_set_file (KgMinutesView *self,
                               KgWorkspace   *workspace,
                               KgMeetingFile *file);

KgRecord *kg_minutes_view_get_row (KgMinutesView *self);
void      kg_minutes_view_show    (KgMinutesView *self,
                                   const char    *id);

/* For the steps of the minutes. The number of an act is the revision of the
 * newest document. */
gboolean kg_minutes_view_can_correct (KgMinutesView    *self);
gboolean kg_minutes_view_can_withdraw (KgMinutesView   *self);
char    *kg_minutes_view_describe_gaps (KgMinutesView  *self);
void     kg_minutes_view_commit      (KgMinutesView    *self,
                                      const char       *label,
                                      KgUseCase         func,
                                      KgMeetingActDone  done);
void     kg_minutes_view_save        (KgMinutesView    *self,
                                      const char       *code,
                                      const char       *text,
                                      const char       *label,
                                      KgUseCase         func,
                                      KgMeetingActDone  done);

G_END_DECLS
