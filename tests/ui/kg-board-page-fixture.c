// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-board-page-fixture.h"

#include "kg-ui-look.h"
#include "kg-ui-test.h"

#include "widgets/kg-board-list.h"
#include "widgets/kg-board-page.h"

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

gboolean
kg_board_fixture_add_many (KgTxn      *txn,
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
gboolean
kg_board_fixture_add_one (KgTxn      *txn,
                          KgContext  *context,
                          gpointer    data,
                          GError    **error)
{
  g_autoptr (KgRecord) project = kg_record_new (&kg_table_project);

  kg_record_set_text (project, KG_PROJECT_NAME, "〇号项目");
  kg_record_set_text (project, KG_PROJECT_STATE, "planned");
  return kg_txn_insert (txn, project, error);
}

KgPoolList *
kg_board_fixture_rows (KgBoardFixture *f)
{
  return KG_POOL_LIST (kg_ui_find (f->page, KG_TYPE_POOL_LIST));
}

guint
kg_board_fixture_n_rows (KgBoardFixture *f)
{
  return kg_pool_list_get_n_rows (kg_board_fixture_rows (f));
}

const char *
kg_board_fixture_selected (KgBoardFixture *f)
{
  return kg_board_list_get_selected (KG_BOARD_LIST (kg_ui_part (f->page, "list")));
}

gboolean
kg_board_fixture_row_is (KgBoardFixture *f,
                         guint           row,
                         const char     *name)
{
  g_autofree char *text = kg_ui_row_text (f->page, row, KG_BOARD_FIXTURE_NAME);

  return g_strcmp0 (text, name) == 0;
}

GtkWidget *
kg_board_fixture_filters (KgBoardFixture *f)
{
  return kg_ui_part (f->page, "filters");
}

static void
show_project_cb (GSimpleAction  *action,
                 GVariant       *id,
                 KgBoardFixture *f)
{
  g_free (f->opened);
  f->opened = g_variant_dup_string (id, NULL);
}

void
kg_board_fixture_set_up (KgBoardFixture *f,
                         gconstpointer   data)
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
  f->search = GTK_EDITABLE (kg_ui_part (kg_board_fixture_filters (f), "search"));
  kg_board_page_set_workspace (KG_BOARD_PAGE (f->page), f->workspace);

  g_signal_connect (show_project, "activate", G_CALLBACK (show_project_cb), f);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (show_project));
  gtk_widget_insert_action_group (f->page, "win", G_ACTION_GROUP (actions));

  f->window = kg_ui_present (f->page, 1400, 800);
  kg_ui_wait_until (kg_board_fixture_n_rows (f) >= KG_BOARD_FIXTURE_N_PROJECTS);
  kg_ui_settle (f->page);
}

void
kg_board_fixture_tear_down (KgBoardFixture *f,
                            gconstpointer   data)
{
  kg_ui_close (f->window);
  /* What was being read when the window was closed comes to its end. */
  g_object_add_weak_pointer (G_OBJECT (f->workspace), (gpointer *) &f->workspace);
  g_object_unref (f->workspace);
  kg_ui_wait_until (f->workspace == NULL);
  kg_district_free (f->district);
  g_free (f->opened);
}

const char *
kg_board_fixture_detail_name (KgBoardFixture *f)
{
  return gtk_label_get_text (GTK_LABEL (kg_ui_part (kg_ui_part (f->page, "detail"), "name")));
}

GtkWidget *
kg_board_fixture_title (KgBoardFixture *f,
                        const char     *text)
{
  GtkWidget *button = kg_ui_find_button (kg_board_fixture_rows (f), text);

  g_assert_nonnull (button);

  return button;
}
