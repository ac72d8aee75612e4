// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-project-head.h"

#include "core/kg-labels.h"
#include "services/kg-warning-words.h"
#include "widgets/kg-children.h"
#include "widgets/kg-lamp.h"
#include "widgets/kg-project-weeks.h"
#include "widgets/kg-project-words.h"

#include <glib/gi18n.h>

/**
 * KgProjectHead:
 *
 * The head of a project page: the name, the light and why, who confirmed it,
 * what the rules propose when that is another one, buttons that confirm a
 * light, and the three starts side by side.
 */

#define TILES_A_LINE 2
#define MOST_WEEKS 12 /* beside the word for the light on the narrowest page */

struct _KgProjectHead {
  AdwBin parent_instance;

  KgLamp *lamp;
  GtkLabel *name;
  GtkLabel *facts;
  GtkLabel *content;
  GtkBox *tags;
  GtkLabel *light_word;
  GtkWidget *proposal_box;
  KgLamp *proposal;
  GtkLabel *confirmed;
  GtkWidget *meeting_link;
  GtkBox *reasons;
  GtkWidget *confirm_box;
  GtkWidget *red;
  GtkWidget *yellow;
  GtkWidget *green;
  GtkGrid *starts;
  GtkBox *weeks;
};

G_DEFINE_FINAL_TYPE (KgProjectHead, kg_project_head, ADW_TYPE_BIN)

static void
show_reasons (KgProjectHead *self,
              KgProjectFile *file)
{
  const KgProject *p = file->summary;
  g_autoptr (GPtrArray) reasons = NULL;

  kg_children_clear (GTK_WIDGET (self->reasons));

  if (p->facts.on_hold || p->facts.started) {
    if (p->facts.on_hold && p->hold_reason != NULL)
      gtk_box_append (self->reasons, kg_project_label (p->hold_reason, NULL));
    return;
  }

  reasons = kg_board_get_reasons (file->board, p);
  for (guint i = 0; i < reasons->len; i++) {
    const KgLightReason *reason = g_ptr_array_index (reasons, i);
    g_autofree char *words = kg_light_reason_to_text (reason);
    GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
    GtkWidget *lamp = kg_lamp_new ();
    GtkWidget *label = kg_project_label (words, "kg-number");

    kg_lamp_set_size (KG_LAMP (lamp), 12);
    kg_lamp_set_light (KG_LAMP (lamp), reason->light);
    gtk_widget_set_valign (lamp, GTK_ALIGN_START);
    gtk_widget_set_margin_top (lamp, 5);
    gtk_widget_set_hexpand (label, TRUE);
    gtk_box_append (GTK_BOX (line), lamp);
    gtk_box_append (GTK_BOX (line), label);
    gtk_box_append (self->reasons, line);
  }
  if (reasons->len == 0)
    gtk_box_append (self->reasons, kg_project_label (p->proposed == KG_LIGHT_NONE
                                                      ? _("Nothing is known to judge by.")
                                                      : _("No rule objects."), "dim-label"));
}

static void
show_light (KgProjectHead *self,
            KgProjectFile *file)
{
  const KgProject *p = file->summary;
  g_autofree char *confirmed = kg_project_confirm_words (file);

  kg_lamp_set_light (self->lamp, p->light);
  gtk_label_set_text (self->light_word, kg_light_label (p->light));
  gtk_widget_set_visible (self->proposal_box, p->proposed != p->light);
  kg_lamp_set_light (self->proposal, p->proposed);

  gtk_label_set_text (self->confirmed, confirmed != NULL ? confirmed : _("Proposed by the rules; nobody has confirmed it."));
  gtk_widget_set_visible (GTK_WIDGET (self->confirmed), !p->facts.started && !p->facts.on_hold);
  gtk_widget_set_visible (self->meeting_link, confirmed != NULL && file->confirmed_in != NULL);
  if (confirmed != NULL && file->confirmed_in != NULL) {
    g_autofree char *meeting = kg_project_meeting_words (file->confirmed_in, kg_context_get_today (kg_board_get_context (file->board)));

    gtk_button_set_label (GTK_BUTTON (self->meeting_link), meeting);
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->meeting_link), "s",
                                      kg_record_get_id (file->confirmed_in));
  }
  gtk_widget_set_visible (self->confirm_box, !p->facts.started && !p->facts.on_hold);
  show_reasons (self, file);
}

static void
add_tile (KgProjectHead *self,
          int            place,
          int            width,
          const char    *name,
          const char    *value,
          const char    *words,
          const char    *tone)
{
  GtkWidget *tile = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 2,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *name_label = kg_project_label (name, "caption");
  GtkWidget *value_label = kg_project_label (value, "title-4");
  GtkWidget *words_label = kg_project_label (words, "caption");
  g_autofree char *spoken = NULL;

  gtk_widget_add_css_class (name_label, "dim-label");
  gtk_widget_add_css_class (value_label, "kg-number");
  gtk_widget_add_css_class (words_label, tone != NULL ? tone : "dim-label");
  if (tone != NULL)
    gtk_widget_add_css_class (value_label, tone);
  gtk_widget_add_css_class (tile, "kg-tile");
  gtk_box_append (GTK_BOX (tile), name_label);
  gtk_box_append (GTK_BOX (tile), value_label);
  gtk_box_append (GTK_BOX (tile), words_label);
  gtk_widget_set_visible (words_label, *words != '\0');
  gtk_widget_set_vexpand (tile, TRUE);
  gtk_widget_set_valign (name_label, GTK_ALIGN_START);
  /* Translators: what a tile tells, its value, and words about it. */
  spoken = g_strdup_printf (_("%s: %s %s"), name, value, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tile), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_grid_attach (self->starts, tile, place % TILES_A_LINE, place / TILES_A_LINE, width, 1);
}

static void
show_starts (KgProjectHead *self,
             KgProjectFile *file)
{
  const KgProject *p = file->summary;
  KgContext *context = kg_board_get_context (file->board);
  KgDate today = kg_context_get_today (context);
  g_autofree char *planned = kg_project_day (p->planned_start, today);
  g_autofree char *planned_words = kg_project_planned_words (file);
  g_autofree char *forecast = kg_project_day (p->forecast_start, today);
  g_autofree char *actual = kg_project_day (p->actual_start, today);
  g_autofree char *rests_on = NULL;
  KgDate stated = kg_record_get_date (file->project, KG_PROJECT_FORECAST_START);
  const char *permit = kg_record_get_text (file->project, KG_PROJECT_START_PERMIT);

  kg_children_clear (GTK_WIDGET (self->starts));
  add_tile (self, 0, 1, _("Planned start"), planned, planned_words, NULL);
  add_tile (self, 1, 1, _("Forecast start"), forecast,
            p->forecast_start == KG_DATE_NONE ? "" : p->forecast_start == stated ? _("as stated") : _("worked out from the steps"),
            NULL);
  if (permit != NULL)
    /* Translators: the permit that the start of work legally rests on. */
    rests_on = g_strdup_printf (_("rests on: %s"), permit);
  add_tile (self, 2, 1, _("Actual start"), actual, rests_on != NULL ? rests_on : "", NULL);

  if (p->slack != G_MININT) {
    g_autofree char *slack = kg_label_slack (p->slack);
    /* Translators: a number of working days with its sign. */
    g_autofree char *days = g_strdup_printf (ngettext ("%s working day", "%s working days", ABS (p->slack)), slack);

    add_tile (self, 3, 1, _("Slack"), days,
              p->slack < 0 ? _("behind the plan") : p->slack > 0 ? _("to spare") : _("just in time"),
              p->slack < 0 ? "error" : NULL);
  } else {
    add_tile (self, 3, 1, _("Slack"), "–", "", NULL);
  }
}

static void
show_chance (KgProjectHead *self,
             KgProjectFile *file)
{
  g_autofree char *percent = NULL, *words = NULL, *title = NULL;

  if (!file->has_forecast) {
    add_tile (self, 4, 2, _("Chance within the year"), "–", "", NULL);
    return;
  }

  percent = kg_warning_percent_words (file->forecast.percent);
  words = kg_warning_interval_words (&file->forecast, file->summary->forecast_start);
  title = kg_warning_year_words (kg_board_get_deadline_year (file->board, file->summary));
  add_tile (self, 4, 2, title, percent, words, NULL);
}

static void
show_tags (KgProjectHead *self,
           KgProjectFile *file)
{
  const char *text = kg_record_get_text (file->project, KG_PROJECT_TAGS);
  /* Commas of every kind stand between tags. */
  g_auto (GStrv) tags = g_regex_split_simple ("\\s*[、，,;；]\\s*", text != NULL ? text : "", 0, 0);
  gboolean any = FALSE;

  kg_children_clear (GTK_WIDGET (self->tags));
  for (guint i = 0; tags[i] != NULL; i++) {
    GtkWidget *tag;

    if (*tags[i] == '\0')
      continue;
    tag = g_object_new (GTK_TYPE_LABEL, "label", tags[i], "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
    gtk_label_set_ellipsize (GTK_LABEL (tag), PANGO_ELLIPSIZE_END);
    gtk_widget_add_css_class (tag, "kg-state");
    gtk_box_append (self->tags, tag);
    any = TRUE;
  }
  gtk_widget_set_visible (GTK_WIDGET (self->tags), any);
}

static void
kg_project_head_class_init (KgProjectHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KG_TYPE_LAMP);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-project-head.ui");
  gtk_widget_class_bind_template_child (widget_class, KgProjectHead, lamp);
  gtk_widget_class_bind_template_child (widget_class, KgProjectHead, name);
  gtk_widget_class_bind_template_child (widget_class, KgProjectHead, facts);
  gtk_widget_class_bind_template_child (widget_class, KgProjectHead, content);
  gtk_widget_class_bind_template_child (widget_class, KgProjectHead, tags);
  gtk_widget_class_bind_template_child (widget_class, KgProjectHead, light_word);
  gtk_widget_class_bind_template_child (widget_class, KgProjectHead, proposal_box);
  gtk_widget_class_bind_template_child (widget_class, KgProjectHead, proposal);
  gtk_widget_class_bind_template_child (widget_class, KgProjectHead, confirmed);
  gtk_widget_class_bind_template_child (widget_class, KgProjectHead, meeting_link);
  gtk_widget_class_bind_template_child (widget_class, KgProjectHead, reasons);
  gtk_widget_class_bind_template_child (widget_class, KgProjectHead, confirm_box);
  gtk_widget_class_bind_template_child (widget_class, KgProjectHead, red);
  gtk_widget_class_bind_template_child (widget_class, KgProjectHead, yellow);
  gtk_widget_class_bind_template_child (widget_class, KgProjectHead, green);
  gtk_widget_class_bind_template_child (widget_class, KgProjectHead, starts);
  gtk_widget_class_bind_template_child (widget_class, KgProjectHead, weeks);
}

static void
kg_project_head_init (KgProjectHead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
kg_project_head_show (KgProjectHead *self,
                      KgProjectFile *file)
{
  g_autofree char *facts = kg_project_facts_words (file);
  const char *content = kg_record_get_text (file->project, KG_PROJECT_CONTENT);

  gtk_label_set_text (self->name, file->summary->name);
  gtk_label_set_text (self->facts, facts);
  gtk_label_set_text (self->content, content != NULL ? content : "");
  gtk_widget_set_visible (GTK_WIDGET (self->content), content != NULL);
  show_tags (self, file);
  show_light (self, file);
  show_starts (self, file);
  show_chance (self, file);
  kg_project_show_weeks (self->weeks, file, MOST_WEEKS);
}

/**
 * kg_project_head_get_button:
 *
 * Returns: (transfer none): the button that confirms a light
 */
GtkWidget *
kg_project_head_get_button (KgProjectHead *self,
                            KgLight        light)
{
  return light == KG_LIGHT_RED ? self->red : light == KG_LIGHT_YELLOW ? self->yellow : self->green;
}
