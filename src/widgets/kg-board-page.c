// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-board-page.h"

struct _KgBoardPage {
  AdwBin parent_instance;

  KgWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (KgBoardPage, kg_board_page, ADW_TYPE_BIN)

static void
kg_board_page_dispose (GObject *object)
{
  g_clear_object (&KG_BOARD_PAGE (object)->workspace);

  G_OBJECT_CLASS (kg_board_page_parent_class)->dispose (object);
}

static void
kg_board_page_class_init (KgBoardPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kg_board_page_dispose;
}

static void
kg_board_page_init (KgBoardPage *self)
{
}

void
kg_board_page_set_workspace (KgBoardPage *self, KgWorkspace *workspace)
{
  g_set_object (&self->workspace, workspace);
}

void
kg_board_page_focus_search (KgBoardPage *self)
{
}
