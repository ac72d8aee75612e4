// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-meeting-text.h"

#include "widgets/kg-text-keeper.h"

#include <glib/gi18n.h>

/**
 * KgMeetingText:
 *
 * A text that is saved as it is typed: soon after the last key, and at once
 * when it is about to show something else or to go away. It knows nothing of
 * what it edits but the id of its target; whoever listens to “save” stores
 * the text and calls kg_meeting_text_saved(). Emits “typed” with the target and
 * the text at every change that a person makes.
 *
 * What was given away to be saved is remembered until the store is seen to
 * have it, also while another target is shown: an answer that is late never
 * eats a letter. Where somebody else changed the same text, both are shown
 * until one of them is chosen; who goes away without choosing keeps what was
 * typed last.
 */

#define SAVE_AFTER_MS 400

/* Where the store was busy. */
#define RETRY_AFTER_MS 3000

struct _KgMeetingText {
  GtkWidget parent_instance;

  GtkWidget *overlay;
  GtkScrolledWindow *scroller;
  GtkTextView *view;
  GtkLabel *placeholder_label;
  GtkWidget *contest_box;
  GtkLabel *contest_label;
  GtkLabel *theirs_label;

  char *target;
  KgTextKeeper *keeper;
  gboolean dirty;      /* typed and not yet given away */
  gboolean loading;
  gboolean single;
  guint timeout_id;
  guint idle_id;
};

G_DEFINE_FINAL_TYPE (KgMeetingText, kg_meeting_text, GTK_TYPE_WIDGET)

typedef enum {
  PROP_PLACEHOLDER = 1,
  PROP_LABEL,
  PROP_EDITABLE,
  PROP_SINGLE,
  PROP_LEAST_HEIGHT,
  PROP_MOST_HEIGHT,
} KgMeetingTextProperty;

static GParamSpec *props[PROP_MOST_HEIGHT + 1];

enum {
  SIGNAL_SAVE,
  SIGNAL_TYPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void changed_cb (KgMeetingText *self);

/* What cannot be edited stands in line with other text. */
static void
update_margins (KgMeetingText *self)
{
  gboolean editable = gtk_text_view_get_editable (self->view);

  gtk_text_view_set_left_margin (self->view, editable ? 10 : 0);
  gtk_text_view_set_right_margin (self->view, editable ? 10 : 0);
  gtk_text_view_set_top_margin (self->view, editable ? 8 : 2);
  gtk_text_view_set_bottom_margin (self->view, editable ? 8 : 2);
}

static void
update_placeholder (KgMeetingText *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

  gtk_widget_set_visible (GTK_WIDGET (self->placeholder_label), gtk_text_buffer_get_char_count (buffer) == 0);
}

/* What somebody else wrote meanwhile stands below, until one is chosen. */
static void
show_contest (KgMeetingText *self)
{
  const char *contest = kg_text_keeper_get_contest (self->keeper, self->target);
  const char *theirs = kg_text_keeper_get_theirs (self->keeper, self->target);
  gboolean shown = contest != NULL && theirs != NULL && gtk_text_view_get_editable (self->view);

  if (shown) {
    gtk_label_set_label (self->contest_label, contest);
    gtk_label_set_label (self->theirs_label, *theirs != '\0' ? theirs : _("(nothing)"));
  }
  gtk_widget_set_visible (self->contest_box, shown);
}

/* Gives away what was typed, unless somebody is to choose first. */
static void
give (KgMeetingText *self,
      gboolean       insist)
{
  g_autofree char *text = NULL;
  g_autofree char *target = NULL;
  g_auto (GStrv) known = NULL;
  gboolean contested = kg_text_keeper_get_contest (self->keeper, self->target) != NULL;

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  if (self->target == NULL || (!self->dirty && !(contested && insist)))
    return;

  self->dirty = FALSE;
  text = kg_meeting_text_get_text (self);
  if (contested && !insist) {
    kg_text_keeper_keep (self->keeper, self->target, text);
    return;
  }

  target = g_strdup (self->target);
  known = kg_text_keeper_give (self->keeper, target, text);
  show_contest (self);
  g_signal_emit (self, signals[SIGNAL_SAVE], 0, target, text, known, insist);
}

static void
keep_mine_cb (KgMeetingText *self)
{
  kg_text_keeper_settle (self->keeper, self->target, TRUE);
  self->dirty = TRUE;
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  give (self, FALSE);
}

/* What was typed comes back with Ctrl+Z. */
static void
take_theirs_cb (KgMeetingText *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  g_autofree char *theirs = g_strdup (kg_text_keeper_get_theirs (self->keeper, self->target));
  GtkTextIter start, end;

  if (theirs == NULL)
    return;

  kg_text_keeper_settle (self->keeper, self->target, FALSE);
  self->loading = TRUE;
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, theirs, -1);
  gtk_text_buffer_end_user_action (buffer);
  self->loading = FALSE;
  changed_cb (self);
  show_contest (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static gboolean
timeout_cb (gpointer user_data)
{
  KgMeetingText *self = user_data;

  self->timeout_id = 0;
  give (self, FALSE);
  return G_SOURCE_REMOVE;
}

static void
save_after (KgMeetingText *self,
            guint          ms)
{
  self->dirty = TRUE;
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  self->timeout_id = g_timeout_add (ms, timeout_cb, self);
}

/* Enter ends a single sentence; so it arrives here after an input method had
 * its use for the key. Several lines that were pasted become one. */
static gboolean
end_sentence_cb (gpointer user_data)
{
  KgMeetingText *self = user_data;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkTextIter start, end;

  self->idle_id = 0;
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_start_iter (buffer, &start);
  while (gtk_text_iter_get_char (&start) == '\n' || gtk_text_iter_forward_to_line_end (&start)) {
    end = start;
    gtk_text_iter_forward_char (&end);
    if (gtk_text_iter_equal (&start, &end))
      break;
    gtk_text_buffer_delete (buffer, &start, &end);
  }
  gtk_text_buffer_end_user_action (buffer);

  give (self, FALSE);
  if (root != NULL && gtk_widget_is_focus (GTK_WIDGET (self->view)))
    gtk_widget_child_focus (GTK_WIDGET (root), GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (KgMeetingText *self)
{
  update_placeholder (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (self->loading)
    return;

  save_after (self, SAVE_AFTER_MS);
  if (self->single && self->idle_id == 0 && gtk_text_buffer_get_line_count (gtk_text_view_get_buffer (self->view)) > 1)
    self->idle_id = g_idle_add (end_sentence_cb, self);
  if (self->target != NULL) {
    g_autofree char *text = kg_meeting_text_get_text (self);

    g_signal_emit (self, signals[SIGNAL_TYPED], 0, self->target, text);
  }
}

static void
leave_cb (KgMeetingText *self)
{
  give (self, FALSE);
}

static GtkSizeRequestMode
kg_meeting_text_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* As high as what it says. The view itself learns its height only line by
 * line once it is on the screen, and some containers give no second chance. */
static int
height_of_text (KgMeetingText *self,
                int            width)
{
  g_autofree char *text = kg_meeting_text_get_text (self);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->view), text);
  int sides = gtk_text_view_get_left_margin (self->view) + gtk_text_view_get_right_margin (self->view);
  int height;

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width >= 0)
    pango_layout_set_width (layout, MAX (1, width - sides) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, &height);

  return height + gtk_text_view_get_top_margin (self->view) + gtk_text_view_get_bottom_margin (self->view);
}

static void
kg_meeting_text_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  KgMeetingText *self = KG_MEETING_TEXT (widget);

  int contest_minimum, contest_natural;

  gtk_widget_measure (self->overlay, orientation, for_size, minimum, natural, NULL, NULL);
  gtk_widget_measure (self->contest_box, orientation, for_size, &contest_minimum, &contest_natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = MAX (*minimum, contest_minimum);
    *natural = MAX (*natural, contest_natural);
    return;
  }

  if (gtk_scrolled_window_get_max_content_height (self->scroller) < 0)
    *minimum = *natural = MAX (*minimum, height_of_text (self, for_size));
  *minimum += contest_natural;
  *natural += contest_natural;
}

static void
kg_meeting_text_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  KgMeetingText *self = KG_MEETING_TEXT (widget);
  int below;

  gtk_widget_measure (self->contest_box, GTK_ORIENTATION_VERTICAL, width, NULL, &below, NULL, NULL);
  gtk_widget_allocate (self->overlay, width, height - below, baseline, NULL);
  gtk_widget_allocate (self->contest_box, width, below, -1,
                       gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (0, height - below)));
}

static void
kg_meeting_text_unmap (GtkWidget *widget)
{
  kg_meeting_text_flush (KG_MEETING_TEXT (widget));

  GTK_WIDGET_CLASS (kg_meeting_text_parent_class)->unmap (widget);
}

static gboolean
kg_meeting_text_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KG_MEETING_TEXT (widget)->view));
}

static void
kg_meeting_text_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  KgMeetingText *self = KG_MEETING_TEXT (object);

  switch ((KgMeetingTextProperty) prop_id) {
  case PROP_PLACEHOLDER:
    g_value_set_string (value, gtk_label_get_label (self->placeholder_label));
    break;
  case PROP_EDITABLE:
    g_value_set_boolean (value, gtk_text_view_get_editable (self->view));
    break;
  case PROP_SINGLE:
    g_value_set_boolean (value, self->single);
    break;
  case PROP_LEAST_HEIGHT:
    g_value_set_int (value, gtk_scrolled_window_get_min_content_height (self->scroller));
    break;
  case PROP_MOST_HEIGHT:
    g_value_set_int (value, gtk_scrolled_window_get_max_content_height (self->scroller));
    break;
  case PROP_LABEL:
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kg_meeting_text_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  KgMeetingText *self = KG_MEETING_TEXT (object);

  switch ((KgMeetingTextProperty) prop_id) {
  case PROP_PLACEHOLDER:
    gtk_label_set_label (self->placeholder_label, g_value_get_string (value));
    break;
  case PROP_LABEL:
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, g_value_get_string (value), -1);
    break;
  case PROP_EDITABLE:
    gtk_text_view_set_editable (self->view, g_value_get_boolean (value));
    gtk_text_view_set_cursor_visible (self->view, g_value_get_boolean (value));
    if (g_value_get_boolean (value))
      gtk_widget_remove_css_class (GTK_WIDGET (self->scroller), "plain");
    else
      gtk_widget_add_css_class (GTK_WIDGET (self->scroller), "plain");
    update_margins (self);
    break;
  case PROP_SINGLE:
    self->single = g_value_get_boolean (value);
    break;
  case PROP_LEAST_HEIGHT:
    gtk_scrolled_window_set_min_content_height (self->scroller, g_value_get_int (value));
    break;
  case PROP_MOST_HEIGHT:
    gtk_scrolled_window_set_max_content_height (self->scroller, g_value_get_int (value));
    gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER,
                                    g_value_get_int (value) >= 0 ? GTK_POLICY_AUTOMATIC : GTK_POLICY_EXTERNAL);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kg_meeting_text_dispose (GObject *object)
{
  KgMeetingText *self = KG_MEETING_TEXT (object);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  g_clear_pointer (&self->contest_box, gtk_widget_unparent);

  G_OBJECT_CLASS (kg_meeting_text_parent_class)->dispose (object);
}

static void
kg_meeting_text_finalize (GObject *object)
{
  KgMeetingText *self = KG_MEETING_TEXT (object);

  g_free (self->target);
  kg_text_keeper_free (self->keeper);

  G_OBJECT_CLASS (kg_meeting_text_parent_class)->finalize (object);
}

static void
kg_meeting_text_class_init (KgMeetingTextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = kg_meeting_text_get_property;
  object_class->set_property = kg_meeting_text_set_property;
  object_class->dispose = kg_meeting_text_dispose;
  object_class->finalize = kg_meeting_text_finalize;
  widget_class->get_request_mode = kg_meeting_text_get_request_mode;
  widget_class->measure = kg_meeting_text_measure;
  widget_class->size_allocate = kg_meeting_text_size_allocate;
  widget_class->unmap = kg_meeting_text_unmap;
  widget_class->grab_focus = kg_meeting_text_grab_focus;

  props[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL, flags);
  /* For assistive technology. */
  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, TRUE, flags);
  /* One sentence: Enter ends it. */
  props[PROP_SINGLE] = g_param_spec_boolean ("single", NULL, NULL, FALSE, flags);
  props[PROP_LEAST_HEIGHT] = g_param_spec_int ("least-height", NULL, NULL, -1, G_MAXINT, -1, flags);
  props[PROP_MOST_HEIGHT] = g_param_spec_int ("most-height", NULL, NULL, -1, G_MAXINT, -1, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /* The id of the target, the text to store for it, all that may stand there as
   * far as is known, and whether to store it whatever stands there. */
  signals[SIGNAL_SAVE] = g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 4, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRV, G_TYPE_BOOLEAN);
  signals[SIGNAL_TYPED] = g_signal_new ("typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-meeting-text.ui");
  gtk_widget_class_bind_template_child (widget_class, KgMeetingText, overlay);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingText, scroller);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingText, view);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingText, placeholder_label);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingText, contest_box);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingText, contest_label);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingText, theirs_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_mine_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_theirs_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
}

static void
kg_meeting_text_init (KgMeetingText *self)
{
  self->keeper = kg_text_keeper_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kg_meeting_text_bind:
 * @target: (nullable): the id of what is edited, %NULL for nothing
 * @text: (nullable): as the store has it
 * @version: of the row that has it; %G_MAXINT64 where @text is known to be new
 *
 * Shows the text of @target. What was typed for another target is saved
 * first; what was typed for the same one stays, unless it cannot be edited any
 * more: then it is kept for the case that it can be again.
 */
void
kg_meeting_text_bind (KgMeetingText *self,
                      const char    *target,
                      const char    *text,
                      gint64         version)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  const gboolean editable = gtk_text_view_get_editable (self->view);
  g_autofree char *shown = NULL;
  gboolean contested;

  if (g_strcmp0 (self->target, target) != 0) {
    kg_meeting_text_flush (self);
    g_free (self->target);
    self->target = g_strdup (target);
  }
  text = text != NULL ? text : "";
  contested = kg_text_keeper_get_contest (self->keeper, target) != NULL;
  if (!editable)
    kg_meeting_text_flush (self); /* who typed it is told why it is not stored */
  else if (target != NULL)
    text = kg_text_keeper_read (self->keeper, target, text, version, self->dirty);
  show_contest (self);
  if (self->dirty)
    return;

  /* They took their change back, and there is nothing to choose any more. */
  if (editable && contested && kg_text_keeper_get_contest (self->keeper, target) == NULL &&
      kg_text_keeper_is_refused (self->keeper, target))
    save_after (self, SAVE_AFTER_MS);

  shown = kg_meeting_text_get_text (self);
  if (g_str_equal (shown, text))
    return;

  self->loading = TRUE;
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
  self->loading = FALSE;

  /* What was set aside is offered to the store again. */
  if (editable && kg_text_keeper_is_refused (self->keeper, target))
    save_after (self, SAVE_AFTER_MS);
}

/**
 * kg_meeting_text_flush:
 *
 * Has what was typed saved now, whatever others wrote meanwhile.
 */
void
kg_meeting_text_flush (KgMeetingText *self)
{
  give (self, TRUE);
}

/**
 * kg_meeting_text_saved:
 * @target: what was stored, or could not be
 * @error: (nullable): why it could not be
 *
 * Where it could not be, it stays as it was typed; where the store was busy it
 * is given to it again; where somebody else changed it, it is contested.
 */
void
kg_meeting_text_saved (KgMeetingText *self,
                       const char    *target,
                       const GError  *error)
{
  const gboolean again = kg_text_keeper_answer (self->keeper, target, error);

  if (g_strcmp0 (self->target, target) != 0)
    return;

  show_contest (self);
  if (again && !self->dirty && gtk_text_view_get_editable (self->view))
    save_after (self, RETRY_AFTER_MS);
}

/**
 * kg_meeting_text_is_contested:
 *
 * Returns: whether somebody is to choose between two wordings
 */
gboolean
kg_meeting_text_is_contested (KgMeetingText *self)
{
  return gtk_widget_get_visible (self->contest_box);
}

char *
kg_meeting_text_get_text (KgMeetingText *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

const char *
kg_meeting_text_get_target (KgMeetingText *self)
{
  return self->target;
}
