// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/kg-board-outlook.h"
#include "storage/kg-store.h"

G_BEGIN_DECLS

/* The board of the sample district, with its whole outlook. Monday 23 November
 * 2026 is today. */
typedef struct {
  KgContext *context;
  KgStore *store;
  KgBoard *board;
  KgBoardOutlook *outlook;
} KgTestSample;

void kg_test_sample_set_up    (KgTestSample *self);
void kg_test_sample_tear_down (KgTestSample *self);

G_END_DECLS
