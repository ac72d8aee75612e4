// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/typeset/kg-font-set.h"

G_BEGIN_DECLS

gboolean office_tools_is_there (void);
void     office_tools_convert  (const char        *folder,
                                const char *const *names,
                                KgFontSet         *fonts);
void     office_tools_compare  (const char        *folder,
                                const char        *name);

G_END_DECLS
