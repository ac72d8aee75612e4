// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-calendar-page.h"

#include "services/kg-calendar-service.h"
#include "widgets/kg-calendar-import-dialog.h"
#include "widgets/kg-calendar-spans.h"
#include "widgets/kg-feedback.h"
#include "widgets/kg-file-choice.h"
#include "widgets/kg-month-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/**
 * KgCalendarPage:
 *
 * A year of the working-day calendar of this store: its months, its holidays
 * and make-up days in a list, and whether they are known at all. Days of the
 * user's own are brought in from a file and taken out a year at a time.
 */

#define FIRST_YEAR 2000
#define LAST_YEAR 2100
#define N_MONTHS 12

struct _KgCalendarPage {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *failure;
  GtkSpinButton *year_spin;
  GtkLabel *count;
  GtkLabel *own;
  GtkButton *forget_button;
  GtkLabel *notice;
  GtkFlowBox *months_box;
  GtkListBox *list;
  GtkLabel *nothing;

  KgMonthView *months[N_MONTHS];
  KgWorkspace *workspace;
  GCancellable *cancellable;
  KgCalendar *calendar;    /* (nullable): of the store */
  KgCalendarDays *days;    /* (nullable): the user's own */
};

G_DEFINE_FINAL_TYPE (KgCalendarPage, kg_calendar_page, GTK_TYPE_WIDGET)

static void
show_failure (KgCalendarPage *self,
              const char     *sentence)
{
  gtk_label_set_text (self->failure, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->failure), sentence != NULL);
}

static int
current_year (KgCalendarPage *self)
{
  return gtk_spin_button_get_value_as_int (self->year_spin);
}

static guint
count_own_days (KgCalendarPage *self,
                int             year)
{
  guint n = 0;

  for (guint i = 0; self->days != NULL && i < kg_calendar_days_get_size (self->days); i++) {
    int of_year;

    kg_date_get_ymd (kg_calendar_days_get (self->days, i)->date, &of_year, NULL, NULL);
    if (of_year == year)
      n++;
  }

  return n;
}

static GtkWidget *
line_new (const KgCalendarSpan *span)
{
  g_autofree char *days = kg_calendar_span_days (span, FALSE);
  g_autofree char *kind = kg_calendar_span_kind (span);
  /* Translators: the days of a holiday, and how many they are. */
  g_autofree char *detail = g_strdup_printf (_("%s · %s"), days, kind);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *mark = gtk_label_new (span->work ? C_("day mark", "W") : C_("day mark", "H"));

  gtk_widget_add_css_class (mark, "kg-day-mark");
  gtk_widget_add_css_class (mark, span->work ? "kg-day-work" : "kg-day-off");
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), span->name != NULL ? span->name : kind);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), mark);

  return row;
}

static void
show_list (KgCalendarPage *self,
           int             year)
{
  g_autoptr (GArray) spans = kg_calendar_spans_of_year (self->calendar, year);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < spans->len; i++)
    gtk_list_box_append (self->list, line_new (&g_array_index (spans, KgCalendarSpan, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->list), spans->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), spans->len == 0);
}

static void
show_year (KgCalendarPage *self)
{
  int year = current_year (self), n_work;
  guint n_own;
  g_autofree char *count = NULL, *own = NULL, *note = NULL, *forget = NULL;

  if (self->calendar == NULL)
    return;

  n_work = kg_calendar_count_year (self->calendar, year);
  n_own = count_own_days (self, year);
  count = g_strdup_printf (ngettext ("%d working day", "%d working days", n_work), n_work);
  own = g_strdup_printf (ngettext ("%u day of your own", "%u days of your own", n_own), n_own);
  note = kg_calendar_note (self->calendar, kg_date_new (year, 1, 1), kg_date_new (year, 12, 31));
  forget = g_strdup_printf (_("_Forget those of %d"), year);

  gtk_label_set_text (self->count, count);
  gtk_label_set_text (self->own, own);
  gtk_widget_set_visible (GTK_WIDGET (self->own), n_own > 0);
  gtk_button_set_label (self->forget_button, forget);
  gtk_widget_set_visible (GTK_WIDGET (self->forget_button), n_own > 0);
  gtk_label_set_text (self->notice, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->notice), note != NULL);
  for (int i = 0; i < N_MONTHS; i++)
    kg_month_view_set (self->months[i], self->calendar, year, i + 1,
                       kg_context_get_today (kg_workspace_get_context (self->workspace)));
  show_list (self, year);
}

static void
year_changed_cb (KgCalendarPage *self)
{
  show_year (self);
}

/* Reading */

typedef struct {
  KgCalendar *calendar;
  KgCalendarDays *days;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->calendar, kg_calendar_unref);
  kg_calendar_days_free (reading->days);
  g_free (reading);
}

static gboolean
read_calendar (KgTxn      *txn,
               KgContext  *context,
               gpointer    data,
               GError    **error)
{
  Reading *reading = data;
  g_autofree char *text = NULL;

  if (!kg_calendar_stored_text (txn, &text, error))
    return FALSE;

  /* Should the text be no calendar, what ships is in force, and the user has
   * no days of their own. */
  reading->calendar = kg_calendar_ref ((KgCalendar *) kg_context_get_calendar (context));
  reading->days = text != NULL ? kg_calendar_days_parse (text, "", NULL) : NULL;
  return TRUE;
}

static void
calendar_read_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (KgCalendarPage) self = user_data;
  g_autoptr (GError) error = NULL;
  Reading *reading = kg_workspace_finish (KG_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL)
    return;
  if (reading == NULL) {
    show_failure (self, error->message);
    return;
  }

  g_clear_pointer (&self->calendar, kg_calendar_unref);
  g_clear_pointer (&self->days, kg_calendar_days_free);
  self->calendar = g_steal_pointer (&reading->calendar);
  self->days = g_steal_pointer (&reading->days);
  show_year (self);
}

static void
reload (KgCalendarPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  kg_workspace_read_async (self->workspace, read_calendar, g_new0 (Reading, 1), reading_free, self->cancellable,
                           calendar_read_cb, g_object_ref (self));
}

/* Acts */

typedef struct {
  int year;
  guint n_forgotten;
} Forget;

static gboolean
run_forget (KgTxn      *txn,
            KgContext  *context,
            gpointer    data,
            GError    **error)
{
  Forget *forget = data;

  return kg_calendar_forget (txn, context, forget->year, &forget->n_forgotten, error);
}

static void
forgotten_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (KgCalendarPage) self = user_data;
  g_autoptr (GError) error = NULL;
  Forget *forget = kg_workspace_finish (KG_WORKSPACE (source), result, &error);
  g_autofree char *done = NULL;

  if (self->workspace == NULL)
    return;
  show_failure (self, error != NULL ? error->message : NULL);
  if (forget == NULL)
    return;

  done = g_strdup_printf (ngettext ("%u day of %d was forgotten", "%u days of %d were forgotten",
                                    forget->n_forgotten), forget->n_forgotten, forget->year);
  kg_feedback_undoable (GTK_WIDGET (self), done);
}

static void
forget_cb (KgCalendarPage *self)
{
  Forget *forget = g_new0 (Forget, 1);

  forget->year = current_year (self);
  kg_workspace_commit_async (self->workspace, _("Forget calendar days"), run_forget, forget, g_free, NULL,
                             forgotten_cb, g_object_ref (self));
}

static void
imported_cb (KgCalendarPage         *self,
             KgCalendarImportDialog *dialog)
{
  g_autofree char *done = kg_calendar_import_dialog_dup_done (dialog);
  int year = kg_calendar_import_dialog_get_year (dialog);

  show_failure (self, NULL);
  if (year > 0)
    kg_calendar_page_show_year (self, year);
  kg_feedback_undoable (GTK_WIDGET (self), done);
}

static void
import_chosen_cb (GtkWidget  *widget,
                  const char *path,
                  const char *what)
{
  kg_calendar_page_import (KG_CALENDAR_PAGE (widget), path);
}

static void
import_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  kg_file_choice_open (widget, _("Import a calendar"), _("Calendars and lists (.ics, .csv, .xlsx)"),
                       "ics;csv;tsv;txt;xlsx", import_chosen_cb);
}

static void
kg_calendar_page_dispose (GObject *object)
{
  KgCalendarPage *self = KG_CALENDAR_PAGE (object);

  kg_calendar_page_set_workspace (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->calendar, kg_calendar_unref);
  g_clear_pointer (&self->days, kg_calendar_days_free);

  G_OBJECT_CLASS (kg_calendar_page_parent_class)->dispose (object);
}

static void
kg_calendar_page_class_init (KgCalendarPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kg_calendar_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-calendar-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KgCalendarPage, box);
  gtk_widget_class_bind_template_child (widget_class, KgCalendarPage, failure);
  gtk_widget_class_bind_template_child (widget_class, KgCalendarPage, year_spin);
  gtk_widget_class_bind_template_child (widget_class, KgCalendarPage, count);
  gtk_widget_class_bind_template_child (widget_class, KgCalendarPage, own);
  gtk_widget_class_bind_template_child (widget_class, KgCalendarPage, forget_button);
  gtk_widget_class_bind_template_child (widget_class, KgCalendarPage, notice);
  gtk_widget_class_bind_template_child (widget_class, KgCalendarPage, months_box);
  gtk_widget_class_bind_template_child (widget_class, KgCalendarPage, list);
  gtk_widget_class_bind_template_child (widget_class, KgCalendarPage, nothing);
  gtk_widget_class_bind_template_callback (widget_class, year_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, forget_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  gtk_widget_class_install_action (widget_class, "calendar.import", NULL, import_action);
}

static void
kg_calendar_page_init (KgCalendarPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < N_MONTHS; i++) {
    GtkWidget *month = kg_month_view_new ();

    self->months[i] = KG_MONTH_VIEW (month);
    gtk_flow_box_append (self->months_box, month);
    gtk_accessible_update_relation (GTK_ACCESSIBLE (gtk_widget_get_parent (month)),
                                    GTK_ACCESSIBLE_RELATION_LABELLED_BY, month, NULL, -1);
  }
}

void
kg_calendar_page_set_workspace (KgCalendarPage *self,
                                KgWorkspace    *workspace)
{
  int year;

  if (self->workspace == workspace)
    return;

  if (self->workspace != NULL) {
    g_signal_handlers_disconnect_by_data (self->workspace, self);
    g_cancellable_cancel (self->cancellable);
    g_clear_object (&self->cancellable);
  }
  g_set_object (&self->workspace, workspace);
  if (workspace == NULL)
    return;

  kg_date_get_ymd (kg_context_get_today (kg_workspace_get_context (workspace)), &year, NULL, NULL);
  kg_calendar_page_show_year (self, year);
  g_signal_connect_object (workspace, "data-changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);
}

/**
 * kg_calendar_page_show_year:
 * @year: 2000 to 2100; another one is the nearest of them
 */
void
kg_calendar_page_show_year (KgCalendarPage *self,
                            int             year)
{
  gtk_spin_button_set_value (self->year_spin, CLAMP (year, FIRST_YEAR, LAST_YEAR));
}

/**
 * kg_calendar_page_import:
 *
 * Reads a file and shows what it would change, in a dialog that stores it.
 */
void
kg_calendar_page_import (KgCalendarPage *self,
                         const char     *path)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog = kg_calendar_import_dialog_new (self->workspace, path);

  g_signal_connect_object (dialog, "imported", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}
