// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is to become of what was typed and not saved. */
typedef enum {
  KG_UNSAVED_KEEP,    /* stay and go on editing */
  KG_UNSAVED_DISCARD,
  KG_UNSAVED_SAVE,
} KgUnsaved;

typedef void (*KgUnsavedFunc) (GtkWindow *editor,
                               KgUnsaved  answer);

GtkWindow *kg_unsaved_ask (GtkWindow     *editor,
                           const char    *name,
                           gboolean       can_save,
                           KgUnsavedFunc  func);

G_END_DECLS
