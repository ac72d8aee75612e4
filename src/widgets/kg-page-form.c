// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-page-form.h"

#include "widgets/kg-page-field-row.h"

#include <glib/gi18n.h>

/**
 * KgPageForm:
 *
 * A page template as a form: its name, and a row for every measure there is,
 * in their groups.
 *
 * Signals: changed, when somebody changed something; entered, with the measure
 * whose row got the focus, or %NULL at the name.
 */

struct _KgPageForm {
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkBox *groups;
  AdwEntryRow *name;

  GPtrArray *rows; /* KgPageFieldRow, one a field */
  KgDocumentKind kind;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (KgPageForm, kg_page_form, GTK_TYPE_WIDGET)

static guint changed_signal;
static guint entered_signal;

static void
get_page (KgPageForm     *self,
          KgPageTemplate *page)
{
  kg_page_template_get_builtin (self->kind, page);
  for (guint i = 0; i < self->rows->len; i++) {
    KgPageFieldRow *row = g_ptr_array_index (self->rows, i);

    kg_page_template_set (page, kg_page_field_row_get_field (row), kg_page_field_row_get_value (row));
  }
}

/* The measures of a part that is not there do nothing; those of the imprint
 * have the size of the page numbers among them. */
static void
update_parts (KgPageForm *self)
{
  gboolean there = TRUE;

  for (guint i = 0; i < self->rows->len; i++) {
    KgPageFieldRow *row = g_ptr_array_index (self->rows, i);
    const KgPageField *field = kg_page_field_row_get_field (row);

    if (i == 0 || !g_str_equal (field->group, kg_page_field_row_get_field (g_ptr_array_index (self->rows, i - 1))->group))
      there = TRUE;
    gtk_widget_set_sensitive (GTK_WIDGET (row), there || g_str_equal (field->key, "small_size"));
    if (g_str_equal (field->key, field->group))
      there = kg_page_field_row_get_value (row) != 0;
  }
}

static void
changed_cb (KgPageForm *self)
{
  if (self->filling)
    return;

  update_parts (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
row_entered_cb (KgPageForm     *self,
                KgPageFieldRow *row)
{
  g_signal_emit (self, entered_signal, 0, kg_page_field_row_get_field (row));
}

static void
name_entered_cb (KgPageForm *self)
{
  g_signal_emit (self, entered_signal, 0, NULL);
}

static void
add_rows (KgPageForm *self)
{
  guint n_fields;
  const KgPageField *fields = kg_page_template_get_fields (&n_fields);
  g_autoptr (GtkSizeGroup) units = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  GtkWidget *group = NULL;

  for (guint i = 0; i < n_fields; i++) {
    GtkWidget *row = kg_page_field_row_new (&fields[i], units);

    if (i == 0 || !g_str_equal (fields[i].group, fields[i - 1].group)) {
      group = adw_preferences_group_new ();
      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), kg_page_field_get_group_label (fields[i].group));
      gtk_box_append (self->groups, group);
    }
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    g_ptr_array_add (self->rows, row);
    g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (row, "entered", G_CALLBACK (row_entered_cb), self, G_CONNECT_SWAPPED);
  }
}

static void
kg_page_form_dispose (GObject *object)
{
  KgPageForm *self = KG_PAGE_FORM (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (kg_page_form_parent_class)->dispose (object);
}

static void
kg_page_form_class_init (KgPageFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kg_page_form_dispose;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  entered_signal = g_signal_new ("entered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-page-form.ui");
  gtk_widget_class_bind_template_child (widget_class, KgPageForm, scroller);
  gtk_widget_class_bind_template_child (widget_class, KgPageForm, groups);
  gtk_widget_class_bind_template_child (widget_class, KgPageForm, name);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_entered_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
kg_page_form_init (KgPageForm *self)
{
  KgPageTemplate page;

  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_rows (self);
  kg_page_template_get_builtin (self->kind, &page);
  kg_page_form_set_page (self, self->kind, "", &page);
}

void
kg_page_form_set_page (KgPageForm           *self,
                       KgDocumentKind        kind,
                       const char           *name,
                       const KgPageTemplate *page)
{
  KgPageTemplate shipped;

  self->filling = TRUE;
  self->kind = kind;
  kg_page_template_get_builtin (kind, &shipped);
  gtk_editable_set_text (GTK_EDITABLE (self->name), name);
  for (guint i = 0; i < self->rows->len; i++) {
    KgPageFieldRow *row = g_ptr_array_index (self->rows, i);
    const KgPageField *field = kg_page_field_row_get_field (row);

    kg_page_field_row_set_value (row, kg_page_template_get (page, field), kg_page_template_get (&shipped, field));
  }
  self->filling = FALSE;
  update_parts (self);
}

/**
 * kg_page_form_dup_text:
 *
 * Returns: (transfer full): the text of the template as the form stands
 */
char *
kg_page_form_dup_text (KgPageForm *self)
{
  KgPageTemplate page;

  get_page (self, &page);

  return kg_page_template_to_text (&page, self->kind, gtk_editable_get_text (GTK_EDITABLE (self->name)));
}

/**
 * kg_page_form_dup_problem:
 *
 * Returns: (transfer full) (nullable): why no page can be set by it as it
 *   stands
 */
char *
kg_page_form_dup_problem (KgPageForm *self)
{
  g_autoptr (GError) error = NULL;
  KgPageTemplate page;

  get_page (self, &page);

  return kg_page_template_check_kept (&page, gtk_editable_get_text (GTK_EDITABLE (self->name)), &error)
         ? NULL : g_strdup (error->message);
}
