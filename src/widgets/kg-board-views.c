// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-board-views.h"

#include "core/kg-pinyin.h"

#include <string.h>

#define KEY_VIEWS "board-views"
#define KEY_LAST "board-last"

typedef struct {
  char *name;
  KgBoardSpec *spec;
} View;

struct _KgBoardViews {
  GSettings *settings; /* (nullable): nothing outlives the program without */
  GArray *views;       /* View, by the sound of their names */
};

static void
clear_view (gpointer data)
{
  View *view = data;

  g_free (view->name);
  kg_board_spec_free (view->spec);
}

static int
compare_views (gconstpointer a,
               gconstpointer b)
{
  g_autofree char *ka = kg_collate_key (((const View *) a)->name);
  g_autofree char *kb = kg_collate_key (((const View *) b)->name);

  return strcmp (ka, kb);
}

static void
read_views (KgBoardViews *self)
{
  g_autoptr (GVariant) value = g_settings_get_value (self->settings, KEY_VIEWS);
  GVariantIter iter;
  const char *name;
  GVariant *spec;

  g_variant_iter_init (&iter, value);
  while (g_variant_iter_next (&iter, "(&s@a{ss})", &name, &spec)) {
    View view = { g_strdup (name), kg_board_spec_from_variant (spec) };

    g_array_append_val (self->views, view);
    g_variant_unref (spec);
  }
  g_array_sort (self->views, compare_views);
}

static void
write_views (KgBoardViews *self)
{
  GVariantBuilder builder;

  if (self->settings == NULL)
    return;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sa{ss})"));
  for (guint i = 0; i < self->views->len; i++)
    g_variant_builder_add (&builder, "(s@a{ss})", kg_board_views_get_name (self, i),
                           kg_board_spec_to_variant (kg_board_views_get_spec (self, i)));
  g_settings_set_value (self->settings, KEY_VIEWS, g_variant_builder_end (&builder));
}

/**
 * kg_board_views_new:
 * @settings: (nullable): of kg_remembered_open()
 */
KgBoardViews *
kg_board_views_new (GSettings *settings)
{
  KgBoardViews *self = g_new0 (KgBoardViews, 1);

  self->views = g_array_new (FALSE, FALSE, sizeof (View));
  g_array_set_clear_func (self->views, clear_view);
  if (settings != NULL) {
    self->settings = g_object_ref (settings);
    read_views (self);
  }

  return self;
}

void
kg_board_views_free (KgBoardViews *self)
{
  g_clear_object (&self->settings);
  g_array_unref (self->views);
  g_free (self);
}

guint
kg_board_views_get_n (KgBoardViews *self)
{
  return self->views->len;
}

const char *
kg_board_views_get_name (KgBoardViews *self,
                         guint         index)
{
  return g_array_index (self->views, View, index).name;
}

const KgBoardSpec *
kg_board_views_get_spec (KgBoardViews *self,
                         guint         index)
{
  return g_array_index (self->views, View, index).spec;
}

gboolean
kg_board_views_find (KgBoardViews *self,
                     const char   *name,
                     guint        *index)
{
  for (guint i = 0; i < self->views->len; i++)
    if (g_str_equal (kg_board_views_get_name (self, i), name)) {
      if (index != NULL)
        *index = i;
      return TRUE;
    }

  return FALSE;
}

/**
 * kg_board_views_recognize:
 *
 * Returns: (nullable): the name of the view that shows exactly this
 */
const char *
kg_board_views_recognize (KgBoardViews      *self,
                          const KgBoardSpec *spec)
{
  for (guint i = 0; i < self->views->len; i++)
    if (kg_board_spec_equal (kg_board_views_get_spec (self, i), spec))
      return kg_board_views_get_name (self, i);

  return NULL;
}

/**
 * kg_board_views_keep:
 *
 * Gives @spec a name; what had that name before is gone.
 */
void
kg_board_views_keep (KgBoardViews      *self,
                     const char        *name,
                     const KgBoardSpec *spec)
{
  View view = { g_strdup (name), kg_board_spec_copy (spec) };
  guint index;

  if (kg_board_views_find (self, name, &index))
    g_array_remove_index (self->views, index);
  g_array_append_val (self->views, view);
  g_array_sort (self->views, compare_views);
  write_views (self);
}

void
kg_board_views_remove (KgBoardViews *self,
                       const char   *name)
{
  guint index;

  if (!kg_board_views_find (self, name, &index))
    return;

  g_array_remove_index (self->views, index);
  write_views (self);
}

/**
 * kg_board_views_get_last:
 *
 * Returns: (transfer full): what was shown when the program was left, without
 *   what was searched for
 */
KgBoardSpec *
kg_board_views_get_last (KgBoardViews *self)
{
  g_autoptr (GVariant) value = self->settings != NULL ? g_settings_get_value (self->settings, KEY_LAST) : NULL;

  return value != NULL ? kg_board_spec_from_variant (value) : kg_board_spec_new ();
}

void
kg_board_views_keep_last (KgBoardViews      *self,
                          const KgBoardSpec *spec)
{
  g_autoptr (KgBoardSpec) last = kg_board_spec_copy (spec);

  if (self->settings == NULL)
    return;

  g_clear_pointer (&last->search, g_free);
  g_settings_set_value (self->settings, KEY_LAST, kg_board_spec_to_variant (last));
}
