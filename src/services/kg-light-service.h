// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-board.h"

G_BEGIN_DECLS

/* Confirming lights, and keeping them week by week. */

gboolean   kg_light_confirm          (KgTxn       *txn,
                                      KgContext   *context,
                                      const char  *project_id,
                                      KgLight      light,
                                      const char  *reason,
                                      const char  *meeting_id,
                                      GError     **error);
gboolean   kg_light_snapshot         (KgTxn       *txn,
                                      KgContext   *context,
                                      guint       *n_taken,
                                      GError     **error);
GPtrArray *kg_light_history          (KgTxn       *txn,
                                      const char  *project_id,
                                      GError     **error);

/* For how long a project has stood as it does, in weeks. */
typedef struct {
  guint red;      /* weeks in a row, up to this one, that it stood red */
  guint yellow;   /* the same for yellow or red */
} KgLightRows;

gboolean   kg_light_week_is_taken    (KgTxn       *txn,
                                      const char  *week,
                                      GError     **error);
gboolean   kg_light_rows_load        (KgTxn           *txn,
                                      const KgBoard   *board,
                                      const KgProject *project,
                                      KgLightRows     *rows,
                                      GError         **error);

char      *kg_light_reasons_to_json  (GPtrArray   *reasons);
GPtrArray *kg_light_reasons_from_json (const char *json);

G_END_DECLS
