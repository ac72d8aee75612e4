// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-project-form.h"

#include "widgets/kg-project-words.h"

#include <glib/gi18n.h>

/**
 * KgProjectForm:
 *
 * A section of the project editor: fields in groups. It edits nothing but the
 * copy that it is asked to apply itself to; subclasses name their fields.
 *
 * Signals: changed, when another value stands in one of them.
 */

typedef struct {
  GtkBox *groups;
  GtkBox *group;       /* the one that is being made */
  GtkSizeGroup *titles;
  GPtrArray *rows;     /* KgProjectFieldRow, borrowed */
  gboolean filling;
} KgProjectFormPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (KgProjectForm, kg_project_form, ADW_TYPE_BIN)

static guint changed_signal;

static KgProjectFormPrivate *
get_private (KgProjectForm *self)
{
  return kg_project_form_get_instance_private (self);
}

static void
kg_project_form_finalize (GObject *object)
{
  KgProjectFormPrivate *priv = get_private (KG_PROJECT_FORM (object));

  g_ptr_array_unref (priv->rows);
  g_clear_object (&priv->titles);

  G_OBJECT_CLASS (kg_project_form_parent_class)->finalize (object);
}

static void
kg_project_form_class_init (KgProjectFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kg_project_form_finalize;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kg_project_form_init (KgProjectForm *self)
{
  KgProjectFormPrivate *priv = get_private (self);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  priv->rows = g_ptr_array_new ();
  priv->titles = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  priv->groups = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  gtk_widget_add_css_class (GTK_WIDGET (priv->groups), "kg-form");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 760);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (priv->groups));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

/**
 * kg_project_form_add_group:
 * @title: (nullable)
 * @description: (nullable): small, under the title
 *
 * Begins a group; what is added next stands in it.
 */
void
kg_project_form_add_group (KgProjectForm *self,
                           const char    *title,
                           const char    *description)
{
  KgProjectFormPrivate *priv = get_private (self);
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  priv->group = GTK_BOX (group);
  if (title != NULL) {
    GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

    gtk_box_append (GTK_BOX (head), kg_project_label (title, "heading"));
    gtk_box_append (priv->group, head);
    if (description != NULL) {
      GtkWidget *label = kg_project_label (description, "dim-label");

      gtk_widget_add_css_class (label, "kg-small");
      gtk_box_append (GTK_BOX (head), label);
    }
  }
  gtk_box_append (priv->groups, group);
}

KgProjectFieldRow *
kg_project_form_add (KgProjectForm *self,
                     int            column)
{
  KgProjectFormPrivate *priv = get_private (self);
  GtkWidget *row = kg_project_field_row_new (column, priv->titles);

  g_ptr_array_add (priv->rows, row);
  gtk_box_append (priv->group, row);
  g_signal_connect_object (row, "changed", G_CALLBACK (kg_project_form_changed), self, G_CONNECT_SWAPPED);

  return KG_PROJECT_FIELD_ROW (row);
}

void
kg_project_form_add_widget (KgProjectForm *self,
                            GtkWidget     *widget)
{
  gtk_box_append (get_private (self)->group, widget);
}

/**
 * kg_project_form_changed:
 *
 * Something in it is another value: the fields settle, and changed is emitted.
 */
void
kg_project_form_changed (KgProjectForm *self)
{
  KgProjectFormPrivate *priv = get_private (self);

  if (priv->filling)
    return;

  if (KG_PROJECT_FORM_GET_CLASS (self)->settle != NULL) {
    priv->filling = TRUE;
    KG_PROJECT_FORM_GET_CLASS (self)->settle (self);
    priv->filling = FALSE;
  }
  g_signal_emit (self, changed_signal, 0);
}

/**
 * kg_project_form_find:
 *
 * Returns: (transfer none) (nullable): the field of a column
 */
KgProjectFieldRow *
kg_project_form_find (KgProjectForm *self,
                      int            column)
{
  KgProjectFormPrivate *priv = get_private (self);

  for (guint i = 0; i < priv->rows->len; i++)
    if (kg_project_field_row_get_column (g_ptr_array_index (priv->rows, i)) == column)
      return g_ptr_array_index (priv->rows, i);

  return NULL;
}

/**
 * kg_project_form_count:
 * @n_wrong: (out): how many fields are wrong
 *
 * Returns: how many were changed
 */
guint
kg_project_form_count (KgProjectForm *self,
                       guint         *n_wrong)
{
  KgProjectFormPrivate *priv = get_private (self);
  guint n_changed = 0;

  *n_wrong = 0;
  for (guint i = 0; i < priv->rows->len; i++) {
    KgProjectFieldRow *row = g_ptr_array_index (priv->rows, i);

    if (!gtk_widget_get_visible (GTK_WIDGET (row)))
      continue;
    /* A reason is no change of its own. */
    n_changed += kg_project_field_row_is_changed (row) &&
                 kg_project_field_row_get_column (row) != KG_PROJECT_FORECAST_REASON;
    *n_wrong += kg_project_field_row_is_wrong (row);
  }
  if (KG_PROJECT_FORM_GET_CLASS (self)->count != NULL)
    KG_PROJECT_FORM_GET_CLASS (self)->count (self, &n_changed, n_wrong);

  return n_changed;
}

static void
settle_quietly (KgProjectForm *self)
{
  KgProjectFormPrivate *priv = get_private (self);

  if (KG_PROJECT_FORM_GET_CLASS (self)->settle != NULL)
    KG_PROJECT_FORM_GET_CLASS (self)->settle (self);
  priv->filling = FALSE;
}

/**
 * kg_project_form_fill:
 * @before: what is edited
 */
void
kg_project_form_fill (KgProjectForm  *self,
                      KgBoard        *board,
                      const KgRecord *before)
{
  KgProjectFormPrivate *priv = get_private (self);

  priv->filling = TRUE;
  for (guint i = 0; i < priv->rows->len; i++)
    kg_project_field_row_fill (g_ptr_array_index (priv->rows, i), board, before);
  settle_quietly (self);
}

/**
 * kg_project_form_rebase:
 * @now: what stands in the store meanwhile
 */
void
kg_project_form_rebase (KgProjectForm  *self,
                        const KgRecord *now)
{
  KgProjectFormPrivate *priv = get_private (self);

  priv->filling = TRUE;
  for (guint i = 0; i < priv->rows->len; i++)
    kg_project_field_row_rebase (g_ptr_array_index (priv->rows, i), now);
  settle_quietly (self);
}

void
kg_project_form_apply (KgProjectForm *self,
                       KgRecord      *after)
{
  KgProjectFormPrivate *priv = get_private (self);

  for (guint i = 0; i < priv->rows->len; i++)
    kg_project_field_row_apply (g_ptr_array_index (priv->rows, i), after);
}

/**
 * kg_project_form_set_faults:
 * @faults: (element-type KgProjectFault): of all sections
 *
 * Tells what is wrong under the fields that it is about.
 */
void
kg_project_form_set_faults (KgProjectForm *self,
                            GPtrArray     *faults)
{
  KgProjectFormPrivate *priv = get_private (self);

  for (guint i = 0; i < priv->rows->len; i++) {
    KgProjectFieldRow *row = g_ptr_array_index (priv->rows, i);
    const char *text = NULL;

    for (guint j = 0; text == NULL && j < faults->len; j++) {
      const KgProjectFault *fault = g_ptr_array_index (faults, j);

      if (fault->column == kg_project_field_row_get_column (row))
        text = fault->text;
    }
    kg_project_field_row_set_fault (row, text);
  }
}

/**
 * kg_project_form_focus:
 *
 * Puts the focus where somebody goes on: the first field that is wrong, else
 * the first one.
 */
void
kg_project_form_focus (KgProjectForm *self)
{
  KgProjectFormPrivate *priv = get_private (self);
  GtkWidget *first = NULL;

  for (guint i = 0; i < priv->rows->len; i++) {
    GtkWidget *row = g_ptr_array_index (priv->rows, i);

    if (!gtk_widget_get_visible (row))
      continue;
    if (kg_project_field_row_is_wrong (KG_PROJECT_FIELD_ROW (row))) {
      gtk_widget_grab_focus (row);
      return;
    }
    first = first != NULL ? first : row;
  }
  if (first != NULL)
    gtk_widget_grab_focus (first);
}
