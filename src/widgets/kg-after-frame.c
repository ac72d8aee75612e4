// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-after-frame.h"

/* What may be seen a frame later than the rest: it is done once the next frame
 * of a widget is painted and no key waits, so that it holds up neither. */
struct _KgAfterFrame {
  GtkWidget *widget;
  KgAfterFrameFunc func;
  gpointer user_data;

  GdkFrameClock *clock; /* nullable: until the frame is painted */
  guint idle;
};

/**
 * kg_after_frame_new:
 * @widget: (not owned): lives longer than what is returned
 * @func: what is to be done
 *
 * Returns: (transfer full): free with kg_after_frame_free()
 */
KgAfterFrame *
kg_after_frame_new (GtkWidget        *widget,
                    KgAfterFrameFunc  func,
                    gpointer          user_data)
{
  KgAfterFrame *self = g_new0 (KgAfterFrame, 1);

  self->widget = widget;
  self->func = func;
  self->user_data = user_data;

  return self;
}

/**
 * kg_after_frame_cancel:
 *
 * What was asked for is not done.
 */
void
kg_after_frame_cancel (KgAfterFrame *self)
{
  /* By data: the clock of a window that is gone has let go of its handlers. */
  if (self->clock != NULL)
    g_signal_handlers_disconnect_by_data (self->clock, self);
  g_clear_object (&self->clock);
  g_clear_handle_id (&self->idle, g_source_remove);
}

void
kg_after_frame_free (KgAfterFrame *self)
{
  if (self == NULL)
    return;

  kg_after_frame_cancel (self);
  g_free (self);
}

static gboolean
idle_cb (gpointer user_data)
{
  KgAfterFrame *self = user_data;

  self->idle = 0;
  self->func (self->user_data);
  return G_SOURCE_REMOVE;
}

static void
painted_cb (KgAfterFrame *self)
{
  kg_after_frame_cancel (self);
  self->idle = g_idle_add (idle_cb, self);
}

/**
 * kg_after_frame_ask:
 *
 * Has it done once after the next frame, however often it is asked for until
 * then; at once, when the widget is not on the screen.
 */
void
kg_after_frame_ask (KgAfterFrame *self)
{
  GdkFrameClock *clock = gtk_widget_get_mapped (self->widget) ? gtk_widget_get_frame_clock (self->widget) : NULL;

  kg_after_frame_cancel (self);
  if (clock == NULL) {
    self->func (self->user_data);
    return;
  }

  self->clock = g_object_ref (clock);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), self);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
}
