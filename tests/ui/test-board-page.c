// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-board-page-fixture.h"
#include "kg-ui-look.h"
#include "kg-ui-test.h"

#include "services/kg-query.h"
#include "widgets/kg-board-page.h"
#include "widgets/kg-lamp.h"
#include "widgets/kg-pool-list.h"
#include "widgets/kg-unattended-notice.h"
#include "widgets/kg-widgets.h"

typedef KgBoardFixture Fixture;

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

static const char *
label (Fixture    *f,
       const char *id)
{
  return gtk_label_get_text (GTK_LABEL (kg_ui_part (kg_board_fixture_filters (f), id)));
}

/* ── What is on the board ─────────────────────────────────────── */

static void
test_counts_and_rate (Fixture       *f,
                      gconstpointer  data)
{
  KgBoard *board = kg_workspace_get_board (f->workspace);

  g_assert_cmpuint (kg_board_fixture_n_rows (f), ==, KG_BOARD_FIXTURE_N_PROJECTS);
  g_assert_cmpstr (label (f, "n_shown"), ==, "7 projects");
  g_assert_cmpstr (label (f, "rate_number"), ==, "25%");
  g_assert_cmpstr (label (f, "rate_label"), ==, "1 of 4");
  g_assert_cmpuint (kg_board_count (board, KG_LIGHT_RED), ==, 1);
  g_assert_cmpuint (kg_board_count (board, KG_LIGHT_ON_HOLD), ==, 1);
  g_assert_cmpuint (kg_board_count (board, KG_LIGHT_STARTED), ==, 1);
  /* The red one comes first and is selected. */
  g_assert_true (kg_board_fixture_row_is (f, 0, "易卜半导体项目"));
  g_assert_cmpstr (kg_board_fixture_selected (f), ==, f->district->project[0]);
}

static void
test_lights_filter (Fixture       *f,
                    gconstpointer  data)
{
  GtkWidget *lights = kg_ui_part (kg_board_fixture_filters (f), "lights");
  GtkWidget *red = kg_ui_find (lights, GTK_TYPE_TOGGLE_BUTTON);

  /* The first one is red, and says so to a screen reader. */
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (red), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Red, 1 project");
  kg_ui_click (red, 10, 10, 1);
  kg_ui_wait_until (kg_board_fixture_n_rows (f) == 1);
  g_assert_true (kg_board_fixture_row_is (f, 0, "易卜半导体项目"));
  g_assert_cmpstr (label (f, "n_shown"), ==, "1 of 7 projects");

  /* Two lights: both kinds. */
  g_object_set (lights, "lights", 1u << KG_LIGHT_RED | 1u << KG_LIGHT_STARTED, NULL);
  kg_ui_wait_until (kg_board_fixture_n_rows (f) == 2);
  kg_ui_settle (f->page);
  g_assert_true (kg_board_fixture_row_is (f, 1, "罗店镇标准厂房"));

  g_object_set (lights, "lights", 0, NULL);
  kg_ui_wait_until (kg_board_fixture_n_rows (f) == KG_BOARD_FIXTURE_N_PROJECTS);
}

static gboolean
light_says (Fixture    *f,
            guint       place,
            const char *words)
{
  GtkWidget *box = gtk_widget_get_first_child (kg_ui_part (kg_board_fixture_filters (f), "lights"));
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
  GtkDropDown *unit = GTK_DROP_DOWN (kg_ui_part (kg_board_fixture_filters (f), "lead_unit"));
  GtkWidget *lights = kg_ui_part (kg_board_fixture_filters (f), "lights");
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
  g_assert_cmpuint (kg_board_fixture_n_rows (f), ==, 1);
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
  GtkDropDown *unit = GTK_DROP_DOWN (kg_ui_part (kg_board_fixture_filters (f), "lead_unit"));

  /* All, and the two that lead a project, in the order of the units. */
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (unit)), ==, 3);
  gtk_drop_down_set_selected (unit, 2);
  g_assert_cmpuint (kg_board_fixture_n_rows (f), ==, KG_BOARD_FIXTURE_N_LED);

  /* The choice outlives a reload, though its place in the list may change. */
  kg_district_do (f->district, kg_board_fixture_add_one, NULL);
  kg_ui_wait_until (kg_board_get_n_projects (kg_workspace_get_board (f->workspace)) == KG_BOARD_FIXTURE_N_PROJECTS + 1);
  g_assert_cmpuint (gtk_drop_down_get_selected (unit), ==, 2);
  g_assert_cmpuint (kg_board_fixture_n_rows (f), ==, KG_BOARD_FIXTURE_N_LED);
}

static gboolean
is_labelled (Fixture    *f,
             const char *id,
             const char *words)
{
  GtkAccessible *part = GTK_ACCESSIBLE (kg_ui_part (kg_board_fixture_filters (f), id));
  g_autofree char *other = gtk_test_accessible_check_property (part, GTK_ACCESSIBLE_PROPERTY_LABEL, words);

  return other == NULL;
}

/* One project comes within 20 working days of its planned start on December
 * 4th, without a forecast. */
static void
test_warned_filter (Fixture       *f,
                    gconstpointer  data)
{
  GtkWidget *warned = kg_ui_part (kg_board_fixture_filters (f), "warned");
  GtkWidget *detail = kg_ui_part (f->page, "detail");

  kg_ui_wait_until (is_labelled (f, "warned", "Gets worse 1"));
  g_assert_true (gtk_widget_is_sensitive (warned));
  kg_ui_click (warned, 10, 10, 1);
  kg_ui_wait_until (kg_board_fixture_n_rows (f) == 1);
  kg_ui_settle (f->page);
  g_assert_true (kg_board_fixture_row_is (f, 0, "顾村镇机器人产业园"));

  /* The mark, its words, and the same in the detail. */
  g_assert_true (kg_ui_says (kg_pool_list_get_row (kg_board_fixture_rows (f), 0), "12-04"));
  kg_ui_wait_until (kg_ui_says (detail, "Turns Yellow on 12-04: "));

  kg_ui_click (warned, 10, 10, 1);
  kg_ui_wait_until (kg_board_fixture_n_rows (f) == KG_BOARD_FIXTURE_N_PROJECTS);

  /* By the day, with what does not get worse behind it. */
  kg_ui_click (kg_ui_find_button (kg_board_fixture_rows (f), "Gets worse"), 20, 8, 1);
  kg_ui_wait_until (kg_ui_find_button (kg_board_fixture_rows (f), "Gets worse ▴") != NULL);
  kg_ui_settle (f->page);
  g_assert_true (kg_board_fixture_row_is (f, 0, "顾村镇机器人产业园"));
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
  kg_ui_click (kg_ui_part (kg_board_fixture_filters (f), "unattended"), 10, 10, 1);
  kg_ui_wait_until (kg_board_fixture_n_rows (f) == 1);
  kg_ui_settle (f->page);
  g_assert_true (kg_board_fixture_row_is (f, 0, "易卜半导体项目"));
  lead = kg_ui_row_text (f->page, 0, KG_BOARD_FIXTURE_LEAD_UNIT);
  g_assert_cmpstr (lead, ==, "No lead");
  kg_ui_wait_until (gtk_widget_get_visible (notice));
  kg_ui_click (kg_ui_part (kg_board_fixture_filters (f), "unattended"), 10, 10, 1);
  kg_ui_wait_until (kg_board_fixture_n_rows (f) == KG_BOARD_FIXTURE_N_PROJECTS);

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
  g_assert_cmpuint (kg_board_fixture_n_rows (f), ==, 1);
  kg_ui_settle (f->page);
  g_assert_true (kg_board_fixture_row_is (f, 0, "易卜半导体项目"));

  gtk_editable_set_text (f->search, "000002");
  g_assert_cmpuint (kg_board_fixture_n_rows (f), ==, 1);
  kg_ui_settle (f->page);
  g_assert_true (kg_board_fixture_row_is (f, 0, "罗店镇标准厂房"));

  /* All words have to fit. */
  gtk_editable_set_text (f->search, "镇 基地");
  g_assert_cmpuint (kg_board_fixture_n_rows (f), ==, 1);
}

static void
test_typing_anywhere_searches (Fixture       *f,
                               gconstpointer  data)
{
  gtk_widget_grab_focus (GTK_WIDGET (kg_board_fixture_rows (f)));
  kg_ui_type (f->window, "ybbdt");
  kg_ui_wait_until (g_str_equal (gtk_editable_get_text (f->search), "ybbdt"));
  kg_ui_wait_until (kg_board_fixture_n_rows (f) == 1);
  kg_ui_settle (f->page);
  g_assert_true (kg_board_fixture_row_is (f, 0, "易卜半导体项目"));

  kg_ui_key (f->window, "Escape");
  kg_ui_wait_until (*gtk_editable_get_text (f->search) == '\0');
  kg_ui_wait_until (kg_board_fixture_n_rows (f) == KG_BOARD_FIXTURE_N_PROJECTS);
}

static void
test_arrows_while_typing (Fixture       *f,
                          gconstpointer  data)
{
  g_autofree char *second = NULL;

  kg_board_page_focus_search (KG_BOARD_PAGE (f->page));
  kg_ui_type (f->window, "z"); /* of 镇, 创 and others */
  kg_ui_wait_until (g_str_equal (gtk_editable_get_text (f->search), "z") && kg_board_fixture_n_rows (f) > 2);
  kg_ui_settle (f->page);
  second = kg_ui_row_text (f->page, 1, KG_BOARD_FIXTURE_NAME);
  kg_ui_key (f->window, "Down");
  kg_ui_wait_until (kg_pool_list_get_selected (kg_board_fixture_rows (f)) == 1);
  kg_ui_wait_until (g_strcmp0 (kg_board_fixture_detail_name (f), second) == 0);

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
  kg_ui_wait_until (kg_board_fixture_n_rows (f) == 1);
  kg_ui_key (f->window, "Return");
  kg_ui_wait_until (f->opened != NULL);
  g_assert_cmpstr (f->opened, ==, f->district->project[1]);

  /* The same from a row, with two clicks. */
  gtk_editable_set_text (f->search, "易卜");
  kg_ui_wait_until (kg_board_fixture_n_rows (f) == 1);
  kg_ui_settle (f->page);
  kg_ui_click (kg_pool_list_get_row (kg_board_fixture_rows (f), 0), 200, 10, 2);
  kg_ui_wait_until (g_strcmp0 (f->opened, f->district->project[0]) == 0);
}

static void
test_nothing_fits (Fixture       *f,
                   gconstpointer  data)
{
  GtkWidget *button;

  gtk_editable_set_text (f->search, "没有这样的项目");
  g_object_set (kg_ui_part (kg_board_fixture_filters (f), "lights"), "lights", 1u << KG_LIGHT_GREEN, NULL);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (kg_ui_part (kg_board_fixture_filters (f), "changed")), TRUE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (kg_ui_part (kg_board_fixture_filters (f), "territory")), 1);
  g_assert_cmpstr (kg_ui_visible (f->page, "stack"), ==, "nothing");
  g_assert_cmpstr (label (f, "n_shown"), ==, "0 of 7 projects");
  kg_ui_settle (f->page);

  button = kg_ui_find_button (f->page, "Show all projects");
  g_assert_nonnull (button);
  kg_ui_click (button, 20, 10, 1);
  kg_ui_wait_until (g_str_equal (kg_ui_visible (f->page, "stack"), "list"));
  g_assert_cmpuint (kg_board_fixture_n_rows (f), ==, KG_BOARD_FIXTURE_N_PROJECTS);
  g_assert_cmpstr (gtk_editable_get_text (f->search), ==, "");
}

static int
word_width (GtkWidget *lamp,
            KgLight    light)
{
  g_autoptr (PangoLayout) word = gtk_widget_create_pango_layout (lamp, kg_light_label (light));
  int width;

  pango_layout_get_pixel_size (word, &width, NULL);
  return width;
}

/* None of the words of the lights is cut, in no language, nor beside the arrow
 * of another one. */
static void
test_words_of_lights (Fixture       *f,
                      gconstpointer  data)
{
  GtkWidget *list = kg_ui_find (f->page, KG_TYPE_POOL_LIST), *lamp;

  kg_ui_settle (f->page);
  lamp = kg_ui_find (list, KG_TYPE_LAMP);
  g_assert_nonnull (lamp);
  for (KgLight light = 0; light < KG_N_LIGHTS; light++)
    g_assert_cmpint (gtk_widget_get_width (lamp), >=, 16 + 6 + word_width (lamp, light));
  g_assert_cmpint (gtk_widget_get_width (lamp), >=, 16 + 6 + word_width (lamp, KG_LIGHT_YELLOW) + 6 + 24);
}

int
main (int   argc,
      char *argv[])
{
  kg_ui_test_init (&argc, &argv);
  kg_widgets_init ();

#define ADD(path, function, more)                                                                                    \
  g_test_add ("/board-page/" path, Fixture, more, kg_board_fixture_set_up, function, kg_board_fixture_tear_down)
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
  ADD ("words-of-lights", test_words_of_lights, NULL);
  ADD ("first-frame", test_first_frame, NULL);
#undef ADD

  return g_test_run ();
}
