// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-project-section-row.h"

#include <glib/gi18n.h>

/**
 * KgProjectSectionRow:
 *
 * A section of the project editor in its switcher: its name, the digit that
 * goes to it, and in words how much of it was changed or is wrong.
 */

struct _KgProjectSectionRow {
  GtkListBoxRow parent_instance;

  GtkLabel *mark;
  char *name;
  char *title;
};

G_DEFINE_FINAL_TYPE (KgProjectSectionRow, kg_project_section_row, GTK_TYPE_LIST_BOX_ROW)

static void
set_words (KgProjectSectionRow *self,
           const char          *words,
           gboolean             pressing)
{
  g_autofree char *spoken = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->mark), words != NULL);
  gtk_label_set_text (self->mark, words != NULL ? words : "");
  if (pressing)
    gtk_widget_add_css_class (GTK_WIDGET (self->mark), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->mark), "error");
  spoken = words != NULL ? g_strdup_printf ("%s, %s", self->title, words) : g_strdup (self->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
kg_project_section_row_finalize (GObject *object)
{
  KgProjectSectionRow *self = KG_PROJECT_SECTION_ROW (object);

  g_free (self->name);
  g_free (self->title);

  G_OBJECT_CLASS (kg_project_section_row_parent_class)->finalize (object);
}

static void
kg_project_section_row_class_init (KgProjectSectionRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kg_project_section_row_finalize;
}

static void
kg_project_section_row_init (KgProjectSectionRow *self)
{
}

/**
 * kg_project_section_row_new:
 * @name: of the page that it shows
 * @number: the digit that goes there with Alt
 */
GtkWidget *
kg_project_section_row_new (const char *name,
                            const char *title,
                            int         number)
{
  KgProjectSectionRow *self = g_object_new (KG_TYPE_PROJECT_SECTION_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (title);
  g_autofree char *digit = g_strdup_printf ("%d", number);
  /* Translators: the name of a section, and the digit of its shortcut. */
  g_autofree char *tip = g_strdup_printf (_("%s (Alt+%d)"), title, number);
  GtkWidget *key = gtk_label_new (digit);

  self->name = g_strdup (name);
  self->title = g_strdup (title);
  self->mark = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  /* The switcher is as wide as it is, whatever the mark says. */
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 8);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (key, "kg-key");
  gtk_widget_add_css_class (GTK_WIDGET (self->mark), "kg-state");
  gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self->mark), GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), key);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->mark));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tip);
  kg_project_section_row_set_mark (self, 0, 0);

  return GTK_WIDGET (self);
}

const char *
kg_project_section_row_get_name (KgProjectSectionRow *self)
{
  return self->name;
}

/**
 * kg_project_section_row_set_mark:
 * @n_changed: how many fields are changed
 * @n_wrong: how many are wrong, which is told before
 */
void
kg_project_section_row_set_mark (KgProjectSectionRow *self,
                                 guint                n_changed,
                                 guint                n_wrong)
{
  g_autofree char *words = NULL;

  if (n_wrong > 0)
    /* Translators: how many fields of a section are wrong; very short. */
    words = g_strdup_printf (ngettext ("%u to mend", "%u to mend", n_wrong), n_wrong);
  else if (n_changed > 0)
    /* Translators: how many fields of a section were changed; very short. */
    words = g_strdup_printf (ngettext ("%u changed", "%u changed", n_changed), n_changed);
  set_words (self, words, n_wrong > 0);
}

/**
 * kg_project_section_row_set_open:
 * @n_open: how many choices are still to be made
 */
void
kg_project_section_row_set_open (KgProjectSectionRow *self,
                                 guint                n_open)
{
  /* Translators: how many values are to be chosen; very short. */
  g_autofree char *words = n_open > 0 ? g_strdup_printf (ngettext ("%u to choose", "%u to choose", n_open), n_open) : NULL;

  set_words (self, words, TRUE);
}
