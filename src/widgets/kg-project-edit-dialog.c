// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-project-edit-dialog.h"

#include "core/kg-fuzzy-date.h"
#include "core/kg-money.h"
#include "services/kg-project-edit.h"

#include <glib/gi18n.h>

/**
 * KgProjectEditDialog:
 *
 * Edits a copy of a project's main fields. Saving commits the difference
 * against what was read when the dialog opened, so that what somebody else
 * changed meanwhile is never written over; then the dialog stays open with
 * everything typed, and says so.
 *
 * Signals: saved, once the project is in the store.
 */

typedef enum {
  FIELD_NAME,
  FIELD_CODE,
  FIELD_BUILDER,
  FIELD_LEADER,
  FIELD_ESCALATED_TO,
  FIELD_KIND,
  FIELD_CONTENT,
  FIELD_TAGS,
  FIELD_PERMIT,
  FIELD_REMARK,
  N_TEXTS,
} TextField;

typedef enum {
  DAY_PLANNED,
  DAY_FORECAST,
  DAY_ACTUAL,
  N_DAYS,
} DayField;

static const struct { int column; const char *title; } texts[N_TEXTS] = {
  [FIELD_NAME] = { KG_PROJECT_NAME, N_("Name") },
  [FIELD_CODE] = { KG_PROJECT_CODE, N_("Code") },
  [FIELD_BUILDER] = { KG_PROJECT_BUILDER, N_("Builder") },
  [FIELD_LEADER] = { KG_PROJECT_LEADER, N_("Leader") },
  [FIELD_ESCALATED_TO] = { KG_PROJECT_ESCALATED_TO, N_("Escalated to") },
  [FIELD_KIND] = { KG_PROJECT_KIND, N_("Kind") },
  [FIELD_CONTENT] = { KG_PROJECT_CONTENT, N_("Content") },
  [FIELD_TAGS] = { KG_PROJECT_TAGS, N_("Tags") },
  [FIELD_PERMIT] = { KG_PROJECT_START_PERMIT, N_("Permit that the start rests on") },
  [FIELD_REMARK] = { KG_PROJECT_REMARK, N_("Remark") },
};

static const struct { int column; const char *title; } days[N_DAYS] = {
  [DAY_PLANNED] = { KG_PROJECT_PLANNED_START, N_("Planned start") },
  [DAY_FORECAST] = { KG_PROJECT_FORECAST_START, N_("Forecast start") },
  [DAY_ACTUAL] = { KG_PROJECT_ACTUAL_START, N_("Actual start") },
};

struct _KgProjectEditDialog {
  AdwWindow parent_instance;

  GtkLabel *failure;
  AdwPreferencesGroup *main_group;
  AdwPreferencesGroup *days_group;
  AdwPreferencesGroup *more_group;

  GtkWidget *text[N_TEXTS];
  GtkWidget *day[N_DAYS];
  GtkWidget *reason;
  GtkWidget *investment;
  AdwComboRow *territory;
  AdwComboRow *lead_unit;

  KgWorkspace *workspace;
  KgBoard *board;
  KgRecord *before;
  gboolean complete; /* there is something to save, and nothing wrong */
  gboolean saving;
};

G_DEFINE_FINAL_TYPE (KgProjectEditDialog, kg_project_edit_dialog, ADW_TYPE_WINDOW)

static guint saved_signal;

static const char *
typed (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
set_wrong (GtkWidget *row,
           gboolean   wrong)
{
  if (wrong)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* What was typed as a day; an empty field is no day, and right. */
static gboolean
read_day (KgProjectEditDialog *self,
          DayField             field,
          KgFuzzyDate         *day)
{
  g_autofree char *text = g_strstrip (g_strdup (typed (self->day[field])));
  int year;

  *day = (KgFuzzyDate) { 0 };
  if (*text == '\0')
    return TRUE;

  kg_date_get_ymd (kg_context_get_today (kg_workspace_get_context (self->workspace)), &year, NULL, NULL);
  return kg_fuzzy_date_parse (text, year, day, NULL, NULL) &&
         (field == DAY_PLANNED || day->precision == KG_PRECISION_DAY);
}

static gboolean
read_money (KgProjectEditDialog *self,
            gint64              *wan)
{
  g_autofree char *text = g_strstrip (g_strdup (typed (self->investment)));

  *wan = KG_MONEY_NONE;
  return *text == '\0' || kg_money_parse (text, KG_MONEY_UNIT_WAN, wan, NULL, NULL);
}

static const char *
chosen_unit (KgProjectEditDialog *self,
             AdwComboRow         *row)
{
  guint selected = adw_combo_row_get_selected (row);

  return selected > 0 && selected <= kg_board_get_n_units (self->board)
         ? kg_board_get_unit (self->board, selected - 1)->id
         : NULL;
}

/* The edited copy; NULL while something that was typed cannot be right. */
static KgRecord *
read_all (KgProjectEditDialog *self)
{
  g_autoptr (KgRecord) after = kg_record_copy (self->before);
  gboolean right = TRUE;
  gint64 wan;

  for (int i = 0; i < N_TEXTS; i++) {
    g_autofree char *text = g_strstrip (g_strdup (typed (self->text[i])));
    gboolean missing = i == FIELD_NAME && *text == '\0';

    set_wrong (self->text[i], missing);
    right = right && !missing;
    kg_record_set_text (after, texts[i].column, *text != '\0' ? text : NULL);
  }

  for (int i = 0; i < N_DAYS; i++) {
    KgFuzzyDate day;
    gboolean good = read_day (self, i, &day);

    set_wrong (self->day[i], !good);
    right = right && good;
    if (day.date != kg_record_get_date (self->before, days[i].column)) {
      kg_record_set_date (after, days[i].column, day.date);
      if (i == DAY_PLANNED)
        kg_record_set_text (after, KG_PROJECT_PRECISION,
                            day.date != KG_DATE_NONE ? kg_precision_to_code (day.precision) : NULL);
    }
  }

  if (read_money (self, &wan)) {
    set_wrong (self->investment, FALSE);
    if (wan == KG_MONEY_NONE)
      kg_record_set_null (after, KG_PROJECT_INVESTMENT);
    else
      kg_record_set_int (after, KG_PROJECT_INVESTMENT, wan);
  } else {
    set_wrong (self->investment, TRUE);
    right = FALSE;
  }

  kg_record_set_text (after, KG_PROJECT_TERRITORY, chosen_unit (self, self->territory));
  kg_record_set_text (after, KG_PROJECT_LEAD_UNIT, chosen_unit (self, self->lead_unit));

  return right ? g_steal_pointer (&after) : NULL;
}

static void
update (KgProjectEditDialog *self)
{
  g_autoptr (KgRecord) after = NULL;
  gboolean forecast = FALSE, explained;

  /* Not all fields are there yet. */
  if (self->text[FIELD_REMARK] == NULL)
    return;

  after = read_all (self);
  if (after != NULL)
    forecast = !kg_record_field_equal (self->before, after, KG_PROJECT_FORECAST_START);
  gtk_widget_set_visible (self->reason, forecast);
  explained = !forecast || *typed (self->reason) != '\0';
  self->complete = after != NULL && explained && !self->saving &&
                   !kg_record_same_values (self->before, after);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "edit.save", self->complete);
}

/* Saving */

typedef struct {
  KgRecord *before;
  KgRecord *after;
  char *reason;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  kg_record_unref (save->before);
  kg_record_unref (save->after);
  g_free (save->reason);
  g_free (save);
}

static gboolean
run_save (KgTxn      *txn,
          KgContext  *context,
          gpointer    data,
          GError    **error)
{
  Save *save = data;

  return kg_project_update (txn, context, save->before, save->after, save->reason, error);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (KgProjectEditDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  self->saving = FALSE;
  if (kg_workspace_finish (KG_WORKSPACE (source), result, &error) == NULL) {
    gtk_label_set_text (self->failure, error->message);
    gtk_widget_set_visible (GTK_WIDGET (self->failure), TRUE);
    update (self);
    return;
  }

  g_signal_emit (self, saved_signal, 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KgProjectEditDialog *self = KG_PROJECT_EDIT_DIALOG (widget);
  Save *save;

  update (self);
  if (!self->complete)
    return;

  save = g_new0 (Save, 1);
  save->before = kg_record_ref (self->before);
  save->after = read_all (self);
  save->reason = g_strdup (typed (self->reason));
  self->saving = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->failure), FALSE);
  update (self);
  kg_workspace_commit_async (self->workspace, _("Edit project"), run_save, save, save_free, NULL,
                             saved_cb, g_object_ref (self));
}

static GtkWidget *
add_entry (KgProjectEditDialog *self,
           AdwPreferencesGroup *group,
           const char          *title,
           const char          *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  adw_preferences_group_add (group, row);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (row, "entry-activated", G_CALLBACK (gtk_widget_activate_default), self);

  return row;
}

static AdwComboRow *
add_units (KgProjectEditDialog *self,
           const char          *title,
           const char          *unit_id)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();
  guint selected = 0;

  gtk_string_list_append (names, "–");
  for (guint i = 0; i < kg_board_get_n_units (self->board); i++) {
    const KgUnit *unit = kg_board_get_unit (self->board, i);

    gtk_string_list_append (names, unit->name);
    if (g_strcmp0 (unit->id, unit_id) == 0)
      selected = i + 1;
  }

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  adw_preferences_group_add (self->main_group, row);
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (update), self);

  return ADW_COMBO_ROW (row);
}

static char *
day_text (KgRecord *project,
          int       column)
{
  char *iso = kg_date_to_iso (kg_record_get_date (project, column));

  return iso != NULL ? iso : g_strdup ("");
}

static void
add_text (KgProjectEditDialog *self,
          AdwPreferencesGroup *group,
          TextField            field)
{
  self->text[field] = add_entry (self, group, _(texts[field].title),
                                 kg_record_get_text (self->before, texts[field].column));
}

static void
fill (KgProjectEditDialog *self)
{
  g_autofree char *investment = kg_record_is_null (self->before, KG_PROJECT_INVESTMENT)
                                ? g_strdup ("")
                                /* To the last 万元: what is shown rounded would be saved rounded. */
                                : g_strdup_printf ("%" G_GINT64_FORMAT "万元",
                                                   kg_record_get_int (self->before, KG_PROJECT_INVESTMENT));

  add_text (self, self->main_group, FIELD_NAME);
  add_text (self, self->main_group, FIELD_CODE);
  add_text (self, self->main_group, FIELD_BUILDER);
  self->territory = add_units (self, _("Territory"), kg_record_get_text (self->before, KG_PROJECT_TERRITORY));
  self->lead_unit = add_units (self, _("Lead unit"), kg_record_get_text (self->before, KG_PROJECT_LEAD_UNIT));
  add_text (self, self->main_group, FIELD_LEADER);
  add_text (self, self->main_group, FIELD_ESCALATED_TO);

  for (int i = 0; i < N_DAYS; i++) {
    g_autofree char *text = day_text (self->before, days[i].column);

    self->day[i] = add_entry (self, self->days_group, _(days[i].title), text);
    if (i == DAY_FORECAST)
      self->reason = add_entry (self, self->days_group, _("Why the forecast changes"), NULL);
  }

  self->investment = add_entry (self, self->more_group, _("Investment, in 万元 where no unit is given"), investment);
  for (int i = FIELD_KIND; i <= FIELD_REMARK; i++)
    add_text (self, self->more_group, i);
}

static void
kg_project_edit_dialog_dispose (GObject *object)
{
  KgProjectEditDialog *self = KG_PROJECT_EDIT_DIALOG (object);

  g_clear_pointer (&self->before, kg_record_unref);
  g_clear_pointer (&self->board, kg_board_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (kg_project_edit_dialog_parent_class)->dispose (object);
}

static void
kg_project_edit_dialog_class_init (KgProjectEditDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kg_project_edit_dialog_dispose;

  saved_signal = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                               0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/kaigong/Kaigong/ui/kg-project-edit-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KgProjectEditDialog, failure);
  gtk_widget_class_bind_template_child (widget_class, KgProjectEditDialog, main_group);
  gtk_widget_class_bind_template_child (widget_class, KgProjectEditDialog, days_group);
  gtk_widget_class_bind_template_child (widget_class, KgProjectEditDialog, more_group);

  gtk_widget_class_install_action (widget_class, "edit.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "edit.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "edit.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kg_project_edit_dialog_init (KgProjectEditDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kg_project_edit_dialog_new:
 * @board: where the units are
 * @project: as it was read
 */
GtkWidget *
kg_project_edit_dialog_new (KgWorkspace *workspace,
                            KgBoard     *board,
                            KgRecord    *project)
{
  KgProjectEditDialog *self = g_object_new (KG_TYPE_PROJECT_EDIT_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  self->board = kg_board_ref (board);
  self->before = kg_record_ref (project);
  fill (self);
  update (self);
  gtk_window_set_focus (GTK_WINDOW (self), self->text[FIELD_NAME]);

  return GTK_WIDGET (self);
}
