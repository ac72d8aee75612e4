// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "services/kg-project-file.h"
#include "services/kg-workspace.h"

G_BEGIN_DECLS

#define KG_TYPE_COMMITMENT_DIALOG (kg_commitment_dialog_get_type ())

G_DECLARE_FINAL_TYPE (KgCommitmentDialog, kg_commitment_dialog, KG, COMMITMENT_DIALOG, AdwWindow)

GtkWidget *kg_commitment_dialog_new (KgWorkspace   *workspace,
                                     KgProjectFile *file);

G_END_DECLS
