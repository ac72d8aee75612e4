// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-ui-store.h"
#include "kg-ui-test.h"

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  kg_workspace_finish (KG_WORKSPACE (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

void
kg_ui_commit (KgWorkspace *workspace,
              KgUseCase    func,
              gpointer     data)
{
  gboolean done = FALSE;

  kg_workspace_commit_async (workspace, "test", func, data, NULL, NULL, done_cb, &done);
  kg_ui_wait_until (done);
}

void
kg_ui_read (KgWorkspace *workspace,
            KgUseCase    func,
            gpointer     data)
{
  gboolean done = FALSE;

  kg_workspace_read_async (workspace, func, data, NULL, NULL, done_cb, &done);
  kg_ui_wait_until (done);
}
