// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KgChoice:
 *
 * A drop-down whose entries stand for ids; the first one stands for all of them.
 */
typedef struct {
  GtkDropDown *drop_down;
  GPtrArray *ids; /* the first is NULL */
} KgChoice;

void        kg_choice_init  (KgChoice    *self,
                             GtkDropDown *drop_down);
void        kg_choice_clear (KgChoice    *self);

void        kg_choice_fill  (KgChoice    *self,
                             const char  *all,
                             GPtrArray   *ids,
                             GPtrArray   *words);
const char *kg_choice_get   (KgChoice    *self);
gboolean    kg_choice_set   (KgChoice    *self,
                             const char  *id);

G_END_DECLS
