// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-minutes.h"

G_BEGIN_DECLS

KgMinutes *minutes_fixture_new (KgMinutesStage stage);

G_END_DECLS
