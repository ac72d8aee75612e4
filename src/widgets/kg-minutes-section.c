// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-minutes-section.h"

#include "core/kg-labels.h"
#include "widgets/kg-meeting-rows.h"
#include "widgets/kg-meeting-text.h"

#include <glib/gi18n.h>

/**
 * KgMinutesSection:
 *
 * What the minutes take from one agenda item, to be edited: the discussion
 * and the sentences of its decisions. Emits “discussion” with the item, and
 * “sentence” with the decision, and further as “save” of #KgMeetingText, when
 * they are to be saved; and “typed” with the id of either and the text at each
 * key.
 */

struct _KgMinutesSection {
  GtkListBoxRow parent_instance;

  GtkLabel *title_label;
  GtkLabel *outcome_label;
  KgMeetingText *discussion;
  GtkListBox *sentences;

  gboolean editable;
};

G_DEFINE_FINAL_TYPE (KgMinutesSection, kg_minutes_section, GTK_TYPE_LIST_BOX_ROW)

enum {
  SIGNAL_DISCUSSION,
  SIGNAL_SENTENCE,
  SIGNAL_TYPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
save_discussion_cb (KgMinutesSection *self,
                    const char       *target,
                    const char       *text,
                    const char *const *known,
                    gboolean          insist)
{
  g_signal_emit (self, signals[SIGNAL_DISCUSSION], 0, target, text, known, insist);
}

static void
save_sentence_cb (KgMinutesSection *self,
                  const char       *target,
                  const char       *text,
                  const char *const *known,
                  gboolean          insist)
{
  g_signal_emit (self, signals[SIGNAL_SENTENCE], 0, target, text, known, insist);
}

static void
typed_cb (KgMinutesSection *self,
          const char       *target,
          const char       *text)
{
  g_signal_emit (self, signals[SIGNAL_TYPED], 0, target, text);
}

/* The sentences: each row a small heading and a text */

static const char *
get_id (gpointer datum)
{
  return kg_record_get_id (((KgMeetingDecision *) datum)->record);
}

static KgMeetingText *
get_text (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "kg-text");
}

static GtkWidget *
make (gpointer owner)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *kind = gtk_label_new (NULL);
  GtkWidget *text = g_object_new (KG_TYPE_MEETING_TEXT, "single", TRUE, "label", _("Sentence of the decision"), NULL);

  gtk_label_set_xalign (GTK_LABEL (kind), 0);
  gtk_widget_add_css_class (kind, "caption");
  gtk_widget_add_css_class (kind, "dim-label");
  gtk_box_append (GTK_BOX (box), kind);
  gtk_box_append (GTK_BOX (box), text);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  g_object_set_data (G_OBJECT (row), "kg-kind", kind);
  g_object_set_data (G_OBJECT (row), "kg-text", text);
  g_signal_connect_object (text, "save", G_CALLBACK (save_sentence_cb), owner, G_CONNECT_SWAPPED);
  g_signal_connect_object (text, "typed", G_CALLBACK (typed_cb), owner, G_CONNECT_SWAPPED);
  return row;
}

static void
bind (GtkWidget *row,
      gpointer   datum,
      guint      position,
      gpointer   owner)
{
  KgRecord *decision = ((KgMeetingDecision *) datum)->record;
  GtkLabel *kind = g_object_get_data (G_OBJECT (row), "kg-kind");

  gtk_label_set_label (kind, kg_label_code (&kg_table_decision, KG_DECISION_KIND,
                                            kg_record_get_text (decision, KG_DECISION_KIND)));
  g_object_set (get_text (row), "editable", KG_MINUTES_SECTION (owner)->editable, NULL);
  kg_meeting_text_bind (get_text (row), kg_record_get_id (decision),
                        kg_record_get_text (decision, KG_DECISION_TEXT), kg_record_get_version (decision));
}

static const KgMeetingRowKind row_kind = { get_id, make, bind };

static void
kg_minutes_section_class_init (KgMinutesSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KG_TYPE_MEETING_TEXT);

  signals[SIGNAL_DISCUSSION] = g_signal_new ("discussion", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                             NULL, NULL, NULL, G_TYPE_NONE, 4, G_TYPE_STRING, G_TYPE_STRING,
                                             G_TYPE_STRV, G_TYPE_BOOLEAN);
  signals[SIGNAL_SENTENCE] = g_signal_new ("sentence", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 4, G_TYPE_STRING, G_TYPE_STRING,
                                           G_TYPE_STRV, G_TYPE_BOOLEAN);
  signals[SIGNAL_TYPED] = g_signal_new ("typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-minutes-section.ui");
  gtk_widget_class_bind_template_child (widget_class, KgMinutesSection, title_label);
  gtk_widget_class_bind_template_child (widget_class, KgMinutesSection, outcome_label);
  gtk_widget_class_bind_template_child (widget_class, KgMinutesSection, discussion);
  gtk_widget_class_bind_template_child (widget_class, KgMinutesSection, sentences);
  gtk_widget_class_bind_template_callback (widget_class, save_discussion_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
}

static void
kg_minutes_section_init (KgMinutesSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
kg_minutes_section_new (void)
{
  return g_object_new (KG_TYPE_MINUTES_SECTION, NULL);
}

/**
 * kg_minutes_section_bind:
 * @position: from 0
 * @editable: whether the state of the minutes allows changes
 */
void
kg_minutes_section_bind (KgMinutesSection    *self,
                         const KgMeetingItem *item,
                         guint                position,
                         gboolean             editable)
{
  const char *title = kg_record_get_text (item->record, KG_AGENDA_ITEM_TITLE);
  const char *discussion = kg_record_get_text (item->record, KG_AGENDA_ITEM_DISCUSSION);
  const char *outcome = kg_record_get_text (item->record, KG_AGENDA_ITEM_OUTCOME);
  g_autofree char *heading = g_strdup_printf ("%u. %s", position + 1, title);

  self->editable = editable;
  gtk_label_set_label (self->title_label, heading);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title_label), title);
  gtk_label_set_label (self->outcome_label, kg_label_code (&kg_table_agenda_item, KG_AGENDA_ITEM_OUTCOME, outcome));
  g_object_set (self->discussion, "editable", editable, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->discussion), editable || discussion != NULL);
  kg_meeting_text_bind (self->discussion, kg_record_get_id (item->record), discussion,
                        kg_record_get_version (item->record));
  kg_meeting_rows_sync (self->sentences, item->decisions, &row_kind, self);
  gtk_widget_set_visible (GTK_WIDGET (self->sentences), item->decisions->len > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

/**
 * kg_minutes_section_flush:
 *
 * Has everything that was typed saved now.
 */
void
kg_minutes_section_flush (KgMinutesSection *self)
{
  GtkListBoxRow *row;

  kg_meeting_text_flush (self->discussion);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sentences, i)) != NULL; i++)
    kg_meeting_text_flush (get_text (GTK_WIDGET (row)));
}

/**
 * kg_minutes_section_saved:
 * @id: of the item or decision whose text was stored
 * @error: (nullable): why it was not
 */
void
kg_minutes_section_saved (KgMinutesSection *self,
                          const char       *id,
                          const GError     *error)
{
  GtkWidget *row = kg_meeting_rows_find (self->sentences, id);

  kg_meeting_text_saved (self->discussion, id, error);
  if (row != NULL)
    kg_meeting_text_saved (get_text (row), id, error);
}

/**
 * kg_minutes_section_is_contested:
 *
 * Returns: whether somebody is to choose between two wordings
 */
gboolean
kg_minutes_section_is_contested (KgMinutesSection *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sentences, i)) != NULL; i++)
    if (kg_meeting_text_is_contested (get_text (GTK_WIDGET (row))))
      return TRUE;

  return kg_meeting_text_is_contested (self->discussion);
}
