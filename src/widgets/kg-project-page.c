// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-project-page.h"

struct _KgProjectPage {
  AdwBin parent_instance;

  KgWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (KgProjectPage, kg_project_page, ADW_TYPE_BIN)

static void
kg_project_page_dispose (GObject *object)
{
  g_clear_object (&KG_PROJECT_PAGE (object)->workspace);

  G_OBJECT_CLASS (kg_project_page_parent_class)->dispose (object);
}

static void
kg_project_page_class_init (KgProjectPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kg_project_page_dispose;
}

static void
kg_project_page_init (KgProjectPage *self)
{
}

void
kg_project_page_set_workspace (KgProjectPage *self, KgWorkspace *workspace)
{
  g_set_object (&self->workspace, workspace);
}

void
kg_project_page_set_project (KgProjectPage *self, const char *project_id)
{
}
