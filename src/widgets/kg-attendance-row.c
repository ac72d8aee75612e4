// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-attendance-row.h"

#include <glib/gi18n.h>

/**
 * KgAttendanceRow:
 *
 * Whether a unit came, and who for it. Emits “attend” with the unit, the kind
 * and the names. A unit that neither came nor excused itself is expected; to
 * write a name down for it says that it came.
 */

#define SAVE_AFTER_MS 600

struct _KgAttendanceRow {
  GtkListBoxRow parent_instance;

  GtkLabel *unit_label;
  GtkToggleButton *present_button;
  GtkToggleButton *in_attendance_button;
  GtkToggleButton *excused_button;
  GtkEntry *names_entry;

  char *unit;
  char *stored; /* names as the store has them */
  gboolean loading;
  gboolean dirty;
  guint timeout_id;
};

G_DEFINE_FINAL_TYPE (KgAttendanceRow, kg_attendance_row, GTK_TYPE_LIST_BOX_ROW)

enum {
  SIGNAL_ATTEND,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
get_kind (KgAttendanceRow *self)
{
  if (gtk_toggle_button_get_active (self->present_button))
    return "present";
  if (gtk_toggle_button_get_active (self->in_attendance_button))
    return "in_attendance";
  if (gtk_toggle_button_get_active (self->excused_button))
    return "excused";

  return "expected";
}

static void
set_kind (KgAttendanceRow *self,
          const char      *kind)
{
  gboolean was_loading = self->loading;

  self->loading = TRUE;
  gtk_toggle_button_set_active (self->present_button, g_str_equal (kind, "present"));
  gtk_toggle_button_set_active (self->in_attendance_button, g_str_equal (kind, "in_attendance"));
  gtk_toggle_button_set_active (self->excused_button, g_str_equal (kind, "excused"));
  self->loading = was_loading;
}

static void
emit (KgAttendanceRow *self)
{
  g_autofree char *names = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->names_entry))));
  g_autofree char *unit = g_strdup (self->unit);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  self->dirty = FALSE;
  g_signal_emit (self, signals[SIGNAL_ATTEND], 0, unit, get_kind (self), *names != '\0' ? names : NULL);
}

static void
toggled_cb (KgAttendanceRow *self,
            GtkToggleButton *button)
{
  if (self->loading)
    return;

  if (gtk_toggle_button_get_active (button))
    set_kind (self, button == self->present_button ? "present" :
                    button == self->in_attendance_button ? "in_attendance" : "excused");
  emit (self);
}

static gboolean
timeout_cb (gpointer user_data)
{
  KgAttendanceRow *self = user_data;

  self->timeout_id = 0;
  kg_attendance_row_flush (self);
  return G_SOURCE_REMOVE;
}

static void
names_changed_cb (KgAttendanceRow *self)
{
  if (self->loading)
    return;

  self->dirty = TRUE;
  if (g_str_equal (get_kind (self), "expected"))
    set_kind (self, "present");
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  self->timeout_id = g_timeout_add (SAVE_AFTER_MS, timeout_cb, self);
}

/* On the row itself, left and right say whether the unit came. */
static gboolean
key_cb (KgAttendanceRow *self,
        guint            keyval)
{
  static const char *const kinds[] = { "expected", "present", "in_attendance", "excused" };
  int at = 0;
  int step = keyval == GDK_KEY_Right ? 1 : keyval == GDK_KEY_Left ? -1 : 0;

  if (step == 0 || !gtk_widget_is_focus (GTK_WIDGET (self)))
    return GDK_EVENT_PROPAGATE;

  while (!g_str_equal (kinds[at], get_kind (self)))
    at++;
  at = CLAMP (at + step, 0, (int) G_N_ELEMENTS (kinds) - 1);
  set_kind (self, kinds[at]);
  emit (self);
  return GDK_EVENT_STOP;
}

static void
kg_attendance_row_unmap (GtkWidget *widget)
{
  kg_attendance_row_flush (KG_ATTENDANCE_ROW (widget));

  GTK_WIDGET_CLASS (kg_attendance_row_parent_class)->unmap (widget);
}

static void
kg_attendance_row_dispose (GObject *object)
{
  g_clear_handle_id (&KG_ATTENDANCE_ROW (object)->timeout_id, g_source_remove);

  G_OBJECT_CLASS (kg_attendance_row_parent_class)->dispose (object);
}

static void
kg_attendance_row_finalize (GObject *object)
{
  KgAttendanceRow *self = KG_ATTENDANCE_ROW (object);

  g_free (self->unit);
  g_free (self->stored);

  G_OBJECT_CLASS (kg_attendance_row_parent_class)->finalize (object);
}

static void
kg_attendance_row_class_init (KgAttendanceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kg_attendance_row_dispose;
  object_class->finalize = kg_attendance_row_finalize;
  widget_class->unmap = kg_attendance_row_unmap;

  signals[SIGNAL_ATTEND] = g_signal_new ("attend", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL,
                                         G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-attendance-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KgAttendanceRow, unit_label);
  gtk_widget_class_bind_template_child (widget_class, KgAttendanceRow, present_button);
  gtk_widget_class_bind_template_child (widget_class, KgAttendanceRow, in_attendance_button);
  gtk_widget_class_bind_template_child (widget_class, KgAttendanceRow, excused_button);
  gtk_widget_class_bind_template_child (widget_class, KgAttendanceRow, names_entry);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, names_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, kg_attendance_row_flush);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
kg_attendance_row_init (KgAttendanceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
kg_attendance_row_new (void)
{
  return g_object_new (KG_TYPE_ATTENDANCE_ROW, NULL);
}

void
kg_attendance_row_bind (KgAttendanceRow         *self,
                        const KgMeetingAttendee *attendee)
{
  const char *name = kg_record_get_text (attendee->unit, KG_UNIT_NAME);
  const char *names = attendee->record != NULL ? kg_record_get_text (attendee->record, KG_ATTENDANCE_NAMES) : NULL;

  g_free (self->unit);
  self->unit = g_strdup (kg_record_get_id (attendee->unit));
  gtk_label_set_label (self->unit_label, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->unit_label), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  if (self->dirty)
    return;

  self->loading = TRUE;
  set_kind (self, attendee->record != NULL ? kg_record_get_text (attendee->record, KG_ATTENDANCE_KIND) : "expected");
  names = names != NULL ? names : "";
  if (g_strcmp0 (self->stored, names) != 0) {
    g_free (self->stored);
    self->stored = g_strdup (names);
    if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->names_entry)), names))
      gtk_editable_set_text (GTK_EDITABLE (self->names_entry), names);
  }
  self->loading = FALSE;
}

/**
 * kg_attendance_row_flush:
 *
 * Has names that were typed saved now.
 */
void
kg_attendance_row_flush (KgAttendanceRow *self)
{
  if (self->dirty)
    emit (self);
}
