// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-record-entry-completion.h"

#include <string.h>

/**
 * KgRecordEntryCompletion:
 *
 * Offers units while a line is typed: by the beginning of a name or short
 * name in Chinese, by pinyin initials in Latin letters. It never takes the
 * focus and never chooses by itself, so that what is typed stays what was
 * typed.
 */

#define MAX_ROWS 6
#define MAX_TYPED 12 /* characters before the cursor that are looked at */

struct _KgRecordEntryCompletion {
  GtkPopover parent_instance;

  GtkListBox *list;

  KgBoard *board;      /* nullable */
  GPtrArray *keys;     /* of KgSearchKey, one a unit */
  guint n_typed;       /* characters that the choice replaces */
};

G_DEFINE_FINAL_TYPE (KgRecordEntryCompletion, kg_record_entry_completion, GTK_TYPE_POPOVER)

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* A unit is called 区规资局 and spoken of as 规资局. */
static const char *
without_district (const char *name)
{
  if (g_str_has_prefix (name, "区"))
    return name + strlen ("区");
  if (g_str_has_prefix (name, "市"))
    return name + strlen ("市");

  return name;
}

static gboolean
begins_with (const char *name,
             const char *typed)
{
  return (g_str_has_prefix (name, typed) && !g_str_equal (name, typed)) ||
         (g_str_has_prefix (without_district (name), typed) && !g_str_equal (without_district (name), typed));
}

static gboolean
unit_matches (KgRecordEntryCompletion *self,
              guint                    i,
              const char              *typed,
              const KgSearchQuery     *initials)
{
  const KgUnit *unit = kg_board_get_unit (self->board, i);

  if (initials != NULL)
    return kg_search_match (g_ptr_array_index (self->keys, i), initials);

  return begins_with (unit->name, typed) || begins_with (unit->short_name, typed);
}

static void
add_row (KgRecordEntryCompletion *self,
         const KgUnit            *unit)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (unit->name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_widget_set_focusable (row, FALSE);
  g_object_set_data_full (G_OBJECT (row), "kg-unit", g_strdup (unit->name), g_free);
  gtk_list_box_append (self->list, row);
}

static void
clear (KgRecordEntryCompletion *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static guint
fill (KgRecordEntryCompletion *self,
      const char              *typed,
      gboolean                 latin)
{
  g_autoptr (KgSearchQuery) initials = latin ? kg_search_query_new (typed) : NULL;
  guint n = 0;

  for (guint i = 0; i < kg_board_get_n_units (self->board) && n < MAX_ROWS; i++) {
    if (!unit_matches (self, i, typed, initials))
      continue;
    add_row (self, kg_board_get_unit (self->board, i));
    n++;
  }

  return n;
}

/* The run of Latin letters that ends the text, two at least. */
static const char *
latin_tail (const char *text,
            guint      *n)
{
  const char *tail = text + strlen (text);

  *n = 0;
  while (tail > text && g_ascii_isalpha (tail[-1])) {
    tail--;
    (*n)++;
  }

  return *n >= 2 && *n <= MAX_TYPED ? tail : NULL;
}

static void
row_activated_cb (KgRecordEntryCompletion *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static void
kg_record_entry_completion_finalize (GObject *object)
{
  KgRecordEntryCompletion *self = KG_RECORD_ENTRY_COMPLETION (object);

  g_clear_pointer (&self->board, kg_board_unref);
  g_clear_pointer (&self->keys, g_ptr_array_unref);

  G_OBJECT_CLASS (kg_record_entry_completion_parent_class)->finalize (object);
}

static void
kg_record_entry_completion_class_init (KgRecordEntryCompletionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kg_record_entry_completion_finalize;

  /* A row was clicked. */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/org/kaigong/Kaigong/ui/kg-record-entry-completion.ui");
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), KgRecordEntryCompletion, list);
  gtk_widget_class_bind_template_callback (GTK_WIDGET_CLASS (klass), row_activated_cb);
}

static void
kg_record_entry_completion_init (KgRecordEntryCompletion *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
kg_record_entry_completion_new (void)
{
  return g_object_new (KG_TYPE_RECORD_ENTRY_COMPLETION, NULL);
}

void
kg_record_entry_completion_set_board (KgRecordEntryCompletion *self,
                                      KgBoard                 *board)
{
  if (self->board == board)
    return;

  g_clear_pointer (&self->board, kg_board_unref);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  if (board == NULL)
    return;

  self->board = kg_board_ref (board);
  self->keys = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_search_key_free);
  for (guint i = 0; i < kg_board_get_n_units (board); i++) {
    const KgUnit *unit = kg_board_get_unit (board, i);

    g_ptr_array_add (self->keys, kg_search_key_new (unit->name, without_district (unit->name),
                                                    unit->short_name, NULL));
  }
}

/**
 * kg_record_entry_completion_update:
 * @before: (nullable): the line up to the cursor, %NULL to close
 *
 * Looks whether the end of @before begins the name of a unit, and opens or
 * closes accordingly.
 */
void
kg_record_entry_completion_update (KgRecordEntryCompletion *self,
                                   const char              *before)
{
  const char *tail = NULL;
  guint n = 0, n_found = 0;

  clear (self);
  if (before != NULL && self->board != NULL) {
    tail = latin_tail (before, &n);
    if (tail != NULL) {
      n_found = fill (self, tail, TRUE);
    } else {
      glong length = g_utf8_strlen (before, -1);

      /* The longest beginning wins: 区规 before 规. */
      for (n = MIN (length, MAX_TYPED); n >= 2 && n_found == 0; n--) {
        tail = g_utf8_offset_to_pointer (before, length - n);
        n_found = fill (self, tail, FALSE);
        if (n_found > 0)
          break;
      }
    }
  }

  self->n_typed = n_found > 0 ? n : 0;
  gtk_list_box_unselect_all (self->list);
  if (n_found > 0)
    gtk_popover_popup (GTK_POPOVER (self));
  else
    gtk_popover_popdown (GTK_POPOVER (self));
}

/**
 * kg_record_entry_completion_move:
 * @step: 1 for down, -1 for up
 */
void
kg_record_entry_completion_move (KgRecordEntryCompletion *self,
                                 int                      step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int at = row != NULL ? gtk_list_box_row_get_index (row) + step : step > 0 ? 0 : -1;

  row = at >= 0 ? gtk_list_box_get_row_at_index (self->list, at) : NULL;
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
  else if (at < 0)
    gtk_list_box_unselect_all (self->list);
}

/**
 * kg_record_entry_completion_get:
 * @first: take the first when none is chosen
 * @n_typed: (out): how many characters before the cursor it replaces
 *
 * Returns: (nullable): the name of the unit
 */
const char *
kg_record_entry_completion_get (KgRecordEntryCompletion *self,
                                gboolean                 first,
                                guint                   *n_typed)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row == NULL && first)
    row = gtk_list_box_get_row_at_index (self->list, 0);
  *n_typed = self->n_typed;

  return row != NULL && self->n_typed > 0 ? g_object_get_data (G_OBJECT (row), "kg-unit") : NULL;
}
