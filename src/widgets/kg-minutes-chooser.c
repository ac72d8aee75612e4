// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-minutes-chooser.h"

#include "widgets/kg-minutes-words.h"

#include <glib/gi18n.h>

/**
 * KgMinutesChooser:
 *
 * Which document of a meeting is shown: its minutes, or one of their
 * corrections. It begins with the newest that was not withdrawn; what was
 * chosen stays chosen while the meeting is read again, also when it is issued
 * meanwhile or a newer one is begun. There is nothing to see while there is but one. Emits “chosen”.
 */

struct _KgMinutesChooser {
  AdwBin parent_instance;

  GtkDropDown *drop_down;

  char *meeting;        /* nullable: its id */
  GPtrArray *documents; /* nullable: of KgRecord, newest last */
  char *chosen;         /* nullable: the id of its row */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (KgMinutesChooser, kg_minutes_chooser, ADW_TYPE_BIN)

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The newest stands first in the list. */
static KgRecord *
get_document (KgMinutesChooser *self,
              guint             index)
{
  return self->documents != NULL && index < self->documents->len
         ? g_ptr_array_index (self->documents, self->documents->len - 1 - index) : NULL;
}

static guint
find_chosen (KgMinutesChooser *self)
{
  for (guint i = 0; self->chosen != NULL && get_document (self, i) != NULL; i++)
    if (g_str_equal (kg_record_get_id (get_document (self, i)), self->chosen))
      return i;

  for (guint i = 0; get_document (self, i) != NULL; i++)
    if (!kg_record_is (get_document (self, i), KG_MINUTES_STATE, "withdrawn"))
      return i;

  return 0;
}

static void
choose (KgMinutesChooser *self,
        guint             index)
{
  KgRecord *document = get_document (self, index);

  g_free (self->chosen);
  self->chosen = document != NULL ? g_strdup (kg_record_get_id (document)) : NULL;
}

static void
selected_cb (KgMinutesChooser *self)
{
  g_autofree char *before = g_strdup (self->chosen);

  if (self->filling)
    return;

  choose (self, gtk_drop_down_get_selected (self->drop_down));
  if (g_strcmp0 (before, self->chosen) != 0)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

/* Another list of the same words would close the one that is open. */
static void
fill (KgMinutesChooser *self)
{
  GListModel *shown = gtk_drop_down_get_model (self->drop_down);
  guint n = self->documents != NULL ? self->documents->len : 0;
  gboolean same = shown != NULL && g_list_model_get_n_items (shown) == n;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++) {
    g_autofree char *words = kg_minutes_words_choice (get_document (self, i));

    same = same && g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (shown), i), words);
    gtk_string_list_append (names, words);
  }

  self->filling = TRUE;
  if (!same)
    gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->drop_down, n > 0 ? find_chosen (self) : GTK_INVALID_LIST_POSITION);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), n > 1);
}

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);

  return found;
}

/* A drop-down that was filled anew gives the keys to its first entry, whatever
 * is selected. */
static void
opened_cb (KgMinutesChooser *self)
{
  GtkWidget *list = find (GTK_WIDGET (self->drop_down), GTK_TYPE_LIST_VIEW);
  GtkWidget *row = list != NULL && gtk_widget_get_mapped (list) ? gtk_widget_get_first_child (list) : NULL;

  for (guint i = find_chosen (self); i > 0 && row != NULL; i--)
    row = gtk_widget_get_next_sibling (row);
  if (row != NULL)
    gtk_widget_grab_focus (row);
}

static gboolean
kg_minutes_chooser_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KG_MINUTES_CHOOSER (widget)->drop_down));
}

static void
kg_minutes_chooser_finalize (GObject *object)
{
  KgMinutesChooser *self = KG_MINUTES_CHOOSER (object);

  g_clear_pointer (&self->documents, g_ptr_array_unref);
  g_free (self->meeting);
  g_free (self->chosen);

  G_OBJECT_CLASS (kg_minutes_chooser_parent_class)->finalize (object);
}

static void
kg_minutes_chooser_class_init (KgMinutesChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kg_minutes_chooser_finalize;
  widget_class->grab_focus = kg_minutes_chooser_grab_focus;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kg_minutes_chooser_init (KgMinutesChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new_with_mnemonic (_("Document s_hown"));

  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_widget_set_valign (GTK_WIDGET (self->drop_down), GTK_ALIGN_CENTER);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), GTK_WIDGET (self->drop_down));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Document shown"), -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->drop_down));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (find (GTK_WIDGET (self->drop_down), GTK_TYPE_TOGGLE_BUTTON), "notify::active",
                           G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
}

/**
 * kg_minutes_chooser_set_documents:
 * @meeting_id: (nullable)
 * @documents: (nullable) (element-type KgRecord): rows of its minutes and their
 *   corrections, by revision
 *
 * Emits nothing.
 */
void
kg_minutes_chooser_set_documents (KgMinutesChooser *self,
                                  const char       *meeting_id,
                                  GPtrArray        *documents)
{
  if (g_strcmp0 (self->meeting, meeting_id) != 0) {
    g_free (self->meeting);
    self->meeting = g_strdup (meeting_id);
    g_clear_pointer (&self->chosen, g_free);
  }
  if (documents != NULL)
    g_ptr_array_ref (documents);
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  self->documents = documents;

  choose (self, find_chosen (self));
  fill (self);
}

/**
 * kg_minutes_chooser_choose:
 * @id: of a row; one that was just made is shown once it has been read
 */
void
kg_minutes_chooser_choose (KgMinutesChooser *self,
                           const char       *id)
{
  if (g_strcmp0 (self->chosen, id) == 0)
    return;

  g_free (self->chosen);
  self->chosen = g_strdup (id);
  if (g_str_equal (kg_record_get_id (get_document (self, find_chosen (self))), id)) {
    fill (self);
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
  }
}

/**
 * kg_minutes_chooser_get_chosen:
 *
 * Returns: (transfer none) (nullable): the row of the document to show; %NULL
 *   while there is none
 */
KgRecord *
kg_minutes_chooser_get_chosen (KgMinutesChooser *self)
{
  return get_document (self, find_chosen (self));
}
