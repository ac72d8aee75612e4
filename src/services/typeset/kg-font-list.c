// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-font-list.h"

#include <string.h>

/* What is installed.
 *
 * fontconfig answers every request with some font. So it is never asked to
 * match: its list is read, and a family counts only when it bears the very
 * name. */

struct _KgFontList {
  FcConfig *config;
  GPtrArray *installed; /* of FcPattern, in a stable order */
};

static gboolean
get_bool (FcPattern  *pattern,
          const char *object,
          gboolean    otherwise)
{
  FcBool value;

  return FcPatternGetBool (pattern, object, 0, &value) == FcResultMatch ? value == FcTrue : otherwise;
}

static int
get_int (FcPattern  *pattern,
         const char *object,
         int         otherwise)
{
  int value;

  return FcPatternGetInteger (pattern, object, 0, &value) == FcResultMatch ? value : otherwise;
}

static const char *
get_string (FcPattern  *pattern,
            const char *object,
            int         n)
{
  FcChar8 *value;

  return FcPatternGetString (pattern, object, n, &value) == FcResultMatch ? (const char *) value : NULL;
}

static int
compare_patterns (gconstpointer a,
                  gconstpointer b)
{
  FcPattern *pa = *(FcPattern *const *) a, *pb = *(FcPattern *const *) b;
  int order = g_strcmp0 (get_string (pa, FC_FILE, 0), get_string (pb, FC_FILE, 0));

  return order != 0 ? order : get_int (pa, FC_INDEX, 0) - get_int (pb, FC_INDEX, 0);
}

static void
list_installed (KgFontList *self)
{
  static const FcSetName names[] = { FcSetSystem, FcSetApplication };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    FcFontSet *set = FcConfigGetFonts (self->config, names[i]);

    for (int j = 0; set != NULL && j < set->nfont; j++) {
      FcPattern *pattern = set->fonts[j];

      if (get_string (pattern, FC_FILE, 0) != NULL && get_bool (pattern, FC_OUTLINE, FALSE) &&
          !get_bool (pattern, FC_COLOR, FALSE) && !get_bool (pattern, FC_VARIABLE, FALSE))
        g_ptr_array_add (self->installed, pattern);
    }
  }
  g_ptr_array_sort (self->installed, compare_patterns);
}

static gboolean
bears_name (FcPattern  *pattern,
            const char *wanted)
{
  gsize length = strlen (wanted);
  gboolean any_ending = length > 0 && wanted[length - 1] == '*';
  const char *name;

  for (int n = 0; (name = get_string (pattern, FC_FAMILY, n)) != NULL; n++) {
    if (any_ending ? g_ascii_strncasecmp (name, wanted, length - 1) == 0
                   : g_ascii_strcasecmp (name, wanted) == 0)
      return TRUE;
  }

  return FALSE;
}

/**
 * kg_font_list_new:
 *
 * Returns: (nullable): what is installed now; %NULL when fontconfig cannot read
 *   its configuration
 */
KgFontList *
kg_font_list_new (void)
{
  FcConfig *config = FcInitLoadConfigAndFonts ();
  KgFontList *self;

  if (config == NULL)
    return NULL;

  self = g_new0 (KgFontList, 1);
  self->config = config;
  self->installed = g_ptr_array_new ();
  list_installed (self);

  return self;
}

void
kg_font_list_free (KgFontList *self)
{
  g_ptr_array_unref (self->installed);
  FcConfigDestroy (self->config);
  g_free (self);
}

/**
 * kg_font_list_find_family:
 * @name: a family; a * at its end stands for any ending
 *
 * Returns: (nullable) (transfer none): the upright face of the family that is
 *   nearest in weight
 */
FcPattern *
kg_font_list_find_family (KgFontList *self,
                          const char *name,
                          gboolean    bold)
{
  FcPattern *best = NULL;
  int best_distance = G_MAXINT;

  for (guint i = 0; i < self->installed->len; i++) {
    FcPattern *pattern = g_ptr_array_index (self->installed, i);
    int distance;

    if (!bears_name (pattern, name))
      continue;
    distance = ABS (get_int (pattern, FC_WEIGHT, FC_WEIGHT_REGULAR) - (bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR));
    distance += 10 * ABS (get_int (pattern, FC_SLANT, FC_SLANT_ROMAN));
    if (distance < best_distance) {
      best = pattern;
      best_distance = distance;
    }
  }

  return best;
}

/**
 * kg_font_list_find_with:
 * @from: (inout): where to go on looking, 0 at first
 *
 * Returns: (nullable) (transfer none): the next upright face that has @ch
 */
FcPattern *
kg_font_list_find_with (KgFontList *self,
                        gunichar    ch,
                        guint      *from)
{
  while (*from < self->installed->len) {
    FcPattern *pattern = g_ptr_array_index (self->installed, (*from)++);
    FcCharSet *set;

    if (FcPatternGetCharSet (pattern, FC_CHARSET, 0, &set) == FcResultMatch && FcCharSetHasChar (set, ch) &&
        get_int (pattern, FC_SLANT, FC_SLANT_ROMAN) == FC_SLANT_ROMAN)
      return pattern;
  }

  return NULL;
}

/**
 * kg_font_pattern_get_path:
 * @index: (out): which face of the file
 */
const char *
kg_font_pattern_get_path (FcPattern *pattern,
                          int       *index)
{
  *index = get_int (pattern, FC_INDEX, 0);

  return get_string (pattern, FC_FILE, 0);
}

/**
 * kg_font_pattern_get_string:
 *
 * Returns: (nullable): the first value of @object
 */
const char *
kg_font_pattern_get_string (FcPattern  *pattern,
                            const char *object)
{
  return get_string (pattern, object, 0);
}
