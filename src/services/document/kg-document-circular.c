// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/document/kg-document.h"

#include <string.h>

/* 通报: how the units stand with what was given to them this year. It counts
 * and names; praise and blame are left to whoever signs it. */

typedef struct {
  const KgUnit *unit;
  guint given;
  guint done;
  guint in_time; /* of those done, by the day first set */
  guint open;
  guint overdue;
  guint due_soon;
  guint extensions;
  guint urges;
  GPtrArray *late; /* KgAssignmentItem, overdue */
} Share;

static void
share_free (gpointer data)
{
  g_ptr_array_unref (((Share *) data)->late);
  g_free (data);
}

static Share *
share_new (const KgUnit *unit)
{
  Share *self = g_new0 (Share, 1);

  self->unit = unit;
  self->late = g_ptr_array_new ();

  return self;
}

static void
count (Share                  *share,
       const KgAssignmentItem *item)
{
  KgDate done = kg_record_get_date (item->record, KG_ASSIGNMENT_DONE_ON);
  gboolean is_done = kg_assignment_item_in_group (item, KG_ASSIGNMENTS_DONE);

  share->given++;
  share->done += is_done;
  share->in_time += is_done && done <= kg_record_get_date (item->record, KG_ASSIGNMENT_DUE_ORIGINAL);
  share->open += !is_done;
  share->overdue += item->due_state == KG_DUE_OVERDUE;
  share->due_soon += kg_assignment_item_in_group (item, KG_ASSIGNMENTS_DUE_SOON);
  share->extensions += (guint) kg_record_get_int (item->record, KG_ASSIGNMENT_EXTENSIONS);
  share->urges += (guint) kg_record_get_int (item->record, KG_ASSIGNMENT_URGES);
  if (item->due_state == KG_DUE_OVERDUE)
    g_ptr_array_add (share->late, (gpointer) item);
}

static Share *
get_share (GPtrArray    *shares,
           const KgUnit *unit)
{
  for (guint i = 0; i < shares->len; i++) {
    Share *share = g_ptr_array_index (shares, i);

    if (share->unit == unit)
      return share;
  }

  g_ptr_array_add (shares, share_new (unit));
  return g_ptr_array_index (shares, shares->len - 1);
}

static int
compare_shares (gconstpointer a,
                gconstpointer b)
{
  const Share *sa = *(Share *const *) a, *sb = *(Share *const *) b;

  return sa->unit->position != sb->unit->position ? sa->unit->position - sb->unit->position
                                                  : g_strcmp0 (sa->unit->name, sb->unit->name);
}

/* What was given in the year of @today, in all and by lead unit. */
static GPtrArray *
share_out (const KgAssignmentList *list,
           KgDate                  today,
           Share                  *all)
{
  GPtrArray *shares = g_ptr_array_new_with_free_func (share_free);
  int year, given;

  kg_date_get_ymd (today, &year, NULL, NULL);
  for (guint i = 0; i < kg_assignment_list_get_n_items (list); i++) {
    const KgAssignmentItem *item = kg_assignment_list_get (list, i);

    kg_date_get_ymd (kg_record_get_date (item->record, KG_ASSIGNMENT_GIVEN_ON), &given, NULL, NULL);
    if (given != year)
      continue;
    count (all, item);
    if (item->lead_unit != NULL)
      count (get_share (shares, item->lead_unit), item);
  }
  g_ptr_array_sort (shares, compare_shares);

  return shares;
}

static void
add (KgMinutes          *document,
     KgMinutesBlockKind  kind,
     char               *text)
{
  kg_minutes_add (document, kind, text);
  g_free (text);
}

static void
add_whole (KgMinutes     *document,
           const Share   *all,
           const KgBoard *board)
{
  kg_minutes_add (document, KG_MINUTES_HEADING_1, "总体情况");
  add (document, KG_MINUTES_PARAGRAPH,
       g_strdup_printf ("列入推进的项目共%u个，目前红灯%u个、黄灯%u个、绿灯%u个，已开工%u个。",
                        kg_board_get_n_projects (board), kg_board_count (board, KG_LIGHT_RED),
                        kg_board_count (board, KG_LIGHT_YELLOW), kg_board_count (board, KG_LIGHT_GREEN),
                        kg_board_count (board, KG_LIGHT_STARTED)));
  add (document, KG_MINUTES_PARAGRAPH,
       g_strdup_printf ("已办结的%u项中，按原定时限办结%u项，超过原定时限办结%u项；累计批准延期%u次，催办%u次。",
                        all->done, all->in_time, all->done - all->in_time, all->extensions, all->urges));
}

/* Units that have done all that was given to them. */
static void
add_good (KgMinutes *document,
          GPtrArray *shares)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < shares->len; i++) {
    const Share *share = g_ptr_array_index (shares, i);

    if (share->open == 0 && share->in_time == share->done)
      g_string_append_printf (names, "%s%s（%u项）", names->len > 0 ? "、" : "", share->unit->name, share->done);
  }
  if (names->len == 0)
    return;

  kg_minutes_add (document, KG_MINUTES_HEADING_1, "全部按期办结的单位");
  g_string_append (names, "。");
  kg_minutes_add (document, KG_MINUTES_PARAGRAPH, names->str);
}

static void
add_late (KgMinutes   *document,
          GPtrArray   *shares,
          const Share *all)
{
  kg_minutes_add (document, KG_MINUTES_HEADING_1, "逾期事项");
  if (all->overdue == 0) {
    kg_minutes_add (document, KG_MINUTES_PARAGRAPH, "目前无逾期事项。");
    return;
  }

  for (guint i = 0; i < shares->len; i++) {
    const Share *share = g_ptr_array_index (shares, i);

    if (share->late->len == 0)
      continue;
    add (document, KG_MINUTES_HEADING_2, g_strdup_printf ("%s（%u项）", share->unit->name, share->late->len));
    for (guint j = 0; j < share->late->len; j++) {
      const KgAssignmentItem *item = g_ptr_array_index (share->late, j);
      g_autofree char *due = kg_document_day (item->due);
      g_autofree char *text = g_strdup (item->text);

      if (g_str_has_suffix (text, "。"))
        text[strlen (text) - strlen ("。")] = '\0';
      add (document, KG_MINUTES_ITEM,
           g_strdup_printf ("%s（应于%s前完成，逾期%d个工作日）。", text, due, MAX (-item->workdays, 1)));
    }
  }
}

static void
add_row (KgMinutesTable *table,
         const char     *nth,
         const char     *name,
         const Share    *share)
{
  const guint numbers[] = { share->given, share->done, share->open, share->overdue, share->extensions, share->urges };
  char *cells[3 + G_N_ELEMENTS (numbers)] = { (char *) nth, (char *) name };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    cells[2 + i] = g_strdup_printf ("%u", numbers[i]);
  kg_minutes_table_add_row (table, (const char *const *) cells);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_free (cells[2 + i]);
}

static void
add_annex (KgMinutes   *document,
           GPtrArray   *shares,
           const Share *all)
{
  static const char *const titles[] = { "序号", "责任单位", "交办", "办结", "在办", "逾期", "延期", "催办" };
  KgMinutesTable *table = kg_minutes_table_new ();

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    kg_minutes_table_add_column (table, titles[i], i == 0 ? 2.5 : i == 1 ? 0 : 2.7, i != 1);
  for (guint i = 0; i < shares->len; i++) {
    const Share *share = g_ptr_array_index (shares, i);
    g_autofree char *nth = g_strdup_printf ("%u", i + 1);

    add_row (table, nth, share->unit->name, share);
  }
  add_row (table, "", "合计", all);

  kg_minutes_add (document, KG_MINUTES_ANNEX, "督办事项办理情况统计表");
  kg_minutes_add_table (document, table);
}

/**
 * kg_document_circular:
 *
 * Returns: (transfer full) (nullable): the circular of this year as of today
 */
KgMinutes *
kg_document_circular (KgTxn                   *txn,
                      const KgAssignmentList  *list,
                      GError                 **error)
{
  KgDate today = kg_context_get_today (kg_assignment_list_get_context (list));
  g_autoptr (KgMinutes) document = kg_minutes_new ("情况通报");
  Share *all = share_new (NULL);
  g_autoptr (GPtrArray) shares = share_out (list, today, all);
  g_autofree char *day = kg_document_day (today);
  GError *local = NULL;
  g_autoptr (KgRecord) series = kg_document_series (txn, &local);
  const char *office = series != NULL ? kg_record_get_text (series, KG_SERIES_OFFICE) : NULL;
  int year;

  if (local != NULL) {
    share_free (all);
    g_propagate_error (error, local);
    return NULL;
  }

  kg_date_get_ymd (today, &year, NULL, NULL);
  kg_minutes_set_number (document, year, 0);
  kg_minutes_set_dates (document, today, today);
  kg_minutes_set_stage (document, KG_MINUTES_ISSUED);
  kg_minutes_set_office (document, office);
  kg_minutes_set_copy_to (document, series != NULL ? kg_record_get_text (series, KG_SERIES_COPY_TO) : NULL);
  kg_minutes_set_title (document, "关于计划新开工项目督办事项办理情况的通报");

  kg_minutes_add (document, KG_MINUTES_ADDRESSEE, "各有关单位：");
  add (document, KG_MINUTES_PARAGRAPH,
       g_strdup_printf ("截至%s，今年共交办督办事项%u项，已办结%u项，办结率%u%%；正在办理%u项，其中逾期%u项、临期%u项。"
                        "现将有关情况通报如下：",
                        day, all->given, all->done, all->given > 0 ? all->done * 100 / all->given : 0,
                        all->open, all->overdue, all->due_soon));
  add_whole (document, all, kg_assignment_list_get_board (list));
  add_good (document, shares);
  add_late (document, shares, all);
  if (office != NULL)
    kg_minutes_add (document, KG_MINUTES_SIGNATURE, office);
  kg_minutes_add (document, KG_MINUTES_SIGNATURE, day);
  add_annex (document, shares, all);
  share_free (all);

  return kg_document_set_page (txn, document, KG_DOCUMENT_CIRCULAR, error) ? g_steal_pointer (&document) : NULL;
}
