// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-meeting-file.h"
#include "services/kg-workspace.h"

G_BEGIN_DECLS

#define KG_TYPE_MEETING_CARD (kg_meeting_card_get_type ())

G_DECLARE_FINAL_TYPE (KgMeetingCard, kg_meeting_card, KG, MEETING_CARD, AdwBin)

void kg_meeting_card_set_item (KgMeetingCard       *self,
                               KgWorkspace         *workspace,
                               const KgMeetingItem *item);
void kg_meeting_card_flush    (KgMeetingCard       *self);

G_END_DECLS
