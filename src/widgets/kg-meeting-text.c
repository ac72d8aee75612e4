// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-meeting-text.h"

#include "core/kg-error.h"

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
 * eats a letter.
 */

#define SAVE_AFTER_MS 400

/* Where the store was busy. */
#define RETRY_AFTER_MS 3000

/* A text that was given away for a target. */
typedef struct {
  char *text;
  guint n_unstored;
  gint64 version;    /* the least that the row has once all of it is stored */
  gboolean refused;  /* by the store, which has something else */
} Pending;

struct _KgMeetingText {
  GtkWidget parent_instance;

  GtkWidget *overlay;
  GtkScrolledWindow *scroller;
  GtkTextView *view;
  GtkLabel *placeholder_label;

  char *target;
  gint64 version;      /* of the row, as last seen */
  GHashTable *pending; /* target → Pending */
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

static void
pending_free (gpointer data)
{
  Pending *pending = data;

  g_free (pending->text);
  g_free (pending);
}

static void
remember (KgMeetingText *self,
          const char    *text)
{
  Pending *pending = g_hash_table_lookup (self->pending, self->target);

  if (pending == NULL) {
    pending = g_new0 (Pending, 1);
    pending->version = self->version;
    g_hash_table_insert (self->pending, g_strdup (self->target), pending);
  }
  g_free (pending->text);
  pending->text = g_strdup (text);
  pending->version = MAX (pending->version, self->version) + 1;
  pending->refused = FALSE;
  pending->n_unstored++;
}

/* What to show of a target: what the store says, unless that is older than
 * what was typed here. */
static const char *
newest (KgMeetingText *self,
        const char    *target,
        const char    *text,
        gint64         version)
{
  const Pending *pending = target != NULL ? g_hash_table_lookup (self->pending, target) : NULL;

  if (pending == NULL)
    return text;
  if (pending->n_unstored > 0 || pending->refused || (version < pending->version && !g_str_equal (pending->text, text)))
    return pending->text;

  g_hash_table_remove (self->pending, target);
  return text;
}

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

static gboolean
timeout_cb (gpointer user_data)
{
  KgMeetingText *self = user_data;

  self->timeout_id = 0;
  kg_meeting_text_flush (self);
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

  kg_meeting_text_flush (self);
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
  kg_meeting_text_flush (self);
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

  gtk_widget_measure (self->overlay, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL &&
      gtk_scrolled_window_get_max_content_height (self->scroller) < 0)
    *minimum = *natural = MAX (*minimum, height_of_text (self, for_size));
}

static void
kg_meeting_text_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  gtk_widget_allocate (KG_MEETING_TEXT (widget)->overlay, width, height, baseline, NULL);
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

  G_OBJECT_CLASS (kg_meeting_text_parent_class)->dispose (object);
}

static void
kg_meeting_text_finalize (GObject *object)
{
  KgMeetingText *self = KG_MEETING_TEXT (object);

  g_free (self->target);
  g_hash_table_unref (self->pending);

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

  /* The id of the target and the text to store for it. */
  signals[SIGNAL_SAVE] = g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[SIGNAL_TYPED] = g_signal_new ("typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-meeting-text.ui");
  gtk_widget_class_bind_template_child (widget_class, KgMeetingText, overlay);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingText, scroller);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingText, view);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingText, placeholder_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
}

static void
kg_meeting_text_init (KgMeetingText *self)
{
  self->pending = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, pending_free);
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
  const Pending *pending;

  if (g_strcmp0 (self->target, target) != 0) {
    kg_meeting_text_flush (self);
    g_free (self->target);
    self->target = g_strdup (target);
  }
  self->version = version == G_MAXINT64 ? 0 : version;
  text = text != NULL ? text : "";
  if (editable)
    text = newest (self, target, text, version);
  else
    kg_meeting_text_flush (self); /* who typed it is told why it is not stored */
  if (self->dirty)
    return;

  shown = kg_meeting_text_get_text (self);
  if (g_str_equal (shown, text))
    return;

  self->loading = TRUE;
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
  self->loading = FALSE;

  /* What was set aside is offered to the store again. */
  pending = target != NULL ? g_hash_table_lookup (self->pending, target) : NULL;
  if (editable && pending != NULL && pending->refused)
    save_after (self, SAVE_AFTER_MS);
}

/**
 * kg_meeting_text_flush:
 *
 * Has what was typed saved now.
 */
void
kg_meeting_text_flush (KgMeetingText *self)
{
  g_autofree char *text = NULL;
  g_autofree char *target = NULL;

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  if (!self->dirty || self->target == NULL)
    return;

  self->dirty = FALSE;
  text = kg_meeting_text_get_text (self);
  target = g_strdup (self->target);
  remember (self, text);
  g_signal_emit (self, signals[SIGNAL_SAVE], 0, target, text);
}

/**
 * kg_meeting_text_saved:
 * @target: what was stored, or could not be
 * @error: (nullable): why it could not be
 *
 * Where it could not be, it stays as it was typed; where the store was busy it
 * is given to it again.
 */
void
kg_meeting_text_saved (KgMeetingText *self,
                       const char    *target,
                       const GError  *error)
{
  Pending *pending = g_hash_table_lookup (self->pending, target);

  if (pending == NULL)
    return;

  if (pending->n_unstored > 0)
    pending->n_unstored--;
  if (error == NULL || pending->n_unstored > 0)
    return;
  pending->refused = TRUE;
  if (g_error_matches (error, KG_ERROR, KG_ERROR_UNAVAILABLE) && !self->dirty &&
      gtk_text_view_get_editable (self->view) && g_strcmp0 (self->target, target) == 0)
    save_after (self, RETRY_AFTER_MS);
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
