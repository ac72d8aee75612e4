// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-minutes.h"

G_BEGIN_DECLS

KgMinutes *minutes_fixture_new         (KgMinutesStage stage);
void       minutes_fixture_add_annexes (KgMinutes     *minutes);
GBytes    *minutes_fixture_make_png    (int            width,
                                        int            height);

G_END_DECLS
