// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-meeting-act.h"

#include "widgets/kg-feedback.h"

#include <glib/gi18n.h>

/**
 * kg_meeting_act_hold:
 *
 * Keeps the program from ending while something is on its way to the store,
 * even when its last window is closed.
 *
 * Returns: (nullable) (transfer full): for kg_meeting_act_release()
 */
GApplication *
kg_meeting_act_hold (void)
{
  GApplication *application = g_application_get_default ();

  if (application == NULL)
    return NULL;

  g_application_hold (application);
  return g_object_ref (application);
}

void
kg_meeting_act_release (GApplication *application)
{
  if (application == NULL)
    return;

  g_application_release (application);
  g_object_unref (application);
}

typedef struct {
  GWeakRef widget;
  GApplication *application; /* nullable; held until the act is stored */
  KgMeetingActDone done;
  KgMeetingAct *asked;       /* nullable: what to say of a text that could not be stored */
} Pending;

static void
pending_free (Pending *pending)
{
  kg_meeting_act_release (pending->application);
  g_clear_pointer (&pending->asked, kg_meeting_act_free);
  g_weak_ref_clear (&pending->widget);
  g_free (pending);
}

/* So many characters of a text are enough to know it by. */
#define EXCERPT 60

static void
tell_replaced (GtkWidget  *widget,
               const char *replaced)
{
  const gboolean cut = g_utf8_strlen (replaced, -1) > EXCERPT;
  g_autofree char *begin = g_utf8_substring (replaced, 0, cut ? EXCERPT : g_utf8_strlen (replaced, -1));
  g_autofree char *words = NULL;

  if (*begin == '\0')
    words = g_strdup (_("Your text was stored; somebody else had emptied it meanwhile"));
  else
    words = g_strdup_printf (_("Your text replaced what somebody else wrote meanwhile; the change log keeps it: “%s%s”"),
                             begin, cut ? "…" : "");
  kg_feedback_stay (widget, words);
}

static void
committed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Pending *pending = user_data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&pending->widget);
  g_autoptr (GError) error = NULL;
  KgMeetingAct *act = kg_workspace_finish (KG_WORKSPACE (source), result, &error);

  if (error != NULL && widget != NULL)
    kg_feedback_error (widget, error);
  else if (error != NULL)
    g_warning ("%s", error->message);
  else if (act != NULL && act->replaced != NULL && widget != NULL)
    tell_replaced (widget, act->replaced);

  if (widget != NULL && pending->done != NULL)
    pending->done (widget, act != NULL ? act : pending->asked, error);
  pending_free (pending);
}

KgMeetingAct *
kg_meeting_act_new (const char *id,
                    const char *code,
                    const char *text)
{
  KgMeetingAct *self = g_new0 (KgMeetingAct, 1);

  self->id = g_strdup (id);
  self->code = g_strdup (code);
  self->text = g_strdup (text);
  return self;
}

/**
 * kg_meeting_act_new_wording:
 *
 * A text that was typed over one of @known.
 */
KgMeetingAct *
kg_meeting_act_new_wording (const char        *id,
                            const char        *text,
                            const char *const *known,
                            gboolean           insist)
{
  KgMeetingAct *self = kg_meeting_act_new (id, NULL, text);

  self->known = g_strdupv ((char **) known);
  self->insist = insist;
  return self;
}

/**
 * kg_meeting_act_get_wording:
 *
 * Returns: the text of the act, for its use case; it borrows all strings
 */
KgWording
kg_meeting_act_get_wording (const KgMeetingAct *self)
{
  return (KgWording) { .text = self->text, .known = (const char *const *) self->known, .insist = self->insist };
}

void
kg_meeting_act_free (KgMeetingAct *self)
{
  g_free (self->id);
  g_free (self->other);
  g_free (self->code);
  g_free (self->text);
  g_strfreev (self->known);
  g_free (self->result);
  g_free (self->replaced);
  g_free (self);
}

static Pending *
pending_new (GtkWidget        *widget,
             KgMeetingActDone  done)
{
  Pending *pending = g_new0 (Pending, 1);

  g_weak_ref_init (&pending->widget, widget);
  pending->done = done;
  pending->application = kg_meeting_act_hold ();
  return pending;
}

static KgMeetingAct *
copy_asked (const KgMeetingAct *self)
{
  KgMeetingAct *copy = kg_meeting_act_new (self->id, self->code, self->text);

  copy->other = g_strdup (self->other);
  return copy;
}

/**
 * kg_meeting_act_commit:
 * @self: (transfer full): given to @func as its data
 * @done: (nullable)
 *
 * Commits one act and shows its error. The program does not end before the
 * act is stored, even when the window is closed at once. @done gets an act also
 * where one with a wording failed, to give the words back.
 */
void
kg_meeting_act_commit (KgMeetingAct     *self,
                       GtkWidget        *widget,
                       KgWorkspace      *workspace,
                       const char       *label,
                       KgUseCase         func,
                       KgMeetingActDone  done)
{
  Pending *pending = pending_new (widget, done);

  if (self->known != NULL)
    pending->asked = copy_asked (self);
  kg_workspace_commit_async (workspace, label, func, self, (GDestroyNotify) kg_meeting_act_free, NULL,
                             committed_cb, pending);
}

/**
 * kg_meeting_act_save:
 * @self: (transfer full): given to @func as its data
 * @done: (nullable)
 *
 * As kg_meeting_act_commit(), for what undo passes over: texts that are saved
 * as they are typed, and where somebody is on the agenda. @done gets an act
 * also where it failed, to know what was not stored.
 */
void
kg_meeting_act_save (KgMeetingAct     *self,
                     GtkWidget        *widget,
                     KgWorkspace      *workspace,
                     const char       *label,
                     KgUseCase         func,
                     KgMeetingActDone  done)
{
  Pending *pending = pending_new (widget, done);

  pending->asked = copy_asked (self);
  kg_workspace_save_async (workspace, label, func, self, (GDestroyNotify) kg_meeting_act_free, NULL,
                           committed_cb, pending);
}
