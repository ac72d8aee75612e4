// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a line of a key file is. Blank lines and comments are nothing. */
typedef enum {
  KG_KEY_LINE_GROUP, /* [group] */
  KG_KEY_LINE_KEY,   /* key=value */
  KG_KEY_LINE_OTHER, /* none of them: a key file may not hold it */
} KgKeyLineKind;

typedef struct {
  KgKeyLineKind kind;
  int number;  /* counted from 1, as an editor does */
  char *group; /* nullable: the group that it begins or lies in */
  char *text;  /* nullable: the key, or the whole line of another kind */
} KgKeyLine;

GArray *kg_key_lines_scan (const char *text);
int     kg_key_lines_find (GArray     *lines,
                           const char *group,
                           const char *key);

G_END_DECLS
