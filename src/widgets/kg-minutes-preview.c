// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-minutes-preview.h"

#include "services/typeset/kg-minutes-layout.h"
#include "widgets/kg-minutes-sheets.h"

#include <glib/gi18n.h>

/**
 * KgMinutesPreview:
 *
 * The real pages of minutes, and a strip that says which fonts they really
 * use, whether a 仿宋 was among them, and which characters no font has. The
 * fonts of the machine are read once, beside the main thread; setting a
 * document of a few pages takes some milliseconds and happens at once.
 */

struct _KgMinutesPreview {
  AdwBin parent_instance;

  GtkStack *stack;
  GtkWidget *scroller;
  KgMinutesSheets *sheets;
  AdwStatusPage *error_page;
  GtkImage *warning_image;
  GtkLabel *strip_label;
  GtkMenuButton *fonts_button;
  GtkBox *fonts_box;

  KgFontSet *fonts;      /* nullable: not read yet */
  gboolean reading;
  gboolean wants_focus;  /* once there are pages */
  KgMinutes *minutes;    /* nullable */
};

G_DEFINE_FINAL_TYPE (KgMinutesPreview, kg_minutes_preview, ADW_TYPE_BIN)

static void
show_error (KgMinutesPreview *self,
            const GError     *error)
{
  g_autofree char *escaped = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->error_page, escaped);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

/* The strip */

static void
add_line (KgMinutesPreview *self,
          const char       *text,
          gboolean          warn)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 52);
  if (warn)
    gtk_widget_add_css_class (label, "warning");
  gtk_box_append (self->fonts_box, label);
}

static char *
font_words (const KgFontUse *use)
{
  const char *role = kg_font_role_get_label (use->role);

  if (use->is_substitute)
    return g_strdup_printf (ngettext ("%s: %s stands in for %s, %u character",
                                      "%s: %s stands in for %s, %u characters", use->n_characters),
                            role, use->used, use->asked, use->n_characters);

  return g_strdup_printf (ngettext ("%s: %s, %u character", "%s: %s, %u characters", use->n_characters),
                          role, use->used, use->n_characters);
}

static char *
missing_words (const gunichar *characters,
               guint           n)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < n; i++) {
    g_string_append (list, i > 0 ? " " : "");
    g_string_append_unichar (list, characters[i]);
    g_string_append_printf (list, " (U+%04X)", characters[i]);
  }

  return g_strdup_printf (ngettext ("No font has this character, it is drawn as □: %s",
                                    "No font has these characters, they are drawn as □: %s", n), list->str);
}

static void
show_fonts (KgMinutesPreview    *self,
            const KgDisplayList *list)
{
  guint n_fonts, n_missing;
  const KgFontUse *fonts = kg_display_list_get_fonts (list, &n_fonts);
  const gunichar *missing = kg_display_list_get_missing (list, &n_missing);
  g_autofree char *missing_text = n_missing > 0 ? missing_words (missing, n_missing) : NULL;
  g_autofree char *stand_in = NULL;
  g_autofree char *pages = NULL;
  g_autofree char *genuine = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->fonts_box))) != NULL)
    gtk_box_remove (self->fonts_box, child);

  for (guint i = 0; i < n_fonts; i++) {
    g_autofree char *words = font_words (&fonts[i]);

    add_line (self, words, fonts[i].is_substitute);
    if (fonts[i].role != KG_FONT_BODY)
      continue;
    if (fonts[i].is_substitute && stand_in == NULL)
      stand_in = g_strdup_printf (_("No 仿宋 was found, %s stands in"), fonts[i].used);
    else if (!fonts[i].is_substitute && genuine == NULL)
      genuine = g_strdup (fonts[i].used);
  }
  if (missing_text != NULL)
    add_line (self, missing_text, TRUE);

  pages = g_strdup_printf (ngettext ("%u page", "%u pages", kg_display_list_get_n_pages (list)),
                           kg_display_list_get_n_pages (list));
  if (missing_text != NULL) {
    gtk_label_set_label (self->strip_label, missing_text);
  } else if (genuine == NULL && stand_in != NULL) {
    gtk_label_set_label (self->strip_label, stand_in);
  } else {
    g_autofree char *text = g_strdup_printf (_("%s · text in %s"), pages, genuine != NULL ? genuine : "–");

    gtk_label_set_label (self->strip_label, text);
  }
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->strip_label), gtk_label_get_label (self->strip_label));
  gtk_widget_set_visible (GTK_WIDGET (self->warning_image), missing_text != NULL || (genuine == NULL && stand_in != NULL));
}

/* The pages */

static void
lay_out (KgMinutesPreview *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KgDisplayList) list = NULL;

  if (self->fonts == NULL || self->minutes == NULL)
    return;

  list = kg_minutes_layout_anew (self->minutes, NULL, self->fonts, kg_minutes_sheets_get_list (self->sheets), &error);
  if (list == NULL) {
    show_error (self, error);
    return;
  }

  kg_minutes_sheets_set_list (self->sheets, list);
  show_fonts (self, list);
  gtk_stack_set_visible_child_name (self->stack, "pages");
  if (self->wants_focus)
    kg_minutes_preview_focus_pages (self);
}

static void
read_fonts (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  GError *error = NULL;
  KgFontSet *fonts = kg_font_set_new (&error);

  if (fonts != NULL)
    g_task_return_pointer (task, fonts, (GDestroyNotify) kg_font_set_unref);
  else
    g_task_return_error (task, error);
}

static void
fonts_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  KgMinutesPreview *self = KG_MINUTES_PREVIEW (source);
  g_autoptr (GError) error = NULL;
  KgFontSet *fonts = g_task_propagate_pointer (G_TASK (result), &error);

  self->reading = FALSE;
  if (fonts == NULL) {
    show_error (self, error);
    return;
  }

  g_clear_pointer (&self->fonts, kg_font_set_unref);
  self->fonts = fonts;
  lay_out (self);
}

static void
kg_minutes_preview_dispose (GObject *object)
{
  KgMinutesPreview *self = KG_MINUTES_PREVIEW (object);

  g_clear_pointer (&self->minutes, kg_minutes_unref);

  G_OBJECT_CLASS (kg_minutes_preview_parent_class)->dispose (object);
}

static void
kg_minutes_preview_finalize (GObject *object)
{
  KgMinutesPreview *self = KG_MINUTES_PREVIEW (object);

  g_clear_pointer (&self->fonts, kg_font_set_unref);

  G_OBJECT_CLASS (kg_minutes_preview_parent_class)->finalize (object);
}

static void
kg_minutes_preview_class_init (KgMinutesPreviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kg_minutes_preview_dispose;
  object_class->finalize = kg_minutes_preview_finalize;

  g_type_ensure (KG_TYPE_MINUTES_SHEETS);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-minutes-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, KgMinutesPreview, stack);
  gtk_widget_class_bind_template_child (widget_class, KgMinutesPreview, scroller);
  gtk_widget_class_bind_template_child (widget_class, KgMinutesPreview, sheets);
  gtk_widget_class_bind_template_child (widget_class, KgMinutesPreview, error_page);
  gtk_widget_class_bind_template_child (widget_class, KgMinutesPreview, warning_image);
  gtk_widget_class_bind_template_child (widget_class, KgMinutesPreview, strip_label);
  gtk_widget_class_bind_template_child (widget_class, KgMinutesPreview, fonts_button);
  gtk_widget_class_bind_template_child (widget_class, KgMinutesPreview, fonts_box);
}

static void
kg_minutes_preview_init (KgMinutesPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kg_minutes_preview_set_minutes:
 * @minutes: (nullable)
 */
void
kg_minutes_preview_set_minutes (KgMinutesPreview *self,
                                KgMinutes        *minutes)
{
  if (minutes != NULL)
    kg_minutes_ref (minutes);
  g_clear_pointer (&self->minutes, kg_minutes_unref);
  self->minutes = minutes;
  if (minutes == NULL)
    return;

  if (self->fonts == NULL && !self->reading) {
    g_autoptr (GTask) task = g_task_new (self, NULL, fonts_read_cb, NULL);

    self->reading = TRUE;
    g_task_run_in_thread (task, read_fonts);
  }
  lay_out (self);
}

/**
 * kg_minutes_preview_set_error:
 *
 * Says in place of the pages why there are none.
 */
void
kg_minutes_preview_set_error (KgMinutesPreview *self,
                              const GError     *error)
{
  kg_minutes_preview_set_minutes (self, NULL);
  show_error (self, error);
}

/* (transfer none) */
KgMinutesSheets *
kg_minutes_preview_get_sheets (KgMinutesPreview *self)
{
  return self->sheets;
}

/**
 * kg_minutes_preview_get_pages:
 *
 * Returns: (transfer none) (nullable): what is shown; %NULL until the pages
 *   are set for the first time, and where they cannot be
 */
KgDisplayList *
kg_minutes_preview_get_pages (KgMinutesPreview *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "pages") == 0
         ? kg_minutes_sheets_get_list (self->sheets) : NULL;
}

/**
 * kg_minutes_preview_focus_pages:
 *
 * Gives the keys that scroll to the pages, as soon as there are any.
 */
void
kg_minutes_preview_focus_pages (KgMinutesPreview *self)
{
  self->wants_focus = kg_minutes_preview_get_pages (self) == NULL;
  if (!self->wants_focus)
    gtk_widget_grab_focus (self->scroller);
}
