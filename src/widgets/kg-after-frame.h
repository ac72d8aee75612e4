// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _KgAfterFrame KgAfterFrame;

typedef void (*KgAfterFrameFunc) (gpointer user_data);

KgAfterFrame *kg_after_frame_new    (GtkWidget        *widget,
                                     KgAfterFrameFunc  func,
                                     gpointer          user_data);
void          kg_after_frame_free   (KgAfterFrame     *self);
void          kg_after_frame_ask    (KgAfterFrame     *self);
void          kg_after_frame_cancel (KgAfterFrame     *self);

G_END_DECLS
