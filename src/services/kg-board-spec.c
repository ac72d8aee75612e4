// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-board-spec.h"

#include "core/kg-i18n.h"

#include <string.h>

/* Ways to look at the board. Kept as words, so that what an older or newer
 * program wrote is understood as far as it goes, and nothing else is lost. */

static void
use_standard_columns (KgBoardSpec *self)
{
  self->n_columns = 0;
  for (guint i = 0; i < KG_N_BOARD_COLUMNS; i++)
    if (kg_board_column_is_standard (i))
      self->columns[self->n_columns++] = i;
}

/**
 * kg_board_spec_new:
 *
 * Returns: (transfer full): the whole board, red first, in the standard columns
 */
KgBoardSpec *
kg_board_spec_new (void)
{
  KgBoardSpec *self = g_new0 (KgBoardSpec, 1);

  use_standard_columns (self);
  return self;
}

KgBoardSpec *
kg_board_spec_copy (const KgBoardSpec *self)
{
  KgBoardSpec *copy = g_memdup2 (self, sizeof *self);

  copy->territory = g_strdup (self->territory);
  copy->lead_unit = g_strdup (self->lead_unit);
  copy->kind = g_strdup (self->kind);
  copy->tag = g_strdup (self->tag);
  copy->search = g_strdup (self->search);

  return copy;
}

static void
clear_texts (KgBoardSpec *self)
{
  g_clear_pointer (&self->territory, g_free);
  g_clear_pointer (&self->lead_unit, g_free);
  g_clear_pointer (&self->kind, g_free);
  g_clear_pointer (&self->tag, g_free);
  g_clear_pointer (&self->search, g_free);
}

void
kg_board_spec_free (KgBoardSpec *self)
{
  clear_texts (self);
  g_free (self);
}

/**
 * kg_board_spec_equal:
 *
 * Returns: whether both show the same of any board, in the same way
 */
gboolean
kg_board_spec_equal (const KgBoardSpec *a,
                     const KgBoardSpec *b)
{
  g_autoptr (GVariant) va = g_variant_ref_sink (kg_board_spec_to_variant (a));
  g_autoptr (GVariant) vb = g_variant_ref_sink (kg_board_spec_to_variant (b));

  return g_variant_equal (va, vb);
}

/**
 * kg_board_spec_has_filter:
 *
 * Returns: whether some project may be left out
 */
gboolean
kg_board_spec_has_filter (const KgBoardSpec *self)
{
  return self->lights != 0 || self->territory != NULL || self->lead_unit != NULL || self->kind != NULL ||
         self->tag != NULL || (self->search != NULL && *self->search != '\0') || self->changed ||
         self->unattended || self->warned;
}

/**
 * kg_board_spec_clear_filter:
 *
 * Shows all projects; order, headings and columns stay.
 */
void
kg_board_spec_clear_filter (KgBoardSpec *self)
{
  clear_texts (self);
  self->lights = 0;
  self->changed = self->unattended = self->warned = FALSE;
}

static gboolean
find_column (const KgBoardSpec *self,
             KgBoardColumn      column,
             guint             *place)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i] == column) {
      if (place != NULL)
        *place = i;
      return TRUE;
    }

  return FALSE;
}

/**
 * kg_board_spec_is_standard:
 *
 * Returns: whether its columns are those that nobody chose, in whatever order
 */
gboolean
kg_board_spec_is_standard (const KgBoardSpec *self)
{
  guint n = 0;

  for (guint i = 0; i < KG_N_BOARD_COLUMNS; i++)
    n += kg_board_column_is_standard (i);
  for (guint i = 0; i < self->n_columns; i++)
    if (!kg_board_column_is_standard (self->columns[i]))
      return FALSE;

  return self->n_columns == n;
}

gboolean
kg_board_spec_has_column (const KgBoardSpec *self,
                          KgBoardColumn      column)
{
  return find_column (self, column, NULL);
}

/**
 * kg_board_spec_set_column:
 *
 * Shows a column, behind the one it stands behind by its nature, or leaves it
 * out. The project's name cannot be left out.
 */
void
kg_board_spec_set_column (KgBoardSpec   *self,
                          KgBoardColumn  column,
                          gboolean       shown)
{
  guint place = 0;

  if (find_column (self, column, &place) == shown || (column == KG_COLUMN_NAME && !shown))
    return;

  if (shown) {
    for (guint i = 0; i < self->n_columns; i++)
      if (self->columns[i] < column)
        place = i + 1;
    memmove (&self->columns[place + 1], &self->columns[place], (self->n_columns - place) * sizeof column);
    self->columns[place] = column;
    self->n_columns++;
  } else {
    self->n_columns--;
    memmove (&self->columns[place], &self->columns[place + 1], (self->n_columns - place) * sizeof column);
  }
}

/**
 * kg_board_spec_move_column:
 * @by: places to the right, or to the left when negative
 *
 * Returns: whether it stands elsewhere now
 */
gboolean
kg_board_spec_move_column (KgBoardSpec   *self,
                           KgBoardColumn  column,
                           int            by)
{
  guint from, to;

  if (!find_column (self, column, &from))
    return FALSE;
  to = (guint) CLAMP ((int) from + by, 0, (int) self->n_columns - 1);
  if (to == from)
    return FALSE;

  if (to > from)
    memmove (&self->columns[from], &self->columns[from + 1], (to - from) * sizeof column);
  else
    memmove (&self->columns[to + 1], &self->columns[to], (from - to) * sizeof column);
  self->columns[to] = column;

  return TRUE;
}

/**
 * kg_board_spec_get_query:
 * @outlook: (nullable): of the board that is asked
 *
 * Returns: the question, valid as long as @self stays as it is
 */
KgBoardQuery
kg_board_spec_get_query (const KgBoardSpec    *self,
                         const KgBoardOutlook *outlook)
{
  return (KgBoardQuery) {
    .lights = self->lights,
    .territory = self->territory,
    .lead_unit = self->lead_unit,
    .kind = self->kind,
    .tag = self->tag,
    .search = self->search,
    .changed = self->changed,
    .unattended = self->unattended,
    .warned = self->warned,
    .outlook = outlook,
    .grouping = self->grouping,
    .sort = self->sort,
    .descending = self->descending,
  };
}

/* As words */

static void
put (GVariantBuilder *builder,
     const char      *key,
     const char      *value)
{
  if (value != NULL && *value != '\0')
    g_variant_builder_add (builder, "{ss}", key, value);
}

static char *
lights_to_text (guint lights)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < KG_N_LIGHTS; i++)
    if (lights >> i & 1)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", kg_light_to_code (i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
columns_to_text (const KgBoardSpec *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->n_columns; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", kg_board_column_get_key (self->columns[i]));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * kg_board_spec_to_variant:
 *
 * Returns: (transfer floating): of type a{ss}, for kg_board_spec_from_variant()
 */
GVariant *
kg_board_spec_to_variant (const KgBoardSpec *self)
{
  g_autofree char *lights = lights_to_text (self->lights);
  g_autofree char *columns = columns_to_text (self);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  put (&builder, "lights", lights);
  put (&builder, "territory", self->territory);
  put (&builder, "lead_unit", self->lead_unit);
  put (&builder, "kind", self->kind);
  put (&builder, "tag", self->tag);
  put (&builder, "search", self->search);
  put (&builder, "changed", self->changed ? "yes" : NULL);
  put (&builder, "unattended", self->unattended ? "yes" : NULL);
  put (&builder, "warned", self->warned ? "yes" : NULL);
  put (&builder, "group", self->grouping != KG_GROUP_NONE ? kg_board_grouping_get_key (self->grouping) : NULL);
  put (&builder, "sort", kg_board_column_get_key (self->sort));
  put (&builder, "descending", self->descending ? "yes" : NULL);
  put (&builder, "columns", columns);

  return g_variant_builder_end (&builder);
}

static guint
lights_from_text (const char *text)
{
  g_auto (GStrv) codes = g_strsplit (text, " ", -1);
  guint lights = 0;

  for (guint i = 0; codes[i] != NULL; i++) {
    KgLight light;

    if (kg_light_from_code (codes[i], &light))
      lights |= 1u << light;
  }

  return lights;
}

static void
columns_from_text (KgBoardSpec *self,
                   const char  *text)
{
  g_auto (GStrv) keys = g_strsplit (text, " ", -1);

  self->n_columns = 0;
  for (guint i = 0; keys[i] != NULL; i++) {
    KgBoardColumn column;

    if (kg_board_column_from_key (keys[i], &column) && !kg_board_spec_has_column (self, column))
      self->columns[self->n_columns++] = column;
  }
  if (self->n_columns == 0)
    use_standard_columns (self);
  kg_board_spec_set_column (self, KG_COLUMN_NAME, TRUE);
}

static void
take (KgBoardSpec *self,
      const char  *key,
      const char  *value)
{
  const struct { const char *key; char **text; } texts[] = {
    { "territory", &self->territory }, { "lead_unit", &self->lead_unit }, { "kind", &self->kind },
    { "tag", &self->tag }, { "search", &self->search },
  };
  const struct { const char *key; gboolean *flag; } flags[] = {
    { "changed", &self->changed }, { "unattended", &self->unattended }, { "warned", &self->warned },
    { "descending", &self->descending },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (texts[i].key, key)) {
      g_free (*texts[i].text);
      *texts[i].text = g_strdup (value);
    }
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    if (g_str_equal (flags[i].key, key))
      *flags[i].flag = g_str_equal (value, "yes");
  if (g_str_equal (key, "lights"))
    self->lights = lights_from_text (value);
  else if (g_str_equal (key, "group"))
    kg_board_grouping_from_key (value, &self->grouping);
  else if (g_str_equal (key, "sort"))
    kg_board_column_from_key (value, &self->sort);
  else if (g_str_equal (key, "columns"))
    columns_from_text (self, value);
}

/**
 * kg_board_spec_from_variant:
 * @variant: of type a{ss}; what is not understood is passed over
 *
 * Returns: (transfer full)
 */
KgBoardSpec *
kg_board_spec_from_variant (GVariant *variant)
{
  KgBoardSpec *self = kg_board_spec_new ();
  GVariantIter iter;
  const char *key, *value;

  g_return_val_if_fail (g_variant_is_of_type (variant, G_VARIANT_TYPE ("a{ss}")), self);

  g_variant_iter_init (&iter, variant);
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &value))
    take (self, key, value);

  return self;
}

/* Words */

static void
say (GString    *text,
     const char *words)
{
  if (words != NULL && *words != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words);
}

static const char *
unit_name (const KgBoard *board,
           const char    *id)
{
  const KgUnit *unit = id != NULL ? kg_board_find_unit (board, id) : NULL;

  return unit != NULL ? unit->short_name : NULL;
}

/**
 * kg_board_spec_describe:
 * @board: where the units are
 *
 * Returns: (transfer full): in words what is shown, such as 红灯、黄灯 · 大场镇;
 *   nothing when all of the board is
 */
char *
kg_board_spec_describe (const KgBoardSpec *self,
                        const KgBoard     *board)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) lights = g_string_new (NULL);

  for (guint i = 0; i < KG_N_LIGHTS; i++)
    if (self->lights >> i & 1)
      g_string_append_printf (lights, "%s%s", lights->len > 0 ? C_("list", ", ") : "", kg_light_label (i));

  say (text, lights->str);
  say (text, unit_name (board, self->territory));
  say (text, unit_name (board, self->lead_unit));
  say (text, self->kind);
  say (text, self->tag);
  if (self->changed)
    say (text, _("Changed this week"));
  if (self->warned)
    say (text, _("Gets worse"));
  if (self->unattended)
    say (text, C_("board", "No lead"));
  if (self->search != NULL && *self->search != '\0') {
    g_autofree char *search = g_strdup_printf (_("“%s”"), self->search);

    say (text, search);
  }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
