// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-meeting-reason.h"

/**
 * KgMeetingReason:
 *
 * Asks for one line before something is done: why a light is confirmed, why
 * an item leaves the list. Emits “given” with the text; an empty one is not
 * given.
 */

struct _KgMeetingReason {
  GtkPopover parent_instance;

  GtkLabel *title_label;
  GtkEntry *entry;
  GtkButton *button;

  char *text; /* nullable: what it begins with */
};

G_DEFINE_FINAL_TYPE (KgMeetingReason, kg_meeting_reason, GTK_TYPE_POPOVER)

typedef enum {
  PROP_TITLE = 1,
  PROP_PLACEHOLDER,
  PROP_BUTTON,
} KgMeetingReasonProperty;

static GParamSpec *props[PROP_BUTTON + 1];

enum {
  SIGNAL_GIVEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
changed_cb (KgMeetingReason *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  gtk_widget_set_sensitive (GTK_WIDGET (self->button), *text != '\0');
}

static void
give_cb (KgMeetingReason *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  if (*text == '\0')
    return;

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_GIVEN], 0, text);
}

static void
kg_meeting_reason_map (GtkWidget *widget)
{
  KgMeetingReason *self = KG_MEETING_REASON (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->text != NULL ? self->text : "");
  changed_cb (self);

  GTK_WIDGET_CLASS (kg_meeting_reason_parent_class)->map (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
kg_meeting_reason_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  KgMeetingReason *self = KG_MEETING_REASON (object);

  switch ((KgMeetingReasonProperty) prop_id) {
  case PROP_TITLE:
    g_value_set_string (value, gtk_label_get_label (self->title_label));
    break;
  case PROP_PLACEHOLDER:
    g_value_set_string (value, gtk_entry_get_placeholder_text (self->entry));
    break;
  case PROP_BUTTON:
    g_value_set_string (value, gtk_button_get_label (self->button));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kg_meeting_reason_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  KgMeetingReason *self = KG_MEETING_REASON (object);

  switch ((KgMeetingReasonProperty) prop_id) {
  case PROP_TITLE:
    gtk_label_set_label (self->title_label, g_value_get_string (value));
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, g_value_get_string (value), -1);
    break;
  case PROP_PLACEHOLDER:
    gtk_entry_set_placeholder_text (self->entry, g_value_get_string (value));
    break;
  case PROP_BUTTON:
    gtk_button_set_label (self->button, g_value_get_string (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
kg_meeting_reason_finalize (GObject *object)
{
  g_free (KG_MEETING_REASON (object)->text);

  G_OBJECT_CLASS (kg_meeting_reason_parent_class)->finalize (object);
}

static void
kg_meeting_reason_class_init (KgMeetingReasonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = kg_meeting_reason_get_property;
  object_class->set_property = kg_meeting_reason_set_property;
  object_class->finalize = kg_meeting_reason_finalize;
  widget_class->map = kg_meeting_reason_map;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL, flags);
  props[PROP_BUTTON] = g_param_spec_string ("button", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  signals[SIGNAL_GIVEN] = g_signal_new ("given", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-meeting-reason.ui");
  gtk_widget_class_bind_template_child (widget_class, KgMeetingReason, title_label);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingReason, entry);
  gtk_widget_class_bind_template_child (widget_class, KgMeetingReason, button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, give_cb);
}

static void
kg_meeting_reason_init (KgMeetingReason *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
kg_meeting_reason_new (const char *title,
                       const char *placeholder,
                       const char *button)
{
  return g_object_new (KG_TYPE_MEETING_REASON,
                       "title", title, "placeholder", placeholder, "button", button, NULL);
}

/**
 * kg_meeting_reason_set_text:
 * @text: (nullable): what stands in it whenever it opens
 */
void
kg_meeting_reason_set_text (KgMeetingReason *self,
                            const char      *text)
{
  g_free (self->text);
  self->text = g_strdup (text);
}
