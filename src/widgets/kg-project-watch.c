// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-project-watch.h"

/**
 * KgProjectWatch:
 *
 * Looks after every change of the store whether a project and its agents are
 * still as they were read.
 *
 * Signals: news, with a KgProjectNews, whose items are empty when they are.
 */

struct _KgProjectWatch {
  GObject parent_instance;

  KgWorkspace *workspace;
  GCancellable *cancellable;
  KgRecord *before;
  GPtrArray *agents_before;
  gboolean looking;
  gboolean again; /* something changed while it looked */
};

G_DEFINE_FINAL_TYPE (KgProjectWatch, kg_project_watch, G_TYPE_OBJECT)

static guint news_signal;

typedef struct {
  KgRecord *before;
  GPtrArray *agents_before;
  KgProjectNews *news;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  kg_record_unref (look->before);
  g_ptr_array_unref (look->agents_before);
  g_clear_pointer (&look->news, kg_project_news_unref);
  g_free (look);
}

static gboolean
run_look (KgTxn      *txn,
          KgContext  *context,
          gpointer    data,
          GError    **error)
{
  Look *look = data;

  look->news = kg_project_news_load (txn, look->before, look->agents_before, error);
  return look->news != NULL;
}

static void look (KgProjectWatch *self);

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KgProjectWatch) self = user_data;
  g_autoptr (GError) error = NULL;
  Look *found = kg_workspace_finish (KG_WORKSPACE (source), result, &error);

  self->looking = FALSE;
  if (self->before == NULL)
    return;

  /* What cannot be read now is told by saving. */
  if (found != NULL && found->before == self->before)
    g_signal_emit (self, news_signal, 0, found->news);
  if (self->again)
    look (self);
}

static void
look (KgProjectWatch *self)
{
  Look *data;

  if (self->before == NULL)
    return;
  self->again = self->looking;
  if (self->looking)
    return;

  self->looking = TRUE;
  data = g_new0 (Look, 1);
  data->before = kg_record_ref (self->before);
  data->agents_before = g_ptr_array_ref (self->agents_before);
  kg_workspace_read_async (self->workspace, run_look, data, look_free, self->cancellable, looked_cb, g_object_ref (self));
}

static void
kg_project_watch_dispose (GObject *object)
{
  KgProjectWatch *self = KG_PROJECT_WATCH (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->before, kg_record_unref);
  g_clear_pointer (&self->agents_before, g_ptr_array_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (kg_project_watch_parent_class)->dispose (object);
}

static void
kg_project_watch_finalize (GObject *object)
{
  g_object_unref (KG_PROJECT_WATCH (object)->cancellable);

  G_OBJECT_CLASS (kg_project_watch_parent_class)->finalize (object);
}

static void
kg_project_watch_class_init (KgProjectWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kg_project_watch_dispose;
  object_class->finalize = kg_project_watch_finalize;

  news_signal = g_signal_new ("news", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                              NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
kg_project_watch_init (KgProjectWatch *self)
{
  self->cancellable = g_cancellable_new ();
}

KgProjectWatch *
kg_project_watch_new (KgWorkspace *workspace)
{
  KgProjectWatch *self = g_object_new (KG_TYPE_PROJECT_WATCH, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "data-changed", G_CALLBACK (look), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * kg_project_watch_set_base:
 * @before: (nullable): what changes are told of; %NULL to tell nothing
 * @agents_before: (nullable) (element-type KgProjectAgentView)
 */
void
kg_project_watch_set_base (KgProjectWatch *self,
                           KgRecord       *before,
                           GPtrArray      *agents_before)
{
  g_clear_pointer (&self->before, kg_record_unref);
  g_clear_pointer (&self->agents_before, g_ptr_array_unref);
  self->before = before != NULL ? kg_record_ref (before) : NULL;
  self->agents_before = agents_before != NULL ? g_ptr_array_ref (agents_before) : NULL;
}
