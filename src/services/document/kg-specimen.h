// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-minutes.h"

G_BEGIN_DECLS

/* Documents to look at while the measures of a page are chosen: of every kind
 * one with all that a page can have on it. They need no store. */

KgMinutes *kg_specimen_new (KgDocumentKind        kind,
                            const KgPageTemplate *page);

G_END_DECLS
