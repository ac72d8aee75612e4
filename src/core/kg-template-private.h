// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-template.h"

G_BEGIN_DECLS

/* What reading, checking and using a template share. */

/* A net under certain choices: which steps are there, and what each waits
 * for. Steps are counted as in the file. */
typedef struct {
  guint n;           /* steps of the file */
  gboolean *kept;    /* array length=n */
  GArray **after;    /* array length=n: indices of kept steps */
} KgTemplateNet;

KgTemplateData *kg_template_read              (const char           *text,
                                               const char           *name,
                                               GError              **error);
guint          kg_template_count_combinations (const KgTemplateData *data);
void           kg_template_pick               (const KgTemplateData *data,
                                               guint                 combination,
                                               guint                *picks);
char          *kg_template_picks_to_text      (const KgTemplateData *data,
                                               const guint          *picks);
gboolean       kg_template_condition_holds    (const KgTemplateData *data,
                                               const guint          *picks,
                                               const char           *when);
int            kg_template_find_choice        (const KgTemplateData *data,
                                               const char           *key);
int            kg_template_find_option        (const KgTemplateChoice *choice,
                                               const char           *key);
int            kg_template_find_step          (const KgTemplateData *data,
                                               const char           *key);
KgTemplateNet *kg_template_net_new            (const KgTemplateData *data,
                                               const guint          *picks);
void           kg_template_net_free           (KgTemplateNet        *self);
void           kg_template_check_nets         (const KgTemplateData *data,
                                               GArray               *lines,
                                               const char           *name,
                                               GPtrArray            *problems);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgTemplateNet, kg_template_net_free)

G_END_DECLS
