// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-board.h"

G_BEGIN_DECLS

struct _KgBoard {
  gatomicrefcount refs;
  KgContext *context;
  GStringChunk *texts;
  GArray *units;    /* KgUnit */
  GArray *projects; /* KgProject */
  GArray *steps;    /* KgStep, those of one project together */
  GHashTable *project_index; /* id → index */
  GHashTable *unit_index;    /* id → index */
  guint count[KG_N_LIGHTS];
  gint64 sum[KG_N_LIGHTS];
  guint week_count[KG_BOARD_WEEKS][KG_N_LIGHTS];
};

G_END_DECLS
