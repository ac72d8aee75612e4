// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-district.h"
#include "kg-ui-test.h"

#include "services/kg-meeting-file.h"
#include "services/kg-meeting-list.h"
#include "services/kg-meeting-service.h"
#include "services/kg-minutes-proof.h"
#include "services/kg-minutes-service.h"
#include "services/kg-private-note.h"
#include "services/kg-query.h"
#include "widgets/kg-agenda-row.h"
#include "widgets/kg-meeting-card.h"
#include "widgets/kg-meeting-page.h"
#include "widgets/kg-meeting-preparation.h"
#include "widgets/kg-meeting-reason.h"
#include "widgets/kg-meeting-record.h"
#include "widgets/kg-meeting-room.h"
#include "widgets/kg-meeting-series-form.h"
#include "widgets/kg-meeting-text.h"
#include "widgets/kg-minutes-exporter.h"
#include "widgets/kg-minutes-section.h"
#include "widgets/kg-minutes-sheets.h"
#include "widgets/kg-minutes-view.h"
#include "widgets/kg-record-entry.h"
#include "widgets/kg-unattended-notice.h"
#include "widgets/kg-widgets.h"

#include <glib/gstdio.h>
#include <string.h>

#define LONG_SENTENCE                                                      \
  "区规资局会同供电公司抓紧完成高压线迁改方案，明确资金来源和停电窗口期，" \
  "并于每周五前将进展报区发展改革委汇总，遇有困难及时提请区领导协调"

#define LINE "区规资局11月27日前完成施工图审查，区建管委配合"

typedef struct {
  KgDistrict *district;
  KgWorkspace *workspace;
  GtkWidget *page;
  GtkWindow *window;
  char *meeting;
  KgMeetingFile *file;
} Fixture;

/* Finding what is on the screen */

static GtkWidget *
find (GtkWidget  *widget,
      GType       type,
      const char *label)
{
  if (widget == NULL || !gtk_widget_get_visible (widget))
    return NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type)) {
    const char *own = NULL;

    if (GTK_IS_LABEL (widget))
      own = gtk_label_get_text (GTK_LABEL (widget));
    else if (GTK_IS_BUTTON (widget))
      own = gtk_button_get_label (GTK_BUTTON (widget));
    if (label == NULL || g_strcmp0 (own, label) == 0)
      return widget;
  }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find (child, type, label);

    if (found != NULL)
      return found;
  }

  return NULL;
}

static GtkWidget *
find_mapped (Fixture *f,
             GType    type)
{
  GtkWidget *widget = find (f->page, type, NULL);

  return widget != NULL && gtk_widget_get_mapped (widget) ? widget : NULL;
}

static gboolean
says (Fixture    *f,
      const char *text)
{
  return find (f->page, GTK_TYPE_LABEL, text) != NULL;
}

static GtkWidget *
wait_for (Fixture *f,
          GType    type)
{
  kg_ui_wait_until (find_mapped (f, type) != NULL);
  kg_ui_settle (f->page);
  return find_mapped (f, type);
}

static void
click (GtkWidget *widget)
{
  g_assert_nonnull (widget);
  kg_ui_settle (widget);
  kg_ui_click (widget, gtk_widget_get_width (widget) / 2, gtk_widget_get_height (widget) / 2, 1);
}

/* The store as the services see it */

static gboolean
load (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  Fixture *f = data;

  g_clear_pointer (&f->file, kg_meeting_file_unref);
  f->file = kg_meeting_file_load (txn, context, f->meeting, error);
  return f->file != NULL;
}

static const KgMeetingItem *
item (Fixture *f,
      guint    index)
{
  kg_district_do (f->district, load, f);
  return kg_meeting_file_get_item (f->file, index);
}

static const char *
meeting_state (Fixture *f)
{
  kg_district_do (f->district, load, f);
  return kg_record_get_text (f->file->meeting, KG_MEETING_STATE);
}

static gboolean
prepare (KgTxn      *txn,
         KgContext  *context,
         gpointer    data,
         GError    **error)
{
  Fixture *f = data;
  g_autofree char *topic = NULL;

  f->meeting = kg_meeting_create (txn, context, f->district->series, KG_DATE_NONE, error);
  if (f->meeting == NULL)
    return FALSE;

  topic = kg_meeting_add_topic (txn, f->meeting, "年底冲刺安排", error);
  return topic != NULL;
}

static gboolean
start (KgTxn      *txn,
       KgContext  *context,
       gpointer    data,
       GError    **error)
{
  return kg_meeting_start (txn, context, ((Fixture *) data)->meeting, error);
}

static gboolean
end (KgTxn      *txn,
     KgContext  *context,
     gpointer    data,
     GError    **error)
{
  Fixture *f = data;
  g_autoptr (GPtrArray) items = kg_meeting_get_items (txn, f->meeting, error);
  g_autofree char *decision = NULL;

  g_assert_nonnull (items);
  decision = kg_meeting_decide (txn, kg_record_get_id (g_ptr_array_index (items, 0)), "decided",
                                "区规资局完成高压线迁改方案", error);
  return decision != NULL &&
         kg_meeting_set_outcome (txn, kg_record_get_id (g_ptr_array_index (items, 1)), "next_time", NULL, error) &&
         kg_meeting_end (txn, context, f->meeting, error);
}

static gboolean
drop_series (KgTxn      *txn,
             KgContext  *context,
             gpointer    data,
             GError    **error)
{
  g_autoptr (KgRecord) series = kg_meeting_list_find_series (txn, NULL, error);

  return series != NULL && kg_txn_delete (txn, series, error);
}

static gboolean
take_lead_away (KgTxn      *txn,
                KgContext  *context,
                gpointer    data,
                GError    **error)
{
  g_autoptr (KgRecord) project =
    kg_query_need (txn, &kg_table_project, ((Fixture *) data)->district->project[0], error);

  return project != NULL && kg_query_update_code (txn, project, KG_PROJECT_LEAD_UNIT, NULL, error);
}

static void
show (Fixture *f)
{
  AdwToastOverlay *overlay = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());

  f->workspace = kg_workspace_new (f->district->store, f->district->context, "秘书");
  f->page = g_object_new (KG_TYPE_MEETING_PAGE, NULL);
  kg_meeting_page_set_workspace (KG_MEETING_PAGE (f->page), f->workspace);
  adw_toast_overlay_set_child (overlay, f->page);
  f->window = kg_ui_present (GTK_WIDGET (overlay), 1366, 768);
  kg_ui_wait_until (kg_workspace_get_board (f->workspace) != NULL);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  const char *state = data;

  f->district = kg_district_new ();
  if (g_str_equal (state, "empty"))
    kg_district_do (f->district, drop_series, f);
  else
    kg_district_do (f->district, prepare, f);
  if (g_str_equal (state, "unattended"))
    kg_district_do (f->district, take_lead_away, f);
  if (!g_str_equal (state, "planned") && !g_str_equal (state, "empty"))
    kg_district_do (f->district, start, f);
  if (g_str_equal (state, "writing_up"))
    kg_district_do (f->district, end, f);
  show (f);
}

static void
close_window (Fixture *f)
{
  GtkWidget *page = f->page;
  KgWorkspace *workspace = f->workspace;

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  kg_ui_close (f->window);
  kg_ui_wait_until (page == NULL);
  g_object_add_weak_pointer (G_OBJECT (workspace), (gpointer *) &workspace);
  g_object_unref (f->workspace);
  kg_ui_wait_until (workspace == NULL);
  f->window = NULL;
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  if (f->window != NULL)
    close_window (f);
  g_clear_pointer (&f->file, kg_meeting_file_unref);
  g_clear_pointer (&f->meeting, g_free);
  kg_district_free (f->district);
}

/* Before the meeting */

static gboolean
find_meeting (KgTxn      *txn,
              KgContext  *context,
              gpointer    data,
              GError    **error)
{
  Fixture *f = data;
  g_autoptr (KgRecord) series = kg_meeting_list_find_series (txn, NULL, error);
  g_autoptr (GPtrArray) meetings =
    series != NULL ? kg_meeting_list_load (txn, kg_record_get_id (series), NULL, error) : NULL;

  g_assert_nonnull (meetings);
  g_assert_cmpuint (meetings->len, ==, 1);
  g_assert_cmpstr (kg_record_get_text (series, KG_SERIES_NAME), ==, "计划新开工项目周例会");
  f->meeting = g_strdup (kg_record_get_id (((KgMeetingSummary *) g_ptr_array_index (meetings, 0))->meeting));
  return TRUE;
}

static void
test_first_meeting (Fixture       *f,
                    gconstpointer  data)
{
  GtkWidget *form = wait_for (f, KG_TYPE_MEETING_SERIES_FORM);

  click (find (form, GTK_TYPE_BUTTON, "_Create the series and prepare its first meeting"));
  wait_for (f, KG_TYPE_MEETING_PREPARATION);
  kg_ui_wait_until (says (f, "易卜半导体项目"));

  kg_district_do (f->district, find_meeting, f);
  g_assert_cmpstr (meeting_state (f), ==, "planned");
  g_assert_cmpuint (f->file->items->len, ==, 1);
}

static void
test_preparation (Fixture       *f,
                  gconstpointer  data)
{
  GtkWidget *preparation = wait_for (f, KG_TYPE_MEETING_PREPARATION);
  GtkWidget *entry = find (preparation, GTK_TYPE_ENTRY, NULL);

  g_assert_true (says (f, "年底冲刺安排"));
  g_assert_true (says (f, "区规资局"));

  /* A name typed by people is no markup. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "<b>资金&土地");
  gtk_widget_grab_focus (entry);
  kg_ui_key (f->window, "Return");
  kg_ui_wait_until (says (f, "<b>资金&土地"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");

  gtk_widget_activate_action (preparation, "agenda.remove", "s", kg_record_get_id (item (f, 2)->record));
  kg_ui_wait_until (!says (f, "<b>资金&土地"));

  click (find (preparation, GTK_TYPE_TOGGLE_BUTTON, "Present"));
  kg_ui_wait_until (says (f, "Present 1 · Attending 0 · Excused 0 · Expected 3"));

  click (find (preparation, GTK_TYPE_BUTTON, "_Start the meeting"));
  wait_for (f, KG_TYPE_MEETING_ROOM);
  g_assert_cmpstr (meeting_state (f), ==, "in_session");
}

/* In the meeting */

static GtkWidget *
get_line (Fixture *f)
{
  GtkWidget *record = wait_for (f, KG_TYPE_RECORD_ENTRY);

  return find (record, GTK_TYPE_ENTRY, NULL);
}

static void
type_line (Fixture    *f,
           const char *text)
{
  GtkWidget *line = get_line (f);

  gtk_widget_grab_focus (line);
  gtk_editable_set_text (GTK_EDITABLE (line), text);
  gtk_editable_set_position (GTK_EDITABLE (line), -1);
  kg_ui_settle (line);
}

static void
test_record_decision (Fixture       *f,
                      gconstpointer  data)
{
  const KgMeetingDecision *decision;
  const KgMeetingAssignment *assignment;

  type_line (f, LINE);
  /* What was understood stands below the line before Enter. */
  g_assert_true (says (f, "区规资局"));
  g_assert_true (says (f, "区建管委"));
  g_assert_true (says (f, "11-27 (Fri) · 4 working days left"));
  kg_ui_key (f->window, "Return");
  kg_ui_wait_until (says (f, LINE));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_line (f))), ==, "");

  g_assert_cmpuint (item (f, 0)->decisions->len, ==, 1);
  decision = g_ptr_array_index (item (f, 0)->decisions, 0);
  g_assert_cmpstr (kg_record_get_text (decision->record, KG_DECISION_TEXT), ==, LINE);
  g_assert_cmpuint (decision->assignments->len, ==, 1);
  assignment = g_ptr_array_index (decision->assignments, 0);
  g_assert_cmpstr (assignment->lead, ==, "区规资局");
  g_assert_cmpstr (assignment->supporting, ==, "区建管委");
  g_assert_cmpint (kg_record_get_date (assignment->record, KG_ASSIGNMENT_DUE_CURRENT), ==,
                   kg_date_new (2026, 11, 27));
}

/* Tab to the chip of the lead unit, Enter, some pinyin, Enter. */
static void
test_correct_by_keyboard (Fixture       *f,
                          gconstpointer  data)
{
  const KgMeetingDecision *decision;
  const KgMeetingAssignment *assignment;
  GtkWidget *entry;

  type_line (f, LINE);
  kg_ui_key (f->window, "Tab");
  kg_ui_key (f->window, "Tab");
  kg_ui_key (f->window, "Return");
  kg_ui_wait_until (GTK_IS_TEXT (gtk_window_get_focus (f->window)) &&
                    gtk_widget_get_ancestor (gtk_window_get_focus (f->window), GTK_TYPE_POPOVER) != NULL);
  kg_ui_type (f->window, "dcz");
  entry = gtk_widget_get_ancestor (gtk_window_get_focus (f->window), GTK_TYPE_SEARCH_ENTRY);
  kg_ui_wait_until (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), "dcz") &&
                    find (gtk_widget_get_ancestor (entry, GTK_TYPE_POPOVER), GTK_TYPE_LABEL, "区规资局") == NULL);
  kg_ui_key (f->window, "Return");
  kg_ui_wait_until (gtk_widget_get_ancestor (gtk_window_get_focus (f->window), GTK_TYPE_POPOVER) == NULL);

  /* The typing goes on in the line, which says what it said. */
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (f->window), get_line (f)));
  kg_ui_key (f->window, "Return");
  kg_ui_wait_until (says (f, LINE));

  decision = g_ptr_array_index (item (f, 0)->decisions, 0);
  assignment = g_ptr_array_index (decision->assignments, 0);
  g_assert_cmpstr (assignment->lead, ==, "大场镇");
}

/* Latin letters before the cursor offer units; Tab takes the first. */
static void
test_complete_unit (Fixture       *f,
                    gconstpointer  data)
{
  GtkWidget *line = get_line (f);

  gtk_widget_grab_focus (line);
  kg_ui_type (f->window, "jgw");
  kg_ui_wait_until (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (line)), "jgw"));
  kg_ui_key (f->window, "Tab");
  kg_ui_wait_until (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (line)), "区建管委"));
  kg_ui_settle (line);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (f->window), line));
}

/* What is typed is stored although the window is closed at once. */
static void
test_nothing_is_lost (Fixture       *f,
                      gconstpointer  data)
{
  GtkWidget *record = wait_for (f, KG_TYPE_MEETING_RECORD);
  GtkWidget *text = find (record, KG_TYPE_MEETING_TEXT, NULL);

  gtk_widget_grab_focus (text);
  kg_ui_settle (text);
  kg_ui_type (f->window, "dianli");
  kg_ui_wait_until (strlen (kg_meeting_text_get_target (KG_MEETING_TEXT (text))) > 0 &&
                    gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (
                      GTK_TEXT_VIEW (find (text, GTK_TYPE_TEXT_VIEW, NULL)))) == 6);
  close_window (f);

  g_assert_cmpstr (kg_record_get_text (item (f, 0)->record, KG_AGENDA_ITEM_DISCUSSION), ==, "dianli");
}

/* Going on saves what was typed for the item left, not for the new one. */
static void
test_switch_item (Fixture       *f,
                  gconstpointer  data)
{
  GtkWidget *record = wait_for (f, KG_TYPE_MEETING_RECORD);
  GtkWidget *text = find (record, KG_TYPE_MEETING_TEXT, NULL);
  g_autofree char *shown = NULL;

  gtk_widget_grab_focus (text);
  kg_ui_settle (text);
  kg_ui_type (f->window, "dianli");
  kg_ui_key (f->window, "Ctrl+Down");
  kg_ui_wait_until (g_strcmp0 (kg_meeting_text_get_target (KG_MEETING_TEXT (text)),
                               kg_record_get_id (item (f, 1)->record)) == 0);
  kg_ui_wait_until (g_strcmp0 (kg_record_get_text (item (f, 0)->record, KG_AGENDA_ITEM_DISCUSSION), "dianli") == 0);
  kg_ui_wait_until (kg_record_is (f->file->meeting, KG_MEETING_CURRENT_ITEM, kg_record_get_id (item (f, 1)->record)));
  g_assert_true (kg_record_is_null (item (f, 1)->record, KG_AGENDA_ITEM_DISCUSSION));

  kg_ui_key (f->window, "Ctrl+Up");
  kg_ui_wait_until (g_strcmp0 (kg_meeting_text_get_target (KG_MEETING_TEXT (text)),
                               kg_record_get_id (item (f, 0)->record)) == 0);
  shown = kg_meeting_text_get_text (KG_MEETING_TEXT (text));
  g_assert_cmpstr (shown, ==, "dianli");
}

static gboolean
check_note (KgTxn      *txn,
            KgContext  *context,
            gpointer    data,
            GError    **error)
{
  Fixture *f = data;
  g_autofree char *note = kg_private_note_get (txn, "秘书", f->district->project[0], NULL, error);

  g_assert_cmpstr (note, ==, "ask");
  return TRUE;
}

static void
test_private_note (Fixture       *f,
                   gconstpointer  data)
{
  GtkWidget *card = wait_for (f, KG_TYPE_MEETING_CARD);
  GtkWidget *text = find (card, KG_TYPE_MEETING_TEXT, NULL);

  kg_ui_wait_until (says (f, "Open problems 1"));
  gtk_widget_grab_focus (text);
  kg_ui_settle (text);
  kg_ui_type (f->window, "ask");
  kg_ui_wait_until (gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (
                      GTK_TEXT_VIEW (find (text, GTK_TYPE_TEXT_VIEW, NULL)))) == 3);
  close_window (f);

  kg_district_do (f->district, check_note, f);
}

/* 1 asks for the reason of a red light, outside of texts only. */
static void
test_confirm_light (Fixture       *f,
                    gconstpointer  data)
{
  GtkWidget *room = wait_for (f, KG_TYPE_MEETING_ROOM);
  GtkWidget *row = find (room, KG_TYPE_AGENDA_ROW, NULL);
  const KgProject *project;

  kg_ui_wait_until (gtk_widget_is_ancestor (gtk_window_get_focus (f->window), get_line (f)));
  kg_ui_key (f->window, "1");
  kg_ui_wait_until (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (get_line (f))), "1"));

  gtk_widget_grab_focus (row);
  kg_ui_settle (row);
  kg_ui_key (f->window, "1");
  kg_ui_wait_until (gtk_widget_get_ancestor (gtk_window_get_focus (f->window), KG_TYPE_MEETING_REASON) != NULL);
  kg_ui_type (f->window, "gaoya");
  kg_ui_key (f->window, "Return");
  kg_ui_wait_until ((project = kg_board_find_project (kg_workspace_get_board (f->workspace),
                                                      f->district->project[0])) != NULL &&
                    project->is_confirmed);
  g_assert_cmpint (project->confirmed, ==, KG_LIGHT_RED);
  g_assert_cmpstr (project->confirmed_reason, ==, "gaoya");
}

static void
test_end (Fixture       *f,
          gconstpointer  data)
{
  GtkWidget *room = wait_for (f, KG_TYPE_MEETING_ROOM);

  /* Refused while items are open; they are marked. */
  click (find (room, GTK_TYPE_BUTTON, "_End the meeting"));
  kg_ui_wait_until (says (f, "No outcome"));
  g_assert_cmpstr (meeting_state (f), ==, "in_session");

  kg_ui_key (f->window, "Ctrl+2");
  kg_ui_wait_until (kg_record_is (item (f, 0)->record, KG_AGENDA_ITEM_OUTCOME, "continue"));
  kg_ui_key (f->window, "Ctrl+Down");
  kg_ui_key (f->window, "Ctrl+3");
  kg_ui_wait_until (kg_record_is (item (f, 1)->record, KG_AGENDA_ITEM_OUTCOME, "next_time"));
  kg_ui_wait_until (says (f, "Nothing undecided"));

  click (find (room, GTK_TYPE_BUTTON, "_End the meeting"));
  kg_ui_wait_until (g_str_equal (meeting_state (f), "writing_up"));
}

/* Nobody attends to a red project: the room asks, and does not let the meeting
 * end before it has an answer. */
static void
test_end_needs_a_lead (Fixture       *f,
                       gconstpointer  data)
{
  GtkWidget *room = wait_for (f, KG_TYPE_MEETING_ROOM);
  GtkWidget *notice;

  g_assert_nonnull (find_mapped (f, KG_TYPE_UNATTENDED_NOTICE));
  kg_ui_key (f->window, "Ctrl+2");
  kg_ui_wait_until (kg_record_is (item (f, 0)->record, KG_AGENDA_ITEM_OUTCOME, "continue"));
  kg_ui_key (f->window, "Ctrl+Down");
  kg_ui_wait_until (find_mapped (f, KG_TYPE_UNATTENDED_NOTICE) == NULL);
  kg_ui_key (f->window, "Ctrl+3");
  kg_ui_wait_until (kg_record_is (item (f, 1)->record, KG_AGENDA_ITEM_OUTCOME, "next_time"));
  kg_ui_wait_until (says (f, "No lead 1"));

  /* Refused; the row is marked, and the focus is where the answer goes. */
  click (find (room, GTK_TYPE_BUTTON, "_End the meeting"));
  kg_ui_wait_until (says (f, "No lead"));
  notice = wait_for (f, KG_TYPE_UNATTENDED_NOTICE);
  g_assert_true (gtk_widget_has_css_class (notice, "pressing"));
  kg_ui_wait_until (gtk_widget_is_ancestor (gtk_window_get_focus (f->window), notice));
  g_assert_cmpstr (meeting_state (f), ==, "in_session");

  kg_ui_key (f->window, "Tab");
  kg_ui_key (f->window, "Tab");
  kg_ui_key (f->window, "Return");
  kg_ui_wait_until (gtk_widget_get_ancestor (gtk_window_get_focus (f->window), KG_TYPE_MEETING_REASON) != NULL);
  kg_ui_type (f->window, "quanshu");
  kg_ui_key (f->window, "Return");
  kg_ui_wait_until (g_strcmp0 (kg_record_get_text (item (f, 0)->record, KG_AGENDA_ITEM_UNATTENDED_REASON),
                               "quanshu") == 0);
  kg_ui_wait_until (find_mapped (f, KG_TYPE_UNATTENDED_NOTICE) == NULL);
  g_assert_true (says (f, "No lead unit, because: quanshu"));

  click (find (room, GTK_TYPE_BUTTON, "_End the meeting"));
  kg_ui_wait_until (g_str_equal (meeting_state (f), "writing_up"));
}

/* The lead unit is picked by its initials, and is a decision of the meeting. */
static void
test_pick_a_lead (Fixture       *f,
                  gconstpointer  data)
{
  GtkWidget *notice = wait_for (f, KG_TYPE_UNATTENDED_NOTICE);

  gtk_widget_grab_focus (notice);
  kg_ui_settle (notice);
  kg_ui_key (f->window, "Return");
  kg_ui_wait_until (gtk_widget_get_ancestor (gtk_window_get_focus (f->window), GTK_TYPE_SEARCH_ENTRY) != NULL);
  kg_ui_type (f->window, "jgw");
  kg_ui_wait_until (find (gtk_widget_get_ancestor (gtk_window_get_focus (f->window), GTK_TYPE_POPOVER),
                          GTK_TYPE_LABEL, "区规资局") == NULL);
  kg_ui_key (f->window, "Return");
  kg_ui_wait_until (says (f, "明确区建管委为牵头单位"));
  kg_ui_wait_until (find_mapped (f, KG_TYPE_UNATTENDED_NOTICE) == NULL);
}

/* After the meeting */

static guint
count_ink (GtkWidget *sheets)
{
  g_autoptr (GdkTexture) picture = kg_ui_picture (sheets);
  int width = gdk_texture_get_width (picture), height = gdk_texture_get_height (picture);
  g_autofree guint32 *pixels = g_new (guint32, (gsize) width * (gsize) height);
  guint n = 0;

  gdk_texture_download (picture, (guchar *) pixels, (gsize) width * 4);
  for (gsize i = 0; i < (gsize) width * (gsize) height; i++)
    n += (pixels[i] & 0xff) < 64 && (pixels[i] >> 8 & 0xff) < 64 && (pixels[i] >> 16 & 0xff) < 64 &&
         pixels[i] >> 24 == 0xff;

  return n;
}

static GtkWindow *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (ADW_IS_MESSAGE_DIALOG (window))
      return window;
  }

  return NULL;
}

static const char *
minutes_state (Fixture *f)
{
  kg_district_do (f->district, load, f);
  return f->file->minutes_row != NULL ? kg_record_get_text (f->file->minutes_row, KG_MINUTES_STATE) : "missing";
}

static GtkTextView *
find_text (GtkWidget  *widget,
           const char *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkTextView *found = find_text (child, text);
    g_autofree char *own = NULL;

    if (found != NULL)
      return found;
    if (!GTK_IS_TEXT_VIEW (child))
      continue;
    g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (child)), "text", &own, NULL);
    if (g_strcmp0 (own, text) == 0)
      return GTK_TEXT_VIEW (child);
  }

  return NULL;
}

static gboolean
prove (KgTxn      *txn,
       KgContext  *context,
       gpointer    data,
       GError    **error)
{
  const char **path = data;
  g_autoptr (KgMinutesProof) proof =
    g_file_test (*path, G_FILE_TEST_EXISTS) ? kg_minutes_prove_file (txn, *path, error) : NULL;

  if (proof != NULL && proof->verdict == KG_MINUTES_FILE_NOTED)
    *path = NULL;
  g_clear_error (error);
  return TRUE;
}

static gboolean
is_noted (Fixture    *f,
          const char *path)
{
  kg_district_do (f->district, prove, &path);

  return path == NULL;
}

static void
test_minutes (Fixture       *f,
              gconstpointer  data)
{
  g_autofree char *path = NULL;
  GtkWidget *view = wait_for (f, KG_TYPE_MINUTES_VIEW);
  GtkWidget *sheets = wait_for (f, KG_TYPE_MINUTES_SHEETS);
  const KgMeetingDecision *decision;
  const char *body;
  GtkTextView *text;
  int height;
  guint ink;

  g_assert_cmpuint (kg_minutes_sheets_get_n_pages (KG_MINUTES_SHEETS (sheets)), >=, 1);
  g_assert_cmpuint (count_ink (sheets), >, 500);

  click (find (view, GTK_TYPE_BUTTON, "_Draft the minutes"));
  kg_ui_wait_until (g_str_equal (minutes_state (f), "draft"));

  /* A sentence is edited in place, and shown whole; what the store has follows,
   * and so does the page. */
  text = find_text (view, "区规资局完成高压线迁改方案");
  height = gtk_widget_get_height (GTK_WIDGET (text));
  ink = count_ink (sheets);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (text), LONG_SENTENCE, -1);
  kg_ui_wait_until (gtk_widget_get_height (GTK_WIDGET (text)) > height);
  kg_ui_wait_until ((decision = g_ptr_array_index (item (f, 0)->decisions, 0)) != NULL &&
                    kg_record_is (decision->record, KG_DECISION_TEXT, LONG_SENTENCE));
  kg_ui_wait_until (count_ink (sheets) > ink);

  kg_ui_wait_until (find (view, GTK_TYPE_BUTTON, "_Submit for review") != NULL);
  click (find (view, GTK_TYPE_BUTTON, "_Submit for review"));
  kg_ui_wait_until (g_str_equal (minutes_state (f), "in_review"));
  kg_ui_wait_until (find (view, GTK_TYPE_BUTTON, "_Issue…") != NULL);

  /* What cannot be undone asks first. */
  click (find (view, GTK_TYPE_BUTTON, "_Issue…"));
  kg_ui_wait_until (find_dialog () != NULL && gtk_window_is_active (find_dialog ()));
  body = adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (find_dialog ()));
  g_test_message ("%s", body);
  g_assert_nonnull (strstr (body, "\n\nThe minutes do not say who"));
  g_assert_null (strstr (body, "no item"));
  kg_ui_key (find_dialog (), "Escape");
  kg_ui_wait_until (find_dialog () == NULL);
  g_assert_cmpstr (minutes_state (f), ==, "in_review");

  gtk_widget_activate_action (view, "minutes.issue", NULL);
  kg_ui_wait_until (find_dialog () != NULL && gtk_window_is_active (find_dialog ()));
  kg_ui_key (find_dialog (), "Return");
  kg_ui_wait_until (says (f, "Issued"));
  g_assert_cmpstr (minutes_state (f), ==, "issued");
  g_assert_cmpint (f->file->minutes->number, ==, 1);
  g_assert_null (find (view, GTK_TYPE_BUTTON, "_Issue…"));
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (find (view, GTK_TYPE_TEXT_VIEW, NULL))));

  /* The store can say of the file that it was the one. */
  path = g_build_filename (f->district->folder, "issued.pdf", NULL);
  kg_minutes_exporter_write (KG_MINUTES_EXPORTER (find (f->page, KG_TYPE_MINUTES_EXPORTER, NULL)),
                             f->file->minutes, path);
  kg_ui_wait_until (is_noted (f, path));
}

/* The pages say at each key what is typed into a sentence or the discussion. */
static void
test_typing (Fixture       *f,
             gconstpointer  data)
{
  GtkWidget *view = wait_for (f, KG_TYPE_MINUTES_VIEW);
  GtkWidget *sheets = find (view, KG_TYPE_MINUTES_SHEETS, NULL);
  GtkWidget *texts[2];
  GtkWidget *section;

  kg_ui_wait_until (kg_minutes_sheets_get_n_pages (KG_MINUTES_SHEETS (sheets)) > 0);
  section = find (view, KG_TYPE_MINUTES_SECTION, NULL);
  texts[0] = find (section, KG_TYPE_MEETING_TEXT, NULL);
  texts[1] = find (find (section, GTK_TYPE_LIST_BOX, NULL), KG_TYPE_MEETING_TEXT, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find (texts[i], GTK_TYPE_TEXT_VIEW, NULL)));

    for (guint n = 1; n <= 3; n++) {
      g_autofree char *words = g_strdup_printf ("打到第%u字%u", n, i);
      g_autofree char *text = NULL;

      gtk_text_buffer_set_text (buffer, words, -1);
      text = kg_display_list_get_page_text (kg_minutes_sheets_get_list (KG_MINUTES_SHEETS (sheets)), 0);
      g_assert_nonnull (strstr (text, words));
    }
  }
  g_assert_true (kg_record_is_null (item (f, 0)->record, KG_AGENDA_ITEM_DISCUSSION));
  kg_ui_wait_until (g_strcmp0 (kg_record_get_text (item (f, 0)->record, KG_AGENDA_ITEM_DISCUSSION), "打到第3字0") == 0);
}

static void
test_export (Fixture       *f,
             gconstpointer  data)
{
  static const struct { const char *name; const char *begins; } files[] = {
    { "纪要.pdf", "%PDF-" }, { "纪要.docx", "PK" }, { "纪要.txt", "【草稿】" },
  };
  GtkWidget *exporter;

  wait_for (f, KG_TYPE_MINUTES_SHEETS);
  exporter = find (f->page, KG_TYPE_MINUTES_EXPORTER, NULL);
  kg_district_do (f->district, load, f);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autofree char *path = g_build_filename (f->district->folder, files[i].name, NULL);
    g_autofree char *told = g_strdup_printf ("The document was written to “%s”", files[i].name);
    g_autofree char *content = NULL;
    gsize length;

    kg_minutes_exporter_write (KG_MINUTES_EXPORTER (exporter), f->file->minutes, path);
    kg_ui_wait_until (find (GTK_WIDGET (f->window), GTK_TYPE_LABEL, told) != NULL);
    g_assert_true (g_file_get_contents (path, &content, &length, NULL));
    g_assert_true (g_str_has_prefix (content, files[i].begins));
    g_assert_cmpuint (length, >, 300);
  }
}

int
main (int   argc,
      char *argv[])
{
  kg_ui_test_init (&argc, &argv);
  kg_widgets_init ();

#define ADD(path, state, func) g_test_add ("/meeting-page/" path, Fixture, state, set_up, func, tear_down)
  ADD ("first-meeting", "empty", test_first_meeting);
  ADD ("preparation", "planned", test_preparation);
  ADD ("record-decision", "in_session", test_record_decision);
  ADD ("correct-by-keyboard", "in_session", test_correct_by_keyboard);
  ADD ("complete-unit", "in_session", test_complete_unit);
  ADD ("nothing-is-lost", "in_session", test_nothing_is_lost);
  ADD ("switch-item", "in_session", test_switch_item);
  ADD ("private-note", "in_session", test_private_note);
  ADD ("confirm-light", "in_session", test_confirm_light);
  ADD ("end", "in_session", test_end);
  ADD ("end-needs-a-lead", "unattended", test_end_needs_a_lead);
  ADD ("pick-a-lead", "unattended", test_pick_a_lead);
  ADD ("minutes", "writing_up", test_minutes);
  ADD ("typing", "writing_up", test_typing);
  ADD ("export", "writing_up", test_export);

  return g_test_run ();
}
