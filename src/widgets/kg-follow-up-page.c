// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-follow-up-page.h"

struct _KgFollowUpPage {
  AdwBin parent_instance;

  KgWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (KgFollowUpPage, kg_follow_up_page, ADW_TYPE_BIN)

static void
kg_follow_up_page_dispose (GObject *object)
{
  g_clear_object (&KG_FOLLOW_UP_PAGE (object)->workspace);

  G_OBJECT_CLASS (kg_follow_up_page_parent_class)->dispose (object);
}

static void
kg_follow_up_page_class_init (KgFollowUpPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kg_follow_up_page_dispose;
}

static void
kg_follow_up_page_init (KgFollowUpPage *self)
{
}

void
kg_follow_up_page_set_workspace (KgFollowUpPage *self, KgWorkspace *workspace)
{
  g_set_object (&self->workspace, workspace);
}

void
kg_follow_up_page_show_assignment (KgFollowUpPage *self, const char *assignment_id)
{
}
