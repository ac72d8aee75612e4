// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/kg-cli.h"
#include "core/kg-minutes.h"

G_BEGIN_DECLS

gboolean kg_cli_check_document_output (KgCli            *cli,
                                       GError          **error);
gboolean kg_cli_answer_document       (KgCli            *cli,
                                       const KgMinutes  *document,
                                       GPtrArray        *notes,
                                       GError          **error);

G_END_DECLS
