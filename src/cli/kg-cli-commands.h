// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/kg-cli.h"

G_BEGIN_DECLS

/* The commands of each noun; a list ends with path == NULL. */

extern const KgCliCommand kg_cli_assignment_commands[];
extern const KgCliCommand kg_cli_attach_commands[];
extern const KgCliCommand kg_cli_calendar_commands[];
extern const KgCliCommand kg_cli_directory_commands[];
extern const KgCliCommand kg_cli_document_commands[];
extern const KgCliCommand kg_cli_export_commands[];
extern const KgCliCommand kg_cli_import_commands[];
extern const KgCliCommand kg_cli_light_commands[];
extern const KgCliCommand kg_cli_list_commands[];
extern const KgCliCommand kg_cli_meeting_commands[];
extern const KgCliCommand kg_cli_minutes_commands[];
extern const KgCliCommand kg_cli_owed_commands[];
extern const KgCliCommand kg_cli_pages_commands[];
extern const KgCliCommand kg_cli_plan_commands[];
extern const KgCliCommand kg_cli_project_commands[];
extern const KgCliCommand kg_cli_rules_commands[];
extern const KgCliCommand kg_cli_show_commands[];
extern const KgCliCommand kg_cli_step_commands[];
extern const KgCliCommand kg_cli_store_commands[];
extern const KgCliCommand kg_cli_template_commands[];
extern const KgCliCommand kg_cli_warn_commands[];

G_END_DECLS
