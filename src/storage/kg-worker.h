// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KgWorker:
 *
 * One thread that does jobs one after the other. It looks up now and then
 * while there are none. Knows nothing of stores.
 */
typedef struct _KgWorker KgWorker;

typedef void (*KgWorkerFunc) (gpointer data);

KgWorker *kg_worker_new        (const char     *name,
                                KgWorkerFunc    idle,
                                KgWorkerFunc    finish,
                                gpointer        data);
gboolean  kg_worker_push       (KgWorker       *self,
                                KgWorkerFunc    func,
                                gpointer        data);
gboolean  kg_worker_is_current (KgWorker       *self);
void      kg_worker_stop       (KgWorker       *self);
void      kg_worker_free       (KgWorker       *self);

G_END_DECLS
