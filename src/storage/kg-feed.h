// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-changeset.h"

G_BEGIN_DECLS

/**
 * KgFeed:
 *
 * Carries news from a working thread to the main context in which its owner
 * listens. Holds the owner weakly; what is still on its way when the owner
 * closes it is dropped.
 */
typedef struct _KgFeed KgFeed;

/* In the owner's context; changeset is NULL when it is unknown what changed. */
typedef void (*KgFeedFunc) (gpointer     owner,
                            KgChangeset *changeset);

KgFeed  *kg_feed_new       (gpointer     owner,
                            KgFeedFunc   func);
KgFeed  *kg_feed_ref       (KgFeed      *self);
void     kg_feed_unref     (KgFeed      *self);
void     kg_feed_push      (KgFeed      *self,
                            KgChangeset *changeset);
gpointer kg_feed_ref_owner (KgFeed      *self);
void     kg_feed_close     (KgFeed      *self);

G_END_DECLS
