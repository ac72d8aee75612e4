// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-minutes-correction.h"

#include "services/kg-minutes-service.h"
#include "widgets/kg-meeting-text.h"

#include <glib/gi18n.h>

/**
 * KgMinutesCorrection:
 *
 * What a correction of issued minutes says: why it is needed, and its text.
 * Emits “save” as #KgMeetingText does, and “typed” at each key with what
 * kg_minutes_retype() knows the one that is typed by, and what it says.
 */

struct _KgMinutesCorrection {
  AdwBin parent_instance;

  KgMeetingText *reason;
  KgMeetingText *text;
};

G_DEFINE_FINAL_TYPE (KgMinutesCorrection, kg_minutes_correction, ADW_TYPE_BIN)

enum {
  SIGNAL_SAVE,
  SIGNAL_TYPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
save_cb (KgMinutesCorrection *self,
         const char          *target,
         const char          *text,
         const char *const   *known,
         gboolean             insist)
{
  g_signal_emit (self, signals[SIGNAL_SAVE], 0, target, text, known, insist);
}

static void
typed_cb (KgMinutesCorrection *self,
          const char          *target,
          const char          *text)
{
  g_signal_emit (self, signals[SIGNAL_TYPED], 0, target, text);
}

/* The document has its text tidied: what says the same stays as it was typed,
 * with the line that was just begun. */
static char *
keep_typed (KgMeetingText *text,
            const char    *stored)
{
  g_autofree char *typed = kg_meeting_text_get_text (text);
  g_autoptr (KgMinutes) tidy = kg_minutes_new ("");
  g_autofree char *joined = NULL;

  kg_minutes_add (tidy, KG_MINUTES_PARAGRAPH, typed);
  joined = kg_minutes_join (tidy);
  return g_strdup (g_str_equal (joined, stored) ? typed : stored);
}

static KgMeetingText *
add_text (KgMinutesCorrection *self,
          GtkWidget           *box,
          const char          *title,
          gboolean             single)
{
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *text = g_object_new (KG_TYPE_MEETING_TEXT, "single", single, "label", title, NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), text);
  g_signal_connect_object (text, "save", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (text, "typed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  return KG_MEETING_TEXT (text);
}

static void
kg_minutes_correction_class_init (KgMinutesCorrectionClass *klass)
{
  signals[SIGNAL_SAVE] = g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 4, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRV, G_TYPE_BOOLEAN);
  signals[SIGNAL_TYPED] = g_signal_new ("typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
kg_minutes_correction_init (KgMinutesCorrection *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_widget_add_css_class (box, "kg-minutes-correction");
  self->reason = add_text (self, box, _("Reason of the correction"), TRUE);
  self->text = add_text (self, box, _("Text of the correction"), FALSE);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * kg_minutes_correction_flush:
 *
 * Has everything that was typed saved now.
 */
void
kg_minutes_correction_flush (KgMinutesCorrection *self)
{
  kg_meeting_text_flush (self->reason);
  kg_meeting_text_flush (self->text);
}

/**
 * kg_minutes_correction_bind:
 * @row: (nullable): of a correction; %NULL for nothing
 * @minutes: (nullable): what it says
 * @editable: whether its state allows changes
 */
void
kg_minutes_correction_bind (KgMinutesCorrection *self,
                            KgRecord            *row,
                            const KgMinutes     *minutes,
                            gboolean             editable)
{
  gint64 version = row != NULL ? kg_record_get_version (row) : 0;
  g_autofree char *reason_target = row != NULL ? kg_minutes_correction_cause_id (row) : NULL;
  g_autofree char *text_target = row != NULL ? kg_minutes_correction_text_id (row) : NULL;
  g_autofree char *stored = minutes != NULL ? kg_minutes_join (minutes) : g_strdup ("");
  g_autofree char *text = NULL;

  if (g_strcmp0 (kg_meeting_text_get_target (self->text), text_target) == 0) {
    text = keep_typed (self->text, stored);
  } else {
    text = g_steal_pointer (&stored);
  }

  g_object_set (self->reason, "editable", editable, NULL);
  g_object_set (self->text, "editable", editable, NULL);
  kg_meeting_text_bind (self->reason, reason_target,
                        row != NULL ? kg_record_get_text (row, KG_MINUTES_CORRECTION_REASON) : NULL, version);
  kg_meeting_text_bind (self->text, text_target, text, version);
}

/**
 * kg_minutes_correction_saved:
 * @target: what was stored, as “save” named it
 * @error: (nullable): why it was not
 */
void
kg_minutes_correction_saved (KgMinutesCorrection *self,
                             const char          *target,
                             const GError        *error)
{
  kg_meeting_text_saved (self->reason, target, error);
  kg_meeting_text_saved (self->text, target, error);
}

/**
 * kg_minutes_correction_is_contested:
 *
 * Returns: whether somebody is to choose between two wordings
 */
gboolean
kg_minutes_correction_is_contested (KgMinutesCorrection *self)
{
  return kg_meeting_text_is_contested (self->reason) || kg_meeting_text_is_contested (self->text);
}
