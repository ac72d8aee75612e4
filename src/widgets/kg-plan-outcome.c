// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-plan-outcome.h"

#include "core/kg-labels.h"
#include "widgets/kg-children.h"
#include "widgets/kg-lamp.h"
#include "widgets/kg-project-words.h"

#include <glib/gi18n.h>

/**
 * KgPlanOutcome:
 *
 * What a trial comes to, side by side with what the plan comes to now: the
 * start, the chance, the slack and the light.
 */

#define WORDS_CHARS 30 /* more are shown where there is room */

typedef enum {
  TILE_START,
  TILE_CHANCE,
  TILE_SLACK,
  TILE_LENGTH,
  N_TILES,
} Tile;

struct _KgPlanOutcome {
  AdwBin parent_instance;

  GtkLabel *now[N_TILES];
  GtkLabel *then[N_TILES];
  GtkLabel *words[N_TILES];
  KgLamp *lamp_now;
  KgLamp *lamp_then;
  GtkLabel *light_words;
};

G_DEFINE_FINAL_TYPE (KgPlanOutcome, kg_plan_outcome, ADW_TYPE_BIN)

static char *
start_words (const KgWhatIfResult *result,
             KgDate                today)
{
  return result->plan_start != KG_DATE_NONE ? kg_label_day_near (result->plan_start, today) : g_strdup ("–");
}

static char *
chance_words (const KgWhatIfResult *result)
{
  return result->has_chance ? g_strdup_printf (_("%d %%"), result->chance.percent) : g_strdup ("–");
}

static char *
length_words (const KgWhatIfResult *result)
{
  return result->rows->len > 0 ? g_strdup_printf ("%d", result->length) : g_strdup ("–");
}

/* Better, worse or the same, told by a word of its own and not only a colour. */
static void
set_tone (KgPlanOutcome *self,
          Tile           tile,
          int            better)
{
  GtkWidget *then = GTK_WIDGET (self->then[tile]);

  gtk_widget_remove_css_class (then, "success");
  gtk_widget_remove_css_class (then, "error");
  if (better != 0)
    gtk_widget_add_css_class (then, better > 0 ? "success" : "error");
}

static void
fill (KgPlanOutcome *self,
      Tile           tile,
      const char    *now,
      const char    *then,
      const char    *words,
      int            better)
{
  gtk_label_set_text (self->now[tile], now);
  gtk_label_set_text (self->then[tile], then);
  gtk_label_set_text (self->words[tile], words);
  set_tone (self, tile, better);
}

static void
show_start (KgPlanOutcome        *self,
            const KgWhatIfResult *before,
            const KgWhatIfResult *after,
            KgContext            *context)
{
  KgDate today = kg_context_get_today (context);
  g_autofree char *now = start_words (before, today);
  g_autofree char *then = start_words (after, today);
  g_autofree char *words = NULL;
  int sooner = 0;

  if (before->plan_start != KG_DATE_NONE && after->plan_start != KG_DATE_NONE)
    sooner = kg_calendar_between (kg_context_get_calendar (context), after->plan_start, before->plan_start);
  if (sooner > 0)
    words = g_strdup_printf (ngettext ("%d working day sooner", "%d working days sooner", sooner), sooner);
  else if (sooner < 0)
    words = g_strdup_printf (ngettext ("%d working day later", "%d working days later", -sooner), -sooner);

  fill (self, TILE_START, now, then, words != NULL ? words : _("by the plan"), sooner);
}

static void
show_chance (KgPlanOutcome        *self,
             const KgWhatIfResult *before,
             const KgWhatIfResult *after,
             KgContext            *context)
{
  KgDate today = kg_context_get_today (context);
  g_autofree char *now = chance_words (before);
  g_autofree char *then = chance_words (after);
  g_autofree char *early = kg_label_day_near (after->chance.early, today);
  g_autofree char *late = kg_label_day_near (after->chance.late, today);
  /* Translators: the days between which four of five starts fall. */
  g_autofree char *words = after->has_chance ? g_strdup_printf (_("80 %%: %s to %s"), early, late) : NULL;

  fill (self, TILE_CHANCE, now, then, words != NULL ? words : "",
        before->has_chance && after->has_chance ? after->chance.percent - before->chance.percent : 0);
}

static void
show_slack (KgPlanOutcome        *self,
            const KgWhatIfResult *before,
            const KgWhatIfResult *after)
{
  g_autofree char *now = kg_label_slack (before->plan_slack);
  g_autofree char *then = kg_label_slack (after->plan_slack);
  const char *words = "";

  if (after->plan_slack != G_MININT)
    words = after->plan_slack < 0 ? ngettext ("working day late", "working days late", -after->plan_slack)
                                  : ngettext ("working day to spare", "working days to spare", after->plan_slack);
  fill (self, TILE_SLACK, now, then, words,
        before->plan_slack != G_MININT && after->plan_slack != G_MININT ? after->plan_slack - before->plan_slack : 0);
}

static void
show_light (KgPlanOutcome        *self,
            const KgWhatIfResult *before,
            const KgWhatIfResult *after)
{
  g_autofree char *reason = NULL;

  for (guint i = 0; i < after->reasons->len && reason == NULL; i++) {
    const KgLightReason *found = g_ptr_array_index (after->reasons, i);

    if (found->light == after->light)
      reason = kg_light_reason_to_text (found);
  }

  kg_lamp_set_light (self->lamp_now, before->light);
  kg_lamp_set_light (self->lamp_then, after->light);
  gtk_label_set_text (self->light_words, reason != NULL ? reason : _("No rule objects."));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->light_words), reason);
}

static GtkWidget *
make_arrow (void)
{
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (arrow, "dim-label");
  return arrow;
}

static GtkWidget *
make_tile (const char *title,
           GtkWidget  *now,
           GtkWidget  *then,
           GtkWidget  *words)
{
  GtkWidget *tile = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = kg_project_label (title, "caption");

  gtk_widget_add_css_class (name, "dim-label");
  gtk_box_append (GTK_BOX (line), now);
  gtk_box_append (GTK_BOX (line), make_arrow ());
  gtk_box_append (GTK_BOX (line), then);
  gtk_widget_add_css_class (tile, "kg-tile");
  gtk_widget_set_hexpand (tile, TRUE);
  gtk_box_append (GTK_BOX (tile), name);
  gtk_box_append (GTK_BOX (tile), line);
  gtk_box_append (GTK_BOX (tile), words);

  return tile;
}

static GtkWidget *
make_words (void)
{
  GtkWidget *words = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (words), WORDS_CHARS);
  gtk_widget_add_css_class (words, "caption");
  gtk_widget_add_css_class (words, "dim-label");
  gtk_widget_add_css_class (words, "kg-number");
  return words;
}

static void
kg_plan_outcome_class_init (KgPlanOutcomeClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
kg_plan_outcome_init (KgPlanOutcome *self)
{
  static const char *const titles[N_TILES] = {
    [TILE_START] = N_("Expected start"),
    [TILE_CHANCE] = N_("Chance within the year"),
    [TILE_SLACK] = N_("Slack"),
    [TILE_LENGTH] = N_("Whole path, working days"),
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  for (guint i = 0; i < N_TILES; i++) {
    self->now[i] = GTK_LABEL (kg_project_label ("–", "kg-number"));
    self->then[i] = GTK_LABEL (kg_project_label ("–", "title-4"));
    self->words[i] = GTK_LABEL (make_words ());
    gtk_label_set_wrap (self->now[i], FALSE);
    gtk_label_set_wrap (self->then[i], FALSE);
    gtk_widget_add_css_class (GTK_WIDGET (self->now[i]), "dim-label");
    gtk_widget_add_css_class (GTK_WIDGET (self->then[i]), "kg-number");
    gtk_box_append (GTK_BOX (box), make_tile (_(titles[i]), GTK_WIDGET (self->now[i]), GTK_WIDGET (self->then[i]),
                                              GTK_WIDGET (self->words[i])));
  }

  self->lamp_now = KG_LAMP (kg_lamp_new ());
  self->lamp_then = KG_LAMP (kg_lamp_new ());
  self->light_words = GTK_LABEL (make_words ());
  kg_lamp_set_show_label (self->lamp_now, TRUE);
  kg_lamp_set_show_label (self->lamp_then, TRUE);
  gtk_box_append (GTK_BOX (box), make_tile (_("Light by the rules"), GTK_WIDGET (self->lamp_now),
                                            GTK_WIDGET (self->lamp_then), GTK_WIDGET (self->light_words)));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * kg_plan_outcome_show:
 * @trial: looked at, not kept
 */
void
kg_plan_outcome_show (KgPlanOutcome *self,
                      KgWhatIf      *trial)
{
  const KgWhatIfResult *before = kg_what_if_get_before (trial), *after = kg_what_if_get_after (trial);
  KgContext *context = kg_board_get_context (kg_what_if_get_file (trial)->board);
  g_autofree char *now = length_words (before);
  g_autofree char *then = length_words (after);

  show_start (self, before, after, context);
  show_chance (self, before, after, context);
  show_slack (self, before, after);
  fill (self, TILE_LENGTH, now, then, _("begun afresh"),
        before->rows->len > 0 && after->rows->len > 0 ? before->length - after->length : 0);
  show_light (self, before, after);
}
