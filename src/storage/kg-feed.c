// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "storage/kg-feed.h"

#include <glib-object.h>

struct _KgFeed {
  gatomicrefcount refs;
  GMutex mutex;
  GMainContext *context;
  GSource *source;   /* attached while something is on its way */
  GPtrArray *news;   /* KgChangeset, or NULL */
  gboolean closed;
  GWeakRef owner;
  KgFeedFunc func;
};

static void
free_news (gpointer data)
{
  if (data != NULL)
    kg_changeset_unref (data);
}

/**
 * kg_feed_new:
 * @owner: a #GObject
 * @func: called in the thread-default main context of the calling thread
 */
KgFeed *
kg_feed_new (gpointer   owner,
             KgFeedFunc func)
{
  KgFeed *self = g_new0 (KgFeed, 1);

  g_atomic_ref_count_init (&self->refs);
  g_mutex_init (&self->mutex);
  self->context = g_main_context_ref_thread_default ();
  self->news = g_ptr_array_new_with_free_func (free_news);
  g_weak_ref_init (&self->owner, owner);
  self->func = func;

  return self;
}

KgFeed *
kg_feed_ref (KgFeed *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
kg_feed_unref (KgFeed *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_assert (self->source == NULL);
  g_weak_ref_clear (&self->owner);
  g_ptr_array_unref (self->news);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

static gboolean
deliver_cb (gpointer user_data)
{
  KgFeed *self = user_data;
  g_autoptr (GPtrArray) news = NULL;
  g_autoptr (GObject) owner = NULL;

  g_mutex_lock (&self->mutex);
  news = self->news;
  self->news = g_ptr_array_new_with_free_func (free_news);
  g_clear_pointer (&self->source, g_source_unref);
  g_mutex_unlock (&self->mutex);

  owner = g_weak_ref_get (&self->owner);
  for (guint i = 0; owner != NULL && i < news->len; i++)
    self->func (owner, g_ptr_array_index (news, i));

  return G_SOURCE_REMOVE;
}

static void
unref_cb (gpointer data)
{
  kg_feed_unref (data);
}

/**
 * kg_feed_push:
 * @changeset: (nullable): what changed; not to be altered any more
 *
 * May be called from any thread.
 */
void
kg_feed_push (KgFeed      *self,
              KgChangeset *changeset)
{
  g_mutex_lock (&self->mutex);
  if (!self->closed) {
    g_ptr_array_add (self->news, changeset != NULL ? kg_changeset_ref (changeset) : NULL);
    if (self->source == NULL) {
      self->source = g_idle_source_new ();
      g_source_set_priority (self->source, G_PRIORITY_DEFAULT);
      g_source_set_callback (self->source, deliver_cb, kg_feed_ref (self), unref_cb);
      g_source_attach (self->source, self->context);
    }
  }
  g_mutex_unlock (&self->mutex);
}

/**
 * kg_feed_ref_owner:
 *
 * Returns: (transfer full) (nullable): the owner, while it lives
 */
gpointer
kg_feed_ref_owner (KgFeed *self)
{
  return g_weak_ref_get (&self->owner);
}

/**
 * kg_feed_close:
 *
 * From here on nothing is delivered any more.
 */
void
kg_feed_close (KgFeed *self)
{
  GSource *source;

  g_mutex_lock (&self->mutex);
  self->closed = TRUE;
  source = g_steal_pointer (&self->source);
  g_mutex_unlock (&self->mutex);

  if (source != NULL) {
    g_source_destroy (source);
    g_source_unref (source);
  }
}
