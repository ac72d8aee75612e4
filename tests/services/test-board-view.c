// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-sample.h"

#include "core/kg-pinyin.h"
#include "services/kg-board-finder.h"
#include "services/kg-board-spec.h"

#include <string.h>

/* Every order, every grouping and the ways to look at the board that are kept,
 * on the sample district. */

typedef KgTestSample Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  kg_test_sample_set_up (f);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  kg_test_sample_tear_down (f);
}

/* What a cell is worth, told from what it shows alone. */
static int
compare_cells (const KgBoardCell *a,
               const KgBoardCell *b)
{
  g_autofree char *ka = NULL;
  g_autofree char *kb = NULL;

  switch (a->kind) {
  case KG_CELL_TEXT:
    ka = kg_collate_key (a->text);
    kb = kg_collate_key (b->text);
    return strcmp (ka, kb);
  case KG_CELL_DAY:
  case KG_CELL_WARNING:
    return (a->day > b->day) - (a->day < b->day);
  case KG_CELL_LIGHT:
    return kg_light_severity (b->light) - kg_light_severity (a->light);
  case KG_CELL_COUNT:
    return (a->number < b->number) - (a->number > b->number);
  case KG_CELL_WORKDAYS:
  case KG_CELL_MONEY:
  case KG_CELL_PERCENT:
  default:
    return (a->number > b->number) - (a->number < b->number);
  }
}

static void
assert_permutation (Fixture *f,
                    GArray  *order)
{
  g_autofree gboolean *seen = g_new0 (gboolean, kg_board_get_n_projects (f->board));

  g_assert_cmpuint (order->len, ==, kg_board_get_n_projects (f->board));
  for (guint i = 0; i < order->len; i++) {
    guint index = g_array_index (order, guint, i);

    g_assert_cmpuint (index, <, kg_board_get_n_projects (f->board));
    g_assert_false (seen[index]);
    seen[index] = TRUE;
  }
}

/* How those stand to each other that are alike in the column: by slack, then by
 * name, in either direction. */
static int
compare_alike (Fixture *f,
               guint    ia,
               guint    ib)
{
  const KgProject *a = kg_board_get_project (f->board, ia), *b = kg_board_get_project (f->board, ib);
  gint64 sa = a->slack == G_MININT ? G_MAXINT64 : a->slack;
  gint64 sb = b->slack == G_MININT ? G_MAXINT64 : b->slack;
  int by_name = strcmp (a->sort_key, b->sort_key);

  return sa != sb ? (sa > sb) - (sa < sb) : by_name != 0 ? by_name : (ia > ib) - (ia < ib);
}

static void
check_order (Fixture       *f,
             KgBoardColumn  column,
             gboolean       descending)
{
  KgBoardOrdering ordering = { KG_GROUP_NONE, column, descending, f->outlook };
  g_autoptr (GArray) order = kg_board_order (f->board, &ordering);
  gboolean by_unit = column == KG_COLUMN_TERRITORY || column == KG_COLUMN_LEAD_UNIT;
  guint n_known = 0;

  assert_permutation (f, order);
  for (guint i = 1; i < order->len; i++) {
    guint before = g_array_index (order, guint, i - 1), index = g_array_index (order, guint, i);
    KgBoardCell a = kg_board_get_cell (f->board, f->outlook, before, column);
    KgBoardCell b = kg_board_get_cell (f->board, f->outlook, index, column);

    /* What is not known comes last, whatever the direction. */
    if (b.is_known)
      g_assert_true (a.is_known);
    if (!a.is_known && !b.is_known)
      g_assert_cmpint (compare_alike (f, before, index), <, 0);
    if (!a.is_known || !b.is_known)
      continue;
    n_known++;
    if (!by_unit && column != KG_COLUMN_WARNING && compare_cells (&a, &b) == 0)
      g_assert_cmpint (compare_alike (f, before, index), <, 0);
    /* Units have an order of their own: it is enough that they stand together. */
    if (!by_unit)
      g_assert_cmpint (compare_cells (&a, &b) * (descending ? -1 : 1), <=, 0);
  }
  if (kg_board_column_is_standard (column))
    g_assert_cmpuint (n_known, >, 0);
}

static void
test_orders (Fixture       *f,
             gconstpointer  data)
{
  for (guint column = 0; column < KG_N_BOARD_COLUMNS; column++) {
    check_order (f, column, FALSE);
    check_order (f, column, TRUE);
  }
}

static void
test_urgency (Fixture       *f,
              gconstpointer  data)
{
  KgBoardOrdering ordering = { .sort = KG_COLUMN_LIGHT };
  g_autoptr (GArray) order = kg_board_order (f->board, &ordering);
  const KgProject *before = NULL;

  for (guint i = 0; i < order->len; i++) {
    const KgProject *p = kg_board_get_project (f->board, g_array_index (order, guint, i));

    if (before != NULL && before->light == p->light && before->slack != G_MININT && p->slack != G_MININT)
      g_assert_cmpint (before->slack, <=, p->slack);
    before = p;
  }
  g_assert_cmpint (kg_board_get_project (f->board, g_array_index (order, guint, 0))->light, ==, KG_LIGHT_RED);
}

static void
test_groups (Fixture       *f,
             gconstpointer  data)
{
  for (guint grouping = KG_GROUP_LIGHT; grouping < KG_N_BOARD_GROUPINGS; grouping++) {
    KgBoardQuery query = { .grouping = grouping, .sort = KG_COLUMN_SLACK, .outlook = f->outlook };
    g_autoptr (GArray) shown = kg_board_select (f->board, &query);
    g_autoptr (GArray) groups = kg_board_group (f->board, shown, grouping);
    g_autoptr (GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);
    guint first = 0;
    gint64 sum = 0, all = 0;

    g_assert_cmpuint (groups->len, >, 2);
    for (guint i = 0; i < groups->len; i++) {
      const KgBoardGroup *group = &g_array_index (groups, KgBoardGroup, i);
      guint lights = 0;
      int slack = G_MININT;

      g_assert_cmpuint (group->first, ==, first);
      g_assert_cmpuint (group->n, >, 0);
      /* Each heading once: a group is not torn apart. */
      g_assert_true (g_hash_table_add (titles, (gpointer) kg_board_group_get_title (group, grouping)));
      for (guint light = 0; light < KG_N_LIGHTS; light++)
        lights += group->lights[light];
      g_assert_cmpuint (lights, ==, group->n);
      for (guint n = 0; n < group->n; n++) {
        const KgProject *p = kg_board_get_project (f->board, g_array_index (shown, guint, first + n));

        sum += p->investment;
        if (p->slack == G_MININT)
          continue;
        g_assert_cmpint (p->slack, >=, slack);
        slack = p->slack;
      }
      first += group->n;
      all += group->investment;
    }
    g_assert_cmpuint (first, ==, shown->len);
    g_assert_cmpint (sum, ==, all);
  }
}

static void
test_no_groups (Fixture       *f,
                gconstpointer  data)
{
  g_autoptr (GArray) nothing = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) order = kg_board_order (f->board, &(KgBoardOrdering) { 0 });
  g_autoptr (GArray) none = kg_board_group (f->board, order, KG_GROUP_NONE);
  g_autoptr (GArray) empty = kg_board_group (f->board, nothing, KG_GROUP_KIND);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (empty->len, ==, 0);
}

/* A filter leaves out, and changes no order. */
static void
test_filter (Fixture       *f,
             gconstpointer  data)
{
  KgBoardOrdering ordering = { KG_GROUP_TERRITORY, KG_COLUMN_PLANNED, TRUE, NULL };
  g_autoptr (GArray) order = kg_board_order (f->board, &ordering);
  KgBoardQuery query = { .lights = 1 << KG_LIGHT_RED, .grouping = KG_GROUP_TERRITORY,
                         .sort = KG_COLUMN_PLANNED, .descending = TRUE };
  g_autoptr (GArray) some = kg_board_filter (f->board, order, &query);
  g_autoptr (GArray) selected = kg_board_select (f->board, &query);
  guint next = 0;

  g_assert_cmpuint (some->len, ==, kg_board_count (f->board, KG_LIGHT_RED));
  g_assert_cmpmem (some->data, some->len * sizeof (guint), selected->data, selected->len * sizeof (guint));
  for (guint i = 0; i < order->len && next < some->len; i++)
    next += g_array_index (order, guint, i) == g_array_index (some, guint, next);
  g_assert_cmpuint (next, ==, some->len);
}

/* What stands beside a light is what its switch would show. */
static void
test_tally (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr (GArray) order = kg_board_order (f->board, &(KgBoardOrdering) { 0 });
  g_autoptr (GPtrArray) tags = kg_board_list_tags (f->board);
  g_autoptr (KgBoardFinder) finder = kg_board_finder_new (f->board);
  const char *territory = NULL;
  KgBoardQuery queries[6] = { 0 };
  gboolean differs = FALSE;

  for (guint i = 0; i < kg_board_get_n_projects (f->board) && territory == NULL; i++) {
    const KgProject *p = kg_board_get_project (f->board, i);

    territory = p->territory != NULL ? p->territory->id : NULL;
  }
  queries[1].territory = territory;
  queries[2].tag = g_ptr_array_index (tags, 0);
  queries[3].search = "项目";
  queries[4].changed = TRUE;
  queries[5] = (KgBoardQuery) { .territory = territory, .search = "项目", .lights = 1 << KG_LIGHT_YELLOW };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++) {
    KgBoardTally tally;
    g_autoptr (GArray) shown = kg_board_finder_filter (finder, order, &queries[i], &tally);
    guint n = 0;

    for (guint light = 0; light < KG_N_LIGHTS; light++) {
      KgBoardQuery query = queries[i];
      g_autoptr (GArray) some = NULL;
      gint64 sum = 0;

      query.lights = 1 << light;
      some = kg_board_select (f->board, &query);
      for (guint k = 0; k < some->len; k++)
        sum += kg_board_get_project (f->board, g_array_index (some, guint, k))->investment;
      g_assert_cmpuint (tally.n[light], ==, some->len);
      g_assert_cmpint (tally.sum[light], ==, sum);
      if (queries[i].lights == 0 || queries[i].lights >> light & 1)
        n += tally.n[light];
      if (i == 0)
        g_assert_cmpuint (tally.n[light], ==, kg_board_count (f->board, light));
      else
        differs = differs || tally.n[light] != kg_board_count (f->board, light);
    }
    g_assert_cmpuint (n, ==, shown->len);
  }
  g_assert_true (differs);
}

static void
test_kinds_and_tags (Fixture       *f,
                     gconstpointer  data)
{
  g_autoptr (GPtrArray) kinds = kg_board_list_kinds (f->board);
  g_autoptr (GPtrArray) tags = kg_board_list_tags (f->board);

  g_assert_cmpuint (kinds->len, >, 3);
  g_assert_cmpuint (tags->len, >, 3);
  for (guint i = 0; i < tags->len; i++) {
    KgBoardQuery query = { .tag = g_ptr_array_index (tags, i) };
    g_autoptr (GArray) found = kg_board_select (f->board, &query);

    g_assert_cmpuint (found->len, >, 0);
    for (guint j = 0; j < i; j++)
      g_assert_cmpstr (g_ptr_array_index (tags, i), !=, g_ptr_array_index (tags, j));
  }
  for (guint i = 0; i < kinds->len; i++) {
    KgBoardQuery query = { .kind = g_ptr_array_index (kinds, i) };
    g_autoptr (GArray) found = kg_board_select (f->board, &query);

    g_assert_cmpuint (found->len, >, 0);
  }
}

/* Ways to look at the board */

static void
test_spec_is_kept (void)
{
  g_autoptr (KgBoardSpec) spec = kg_board_spec_new ();
  g_autoptr (KgBoardSpec) copy = NULL;
  g_autoptr (KgBoardSpec) read = NULL;
  g_autoptr (GVariant) variant = NULL;

  g_assert_false (kg_board_spec_has_filter (spec));
  spec->lights = 1 << KG_LIGHT_RED | 1 << KG_LIGHT_ON_HOLD;
  spec->territory = g_strdup ("大场镇的编号");
  spec->tag = g_strdup ("市重大 'quoted' \\ \n");
  spec->search = g_strdup ("bdt");
  spec->warned = TRUE;
  spec->grouping = KG_GROUP_KIND;
  spec->sort = KG_COLUMN_INVESTMENT;
  spec->descending = TRUE;
  kg_board_spec_set_column (spec, KG_COLUMN_BUILDER, TRUE);
  kg_board_spec_set_column (spec, KG_COLUMN_CHANCE, FALSE);
  g_assert_true (kg_board_spec_move_column (spec, KG_COLUMN_BUILDER, -3));
  g_assert_true (kg_board_spec_has_filter (spec));

  variant = g_variant_ref_sink (kg_board_spec_to_variant (spec));
  read = kg_board_spec_from_variant (variant);
  copy = kg_board_spec_copy (spec);
  g_assert_true (kg_board_spec_equal (spec, read));
  g_assert_true (kg_board_spec_equal (spec, copy));
  g_assert_cmpint (read->grouping, ==, KG_GROUP_KIND);
  g_assert_cmpint (read->sort, ==, KG_COLUMN_INVESTMENT);
  g_assert_cmpstr (read->tag, ==, spec->tag);
  g_assert_true (kg_board_spec_has_column (read, KG_COLUMN_BUILDER));
  g_assert_false (kg_board_spec_has_column (read, KG_COLUMN_CHANCE));
  g_assert_cmpmem (read->columns, read->n_columns * sizeof (KgBoardColumn),
                   spec->columns, spec->n_columns * sizeof (KgBoardColumn));

  kg_board_spec_clear_filter (copy);
  g_assert_false (kg_board_spec_has_filter (copy));
  g_assert_false (kg_board_spec_equal (copy, spec));
  g_assert_cmpint (copy->grouping, ==, KG_GROUP_KIND);
}

/* What another version wrote. */
static void
test_spec_of_others (void)
{
  static const char *const texts[] = {
    "@a{ss} {}",
    "{'sort': 'phase of the moon', 'group': '', 'columns': 'wings light light', 'lights': 'purple red'}",
    "{'columns': '', 'future': 'yes'}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GVariant) variant = g_variant_parse (G_VARIANT_TYPE ("a{ss}"), texts[i], NULL, NULL, NULL);
    g_autoptr (KgBoardSpec) spec = kg_board_spec_from_variant (variant);

    g_assert_cmpint (spec->sort, ==, KG_COLUMN_LIGHT);
    g_assert_cmpint (spec->grouping, ==, KG_GROUP_NONE);
    g_assert_true (kg_board_spec_has_column (spec, KG_COLUMN_NAME));
    g_assert_true (kg_board_spec_has_column (spec, KG_COLUMN_LIGHT));
    g_assert_cmpuint (spec->lights, ==, i == 1 ? 1 << KG_LIGHT_RED : 0);
    g_assert_cmpuint (spec->n_columns, ==, i == 1 ? 2 : 11);
  }
}

static void
test_spec_columns (void)
{
  g_autoptr (KgBoardSpec) spec = kg_board_spec_new ();

  /* The name stays, whatever is asked. */
  kg_board_spec_set_column (spec, KG_COLUMN_NAME, FALSE);
  g_assert_true (kg_board_spec_has_column (spec, KG_COLUMN_NAME));
  for (guint i = 0; i < KG_N_BOARD_COLUMNS; i++)
    kg_board_spec_set_column (spec, i, TRUE);
  g_assert_cmpuint (spec->n_columns, ==, KG_N_BOARD_COLUMNS);
  for (guint i = 0; i < KG_N_BOARD_COLUMNS; i++)
    g_assert_cmpuint (spec->columns[i], ==, i);
  g_assert_false (kg_board_spec_move_column (spec, 0, -1));
  g_assert_true (kg_board_spec_move_column (spec, 0, 100));
  g_assert_cmpuint (spec->columns[KG_N_BOARD_COLUMNS - 1], ==, 0);
  for (guint i = 0; i < KG_N_BOARD_COLUMNS; i++)
    kg_board_spec_set_column (spec, i, FALSE);
  g_assert_cmpuint (spec->n_columns, ==, 1);
  g_assert_cmpuint (spec->columns[0], ==, KG_COLUMN_NAME);
}

static void
test_spec_words (Fixture       *f,
                 gconstpointer  data)
{
  g_autoptr (KgBoardSpec) spec = kg_board_spec_new ();
  g_autofree char *all = kg_board_spec_describe (spec, f->board);
  g_autofree char *some = NULL;

  g_assert_cmpstr (all, ==, "");
  spec->lights = 1 << KG_LIGHT_RED | 1 << KG_LIGHT_YELLOW;
  spec->territory = g_strdup (kg_board_get_project (f->board, 0)->territory->id);
  spec->kind = g_strdup ("水务");
  some = kg_board_spec_describe (spec, f->board);
  g_assert_nonnull (strstr (some, kg_light_label (KG_LIGHT_RED)));
  g_assert_nonnull (strstr (some, kg_board_get_project (f->board, 0)->territory->short_name));
  g_assert_nonnull (strstr (some, "水务"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/board-view/orders", test_orders);
  ADD ("/board-view/urgency", test_urgency);
  ADD ("/board-view/groups", test_groups);
  ADD ("/board-view/no-groups", test_no_groups);
  ADD ("/board-view/filter", test_filter);
  ADD ("/board-view/tally", test_tally);
  ADD ("/board-view/kinds-and-tags", test_kinds_and_tags);
  ADD ("/board-view/spec-words", test_spec_words);
#undef ADD
  g_test_add_func ("/board-view/spec-is-kept", test_spec_is_kept);
  g_test_add_func ("/board-view/spec-of-others", test_spec_of_others);
  g_test_add_func ("/board-view/spec-columns", test_spec_columns);

  return g_test_run ();
}
