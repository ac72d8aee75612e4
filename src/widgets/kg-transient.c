// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-transient.h"

static void
unrealize_cb (GtkWindow *window)
{
  gtk_window_set_transient_for (window, NULL);
}

/**
 * kg_transient_forget_parent:
 *
 * Lets a dialog let go of its parent once it is closed. GTK 4.8 keeps the
 * pointer for as long as somebody holds the dialog, such as a save under way,
 * even when the parent goes first.
 */
void
kg_transient_forget_parent (GtkWindow *window)
{
  g_signal_connect (window, "unrealize", G_CALLBACK (unrealize_cb), NULL);
}
