// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-project-agent-list.h"

#include "widgets/kg-children.h"
#include "widgets/kg-feedback.h"
#include "widgets/kg-project-picker.h"
#include "widgets/kg-project-words.h"

#include <glib/gi18n.h>

/**
 * KgProjectAgentList:
 *
 * The "1+N" of a project in its editor: who is on it, in which role, and who
 * is added from the directory or by name.
 *
 * Signals: changed.
 */

struct _KgProjectAgentList {
  AdwBin parent_instance;

  GtkBox *rows;
  GtkLabel *advice;
  KgProjectPicker *picker;

  KgBoard *board;
  GPtrArray *people; /* KgRecord */
};

G_DEFINE_FINAL_TYPE (KgProjectAgentList, kg_project_agent_list, ADW_TYPE_BIN)

static guint changed_signal;

#define FOR_EACH_ROW(self, row)                                                        \
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET ((self)->rows)); row != NULL; \
       row = gtk_widget_get_next_sibling (row))

static const KgAgentEdit *
edit_of (GtkWidget *row)
{
  return kg_project_agent_row_get_edit (KG_PROJECT_AGENT_ROW (row));
}

static guint
count_chiefs (KgProjectAgentList *self)
{
  guint n = 0;

  FOR_EACH_ROW (self, row)
    n += !edit_of (row)->removed && g_str_equal (edit_of (row)->role, "territorial_chief");

  return n;
}

static void
update (KgProjectAgentList *self)
{
  guint n_chiefs = count_chiefs (self);
  gboolean any = gtk_widget_get_first_child (GTK_WIDGET (self->rows)) != NULL;

  gtk_label_set_text (self->advice, !any ? _("No agents were named.")
                                    : n_chiefs == 0 ? _("1+N: nobody is the territorial chief yet.")
                                                    : _("1+N: more than one is the territorial chief."));
  gtk_widget_set_visible (GTK_WIDGET (self->advice), !any || n_chiefs != 1);
}

static void
row_changed_cb (KgProjectAgentList *self,
                GtkWidget          *row)
{
  /* Whoever was only added here goes without a trace. */
  if (edit_of (row)->removed && edit_of (row)->agent == NULL) {
    gtk_box_remove (self->rows, row);
    gtk_widget_grab_focus (GTK_WIDGET (self->picker));
  }
  update (self);
  g_signal_emit (self, changed_signal, 0);
}

static GtkWidget *
append (KgProjectAgentList *self,
        KgAgentEdit        *edit)
{
  GtkWidget *row = kg_project_agent_row_new (self->board, edit);

  gtk_box_append (self->rows, row);
  g_signal_connect_object (row, "changed", G_CALLBACK (row_changed_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static const char *
next_role (KgProjectAgentList *self)
{
  return count_chiefs (self) == 0 ? "territorial_chief" : "department_chief";
}

static void
picked_cb (KgProjectAgentList *self,
           const char         *id)
{
  KgProjectAgentRow *there = id != NULL ? kg_project_agent_list_find (self, id) : NULL;
  GtkWidget *row = NULL;

  if (there != NULL) {
    kg_project_agent_row_set_removed (there, FALSE);
    gtk_widget_grab_focus (GTK_WIDGET (there));
    return;
  }

  for (guint i = 0; id != NULL && row == NULL && self->people != NULL && i < self->people->len; i++) {
    KgRecord *person = g_ptr_array_index (self->people, i);

    if (g_str_equal (kg_record_get_id (person), id))
      row = append (self, kg_agent_edit_new (NULL, person, next_role (self)));
  }
  if (row == NULL)
    return;
  gtk_widget_grab_focus (row);
  row_changed_cb (self, row);
}

static void
named_cb (KgProjectAgentList *self,
          const char         *name)
{
  GtkWidget *row = append (self, kg_agent_edit_new_person (name, next_role (self)));

  gtk_widget_grab_focus (row);
  row_changed_cb (self, row);
}

static void
set_people (KgProjectAgentList *self,
            GPtrArray          *people)
{
  g_ptr_array_ref (people);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  self->people = people;

  kg_project_picker_clear (self->picker);
  for (guint i = 0; i < people->len; i++) {
    KgRecord *person = g_ptr_array_index (people, i);
    const char *unit_id = kg_record_get_text (person, KG_PERSON_UNIT);
    const KgUnit *unit = unit_id != NULL ? kg_board_find_unit (self->board, unit_id) : NULL;
    const char *phone = kg_record_get_text (person, KG_PERSON_PHONE);
    g_autofree char *detail = unit != NULL ? g_strjoin (" · ", unit->short_name, phone, NULL) : g_strdup (phone);

    kg_project_picker_add (self->picker, kg_record_get_id (person), kg_record_get_text (person, KG_PERSON_NAME), detail);
  }
}

static void
people_free (gpointer data)
{
  GPtrArray **people = data;

  g_clear_pointer (people, g_ptr_array_unref);
  g_free (people);
}

static gboolean
run_people (KgTxn      *txn,
            KgContext  *context,
            gpointer    data,
            GError    **error)
{
  GPtrArray **people = data;

  *people = kg_people_load (txn, error);
  return *people != NULL;
}

static void
people_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (KgProjectAgentList) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray **people = kg_workspace_finish (KG_WORKSPACE (source), result, &error);

  /* The editor may be closed by now. */
  if (self->picker == NULL)
    return;
  if (people != NULL)
    set_people (self, *people);
  else
    kg_feedback_error (GTK_WIDGET (self), error);
}

static void
kg_project_agent_list_dispose (GObject *object)
{
  KG_PROJECT_AGENT_LIST (object)->picker = NULL;

  G_OBJECT_CLASS (kg_project_agent_list_parent_class)->dispose (object);
}

static void
kg_project_agent_list_finalize (GObject *object)
{
  KgProjectAgentList *self = KG_PROJECT_AGENT_LIST (object);

  g_clear_pointer (&self->board, kg_board_unref);
  g_clear_pointer (&self->people, g_ptr_array_unref);

  G_OBJECT_CLASS (kg_project_agent_list_parent_class)->finalize (object);
}

static void
kg_project_agent_list_class_init (KgProjectAgentListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kg_project_agent_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = kg_project_agent_list_finalize;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kg_project_agent_list_init (KgProjectAgentList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 8));
  self->advice = GTK_LABEL (kg_project_label (NULL, "dim-label"));
  self->picker = KG_PROJECT_PICKER (kg_project_picker_new ());
  kg_project_picker_set_prompt (self->picker, _("Add an agent…"));
  gtk_widget_set_halign (GTK_WIDGET (self->picker), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->picker), "kg-field");
  gtk_widget_add_css_class (GTK_WIDGET (self->advice), "kg-field");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rows));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->advice));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->picker));
  adw_bin_set_child (ADW_BIN (self), box);

  g_signal_connect_object (self->picker, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->picker, "named", G_CALLBACK (named_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
kg_project_agent_list_new (void)
{
  return g_object_new (KG_TYPE_PROJECT_AGENT_LIST, NULL);
}

/**
 * kg_project_agent_list_fill:
 * @agents: (element-type KgProjectAgentView): as they were read
 */
void
kg_project_agent_list_fill (KgProjectAgentList *self,
                            KgBoard            *board,
                            GPtrArray          *agents)
{
  kg_board_ref (board);
  g_clear_pointer (&self->board, kg_board_unref);
  self->board = board;

  kg_children_clear (GTK_WIDGET (self->rows));
  for (guint i = 0; i < agents->len; i++) {
    const KgProjectAgentView *view = g_ptr_array_index (agents, i);

    append (self, kg_agent_edit_new (view->agent, view->person,
                                     kg_record_get_text (view->agent, KG_PROJECT_AGENT_ROLE)));
  }
  update (self);
}

/**
 * kg_project_agent_list_rebase:
 * @agents: (element-type KgProjectAgentView): as they stand in the store meanwhile
 *
 * Compares with @agents from here on. What was changed here stays, unless
 * somebody was taken off the project altogether.
 */
void
kg_project_agent_list_rebase (KgProjectAgentList *self,
                              GPtrArray          *agents)
{
  g_autoptr (GPtrArray) gone = g_ptr_array_new ();

  FOR_EACH_ROW (self, row)
    if (edit_of (row)->agent != NULL)
      g_ptr_array_add (gone, row);

  for (guint i = 0; i < agents->len; i++) {
    const KgProjectAgentView *view = g_ptr_array_index (agents, i);
    KgProjectAgentRow *row = kg_project_agent_list_find (self, kg_record_get_id (view->person));

    if (row == NULL) {
      append (self, kg_agent_edit_new (view->agent, view->person,
                                       kg_record_get_text (view->agent, KG_PROJECT_AGENT_ROLE)));
      continue;
    }
    kg_project_agent_row_rebase (row, view);
    g_ptr_array_remove (gone, row);
  }
  for (guint i = 0; i < gone->len; i++)
    gtk_box_remove (self->rows, g_ptr_array_index (gone, i));
  update (self);
}

/**
 * kg_project_agent_list_load_people:
 *
 * Reads who can be added: everybody in the directory.
 */
void
kg_project_agent_list_load_people (KgProjectAgentList *self,
                                   KgWorkspace        *workspace)
{
  kg_workspace_read_async (workspace, run_people, g_new0 (GPtrArray *, 1), people_free, NULL, people_cb,
                           g_object_ref (self));
}

/**
 * kg_project_agent_list_dup_edits:
 *
 * Returns: (transfer full) (element-type KgAgentEdit)
 */
GPtrArray *
kg_project_agent_list_dup_edits (KgProjectAgentList *self)
{
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_agent_edit_free);

  FOR_EACH_ROW (self, row)
    g_ptr_array_add (edits, kg_agent_edit_copy (edit_of (row)));

  return edits;
}

/**
 * kg_project_agent_list_count:
 * @n_wrong: (out)
 *
 * Returns: how many agents are added, removed or changed
 */
guint
kg_project_agent_list_count (KgProjectAgentList *self,
                             guint              *n_wrong)
{
  guint n = 0;

  *n_wrong = 0;
  FOR_EACH_ROW (self, row) {
    n += kg_agent_edit_is_changed (edit_of (row));
    *n_wrong += kg_project_agent_row_is_wrong (KG_PROJECT_AGENT_ROW (row));
  }

  return n;
}

/**
 * kg_project_agent_list_find:
 * @id: of a person, or of an agent of the project
 *
 * Returns: (transfer none) (nullable)
 */
KgProjectAgentRow *
kg_project_agent_list_find (KgProjectAgentList *self,
                            const char         *id)
{
  FOR_EACH_ROW (self, row) {
    const KgAgentEdit *edit = edit_of (row);

    if (g_str_equal (kg_record_get_id (edit->person_after), id) ||
        (edit->agent != NULL && g_str_equal (kg_record_get_id (edit->agent), id)))
      return KG_PROJECT_AGENT_ROW (row);
  }

  return NULL;
}
