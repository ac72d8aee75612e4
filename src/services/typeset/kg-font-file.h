// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

#include <ft2build.h>
#include FT_FREETYPE_H

G_BEGIN_DECLS

FT_Error kg_font_file_open (FT_Library   library,
                            const char  *path,
                            FT_Long      which,
                            FT_Face     *face);

G_END_DECLS
