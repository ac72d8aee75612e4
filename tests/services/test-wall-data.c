// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"

#include "services/kg-board-view.h"
#include "services/kg-light-service.h"
#include "services/kg-meeting-service.h"
#include "services/kg-minutes-service.h"
#include "services/kg-private-note.h"
#include "services/kg-project-edit.h"
#include "services/kg-query.h"
#include "services/kg-record-service.h"
#include "services/kg-sample.h"
#include "services/kg-wall-data.h"

#include <string.h>

/* What the pages of the wall say, and what they must not. */

typedef struct {
  KgDistrict *district;
  KgBoard *board;
  KgProjectFile *file[3];
  KgWallMeeting *wall;
  char *meeting;
  char *topic;
} Fixture;

static gboolean
load (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  Fixture *f = data;

  g_clear_pointer (&f->board, kg_board_unref);
  f->board = kg_board_load (txn, context, NULL, error);
  for (guint i = 0; f->board != NULL && i < 3; i++) {
    g_clear_pointer (&f->file[i], kg_project_file_unref);
    f->file[i] = kg_project_file_load (txn, context, f->district->project[i], error);
    if (f->file[i] == NULL)
      return FALSE;
  }

  return f->board != NULL;
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->district = kg_district_new ();
  kg_district_do (f->district, load, f);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  for (guint i = 0; i < 3; i++)
    g_clear_pointer (&f->file[i], kg_project_file_unref);
  g_clear_pointer (&f->board, kg_board_unref);
  g_clear_pointer (&f->wall, kg_wall_meeting_unref);
  g_clear_pointer (&f->meeting, g_free);
  g_clear_pointer (&f->topic, g_free);
  kg_district_free (f->district);
}

static KgWallContent *
content (Fixture *f,
         guint    project)
{
  return kg_wall_content_new_project (f->board, kg_board_find_project (f->board, f->district->project[project]),
                                      f->file[project]);
}

/* All that is written on a page. */
static char *
words (KgWallContent *content)
{
  KgWallPage page = kg_wall_content_get_page (content, 1, 1);

  return kg_wall_page_to_text (&page);
}

#define assert_says(text, words) \
  G_STMT_START { if (strstr ((text), (words)) == NULL) g_error ("“%s” is not in:\n%s", (words), (text)); } G_STMT_END

static gboolean
load_sample (KgTxn     *txn,
             gpointer   user_data,
             GError   **error)
{
  Fixture *f = user_data;

  if (!kg_sample_fill (txn, f->district->context, error))
    return FALSE;
  g_clear_pointer (&f->board, kg_board_unref);
  f->board = kg_board_load (txn, f->district->context, NULL, error);

  return f->board != NULL;
}

static void
use_sample (Fixture *f)
{
  g_autofree char *path = g_build_filename (f->district->folder, "sample.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KgStore) store = kg_store_open (path, KG_STORE_CREATE, &error);
  g_autoptr (KgChangeset) done = NULL;

  g_assert_no_error (error);
  done = kg_store_transact (store, "测试", "sample", load_sample, f, &error);
  g_assert_no_error (error);
  kg_store_close (store);
}

/* Red ones, then yellow ones, each as the board sorts them. */
static void
test_order (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr (GArray) order = NULL;
  const KgProject *before = NULL;

  use_sample (f);
  order = kg_wall_order (f->board);
  g_assert_cmpuint (order->len, ==,
                    kg_board_count (f->board, KG_LIGHT_RED) + kg_board_count (f->board, KG_LIGHT_YELLOW));
  g_assert_cmpuint (order->len, >, 10);
  for (guint i = 0; i < order->len; i++) {
    const KgProject *p = kg_board_get_project (f->board, g_array_index (order, guint, i));

    g_assert_cmpuint (p->light, ==, i < kg_board_count (f->board, KG_LIGHT_RED) ? KG_LIGHT_RED : KG_LIGHT_YELLOW);
    if (before != NULL && before->light == p->light && before->slack != G_MININT && p->slack != G_MININT)
      g_assert_cmpint (before->slack, <=, p->slack);
    before = p;
  }
}

/* The numbers of the overview are those of the board. */
static void
test_overview (Fixture       *f,
               gconstpointer  data)
{
  g_autoptr (KgWallContent) content = NULL;
  g_autoptr (KgWallContent) open = NULL;
  KgWallPage page;
  guint n = 0, worse = 0;
  g_autofree char *number = NULL;

  use_sample (f);
  content = kg_wall_content_new_overview (f->board, TRUE);
  page = kg_wall_content_get_page (content, 1, 42);
  g_assert_null (page.project);
  g_assert_cmpuint (page.number, ==, 1);
  g_assert_cmpuint (page.n_pages, ==, 42);
  for (guint i = 0; i < page.overview->n_counts; i++) {
    const KgWallCount *count = &page.overview->counts[i];

    g_assert_cmpuint (count->count, ==, kg_board_count (f->board, count->light));
    n += count->count;
  }
  g_assert_cmpuint (n, ==, kg_board_get_n_projects (f->board));
  g_assert_cmpint (page.overview->counts[0].light, ==, KG_LIGHT_RED);

  for (guint i = 0; i < kg_board_get_n_projects (f->board); i++) {
    KgLightWarning warning;

    worse += kg_board_get_warning (f->board, kg_board_get_project (f->board, i), KG_WARN_DAYS, &warning);
  }
  number = g_strdup_printf ("%u", worse);
  g_assert_cmpstr (page.overview->tiles[1].number, ==, number);
  g_assert_cmpuint (page.overview->tiles[1].n_lines, ==, MIN (worse, KG_WALL_LINES));
  g_assert_cmpfloat (page.overview->tiles[0].share, >, 0);
  g_assert_cmpfloat (page.overview->tiles[0].share, <, 1);

  /* What takes long can come later. */
  open = kg_wall_content_new_overview (f->board, FALSE);
  page = kg_wall_content_get_page (open, 1, 42);
  g_assert_null (page.overview->tiles[1].number);
  g_assert_nonnull (page.overview->tiles[2].number);
}

static gboolean
empty (KgTxn      *txn,
       KgContext  *context,
       gpointer    data,
       GError    **error)
{
  Fixture *f = data;

  g_clear_pointer (&f->board, kg_board_unref);
  f->board = kg_board_load (txn, context, "no such project", error);
  return f->board != NULL;
}

static void
test_no_projects (Fixture       *f,
                  gconstpointer  data)
{
  g_autoptr (GArray) order = NULL;
  g_autoptr (KgWallContent) content = NULL;
  KgWallPage page;

  kg_district_do (f->district, empty, f);
  order = kg_wall_order (f->board);
  g_assert_cmpuint (order->len, ==, 0);
  content = kg_wall_content_new_overview (f->board, TRUE);
  page = kg_wall_content_get_page (content, 1, 1);
  g_assert_cmpstr (page.overview->tiles[0].number, ==, "–");
  g_assert_cmpfloat (page.overview->tiles[0].share, ==, 0);
  g_assert_cmpstr (page.overview->tiles[1].number, ==, "0");
  g_assert_cmpstr (page.overview->tiles[2].number, ==, "0");
  g_assert_cmpstr (page.overview->tiles[2].note, ==, "No project is red or yellow");
}

static gboolean
confirm (KgTxn      *txn,
         KgContext  *context,
         gpointer    data,
         GError    **error)
{
  Fixture *f = data;

  return kg_light_confirm (txn, context, f->district->project[0], KG_LIGHT_YELLOW, "高压线迁改方案已定", NULL, error) &&
         load (txn, context, data, error);
}

static void
test_project (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr (KgWallContent) red = content (f, 0);
  g_autoptr (KgWallContent) green = content (f, 1);
  g_autoptr (KgWallContent) confirmed = NULL;
  g_autofree char *red_words = words (red), *green_words = words (green), *confirmed_words = NULL;
  KgWallPage page = kg_wall_content_get_page (red, 2, 3);

  g_assert_nonnull (page.project);
  g_assert_null (page.overview);
  g_assert_cmpint (page.project->light, ==, KG_LIGHT_RED);
  g_assert_null (page.project->proposal);
  g_assert_null (page.project->chart);
  assert_says (red_words, "易卜半导体项目 Red");
  assert_says (red_words, "one blocking problem open: 高压线未迁改");
  assert_says (red_words, "大场镇 · 1.00亿元 · Lead unit 区规资局");
  assert_says (red_words, "Planned start 12-23 (Wed) 22 working days left");
  assert_says (red_words, "11-23 (Mon) · Week 48");

  /* A plan has a chart, and a chance. */
  page = kg_wall_content_get_page (green, 2, 3);
  g_assert_nonnull (page.project->chart);
  g_assert_cmpuint (page.project->chart->n_rows, ==, 2);
  g_assert_cmpstr (page.project->chart->rows[1].name, ==, "施工许可证");
  g_assert_cmpint (page.project->chart->early, <=, page.project->chart->late);
  assert_says (green_words, "Forecast start 12-04 (Fri) 13 working days early");
  assert_says (green_words, "Within 2026 100%");

  /* What somebody confirmed, and what the rules say against it. */
  kg_district_do (f->district, confirm, f);
  confirmed = content (f, 0);
  confirmed_words = words (confirmed);
  page = kg_wall_content_get_page (confirmed, 2, 3);
  g_assert_cmpint (page.project->light, ==, KG_LIGHT_YELLOW);
  assert_says (confirmed_words, "易卜半导体项目 Yellow Proposed: Red");
  assert_says (confirmed_words, "Confirmed on 11-23: 高压线迁改方案已定");
}

/* Without its file a page says what the board knows. */
static void
test_without_file (Fixture       *f,
                   gconstpointer  data)
{
  g_autoptr (KgWallContent) content =
    kg_wall_content_new_project (f->board, kg_board_find_project (f->board, f->district->project[1]), NULL);
  g_autofree char *text = words (content);

  g_assert_null (kg_wall_content_get_page (content, 1, 1).project->chart);
  assert_says (text, "宝山药谷项目 Green");
  assert_says (text, "Forecast start 12-04 (Fri)");
}

static gboolean
leave_alone (KgTxn      *txn,
             KgContext  *context,
             gpointer    data,
             GError    **error)
{
  Fixture *f = data;
  g_autoptr (KgRecord) before = kg_query_project (txn, f->district->project[0], error);
  g_autoptr (KgRecord) after = kg_record_copy (before);

  kg_record_set_null (after, KG_PROJECT_LEAD_UNIT);
  return kg_project_update (txn, context, before, after, NULL, error) && load (txn, context, data, error);
}

static void
test_unattended (Fixture       *f,
                 gconstpointer  data)
{
  g_autoptr (KgWallContent) page = NULL;
  g_autoptr (KgWallContent) overview = NULL;
  g_autofree char *text = NULL, *all = NULL;

  kg_district_do (f->district, leave_alone, f);
  page = content (f, 0);
  text = words (page);
  assert_says (text, "Lead unit unattended");

  overview = kg_wall_content_new_overview (f->board, TRUE);
  all = words (overview);
  assert_says (all, "Red or yellow and unattended 1");
  assert_says (all, "Red 易卜半导体项目");
}

/* A light that gets worse says when, and why. */
static void
test_warning (Fixture       *f,
              gconstpointer  data)
{
  guint n = 0;

  use_sample (f);
  for (guint i = 0; i < kg_board_get_n_projects (f->board); i++) {
    const KgProject *p = kg_board_get_project (f->board, i);
    g_autoptr (KgWallContent) content = kg_wall_content_new_project (f->board, p, NULL);
    KgWallPage page = kg_wall_content_get_page (content, 1, 1);
    KgLightWarning warning;
    gboolean warned = kg_board_get_warning (f->board, p, KG_WARN_DAYS, &warning);

    g_assert_cmpint (page.project->warning != NULL, ==, warned);
    if (!warned)
      continue;
    n++;
    g_assert_cmpint (page.project->warned, ==, warning.to);
    g_assert_nonnull (page.project->warning_why);
    assert_says (page.project->warning, "Turns ");
  }
  g_assert_cmpuint (n, >, 0);
}

/* ── What changed ──────────────────────────────────────────────── */

static void
test_changes (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr (KgWallContent) content = NULL;
  KgWallPage page;
  guint n = 0, worse = 0, better = 0;
  g_autofree char *note = NULL;

  use_sample (f);
  for (guint i = 0; i < kg_board_get_n_projects (f->board); i++) {
    const KgProject *p = kg_board_get_project (f->board, i);

    if (!kg_project_is_changed (p))
      continue;
    n++;
    worse += kg_light_rank (p->light) > kg_light_rank (p->last_week);
    better += kg_light_rank (p->light) < kg_light_rank (p->last_week);
  }
  g_assert_cmpuint (n, >, 0);

  content = kg_wall_content_new_changes (f->board);
  page = kg_wall_content_get_page (content, 1, 1);
  g_assert_nonnull (page.changes);
  g_assert_cmpuint (page.changes->n_changes, ==, n);
  note = g_strdup_printf ("%u worse, %u better", worse, better);
  g_assert_cmpstr (page.changes->note, ==, note);
  for (guint i = 0; i < n; i++) {
    const KgWallChange *change = &page.changes->changes[i];
    const KgProject *p = kg_board_find_project (f->board, change->name);

    g_assert_cmpint (change->from, !=, change->to);
    if (p != NULL) {
      g_assert_cmpint (change->from, ==, p->last_week);
      g_assert_cmpint (change->to, ==, p->light);
    }
    if (change->to == KG_LIGHT_RED || change->to == KG_LIGHT_YELLOW)
      g_assert_nonnull (change->why);
    /* The worst first. */
    if (i > 0)
      g_assert_cmpint (kg_light_rank (change->to), <=, kg_light_rank (page.changes->changes[i - 1].to));
  }
}

static gboolean
keep_week (KgTxn      *txn,
           KgContext  *context,
           gpointer    data,
           GError    **error)
{
  return kg_light_snapshot (txn, context, NULL, error);
}

/* A store that was begun this week has no week to compare with. */
static void
test_no_changes (Fixture       *f,
                 gconstpointer  data)
{
  g_autoptr (KgWallContent) first = kg_wall_content_new_changes (f->board);
  g_autoptr (KgWallContent) same = NULL;
  g_autofree char *first_words = words (first), *same_words = NULL;

  assert_says (first_words, "Nothing was kept of last week to compare with");

  kg_district_set_day (f->district, KG_DISTRICT_TODAY - 7);
  kg_district_do (f->district, load, f);
  kg_district_do (f->district, keep_week, f);
  kg_district_set_day (f->district, KG_DISTRICT_TODAY);
  kg_district_do (f->district, load, f);
  same = kg_wall_content_new_changes (f->board);
  same_words = words (same);
  g_assert_cmpuint (kg_wall_content_get_page (same, 1, 1).changes->n_changes, ==, 0);
  assert_says (same_words, "Every light is what it was a week ago");
}

/* ── What was decided ──────────────────────────────────────────── */

static gboolean
hold_meeting (KgTxn      *txn,
              KgContext  *context,
              gpointer    data,
              GError    **error)
{
  static const char *const lines[] = {
    "区规资局11月20日前完成高压线迁改方案", "区建管委11月25日前完成施工图审查", "会议原则同意项目分期推进",
  };
  Fixture *f = data;
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *topic = NULL;

  g_free (f->meeting);
  f->meeting = kg_meeting_create (txn, context, f->district->series, kg_context_get_today (context), error);
  if (f->meeting == NULL || !kg_meeting_build_agenda (txn, context, f->meeting, error) ||
      (topic = kg_meeting_add_topic (txn, f->meeting, "年底收官安排", error)) == NULL ||
      !kg_meeting_start (txn, context, f->meeting, error))
    return FALSE;
  f->topic = g_steal_pointer (&topic);

  items = kg_meeting_get_items (txn, f->meeting, error);
  for (guint i = 0; items != NULL && i < items->len; i++) {
    KgRecord *item = g_ptr_array_index (items, i);

    if (kg_record_is (item, KG_AGENDA_ITEM_PROJECT, f->district->project[0]))
      for (guint j = 0; j < G_N_ELEMENTS (lines); j++) {
        g_auto (KgRecordResult) result = { 0 };

        if (!kg_record_line (txn, context, kg_record_get_id (item), lines[j], NULL, &result, error))
          return FALSE;
      }
  }

  return items != NULL;
}

static gboolean
end_meeting (KgTxn      *txn,
             KgContext  *context,
             gpointer    data,
             GError    **error)
{
  Fixture *f = data;

  return kg_meeting_settle_rest (txn, f->meeting, "continue", NULL, error) &&
         kg_meeting_end (txn, context, f->meeting, error);
}

static gboolean
read_meeting (KgTxn      *txn,
              KgContext  *context,
              gpointer    data,
              GError    **error)
{
  Fixture *f = data;

  g_clear_pointer (&f->wall, kg_wall_meeting_unref);
  f->wall = kg_wall_meeting_load (txn, context, error);
  return f->wall != NULL && load (txn, context, data, error);
}

static gboolean
read_topic (KgTxn      *txn,
            KgContext  *context,
            gpointer    data,
            GError    **error)
{
  Fixture *f = data;

  g_clear_pointer (&f->wall, kg_wall_meeting_unref);
  f->wall = kg_wall_meeting_load_topic (txn, f->topic, error);
  return f->wall != NULL;
}

/* A store that knows no meeting has its pages all the same. */
static void
test_no_meeting (Fixture       *f,
                 gconstpointer  data)
{
  g_autoptr (KgWallContent) decisions = NULL;
  g_autoptr (KgWallContent) end = NULL;
  g_autofree char *decided = NULL, *closed = NULL;

  kg_district_do (f->district, read_meeting, f);
  decisions = kg_wall_content_new_decisions (f->board, f->wall);
  end = kg_wall_content_new_close (f->board, f->wall);
  decided = words (decisions);
  closed = words (end);
  assert_says (decided, "No meeting was held yet");
  assert_says (closed, "Nothing is due until then");
  assert_says (closed, "Red 1");
}

static void
test_decisions (Fixture       *f,
                gconstpointer  data)
{
  g_autoptr (KgWallContent) decisions = NULL;
  g_autoptr (KgWallContent) end = NULL;
  g_autofree char *decided = NULL, *closed = NULL;
  KgWallPage page;

  kg_district_set_day (f->district, kg_date_new (2026, 11, 16));
  kg_district_do (f->district, hold_meeting, f);
  kg_district_do (f->district, end_meeting, f);
  kg_district_set_day (f->district, KG_DISTRICT_TODAY);
  kg_district_do (f->district, read_meeting, f);

  decisions = kg_wall_content_new_decisions (f->board, f->wall);
  page = kg_wall_content_get_page (decisions, 1, 1);
  g_assert_cmpuint (page.decisions->n_decisions, ==, 3);
  g_assert_cmpuint (page.decisions->decisions[0].n_tasks, ==, 1);
  g_assert_cmpint (page.decisions->decisions[0].tasks[0].mark, ==, KG_WALL_MARK_OVERDUE);
  g_assert_true (page.decisions->decisions[0].tasks[0].urgent);
  g_assert_cmpint (page.decisions->decisions[1].tasks[0].mark, ==, KG_WALL_MARK_PENDING);
  g_assert_cmpuint (page.decisions->decisions[2].n_tasks, ==, 0);
  decided = words (decisions);
  assert_says (decided, "Done 0");
  assert_says (decided, "In progress 1");
  assert_says (decided, "Overdue 1");
  assert_says (decided, "易卜半导体项目");
  assert_says (decided, "Not signed for 区规资局 11-20 1 working day overdue");
  assert_says (decided, "Not signed for 区建管委 11-25 2 working days left");

  /* What is due until the next meeting, before what was due earlier. */
  end = kg_wall_content_new_close (f->board, f->wall);
  page = kg_wall_content_get_page (end, 1, 1);
  closed = words (end);
  g_assert_cmpint (page.close->counts[0].count, ==, kg_board_count (f->board, KG_LIGHT_RED));
  assert_says (closed, "Next meeting ");
  g_assert_cmpuint (page.close->n_due, >=, 1);
  g_assert_true (page.close->due[page.close->n_due - 1].urgent);
  assert_says (closed, "before: 1");
}

/* What the meeting in session decides stands on the page of its project, and
 * is not what the last one decided. */
static void
test_decided (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr (KgWallContent) page = NULL;
  g_autoptr (KgWallContent) last = NULL;
  g_autoptr (KgWallContent) topic = NULL;
  g_autofree char *text = NULL, *before = NULL, *topic_text = NULL;

  kg_district_do (f->district, hold_meeting, f);
  kg_district_do (f->district, read_meeting, f);
  page = content (f, 0);
  text = words (page);
  g_assert_cmpuint (kg_wall_content_get_page (page, 1, 1).project->n_decided, ==, 3);
  assert_says (text, "高压线迁改方案");
  assert_says (text, "区建管委 11-25");

  last = kg_wall_content_new_decisions (f->board, f->wall);
  before = words (last);
  assert_says (before, "No meeting was held yet");

  kg_district_do (f->district, read_topic, f);
  topic = kg_wall_content_new_topic (f->board, f->wall);
  topic_text = words (topic);
  assert_says (topic_text, "年底收官安排");

  /* When it is over the project is as any other. */
  g_clear_pointer (&page, kg_wall_content_unref);
  kg_district_do (f->district, end_meeting, f);
  kg_district_do (f->district, load, f);
  page = content (f, 0);
  g_assert_cmpuint (kg_wall_content_get_page (page, 1, 1).project->n_decided, ==, 0);
}

static gboolean
issue_minutes (KgTxn      *txn,
               KgContext  *context,
               gpointer    data,
               GError    **error)
{
  Fixture *f = data;
  g_autofree char *id = kg_minutes_draft (txn, context, f->meeting, error);

  return id != NULL && kg_minutes_submit (txn, context, f->meeting, error) &&
         kg_minutes_issue (txn, context, f->meeting, error);
}

/* The first item of the next agenda. */
static gboolean
call_next (KgTxn      *txn,
           KgContext  *context,
           gpointer    data,
           GError    **error)
{
  Fixture *f = data;
  g_autofree char *meeting = kg_meeting_create (txn, context, f->district->series, kg_context_get_today (context), error);
  g_autoptr (GPtrArray) items = NULL;

  if (meeting == NULL || !kg_meeting_build_agenda (txn, context, meeting, error))
    return FALSE;
  items = kg_meeting_get_items (txn, meeting, error);
  g_free (f->topic);
  f->topic = items != NULL ? g_strdup (kg_record_get_id (g_ptr_array_index (items, 0))) : NULL;

  return items != NULL;
}

/* The approval of the last minutes says what they have, and what came of it. */
static void
test_approval (Fixture       *f,
               gconstpointer  data)
{
  g_autoptr (KgWallContent) topic = NULL;
  g_autofree char *text = NULL;

  kg_district_set_day (f->district, kg_date_new (2026, 11, 16));
  kg_district_do (f->district, hold_meeting, f);
  kg_district_do (f->district, end_meeting, f);
  kg_district_do (f->district, issue_minutes, f);
  kg_district_set_day (f->district, KG_DISTRICT_TODAY);
  kg_district_do (f->district, call_next, f);
  kg_district_do (f->district, load, f);
  kg_district_do (f->district, read_topic, f);

  topic = kg_wall_content_new_topic (f->board, f->wall);
  text = words (topic);
  assert_says (text, "审议上次会议纪要〔2026〕1号");
  assert_says (text, "Minutes 〔2026〕1号");
  assert_says (text, "No. 1 · 11-16 (Mon)");
  assert_says (text, "Decisions 3");
  assert_says (text, "Assignments 2");
  assert_says (text, "In progress 1");
  assert_says (text, "Overdue 1");
}

/* ── Private notes ─────────────────────────────────────────────── */

static gboolean
note (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  Fixture *f = data;

  return kg_private_note_set (txn, "秘书", f->district->project[0], NULL, "王主任会问资金", error) &&
         kg_private_note_set (txn, "秘书", NULL, f->topic, "王主任要提前走", error) &&
         read_meeting (txn, context, data, error);
}

/* Nothing on any page is what somebody noted for themselves. */
static void
test_notes (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_wall_content_unref);

  kg_district_do (f->district, hold_meeting, f);
  kg_district_do (f->district, note, f);
  g_ptr_array_add (pages, kg_wall_content_new_overview (f->board, TRUE));
  for (guint i = 0; i < 3; i++)
    g_ptr_array_add (pages, content (f, i));
  g_ptr_array_add (pages, kg_wall_content_new_changes (f->board));
  g_ptr_array_add (pages, kg_wall_content_new_decisions (f->board, f->wall));
  g_ptr_array_add (pages, kg_wall_content_new_close (f->board, f->wall));
  kg_district_do (f->district, read_topic, f);
  g_ptr_array_add (pages, kg_wall_content_new_topic (f->board, f->wall));

  for (guint i = 0; i < pages->len; i++) {
    g_autofree char *text = words (g_ptr_array_index (pages, i));

    g_assert_cmpuint (strlen (text), >, 10);
    g_assert_null (strstr (text, "王主任"));
  }
}

#define add(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/wall-data/order", test_order);
  add ("/wall-data/overview", test_overview);
  add ("/wall-data/no-projects", test_no_projects);
  add ("/wall-data/project", test_project);
  add ("/wall-data/without-file", test_without_file);
  add ("/wall-data/unattended", test_unattended);
  add ("/wall-data/warning", test_warning);
  add ("/wall-data/changes", test_changes);
  add ("/wall-data/no-changes", test_no_changes);
  add ("/wall-data/no-meeting", test_no_meeting);
  add ("/wall-data/decisions", test_decisions);
  add ("/wall-data/decided", test_decided);
  add ("/wall-data/approval", test_approval);
  add ("/wall-data/notes", test_notes);

  return g_test_run ();
}
