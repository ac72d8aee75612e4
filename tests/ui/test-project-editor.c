// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-caseload.h"
#include "kg-ui-look.h"
#include "kg-ui-test.h"

#include "services/kg-project-news.h"
#include "services/kg-workspace.h"
#include "widgets/kg-project-agent-list.h"
#include "widgets/kg-project-editor.h"
#include "widgets/kg-project-field-row.h"
#include "widgets/kg-project-form.h"
#include "widgets/kg-project-news-view.h"
#include "widgets/kg-project-picker.h"
#include "widgets/kg-widgets.h"

#include <string.h>

/* The editor of a project, on a store that another seat has open, too. */

typedef struct {
  KgCaseload *caseload;
  KgWorkspace *workspace;
  KgStore *other_store;
  KgWorkspace *other;      /* the seat of somebody else */
  KgProjectFile *file;
  GtkWindow *editor;       /* NULL once it is closed */
  guint n_saved;
  guint n_plans;
} Fixture;

static gboolean
load (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  Fixture *fixture = data;

  g_clear_pointer (&fixture->file, kg_project_file_unref);
  fixture->file = kg_project_file_load (txn, context, fixture->caseload->district->project[0], error);
  return fixture->file != NULL;
}

static KgRecord *
stored (Fixture *fixture)
{
  kg_district_do (fixture->caseload->district, load, fixture);
  return fixture->file->project;
}

static void
saved_cb (Fixture *fixture)
{
  fixture->n_saved++;
}

static void
plan_cb (Fixture *fixture)
{
  fixture->n_plans++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->caseload = kg_caseload_new ();
  fixture->workspace = kg_workspace_new (fixture->caseload->district->store, fixture->caseload->district->context, "发改委");
  fixture->other_store = kg_store_open (kg_store_get_uri (fixture->caseload->district->store), KG_STORE_EXISTING, &error);
  g_assert_no_error (error);
  fixture->other = kg_workspace_new (fixture->other_store, fixture->caseload->district->context, "区建管委");
  kg_ui_wait_until (kg_workspace_get_board (fixture->workspace) != NULL && kg_workspace_get_board (fixture->other) != NULL);
  stored (fixture);

  fixture->editor = GTK_WINDOW (kg_project_editor_new (fixture->workspace, fixture->file));
  g_object_add_weak_pointer (G_OBJECT (fixture->editor), (gpointer *) &fixture->editor);
  g_signal_connect_swapped (fixture->editor, "saved", G_CALLBACK (saved_cb), fixture);
  g_signal_connect_swapped (fixture->editor, "show-plan", G_CALLBACK (plan_cb), fixture);
  gtk_window_present (fixture->editor);
  kg_ui_wait_until (gtk_window_is_active (fixture->editor));
  kg_ui_settle (GTK_WIDGET (fixture->editor));
}

static void
let_go (KgWorkspace *workspace)
{
  gpointer alive = workspace;

  g_object_add_weak_pointer (G_OBJECT (workspace), &alive);
  g_object_unref (workspace);
  kg_ui_wait_until (alive == NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->editor != NULL)
    gtk_window_destroy (fixture->editor);
  /* Nor may a question of one test be answered by the next. */
  kg_ui_wait_until (fixture->editor == NULL && kg_ui_find_window ("AdwMessageDialog") == NULL);
  g_clear_pointer (&fixture->file, kg_project_file_unref);
  let_go (fixture->workspace);
  let_go (fixture->other);
  kg_store_close (fixture->other_store);
  g_object_unref (fixture->other_store);
  kg_caseload_free (fixture->caseload);
}

static KgProjectFieldRow *
find_row (GtkWidget *widget,
          int        column)
{
  if (KG_IS_PROJECT_FIELD_ROW (widget))
    return kg_project_field_row_get_column (KG_PROJECT_FIELD_ROW (widget)) == column ? KG_PROJECT_FIELD_ROW (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    KgProjectFieldRow *found = find_row (child, column);

    if (found != NULL)
      return found;
  }

  return NULL;
}

static KgProjectFieldRow *
field (Fixture *fixture,
       int      column)
{
  return find_row (GTK_WIDGET (fixture->editor), column);
}

static void
enter (Fixture    *fixture,
       int         column,
       const char *text)
{
  kg_project_field_row_set_text (field (fixture, column), text);
}

static char *
shown (Fixture *fixture,
       int      column)
{
  return kg_project_field_row_dup_text (field (fixture, column));
}

static const char *
section (Fixture *fixture)
{
  return kg_ui_visible (fixture->editor, "stack");
}

static gboolean
can_save (Fixture *fixture)
{
  return gtk_widget_is_sensitive (kg_ui_find_button (fixture->editor, "Save"));
}

static const char *
label_of (KgProjectFieldRow *row,
          const char        *id)
{
  GtkWidget *label = kg_ui_part (row, id);

  return gtk_widget_get_visible (label) && gtk_widget_get_visible (gtk_widget_get_parent (label))
         ? gtk_label_get_text (GTK_LABEL (label)) : NULL;
}

static void
wait_closed (Fixture *fixture)
{
  kg_ui_wait_until (fixture->editor == NULL);
}

/* Every field of the table that people may edit is in some section. */
static void
test_all_fields (Fixture       *fixture,
                 gconstpointer  data)
{
  for (int c = KG_COL_COMMON; c < (int) kg_table_project.n_columns; c++) {
    /* Said with the planned start; the other two are set by the plan. */
    gboolean elsewhere = c == KG_PROJECT_PRECISION || c == KG_PROJECT_TEMPLATE || c == KG_PROJECT_CHOICES;

    if ((field (fixture, c) != NULL) == elsewhere)
      g_error ("the column %s is %s", kg_table_project.columns[c].name, elsewhere ? "edited" : "in no section");
    if (!elsewhere)
      g_assert_cmpstr (kg_project_field_title (c), !=, kg_table_project.columns[c].name);
  }
  /* Nothing that was only shown is a change. */
  g_assert_true (kg_ui_says (fixture->editor, "Nothing changed yet"));
  g_assert_false (can_save (fixture));
}

static gboolean
has_focus_in (Fixture   *fixture,
              GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (fixture->editor);

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_cmpstr (section (fixture), ==, "identity");
  kg_ui_wait_until (has_focus_in (fixture, GTK_WIDGET (field (fixture, KG_PROJECT_NAME))));
  kg_ui_key (fixture->editor, "Ctrl+Page_Down");
  kg_ui_wait_until (g_str_equal (section (fixture), "units"));
  g_assert_true (has_focus_in (fixture, GTK_WIDGET (field (fixture, KG_PROJECT_TERRITORY))));
  kg_ui_key (fixture->editor, "Ctrl+Page_Up");
  kg_ui_wait_until (g_str_equal (section (fixture), "identity"));
  kg_ui_key (fixture->editor, "Ctrl+Page_Up");
  kg_ui_wait_until (g_str_equal (section (fixture), "notes"));
  /* A text does not keep the keys for itself. */
  gtk_widget_grab_focus (GTK_WIDGET (field (fixture, KG_PROJECT_REMARK)));
  kg_ui_key (fixture->editor, "Ctrl+Page_Down");
  kg_ui_wait_until (g_str_equal (section (fixture), "identity"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "edit.section", "i", 3);
  g_assert_cmpstr (section (fixture), ==, "money");
  /* There is no news to go to. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "edit.section", "i", 5);
  g_assert_cmpstr (section (fixture), ==, "money");
}

/* What was changed is marked, and one field of it is taken back. */
static void
test_marks (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *leader = shown (fixture, KG_PROJECT_LEADER);
  g_autofree char *back = NULL;

  enter (fixture, KG_PROJECT_LEADER, "李某某");
  enter (fixture, KG_PROJECT_INVESTMENT, "9.8亿元");
  g_assert_true (can_save (fixture));
  g_assert_true (kg_ui_says (fixture->editor, "2 fields changed"));
  g_assert_cmpstr (label_of (field (fixture, KG_PROJECT_INVESTMENT), "was"), ==, "Changed; was: 1.00亿元");
  g_assert_cmpstr (label_of (field (fixture, KG_PROJECT_INVESTMENT), "understood"), ==, "9.80亿元");
  g_assert_null (label_of (field (fixture, KG_PROJECT_CODE), "was"));

  /* The same sum, said otherwise. */
  enter (fixture, KG_PROJECT_INVESTMENT, "1亿元");
  g_assert_false (kg_project_field_row_is_changed (field (fixture, KG_PROJECT_INVESTMENT)));
  g_assert_true (kg_ui_says (fixture->editor, "1 changed"));

  g_signal_emit_by_name (kg_ui_part (field (fixture, KG_PROJECT_LEADER), "undo"), "clicked");
  back = shown (fixture, KG_PROJECT_LEADER);
  g_assert_cmpstr (back, ==, leader);
  g_assert_false (can_save (fixture));
  g_assert_false (kg_ui_says (fixture->editor, "1 changed"));
}

/* What is wrong is told under the field, and saving goes there. */
static void
test_faults (Fixture       *fixture,
             gconstpointer  data)
{
  KgProjectFieldRow *forecast = field (fixture, KG_PROJECT_FORECAST_START);
  KgProjectFieldRow *reason = field (fixture, KG_PROJECT_FORECAST_REASON);

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (reason)));
  enter (fixture, KG_PROJECT_FORECAST_START, "2026-13-40");
  g_assert_nonnull (strstr (label_of (forecast, "fault"), "2026-12-18"));
  g_assert_true (kg_ui_says (fixture->editor, "1 to settle before it can be saved"));
  kg_ui_key (fixture->editor, "Ctrl+s");
  kg_ui_wait_until (g_str_equal (section (fixture), "days"));
  g_assert_true (has_focus_in (fixture, GTK_WIDGET (forecast)));
  g_assert_cmpuint (fixture->n_saved, ==, 0);

  enter (fixture, KG_PROJECT_FORECAST_START, "2026-12-28");
  g_assert_null (label_of (forecast, "fault"));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (reason)));
  g_assert_nonnull (label_of (reason, "fault"));
  enter (fixture, KG_PROJECT_FORECAST_REASON, "迁改顺延");
  g_assert_null (label_of (reason, "fault"));
  kg_ui_key (fixture->editor, "Ctrl+s");
  wait_closed (fixture);
  g_assert_cmpuint (fixture->n_saved, ==, 1);
  g_assert_cmpint (kg_record_get_date (stored (fixture), KG_PROJECT_FORECAST_START), ==, kg_date_new (2026, 12, 28));
  /* What was not touched is as it was. */
  g_assert_cmpint (fixture->file->summary->investment, ==, 10000);
  g_assert_cmpint (fixture->file->summary->planned_start, ==, KG_DISTRICT_TODAY + 11);
}

static void
test_days (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *state = NULL, *again = NULL;

  enter (fixture, KG_PROJECT_ACTUAL_START, "2026-11-20");
  state = shown (fixture, KG_PROJECT_STATE);
  g_assert_cmpstr (state, ==, "started");
  enter (fixture, KG_PROJECT_ACTUAL_START, "");
  again = shown (fixture, KG_PROJECT_STATE);
  g_assert_cmpstr (again, ==, "planned");
  g_assert_false (can_save (fixture));

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (field (fixture, KG_PROJECT_HOLD_REASON))));
  enter (fixture, KG_PROJECT_STATE, "on_hold");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (field (fixture, KG_PROJECT_HOLD_REASON))));
  g_assert_nonnull (label_of (field (fixture, KG_PROJECT_HOLD_REASON), "fault"));
  enter (fixture, KG_PROJECT_HOLD_REASON, "规划调整");
  kg_ui_key (fixture->editor, "Ctrl+s");
  wait_closed (fixture);
  g_assert_true (kg_record_is (stored (fixture), KG_PROJECT_STATE, "on_hold"));
  g_assert_cmpstr (fixture->file->summary->hold_reason, ==, "规划调整");
}

/* In a field Ctrl+Z is the field's own, and goes no further than it began. */
static void
test_undo_in_field (Fixture       *fixture,
                    gconstpointer  data)
{
  KgProjectFieldRow *name = field (fixture, KG_PROJECT_NAME);
  g_autofree char *before = shown (fixture, KG_PROJECT_NAME);

  kg_ui_key (fixture->editor, "Ctrl+z");
  kg_ui_key (fixture->editor, "End");
  kg_ui_type (fixture->editor, "x");
  kg_ui_wait_until (kg_project_field_row_is_changed (name));
  kg_ui_key (fixture->editor, "Ctrl+z");
  kg_ui_wait_until (!kg_project_field_row_is_changed (name));
  kg_ui_key (fixture->editor, "Ctrl+z");
  kg_ui_key (fixture->editor, "Ctrl+Page_Down");
  kg_ui_wait_until (g_str_equal (section (fixture), "units"));
  g_assert_false (kg_project_field_row_is_changed (name));
}

static KgProjectAgentList *
agents (Fixture *fixture)
{
  return KG_PROJECT_AGENT_LIST (kg_ui_find (fixture->editor, KG_TYPE_PROJECT_AGENT_LIST));
}

static KgRecord *
person (Fixture *fixture,
        guint    i)
{
  return ((KgProjectAgentView *) g_ptr_array_index (fixture->file->agents, i))->person;
}

static void
test_agents (Fixture       *fixture,
             gconstpointer  data)
{
  KgProjectAgentRow *first = kg_project_agent_list_find (agents (fixture), kg_record_get_id (person (fixture, 0)));
  KgProjectAgentRow *last = kg_project_agent_list_find (agents (fixture), kg_record_get_id (person (fixture, 2)));
  /* The last one; a new agent's row has one for the unit. */
  GtkWidget *picker = gtk_widget_get_last_child (gtk_widget_get_first_child (GTK_WIDGET (agents (fixture))));

  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "edit.section", "i", 1);
  kg_project_agent_row_set_phone (first, "办公室");
  g_assert_true (kg_project_agent_row_is_wrong (first));
  g_assert_true (kg_ui_says (fixture->editor, "1 to mend"));
  kg_project_agent_row_set_phone (first, "021-1234 5678");
  g_assert_false (kg_project_agent_row_is_wrong (first));
  kg_project_agent_row_set_removed (last, TRUE);
  g_signal_emit_by_name (picker, "named", "新某某");
  g_assert_true (kg_ui_says (fixture->editor, "3 changed"));
  g_assert_true (kg_ui_says (fixture->editor, "Taken off the project"));
  g_assert_true (kg_ui_says (fixture->editor, "Added; new in the directory"));
  kg_ui_key (fixture->editor, "Ctrl+s");
  wait_closed (fixture);

  stored (fixture);
  g_assert_cmpuint (fixture->file->agents->len, ==, 3);
  g_assert_cmpstr (kg_record_get_text (person (fixture, 0), KG_PERSON_PHONE), ==, "021-1234 5678");
  g_assert_cmpstr (kg_record_get_text (person (fixture, 2), KG_PERSON_NAME), ==, "新某某");
}

/* A unit is found by the initials of its pinyin; Escape leaves only the list. */
static void
test_picker (Fixture       *fixture,
             gconstpointer  data)
{
  KgProjectFieldRow *lead = field (fixture, KG_PROJECT_LEAD_UNIT);
  g_autofree char *before = shown (fixture, KG_PROJECT_LEAD_UNIT);
  g_autofree char *after = NULL;

  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "edit.section", "i", 1);
  gtk_widget_grab_focus (GTK_WIDGET (lead));
  kg_ui_key (fixture->editor, "space");
  kg_ui_wait_until (GTK_IS_TEXT (gtk_window_get_focus (fixture->editor)));
  kg_ui_key (fixture->editor, "Escape");
  kg_ui_wait_until (has_focus_in (fixture, GTK_WIDGET (lead)) && !GTK_IS_TEXT (gtk_window_get_focus (fixture->editor)));
  g_assert_null (kg_ui_find_window ("AdwMessageDialog"));
  g_assert_false (can_save (fixture));

  kg_ui_key (fixture->editor, "space");
  kg_ui_wait_until (GTK_IS_TEXT (gtk_window_get_focus (fixture->editor)));
  kg_ui_type (fixture->editor, "dcz");
  kg_ui_wait_until (kg_ui_says (lead, "大场镇") && !kg_ui_says (kg_ui_find (lead, GTK_TYPE_LIST_BOX), "区规资局"));
  kg_ui_key (fixture->editor, "Return");
  kg_ui_wait_until (kg_project_field_row_is_changed (lead));
  after = shown (fixture, KG_PROJECT_LEAD_UNIT);
  g_assert_cmpstr (after, ==, fixture->caseload->district->unit[3]);
  g_assert_cmpstr (after, !=, before);
}

/* Closing asks once, and each answer does what it says. */
static void
test_unsaved (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWindow *question = NULL;

  enter (fixture, KG_PROJECT_LEADER, "李某某");
  kg_ui_key (fixture->editor, "Escape");
  kg_ui_wait_until ((question = kg_ui_find_window ("AdwMessageDialog")) != NULL);
  kg_ui_wait_until (gtk_window_is_active (question));
  kg_ui_key (question, "Escape");
  kg_ui_wait_until (kg_ui_find_window ("AdwMessageDialog") == NULL && gtk_window_is_active (fixture->editor));
  g_assert_true (can_save (fixture));

  kg_ui_key (fixture->editor, "Escape");
  kg_ui_wait_until ((question = kg_ui_find_window ("AdwMessageDialog")) != NULL && gtk_window_is_active (question));
  g_signal_emit_by_name (kg_ui_find_button (question, "Save"), "clicked");
  wait_closed (fixture);
  g_assert_cmpuint (fixture->n_saved, ==, 1);
  g_assert_cmpstr (kg_record_get_text (stored (fixture), KG_PROJECT_LEADER), ==, "李某某");
}

static void
test_discard (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *before = shown (fixture, KG_PROJECT_LEADER);
  GtkWindow *question = NULL;

  enter (fixture, KG_PROJECT_LEADER, "李某某");
  /* On to the steps; that is asked, too. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "edit.plan", NULL);
  kg_ui_wait_until ((question = kg_ui_find_window ("AdwMessageDialog")) != NULL && gtk_window_is_active (question));
  g_assert_cmpuint (fixture->n_plans, ==, 0);
  g_signal_emit_by_name (kg_ui_find_button (question, "Discard"), "clicked");
  wait_closed (fixture);
  g_assert_cmpuint (fixture->n_plans, ==, 1);
  g_assert_cmpuint (fixture->n_saved, ==, 0);
  if (*before != '\0')
    g_assert_cmpstr (kg_record_get_text (stored (fixture), KG_PROJECT_LEADER), ==, before);
}

/* The other seat */

typedef struct {
  Fixture *fixture;
  int columns[3];
  const char *values[3];
  gboolean done;
} Meddling;

static gboolean
meddle (KgTxn      *txn,
        KgContext  *context,
        gpointer    data,
        GError    **error)
{
  Meddling *meddling = data;
  g_autoptr (KgProjectFile) file = kg_project_file_load (txn, context, meddling->fixture->caseload->district->project[0], error);
  g_autoptr (KgProjectSave) save = g_new0 (KgProjectSave, 1);

  g_assert_nonnull (file);
  save->before = kg_record_ref (file->project);
  save->after = kg_record_copy (file->project);
  save->agents_before = g_ptr_array_ref (file->agents);
  save->agents = g_ptr_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (meddling->columns) && meddling->columns[i] != 0; i++)
    g_assert_true (kg_project_field_read (context, save->after, meddling->columns[i], meddling->values[i], NULL));

  return kg_project_save (txn, context, save, error);
}

static void
meddled_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  kg_workspace_finish (KG_WORKSPACE (source), result, &error);
  g_assert_no_error (error);
  ((Meddling *) user_data)->done = TRUE;
}

static void
change_elsewhere (Fixture    *fixture,
                  int         column,
                  const char *value,
                  int         more,
                  const char *more_value)
{
  Meddling meddling = { fixture, { column, more }, { value, more_value }, FALSE };

  kg_workspace_commit_async (fixture->other, "Edit project", meddle, &meddling, NULL, NULL, meddled_cb, &meddling);
  kg_ui_wait_until (meddling.done);
}

static GtkWidget *
notice (Fixture *fixture)
{
  return kg_ui_part (fixture->editor, "notice");
}

/* It is told, shown on request, and nobody is asked when nothing collides. */
static void
test_told (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *builder = NULL;

  enter (fixture, KG_PROJECT_LEADER, "李某某");
  change_elsewhere (fixture, KG_PROJECT_BUILDER, "易卜公司", KG_PROJECT_SITE, "南部");
  kg_ui_wait_until (gtk_widget_get_visible (notice (fixture)));
  g_assert_true (kg_ui_says (fixture->editor, "Changed meanwhile by 区建管委"));
  g_assert_true (kg_ui_says (fixture->editor, "Builder, Site"));
  g_assert_cmpstr (section (fixture), ==, "identity");

  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "edit.show-news", NULL);
  kg_ui_wait_until (g_str_equal (section (fixture), "news"));
  g_assert_false (gtk_widget_get_visible (notice (fixture)));
  g_assert_true (kg_ui_says (fixture->editor, "Taken over without asking"));
  g_assert_true (kg_ui_says (fixture->editor, "→ 易卜公司"));
  builder = shown (fixture, KG_PROJECT_BUILDER);
  g_assert_cmpstr (builder, ==, "易卜公司");
  g_assert_true (kg_ui_says (fixture->editor, "1 field changed"));

  kg_ui_key (fixture->editor, "Ctrl+s");
  wait_closed (fixture);
  g_assert_cmpstr (kg_record_get_text (stored (fixture), KG_PROJECT_LEADER), ==, "李某某");
  g_assert_cmpstr (kg_record_get_text (fixture->file->project, KG_PROJECT_BUILDER), ==, "易卜公司");
}

/* Nothing collides, and nobody looked: saving merges. */
static void
test_merged (Fixture       *fixture,
             gconstpointer  data)
{
  enter (fixture, KG_PROJECT_LEADER, "李某某");
  change_elsewhere (fixture, KG_PROJECT_BUILDER, "易卜公司", 0, NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "edit.save", NULL);
  wait_closed (fixture);
  g_assert_cmpstr (kg_record_get_text (stored (fixture), KG_PROJECT_LEADER), ==, "李某某");
  g_assert_cmpstr (kg_record_get_text (fixture->file->project, KG_PROJECT_BUILDER), ==, "易卜公司");
}

/* Both changed the same: both values, and a choice for each, by keyboard. */
static void
test_collision (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *tags = NULL;

  enter (fixture, KG_PROJECT_LEADER, "李某某");
  enter (fixture, KG_PROJECT_TAGS, "市重大");
  enter (fixture, KG_PROJECT_SITE, "北部");
  change_elsewhere (fixture, KG_PROJECT_LEADER, "赵某某", KG_PROJECT_TAGS, "专班推进");
  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "edit.save", NULL);
  kg_ui_wait_until (g_str_equal (section (fixture), "news"));
  g_assert_cmpuint (fixture->n_saved, ==, 0);
  g_assert_null (kg_record_get_text (stored (fixture), KG_PROJECT_SITE));
  g_assert_true (kg_ui_says (fixture->editor, "You and somebody else changed the same"));
  g_assert_true (kg_ui_says (fixture->editor, "李某某"));
  g_assert_true (kg_ui_says (fixture->editor, "赵某某"));
  g_assert_true (kg_ui_says (fixture->editor, "区建管委 · "));
  g_assert_true (kg_ui_says (fixture->editor, "2 to choose"));

  /* Nothing is chosen for anybody. */
  kg_ui_key (fixture->editor, "Ctrl+s");
  kg_ui_settle (GTK_WIDGET (fixture->editor));
  g_assert_cmpuint (fixture->n_saved, ==, 0);

  kg_ui_wait_until (GTK_IS_CHECK_BUTTON (gtk_window_get_focus (fixture->editor)));
  kg_ui_key (fixture->editor, "space"); /* mine, of the leader */
  kg_ui_wait_until (kg_ui_says (fixture->editor, "1 to choose"));
  g_signal_emit_by_name (kg_ui_find_button (fixture->editor, "All theirs"), "clicked");
  kg_ui_wait_until (!kg_ui_says (fixture->editor, "to choose"));
  tags = shown (fixture, KG_PROJECT_TAGS);
  g_assert_cmpstr (tags, ==, "专班推进");
  /* And changed one's mind: what was typed is still known. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "edit.section", "i", 5);
  kg_ui_wait_until (GTK_IS_CHECK_BUTTON (gtk_window_get_focus (fixture->editor)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_window_get_focus (fixture->editor)), TRUE);
  kg_ui_key (fixture->editor, "Ctrl+s");
  wait_closed (fixture);

  g_assert_cmpstr (kg_record_get_text (stored (fixture), KG_PROJECT_LEADER), ==, "李某某");
  g_assert_cmpstr (kg_record_get_text (fixture->file->project, KG_PROJECT_TAGS), ==, "专班推进");
  g_assert_cmpstr (kg_record_get_text (fixture->file->project, KG_PROJECT_SITE), ==, "北部");
}

/* Again, while the choice is open: what was not chosen is asked with the
 * newest value, what was is asked anew. */
static void
test_collision_twice (Fixture       *fixture,
                      gconstpointer  data)
{
  enter (fixture, KG_PROJECT_LEADER, "李某某");
  change_elsewhere (fixture, KG_PROJECT_LEADER, "赵某某", 0, NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "edit.save", NULL);
  kg_ui_wait_until (g_str_equal (section (fixture), "news"));
  g_signal_emit_by_name (kg_ui_find_button (fixture->editor, "All yours"), "clicked");
  change_elsewhere (fixture, KG_PROJECT_LEADER, "孙某某", 0, NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "edit.save", NULL);
  kg_ui_wait_until (kg_ui_says (fixture->editor, "孙某某") && kg_ui_says (fixture->editor, "1 to choose"));
  g_assert_cmpstr (kg_record_get_text (stored (fixture), KG_PROJECT_LEADER), ==, "孙某某");
  g_signal_emit_by_name (kg_ui_find_button (fixture->editor, "All yours"), "clicked");
  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "edit.save", NULL);
  wait_closed (fixture);
  g_assert_cmpstr (kg_record_get_text (stored (fixture), KG_PROJECT_LEADER), ==, "李某某");
}

/* It fits on a small screen, whatever is said in it. */
static void
test_width (Fixture       *fixture,
            gconstpointer  data)
{
  int width, height;

  enter (fixture, KG_PROJECT_NAME, "上海市宝山区某某镇某某社区某某单元某某地块先进封装测试厂房扩建及配套设施综合开发建设工程项目(二期)第一标段");
  enter (fixture, KG_PROJECT_INVESTMENT, "很多");
  enter (fixture, KG_PROJECT_FORECAST_START, "2026-13-40");
  kg_ui_settle (GTK_WIDGET (fixture->editor));
  gtk_widget_measure (GTK_WIDGET (fixture->editor), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (fixture->editor), GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  g_test_message ("at least %d x %d", width, height);
  g_assert_cmpint (width, <=, 1000);
  g_assert_cmpint (height, <=, 680);
}

int
main (int   argc,
      char *argv[])
{
  kg_ui_test_init (&argc, &argv);
  kg_widgets_init ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/project-editor/all-fields", test_all_fields);
  ADD ("/project-editor/keys", test_keys);
  ADD ("/project-editor/marks", test_marks);
  ADD ("/project-editor/faults", test_faults);
  ADD ("/project-editor/days", test_days);
  ADD ("/project-editor/undo-in-field", test_undo_in_field);
  ADD ("/project-editor/agents", test_agents);
  ADD ("/project-editor/picker", test_picker);
  ADD ("/project-editor/unsaved", test_unsaved);
  ADD ("/project-editor/discard", test_discard);
  ADD ("/project-editor/told", test_told);
  ADD ("/project-editor/merged", test_merged);
  ADD ("/project-editor/collision", test_collision);
  ADD ("/project-editor/collision-twice", test_collision_twice);
  ADD ("/project-editor/width", test_width);
#undef ADD

  return g_test_run ();
}
