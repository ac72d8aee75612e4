// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-pool-search.h"

static gboolean
key_cb (KgPoolList      *rows,
        guint            keyval,
        guint            keycode,
        GdkModifierType  state)
{
  if (keyval != GDK_KEY_Up && keyval != GDK_KEY_Down &&
      keyval != GDK_KEY_Page_Up && keyval != GDK_KEY_Page_Down)
    return FALSE;

  return kg_pool_list_handle_key (rows, keyval, state);
}

/**
 * kg_pool_search_attach:
 *
 * Lets the keys that go up and down in @rows do so while somebody types in
 * @entry.
 */
void
kg_pool_search_attach (GtkWidget  *entry,
                       KgPoolList *rows)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), rows, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, keys);
}
