// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"
#include "kg-ui-look.h"
#include "kg-ui-test.h"

#include "core/kg-template.h"
#include "services/kg-plan-apply.h"
#include "services/kg-template-service.h"
#include "services/kg-workspace.h"
#include "widgets/kg-calendar-page.h"
#include "widgets/kg-definition-acts.h"
#include "widgets/kg-settings-window.h"
#include "widgets/kg-widgets.h"

#include <string.h>

/* The window of rules, templates and calendar, with its editors, on a store:
 * what is saved is in force, what is faulty is refused, and nothing typed is
 * lost. */

typedef struct {
  KgDistrict *district;
  KgWorkspace *workspace;
  GtkWindow *parent;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->district = kg_district_new ();
  f->workspace = kg_workspace_new (f->district->store, f->district->context, "测试");
  kg_ui_wait_until (kg_workspace_get_board (f->workspace) != NULL);
  f->parent = kg_ui_present (gtk_label_new ("board"), 1000, 700);
  f->window = GTK_WINDOW (kg_settings_window_new (f->parent, f->workspace));
  kg_settings_window_show_page (KG_SETTINGS_WINDOW (f->window), data);
  gtk_window_present (f->window);
  kg_ui_wait_until (gtk_window_is_active (f->window));
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  kg_ui_close (f->window);
  kg_ui_close (f->parent);
  g_object_add_weak_pointer (G_OBJECT (f->workspace), (gpointer *) &f->workspace);
  g_object_unref (f->workspace);
  kg_ui_wait_until (f->workspace == NULL);
  kg_district_free (f->district);
}

static GtkWidget *
page (Fixture    *f,
      const char *id)
{
  return kg_ui_part (f->window, id);
}

static GtkWindow *
open_editor (Fixture    *f,
             const char *page_id,
             const char *action,
             const char *key,
             const char *type_name)
{
  GtkWindow *editor;

  gtk_widget_activate_action (page (f, page_id), action, "s", key);
  editor = kg_ui_find_window (type_name);
  g_assert_nonnull (editor);
  kg_ui_wait_until (gtk_window_is_active (editor));
  kg_ui_settle (GTK_WIDGET (editor));

  return editor;
}

static KgLight
proposed (Fixture *f,
          guint    project)
{
  return kg_board_find_project (kg_workspace_get_board (f->workspace), f->district->project[project])->proposed;
}

static gboolean
can_save (GtkWindow *editor)
{
  return gtk_widget_is_sensitive (kg_ui_find_button (editor, "Save"));
}

static void
wait_until_gone (const char *type_name)
{
  kg_ui_wait_until (kg_ui_find_window (type_name) == NULL);
}

static void
set_text (GtkWindow  *editor,
          const char *text)
{
  GtkWidget *view = kg_ui_part (kg_ui_part (editor, "text_view"), "view");

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

static void
show_as_text (GtkWindow *editor,
              gboolean   as_text)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (kg_ui_part (editor, "as_text")), as_text);
}

/* Answers the question about unsaved changes. */
static void
answer (const char *response)
{
  g_autoptr (GtkWindow) question = kg_ui_find_window ("AdwMessageDialog");

  g_assert_nonnull (question);
  g_object_ref (question);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), response);
  gtk_window_destroy (question);
}

/* ── Rules ────────────────────────────────────────────────────── */

/* The row of an input, by its place in its list. */
static GtkWidget *
rule_row (GtkWindow  *editor,
          const char *list,
          int         index)
{
  GtkListBox *box = GTK_LIST_BOX (kg_ui_part (kg_ui_part (editor, "form"), list));

  return GTK_WIDGET (gtk_list_box_get_row_at_index (box, index));
}

static void
test_rules_list (Fixture       *f,
                 gconstpointer  data)
{
  kg_ui_wait_until (kg_ui_says (f->window, "Yinchuan 2025"));
  g_assert_true (kg_ui_says (f->window, "In force"));
  g_assert_true (kg_ui_says (f->window, "Shipped"));

  gtk_widget_activate_action (page (f, "rules_page"), "rules.use", "s", "yinchuan-2025");
  kg_ui_wait_until (g_str_equal (kg_rule_set_get_key (kg_context_get_rules (kg_workspace_get_context (f->workspace))),
                                 "yinchuan-2025"));
  kg_ui_wait_until (kg_ui_says (f->window, "“Yinchuan 2025” is in force now"));

  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  kg_ui_wait_until (g_str_equal (kg_rule_set_get_key (kg_context_get_rules (kg_workspace_get_context (f->workspace))),
                                 "default-2"));
}

/* The project in time turns yellow once it is said to be late from 100 days
 * before its plan on; and back by undo. */
static void
test_rule_changes_a_light (Fixture       *f,
                           gconstpointer  data)
{
  GtkWindow *editor;
  GtkWidget *row;

  kg_ui_wait_until (kg_ui_says (f->window, "Default"));
  g_assert_cmpint (proposed (f, 1), ==, KG_LIGHT_GREEN);
  editor = open_editor (f, "rules_page", "rules.edit", "default-2", "KgRulesEditor");
  g_assert_false (can_save (editor));
  g_assert_true (kg_ui_says (editor, "This set ships with the program"));
  kg_ui_wait_until (kg_ui_says (editor, "Would change no proposed light"));

  row = rule_row (editor, "plan_list", 0);
  g_assert_true (kg_ui_says (row, "yellow from 1, red from 20 working days"));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (kg_ui_part (row, "yellow_from")), -100);
  g_assert_true (kg_ui_says (row, "yellow from -100, red from 20 working days"));
  kg_ui_wait_until (kg_ui_says (editor, "Would change 1 proposed light: 1 more yellow, 1 fewer green"));
  g_assert_true (can_save (editor));
  g_assert_cmpint (proposed (f, 1), ==, KG_LIGHT_GREEN);

  kg_ui_key (editor, "Ctrl+s");
  wait_until_gone ("KgRulesEditor");
  kg_ui_wait_until (proposed (f, 1) == KG_LIGHT_YELLOW);
  kg_ui_wait_until (kg_ui_says (f->window, "Shipped, changed here"));

  kg_ui_wait_until (gtk_window_is_active (f->window));
  kg_ui_key (f->window, "Ctrl+z");
  kg_ui_wait_until (proposed (f, 1) == KG_LIGHT_GREEN);
}

/* A number that was typed counts before the spin button is left. */
static void
test_rule_typed (Fixture       *f,
                 gconstpointer  data)
{
  GtkWindow *editor;
  GtkWidget *row, *spin;

  kg_ui_wait_until (kg_ui_says (f->window, "Default"));
  editor = open_editor (f, "rules_page", "rules.edit", "default-2", "KgRulesEditor");
  row = rule_row (editor, "plan_list", 0);
  spin = kg_ui_part (row, "yellow_from");
  g_assert_false (can_save (editor));

  gtk_widget_grab_focus (spin);
  gtk_editable_select_region (GTK_EDITABLE (spin), 0, -1);
  kg_ui_type (editor, "7");
  kg_ui_wait_until (kg_ui_says (row, "yellow from 7, red from 20 working days"));
  g_assert_true (can_save (editor));
  kg_ui_type (editor, "7");
  kg_ui_wait_until (kg_ui_says (row, "red has to lie above yellow"));
  g_assert_false (can_save (editor));
  kg_ui_key (editor, "BackSpace");
  kg_ui_wait_until (can_save (editor));

  kg_ui_key (editor, "Ctrl+s");
  wait_until_gone ("KgRulesEditor");
  kg_ui_wait_until (kg_ui_says (f->window, "Shipped, changed here"));
  editor = open_editor (f, "rules_page", "rules.edit", "default-2", "KgRulesEditor");
  g_assert_true (kg_ui_says (rule_row (editor, "plan_list", 0), "yellow from 7, red from 20 working days"));
  kg_ui_close (editor);
}

static void
test_rules_out_of_order (Fixture       *f,
                         gconstpointer  data)
{
  GtkWindow *editor;
  GtkWidget *row;

  kg_ui_wait_until (kg_ui_says (f->window, "Default"));
  editor = open_editor (f, "rules_page", "rules.edit", "default-2", "KgRulesEditor");
  row = rule_row (editor, "plan_list", 0);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (kg_ui_part (row, "red_from")), 1);
  g_assert_false (can_save (editor));
  g_assert_true (kg_ui_says (editor, "red does not come after yellow"));
  g_assert_true (kg_ui_says (row, "red has to lie above yellow"));

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (kg_ui_part (row, "red_from")), 2);
  g_assert_true (can_save (editor));
  /* A row that counts no more, and a question with one answer. */
  gtk_switch_set_active (GTK_SWITCH (kg_ui_part (row, "counts")), FALSE);
  g_assert_true (kg_ui_says (row, "does not count"));
  row = rule_row (editor, "plan_list", 7);
  g_assert_true (kg_ui_says (row, "yellow when it is so"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (kg_ui_part (row, "red")), TRUE);
  g_assert_true (kg_ui_says (row, "red when it is so"));
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (kg_ui_part (row, "yellow"))));
  g_assert_true (can_save (editor));
  kg_ui_close (editor);
}

static void
test_gap_is_refused (Fixture       *f,
                     gconstpointer  data)
{
  static const char gap[] = "[rule-set]\nkey=default-2\n\n[lag]\ninput=lag\ngreen=..0\nred=5..\n";
  static const char sound[] = "[rule-set]\nkey=default-2\n\n[lag]\ninput=lag\ngreen=..0\nred=1..\n";
  GtkWindow *editor;

  kg_ui_wait_until (kg_ui_says (f->window, "Default"));
  editor = open_editor (f, "rules_page", "rules.edit", "default-2", "KgRulesEditor");
  show_as_text (editor, TRUE);
  kg_ui_settle (GTK_WIDGET (editor));
  g_assert_true (kg_ui_says (editor, "No problems"));

  set_text (editor, gap);
  kg_ui_settle (GTK_WIDGET (editor));
  g_assert_true (kg_ui_says (editor, "1 problem"));
  g_assert_true (kg_ui_says (editor, "line 4, [lag]"));
  g_assert_false (can_save (editor));
  /* The form cannot show it, and says so. */
  show_as_text (editor, FALSE);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (kg_ui_part (editor, "as_text"))));
  g_assert_true (kg_ui_says (editor, "once the text has no problems"));

  set_text (editor, "[rule-set]\nkey=another\n\n[lag]\ninput=lag\ngreen=..0\nred=1..\n");
  g_assert_false (can_save (editor));
  g_assert_true (kg_ui_says (editor, "The key stays “default-2”"));

  set_text (editor, sound);
  g_assert_true (can_save (editor));
  show_as_text (editor, FALSE);
  kg_ui_settle (GTK_WIDGET (editor));
  g_assert_true (kg_ui_says (rule_row (editor, "plan_list", 0), "red from 1 working days"));
  gtk_widget_activate_action (GTK_WIDGET (editor), "edit.save", NULL);
  wait_until_gone ("KgRulesEditor");
  kg_ui_wait_until (kg_rule_set_get_n_rules (kg_context_get_rules (kg_workspace_get_context (f->workspace))) == 1);
}

static void
test_unsaved_rules (Fixture       *f,
                    gconstpointer  data)
{
  GtkWindow *editor;
  GtkWidget *row;

  kg_ui_wait_until (kg_ui_says (f->window, "Default"));
  editor = open_editor (f, "rules_page", "rules.copy", "default-2", "KgRulesEditor");
  row = rule_row (editor, "plan_list", 0);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (kg_ui_part (row, "yellow_from")), 3);

  gtk_window_close (editor);
  kg_ui_wait_until (kg_ui_find_window ("AdwMessageDialog") != NULL);
  answer ("keep");
  g_assert_true (kg_ui_find_window ("KgRulesEditor") == editor);

  gtk_window_close (editor);
  kg_ui_wait_until (kg_ui_find_window ("AdwMessageDialog") != NULL);
  answer ("save");
  wait_until_gone ("KgRulesEditor");
  kg_ui_wait_until (kg_ui_says (f->window, "Default (copy)"));
  kg_ui_wait_until (kg_ui_says (f->window, "Own"));

  /* Two copies have two keys; nothing is asked when nothing was typed. */
  editor = open_editor (f, "rules_page", "rules.copy", "default-2", "KgRulesEditor");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (kg_ui_part (kg_ui_part (editor, "form"), "key"))), ==,
                   "default-2-copy-2");
  gtk_window_close (editor);
  wait_until_gone ("KgRulesEditor");

  gtk_widget_activate_action (page (f, "rules_page"), "rules.remove", "s", "default-2-copy");
  kg_ui_wait_until (kg_ui_says (f->window, "was removed"));
  kg_ui_wait_until (!kg_ui_says (f->window, "Own"));
}

static void
test_rules_files (Fixture       *f,
                  gconstpointer  data)
{
  KgDefinitionPage *rules = KG_DEFINITION_PAGE (page (f, "rules_page"));
  g_autofree char *path = g_build_filename (f->district->folder, "ours.ini", NULL);
  g_autofree char *copy = g_build_filename (f->district->folder, "copy.ini", NULL);
  g_autofree char *text = NULL;
  static const char ours[] = "# ours\n[rule-set]\nkey=ours\nname=Ours\n[lag]\ninput=lag\ngreen=..4\nred=5..\n";

  kg_ui_wait_until (kg_ui_says (f->window, "Default"));
  g_assert_true (g_file_set_contents (path, "[rule-set]\nkey=ours\n[lag]\ninput=lag\ngreen=..4\nred=9..\n", -1, NULL));
  kg_definition_acts_import (rules, path);
  kg_ui_wait_until (kg_ui_says (f->window, "ours.ini, line 3, [lag]"));

  g_assert_true (g_file_set_contents (path, ours, -1, NULL));
  kg_definition_acts_import (rules, path);
  kg_ui_wait_until (kg_ui_says (f->window, "“Ours” was imported"));
  kg_ui_wait_until (kg_ui_says (f->window, "Own"));
  g_assert_false (kg_ui_says (f->window, "ours.ini, line 3"));

  kg_definition_acts_export (rules, copy, "ours");
  g_assert_true (g_file_get_contents (copy, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, ours);
  kg_ui_wait_until (kg_ui_says (f->window, "Written to “copy.ini”"));
}

/* ── Templates ────────────────────────────────────────────────── */

typedef struct {
  const char *project;
  const char *key;
  int length;
} Applied;

static gboolean
apply_template (KgTxn      *txn,
                KgContext  *context,
                gpointer    data,
                GError    **error)
{
  Applied *applied = data;
  g_autoptr (KgTemplate) template = kg_template_find (txn, applied->key, error);

  if (template == NULL)
    return FALSE;

  applied->length = kg_template_length (template, NULL, error);
  return kg_plan_apply (txn, context, applied->project, applied->key, NULL, error);
}

static GtkWidget *
step_part (GtkWindow  *editor,
           const char *id)
{
  return kg_ui_part (kg_ui_part (kg_ui_part (editor, "form"), "step_form"), id);
}

static void
test_template_copy_and_edit (Fixture       *f,
                             gconstpointer  data)
{
  Applied applied = { f->district->project[2], "serial-copy", 0 };
  GtkWindow *editor;
  GtkWidget *duration;

  kg_ui_wait_until (kg_ui_says (f->window, "100 working days"));
  editor = open_editor (f, "templates_page", "templates.copy", "serial", "KgTemplateEditor");
  g_assert_true (can_save (editor));
  g_assert_true (kg_ui_says (editor, "100 working days: "));

  /* Its first step lasts seven days longer. */
  duration = step_part (editor, "duration");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (step_part (editor, "has_longest")), FALSE);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (duration), gtk_spin_button_get_value (GTK_SPIN_BUTTON (duration)) + 7);
  g_assert_true (kg_ui_says (editor, "107 working days: "));
  gtk_widget_activate_action (GTK_WIDGET (editor), "edit.save", NULL);
  wait_until_gone ("KgTemplateEditor");
  kg_ui_wait_until (kg_ui_says (f->window, "107 working days"));

  kg_district_do (f->district, apply_template, &applied);
  g_assert_cmpint (applied.length, ==, 107);
  gtk_widget_activate_action (page (f, "templates_page"), "templates.remove", "s", "serial-copy");
  kg_ui_wait_until (!kg_ui_says (f->window, "107 working days"));
}

/* Adding, moving and removing steps; a key that changes takes along what
 * follows it. */
static void
test_template_steps (Fixture       *f,
                     gconstpointer  data)
{
  GtkWindow *editor;
  GtkWidget *form, *key;
  GtkListBox *steps;
  g_autofree char *text = NULL;
  GtkWidget *view;
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  kg_ui_wait_until (kg_ui_says (f->window, "100 working days"));
  editor = open_editor (f, "templates_page", "templates.copy", "serial", "KgTemplateEditor");
  form = kg_ui_part (editor, "form");
  steps = GTK_LIST_BOX (kg_ui_part (form, "steps"));
  key = step_part (editor, "key");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (key)), ==, "land_contract");
  gtk_editable_set_text (GTK_EDITABLE (key), "contract");

  gtk_widget_activate_action (form, "step.add", NULL);
  g_assert_true (kg_ui_says (gtk_list_box_get_row_at_index (steps, 1), "New step"));
  g_assert_cmpint (gtk_list_box_row_get_index (gtk_list_box_get_selected_row (steps)), ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (step_part (editor, "name")), "");
  g_assert_false (can_save (editor));
  g_assert_true (kg_ui_says (editor, "Step 2 has no name"));
  gtk_editable_set_text (GTK_EDITABLE (step_part (editor, "name")), "招标");
  g_assert_true (can_save (editor));
  gtk_editable_set_text (GTK_EDITABLE (step_part (editor, "key")), "contract");
  g_assert_true (kg_ui_says (editor, "another step has the key “contract”"));
  gtk_editable_set_text (GTK_EDITABLE (step_part (editor, "key")), "bids");
  gtk_widget_activate_action (form, "step.down", NULL);
  g_assert_true (kg_ui_says (gtk_list_box_get_row_at_index (steps, 2), "招标"));
  g_assert_true (can_save (editor));

  show_as_text (editor, TRUE);
  view = kg_ui_part (kg_ui_part (editor, "text_view"), "view");
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  g_assert_nonnull (strstr (text, "[step contract]"));
  g_assert_nonnull (strstr (text, "after=contract\n"));
  g_assert_null (strstr (text, "land_contract"));

  /* A step that waits for itself is found, and named. */
  set_text (editor, "[template]\nkey=serial-copy\nname=x\n\n[step a]\nname=甲\nduration=1\nafter=b\nsource=假设\n\n"
                    "[step b]\nname=乙\nduration=1\nafter=a\nsource=假设\n");
  kg_ui_settle (GTK_WIDGET (editor));
  g_assert_false (can_save (editor));
  g_assert_true (kg_ui_says (editor, "line "));
  set_text (editor, text);
  g_assert_true (can_save (editor));

  show_as_text (editor, FALSE);
  gtk_list_box_select_row (steps, gtk_list_box_get_row_at_index (steps, 0));
  gtk_widget_activate_action (form, "step.remove", NULL);
  g_assert_true (can_save (editor));
  gtk_stack_set_visible_child_name (GTK_STACK (kg_ui_part (form, "pages")), "plan");
  kg_ui_settle (GTK_WIDGET (editor));
  g_assert_true (kg_ui_says (editor, "By choice"));

  gtk_window_close (editor);
  kg_ui_wait_until (kg_ui_find_window ("AdwMessageDialog") != NULL);
  answer ("discard");
  wait_until_gone ("KgTemplateEditor");
}

static void
test_template_files (Fixture       *f,
                     gconstpointer  data)
{
  KgDefinitionPage *templates = KG_DEFINITION_PAGE (page (f, "templates_page"));
  g_autofree char *path = g_build_filename (f->district->folder, "ours.ini", NULL);
  g_autofree char *text = NULL, *faulty = NULL;

  kg_ui_wait_until (kg_ui_says (f->window, "100 working days"));
  kg_definition_acts_export (templates, path, "filing");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  faulty = g_strconcat (text, "\n[step last]\nname=最后\nduration=many\nsource=假设\n", NULL);
  g_assert_true (g_file_set_contents (path, faulty, -1, NULL));
  kg_definition_acts_import (templates, path);
  kg_ui_wait_until (kg_ui_says (f->window, "ours.ini, line "));

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  kg_definition_acts_import (templates, path);
  kg_ui_wait_until (kg_ui_says (f->window, "Shipped, changed here"));
  gtk_widget_activate_action (page (f, "templates_page"), "templates.remove", "s", "filing");
  kg_ui_wait_until (!kg_ui_says (f->window, "Shipped, changed here"));
}

/* ── Calendar ─────────────────────────────────────────────────── */

static void
test_calendar (Fixture       *f,
               gconstpointer  data)
{
  KgCalendarPage *calendar = KG_CALENDAR_PAGE (page (f, "calendar_page"));
  g_autofree char *path = g_build_filename (f->district->folder, "2027.csv", NULL);
  g_autofree char *bad = g_build_filename (f->district->folder, "bad.csv", NULL);
  g_autofree char *count = NULL;
  const KgCalendar *in_force;
  GtkWindow *dialog;

  kg_ui_wait_until (kg_ui_says (GTK_WIDGET (calendar), "国庆节"));
  g_assert_false (gtk_widget_get_visible (kg_ui_part (calendar, "notice")));
  kg_calendar_page_show_year (calendar, 2027);
  kg_ui_settle (GTK_WIDGET (f->window));
  g_assert_true (kg_ui_says (GTK_WIDGET (calendar), "Working days of 2027 are counted by weekday only"));
  g_assert_true (kg_ui_says (GTK_WIDGET (calendar), "261 working days"));

  g_assert_true (g_file_set_contents (bad, "日期,类型,名称\n2027-13-01,休,元旦\n", -1, NULL));
  kg_calendar_page_import (calendar, bad);
  dialog = kg_ui_find_window ("KgCalendarImportDialog");
  kg_ui_wait_until (g_str_equal (kg_ui_visible (dialog, "stack"), "refused"));
  kg_ui_settle (GTK_WIDGET (dialog));
  g_assert_true (kg_ui_says (dialog, "bad.csv"));
  kg_ui_close (dialog);

  g_assert_true (g_file_set_contents (path, "日期,类型,名称\n2027-10-01,休,国庆节\n2027-10-02,休,国庆节\n"
                                            "2027-10-04,休,国庆节\n2027-10-09,班,国庆节调休\n", -1, NULL));
  kg_calendar_page_import (calendar, path);
  dialog = kg_ui_find_window ("KgCalendarImportDialog");
  kg_ui_wait_until (g_str_equal (kg_ui_visible (dialog, "stack"), "preview"));
  kg_ui_settle (GTK_WIDGET (dialog));
  g_assert_true (kg_ui_says (dialog, "2027: 261 working days, 260 after the import"));
  g_assert_true (kg_ui_says (dialog, "国庆节调休"));
  in_force = kg_context_get_calendar (kg_workspace_get_context (f->workspace));
  g_assert_cmpint (kg_calendar_count_year (in_force, 2027), ==, 261);

  kg_ui_wait_until (gtk_window_is_active (dialog));
  kg_ui_key (dialog, "Ctrl+Return");
  wait_until_gone ("KgCalendarImportDialog");
  kg_ui_wait_until (kg_ui_says (GTK_WIDGET (calendar), "260 working days"));
  kg_ui_wait_until (kg_calendar_count_year (kg_context_get_calendar (kg_workspace_get_context (f->workspace)),
                                            2027) == 260);
  g_assert_true (kg_ui_says (GTK_WIDGET (calendar), "4 days of your own"));
  g_assert_false (gtk_widget_get_visible (kg_ui_part (calendar, "notice")));

  g_signal_emit_by_name (kg_ui_part (calendar, "forget_button"), "clicked");
  kg_ui_wait_until (kg_ui_says (GTK_WIDGET (calendar), "261 working days"));
  kg_ui_wait_until (kg_ui_says (f->window, "4 days of 2027 were forgotten"));
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  kg_ui_wait_until (kg_ui_says (GTK_WIDGET (calendar), "260 working days"));
}

/* Closed while it reads. */
static void
test_closed_early (Fixture       *f,
                   gconstpointer  data)
{
  g_autofree char *path = g_build_filename (f->district->folder, "2027.csv", NULL);
  GtkWindow *dialog;

  g_assert_true (g_file_set_contents (path, "日期,类型\n2027-10-01,休\n", -1, NULL));
  kg_calendar_page_import (KG_CALENDAR_PAGE (page (f, "calendar_page")), path);
  dialog = kg_ui_find_window ("KgCalendarImportDialog");
  gtk_window_destroy (dialog);
  wait_until_gone ("KgCalendarImportDialog");
}

int
main (int   argc,
      char *argv[])
{
  kg_ui_test_init (&argc, &argv);
  kg_widgets_init ();

#define ADD(path, page, function) g_test_add ("/settings/" path, Fixture, page, set_up, function, tear_down)
  ADD ("rules/list", "rules", test_rules_list);
  ADD ("rules/change-a-light", "rules", test_rule_changes_a_light);
  ADD ("rules/typed", "rules", test_rule_typed);
  ADD ("rules/out-of-order", "rules", test_rules_out_of_order);
  ADD ("rules/gap-is-refused", "rules", test_gap_is_refused);
  ADD ("rules/unsaved", "rules", test_unsaved_rules);
  ADD ("rules/files", "rules", test_rules_files);
  ADD ("templates/copy-and-edit", "templates", test_template_copy_and_edit);
  ADD ("templates/steps", "templates", test_template_steps);
  ADD ("templates/files", "templates", test_template_files);
  ADD ("calendar/import-and-forget", "calendar", test_calendar);
  ADD ("calendar/closed-early", "calendar", test_closed_early);
#undef ADD

  return g_test_run ();
}
