// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-project-form-notes.h"

#include <glib/gi18n.h>

/**
 * KgProjectFormNotes:
 *
 * Tags, a remark, and how the project came on the list.
 */

struct _KgProjectFormNotes {
  KgProjectForm parent_instance;
};

G_DEFINE_FINAL_TYPE (KgProjectFormNotes, kg_project_form_notes, KG_TYPE_PROJECT_FORM)

static void
kg_project_form_notes_class_init (KgProjectFormNotesClass *klass)
{
}

static void
kg_project_form_notes_init (KgProjectFormNotes *self)
{
  KgProjectForm *form = KG_PROJECT_FORM (self);

  kg_project_form_add_group (form, NULL, NULL);
  kg_project_form_add (form, KG_PROJECT_TAGS);
  kg_project_form_add (form, KG_PROJECT_REMARK);
  kg_project_form_add_group (form, _("The list"), NULL);
  kg_project_form_add (form, KG_PROJECT_LIST_NO);
  kg_project_form_add (form, KG_PROJECT_LISTED_ON);
  kg_project_form_add (form, KG_PROJECT_SOURCE);
}
