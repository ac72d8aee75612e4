// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"
#include "kg-ui-look.h"
#include "kg-ui-test.h"

#include "services/kg-meeting-service.h"
#include "services/kg-query.h"
#include "services/kg-workspace.h"
#include "widgets/kg-ask-popover.h"
#include "widgets/kg-board-detail.h"
#include "widgets/kg-board-list.h"
#include "widgets/kg-board-page.h"
#include "widgets/kg-column-chooser.h"
#include "widgets/kg-name-popover.h"
#include "widgets/kg-pool-list.h"
#include "widgets/kg-pool-row.h"
#include "widgets/kg-unattended-notice.h"
#include "widgets/kg-widgets.h"

enum { LIGHT, WARNING, NAME, TERRITORY, LEAD_UNIT, PLANNED };

/* What joins the three projects of the district. */
static const struct {
  const char *name;
  const char *code;
  const char *state;
  int planned; /* days from today; 0 for none */
} others[] = {
  { "顾村镇机器人产业园", "2026-310113-35-01-000001", "planned", 40 },
  { "罗店镇标准厂房", "2026-310113-35-01-000002", "started", -20 },
  { "月浦镇新材料基地", "2026-310113-35-01-000003", "on_hold", 60 },
  { "大场镇租赁住房", NULL, "planned", 90 },
};

#define N_PROJECTS (3 + G_N_ELEMENTS (others))

typedef struct {
  KgDistrict *district;
  KgWorkspace *workspace;
  GtkWidget *page;
  GtkWindow *window;
  GtkEditable *search;
  char *opened; /* the project that win.show-project was asked for */
} Fixture;

static gboolean
add_others (KgTxn      *txn,
            KgContext  *context,
            gpointer    data,
            GError    **error)
{
  KgDistrict *district = data;
  KgDate today = kg_context_get_today (context);

  for (guint i = 0; i < G_N_ELEMENTS (others); i++) {
    g_autoptr (KgRecord) project = kg_record_new (&kg_table_project);

    kg_record_set_text (project, KG_PROJECT_NAME, others[i].name);
    kg_record_set_text (project, KG_PROJECT_CODE, others[i].code);
    kg_record_set_text (project, KG_PROJECT_STATE, others[i].state);
    kg_record_set_text (project, KG_PROJECT_LEAD_UNIT, district->unit[2]);
    if (others[i].planned != 0)
      kg_record_set_date (project, KG_PROJECT_PLANNED_START, today + others[i].planned);
    if (g_str_equal (others[i].state, "started"))
      kg_record_set_date (project, KG_PROJECT_ACTUAL_START, today - 10);
    if (!kg_txn_insert (txn, project, error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
add_many (KgTxn      *txn,
          KgContext  *context,
          gpointer    data,
          GError    **error)
{
  for (guint i = 0; i < 200; i++) {
    g_autoptr (KgRecord) project = kg_record_new (&kg_table_project);
    g_autofree char *name = g_strdup_printf ("标准厂房%03u号", i);

    kg_record_set_text (project, KG_PROJECT_NAME, name);
    kg_record_set_text (project, KG_PROJECT_STATE, "planned");
    if (!kg_txn_insert (txn, project, error))
      return FALSE;
  }

  return TRUE;
}

/* One more project, first in every order of names. */
static gboolean
add_one (KgTxn      *txn,
         KgContext  *context,
         gpointer    data,
         GError    **error)
{
  g_autoptr (KgRecord) project = kg_record_new (&kg_table_project);

  kg_record_set_text (project, KG_PROJECT_NAME, "〇号项目");
  kg_record_set_text (project, KG_PROJECT_STATE, "planned");
  return kg_txn_insert (txn, project, error);
}

/* The red project loses its lead unit. */
static gboolean
take_lead_away (KgTxn      *txn,
                KgContext  *context,
                gpointer    data,
                GError    **error)
{
  g_autoptr (GPtrArray) rows =
    kg_txn_select (txn, &kg_table_project,
                   &(KgFilter) { .conditions = { { KG_PROJECT_NAME, KG_OP_EQ, "易卜半导体项目", 0 } },
                                 .n_conditions = 1 },
                   error);

  g_assert_nonnull (rows);
  g_assert_cmpuint (rows->len, ==, 1);
  return kg_query_update_code (txn, g_ptr_array_index (rows, 0), KG_PROJECT_LEAD_UNIT, NULL, error);
}

static gboolean
withdraw (KgTxn      *txn,
          KgContext  *context,
          gpointer    data,
          GError    **error)
{
  g_autoptr (KgRecord) before = kg_txn_get (txn, &kg_table_project, data, error);
  g_autoptr (KgRecord) after = kg_record_copy (before);

  kg_record_set_text (after, KG_PROJECT_STATE, "withdrawn");
  return kg_txn_update (txn, before, after, error);
}

static guint
n_projects (Fixture *f)
{
  KgBoard *board = kg_workspace_get_board (f->workspace);

  return board != NULL ? kg_board_get_n_projects (board) : 0;
}

static KgPoolList *
rows (Fixture *f)
{
  return KG_POOL_LIST (kg_ui_find (f->page, KG_TYPE_POOL_LIST));
}

static guint
n_rows (Fixture *f)
{
  return kg_pool_list_get_n_rows (rows (f));
}

static const char *
selected (Fixture *f)
{
  return kg_board_list_get_selected (KG_BOARD_LIST (kg_ui_part (f->page, "list")));
}

static gboolean
row_is (Fixture    *f,
        guint       row,
        const char *name)
{
  g_autofree char *text = kg_ui_row_text (f->page, row, NAME);

  return g_strcmp0 (text, name) == 0;
}

static GtkWidget *
filters (Fixture *f)
{
  return kg_ui_part (f->page, "filters");
}

static const char *
label (Fixture    *f,
       const char *id)
{
  return gtk_label_get_text (GTK_LABEL (kg_ui_part (filters (f), id)));
}

static void
show_project_cb (GSimpleAction *action,
                 GVariant      *id,
                 Fixture       *f)
{
  g_free (f->opened);
  f->opened = g_variant_dup_string (id, NULL);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) show_project =
    g_simple_action_new ("show-project", G_VARIANT_TYPE_STRING);
  KgDistrictFunc more = data;

  f->district = kg_district_new ();
  kg_district_do (f->district, add_others, f->district);
  if (more != NULL)
    kg_district_do (f->district, more, NULL);
  f->workspace = kg_workspace_new (f->district->store, f->district->context, "测试");
  f->page = g_object_new (KG_TYPE_BOARD_PAGE, NULL);
  f->search = GTK_EDITABLE (kg_ui_part (filters (f), "search"));
  kg_board_page_set_workspace (KG_BOARD_PAGE (f->page), f->workspace);

  g_signal_connect (show_project, "activate", G_CALLBACK (show_project_cb), f);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (show_project));
  gtk_widget_insert_action_group (f->page, "win", G_ACTION_GROUP (actions));

  f->window = kg_ui_present (f->page, 1400, 800);
  kg_ui_wait_until (n_rows (f) >= N_PROJECTS);
  kg_ui_settle (f->page);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  kg_ui_close (f->window);
  /* What was being read when the window was closed comes to its end. */
  g_object_add_weak_pointer (G_OBJECT (f->workspace), (gpointer *) &f->workspace);
  g_object_unref (f->workspace);
  kg_ui_wait_until (f->workspace == NULL);
  kg_district_free (f->district);
  g_free (f->opened);
}

/* ── What is on the board ─────────────────────────────────────── */

static void
test_counts_and_rate (Fixture       *f,
                      gconstpointer  data)
{
  KgBoard *board = kg_workspace_get_board (f->workspace);

  g_assert_cmpuint (n_rows (f), ==, N_PROJECTS);
  g_assert_cmpstr (label (f, "n_shown"), ==, "7 projects");
  g_assert_cmpstr (label (f, "rate_number"), ==, "25%");
  g_assert_cmpstr (label (f, "rate_label"), ==, "1 of 4");
  g_assert_cmpuint (kg_board_count (board, KG_LIGHT_RED), ==, 1);
  g_assert_cmpuint (kg_board_count (board, KG_LIGHT_ON_HOLD), ==, 1);
  g_assert_cmpuint (kg_board_count (board, KG_LIGHT_STARTED), ==, 1);
  /* The red one comes first and is selected. */
  g_assert_true (row_is (f, 0, "易卜半导体项目"));
  g_assert_cmpstr (selected (f), ==, f->district->project[0]);
}

static void
test_lights_filter (Fixture       *f,
                    gconstpointer  data)
{
  GtkWidget *lights = kg_ui_part (filters (f), "lights");
  GtkWidget *red = kg_ui_find (lights, GTK_TYPE_TOGGLE_BUTTON);

  /* The first one is red, and says so to a screen reader. */
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (red), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Red, 1 project");
  kg_ui_click (red, 10, 10, 1);
  kg_ui_wait_until (n_rows (f) == 1);
  g_assert_true (row_is (f, 0, "易卜半导体项目"));
  g_assert_cmpstr (label (f, "n_shown"), ==, "1 of 7 projects");

  /* Two lights: both kinds. */
  g_object_set (lights, "lights", 1u << KG_LIGHT_RED | 1u << KG_LIGHT_STARTED, NULL);
  kg_ui_wait_until (n_rows (f) == 2);
  kg_ui_settle (f->page);
  g_assert_true (row_is (f, 1, "罗店镇标准厂房"));

  g_object_set (lights, "lights", 0, NULL);
  kg_ui_wait_until (n_rows (f) == N_PROJECTS);
}

static gboolean
light_says (Fixture    *f,
            guint       place,
            const char *words)
{
  GtkWidget *box = gtk_widget_get_first_child (kg_ui_part (filters (f), "lights"));
  GtkWidget *button = gtk_widget_get_first_child (box);

  while (place-- > 0)
    button = gtk_widget_get_next_sibling (button);
  return kg_ui_says (button, words);
}

/* In a meeting on one unit the lights are those of its projects. */
static void
test_counts_follow_filters (Fixture       *f,
                            gconstpointer  data)
{
  GtkDropDown *unit = GTK_DROP_DOWN (kg_ui_part (filters (f), "lead_unit"));
  GtkWidget *lights = kg_ui_part (filters (f), "lights");
  enum { RED, YELLOW, GREEN, NONE, ON_HOLD, STARTED };

  g_assert_true (light_says (f, RED, "1"));
  g_assert_true (light_says (f, STARTED, "1"));
  gtk_drop_down_set_selected (unit, 2);
  g_assert_true (light_says (f, RED, "0"));
  g_assert_true (light_says (f, STARTED, "1"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (kg_ui_find (lights, GTK_TYPE_TOGGLE_BUTTON)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Red, 0 projects");

  /* Another light does not say that there are none of the others. */
  g_object_set (lights, "lights", 1u << KG_LIGHT_ON_HOLD, NULL);
  g_assert_cmpuint (n_rows (f), ==, 1);
  g_assert_true (light_says (f, STARTED, "1"));
  gtk_editable_set_text (f->search, "月浦");
  g_assert_true (light_says (f, ON_HOLD, "1"));
  g_assert_true (light_says (f, STARTED, "0"));

  gtk_editable_set_text (f->search, "");
  g_object_set (lights, "lights", 0, NULL);
  gtk_drop_down_set_selected (unit, 0);
  g_assert_true (light_says (f, RED, "1"));
}

static void
test_unit_filter (Fixture       *f,
                  gconstpointer  data)
{
  GtkDropDown *unit = GTK_DROP_DOWN (kg_ui_part (filters (f), "lead_unit"));

  /* All, and the two that lead a project, in the order of the units. */
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (unit)), ==, 3);
  gtk_drop_down_set_selected (unit, 2);
  g_assert_cmpuint (n_rows (f), ==, G_N_ELEMENTS (others));

  /* The choice outlives a reload, though its place in the list may change. */
  kg_district_do (f->district, add_one, NULL);
  kg_ui_wait_until (n_projects (f) == N_PROJECTS + 1);
  g_assert_cmpuint (gtk_drop_down_get_selected (unit), ==, 2);
  g_assert_cmpuint (n_rows (f), ==, G_N_ELEMENTS (others));
}

static gboolean
is_labelled (Fixture    *f,
             const char *id,
             const char *words)
{
  g_autofree char *other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (kg_ui_part (filters (f), id)),
                                                               GTK_ACCESSIBLE_PROPERTY_LABEL, words);

  return other == NULL;
}

/* One project comes within 20 working days of its planned start on December
 * 4th, without a forecast. */
static void
test_warned_filter (Fixture       *f,
                    gconstpointer  data)
{
  GtkWidget *warned = kg_ui_part (filters (f), "warned");
  GtkWidget *detail = kg_ui_part (f->page, "detail");

  kg_ui_wait_until (is_labelled (f, "warned", "Gets worse 1"));
  g_assert_true (gtk_widget_is_sensitive (warned));
  kg_ui_click (warned, 10, 10, 1);
  kg_ui_wait_until (n_rows (f) == 1);
  kg_ui_settle (f->page);
  g_assert_true (row_is (f, 0, "顾村镇机器人产业园"));

  /* The mark, its words, and the same in the detail. */
  g_assert_true (kg_ui_says (kg_pool_list_get_row (rows (f), 0), "12-04"));
  kg_ui_wait_until (kg_ui_says (detail, "Turns Yellow on 12-04: "));

  kg_ui_click (warned, 10, 10, 1);
  kg_ui_wait_until (n_rows (f) == N_PROJECTS);

  /* By the day, with what does not get worse behind it. */
  kg_ui_click (kg_ui_find_button (rows (f), "Gets worse"), 20, 8, 1);
  kg_ui_wait_until (kg_ui_find_button (rows (f), "Gets worse ▴") != NULL);
  kg_ui_settle (f->page);
  g_assert_true (row_is (f, 0, "顾村镇机器人产业园"));
}

static void
test_unattended (Fixture       *f,
                 gconstpointer  data)
{
  GtkWidget *detail = kg_ui_part (f->page, "detail");
  GtkWidget *notice = kg_ui_part (detail, "unattended");
  GtkMenuButton *reason = GTK_MENU_BUTTON (kg_ui_part (notice, "reason_button"));
  GtkWidget *entry;
  g_autofree char *lead = NULL;

  g_assert_true (is_labelled (f, "unattended", "No lead 1"));
  kg_ui_click (kg_ui_part (filters (f), "unattended"), 10, 10, 1);
  kg_ui_wait_until (n_rows (f) == 1);
  kg_ui_settle (f->page);
  g_assert_true (row_is (f, 0, "易卜半导体项目"));
  lead = kg_ui_row_text (f->page, 0, LEAD_UNIT);
  g_assert_cmpstr (lead, ==, "No lead");
  kg_ui_wait_until (gtk_widget_get_visible (notice));
  kg_ui_click (kg_ui_part (filters (f), "unattended"), 10, 10, 1);
  kg_ui_wait_until (n_rows (f) == N_PROJECTS);

  /* A reason, which can be undone. */
  gtk_menu_button_popup (reason);
  entry = kg_ui_find (gtk_menu_button_get_popover (reason), GTK_TYPE_ENTRY);
  kg_ui_wait_until (gtk_widget_get_mapped (entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), "权属未定");
  kg_ui_key (f->window, "Return");
  kg_ui_wait_until (is_labelled (f, "unattended", "No lead 0"));
  g_assert_false (gtk_widget_get_visible (notice));
  g_assert_true (kg_ui_says (detail, "权属未定"));

  kg_workspace_undo (f->workspace);
  kg_ui_wait_until (is_labelled (f, "unattended", "No lead 1"));
  g_assert_true (gtk_widget_get_visible (notice));
}

/* What is left out in a narrow window, and where the detail begins, is so from
 * the first frame on. */
typedef struct {
  GtkWidget *page;
  guint n_frames;
  guint n_columns[2]; /* in the first frame, and in the last one */
  int width[2];
} Frames;

static void
painted_cb (GdkFrameClock *clock,
            Frames        *frames)
{
  GtkWidget *list = kg_ui_find (frames->page, KG_TYPE_POOL_LIST);
  guint which = frames->n_frames > 0, n = 0;

  if (gtk_widget_get_height (list) == 0)
    return;
  for (GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_first_child (list)); title != NULL;
       title = gtk_widget_get_next_sibling (title))
    n += gtk_widget_get_child_visible (title);
  frames->n_columns[which] = n;
  frames->width[which] = gtk_widget_get_width (list);
  frames->n_frames++;
}

static void
realized_cb (GtkWidget *page,
             Frames    *frames)
{
  g_signal_connect (gtk_widget_get_frame_clock (page), "after-paint", G_CALLBACK (painted_cb), frames);
}

static gboolean
is_uncut (GtkWidget  *page,
          const char *id,
          const char *number)
{
  GtkWidget *box = gtk_button_get_child (GTK_BUTTON (kg_ui_part (kg_ui_part (page, "filters"), id)));
  GtkWidget *label = gtk_widget_get_last_child (box);

  return GTK_IS_LABEL (label) && g_str_equal (gtk_label_get_text (GTK_LABEL (label)), number) &&
         gtk_widget_get_width (label) > 0 && !pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label)));
}

static void
test_first_frame (Fixture       *f,
                  gconstpointer  data)
{
  static const int widths[] = { 1000, 1200, 1400 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++) {
    Frames frames = { .page = g_object_new (KG_TYPE_BOARD_PAGE, NULL) };
    GdkFrameClock *clock;
    GtkWindow *window;

    kg_board_page_set_workspace (KG_BOARD_PAGE (frames.page), f->workspace);
    g_signal_connect (frames.page, "realize", G_CALLBACK (realized_cb), &frames);
    window = kg_ui_present (frames.page, widths[i], 700);
    clock = gtk_widget_get_frame_clock (frames.page);
    while (frames.n_frames < 5) {
      gtk_widget_queue_draw (frames.page);
      kg_ui_settle (frames.page);
    }
    g_assert_cmpuint (frames.n_columns[0], ==, frames.n_columns[1]);
    g_assert_cmpint (frames.width[0], ==, frames.width[1]);
    /* The filters may shorten their words, never their numbers. */
    kg_ui_wait_until (is_uncut (frames.page, "warned", "1") && is_uncut (frames.page, "unattended", "0"));
    g_signal_handlers_disconnect_by_data (clock, &frames);
    kg_ui_close (window);
  }
}

/* ── Searching ────────────────────────────────────────────────── */

static void
test_search_by_substring (Fixture       *f,
                          gconstpointer  data)
{
  gtk_editable_set_text (f->search, "半导");
  g_assert_cmpuint (n_rows (f), ==, 1);
  kg_ui_settle (f->page);
  g_assert_true (row_is (f, 0, "易卜半导体项目"));

  gtk_editable_set_text (f->search, "000002");
  g_assert_cmpuint (n_rows (f), ==, 1);
  kg_ui_settle (f->page);
  g_assert_true (row_is (f, 0, "罗店镇标准厂房"));

  /* All words have to fit. */
  gtk_editable_set_text (f->search, "镇 基地");
  g_assert_cmpuint (n_rows (f), ==, 1);
}

static void
test_typing_anywhere_searches (Fixture       *f,
                               gconstpointer  data)
{
  gtk_widget_grab_focus (GTK_WIDGET (rows (f)));
  kg_ui_type (f->window, "ybbdt");
  kg_ui_wait_until (g_str_equal (gtk_editable_get_text (f->search), "ybbdt"));
  kg_ui_wait_until (n_rows (f) == 1);
  kg_ui_settle (f->page);
  g_assert_true (row_is (f, 0, "易卜半导体项目"));

  kg_ui_key (f->window, "Escape");
  kg_ui_wait_until (*gtk_editable_get_text (f->search) == '\0');
  kg_ui_wait_until (n_rows (f) == N_PROJECTS);
}

static const char *
detail_name (Fixture *f)
{
  return gtk_label_get_text (GTK_LABEL (kg_ui_part (kg_ui_part (f->page, "detail"), "name")));
}

static void
test_arrows_while_typing (Fixture       *f,
                          gconstpointer  data)
{
  g_autofree char *second = NULL;

  kg_board_page_focus_search (KG_BOARD_PAGE (f->page));
  kg_ui_type (f->window, "z"); /* of 镇, 创 and others */
  kg_ui_wait_until (g_str_equal (gtk_editable_get_text (f->search), "z") && n_rows (f) > 2);
  kg_ui_settle (f->page);
  second = kg_ui_row_text (f->page, 1, NAME);
  kg_ui_key (f->window, "Down");
  kg_ui_wait_until (kg_pool_list_get_selected (rows (f)) == 1);
  kg_ui_wait_until (g_strcmp0 (detail_name (f), second) == 0);

  /* The focus stayed where one types. */
  kg_ui_type (f->window, "x");
  kg_ui_wait_until (g_str_equal (gtk_editable_get_text (f->search), "zx"));
}

static void
test_enter_opens (Fixture       *f,
                  gconstpointer  data)
{
  kg_board_page_focus_search (KG_BOARD_PAGE (f->page));
  kg_ui_type (f->window, "bsyg");
  kg_ui_wait_until (n_rows (f) == 1);
  kg_ui_key (f->window, "Return");
  kg_ui_wait_until (f->opened != NULL);
  g_assert_cmpstr (f->opened, ==, f->district->project[1]);

  /* The same from a row, with two clicks. */
  gtk_editable_set_text (f->search, "易卜");
  kg_ui_wait_until (n_rows (f) == 1);
  kg_ui_settle (f->page);
  kg_ui_click (kg_pool_list_get_row (rows (f), 0), 200, 10, 2);
  kg_ui_wait_until (g_strcmp0 (f->opened, f->district->project[0]) == 0);
}

static void
test_nothing_fits (Fixture       *f,
                   gconstpointer  data)
{
  GtkWidget *button;

  gtk_editable_set_text (f->search, "没有这样的项目");
  g_object_set (kg_ui_part (filters (f), "lights"), "lights", 1u << KG_LIGHT_GREEN, NULL);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (kg_ui_part (filters (f), "changed")), TRUE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (kg_ui_part (filters (f), "territory")), 1);
  g_assert_cmpstr (kg_ui_visible (f->page, "stack"), ==, "nothing");
  g_assert_cmpstr (label (f, "n_shown"), ==, "0 of 7 projects");
  kg_ui_settle (f->page);

  button = kg_ui_find_button (f->page, "Show all projects");
  g_assert_nonnull (button);
  kg_ui_click (button, 20, 10, 1);
  kg_ui_wait_until (g_str_equal (kg_ui_visible (f->page, "stack"), "list"));
  g_assert_cmpuint (n_rows (f), ==, N_PROJECTS);
  g_assert_cmpstr (gtk_editable_get_text (f->search), ==, "");
}

/* ── Sorting ──────────────────────────────────────────────────── */

static GtkWidget *
title (Fixture    *f,
       const char *text)
{
  GtkWidget *button = kg_ui_find_button (rows (f), text);

  g_assert_nonnull (button);

  return button;
}

static void
test_title_sorts (Fixture       *f,
                  gconstpointer  data)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  kg_ui_click (title (f, "Planned"), 20, 8, 1);
  kg_ui_wait_until (kg_ui_find_button (rows (f), "Planned ▴") != NULL);
  kg_ui_settle (f->page);
  g_assert_true (row_is (f, 0, "罗店镇标准厂房"));
  g_assert_true (row_is (f, N_PROJECTS - 1, "南大科创之门")); /* without a date */

  kg_ui_click (title (f, "Planned"), 20, 8, 1);
  kg_ui_wait_until (kg_ui_find_button (rows (f), "Planned ▾") != NULL);
  kg_ui_settle (f->page);
  g_assert_true (row_is (f, 0, "大场镇租赁住房"));
  g_assert_true (row_is (f, N_PROJECTS - 1, "南大科创之门")); /* still last */

  /* By the sound of the name, and the selection stays with its project. */
  kg_ui_click (title (f, "Project"), 20, 8, 1);
  kg_ui_wait_until (kg_ui_find_button (rows (f), "Project ▴") != NULL);
  kg_ui_settle (f->page);
  first = kg_ui_row_text (f->page, 0, NAME);
  g_assert_cmpstr (selected (f), ==, f->district->project[0]);
  kg_ui_click (title (f, "Project"), 20, 8, 1);
  kg_ui_wait_until (kg_ui_find_button (rows (f), "Project ▾") != NULL);
  kg_ui_settle (f->page);
  last = kg_ui_row_text (f->page, N_PROJECTS - 1, NAME);
  g_assert_cmpstr (first, ==, last);
  g_assert_cmpstr (selected (f), ==, f->district->project[0]);
}

/* ── Groups, columns and views ────────────────────────────────── */

static void
act (Fixture    *f,
     const char *action,
     const char *format,
     const char *value)
{
  g_assert_true (gtk_widget_activate_action (f->page, action, format, value));
  kg_ui_settle (f->page);
}

/* What is read from the top down: headings in brackets. */
static char *
read_lines (Fixture *f)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (rows (f)));
  guint line = 0;

  for (; child != NULL; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *cells;

    if (!KG_IS_POOL_ROW (child) || kg_pool_row_get_line (KG_POOL_ROW (child)) == G_MAXUINT)
      continue;
    g_assert_cmpuint (kg_pool_row_get_line (KG_POOL_ROW (child)), ==, line);
    line++;
    if (kg_pool_row_is_heading (KG_POOL_ROW (child))) {
      cells = gtk_widget_get_first_child (kg_pool_row_get_heading (KG_POOL_ROW (child)));
      g_string_append_printf (text, "[%s]", gtk_inscription_get_text (GTK_INSCRIPTION (cells)));
    } else {
      g_string_append_c (text, '.');
    }
  }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_groups (Fixture       *f,
             gconstpointer  data)
{
  g_autofree char *by_unit = NULL;
  g_autofree char *by_light = NULL;
  g_autofree char *plain = NULL;

  act (f, "board.group", "s", "lead_unit");
  by_unit = read_lines (f);
  g_assert_cmpstr (by_unit, ==, "[区规资局]...[区建管委]....");
  g_assert_cmpuint (n_rows (f), ==, N_PROJECTS);

  /* The selection steps over headings, and a click on one selects nothing. */
  kg_pool_list_set_selected (rows (f), 0);
  gtk_widget_grab_focus (GTK_WIDGET (rows (f)));
  kg_ui_key (f->window, "Down");
  kg_ui_wait_until (kg_pool_list_get_selected (rows (f)) == 1);
  kg_ui_key (f->window, "Up");
  kg_ui_wait_until (kg_pool_list_get_selected (rows (f)) == 0);
  g_assert_cmpstr (selected (f), ==, f->district->project[0]);

  /* Only the groups of what is found. */
  gtk_editable_set_text (f->search, "易卜");
  kg_ui_settle (f->page);
  g_clear_pointer (&by_unit, g_free);
  by_unit = read_lines (f);
  g_assert_cmpstr (by_unit, ==, "[区规资局].");
  gtk_editable_set_text (f->search, "");

  act (f, "board.group", "s", "light");
  by_light = read_lines (f);
  g_assert_true (g_str_has_prefix (by_light, "[Red].["));
  g_assert_true (g_str_has_suffix (by_light, "[On hold].[Started]."));

  act (f, "board.group", "s", "none");
  plain = read_lines (f);
  g_assert_cmpstr (plain, ==, ".......");
}

/* The heading of what is at the top stays there. */
static void
test_heading_stays (Fixture       *f,
                    gconstpointer  data)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (rows (f)), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  int height = kg_pool_list_get_row_height (rows (f));
  GtkWidget *first;
  graphene_rect_t sticky, row;

  act (f, "board.group", "s", "light");
  gtk_adjustment_set_value (place, 40.5 * height);
  kg_ui_settle (f->page);
  for (first = gtk_widget_get_first_child (GTK_WIDGET (rows (f))); first != NULL;
       first = gtk_widget_get_next_sibling (first))
    if (KG_IS_POOL_ROW (first) && kg_pool_row_get_line (KG_POOL_ROW (first)) == G_MAXUINT &&
        gtk_widget_get_child_visible (first))
      break;
  g_assert_nonnull (first);
  g_assert_true (gtk_widget_compute_bounds (first, GTK_WIDGET (rows (f)), &sticky));
  g_assert_cmpfloat (sticky.origin.y, >, 10);
  g_assert_cmpfloat (sticky.size.height, ==, height);

  /* Whoever goes up through the rows sees the one that is selected whole. */
  kg_pool_list_set_selected (rows (f), 60);
  kg_pool_list_scroll_to (rows (f), 60);
  kg_ui_settle (f->page);
  gtk_widget_grab_focus (GTK_WIDGET (rows (f)));
  for (guint i = 0; i < 40; i++) {
    kg_ui_key (f->window, "Up");
    kg_ui_wait_until (kg_pool_list_get_selected (rows (f)) == 59 - i);
  }
  kg_ui_settle (f->page);
  g_assert_true (gtk_widget_compute_bounds (kg_pool_list_get_row (rows (f), 20), GTK_WIDGET (rows (f)), &row));
  g_assert_cmpfloat (row.origin.y, >=, sticky.origin.y + sticky.size.height - 1);
}

/* Of the titles the rows below are not in the way. */
static void
test_titles_of_a_scrolled_list (Fixture       *f,
                                gconstpointer  data)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (rows (f)), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));

  gtk_adjustment_set_value (place, 30.4 * kg_pool_list_get_row_height (rows (f)));
  kg_ui_settle (f->page);
  kg_ui_click (kg_ui_find_button (rows (f), "Project"), 20, 8, 1);
  kg_ui_wait_until (kg_ui_find_button (rows (f), "Project ▴") != NULL);
}

static gboolean
is_within (GtkWidget *widget,
           GtkWindow *window)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/* The focus stays among the columns until they are left. */
static void
test_columns_by_keyboard (Fixture       *f,
                          gconstpointer  data)
{
  GtkWidget *chooser, *first;
  guint n_moves = 0;

  act (f, "board.columns", NULL, NULL);
  chooser = kg_ui_find (f->page, KG_TYPE_COLUMN_CHOOSER);
  kg_ui_wait_until (gtk_widget_get_mapped (chooser) && is_within (chooser, f->window));
  first = gtk_root_get_focus (GTK_ROOT (f->window));
  for (guint i = 0; i < 8; i++) {
    kg_ui_key (f->window, "Tab");
    kg_ui_settle (f->page);
    g_assert_true (is_within (chooser, f->window));
    n_moves += gtk_root_get_focus (GTK_ROOT (f->window)) != first;
  }
  g_assert_cmpuint (n_moves, >, 5);
  kg_ui_key (f->window, "Escape");
  kg_ui_wait_until (!gtk_widget_get_mapped (chooser));
}

static void
test_columns (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr (KgBoardSpec) spec = kg_board_spec_copy (kg_board_page_get_spec (KG_BOARD_PAGE (f->page)));
  g_autofree char *code = NULL;
  GtkWidget *chooser, *check;

  /* By the chooser, as a person does. */
  act (f, "board.columns", NULL, NULL);
  chooser = kg_ui_find (f->page, KG_TYPE_COLUMN_CHOOSER);
  kg_ui_wait_until (gtk_widget_get_mapped (chooser));
  check = kg_ui_find_button (chooser, "Restore the columns");
  g_assert_nonnull (check);
  gtk_popover_popdown (GTK_POPOVER (chooser));
  kg_ui_settle (f->page);

  kg_board_spec_set_column (spec, KG_COLUMN_CODE, TRUE);
  kg_board_spec_set_column (spec, KG_COLUMN_WARNING, FALSE);
  kg_board_page_set_spec (KG_BOARD_PAGE (f->page), spec);
  kg_ui_settle (f->page);
  code = kg_ui_row_text (f->page, 1, 2);
  g_assert_nonnull (kg_ui_find_button (rows (f), "Code"));
  g_assert_null (kg_ui_find_button (rows (f), "Gets worse"));

  /* A column that was not there before sorts as well. */
  kg_ui_click (kg_ui_find_button (rows (f), "Code"), 10, 8, 1);
  kg_ui_wait_until (kg_ui_find_button (rows (f), "Code ▴") != NULL);
  kg_ui_settle (f->page);
  g_clear_pointer (&code, g_free);
  code = kg_ui_row_text (f->page, 0, 2);
  g_assert_cmpstr (code, ==, "2026-310113-35-01-000001");
}

static GtkWidget *
find_check (GtkWidget     *widget,
            KgBoardColumn  column)
{
  if (GTK_IS_CHECK_BUTTON (widget) && g_object_get_data (G_OBJECT (widget), "column") == GUINT_TO_POINTER (column))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_check (child, column);

    if (found != NULL)
      return found;
  }

  return NULL;
}

/* Out of the popover the keys go where they went before. */
static void
test_columns_focus (Fixture       *f,
                    gconstpointer  data)
{
  static const char *const ways[] = { "Ctrl+k", "Ctrl+d" };
  GType types[] = { KG_TYPE_COLUMN_CHOOSER, KG_TYPE_NAME_POPOVER };
  GtkWidget *chooser;
  g_autofree char *first = g_strdup (selected (f));

  kg_board_page_focus_list (KG_BOARD_PAGE (f->page));
  kg_ui_settle (f->page);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++) {
    GtkWidget *popover;

    g_clear_pointer (&f->opened, g_free);
    kg_ui_key (f->window, ways[i]);
    kg_ui_wait_until ((popover = kg_ui_find (f->page, types[i])) != NULL && gtk_widget_get_mapped (popover));
    kg_ui_settle (popover);
    kg_ui_key (f->window, "Escape");
    kg_ui_wait_until (!gtk_widget_get_mapped (popover));
    kg_ui_settle (f->page);
    kg_ui_key (f->window, i == 0 ? "Down" : "Up");
    kg_ui_key (f->window, "Return");
    kg_ui_wait_until (f->opened != NULL);
    g_assert_true (g_str_equal (f->opened, first) == (i == 1));
  }

  /* The list is another one after a column was chosen. */
  g_clear_pointer (&f->opened, g_free);
  chooser = kg_ui_find (f->page, KG_TYPE_COLUMN_CHOOSER);
  kg_ui_key (f->window, "Ctrl+k");
  kg_ui_wait_until (gtk_widget_get_mapped (chooser));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (chooser, KG_COLUMN_CODE)), TRUE);
  kg_ui_key (f->window, "Escape");
  kg_ui_wait_until (!gtk_widget_get_mapped (chooser));
  kg_ui_settle (f->page);
  kg_ui_key (f->window, "Return");
  kg_ui_wait_until (f->opened != NULL);
}

/* Whether the menu has a mark at the view with that name. */
static gboolean
is_marked (GtkWidget  *widget,
           const char *name)
{
  g_autofree char *text = NULL;
  gboolean active = FALSE;

  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton"))
    g_object_get (widget, "text", &text, "active", &active, NULL);
  if (g_strcmp0 (text, name) == 0)
    return active;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_marked (child, name))
      return TRUE;

  return FALSE;
}

static gboolean
marks (Fixture    *f,
       const char *name)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (kg_ui_find (f->page, GTK_TYPE_MENU_BUTTON));

  return is_marked (GTK_WIDGET (gtk_menu_button_get_popover (button)), name);
}

static void
test_views (Fixture       *f,
            gconstpointer  data)
{
  GtkWidget *naming;
  g_autofree char *view = NULL;

  g_object_set (kg_ui_part (filters (f), "lights"), "lights", 1u << KG_LIGHT_STARTED, NULL);
  act (f, "board.group", "s", "kind");
  g_object_get (f->page, "view", &view, NULL);
  g_assert_cmpstr (view, ==, "\n");

  act (f, "board.keep-view", NULL, NULL);
  naming = kg_ui_find (f->page, KG_TYPE_NAME_POPOVER);
  kg_ui_wait_until (gtk_widget_get_mapped (naming));
  gtk_editable_set_text (GTK_EDITABLE (kg_ui_find (naming, GTK_TYPE_ENTRY)), "  已开工_一览 ");
  kg_ui_key (f->window, "Return");
  kg_ui_wait_until (!gtk_widget_get_mapped (naming));
  g_clear_pointer (&view, g_free);
  g_object_get (f->page, "view", &view, NULL);
  g_assert_cmpstr (view, ==, "已开工_一览");

  /* Away from it and back. */
  act (f, "board.view", "s", "");
  g_assert_cmpuint (n_rows (f), ==, N_PROJECTS);
  act (f, "board.view", "s", "已开工_一览");
  g_assert_cmpuint (n_rows (f), ==, 1);
  g_assert_true (row_is (f, 0, "罗店镇标准厂房"));
  g_assert_cmpint (kg_board_page_get_spec (KG_BOARD_PAGE (f->page))->grouping, ==, KG_GROUP_KIND);

  /* Away from it by its filters: neither the button nor the menu has it any more. */
  g_assert_true (marks (f, "已开工_一览"));
  g_object_set (kg_ui_part (filters (f), "lights"), "lights", 0u, NULL);
  g_assert_cmpuint (n_rows (f), ==, N_PROJECTS);
  g_assert_false (marks (f, "已开工_一览"));
  g_assert_true (kg_ui_says (kg_ui_find (f->page, GTK_TYPE_MENU_BUTTON), "View"));
  g_object_set (kg_ui_part (filters (f), "lights"), "lights", 1u << KG_LIGHT_STARTED, NULL);
  g_assert_true (marks (f, "已开工_一览"));

  act (f, "board.remove-view", NULL, NULL);
  g_clear_pointer (&view, g_free);
  g_object_get (f->page, "view", &view, NULL);
  g_assert_cmpstr (view, ==, "\n");
  /* What is shown stays; only the name is gone. */
  g_assert_cmpuint (n_rows (f), ==, 1);
}

static gboolean
hold_meeting (KgTxn      *txn,
              KgContext  *context,
              gpointer    data,
              GError    **error)
{
  KgDistrict *district = data;
  g_autofree char *meeting = kg_meeting_create (txn, context, district->series, KG_DISTRICT_TODAY, error);

  return meeting != NULL && kg_meeting_start (txn, context, meeting, error);
}

/* Outside of a meeting a figure is searched for; in one it is a light. */
static void
test_figures (Fixture       *f,
              gconstpointer  data)
{
  GtkWidget *ask = NULL;
  GtkWidget *text;

  gtk_widget_grab_focus (GTK_WIDGET (rows (f)));
  kg_ui_type (f->window, "2");
  kg_ui_wait_until (g_str_equal (gtk_editable_get_text (f->search), "2"));
  kg_ui_key (f->window, "Escape");
  kg_ui_wait_until (*gtk_editable_get_text (f->search) == '\0');

  kg_district_do (f->district, hold_meeting, f->district);
  kg_ui_settle (f->page);
  gtk_widget_grab_focus (GTK_WIDGET (rows (f)));
  /* The page hears of the meeting a moment later. */
  for (guint i = 0; i < 50 && (ask == NULL || !gtk_widget_get_mapped (ask)); i++) {
    kg_board_list_set_selected (KG_BOARD_LIST (kg_ui_part (f->page, "list")), f->district->project[0]);
    kg_board_page_focus_list (KG_BOARD_PAGE (f->page));
    kg_ui_key (f->window, "2");
    kg_ui_settle (f->page);
    gtk_editable_set_text (f->search, "");
    ask = kg_ui_find (f->page, KG_TYPE_ASK_POPOVER);
  }
  g_assert_nonnull (ask);
  g_assert_true (gtk_widget_get_mapped (ask));
  g_assert_true (kg_ui_says (ask, "易卜半导体项目"));
  text = kg_ui_find (ask, GTK_TYPE_TEXT_VIEW);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "高压线月底前迁改", -1);
  kg_ui_click (kg_ui_find_button (ask, "Confirm"), 10, 10, 1);
  kg_ui_wait_until (kg_board_count (kg_workspace_get_board (f->workspace), KG_LIGHT_YELLOW) == 1);
  g_assert_true (kg_ui_says (kg_ui_part (f->page, "detail"), "高压线月底前迁改"));
}

static void
test_detail_gives_way (Fixture       *f,
                       gconstpointer  data)
{
  GtkWidget *detail = kg_ui_part (f->page, "detail");

  gtk_widget_grab_focus (GTK_WIDGET (rows (f)));
  kg_ui_key (f->window, "F9");
  kg_ui_wait_until (!gtk_widget_get_mapped (detail));
  kg_ui_key (f->window, "F9");
  kg_ui_wait_until (gtk_widget_get_mapped (detail));
}

/* ── Reloading ────────────────────────────────────────────────── */

static void
test_selection_outlives_a_reload (Fixture       *f,
                                  gconstpointer  data)
{
  KgBoardList *list = KG_BOARD_LIST (kg_ui_part (f->page, "list"));

  kg_ui_click (title (f, "Project"), 20, 8, 1);
  kg_ui_wait_until (kg_ui_find_button (rows (f), "Project ▴") != NULL);
  kg_board_list_set_selected (list, f->district->project[2]);
  kg_district_do (f->district, add_one, NULL);
  kg_ui_wait_until (n_rows (f) == N_PROJECTS + 1);
  g_assert_cmpstr (selected (f), ==, f->district->project[2]);
  kg_ui_settle (f->page);
  g_assert_true (row_is (f, kg_pool_list_get_selected (rows (f)), "南大科创之门"));

  /* Where it is gone, the first one takes its place. */
  kg_district_do (f->district, withdraw, f->district->project[2]);
  kg_ui_wait_until (n_rows (f) == N_PROJECTS);
  g_assert_cmpuint (kg_pool_list_get_selected (rows (f)), ==, 0);
  g_assert_cmpstr (selected (f), !=, f->district->project[2]);
}

static void
test_reload_stays_in_place (Fixture       *f,
                            gconstpointer  data)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (rows (f)), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  double reading = 60.0 * kg_pool_list_get_row_height (rows (f));

  /* Somebody reads further down while another seat changes something. */
  gtk_adjustment_set_value (place, reading);
  kg_ui_settle (f->page);
  g_assert_cmpuint (kg_pool_list_get_selected (rows (f)), ==, 0);
  kg_district_do (f->district, add_one, NULL);
  kg_ui_wait_until (n_rows (f) == N_PROJECTS + 201);
  kg_ui_settle (f->page);
  g_assert_cmpfloat (gtk_adjustment_get_value (place), ==, reading);

  /* Who searches starts at the top. */
  gtk_editable_set_text (f->search, "标准厂房");
  kg_ui_settle (f->page);
  g_assert_cmpfloat (gtk_adjustment_get_value (place), ==, 0);
}

/* ── The selected project ─────────────────────────────────────── */

static void
test_detail_tells_why (Fixture       *f,
                       gconstpointer  data)
{
  GtkWidget *detail = kg_ui_part (f->page, "detail");

  g_assert_true (kg_ui_says (detail, "易卜半导体项目"));
  g_assert_true (kg_ui_says (detail, "高压线未迁改"));
  g_assert_true (kg_ui_says (detail, "1 open problem · 0 open assignments"));
  g_assert_true (kg_ui_says (detail, "区规资局"));
  g_assert_true (kg_ui_says (detail, "1.00亿元") || kg_ui_says (detail, "1.00 亿元"));

  kg_board_list_set_selected (KG_BOARD_LIST (kg_ui_part (f->page, "list")), f->district->project[1]);
  kg_ui_settle (f->page);
  kg_ui_wait_until (kg_ui_says (detail, "宝山药谷项目"));
  g_assert_true (kg_ui_says (detail, "Back-plan: 0 of 2 steps done"));
  g_assert_true (kg_ui_says (detail, "Next: “设计方案批复”"));
  g_assert_false (kg_ui_says (detail, "高压线未迁改"));

  /* The detail comes a frame after the list: the button moves with it. */
  kg_ui_settle (f->page);
  kg_ui_click (kg_ui_find_button (detail, "Open the project"), 20, 10, 1);
  kg_ui_wait_until (g_strcmp0 (f->opened, f->district->project[1]) == 0);
}

/* What is typed does not wait for the detail, and of several that are selected
 * before the next frame only the last is shown. */
static void
test_detail_comes_after_the_list (Fixture       *f,
                                  gconstpointer  data)
{
  KgBoardList *list = KG_BOARD_LIST (kg_ui_part (f->page, "list"));

  kg_ui_settle (f->page);
  g_assert_cmpstr (detail_name (f), ==, "易卜半导体项目");
  kg_board_list_set_selected (list, f->district->project[2]);
  kg_board_list_set_selected (list, f->district->project[1]);
  g_assert_cmpstr (detail_name (f), ==, "易卜半导体项目");
  kg_ui_wait_until (!g_str_equal (detail_name (f), "易卜半导体项目"));
  g_assert_cmpstr (detail_name (f), ==, "宝山药谷项目");

  /* Where it is not seen it is shown at once. */
  gtk_widget_set_visible (f->page, FALSE);
  kg_board_list_set_selected (list, f->district->project[2]);
  g_assert_cmpstr (detail_name (f), !=, "宝山药谷项目");
  gtk_widget_set_visible (f->page, TRUE);
}

static gboolean
close_problem (KgTxn      *txn,
               KgContext  *context,
               gpointer    data,
               GError    **error)
{
  g_autoptr (KgRecord) before = kg_txn_get (txn, &kg_table_problem, data, error);
  g_autoptr (KgRecord) after = kg_record_copy (before);

  kg_record_set_date (after, KG_PROBLEM_CLOSED_ON, kg_context_get_today (context));
  return kg_txn_update (txn, before, after, error);
}

/* Where a reason takes several lines they stand below each other. */
static void
test_reasons_are_indented (Fixture       *f,
                           gconstpointer  data)
{
  GtkWidget *line = gtk_widget_get_first_child (kg_ui_part (kg_ui_part (f->page, "detail"), "reasons"));
  GtkWidget *mark = gtk_widget_get_first_child (line), *words = gtk_widget_get_last_child (line);
  graphene_rect_t of_mark, of_words;

  g_assert_true (gtk_widget_compute_bounds (mark, line, &of_mark));
  g_assert_true (gtk_widget_compute_bounds (words, line, &of_words));
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (words))), >, 1);
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (mark))), ==, 1);
  g_assert_cmpfloat (of_words.origin.x, >, of_mark.origin.x + of_mark.size.width);
}

static void
test_detail_follows_the_store (Fixture       *f,
                               gconstpointer  data)
{
  GtkWidget *detail = kg_ui_part (f->page, "detail");

  g_assert_true (kg_ui_says (detail, "高压线未迁改"));
  kg_district_do (f->district, close_problem, f->district->problem);
  kg_ui_wait_until (!kg_ui_says (detail, "高压线未迁改"));
  kg_ui_wait_until (kg_ui_says (detail, "No open problems or assignments"));
}

int
main (int   argc,
      char *argv[])
{
  kg_ui_test_init (&argc, &argv);
  kg_widgets_init ();

#define ADD(path, function, more) \
  g_test_add ("/board-page/" path, Fixture, more, set_up, function, tear_down)
  ADD ("counts-and-rate", test_counts_and_rate, NULL);
  ADD ("lights-filter", test_lights_filter, NULL);
  ADD ("counts-follow-filters", test_counts_follow_filters, NULL);
  ADD ("unit-filter", test_unit_filter, NULL);
  ADD ("warned-filter", test_warned_filter, NULL);
  ADD ("unattended", test_unattended, take_lead_away);
  ADD ("search-by-substring", test_search_by_substring, NULL);
  ADD ("typing-anywhere-searches", test_typing_anywhere_searches, NULL);
  ADD ("arrows-while-typing", test_arrows_while_typing, NULL);
  ADD ("enter-opens", test_enter_opens, NULL);
  ADD ("nothing-fits", test_nothing_fits, NULL);
  ADD ("title-sorts", test_title_sorts, NULL);
  ADD ("groups", test_groups, NULL);
  ADD ("heading-stays", test_heading_stays, add_many);
  ADD ("columns", test_columns, NULL);
  ADD ("columns-by-keyboard", test_columns_by_keyboard, NULL);
  ADD ("titles-of-a-scrolled-list", test_titles_of_a_scrolled_list, add_many);
  ADD ("columns-focus", test_columns_focus, NULL);
  ADD ("views", test_views, NULL);
  ADD ("figures", test_figures, NULL);
  ADD ("detail-gives-way", test_detail_gives_way, NULL);
  ADD ("selection-outlives-a-reload", test_selection_outlives_a_reload, NULL);
  ADD ("reload-stays-in-place", test_reload_stays_in_place, add_many);
  ADD ("detail-tells-why", test_detail_tells_why, NULL);
  ADD ("first-frame", test_first_frame, NULL);
  ADD ("reasons-are-indented", test_reasons_are_indented, NULL);
  ADD ("detail-comes-after-the-list", test_detail_comes_after_the_list, NULL);
  ADD ("detail-follows-the-store", test_detail_follows_the_store, NULL);
#undef ADD

  return g_test_run ();
}
