// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-page-editor.h"

#include "services/kg-page-service.h"
#include "widgets/kg-definition-page.h"
#include "widgets/kg-page-form.h"
#include "widgets/kg-page-preview.h"

#include <glib/gi18n.h>

/**
 * KgPageEditor:
 *
 * Edits a page template, as a form or as text, with the page beside it. While
 * no page can be set by it, it cannot be saved, and what is in use stays. When
 * somebody else saved another one meanwhile, what was typed stays, too, and
 * can be kept as a copy.
 *
 * Signals: saved, once the template is in the store.
 */

struct _KgPageEditor {
  KgDefinitionEditor parent_instance;

  KgPageForm *form;
  KgPagePreview *preview;
};

G_DEFINE_FINAL_TYPE (KgPageEditor, kg_page_editor, KG_TYPE_DEFINITION_EDITOR)

typedef struct {
  KgDocumentKind kind;
  char *name;
  KgPageTemplate page;
} Parsed;

static void
parsed_free (gpointer data)
{
  g_free (((Parsed *) data)->name);
  g_free (data);
}

static gpointer
parse (const char  *text,
       const char  *name,
       GError     **error)
{
  Parsed *parsed = g_new0 (Parsed, 1);

  if (kg_page_template_from_text (text, &parsed->page, &parsed->kind, &parsed->name, error))
    return parsed;

  parsed_free (parsed);
  return NULL;
}

/* Documents of another kind would be set by something else. */
static const char *
get_key (gconstpointer definition)
{
  return kg_document_kind_to_code (((const Parsed *) definition)->kind);
}

static const char *
get_subtitle (gconstpointer definition)
{
  return kg_document_kind_label (((const Parsed *) definition)->kind);
}

static char *
dup_name (gconstpointer definition)
{
  return g_strdup (((const Parsed *) definition)->name);
}

static GPtrArray *
check (const char *text,
       const char *name)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  Parsed *parsed = parse (text, name, &error);

  if (parsed == NULL || !kg_page_template_check_kept (&parsed->page, parsed->name, &error))
    g_ptr_array_add (problems, g_strdup (error->message));
  g_clear_pointer (&parsed, parsed_free);

  return problems;
}

static gboolean
save_over (KgTxn       *txn,
           KgContext   *context,
           const char  *id,
           const char  *text,
           const char  *before,
           GError     **error)
{
  g_autofree char *saved = kg_pages_import (txn, id, before, text, error);

  return saved != NULL;
}

/**
 * kg_page_editor_dup_copy:
 *
 * Returns: (transfer full): the text of a template with a name that says that
 *   it is a copy; the same text when it is faulty
 */
char *
kg_page_editor_dup_copy (const char *text)
{
  Parsed *parsed = parse (text, "", NULL);
  g_autofree char *name = parsed != NULL ? kg_definition_page_dup_copy_name (parsed->name) : NULL;
  char *copy = parsed != NULL ? kg_page_template_to_text (&parsed->page, parsed->kind, name) : g_strdup (text);

  g_clear_pointer (&parsed, parsed_free);

  return copy;
}

static void
fill_form (KgDefinitionEditor *editor,
           gpointer            definition,
           gboolean            is_new)
{
  const Parsed *parsed = definition;

  kg_page_form_set_page (KG_PAGE_EDITOR (editor)->form, parsed->kind, parsed->name, &parsed->page);
}

static char *
dup_text (KgDefinitionEditor *editor)
{
  return kg_page_form_dup_text (KG_PAGE_EDITOR (editor)->form);
}

static char *
dup_problem (KgDefinitionEditor *editor)
{
  return kg_page_form_dup_problem (KG_PAGE_EDITOR (editor)->form);
}

static void
judge (KgDefinitionEditor *editor,
       gpointer            definition,
       const char         *problem,
       gboolean            listed)
{
  KgPageEditor *self = KG_PAGE_EDITOR (editor);
  const Parsed *parsed = definition;

  kg_page_preview_set_problem (self->preview, problem);
  if (parsed != NULL)
    kg_page_preview_set_page (self->preview, parsed->kind, &parsed->page);
}

static void
entered_cb (KgPageEditor      *self,
            const KgPageField *field)
{
  kg_page_preview_set_field (self->preview, field);
}

/* A page is looked at; it gets what the screen has. */
static void
take_room (KgPageEditor *self)
{
  GListModel *monitors = gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (self)));
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, 0);
  GdkRectangle room;

  if (monitor == NULL)
    return;

  gdk_monitor_get_geometry (monitor, &room);
  gtk_window_set_default_size (GTK_WINDOW (self), CLAMP (room.width * 9 / 10, 1100, 1600),
                               CLAMP (room.height * 17 / 20, 600, 1400));
}

static void
kg_page_editor_class_init (KgPageEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KgDefinitionEditorClass *editor_class = KG_DEFINITION_EDITOR_CLASS (klass);

  editor_class->what = N_("The page template");
  editor_class->unnamed = N_("Page template");
  editor_class->new_heading = N_("New page template");
  editor_class->no_form = N_("The form shows the measures once the text has no problems");
  editor_class->save_label = N_("Edit page template");
  editor_class->parse = parse;
  editor_class->unref = parsed_free;
  editor_class->get_key = get_key;
  editor_class->dup_name = dup_name;
  editor_class->get_subtitle = get_subtitle;
  editor_class->check = check;
  editor_class->save_over = save_over;
  editor_class->dup_copy = kg_page_editor_dup_copy;
  editor_class->fill_form = fill_form;
  editor_class->dup_text = dup_text;
  editor_class->dup_problem = dup_problem;
  editor_class->judge = judge;

  g_type_ensure (KG_TYPE_PAGE_FORM);
  g_type_ensure (KG_TYPE_PAGE_PREVIEW);
  kg_definition_editor_class_set_template (editor_class, "/org/kaigong/Kaigong/ui/kg-page-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, KgPageEditor, form);
  gtk_widget_class_bind_template_child (widget_class, KgPageEditor, preview);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
}

static void
kg_page_editor_init (KgPageEditor *self)
{
  kg_definition_editor_set_up (KG_DEFINITION_EDITOR (self));
  take_room (self);
}

/**
 * kg_page_editor_new:
 * @id: (nullable): of the template that is edited; %NULL for a new one
 * @text: what to begin with; one with problems is shown as text
 * @before: (nullable): with @id, its text in the store
 */
GtkWidget *
kg_page_editor_new (KgWorkspace *workspace,
                    const char  *id,
                    const char  *text,
                    const char  *before)
{
  KgPageEditor *self = g_object_new (KG_TYPE_PAGE_EDITOR, NULL);

  kg_definition_editor_set_id (KG_DEFINITION_EDITOR (self), id);
  kg_definition_editor_begin (KG_DEFINITION_EDITOR (self), workspace, text, before, FALSE);

  return GTK_WIDGET (self);
}
