// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-meeting-act.h"

#include "widgets/kg-feedback.h"

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

void
kg_meeting_act_free (KgMeetingAct *self)
{
  g_free (self->id);
  g_free (self->other);
  g_free (self->code);
  g_free (self->text);
  g_free (self->result);
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

/**
 * kg_meeting_act_commit:
 * @self: (transfer full): given to @func as its data
 * @done: (nullable)
 *
 * Commits one act and shows its error. The program does not end before the
 * act is stored, even when the window is closed at once.
 */
void
kg_meeting_act_commit (KgMeetingAct     *self,
                       GtkWidget        *widget,
                       KgWorkspace      *workspace,
                       const char       *label,
                       KgUseCase         func,
                       KgMeetingActDone  done)
{
  kg_workspace_commit_async (workspace, label, func, self, (GDestroyNotify) kg_meeting_act_free, NULL,
                             committed_cb, pending_new (widget, done));
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

  pending->asked = kg_meeting_act_new (self->id, self->code, self->text);
  pending->asked->other = g_strdup (self->other);
  kg_workspace_save_async (workspace, label, func, self, (GDestroyNotify) kg_meeting_act_free, NULL,
                           committed_cb, pending);
}
