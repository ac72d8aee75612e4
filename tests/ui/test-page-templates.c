// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"
#include "kg-ui-look.h"
#include "kg-ui-test.h"

#include "services/kg-page-service.h"
#include "services/kg-query.h"
#include "services/kg-workspace.h"
#include "services/typeset/kg-display-list-private.h"
#include "widgets/kg-definition-acts.h"
#include "widgets/kg-minutes-preview.h"
#include "widgets/kg-page-field-row.h"
#include "widgets/kg-settings-window.h"
#include "widgets/kg-widgets.h"

#include <string.h>

/* Page templates in the window of settings, and their editor with the page
 * beside it. */

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
  kg_settings_window_show_page (KG_SETTINGS_WINDOW (f->window), "pages");
  gtk_window_present (f->window);
  kg_ui_wait_until (gtk_window_is_active (f->window));
  kg_ui_wait_until (kg_ui_says (f->window, "Supervision register"));
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

static KgDefinitionPage *
pages_page (Fixture *f)
{
  return KG_DEFINITION_PAGE (kg_ui_part (f->window, "pages_page"));
}

static void
act (Fixture    *f,
     const char *action,
     const char *key)
{
  gtk_widget_activate_action (GTK_WIDGET (pages_page (f)), action, "s", key);
}

static GtkWindow *
wait_for_editor (void)
{
  GtkWindow *editor;

  kg_ui_wait_until (kg_ui_find_window ("KgPageEditor") != NULL);
  editor = kg_ui_find_window ("KgPageEditor");
  kg_ui_wait_until (gtk_window_is_active (editor));
  kg_ui_settle (GTK_WIDGET (editor));

  return editor;
}

static GtkWindow *
open_editor (Fixture    *f,
             const char *action,
             const char *key)
{
  act (f, action, key);

  return wait_for_editor ();
}

static gboolean
can_save (GtkWindow *editor)
{
  return gtk_widget_is_sensitive (kg_ui_find_button (editor, "Save"));
}

static void
wait_until_gone (void)
{
  kg_ui_wait_until (kg_ui_find_window ("KgPageEditor") == NULL);
}

static void
answer (const char *response)
{
  g_autoptr (GtkWindow) question = NULL;

  kg_ui_wait_until (kg_ui_find_window ("AdwMessageDialog") != NULL);
  question = g_object_ref (kg_ui_find_window ("AdwMessageDialog"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), response);
  gtk_window_destroy (question);
}

static GtkWidget *
find_row (GtkWidget  *widget,
          const char *key)
{
  if (KG_IS_PAGE_FIELD_ROW (widget))
    return g_str_equal (kg_page_field_row_get_field (KG_PAGE_FIELD_ROW (widget))->key, key) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *row = find_row (child, key);

    if (row != NULL)
      return row;
  }

  return NULL;
}

static GtkWidget *
row (GtkWindow  *editor,
     const char *key)
{
  GtkWidget *found = find_row (kg_ui_part (editor, "form"), key);

  g_assert_nonnull (found);
  return found;
}

/* The spin button or the switch of a measure. */
static GtkWidget *
control (GtkWindow  *editor,
         const char *key)
{
  return gtk_widget_get_first_child (kg_ui_part (row (editor, key), "control_box"));
}

static void
set_measure (GtkWindow  *editor,
             const char *key,
             double      value)
{
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (control (editor, key)), value);
}

static KgMinutesSheets *
sheets (GtkWindow *editor)
{
  GtkWidget *pages = kg_ui_part (kg_ui_part (editor, "preview"), "pages");

  return kg_minutes_preview_get_sheets (KG_MINUTES_PREVIEW (pages));
}

static gboolean
shows_pages (GtkWindow *editor)
{
  return kg_minutes_sheets_get_list (sheets (editor)) != NULL;
}

/* The baseline of the first red words of the first page, in mm. */
static double
get_mark_baseline (GtkWindow *editor)
{
  KgDisplayList *list = kg_minutes_sheets_get_list (sheets (editor));
  KgPage *page = kg_display_list_get_page (list, 0);

  for (guint i = 0; i < page->runs->len; i++) {
    const KgRun *run = &g_array_index (page->runs, KgRun, i);

    if (run->colour == kg_page_template_get_standard ()->mark_colour)
      return run->y * 25.4 / 72;
  }

  g_assert_not_reached ();
}

typedef struct {
  const char *id;
  const char *name;
  double mark_top;
  GPtrArray *list;
} Call;

static gboolean
read_list (KgTxn      *txn,
           KgContext  *context,
           gpointer    data,
           GError    **error)
{
  Call *call = data;

  call->list = kg_pages_list (txn, error);
  return call->list != NULL;
}

/* The one own template, in the store. */
static const KgPageInfo *
get_own (Fixture *f,
         Call    *call)
{
  g_clear_pointer (&call->list, g_ptr_array_unref);
  kg_district_do (f->district, read_list, call);
  for (guint i = 0; i < call->list->len; i++)
    if (((KgPageInfo *) g_ptr_array_index (call->list, i))->id != NULL)
      return g_ptr_array_index (call->list, i);

  return NULL;
}

/* Another seat changes what is edited here. */
static gboolean
save_elsewhere (KgTxn      *txn,
                KgContext  *context,
                gpointer    data,
                GError    **error)
{
  Call *call = data;
  g_autoptr (GPtrArray) list = kg_pages_list (txn, error);
  const KgPageInfo *info = kg_pages_find (list, call->id, error);
  KgPageTemplate page = info->page;
  g_autofree char *saved = NULL;

  page.mark_top = call->mark_top;
  saved = kg_pages_save (txn, info->id, info->text, info->kind, info->name, &page, error);
  return saved != NULL;
}

/* A copy of what ships for weekly minutes with the mark at 30 mm. */
static char *
make_copy (Fixture *f)
{
  Call call = { 0, };
  GtkWindow *editor = open_editor (f, "pages.copy", "weekly");
  char *id;

  set_measure (editor, "mark_top", 30);
  gtk_widget_activate_action (GTK_WIDGET (editor), "edit.save", NULL);
  wait_until_gone ();
  kg_ui_wait_until (kg_ui_says (f->window, "Type area to the top of the mark: 30 mm"));
  id = g_strdup (get_own (f, &call)->id);
  g_ptr_array_unref (call.list);

  return id;
}

static void
test_copy_and_edit (Fixture       *f,
                    gconstpointer  data)
{
  Call call = { 0, };
  GtkWindow *editor = open_editor (f, "pages.copy", "weekly");
  const KgPageInfo *own;
  double before;

  g_assert_true (can_save (editor));
  g_assert_true (kg_ui_says (editor, "GB/T 9704-2012, 7.2.4"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (kg_ui_part (kg_ui_part (editor, "form"), "name"))), ==,
                   "Minutes of the weekly meeting (copy)");
  kg_ui_wait_until (shows_pages (editor));
  before = get_mark_baseline (editor);
  g_assert_false (gtk_widget_get_visible (kg_ui_part (row (editor, "mark_top"), "reset_button")));

  /* The page is there at once, without a turn of the loop. */
  set_measure (editor, "mark_top", 30);
  g_assert_cmpfloat_with_epsilon (before - get_mark_baseline (editor), 5, 0.05);
  g_assert_true (kg_ui_says (row (editor, "mark_top"), "35 mm"));

  gtk_editable_set_text (GTK_EDITABLE (kg_ui_part (kg_ui_part (editor, "form"), "name")), "本区周例会");
  kg_ui_key (editor, "Ctrl+s");
  wait_until_gone ();
  kg_ui_wait_until (kg_ui_says (f->window, "本区周例会"));
  kg_ui_wait_until (kg_ui_says (f->window, "Type area to the top of the mark: 30 mm"));
  own = get_own (f, &call);
  g_assert_nonnull (own);
  g_assert_cmpfloat (own->page.mark_top, ==, 30);
  g_assert_cmpint (own->kind, ==, KG_DOCUMENT_WEEKLY);
  g_assert_false (own->in_use);

  act (f, "pages.use", own->id);
  kg_ui_wait_until (kg_ui_says (f->window, "“本区周例会” is in use now"));
  own = get_own (f, &call);
  g_assert_true (own->in_use);

  kg_ui_wait_until (gtk_window_is_active (f->window));
  act (f, "pages.remove", own->id);
  kg_ui_wait_until (kg_ui_says (f->window, "“本区周例会” was removed"));
  kg_ui_wait_until (get_own (f, &call) == NULL);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  kg_ui_wait_until (get_own (f, &call) != NULL);
  g_assert_true (get_own (f, &call)->in_use);
  g_ptr_array_unref (call.list);
}

/* While no page can be set, the last one stays, and is not saved. */
static void
test_invalid (Fixture       *f,
              gconstpointer  data)
{
  GtkWindow *editor = open_editor (f, "pages.copy", "weekly");
  KgDisplayList *last;
  GtkWidget *spin;

  kg_ui_wait_until (shows_pages (editor));
  last = kg_minutes_sheets_get_list (sheets (editor));
  set_measure (editor, "area_width", 190);
  g_assert_true (kg_ui_says (editor, "wider than the paper"));
  g_assert_false (can_save (editor));
  g_assert_true (kg_minutes_sheets_get_list (sheets (editor)) == last);
  g_assert_true (gtk_widget_has_css_class (kg_ui_part (kg_ui_part (editor, "preview"), "pages"), "kg-page-stale"));

  set_measure (editor, "area_width", 156);
  g_assert_false (kg_ui_says (editor, "wider than the paper"));
  g_assert_true (can_save (editor));

  /* What is typed counts at once; one out of range is named. */
  spin = control (editor, "mark_top");
  gtk_widget_grab_focus (spin);
  gtk_editable_select_region (GTK_EDITABLE (spin), 0, -1);
  kg_ui_type (editor, "4000");
  kg_ui_wait_until (kg_ui_says (editor, "“Type area to the top of the mark” must be from 0 to 1000"));
  g_assert_false (can_save (editor));
  kg_ui_key (editor, "BackSpace");
  kg_ui_key (editor, "BackSpace");
  kg_ui_wait_until (can_save (editor));
  g_assert_cmpfloat (kg_page_field_row_get_value (KG_PAGE_FIELD_ROW (row (editor, "mark_top"))), ==, 40);

  gtk_editable_set_text (GTK_EDITABLE (kg_ui_part (kg_ui_part (editor, "form"), "name")), " ");
  g_assert_true (kg_ui_says (editor, "needs a name"));
  g_assert_false (can_save (editor));

  gtk_window_close (editor);
  answer ("discard");
  wait_until_gone ();
}

static void
test_reset (Fixture       *f,
            gconstpointer  data)
{
  GtkWindow *editor = open_editor (f, "pages.copy", "circular");
  const GdkRGBA colour = { 0x12 / 255.f, 0x34 / 255.f, 0x56 / 255.f, 1 };
  GtkWidget *reset;

  kg_ui_wait_until (shows_pages (editor));
  set_measure (editor, "area_top", 40);
  gtk_switch_set_active (GTK_SWITCH (control (editor, "imprint_even_page")), FALSE);
  reset = kg_ui_part (row (editor, "area_top"), "reset_button");
  g_assert_true (gtk_widget_get_visible (reset));
  kg_ui_settle (GTK_WIDGET (editor));
  g_signal_emit_by_name (reset, "clicked");
  g_assert_cmpfloat (kg_page_field_row_get_value (KG_PAGE_FIELD_ROW (row (editor, "area_top"))), ==, 37);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (control (editor, "area_top"))), ==, "37");
  g_assert_false (gtk_widget_get_visible (reset));
  g_signal_emit_by_name (kg_ui_part (row (editor, "imprint_even_page"), "reset_button"), "clicked");
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (control (editor, "imprint_even_page"))));

  gtk_color_chooser_set_rgba (GTK_COLOR_CHOOSER (control (editor, "mark_colour")), &colour);
  g_assert_cmpfloat (kg_page_field_row_get_value (KG_PAGE_FIELD_ROW (row (editor, "mark_colour"))), ==, 0x123456);
  reset = kg_ui_part (row (editor, "mark_colour"), "reset_button");
  g_assert_true (kg_ui_says (reset, "#e60012"));
  g_signal_emit_by_name (reset, "clicked");
  g_assert_cmpfloat (kg_page_field_row_get_value (KG_PAGE_FIELD_ROW (row (editor, "mark_colour"))), ==, 0xe60012);
  g_assert_false (gtk_widget_get_visible (reset));

  /* What belongs to a part that is not there cannot be changed. */
  gtk_switch_set_active (GTK_SWITCH (control (editor, "head")), FALSE);
  g_assert_false (gtk_widget_is_sensitive (row (editor, "mark_top")));
  g_assert_true (gtk_widget_is_sensitive (row (editor, "imprint_pitch")));
  gtk_window_close (editor);
  answer ("discard");
  wait_until_gone ();
}

/* Somebody else saved it meanwhile: what was typed stays, and becomes a copy. */
static void
test_conflict (Fixture       *f,
               gconstpointer  data)
{
  g_autofree char *id = make_copy (f);
  Call call = { .id = id, .mark_top = 32 };
  GtkWindow *editor;

  kg_ui_wait_until (gtk_window_is_active (f->window));
  editor = open_editor (f, "pages.edit", id);
  g_assert_false (can_save (editor));
  set_measure (editor, "mark_top", 28);
  kg_district_do (f->district, save_elsewhere, &call);
  gtk_widget_activate_action (GTK_WIDGET (editor), "edit.save", NULL);
  kg_ui_wait_until (kg_ui_says (editor, "was changed or removed by somebody else"));
  g_assert_cmpfloat (kg_page_field_row_get_value (KG_PAGE_FIELD_ROW (row (editor, "mark_top"))), ==, 28);
  g_assert_true (gtk_widget_get_visible (kg_ui_find_button (editor, "Save as a copy")));

  kg_ui_settle (GTK_WIDGET (editor));
  g_signal_emit_by_name (kg_ui_find_button (editor, "Save as a copy"), "clicked");
  wait_until_gone ();
  kg_ui_wait_until (kg_ui_says (f->window, "Type area to the top of the mark: 28 mm"));
  kg_ui_wait_until (kg_ui_says (f->window, "Type area to the top of the mark: 32 mm"));
  g_assert_true (kg_ui_says (f->window, "(copy) (copy)"));
}

static void
test_unsaved (Fixture       *f,
              gconstpointer  data)
{
  Call call = { 0, };
  GtkWindow *editor;

  /* What ships is not edited itself. */
  kg_definition_acts_edit (pages_page (f), "slip");
  editor = wait_for_editor ();
  g_assert_true (kg_ui_says (editor, "New page template"));
  gtk_window_close (editor);
  wait_until_gone ();

  kg_ui_wait_until (gtk_window_is_active (f->window));
  editor = open_editor (f, "pages.copy", "slip");
  set_measure (editor, "indent", 3);
  gtk_window_close (editor);
  answer ("keep");
  g_assert_true (kg_ui_find_window ("KgPageEditor") == editor);
  gtk_window_close (editor);
  answer ("save");
  wait_until_gone ();
  kg_ui_wait_until (kg_ui_says (f->window, "Supervision slip (copy)"));
  g_assert_cmpuint (get_own (f, &call)->page.indent, ==, 3);
  g_ptr_array_unref (call.list);
}

/* As text, as a file, and what cannot be read. */
static void
test_text_and_files (Fixture       *f,
                     gconstpointer  data)
{
  g_autofree char *path = g_build_filename (f->district->folder, "page.ini", NULL);
  g_autofree char *text = NULL;
  g_autofree char *faulty = NULL;
  GtkWindow *editor = open_editor (f, "pages.copy", "register");
  GtkWidget *view;

  kg_ui_wait_until (shows_pages (editor));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (kg_ui_part (editor, "as_text")), TRUE);
  view = kg_ui_part (kg_ui_part (editor, "text_view"), "view");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)),
                            "[page-template]\nkind=register\nname=x\n[page]\narea_left=high\n", -1);
  kg_ui_settle (GTK_WIDGET (editor));
  g_assert_true (kg_ui_says (editor, "area_left=high"));
  g_assert_false (can_save (editor));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)),
                            "[page-template]\nkind=register\nname=横版\n[page]\narea_left=24\n", -1);
  kg_ui_settle (GTK_WIDGET (editor));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (kg_ui_part (editor, "as_text")), FALSE);
  g_assert_cmpfloat (kg_page_field_row_get_value (KG_PAGE_FIELD_ROW (row (editor, "area_left"))), ==, 24);
  gtk_widget_activate_action (GTK_WIDGET (editor), "edit.save", NULL);
  wait_until_gone ();
  kg_ui_wait_until (kg_ui_says (f->window, "横版"));

  kg_definition_acts_export (pages_page (f), path, "weekly");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "\nmark_top=35\n"));
  faulty = g_strconcat (text, "\n[moon]\nface=1\n", NULL);
  g_assert_true (g_file_set_contents (path, faulty, -1, NULL));
  kg_definition_acts_import (pages_page (f), path);
  kg_ui_wait_until (kg_ui_says (f->window, "a measure “face” in [moon]"));
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  kg_definition_acts_import (pages_page (f), path);
  kg_ui_wait_until (kg_ui_says (f->window, "was imported"));
  kg_ui_wait_until (kg_ui_says (f->window, "the same as what ships"));
}

static gboolean
break_one (KgTxn      *txn,
           KgContext  *context,
           gpointer    data,
           GError    **error)
{
  return kg_query_set_setting (txn, KG_SETTING_PAGE_PREFIX "broken",
                               "[page-template]\nkind=slip\nname=x\n[page]\narea_left=-5\n", error);
}

/* One that a person or a later program wrote is named, and mended as text. */
static void
test_broken (Fixture       *f,
             gconstpointer  data)
{
  Call call = { 0, };
  GtkWindow *editor;
  GtkWidget *view;

  kg_district_do (f->district, break_one, NULL);
  /* What another seat wrote is read with the next change from here. */
  act (f, "pages.use", "slip");
  kg_ui_wait_until (kg_ui_says (f->window, "“Binding margin, left” must be from 0 to 500"));
  editor = open_editor (f, "pages.edit", "broken");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (kg_ui_part (editor, "as_text"))));
  g_assert_false (can_save (editor));
  view = kg_ui_part (kg_ui_part (editor, "text_view"), "view");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)),
                            "[page-template]\nkind=slip\nname=x\n[page]\narea_left=20\n", -1);
  kg_ui_settle (GTK_WIDGET (editor));
  gtk_widget_activate_action (GTK_WIDGET (editor), "edit.save", NULL);
  wait_until_gone ();
  kg_ui_wait_until (kg_ui_says (f->window, "Binding margin, left: 20 mm"));
  g_assert_cmpstr (get_own (f, &call)->id, ==, "broken");
  g_ptr_array_unref (call.list);
}

/* The grid and the distance are drawn on the screen and leave the pages as
 * they are. */
static void
test_overlay (Fixture       *f,
              gconstpointer  data)
{
  GtkWindow *editor = open_editor (f, "pages.copy", "weekly");
  KgDisplayList *list;
  GtkWidget *preview = kg_ui_part (editor, "preview");
  int whole;

  kg_ui_wait_until (shows_pages (editor));
  list = kg_minutes_sheets_get_list (sheets (editor));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (kg_ui_part (preview, "grid_button")), TRUE);
  for (guint i = 0; i < 2; i++) {
    static const char *const keys[] = { "mark_top", "imprint_pitch" };

    gtk_widget_grab_focus (control (editor, keys[i]));
    kg_ui_settle (GTK_WIDGET (editor));
  }
  g_assert_true (kg_minutes_sheets_get_list (sheets (editor)) == list);

  /* A page seen whole leaves its margins below; one as wide as the room has
   * more height than there is. */
  whole = gtk_widget_get_height (GTK_WIDGET (sheets (editor)));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (kg_ui_part (preview, "whole_button")), FALSE);
  kg_ui_settle (GTK_WIDGET (editor));
  g_assert_cmpint (whole, <=, gtk_widget_get_height (preview) * (int) kg_minutes_sheets_get_n_pages (sheets (editor)));
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (sheets (editor))), >, whole);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (kg_ui_part (preview, "draft_button")), TRUE);
  g_assert_cmpuint (kg_minutes_sheets_get_list (sheets (editor))->watermark.glyphs->len, >, 0);
  kg_ui_settle (GTK_WIDGET (editor));
  kg_ui_close (editor);
}

int
main (int   argc,
      char *argv[])
{
  kg_ui_test_init (&argc, &argv);
  kg_widgets_init ();

#define ADD(path, function) g_test_add ("/page-templates/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("copy-and-edit", test_copy_and_edit);
  ADD ("invalid", test_invalid);
  ADD ("reset", test_reset);
  ADD ("conflict", test_conflict);
  ADD ("unsaved", test_unsaved);
  ADD ("text-and-files", test_text_and_files);
  ADD ("broken", test_broken);
  ADD ("overlay", test_overlay);
#undef ADD

  return g_test_run ();
}
