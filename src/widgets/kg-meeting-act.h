// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "services/kg-wording.h"
#include "services/kg-workspace.h"

G_BEGIN_DECLS

/**
 * KgMeetingAct:
 *
 * What one small act of these screens carries to its use case, and back. All
 * strings are owned.
 */
typedef struct {
  char *id;     /* of the row it is about */
  char *other;  /* nullable: of a second row */
  char *code;   /* nullable */
  char *text;   /* nullable */
  int number;
  char **known;   /* nullable: what the text may replace; see KgWording */
  gboolean insist;
  char *result;   /* nullable: set by the use case */
  char *replaced; /* nullable: words of somebody else, set by the use case */
} KgMeetingAct;

/* Called when the act is done, only as long as @widget lives; @error was
 * shown already. */
typedef void (*KgMeetingActDone) (GtkWidget          *widget,
                                  const KgMeetingAct *act,
                                  const GError       *error);

KgMeetingAct *kg_meeting_act_new    (const char       *id,
                                     const char       *code,
                                     const char       *text);
KgMeetingAct *kg_meeting_act_new_wording (const char        *id,
                                     const char        *text,
                                     const char *const *known,
                                     gboolean           insist);
KgWording     kg_meeting_act_get_wording (const KgMeetingAct *self);
void          kg_meeting_act_free   (KgMeetingAct     *self);
void          kg_meeting_act_commit (KgMeetingAct     *self,
                                     GtkWidget        *widget,
                                     KgWorkspace      *workspace,
                                     const char       *label,
                                     KgUseCase         func,
                                     KgMeetingActDone  done);
void          kg_meeting_act_save   (KgMeetingAct     *self,
                                     GtkWidget        *widget,
                                     KgWorkspace      *workspace,
                                     const char       *label,
                                     KgUseCase         func,
                                     KgMeetingActDone  done);

GApplication *kg_meeting_act_hold    (void);
void          kg_meeting_act_release (GApplication     *application);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgMeetingAct, kg_meeting_act_free)

G_END_DECLS
