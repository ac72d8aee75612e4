// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-store-place.h"

#include "core/kg-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static char *
place (const char *name)
{
  return g_build_filename (g_get_user_data_dir (), "kaigong", name, NULL);
}

/**
 * kg_store_place_default:
 *
 * Returns: (transfer full): $XDG_DATA_HOME/kaigong/kaigong.db
 */
char *
kg_store_place_default (void)
{
  return place ("kaigong.db");
}

/**
 * kg_store_place_sample:
 *
 * Returns: (transfer full): where the sample district is kept, apart from
 *   everything real
 */
char *
kg_store_place_sample (void)
{
  return place ("sample.db");
}

/**
 * kg_store_place_prepare:
 *
 * Makes the folder of the default and the sample store; folders of other
 * stores are their owner's business.
 */
gboolean
kg_store_place_prepare (const char  *uri,
                        GError     **error)
{
  g_autofree char *folder = place (NULL);
  g_autofree char *of_uri = g_path_get_dirname (uri);

  if (!g_str_equal (folder, of_uri) || g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;

  g_set_error (error, KG_ERROR, KG_ERROR_UNAVAILABLE,
               _("The folder %s could not be made: %s"), folder, g_strerror (errno));
  return FALSE;
}

/**
 * kg_store_place_by:
 *
 * Returns: who sits here, as the system knows them
 */
const char *
kg_store_place_by (void)
{
  const char *real = g_get_real_name ();

  return real != NULL && *real != '\0' && !g_str_equal (real, "Unknown") && !g_str_equal (real, "root")
         ? real : g_get_user_name ();
}
