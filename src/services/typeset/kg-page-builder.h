// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/typeset/kg-display-list-private.h"
#include "services/typeset/kg-line-breaker.h"
#include "core/kg-page-template.h"

G_BEGIN_DECLS

/**
 * KG_EM_ABOVE: how much of a character's square stands above the baseline.
 * East Asian faces share this, whatever height their tables state.
 */
#define KG_EM_ABOVE 0.88

/**
 * KgPageBuilder:
 *
 * Puts lines on pages: at a given place, or into the flow that fills the 22
 * lines of each page in turn.
 */
typedef struct _KgPageBuilder KgPageBuilder;

/**
 * KgFlowBox:
 * @get_least: how much room its beginning needs, pt
 * @put: puts what fits into @room from @top on, pt from the top of the page,
 *   and returns how much it took, 0 when its beginning does not fit; @more
 *   says whether the next page gets more of it; @fresh whether nothing stands
 *   on the page yet, where something has to be put
 * @free: frees it
 *
 * What flows from page to page other than in lines: a table, a picture.
 */
typedef struct _KgFlowBox KgFlowBox;

struct _KgFlowBox {
  double (*get_least) (KgFlowBox     *self);
  double (*put)       (KgFlowBox     *self,
                       KgPageBuilder *builder,
                       guint          page,
                       double         top,
                       double         room,
                       gboolean       fresh,
                       gboolean      *more);
  void   (*free)      (KgFlowBox     *self);
};

/**
 * KgFlow:
 * @new_page: whether the paragraph begins a page
 * @keep_previous: whether the line before it must not end a page
 * @keep_next: whether the paragraph must not end a page
 * @centre_in: the width in which its lines are centred, pt; 0 is not centred
 * @lines_before: empty lines before it, none at the head of a page
 * @bookmark: (nullable): what the bookmark of its first line says
 * @bookmark_level: from 1
 *
 * How one paragraph goes into the flow.
 */
typedef struct {
  KgLineShape shape;
  gboolean new_page;
  gboolean keep_previous;
  gboolean keep_next;
  double centre_in;
  guint lines_before;
  const char *bookmark;
  guint bookmark_level;
} KgFlow;

KgPageBuilder *kg_page_builder_new         (const KgPageTemplate *page_template,
                                            KgDisplayList        *list);
void           kg_page_builder_free        (KgPageBuilder        *self);

void           kg_page_builder_put         (KgPageBuilder        *self,
                                            guint                 page,
                                            const GArray         *items,
                                            const KgLine         *line,
                                            double                x,
                                            double                baseline,
                                            double                condense,
                                            guint32               colour);
void           kg_page_builder_put_rule    (KgPageBuilder        *self,
                                            guint                 page,
                                            double                y,
                                            double                thickness,
                                            guint32               colour);
void           kg_page_builder_add_rule    (KgPageBuilder        *self,
                                            guint                 page,
                                            const KgRule         *rule);
void           kg_page_builder_add_image   (KgPageBuilder        *self,
                                            guint                 page,
                                            const KgImage        *image);
void           kg_page_builder_begin_flow  (KgPageBuilder        *self,
                                            double                from);
void           kg_page_builder_add         (KgPageBuilder        *self,
                                            GArray               *items,
                                            const KgFlow         *flow);
void           kg_page_builder_add_lines   (KgPageBuilder        *self,
                                            GArray               *items,
                                            const GArray         *lines,
                                            const KgFlow         *flow);
void           kg_page_builder_add_box     (KgPageBuilder        *self,
                                            KgFlowBox            *box,
                                            guint                 lines_before);
double         kg_page_builder_end_flow    (KgPageBuilder        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgPageBuilder, kg_page_builder_free)

G_END_DECLS
