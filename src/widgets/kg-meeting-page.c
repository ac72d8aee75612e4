// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-meeting-page.h"

struct _KgMeetingPage {
  AdwBin parent_instance;

  KgWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (KgMeetingPage, kg_meeting_page, ADW_TYPE_BIN)

static void
kg_meeting_page_dispose (GObject *object)
{
  g_clear_object (&KG_MEETING_PAGE (object)->workspace);

  G_OBJECT_CLASS (kg_meeting_page_parent_class)->dispose (object);
}

static void
kg_meeting_page_class_init (KgMeetingPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kg_meeting_page_dispose;
}

static void
kg_meeting_page_init (KgMeetingPage *self)
{
}

void
kg_meeting_page_set_workspace (KgMeetingPage *self, KgWorkspace *workspace)
{
  g_set_object (&self->workspace, workspace);
}

void
kg_meeting_page_show_meeting (KgMeetingPage *self, const char *meeting_id)
{
}
