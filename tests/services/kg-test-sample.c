// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-sample.h"

#include "services/kg-sample.h"

static gboolean
fill_and_load (KgTxn     *txn,
               gpointer   user_data,
               GError   **error)
{
  KgTestSample *self = user_data;

  if (!kg_sample_fill (txn, self->context, error))
    return FALSE;
  self->board = kg_board_load (txn, self->context, NULL, error);
  return self->board != NULL;
}

void
kg_test_sample_set_up (KgTestSample *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KgChangeset) done = NULL;

  self->context = kg_context_new (kg_date_new (2026, 11, 23));
  self->store = kg_store_open ("mock:sample-board", KG_STORE_CREATE, &error);
  g_assert_no_error (error);
  done = kg_store_transact (self->store, "测试", "sample", fill_and_load, self, &error);
  g_assert_no_error (error);
  self->outlook = kg_board_outlook_new (self->board, NULL);
  for (guint i = 0; i < kg_board_get_n_projects (self->board); i++) {
    kg_board_outlook_get_warning (self->outlook, i);
    kg_board_outlook_get_percent (self->outlook, i);
  }
  g_assert_true (kg_board_outlook_is_complete (self->outlook, KG_OUTLOOK_WARNINGS | KG_OUTLOOK_CHANCES));
}

void
kg_test_sample_tear_down (KgTestSample *self)
{
  kg_board_outlook_unref (self->outlook);
  kg_board_unref (self->board);
  kg_store_close (self->store);
  g_object_unref (self->store);
  kg_context_unref (self->context);
}
