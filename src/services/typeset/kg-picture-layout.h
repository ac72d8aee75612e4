// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/typeset/kg-minutes-frame.h"

G_BEGIN_DECLS

KgFlowBox *kg_picture_layout_new (KgMinutesJob           *job,
                                  const KgMinutesPicture *picture,
                                  GError                **error);

G_END_DECLS
