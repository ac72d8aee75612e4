// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-project-plan.h"

#include "core/kg-labels.h"
#include "widgets/kg-children.h"
#include "widgets/kg-project-bar.h"
#include "widgets/kg-project-words.h"

#include <glib/gi18n.h>

/**
 * KgProjectPlan:
 *
 * The back-plan of a project as a table, one line a step, with a bar for
 * each on a shared time axis.
 */

struct _KgProjectPlan {
  AdwBin parent_instance;

  GtkGrid *grid;
};

G_DEFINE_FINAL_TYPE (KgProjectPlan, kg_project_plan, ADW_TYPE_BIN)

enum {
  COLUMN_ICON,
  COLUMN_NAME,
  COLUMN_DAYS,
  COLUMN_PLANNED,
  COLUMN_STATE,
  COLUMN_BAR,
  N_COLUMNS,
};

static GtkWidget *
add_label (GtkGrid    *grid,
           int         column,
           int         row,
           const char *text,
           float       xalign,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (grid, label, column, row, 1, 1);
  return label;
}

static void
add_head (KgProjectPlan       *self,
          const KgProjectAxis *axis)
{
  static const struct { int column; const char *title; float xalign; } titles[] = {
    { COLUMN_NAME, N_("Step"), 0 },
    { COLUMN_DAYS, N_("Days"), 1 },
    { COLUMN_PLANNED, N_("Planned days"), 0 },
    { COLUMN_STATE, N_("State"), 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++) {
    GtkWidget *label = add_label (self->grid, titles[i].column, 0, _(titles[i].title), titles[i].xalign, "caption-heading");

    gtk_widget_add_css_class (label, "dim-label");
    if (titles[i].column == COLUMN_DAYS)
      gtk_widget_set_tooltip_text (label, _("Working days"));
  }
  gtk_grid_attach (self->grid, kg_project_bar_new_head (axis), COLUMN_BAR, 0, 1, 1);
}

static void
add_icon (KgProjectPlan    *self,
          int               row,
          const KgStepView *step)
{
  const char *name = "media-record-symbolic", *tone = "kg-faint";
  GtkWidget *icon;

  if (step->state == KG_STEP_DONE) {
    name = "emblem-ok-symbolic";
    tone = "success";
  } else if (step->state == KG_STEP_OVERDUE) {
    name = "dialog-warning-symbolic";
    tone = "error";
  } else if (step->state == KG_STEP_UNDER_WAY) {
    name = "media-playback-start-symbolic";
    tone = "accent";
  }

  icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", name, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (icon, tone);
  gtk_grid_attach (self->grid, icon, COLUMN_ICON, row, 1, 1);
}

static GtkWidget *
make_tag (const char *text,
          const char *tone)
{
  GtkWidget *tag = gtk_label_new (text);

  gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (tag, "kg-state");
  gtk_widget_add_css_class (tag, tone);
  return tag;
}

static void
add_name (KgProjectPlan    *self,
          int               row,
          const KgStepView *step)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (step->name);
  g_autofree char *mode = NULL;

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (name), 8);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 36);
  gtk_widget_set_tooltip_text (name, step->name);
  gtk_box_append (GTK_BOX (line), name);
  if (step->permit)
    gtk_box_append (GTK_BOX (line), make_tag (_("Permit"), "accent"));
  if (step->stuck)
    gtk_box_append (GTK_BOX (line), make_tag (_("Stuck here"), "error"));
  gtk_box_append (GTK_BOX (box), line);

  if (step->mode != KG_STEP_NORMAL)
    mode = g_strdup (kg_label_code (&kg_table_step, KG_STEP_MODE,
                                    kg_record_get_text (step->record, KG_STEP_MODE)));
  if (step->authority != NULL || mode != NULL) {
    g_autofree char *words = step->authority != NULL && mode != NULL
                             ? g_strdup_printf ("%s · %s", step->authority, mode)
                             : g_strdup (step->authority != NULL ? step->authority : mode);
    GtkWidget *by = gtk_label_new (words);

    gtk_label_set_xalign (GTK_LABEL (by), 0);
    gtk_label_set_ellipsize (GTK_LABEL (by), PANGO_ELLIPSIZE_END);
    gtk_widget_add_css_class (by, "caption");
    gtk_widget_add_css_class (by, "dim-label");
    gtk_box_append (GTK_BOX (box), by);
  }
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_grid_attach (self->grid, box, COLUMN_NAME, row, 1, 1);
}

static char *
span_words (KgDate from,
            KgDate to)
{
  g_autofree char *first = kg_label_day (from);
  g_autofree char *last = kg_label_day (to);

  if (from == KG_DATE_NONE && to == KG_DATE_NONE)
    return g_strdup ("–");
  if (from == to)
    return g_steal_pointer (&first);

  return g_strdup_printf ("%s – %s", first, last);
}

static void
add_state (KgProjectPlan    *self,
           int               row,
           const KgStepView *step)
{
  g_autofree char *words = kg_step_view_words (step);
  g_autofree char *actual = step->actual_start != KG_DATE_NONE
                            ? span_words (step->actual_start,
                                          step->actual_end != KG_DATE_NONE ? step->actual_end : step->actual_start)
                            : NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *state = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (state), 0);
  gtk_widget_add_css_class (state, step->state == KG_STEP_OVERDUE ? "error"
                                   : step->state == KG_STEP_TO_COME ? "dim-label" : "kg-plain");
  gtk_box_append (GTK_BOX (box), state);
  if (actual != NULL) {
    /* Translators: the day on which work on a step began. */
    g_autofree char *since = step->actual_end == KG_DATE_NONE ? g_strdup_printf (_("since %s"), actual)
                                                              : g_steal_pointer (&actual);
    GtkWidget *days = gtk_label_new (since);

    gtk_label_set_xalign (GTK_LABEL (days), 0);
    gtk_widget_add_css_class (days, "caption");
    gtk_widget_add_css_class (days, "dim-label");
    gtk_widget_add_css_class (days, "kg-number");
    gtk_box_append (GTK_BOX (box), days);
  }
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_grid_attach (self->grid, box, COLUMN_STATE, row, 1, 1);
}

static void
add_step (KgProjectPlan       *self,
          int                  row,
          const KgStepView    *step,
          const KgProjectAxis *axis)
{
  g_autofree char *days = g_strdup_printf ("%d", step->duration);
  g_autofree char *planned = span_words (step->planned_start, step->planned_end);

  add_icon (self, row, step);
  add_name (self, row, step);
  add_label (self->grid, COLUMN_DAYS, row, days, 1, "kg-number");
  add_label (self->grid, COLUMN_PLANNED, row, planned, 0, "kg-number");
  add_state (self, row, step);
  gtk_grid_attach (self->grid, kg_project_bar_new (axis, step), COLUMN_BAR, row, 1, 1);
}

static void
kg_project_plan_class_init (KgProjectPlanClass *klass)
{
}

static void
kg_project_plan_init (KgProjectPlan *self)
{
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 14);
  gtk_widget_add_css_class (GTK_WIDGET (self->grid), "kg-plan");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->grid));
}

void
kg_project_plan_show (KgProjectPlan *self,
                      KgProjectFile *file)
{
  KgDate today = kg_context_get_today (kg_board_get_context (file->board));
  KgProjectAxis axis = {
    .first = MIN (file->first_day, today),
    .last = MAX (file->last_day, today),
    .today = today,
    .target = file->summary->planned_start,
  };

  kg_children_clear (GTK_WIDGET (self->grid));
  if (file->steps->len == 0)
    return;

  add_head (self, &axis);
  for (guint i = 0; i < file->steps->len; i++)
    add_step (self, (int) i + 1, &g_array_index (file->steps, KgStepView, i), &axis);
}
