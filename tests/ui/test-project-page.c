// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-caseload.h"
#include "kg-ui-look.h"
#include "kg-ui-test.h"

#include "core/kg-error.h"
#include "services/kg-locale.h"
#include "services/kg-project-edit.h"
#include "services/kg-project-file.h"
#include "widgets/kg-ask-popover.h"
#include "widgets/kg-lamp.h"
#include "widgets/kg-day-entry.h"
#include "widgets/kg-plan-chart-view.h"
#include "widgets/kg-plan-trial-row.h"
#include "widgets/kg-project-page.h"
#include "widgets/kg-project-plan.h"
#include "widgets/kg-widgets.h"

#include <string.h>

typedef struct {
  KgCaseload *caseload;
  KgWorkspace *workspace;
  GtkWidget *page;
  GtkWindow *window;
  KgProjectFile *file;
} Fixture;

typedef gboolean (*Match) (GtkWidget  *widget,
                           const char *text);

static GtkWidget *
find (GtkWidget  *widget,
      Match       match,
      const char *text)
{
  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (match (widget, text))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find (child, match, text);

    if (found != NULL)
      return found;
  }

  return NULL;
}

static gboolean
is_of_type (GtkWidget  *widget,
            const char *type)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), type);
}

static gboolean
tells (GtkWidget  *widget,
       const char *text)
{
  const char *tip = gtk_widget_get_tooltip_text (widget);

  return tip != NULL && strstr (tip, text) != NULL;
}

static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);
}

static gboolean
is_popover (GtkWidget  *widget,
            const char *text)
{
  return KG_IS_ASK_POPOVER (widget);
}

static gboolean
is_action (GtkWidget  *widget,
           const char *text)
{
  return GTK_IS_BUTTON (widget) &&
         g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), text) == 0;
}

static gboolean
is_entry (GtkWidget  *widget,
          const char *title)
{
  return ADW_IS_ENTRY_ROW (widget) &&
         g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}

#define assert_tells(fixture, text) g_assert_nonnull (find ((fixture)->page, tells, text))
#define assert_says(fixture, text) g_assert_nonnull (find ((fixture)->page, says, text))

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

/* What the store says, whatever the page shows. */
static KgProjectFile *
stored (Fixture *fixture)
{
  kg_district_do (fixture->caseload->district, load, fixture);
  return fixture->file;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *toasts;

  fixture->caseload = kg_caseload_new ();
  fixture->workspace = kg_workspace_new (fixture->caseload->district->store,
                                         fixture->caseload->district->context, "发改委");
  fixture->page = g_object_new (KG_TYPE_PROJECT_PAGE, NULL);
  toasts = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), fixture->page);
  kg_project_page_set_workspace (KG_PROJECT_PAGE (fixture->page), fixture->workspace);
  kg_project_page_set_project (KG_PROJECT_PAGE (fixture->page), fixture->caseload->district->project[0]);
  fixture->window = kg_ui_present (toasts, 1366, 768);
  kg_ui_wait_until (find (fixture->page, says, "易卜半导体项目") != NULL);
  kg_ui_settle (fixture->page);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *page = fixture->page;
  KgWorkspace *workspace = fixture->workspace;

  g_clear_pointer (&fixture->file, kg_project_file_unref);
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  kg_ui_close (fixture->window);
  kg_ui_wait_until (page == NULL);
  /* It may still be loading. */
  g_object_add_weak_pointer (G_OBJECT (workspace), (gpointer *) &workspace);
  g_object_unref (fixture->workspace);
  kg_ui_wait_until (workspace == NULL);
  kg_caseload_free (fixture->caseload);
}

static void
test_shows_all (Fixture       *fixture,
                gconstpointer  data)
{
  KgPlanChartView *chart = KG_PLAN_CHART_VIEW (find (fixture->page, is_of_type, "KgPlanChartView"));

  /* The light, why, and who confirmed it. */
  assert_says (fixture, "Red");
  assert_says (fixture, "step “桩基施工图审查” overdue by 10 working days");
  assert_says (fixture, "one blocking problem open: 高压线未迁改");
  assert_says (fixture, "2 assignments overdue, the oldest: 完成场地内剩余3户动迁签约");
  assert_says (fixture, "Confirmed by a meeting, entered by 测试: 高压线迁改未定,年内开工存在较大不确定性");

  /* The starts. */
  assert_says (fixture, "12-04 (Fri)");
  assert_says (fixture, "12-24 (Thu)");
  assert_says (fixture, "−14 working days");
  assert_says (fixture, "behind the plan");

  /* The plan: the chart, and in words what each of its rows shows. */
  g_assert_cmpuint (kg_plan_chart_view_get_data (chart)->chart.n_rows, ==, 8);
  g_assert_nonnull (strstr (kg_plan_chart_view_get_data (chart)->chart.note, "14 working days after the plan"));
  assert_tells (fixture, "建设用地规划许可证\n");
  assert_tells (fixture, "planned 10-20 – 10-26");
  assert_tells (fixture, "\n3 working days late");
  assert_tells (fixture, "\n5 working days late");
  assert_tells (fixture, "holds things up");

  assert_says (fixture, "高压线未迁改");
  assert_says (fixture, "完成高压线迁改方案并报区政府审定");
  assert_says (fixture, "区建管委11月25日前完成施工图联合审查");
  assert_says (fixture, "021-5650 0001");
  assert_says (fixture, "The forecast was never changed by hand.");
}

/* A key, the reason, and the light is another one. */
static void
test_confirm (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *popover;
  KgProjectFile *file;

  kg_ui_key (fixture->window, "2");
  kg_ui_wait_until ((popover = find (fixture->page, is_popover, NULL)) != NULL);
  kg_ui_settle (popover);
  assert_says (fixture, "Confirm “Yellow”");
  /* No light without a reason. */
  kg_ui_key (fixture->window, "Ctrl+Return");
  kg_ui_type (fixture->window, "moved");
  kg_ui_wait_until (gtk_widget_is_sensitive (gtk_widget_get_parent (find (popover, says, "Confirm"))));
  g_assert_cmpint (stored (fixture)->summary->light, ==, KG_LIGHT_RED);
  kg_ui_key (fixture->window, "Ctrl+Return");

  kg_ui_wait_until (find (fixture->page, says, "Yellow") != NULL &&
                    find (fixture->page, says, "Confirmed on 11-23 (Mon) by 发改委: moved") != NULL);
  file = stored (fixture);
  g_assert_cmpint (file->summary->light, ==, KG_LIGHT_YELLOW);
  g_assert_cmpint (file->summary->proposed, ==, KG_LIGHT_RED);
  g_assert_cmpstr (kg_record_get_text (file->confirmation, KG_LIGHT_ENTRY_REASON), ==, "moved");
  /* The proposal does not hide. */
  assert_says (fixture, "the rules now propose");
}

static void
test_problems (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *popover;

  kg_ui_key (fixture->window, "n");
  kg_ui_wait_until ((popover = find (fixture->page, is_popover, NULL)) != NULL);
  kg_ui_settle (popover);
  kg_ui_type (fixture->window, "fence");
  kg_ui_key (fixture->window, "Ctrl+Return");
  kg_ui_wait_until (find (fixture->page, says, "fence") != NULL &&
                    gtk_widget_get_mapped (popover) == FALSE);
  g_assert_cmpuint (stored (fixture)->problems->len, ==, 2);
  g_assert_true (kg_record_is (g_ptr_array_index (fixture->file->problems, 1), KG_PROBLEM_SEVERITY, "major"));

  gtk_widget_activate_action (fixture->page, "project.close-problem", "s",
                              fixture->caseload->district->problem);
  kg_ui_wait_until ((popover = find (fixture->page, is_popover, NULL)) != NULL);
  kg_ui_settle (popover);
  kg_ui_type (fixture->window, "moved");
  kg_ui_key (fixture->window, "Ctrl+Return");
  kg_ui_wait_until (find (fixture->page, says, "closed 11-23 (Mon): moved") != NULL);
  g_assert_cmpuint (stored (fixture)->summary->n_problems, ==, 1);
  /* Closing changes a row and can be taken back. */
  kg_ui_wait_until (kg_workspace_get_undo_label (fixture->workspace) != NULL);
}

static void
enter (GtkWindow  *dialog,
       const char *title,
       const char *text)
{
  GtkWidget *row = find (GTK_WIDGET (dialog), is_entry, title);

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

/* A saved edit is on the page, and can be taken back at once. */
static void
test_edit (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWindow *editor = NULL;
  GtkWidget *toasts = gtk_widget_get_ancestor (fixture->page, ADW_TYPE_TOAST_OVERLAY);

  kg_ui_key (fixture->window, "F2");
  kg_ui_wait_until ((editor = kg_ui_find_window ("KgProjectEditor")) != NULL);
  kg_ui_wait_until (gtk_window_is_active (editor));
  kg_ui_settle (GTK_WIDGET (editor));
  kg_ui_key (editor, "End");
  kg_ui_type (editor, " 2");
  g_object_add_weak_pointer (G_OBJECT (editor), (gpointer *) &editor);
  kg_ui_key (editor, "Ctrl+s");
  kg_ui_wait_until (editor == NULL);
  kg_ui_wait_until (find (fixture->page, says, "易卜半导体项目 2") != NULL);
  g_assert_true (kg_ui_says (toasts, "Project saved"));
  g_assert_nonnull (kg_ui_find_button (toasts, "Undo"));

  kg_workspace_undo (fixture->workspace);
  kg_ui_wait_until (find (fixture->page, says, "易卜半导体项目") != NULL);
  g_assert_cmpstr (kg_record_get_text (stored (fixture)->project, KG_PROJECT_NAME), ==, "易卜半导体项目");
}

static const KgPlanChart *
chart_of (Fixture *fixture)
{
  return &kg_plan_chart_view_get_data (
            KG_PLAN_CHART_VIEW (find (fixture->page, is_of_type, "KgPlanChartView")))->chart;
}

static gboolean
leads_to (GtkWidget  *widget,
          const char *id)
{
  GVariant *target = GTK_IS_BUTTON (widget) ? gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget)) : NULL;

  return target != NULL && g_variant_is_of_type (target, G_VARIANT_TYPE_STRING) &&
         g_str_equal (g_variant_get_string (target, NULL), id);
}

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

/* Meetings, assignments and phone numbers can be followed, by keyboard too. */
static void
test_links (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *weeks = kg_ui_part (find (fixture->page, is_of_type, "KgProjectHead"), "weeks");
  GtkWidget *phone = find (fixture->page, leads_to, "021-5650 0001");
  GtkWidget *week = find (weeks, leads_to, fixture->caseload->meeting);
  g_autofree char *pasted = NULL;

  /* The week in which the meeting confirmed the light, and the meeting. */
  g_assert_nonnull (week);
  gtk_test_accessible_assert_property (week, GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_widget_get_tooltip_text (week));
  g_assert_nonnull (find (kg_ui_part (fixture->page, "discussions"), leads_to, fixture->caseload->meeting));
  g_assert_nonnull (find (kg_ui_part (fixture->page, "assignments"), leads_to,
                          fixture->caseload->id[KG_CASE_OVERDUE]));
  /* What a week says is said to everybody. */
  assert_tells (fixture, "Press to go to the meeting");

  g_assert_nonnull (phone);
  g_assert_true (gtk_widget_get_focusable (phone));
  gtk_test_accessible_assert_property (phone, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "周某某, 021-5650 0001: copy the number");
  g_signal_emit_by_name (phone, "clicked");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (fixture->page), NULL, pasted_cb, &pasted);
  kg_ui_wait_until (pasted != NULL);
  g_assert_cmpstr (pasted, ==, "021-5650 0001");
  g_assert_true (kg_ui_says (fixture->window, "Copied: 021-5650 0001"));
}

#define LONG_NAME "上海市宝山区某某镇某某社区某某单元某某地块先进封装测试厂房扩建及配套设施综合开发建设工程项目(二期)第一标段" \
                  "施工总承包及监理一体化招标项目"

static gboolean
pile_up (KgTxn      *txn,
         KgContext  *context,
         gpointer    data,
         GError    **error)
{
  Fixture *fixture = data;
  const char *id = fixture->caseload->district->project[0];
  KgRecord *project = fixture->file->project;
  g_autoptr (KgRecord) edit = kg_record_copy (project);

  kg_record_set_text (edit, KG_PROJECT_NAME, LONG_NAME);
  kg_record_set_text (edit, KG_PROJECT_BUILDER, LONG_NAME);
  kg_record_set_text (edit, KG_PROJECT_REMARK, LONG_NAME LONG_NAME);
  kg_record_set_text (edit, KG_PROJECT_TAGS, "市重大、专班推进,施工图；管线迁改、容缺受理、绿色通道、拿地即开工、重点产业、" LONG_NAME);
  if (!kg_txn_update (txn, project, edit, error))
    return FALSE;
  for (int i = 0; i < 40; i++) {
    g_autofree char *text = g_strdup_printf ("问题%d", i + 1);
    g_autofree char *problem = kg_project_add_problem (txn, context, id, text, "minor", NULL, error);

    if (problem == NULL)
      return FALSE;
  }
  for (int i = 0; i < 56; i++) {
    g_autoptr (KgRecord) step = kg_record_new (&kg_table_step);

    kg_record_set_text (step, KG_STEP_PROJECT, id);
    kg_record_set_int (step, KG_STEP_POSITION, 100 + i);
    kg_record_set_text (step, KG_STEP_NAME, LONG_NAME);
    kg_record_set_int (step, KG_STEP_DURATION, 2);
    kg_record_set_text (step, KG_STEP_MODE, "normal");
    if (!kg_txn_insert (txn, step, error))
      return FALSE;
  }

  return TRUE;
}

static guint
count_visible (GtkWidget *list)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    n += gtk_widget_get_visible (row);

  return n;
}

/* Long names, 41 problems and 64 steps: nothing grows beyond a small screen,
 * and what is not seen at once is one press away. */
static void
test_much (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *problems = kg_ui_part (fixture->page, "problems");
  GtkWidget *more;
  int width;

  stored (fixture);
  kg_district_do (fixture->caseload->district, pile_up, fixture);
  kg_ui_wait_until (find (fixture->page, says, LONG_NAME) != NULL);
  kg_ui_settle (fixture->page);
  g_assert_cmpuint (chart_of (fixture)->n_rows, ==, 64);
  gtk_widget_measure (fixture->page, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_test_message ("the page takes %d pixels", width);
  g_assert_cmpint (width, <=, 1300);

  /* The worst one first, and the last ones on request. */
  g_assert_nonnull (find (problems, says, "高压线未迁改"));
  g_assert_cmpuint (count_visible (problems), ==, 9);
  more = kg_ui_find_button (problems, "Show 33 more");
  g_assert_nonnull (more);
  g_signal_emit_by_name (more, "clicked");
  g_assert_cmpuint (count_visible (problems), ==, 41);
  kg_ui_wait_until (gtk_window_get_focus (fixture->window) != NULL &&
                    gtk_widget_is_ancestor (gtk_window_get_focus (fixture->window), problems));
  /* It stays open when something changes. */
  kg_project_page_set_project (KG_PROJECT_PAGE (fixture->page), fixture->caseload->district->project[0]);
  g_object_set_data (G_OBJECT (gtk_widget_get_first_child (problems)), "before", fixture);
  kg_ui_wait_until (g_object_get_data (G_OBJECT (gtk_widget_get_first_child (problems)), "before") == NULL);
  g_assert_cmpuint (count_visible (problems), ==, 41);

  /* Tags by commas of every kind, particulars only where there are any. */
  assert_says (fixture, "施工图");
  assert_says (fixture, "管线迁改");
  g_assert_nonnull (find (kg_ui_part (fixture->page, "particulars"), says, LONG_NAME LONG_NAME));
  g_assert_null (find (kg_ui_part (fixture->page, "particulars"), says, "Site"));
}

/* Another project in the same page, one of which little is known. */
static void
test_other_project (Fixture       *fixture,
                    gconstpointer  data)
{
  kg_project_page_set_project (KG_PROJECT_PAGE (fixture->page), fixture->caseload->district->project[2]);
  kg_ui_wait_until (find (fixture->page, says, "南大科创之门") != NULL);
  assert_says (fixture, "Nothing is known to judge by.");
  assert_says (fixture, "There is no back-plan yet: no steps are known.");
  assert_says (fixture, "No agents were named.");
  g_assert_null (find (fixture->page, says, "桩基施工图审查"));
}

static KgProjectPlan *
plan_of (Fixture *fixture)
{
  return KG_PROJECT_PLAN (find (fixture->page, is_of_type, "KgProjectPlan"));
}

static GtkWidget *
trial_row (Fixture    *fixture,
           const char *step)
{
  GtkWidget *trial = find (fixture->page, is_of_type, "KgPlanTrial");
  GtkWidget *label = trial != NULL ? find (trial, says, step) : NULL;

  return label != NULL ? gtk_widget_get_ancestor (label, KG_TYPE_PLAN_TRIAL_ROW) : NULL;
}

static gboolean
can (Fixture    *fixture,
     const char *action)
{
  return gtk_widget_is_sensitive (find (fixture->page, is_action, action));
}

/* A trial is seen at once, stored only when it is applied, and can be taken
 * back. */
static void
test_trial (Fixture       *fixture,
            gconstpointer  data)
{
  KgDate start = chart_of (fixture)->forecast;
  GtkWidget *row;

  kg_ui_key (fixture->window, "t");
  kg_ui_wait_until ((row = trial_row (fixture, "桩基施工图审查")) != NULL);
  g_assert_null (trial_row (fixture, "建设用地规划许可证")); /* it is done */
  g_assert_false (can (fixture, "plan.apply"));
  kg_ui_settle (fixture->page);

  row = trial_row (fixture, "建设工程施工许可证");
  g_assert_nonnull (row);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find (row, is_of_type, "GtkSpinButton")), 1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find (row, is_of_type, "GtkDropDown")), KG_STEP_PARALLEL);
  g_assert_cmpint (chart_of (fixture)->forecast, <, start);
  g_assert_true (can (fixture, "plan.apply"));
  g_assert_cmpint (stored (fixture)->summary->plan.forecast, ==, start);

  gtk_widget_activate_action (GTK_WIDGET (plan_of (fixture)), "plan.reset", NULL);
  g_assert_false (can (fixture, "plan.apply"));
  g_assert_cmpint (chart_of (fixture)->forecast, ==, start);

  row = trial_row (fixture, "建设工程施工许可证");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find (row, is_of_type, "GtkDropDown")), KG_STEP_PARALLEL);
  gtk_widget_activate_action (GTK_WIDGET (plan_of (fixture)), "plan.apply", NULL);
  kg_ui_wait_until (!kg_project_plan_get_trying (plan_of (fixture)));
  g_assert_cmpint (stored (fixture)->summary->plan.forecast, <, start);

  kg_ui_wait_until (kg_workspace_get_undo_label (fixture->workspace) != NULL);
  kg_workspace_undo (fixture->workspace);
  kg_ui_wait_until (stored (fixture)->summary->plan.forecast == start);
}

/* A trial has room on a small screen, also with days of another year. */
static void
test_trial_width (Fixture       *fixture,
                  gconstpointer  data)
{
  GtkWidget *row;
  int width;

  kg_ui_key (fixture->window, "t");
  kg_ui_wait_until ((row = trial_row (fixture, "桩基施工图审查")) != NULL);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find (row, is_of_type, "GtkSpinButton")), 400);
  kg_ui_settle (fixture->page);
  gtk_widget_measure (fixture->page, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_test_message ("the page takes %d pixels", width);
  g_assert_cmpint (width, <=, 1300);
}

static gboolean
meddle (KgTxn      *txn,
        KgContext  *context,
        gpointer    data,
        GError    **error)
{
  KgRecord *step = g_array_index (((Fixture *) data)->file->steps, KgStepView, 7).record;
  g_autoptr (KgRecord) edit = kg_record_copy (step);

  kg_record_set_int (edit, KG_STEP_DURATION, 33);
  return kg_txn_update (txn, step, edit, error);
}

/* Somebody else changes the plan: what was tried stays, and is not applied. */
static void
test_trial_conflict (Fixture       *fixture,
                     gconstpointer  data)
{
  GtkWidget *row;

  kg_project_plan_set_trying (plan_of (fixture), TRUE);
  kg_ui_wait_until ((row = trial_row (fixture, "桩基施工图审查")) != NULL);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find (row, is_of_type, "GtkSpinButton")), 60);
  stored (fixture);
  kg_district_do (fixture->caseload->district, meddle, fixture);
  kg_workspace_reload (fixture->workspace);
  kg_ui_wait_until (find (fixture->page, says, "The plan was changed meanwhile. Reset to try out what stands now.") != NULL);

  gtk_widget_activate_action (GTK_WIDGET (plan_of (fixture)), "plan.apply", NULL);
  kg_ui_wait_until (can (fixture, "plan.apply"));
  g_assert_true (kg_project_plan_get_trying (plan_of (fixture)));
  g_assert_cmpint (g_array_index (stored (fixture)->steps, KgStepView, 7).duration, ==, 33);

  gtk_widget_activate_action (GTK_WIDGET (plan_of (fixture)), "plan.reset", NULL);
  g_assert_false (can (fixture, "plan.apply"));
}

static gboolean
offers_templates (GtkWidget  *widget,
                  const char *text)
{
  return GTK_IS_DROP_DOWN (widget) &&
         g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (widget))) > 8;
}

/* A project without steps gets them from a template. */
static void
test_template (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *list;

  kg_project_page_set_project (KG_PROJECT_PAGE (fixture->page), fixture->caseload->district->project[2]);
  kg_ui_wait_until (find (fixture->page, says, "南大科创之门") != NULL);
  gtk_widget_activate_action (GTK_WIDGET (plan_of (fixture)), "plan.from-template", NULL);
  kg_ui_wait_until ((list = find (fixture->page, offers_templates, NULL)) != NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (list), 1);
  kg_ui_wait_until (chart_of (fixture)->n_rows > 0);
  kg_ui_settle (fixture->page);
  gtk_widget_activate_action (GTK_WIDGET (plan_of (fixture)), "plan.apply", NULL);
  kg_ui_wait_until (!kg_project_plan_get_trying (plan_of (fixture)) &&
                    find (fixture->page, is_of_type, "KgPlanChartView") != NULL);
  g_assert_cmpuint (chart_of (fixture)->n_rows, >, 5);
  g_assert_null (find (fixture->page, says, "There is no back-plan yet: no steps are known."));
}

static gboolean
has_typed (GtkWidget  *widget,
           const char *text)
{
  g_autofree char *typed = NULL;

  if (GTK_IS_TEXT_VIEW (widget))
    g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), "text", &typed, NULL);

  return g_strcmp0 (typed, text) == 0;
}

static GtkWidget *
answer_popover (Fixture    *fixture,
                const char *text,
                const char *who)
{
  GtkWidget *popover, *entry;

  kg_ui_wait_until ((popover = find (fixture->page, is_popover, NULL)) != NULL);
  kg_ui_settle (popover);
  kg_ui_type (fixture->window, text);
  kg_ui_wait_until (find (popover, has_typed, text) != NULL);
  if (who != NULL) {
    entry = NULL;
    for (GtkWidget *at = find (popover, says, "Accepted by"); at != NULL; at = gtk_widget_get_next_sibling (at))
      entry = at;
    gtk_editable_set_text (GTK_EDITABLE (entry), who);
  }
  kg_ui_key (fixture->window, "Ctrl+Return");

  return popover;
}

/* Reasons, reports and how often they are to come. */
static void
test_owed (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *owed = find (fixture->page, is_of_type, "KgProjectOwed");
  GtkWidget *popover;
  guint n_reports = stored (fixture)->reports->len;

  gtk_widget_activate_action (owed, "owed.add-excuse", NULL);
  popover = answer_popover (fixture, "flood", NULL);
  g_assert_true (gtk_widget_get_visible (popover)); /* nobody has accepted it */
  gtk_popover_popdown (GTK_POPOVER (popover));
  kg_ui_wait_until (find (fixture->page, is_popover, NULL) == NULL);

  gtk_widget_activate_action (owed, "owed.add-excuse", NULL);
  answer_popover (fixture, "flood", "王副区长");
  kg_ui_wait_until (find (fixture->page, says, "accepted by 王副区长 on 11-23, until somebody ends it") != NULL);
  g_assert_cmpstr (stored (fixture)->summary->facts.excuse, ==, "flood");

  gtk_widget_activate_action (owed, "owed.end-excuse", "s", kg_record_get_id (g_ptr_array_index (fixture->file->excuses, 0)));
  answer_popover (fixture, "dry", NULL);
  kg_ui_wait_until (find (fixture->page, says, "ended 11-23: dry") != NULL);
  g_assert_null (stored (fixture)->summary->facts.excuse);

  gtk_widget_activate_action (owed, "owed.add-report", NULL);
  answer_popover (fixture, "fence built", NULL);
  kg_ui_wait_until (find (fixture->page, says, "fence built") != NULL);
  g_assert_cmpuint (stored (fixture)->reports->len, ==, n_reports + 1);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (find (owed, is_of_type, "GtkDropDown")), 2);
  kg_ui_wait_until (find (fixture->page, says, "heard today; the next report is awaited by 11-25 (2 working days left)") != NULL);
  g_assert_cmpint (kg_record_get_int (stored (fixture)->project, KG_PROJECT_REPORT_EVERY), ==, 2);
}

static void
test_commitment (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkWidget *owed = find (fixture->page, is_of_type, "KgProjectOwed");
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow *dialog = NULL;
  KgRecord *commitment;

  gtk_widget_activate_action (owed, "owed.add-commitment", NULL);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (g_str_equal (G_OBJECT_TYPE_NAME (window), "KgCommitmentDialog"))
      dialog = window;
  }
  kg_ui_settle (GTK_WIDGET (dialog));
  enter (dialog, "Document promised", "施工图审查合格书");
  enter (dialog, "Promised by", "建设单位");
  g_assert_false (gtk_widget_is_sensitive (find (GTK_WIDGET (dialog), is_action, "commitment.save")));
  enter (dialog, "Due at the event", "开工前");
  g_assert_true (gtk_widget_is_sensitive (find (GTK_WIDGET (dialog), is_action, "commitment.save")));
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "commitment.save", NULL);
  kg_ui_wait_until (dialog == NULL);
  kg_ui_wait_until (find (fixture->page, says, "施工图审查合格书") != NULL);
  assert_says (fixture, "due when “开工前”");

  commitment = g_ptr_array_index (stored (fixture)->commitments, 0);
  gtk_widget_activate_action (owed, "owed.clear-commitment", "s", kg_record_get_id (commitment));
  answer_popover (fixture, "came", NULL);
  kg_ui_wait_until (find (fixture->page, says, "cleared 11-23: came") != NULL);
  g_assert_cmpuint (stored (fixture)->summary->n_commitments, ==, 0);
}

static void
test_export (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct { const char *name, *head; } files[] = {
    { "plan.png", "\x89PNG" }, { "plan.svg", "<?xml" }, { "plan.pdf", "%PDF" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autofree char *path = g_build_filename (fixture->caseload->district->folder, files[i].name, NULL);
    g_autofree char *written = NULL;

    g_assert_true (kg_project_plan_export (plan_of (fixture), path));
    g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
    g_assert_true (g_str_has_prefix (written, files[i].head));
  }
}

int
main (int   argc,
      char *argv[])
{
  /* One test is run in Chinese too. */
  if (g_getenv ("KAIGONG_LOCALE_DIR") != NULL)
    kg_locale_init ("zh_CN");
  kg_ui_test_init (&argc, &argv);
  kg_widgets_init ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/project-page/shows-all", test_shows_all);
  ADD ("/project-page/confirm", test_confirm);
  ADD ("/project-page/problems", test_problems);
  ADD ("/project-page/edit", test_edit);
  ADD ("/project-page/links", test_links);
  ADD ("/project-page/much", test_much);
  ADD ("/project-page/other-project", test_other_project);
  ADD ("/project-page/trial", test_trial);
  ADD ("/project-page/trial-width", test_trial_width);
  ADD ("/project-page/trial-conflict", test_trial_conflict);
  ADD ("/project-page/template", test_template);
  ADD ("/project-page/owed", test_owed);
  ADD ("/project-page/commitment", test_commitment);
  ADD ("/project-page/export", test_export);
#undef ADD

  return g_test_run ();
}
