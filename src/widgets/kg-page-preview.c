// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-page-preview.h"

#include "services/document/kg-specimen.h"
#include "widgets/kg-minutes-preview.h"

/**
 * KgPagePreview:
 *
 * A specimen set by a page template, which follows every change of it. The
 * grid of the page can be drawn over it, and the distance that a measure
 * gives. While no page can be set, the last one stays, dimmed, with the reason
 * above it.
 */

struct _KgPagePreview {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkToggleButton *whole_button;
  GtkToggleButton *grid_button;
  GtkToggleButton *draft_button;
  GtkLabel *problem;
  KgMinutesPreview *pages;

  KgDocumentKind kind;
  KgPageTemplate page;
  const KgPageField *field;  /* (nullable) */
};

G_DEFINE_FINAL_TYPE (KgPagePreview, kg_page_preview, GTK_TYPE_WIDGET)

static void
show_overlay (KgPagePreview *self)
{
  kg_minutes_sheets_set_overlay (kg_minutes_preview_get_sheets (self->pages), &self->page,
                                 gtk_toggle_button_get_active (self->grid_button), self->field);
}

static void
fit_pages (KgPagePreview *self)
{
  kg_minutes_sheets_set_whole_page (kg_minutes_preview_get_sheets (self->pages),
                                    gtk_toggle_button_get_active (self->whole_button));
}

static void
show_specimen (KgPagePreview *self)
{
  g_autoptr (KgMinutes) specimen = kg_specimen_new (self->kind, &self->page);

  if (gtk_toggle_button_get_active (self->draft_button))
    kg_minutes_set_stage (specimen, KG_MINUTES_DRAFT);
  kg_minutes_preview_set_minutes (self->pages, specimen);
  show_overlay (self);
}

static void
kg_page_preview_dispose (GObject *object)
{
  g_clear_pointer (&KG_PAGE_PREVIEW (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (kg_page_preview_parent_class)->dispose (object);
}

static void
kg_page_preview_class_init (KgPagePreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kg_page_preview_dispose;

  g_type_ensure (KG_TYPE_MINUTES_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-page-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, KgPagePreview, box);
  gtk_widget_class_bind_template_child (widget_class, KgPagePreview, whole_button);
  gtk_widget_class_bind_template_child (widget_class, KgPagePreview, grid_button);
  gtk_widget_class_bind_template_child (widget_class, KgPagePreview, draft_button);
  gtk_widget_class_bind_template_child (widget_class, KgPagePreview, problem);
  gtk_widget_class_bind_template_child (widget_class, KgPagePreview, pages);
  gtk_widget_class_bind_template_callback (widget_class, fit_pages);
  gtk_widget_class_bind_template_callback (widget_class, show_overlay);
  gtk_widget_class_bind_template_callback (widget_class, show_specimen);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
kg_page_preview_init (KgPagePreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kg_page_template_get_builtin (self->kind, &self->page);
  fit_pages (self);
}

/**
 * kg_page_preview_set_page:
 * @page: one that passes kg_page_template_check()
 */
void
kg_page_preview_set_page (KgPagePreview        *self,
                          KgDocumentKind        kind,
                          const KgPageTemplate *page)
{
  self->kind = kind;
  self->page = *page;
  show_specimen (self);
}

/**
 * kg_page_preview_set_problem:
 * @problem: (nullable): why there is no page; %NULL once there is one
 */
void
kg_page_preview_set_problem (KgPagePreview *self,
                             const char    *problem)
{
  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->pages), "kg-page-stale");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->pages), "kg-page-stale");
}

/* Where on the pages the measures of a group are seen: an annex has the page
 * after the lists of names, and the imprint stands below it. */
static void
scroll_to_group (KgPagePreview *self,
                 const char    *group)
{
  static const struct { const char *group; enum { FIRST, LISTS, LAST } page; double at; } places[] = {
    { "head", FIRST, 0.05 }, { "text", FIRST, 0.5 }, { "lists", LISTS, 0.4 }, { "imprint", LAST, 0.92 },
    { "page-number", FIRST, 0.93 }, { "tables", LAST, 0.3 }, { "parts", LAST, 0.3 },
  };
  KgMinutesSheets *sheets = kg_minutes_preview_get_sheets (self->pages);
  guint n_pages = kg_minutes_sheets_get_n_pages (sheets);
  guint back = self->page.annex_assignments ? 2 : 1;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (n_pages > 0 && g_str_equal (places[i].group, group))
      kg_minutes_sheets_scroll_to (sheets,
                                   places[i].page == FIRST ? 0
                                   : places[i].page == LAST ? n_pages - 1 : n_pages - MIN (back, n_pages),
                                   places[i].at);
}

/**
 * kg_page_preview_set_field:
 * @field: (nullable): the measure that somebody is at
 */
void
kg_page_preview_set_field (KgPagePreview     *self,
                           const KgPageField *field)
{
  if (field != NULL && (self->field == NULL || !g_str_equal (self->field->group, field->group)))
    scroll_to_group (self, field->group);
  self->field = field;
  show_overlay (self);
}
