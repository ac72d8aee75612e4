// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-project-field-row.h"

#include "widgets/kg-project-input.h"

#include <glib/gi18n.h>

/**
 * KgProjectFieldRow:
 *
 * One field in a section of the project editor: its name, its control, how
 * what was typed is understood, what is wrong with it, and, once it is another
 * value, what it was before, with a button that takes the change back.
 *
 * Signals: changed, when another value stands in it.
 */

static const struct { int column; const char *title; const char *hint; } fields[] = {
  { KG_PROJECT_NAME, N_("Name"), NULL },
  { KG_PROJECT_CODE, N_("Code"), N_("The national project code; spreadsheets are matched by it") },
  { KG_PROJECT_BUILDER, N_("Builder"), NULL },
  { KG_PROJECT_KIND, N_("Kind"), NULL },
  { KG_PROJECT_NATURE, N_("Nature"), N_("新建, 扩建, 改建, 迁建") },
  { KG_PROJECT_ROUTE, N_("Approval route"), NULL },
  { KG_PROJECT_SITE, N_("Site"), NULL },
  { KG_PROJECT_CONTENT, N_("Content"), NULL },
  { KG_PROJECT_TERRITORY, N_("Territory"), NULL },
  { KG_PROJECT_LEAD_UNIT, N_("Lead unit"), NULL },
  { KG_PROJECT_LEADER, N_("Leader"), NULL },
  { KG_PROJECT_ESCALATED_TO, N_("Escalated to"), N_("The leader of the district who was asked to help") },
  { KG_PROJECT_UNATTENDED_REASON, N_("Neither of them because"), N_("Why a yellow or red light needs no lead unit and no escalation") },
  { KG_PROJECT_STATE, N_("State"), NULL },
  { KG_PROJECT_HOLD_REASON, N_("Reason of the hold"), NULL },
  { KG_PROJECT_PLANNED_START, N_("Planned start"), N_("A day, or a month, quarter or year") },
  { KG_PROJECT_FORECAST_START, N_("Forecast start"), N_("Empty: worked out from the steps") },
  { KG_PROJECT_FORECAST_REASON, N_("Why the forecast changes"), NULL },
  { KG_PROJECT_ACTUAL_START, N_("Actual start"), NULL },
  { KG_PROJECT_START_PERMIT, N_("Permit that the start rests on"), NULL },
  { KG_PROJECT_REPORT_EVERY, N_("Report every"), N_("So many working days; empty: none awaited") },
  { KG_PROJECT_INVESTMENT, N_("Investment"), N_("In 万元 where no unit is given") },
  { KG_PROJECT_YEAR_PLAN, N_("Planned for this year"), NULL },
  { KG_PROJECT_INVESTED, N_("Invested"), NULL },
  { KG_PROJECT_PROGRESS, N_("Progress"), NULL },
  { KG_PROJECT_TAGS, N_("Tags"), N_("Separated by 、") },
  { KG_PROJECT_REMARK, N_("Remark"), NULL },
  { KG_PROJECT_LIST_NO, N_("Number in the list"), NULL },
  { KG_PROJECT_LISTED_ON, N_("On the list since"), NULL },
  { KG_PROJECT_SOURCE, N_("Source"), NULL },
};

struct _KgProjectFieldRow {
  AdwBin parent_instance;

  GtkLabel *title;
  GtkBox *line;
  KgProjectInput *input;
  GtkLabel *understood;
  GtkWidget *undo;
  GtkLabel *hint;
  GtkWidget *fault_box;
  GtkLabel *fault;
  GtkLabel *was;

  int column;
  KgBoard *board;
  KgRecord *before;
  char *error;        /* nullable: what cannot be read */
  gboolean changed;
};

G_DEFINE_FINAL_TYPE (KgProjectFieldRow, kg_project_field_row, ADW_TYPE_BIN)

static guint changed_signal;

/* The value by itself; NULL when it cannot be read. */
static KgRecord *
read_copy (KgProjectFieldRow *self,
           GError           **error)
{
  g_autoptr (KgRecord) copy = kg_record_copy (self->before);
  g_autofree char *text = kg_project_input_dup_text (self->input);

  if (!kg_project_field_read (kg_board_get_context (self->board), copy, self->column, text, error))
    return NULL;

  return g_steal_pointer (&copy);
}

static void
show_was (KgProjectFieldRow *self)
{
  g_autofree char *words = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->undo, self->changed && self->column != KG_PROJECT_FORECAST_REASON);
  gtk_widget_set_visible (GTK_WIDGET (self->was), self->changed && self->column != KG_PROJECT_FORECAST_REASON);
  if (self->changed)
    gtk_widget_add_css_class (GTK_WIDGET (self), "kg-field-changed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "kg-field-changed");
  if (!self->changed || self->column == KG_PROJECT_FORECAST_REASON)
    return;

  words = kg_project_field_words (self->board, self->before, self->column);
  /* Translators: the value that a field had before it was edited. */
  text = kg_record_is_null (self->before, self->column) ? g_strdup (_("Changed; was empty"))
                                                        : g_strdup_printf (_("Changed; was: %s"), words);
  gtk_label_set_text (self->was, text);
}

/* How sums and days are understood, where that is not what was typed. */
static void
show_understood (KgProjectFieldRow *self,
                 const KgRecord    *copy)
{
  KgProjectFieldKind kind = self->column == KG_PROJECT_FORECAST_REASON ? KG_PROJECT_FIELD_LINE
                                                                       : kg_project_field_kind (self->column);
  gboolean tells = kind == KG_PROJECT_FIELD_MONEY || kind == KG_PROJECT_FIELD_DAY || kind == KG_PROJECT_FIELD_PERIOD ||
                   kind == KG_PROJECT_FIELD_WORKDAYS;
  g_autofree char *words = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->understood), tells);
  if (!tells)
    return;

  words = copy != NULL && !kg_record_is_null (copy, self->column)
          ? kg_project_field_words (self->board, copy, self->column) : g_strdup ("");
  gtk_label_set_text (self->understood, words);
}

static void
update (KgProjectFieldRow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KgRecord) copy = NULL;

  g_clear_pointer (&self->error, g_free);
  if (self->before == NULL)
    return;

  if (self->column == KG_PROJECT_FORECAST_REASON) {
    g_autofree char *text = kg_project_input_dup_text (self->input);

    self->changed = *text != '\0';
  } else {
    copy = read_copy (self, &error);
    if (copy == NULL)
      self->error = g_strdup (error->message);
    self->changed = copy == NULL || !kg_project_field_equal (self->before, copy, self->column);
  }
  show_understood (self, copy);
  show_was (self);
  kg_project_field_row_set_fault (self, NULL);
}

static void
input_changed_cb (KgProjectFieldRow *self)
{
  update (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
undo_cb (KgProjectFieldRow *self)
{
  kg_project_field_row_take_back (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->input));
}

static gboolean
take_back_cb (GtkWidget *widget,
              GVariant  *args,
              gpointer   data)
{
  KgProjectFieldRow *self = KG_PROJECT_FIELD_ROW (widget);

  if (!gtk_widget_get_visible (self->undo))
    return FALSE;
  undo_cb (self);

  return TRUE;
}

static gboolean
kg_project_field_row_grab_focus (GtkWidget *widget)
{
  KgProjectFieldRow *self = KG_PROJECT_FIELD_ROW (widget);

  return self->input != NULL && gtk_widget_grab_focus (GTK_WIDGET (self->input));
}

static void
kg_project_field_row_dispose (GObject *object)
{
  KgProjectFieldRow *self = KG_PROJECT_FIELD_ROW (object);

  g_clear_pointer (&self->before, kg_record_unref);
  g_clear_pointer (&self->board, kg_board_unref);

  G_OBJECT_CLASS (kg_project_field_row_parent_class)->dispose (object);
}

static void
kg_project_field_row_finalize (GObject *object)
{
  g_free (KG_PROJECT_FIELD_ROW (object)->error);

  G_OBJECT_CLASS (kg_project_field_row_parent_class)->finalize (object);
}

static void
kg_project_field_row_class_init (KgProjectFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kg_project_field_row_dispose;
  object_class->finalize = kg_project_field_row_finalize;

  widget_class->grab_focus = kg_project_field_row_grab_focus;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-project-field-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KgProjectFieldRow, title);
  gtk_widget_class_bind_template_child (widget_class, KgProjectFieldRow, line);
  gtk_widget_class_bind_template_child (widget_class, KgProjectFieldRow, understood);
  gtk_widget_class_bind_template_child (widget_class, KgProjectFieldRow, undo);
  gtk_widget_class_bind_template_child (widget_class, KgProjectFieldRow, hint);
  gtk_widget_class_bind_template_child (widget_class, KgProjectFieldRow, fault_box);
  gtk_widget_class_bind_template_child (widget_class, KgProjectFieldRow, fault);
  gtk_widget_class_bind_template_child (widget_class, KgProjectFieldRow, was);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_BackSpace, GDK_ALT_MASK, take_back_cb, NULL);
}

static void
kg_project_field_row_init (KgProjectFieldRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kg_project_field_title:
 * @column: or %KG_PROJECT_FORECAST_REASON
 *
 * Returns: what the field is called in the editor
 */
const char *
kg_project_field_title (int column)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].column == column)
      return _(fields[i].title);

  return column >= 0 ? kg_table_project.columns[column].name : "";
}

/**
 * kg_project_field_row_new:
 * @titles: makes the names of a section equally wide
 */
GtkWidget *
kg_project_field_row_new (int           column,
                          GtkSizeGroup *titles)
{
  KgProjectFieldRow *self = g_object_new (KG_TYPE_PROJECT_FIELD_ROW, NULL);
  const char *title = kg_project_field_title (column);
  KgProjectFieldKind kind = column == KG_PROJECT_FORECAST_REASON ? KG_PROJECT_FIELD_LINE : kg_project_field_kind (column);
  g_autofree char *undo = NULL;
  g_autofree char *keys = NULL;

  self->column = column;
  self->input = KG_PROJECT_INPUT (kg_project_input_new (column));
  kg_project_input_set_label (self->input, title);
  gtk_widget_set_hexpand (GTK_WIDGET (self->input), kind == KG_PROJECT_FIELD_LINE || kind == KG_PROJECT_FIELD_PARAGRAPH ||
                                                    kind == KG_PROJECT_FIELD_UNIT);
  gtk_box_prepend (self->line, GTK_WIDGET (self->input));
  g_signal_connect_object (self->input, "changed", G_CALLBACK (input_changed_cb), self, G_CONNECT_SWAPPED);

  gtk_label_set_text (self->title, title);
  gtk_size_group_add_widget (titles, GTK_WIDGET (self->title));
  /* Translators: the name of a field. */
  undo = g_strdup_printf (_("Take back the change of “%s”"), title);
  keys = g_strdup_printf ("%s (Alt+Backspace)", undo);
  /* Who goes on typing by Tab does not come by it. */
  gtk_widget_set_focusable (self->undo, FALSE);
  gtk_widget_set_tooltip_text (self->undo, keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->undo), GTK_ACCESSIBLE_PROPERTY_LABEL, undo, -1);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].column == column && fields[i].hint != NULL) {
      gtk_label_set_text (self->hint, _(fields[i].hint));
      gtk_widget_set_visible (GTK_WIDGET (self->hint), TRUE);
    }

  return GTK_WIDGET (self);
}

int
kg_project_field_row_get_column (KgProjectFieldRow *self)
{
  return self->column;
}

char *
kg_project_field_row_dup_text (KgProjectFieldRow *self)
{
  return kg_project_input_dup_text (self->input);
}

/**
 * kg_project_field_row_is_changed:
 *
 * Returns: whether its value is another one than before; 9.8亿元 and 98000万元
 *   are the same
 */
gboolean
kg_project_field_row_is_changed (KgProjectFieldRow *self)
{
  return self->changed;
}

gboolean
kg_project_field_row_is_wrong (KgProjectFieldRow *self)
{
  return gtk_widget_get_visible (self->fault_box);
}

/**
 * kg_project_field_row_says:
 *
 * Returns: whether the value that @project has stands in it
 */
gboolean
kg_project_field_row_says (KgProjectFieldRow *self,
                           const KgRecord    *project)
{
  g_autoptr (KgRecord) copy = read_copy (self, NULL);

  return copy != NULL && kg_project_field_equal (copy, project, self->column);
}

/**
 * kg_project_field_row_fill:
 * @before: what is edited
 */
void
kg_project_field_row_fill (KgProjectFieldRow *self,
                           KgBoard           *board,
                           const KgRecord    *before)
{
  g_autofree char *text = self->column == KG_PROJECT_FORECAST_REASON ? g_strdup ("")
                                                                     : kg_project_field_text (before, self->column);

  kg_board_ref (board);
  g_clear_pointer (&self->board, kg_board_unref);
  self->board = board;
  g_clear_pointer (&self->before, kg_record_unref);
  self->before = kg_record_ref ((KgRecord *) before);
  kg_project_input_set_board (self->input, board);
  kg_project_input_fill (self->input, text);
  update (self);
}

/**
 * kg_project_field_row_rebase:
 * @now: what stands in the store meanwhile
 *
 * Compares with @now from here on. What was typed stays; a field that nobody
 * touched takes the new value.
 */
void
kg_project_field_row_rebase (KgProjectFieldRow *self,
                             const KgRecord    *now)
{
  g_autoptr (KgRecord) old = self->before;

  self->before = kg_record_ref ((KgRecord *) now);
  if (!self->changed && self->column != KG_PROJECT_FORECAST_REASON) {
    g_autofree char *text = kg_project_field_text (now, self->column);

    kg_project_input_fill (self->input, text);
  }
  update (self);
}

/**
 * kg_project_field_row_apply:
 *
 * Sets the field of @after; what cannot be read leaves it as it is.
 */
void
kg_project_field_row_apply (KgProjectFieldRow *self,
                            KgRecord          *after)
{
  g_autofree char *text = kg_project_input_dup_text (self->input);

  if (self->column != KG_PROJECT_FORECAST_REASON && self->error == NULL && self->changed)
    kg_project_field_read (kg_board_get_context (self->board), after, self->column, text, NULL);
}

/**
 * kg_project_field_row_set_fault:
 * @fault: (nullable): what is wrong beside the other fields
 */
void
kg_project_field_row_set_fault (KgProjectFieldRow *self,
                                const char        *fault)
{
  const char *text = self->error != NULL ? self->error : fault;

  gtk_widget_set_visible (self->fault_box, text != NULL);
  if (text != NULL)
    gtk_label_set_text (self->fault, text);
  kg_project_input_set_invalid (self->input, text);
}

/**
 * kg_project_field_row_set_text:
 *
 * As if somebody had typed it.
 */
void
kg_project_field_row_set_text (KgProjectFieldRow *self,
                               const char        *text)
{
  kg_project_input_set_text (self->input, text);
}

void
kg_project_field_row_take_back (KgProjectFieldRow *self)
{
  g_autofree char *text = self->column == KG_PROJECT_FORECAST_REASON ? g_strdup ("")
                                                                     : kg_project_field_text (self->before, self->column);

  kg_project_input_set_text (self->input, text);
}
