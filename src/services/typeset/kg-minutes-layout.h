// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-minutes.h"
#include "services/typeset/kg-display-list.h"
#include "services/typeset/kg-font-set.h"
#include "core/kg-page-template.h"

G_BEGIN_DECLS

KgDisplayList *kg_minutes_layout            (const KgMinutes      *minutes,
                                             const KgPageTemplate *page_template,
                                             GError              **error);
KgDisplayList *kg_minutes_layout_with_fonts (const KgMinutes      *minutes,
                                             const KgPageTemplate *page_template,
                                             KgFontSet            *fonts,
                                             GError              **error);
KgDisplayList *kg_minutes_layout_anew       (const KgMinutes      *minutes,
                                             const KgPageTemplate *page_template,
                                             KgFontSet            *fonts,
                                             const KgDisplayList  *before,
                                             GError              **error);

G_END_DECLS
