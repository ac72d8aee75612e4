// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-minutes.h"
#include "services/typeset/kg-page-builder.h"
#include "services/typeset/kg-shaper.h"

G_BEGIN_DECLS

/**
 * KgMinutesJob:
 *
 * What the parts of the minutes layout share while one document is set.
 */
typedef struct {
  const KgMinutes *minutes;
  const KgPageTemplate *page_template;
  KgShaper *shaper;
  KgPageBuilder *builder;
  KgDisplayList *list;
  const KgDisplayList *before; /* (nullable): the document of a moment ago */
} KgMinutesJob;

gboolean kg_minutes_head_put         (KgMinutesJob *job,
                                      double       *end,
                                      GError      **error);
void     kg_minutes_title_add        (KgMinutesJob *job,
                                      const char   *title,
                                      guint         lines_before);
guint    kg_minutes_signature_add    (KgMinutesJob *job,
                                      guint         first);
void     kg_minutes_annex_list_add   (KgMinutesJob *job);
guint    kg_minutes_annex_begin      (KgMinutesJob *job,
                                      guint         nth,
                                      const char   *title);
gboolean kg_minutes_imprint_put      (KgMinutesJob *job,
                                      double        used,
                                      GError      **error);
void     kg_minutes_page_numbers_put (KgMinutesJob *job);
void     kg_minutes_watermark_put    (KgMinutesJob *job);

G_END_DECLS
