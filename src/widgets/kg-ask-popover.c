// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-ask-popover.h"

#include "core/kg-fuzzy-date.h"
#include "core/kg-labels.h"

#include <glib/gi18n.h>
#include <stdio.h>

/**
 * KgAskPopover:
 *
 * Asks for the sentence that goes with an act, and where it matters for a
 * day, for who said it, or for one of a few choices. One popover serves a
 * page: it points to whatever the act was started from. Escape leaves
 * everything as it was.
 */

struct _KgAskPopover {
  GtkPopover parent_instance;

  GtkLabel *title;
  GtkWidget *choice_box;
  GtkLabel *choice_label;
  GtkDropDown *choices;
  GtkWidget *more_box;
  GtkLabel *more_label;
  GtkDropDown *more;
  GtkLabel *prompt;
  GtkTextView *text;
  GtkWidget *date_box;
  GtkLabel *date_label;
  GtkEditable *date;
  GtkPopover *calendar_popover;
  GtkCalendar *calendar;
  GtkLabel *date_words;
  GtkWidget *who_box;
  GtkLabel *who_label;
  GtkEditable *who;
  GtkButton *button;

  gboolean text_needed;
  gboolean date_needed;
  gboolean who_needed;
  KgDate after;
  KgDate today;
  KgCalendar *workdays;
  KgAnswerFunc func;
  gpointer user_data;
  GDestroyNotify destroy;

  GtkWidget *at;      /* weak: what it points to */
  guint tick_id;      /* until that has been scrolled to */
  int waiting_frames;
};

G_DEFINE_FINAL_TYPE (KgAskPopover, kg_ask_popover, GTK_TYPE_POPOVER)

static void
forget_asker (KgAskPopover *self)
{
  gpointer user_data = g_steal_pointer (&self->user_data);
  GDestroyNotify destroy = g_steal_pointer (&self->destroy);

  self->func = NULL;
  if (destroy != NULL)
    destroy (user_data);
}

static char *
get_text (KgAskPopover *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start, end;
  char *text;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
  if (*text == '\0')
    g_clear_pointer (&text, g_free);

  return text;
}

/* The day that was typed: +5 for working days from the day that it replaces,
 * or anything that a list may hold. A day without a year is the next such day. */
static KgDate
get_date (KgAskPopover *self)
{
  const char *typed = gtk_editable_get_text (self->date);
  KgFuzzyDate found;
  int workdays, year;
  char end;

  if (self->after == KG_DATE_NONE)
    return KG_DATE_NONE;
  if (sscanf (typed, " + %d %c", &workdays, &end) == 1 && workdays > 0 && workdays < 1000)
    return kg_calendar_add (self->workdays, self->after, workdays);

  kg_date_get_ymd (self->today, &year, NULL, NULL);
  if (!kg_fuzzy_date_parse (typed, year, &found, NULL, NULL) ||
      found.precision != KG_PRECISION_DAY)
    return KG_DATE_NONE;
  if (found.notes & KG_FUZZY_DATE_ASSUMED_YEAR && found.date < self->today)
    return kg_date_add_months (found.date, 12);

  return found.date;
}

static void
update (KgAskPopover *self)
{
  g_autofree char *text = get_text (self);
  g_autofree char *words = NULL;
  gboolean complete = text != NULL || !self->text_needed;

  if (self->who_needed) {
    g_autofree char *who = g_strstrip (g_strdup (gtk_editable_get_text (self->who)));

    complete = complete && *who != '\0';
  }

  if (self->after != KG_DATE_NONE) {
    KgDate date = get_date (self);
    gboolean empty = *gtk_editable_get_text (self->date) == '\0';

    if (date == KG_DATE_NONE) {
      words = g_strdup (empty ? "" : _("This is not a day"));
    } else if (date <= self->after) {
      g_autofree char *day = kg_label_date (self->after);

      words = g_strdup_printf (_("The new day must come after %s"), day);
    } else if (!self->date_needed) {
      words = kg_label_day_weekday (date);
    } else {
      g_autofree char *day = kg_label_date (date);
      int n = kg_calendar_between (self->workdays, self->after, date);

      /* Translators: a day, its weekday, and how much later it is. */
      words = g_strdup_printf (ngettext ("%s (%s), %d working day more",
                                         "%s (%s), %d working days more", n),
                               day, kg_label_weekday (kg_date_weekday (date)), n);
    }
    if (date <= self->after && !empty)
      gtk_widget_add_css_class (GTK_WIDGET (self->date_words), "error");
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self->date_words), "error");
    gtk_label_set_text (self->date_words, words);
    complete = complete && (date > self->after || (empty && !self->date_needed));
  }

  gtk_widget_set_sensitive (GTK_WIDGET (self->button), complete);
}

static void
answer (KgAskPopover *self)
{
  g_autofree char *text = NULL;
  g_autofree char *who = NULL;
  KgAnswerFunc func = self->func;
  gpointer user_data = self->user_data;
  GDestroyNotify destroy = self->destroy;
  KgAnswer given;

  if (func == NULL || !gtk_widget_is_sensitive (GTK_WIDGET (self->button)))
    return;

  text = get_text (self);
  who = g_strstrip (g_strdup (gtk_editable_get_text (self->who)));
  given = (KgAnswer) {
    .text = text,
    .who = *who != '\0' ? who : NULL,
    .date = get_date (self),
    .choice = gtk_drop_down_get_selected (self->choices),
    .more = gtk_drop_down_get_selected (self->more),
  };

  /* Whoever asked may ask again at once. */
  self->func = NULL;
  self->user_data = NULL;
  self->destroy = NULL;
  gtk_popover_popdown (GTK_POPOVER (self));
  func (&given, user_data);
  if (destroy != NULL)
    destroy (user_data);
}

static void
day_selected_cb (KgAskPopover *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  g_autofree char *text = g_date_time_format (day, "%Y-%m-%d");

  gtk_editable_set_text (self->date, text);
  gtk_popover_popdown (self->calendar_popover);
}

static gboolean
key_cb (KgAskPopover    *self,
        guint            keyval,
        guint            keycode,
        GdkModifierType  state)
{
  if (!(state & GDK_CONTROL_MASK) || (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter))
    return FALSE;

  answer (self);
  return TRUE;
}

static void
offer (GtkWidget          *box,
       GtkLabel           *label,
       GtkDropDown        *list,
       const char         *title,
       const char *const  *words,
       guint               selected)
{
  g_autoptr (GtkStringList) model = words != NULL ? gtk_string_list_new (words) : NULL;

  gtk_widget_set_visible (box, words != NULL);
  gtk_drop_down_set_model (list, G_LIST_MODEL (model));
  if (words != NULL) {
    gtk_label_set_text (label, title);
    gtk_drop_down_set_selected (list, selected);
  }
}

static void
show_at (KgAskPopover *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  graphene_rect_t bounds;

  if (self->at != NULL && gtk_widget_compute_bounds (self->at, parent, &bounds)) {
    GdkRectangle rect = { (int) bounds.origin.x, (int) bounds.origin.y,
                          (int) bounds.size.width, (int) bounds.size.height };

    gtk_popover_set_pointing_to (GTK_POPOVER (self), &rect);
  }
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

/* What was scrolled to has its place after the next frame. */
static gboolean
scrolled_cb (GtkWidget     *widget,
             GdkFrameClock *clock,
             gpointer       user_data)
{
  KgAskPopover *self = user_data;

  if (self->waiting_frames-- > 0)
    return G_SOURCE_CONTINUE;

  self->tick_id = 0;
  if (self->func != NULL)
    show_at (self);
  return G_SOURCE_REMOVE;
}

/* Returns whether it had to scroll for @at to be seen. */
static gboolean
reveal (GtkWidget *at)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (at, GTK_TYPE_SCROLLED_WINDOW);
  int height = scroller != NULL ? gtk_widget_get_height (scroller) : 0;
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;

  if (scroller == NULL || !gtk_widget_compute_bounds (at, scroller, &bounds) ||
      (bounds.origin.y >= 0 && bounds.origin.y + bounds.size.height <= height))
    return FALSE;

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + bounds.origin.y - height / 3.0);
  return TRUE;
}

static void
forget_place (KgAskPopover *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (self->tick_id != 0 && parent != NULL)
    gtk_widget_remove_tick_callback (parent, self->tick_id);
  self->tick_id = 0;
  g_clear_weak_pointer (&self->at);
}

static void
kg_ask_popover_closed (GtkPopover *popover)
{
  forget_asker (KG_ASK_POPOVER (popover));
}

static void
kg_ask_popover_dispose (GObject *object)
{
  KgAskPopover *self = KG_ASK_POPOVER (object);

  forget_asker (self);
  forget_place (self);
  g_clear_pointer (&self->workdays, kg_calendar_unref);

  G_OBJECT_CLASS (kg_ask_popover_parent_class)->dispose (object);
}

static void
kg_ask_popover_class_init (KgAskPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kg_ask_popover_dispose;
  GTK_POPOVER_CLASS (klass)->closed = kg_ask_popover_closed;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-ask-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, KgAskPopover, title);
  gtk_widget_class_bind_template_child (widget_class, KgAskPopover, choice_box);
  gtk_widget_class_bind_template_child (widget_class, KgAskPopover, choice_label);
  gtk_widget_class_bind_template_child (widget_class, KgAskPopover, choices);
  gtk_widget_class_bind_template_child (widget_class, KgAskPopover, more_box);
  gtk_widget_class_bind_template_child (widget_class, KgAskPopover, more_label);
  gtk_widget_class_bind_template_child (widget_class, KgAskPopover, more);
  gtk_widget_class_bind_template_child (widget_class, KgAskPopover, prompt);
  gtk_widget_class_bind_template_child (widget_class, KgAskPopover, text);
  gtk_widget_class_bind_template_child (widget_class, KgAskPopover, date_box);
  gtk_widget_class_bind_template_child (widget_class, KgAskPopover, date_label);
  gtk_widget_class_bind_template_child (widget_class, KgAskPopover, date);
  gtk_widget_class_bind_template_child (widget_class, KgAskPopover, calendar_popover);
  gtk_widget_class_bind_template_child (widget_class, KgAskPopover, calendar);
  gtk_widget_class_bind_template_child (widget_class, KgAskPopover, date_words);
  gtk_widget_class_bind_template_child (widget_class, KgAskPopover, who_box);
  gtk_widget_class_bind_template_child (widget_class, KgAskPopover, who_label);
  gtk_widget_class_bind_template_child (widget_class, KgAskPopover, who);
  gtk_widget_class_bind_template_child (widget_class, KgAskPopover, button);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, answer);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
}

static void
kg_ask_popover_init (KgAskPopover *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

GtkWidget *
kg_ask_popover_new (void)
{
  return g_object_new (KG_TYPE_ASK_POPOVER, NULL);
}

/**
 * kg_ask_popover_ask:
 * @at: what to point to: inside the popover's parent; scrolled to when it is
 *   not seen
 * @question: copied
 * @func: called with the answer, at most once
 * @destroy: (nullable): for @user_data, also when there is no answer
 */
void
kg_ask_popover_ask (KgAskPopover     *self,
                    GtkWidget        *at,
                    const KgQuestion *question,
                    KgDate            today,
                    const KgCalendar *calendar,
                    KgAnswerFunc      func,
                    gpointer          user_data,
                    GDestroyNotify    destroy)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  g_return_if_fail (parent != NULL);

  forget_asker (self);
  self->text_needed = question->text_needed;
  self->after = question->after;
  self->date_needed = question->date_label == NULL;
  self->who_needed = question->ask_who && question->who_label != NULL;
  self->today = today;
  g_clear_pointer (&self->workdays, kg_calendar_unref);
  self->workdays = kg_calendar_ref ((KgCalendar *) calendar);
  self->func = func;
  self->user_data = user_data;
  self->destroy = destroy;

  gtk_label_set_text (self->title, question->title);
  gtk_label_set_text (self->prompt, question->prompt);
  gtk_button_set_label (self->button, question->verb);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text),
                            question->text != NULL ? question->text : "", -1);
  gtk_editable_set_text (self->date, "");
  gtk_editable_set_text (self->who, "");
  gtk_label_set_text (self->date_label, question->date_label != NULL ? question->date_label : _("New due day"));
  gtk_label_set_text (self->who_label, question->who_label != NULL
                                       ? question->who_label : _("Stated by, when you write for somebody else"));
  gtk_widget_set_visible (self->date_box, question->after != KG_DATE_NONE);
  gtk_widget_set_visible (self->who_box, question->ask_who);
  offer (self->choice_box, self->choice_label, self->choices,
         question->choices_label, question->choices, question->choice);
  offer (self->more_box, self->more_label, self->more, question->more_label, question->more, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, question->title, -1);
  update (self);

  forget_place (self);
  g_set_weak_pointer (&self->at, at);
  if (!reveal (at)) {
    show_at (self);
    return;
  }

  self->waiting_frames = 1;
  self->tick_id = gtk_widget_add_tick_callback (parent, scrolled_cb, g_object_ref (self), g_object_unref);
}
