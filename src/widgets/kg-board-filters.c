// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-board-filters.h"

#include "core/kg-labels.h"
#include "widgets/kg-choice.h"
#include "widgets/kg-light-filter.h"

#include <glib/gi18n.h>

#define LEAST_CHARS 3
#define NUMBER_GAP 5

enum { TERRITORY, LEAD_UNIT, KIND, TAG, N_CHOICES };

struct _KgBoardFilters {
  AdwBin parent_instance;

  KgLightFilter *lights;
  GtkLabel *rate_number;
  GtkLabel *rate_label;
  GtkLevelBar *rate;
  GtkBox *row;
  GtkEditable *search;
  GtkDropDown *territory;
  GtkDropDown *lead_unit;
  GtkDropDown *kind;
  GtkDropDown *tag;
  GtkToggleButton *changed;
  GtkToggleButton *warned;
  GtkToggleButton *unattended;
  GtkLabel *n_shown;
  GtkLabel *week;

  KgChoice choice[N_CHOICES];
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (KgBoardFilters, kg_board_filters, ADW_TYPE_BIN)

enum {
  SIGNAL_CHANGED,
  SIGNAL_KEY,
  SIGNAL_OPENED,
  SIGNAL_LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
changed_cb (KgBoardFilters *self)
{
  if (!self->updating)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* The arrows move through the list while one types. */
static gboolean
search_key_cb (KgBoardFilters  *self,
               guint            keyval,
               guint            keycode,
               GdkModifierType  state)
{
  gboolean handled = FALSE;

  switch (keyval) {
  case GDK_KEY_Up:
  case GDK_KEY_Down:
  case GDK_KEY_Page_Up:
  case GDK_KEY_Page_Down:
    g_signal_emit (self, signals[SIGNAL_KEY], 0, keyval, state, &handled);
    return handled;
  case GDK_KEY_Escape:
    gtk_editable_set_text (self->search, "");
    g_signal_emit (self, signals[SIGNAL_LEFT], 0);
    return TRUE;
  default:
    return FALSE;
  }
}

static void
search_activated_cb (KgBoardFilters *self)
{
  g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

/* Units that some project has, in the order of the units. */
static void
fill_units (KgBoardFilters *self,
            guint           choice,
            KgBoard        *board)
{
  g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; i < kg_board_get_n_projects (board); i++) {
    const KgProject *p = kg_board_get_project (board, i);

    g_hash_table_add (used, (gpointer) (choice == TERRITORY ? p->territory : p->lead_unit));
  }
  for (guint i = 0; i < kg_board_get_n_units (board); i++) {
    const KgUnit *unit = kg_board_get_unit (board, i);

    if (!g_hash_table_contains (used, unit))
      continue;
    g_ptr_array_add (ids, (gpointer) unit->id);
    g_ptr_array_add (words, (gpointer) unit->short_name);
  }
  kg_choice_fill (&self->choice[choice], choice == TERRITORY ? _("All territories") : _("All lead units"), ids, words);
}

/* A button whose words give way where there is little room; the number does not.
 * @said is both of them for a screen reader. */
static void
set_words (GtkToggleButton *button,
           const char      *words,
           const char      *number,
           const char      *said)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, NUMBER_GAP);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), LEAST_CHARS);
  gtk_box_append (GTK_BOX (box), label);
  if (number != NULL) {
    GtkWidget *count = gtk_label_new (number);

    gtk_widget_add_css_class (count, "kg-number");
    gtk_box_append (GTK_BOX (box), count);
  }
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
}

static void
show_rate (KgBoardFilters *self,
           KgBoard        *board)
{
  guint started, n = kg_board_count_due (board, &started);
  guint percent = n > 0 ? (started * 100 + n / 2) / n : 0;
  g_autofree char *number = g_strdup_printf ("%u%%", percent);
  /* Translators: how many have started, of how many that are to. */
  g_autofree char *words = g_strdup_printf (C_("rate", "%u of %u"), started, n);

  gtk_label_set_label (self->rate_number, number);
  gtk_label_set_label (self->rate_label, words);
  gtk_level_bar_set_value (self->rate, n > 0 ? (double) started / n : 0);
}

static void
show_unattended (KgBoardFilters *self,
                 KgBoard        *board)
{
  guint n = kg_board_count_unattended (board);
  g_autofree char *number = g_strdup_printf ("%u", n);
  g_autofree char *said = g_strdup_printf (_("No lead %u"), n);
  g_autofree char *words =
    g_strdup_printf (ngettext ("%u yellow or red project without a lead unit, an escalation or a reason why not",
                               "%u yellow or red projects without a lead unit, an escalation or a reason why not", n),
                     n);

  set_words (self->unattended, C_("board", "No lead"), number, said);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->unattended), words);
}

static void
kg_board_filters_dispose (GObject *object)
{
  KgBoardFilters *self = KG_BOARD_FILTERS (object);

  self->updating = TRUE;
  for (guint i = 0; i < N_CHOICES; i++)
    kg_choice_clear (&self->choice[i]);

  G_OBJECT_CLASS (kg_board_filters_parent_class)->dispose (object);
}

static void
kg_board_filters_class_init (KgBoardFiltersClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kg_board_filters_dispose;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_KEY] =
    g_signal_new ("key", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled, NULL, NULL,
                  G_TYPE_BOOLEAN, 2, G_TYPE_UINT, GDK_TYPE_MODIFIER_TYPE);
  signals[SIGNAL_OPENED] =
    g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_LEFT] =
    g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (KG_TYPE_LIGHT_FILTER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-board-filters.ui");
  gtk_widget_class_bind_template_child (widget_class, KgBoardFilters, lights);
  gtk_widget_class_bind_template_child (widget_class, KgBoardFilters, rate_number);
  gtk_widget_class_bind_template_child (widget_class, KgBoardFilters, rate_label);
  gtk_widget_class_bind_template_child (widget_class, KgBoardFilters, rate);
  gtk_widget_class_bind_template_child (widget_class, KgBoardFilters, row);
  gtk_widget_class_bind_template_child (widget_class, KgBoardFilters, search);
  gtk_widget_class_bind_template_child (widget_class, KgBoardFilters, territory);
  gtk_widget_class_bind_template_child (widget_class, KgBoardFilters, lead_unit);
  gtk_widget_class_bind_template_child (widget_class, KgBoardFilters, kind);
  gtk_widget_class_bind_template_child (widget_class, KgBoardFilters, tag);
  gtk_widget_class_bind_template_child (widget_class, KgBoardFilters, changed);
  gtk_widget_class_bind_template_child (widget_class, KgBoardFilters, warned);
  gtk_widget_class_bind_template_child (widget_class, KgBoardFilters, unattended);
  gtk_widget_class_bind_template_child (widget_class, KgBoardFilters, n_shown);
  gtk_widget_class_bind_template_child (widget_class, KgBoardFilters, week);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
}

static void
kg_board_filters_init (KgBoardFilters *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_words (self->changed, _("Changed this week"), NULL, _("Changed this week"));
  kg_choice_init (&self->choice[TERRITORY], self->territory);
  kg_choice_init (&self->choice[LEAD_UNIT], self->lead_unit);
  kg_choice_init (&self->choice[KIND], self->kind);
  kg_choice_init (&self->choice[TAG], self->tag);
}

/**
 * kg_board_filters_set_board:
 *
 * Shows the rate and the weeks, and offers the units, kinds and tags that @board has.
 */
void
kg_board_filters_set_board (KgBoardFilters *self,
                            KgBoard        *board)
{
  g_autoptr (GPtrArray) kinds = kg_board_list_kinds (board);
  g_autoptr (GPtrArray) tags = kg_board_list_tags (board);
  g_autofree char *week = kg_label_week (kg_context_get_today (kg_board_get_context (board)));

  self->updating = TRUE;
  kg_light_filter_set_board (self->lights, board);
  show_unattended (self, board);
  show_rate (self, board);
  gtk_label_set_label (self->week, week);
  fill_units (self, TERRITORY, board);
  fill_units (self, LEAD_UNIT, board);
  kg_choice_fill (&self->choice[KIND], _("All kinds"), kinds, kinds);
  kg_choice_fill (&self->choice[TAG], _("All tags"), tags, tags);
  gtk_widget_set_visible (GTK_WIDGET (self->kind), kinds->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->tag), tags->len > 0);
  self->updating = FALSE;
}

/**
 * kg_board_filters_set_outlook:
 *
 * Tells how many lights get worse, once that is known.
 */
void
kg_board_filters_set_outlook (KgBoardFilters *self,
                              KgBoardOutlook *outlook)
{
  gboolean known = kg_board_outlook_is_complete (outlook, KG_OUTLOOK_WARNINGS);
  guint n = kg_board_outlook_count_warnings (outlook);
  g_autofree char *number = known ? g_strdup_printf ("%u", n) : NULL;
  g_autofree char *said = known ? g_strdup_printf (_("Gets worse %u"), n) : g_strdup (_("Gets worse"));
  g_autofree char *words =
    g_strdup_printf (ngettext ("%u light will get worse within %d days if nothing happens",
                               "%u lights will get worse within %d days if nothing happens", n), n, KG_WARN_DAYS);

  set_words (self->warned, _("Gets worse"), number, said);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->warned), known ? words : NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->warned), known);
}

void
kg_board_filters_set_n_shown (KgBoardFilters *self,
                              guint           n,
                              guint           n_projects)
{
  g_autofree char *text = n == n_projects ? g_strdup_printf (ngettext ("%u project", "%u projects", n), n)
                                          : g_strdup_printf (_("%u of %u projects"), n, n_projects);

  gtk_label_set_label (self->n_shown, text);
}

/**
 * kg_board_filters_set_tally:
 *
 * Tells what the other filters leave of each light.
 */
void
kg_board_filters_set_tally (KgBoardFilters     *self,
                            const KgBoardTally *tally)
{
  kg_light_filter_set_tally (self->lights, tally);
}

/**
 * kg_board_filters_read:
 * @spec: gets the filter that is asked for; everything else stays
 */
void
kg_board_filters_read (KgBoardFilters *self,
                       KgBoardSpec    *spec)
{
  const char *search = gtk_editable_get_text (self->search);

  kg_board_spec_clear_filter (spec);
  spec->lights = kg_light_filter_get_lights (self->lights);
  spec->territory = g_strdup (kg_choice_get (&self->choice[TERRITORY]));
  spec->lead_unit = g_strdup (kg_choice_get (&self->choice[LEAD_UNIT]));
  spec->kind = g_strdup (kg_choice_get (&self->choice[KIND]));
  spec->tag = g_strdup (kg_choice_get (&self->choice[TAG]));
  spec->search = *search != '\0' ? g_strdup (search) : NULL;
  spec->changed = gtk_toggle_button_get_active (self->changed);
  spec->warned = gtk_toggle_button_get_active (self->warned);
  spec->unattended = gtk_toggle_button_get_active (self->unattended);
}

/**
 * kg_board_filters_show:
 *
 * Shows the filter of @spec; what the board does not have is not filtered by.
 */
void
kg_board_filters_show (KgBoardFilters    *self,
                       const KgBoardSpec *spec)
{
  self->updating = TRUE;
  kg_light_filter_set_lights (self->lights, spec->lights);
  kg_choice_set (&self->choice[TERRITORY], spec->territory);
  kg_choice_set (&self->choice[LEAD_UNIT], spec->lead_unit);
  kg_choice_set (&self->choice[KIND], spec->kind);
  kg_choice_set (&self->choice[TAG], spec->tag);
  gtk_toggle_button_set_active (self->changed, spec->changed);
  gtk_toggle_button_set_active (self->warned, spec->warned);
  gtk_toggle_button_set_active (self->unattended, spec->unattended);
  if (g_strcmp0 (gtk_editable_get_text (self->search), spec->search != NULL ? spec->search : "") != 0)
    gtk_editable_set_text (self->search, spec->search != NULL ? spec->search : "");
  self->updating = FALSE;
}

/**
 * kg_board_filters_focus_search:
 *
 * Puts the cursor into the search entry with its text selected.
 */
void
kg_board_filters_focus_search (KgBoardFilters *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/**
 * kg_board_filters_search:
 *
 * Searches for @text as though it had been typed; more may be typed after it.
 */
void
kg_board_filters_search (KgBoardFilters *self,
                         const char     *text)
{
  gtk_editable_set_text (self->search, text);
  gtk_editable_set_position (self->search, -1);
}

/**
 * kg_board_filters_end_search:
 *
 * Returns: whether something was searched for
 */
gboolean
kg_board_filters_end_search (KgBoardFilters *self)
{
  if (*gtk_editable_get_text (self->search) == '\0')
    return FALSE;

  gtk_editable_set_text (self->search, "");
  return TRUE;
}

/**
 * kg_board_filters_capture_keys:
 *
 * Whoever just types anywhere on @widget searches.
 */
void
kg_board_filters_capture_keys (KgBoardFilters *self,
                               GtkWidget      *widget)
{
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), widget);
}

/**
 * kg_board_filters_add_end:
 *
 * Puts something at the end of the lower row.
 */
void
kg_board_filters_add_end (KgBoardFilters *self,
                          GtkWidget      *widget)
{
  gtk_box_append (self->row, widget);
}
