// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/kg-project-form.h"

G_BEGIN_DECLS

#define KG_TYPE_PROJECT_FORM_NOTES (kg_project_form_notes_get_type ())

G_DECLARE_FINAL_TYPE (KgProjectFormNotes, kg_project_form_notes, KG, PROJECT_FORM_NOTES, KgProjectForm)

G_END_DECLS
