// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-plan-exporter.h"

#include "services/kg-plan-picture.h"
#include "widgets/kg-feedback.h"

#include <glib/gi18n.h>

/**
 * KgPlanExporter:
 *
 * Asks where the chart of a plan shall go and writes it there, as a picture
 * or as a document; the ending of the name says which.
 */

struct _KgPlanExporter {
  GObject parent_instance;

  GtkWidget *owner;              /* weak: where it belongs on the screen */
  GtkFileChooserNative *chooser; /* nullable: while a place is chosen */
  KgPlanChartData *data;         /* nullable: likewise */
};

G_DEFINE_FINAL_TYPE (KgPlanExporter, kg_plan_exporter, G_TYPE_OBJECT)

static const struct { const char *ending; const char *name; } formats[] = {
  { ".png", N_("PNG pictures") },
  { ".svg", N_("SVG drawings") },
  { ".pdf", N_("PDF documents") },
};

static gboolean
has_ending (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (lower, formats[i].ending))
      return TRUE;

  return FALSE;
}

/* A name without an ending gets that of the kind that was chosen. */
static char *
complete_path (KgPlanExporter *self,
               GFile          *file)
{
  GtkFileFilter *filter = gtk_file_chooser_get_filter (GTK_FILE_CHOOSER (self->chooser));
  g_autofree char *path = g_file_get_path (file);
  const char *ending = formats[0].ending;

  if (path == NULL || has_ending (path))
    return g_steal_pointer (&path);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (filter != NULL && g_strcmp0 (gtk_file_filter_get_name (filter), _(formats[i].name)) == 0)
      ending = formats[i].ending;

  return g_strconcat (path, ending, NULL);
}

static void
response_cb (KgPlanExporter *self,
             int             response)
{
  g_autoptr (GFile) file =
    response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser)) : NULL;
  g_autofree char *path = file != NULL ? complete_path (self, file) : NULL;
  g_autoptr (KgPlanChartData) data = g_steal_pointer (&self->data);

  g_clear_object (&self->chooser);
  if (path != NULL && data != NULL)
    kg_plan_exporter_write (self, data, path);
}

static void
kg_plan_exporter_dispose (GObject *object)
{
  KgPlanExporter *self = KG_PLAN_EXPORTER (object);

  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->data, kg_plan_chart_data_free);
  g_clear_weak_pointer (&self->owner);

  G_OBJECT_CLASS (kg_plan_exporter_parent_class)->dispose (object);
}

static void
kg_plan_exporter_class_init (KgPlanExporterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kg_plan_exporter_dispose;
}

static void
kg_plan_exporter_init (KgPlanExporter *self)
{
}

KgPlanExporter *
kg_plan_exporter_new (GtkWidget *owner)
{
  KgPlanExporter *self = g_object_new (KG_TYPE_PLAN_EXPORTER, NULL);

  g_set_weak_pointer (&self->owner, owner);
  return self;
}

/**
 * kg_plan_exporter_choose:
 * @data: (transfer full): what to write
 *
 * Asks where to write, then writes.
 */
void
kg_plan_exporter_choose (KgPlanExporter  *self,
                         KgPlanChartData *data)
{
  GtkRoot *root = self->owner != NULL ? gtk_widget_get_root (self->owner) : NULL;
  g_autofree char *words = NULL, *name = NULL;

  if (self->chooser != NULL) {
    kg_plan_chart_data_free (data);
    return;
  }

  /* Translators: the name of a file, without its ending: a project. */
  words = g_strdup_printf (_("Back-plan of %s"), data->file->summary->name);
  name = g_strconcat (g_strdelimit (words, "/\\:", '-'), formats[0].ending, NULL);

  self->data = data;
  self->chooser = gtk_file_chooser_native_new (_("Export the back-plan"),
                                               GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), _("_Cancel"));
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
    g_autofree char *pattern = g_strconcat ("*", formats[i].ending, NULL);

    gtk_file_filter_set_name (filter, _(formats[i].name));
    gtk_file_filter_add_pattern (filter, pattern);
    gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  }
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/**
 * kg_plan_exporter_write:
 *
 * Writes without asking, and says so.
 */
gboolean
kg_plan_exporter_write (KgPlanExporter  *self,
                        KgPlanChartData *data,
                        const char      *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *text = NULL;

  if (!kg_plan_chart_export (&data->chart, path, 0, KG_CHART_LIGHT, &error)) {
    if (self->owner != NULL)
      kg_feedback_error (self->owner, error);
    return FALSE;
  }

  text = g_strdup_printf (_("The back-plan was written to “%s”"), name);
  if (self->owner != NULL)
    kg_feedback_done (self->owner, text);
  return TRUE;
}
