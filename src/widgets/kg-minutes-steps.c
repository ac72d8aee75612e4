// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-minutes-steps.h"

#include "services/kg-minutes-chain.h"
#include "widgets/kg-feedback.h"
#include "widgets/kg-minutes-acts.h"
#include "widgets/kg-minutes-correct-dialog.h"
#include "widgets/kg-minutes-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* The steps of minutes from a draft to an issued document and on to its
 * correction, as actions of the view that shows them. */

static void
draft_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  kg_minutes_view_commit (KG_MINUTES_VIEW (widget), _("Draft the minutes"), kg_minutes_act_draft, NULL);
}

static void
submitted_cb (GtkWidget          *widget,
              const KgMeetingAct *act,
              const GError       *error)
{
  if (error == NULL)
    kg_feedback_undoable (widget, _("The minutes are in review"));
}

static void
submit_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  kg_minutes_view_commit (KG_MINUTES_VIEW (widget), _("Submit the minutes"), kg_minutes_act_submit, submitted_cb);
}

static void
send_back_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  kg_minutes_view_commit (KG_MINUTES_VIEW (widget), _("Send the minutes back"), kg_minutes_act_send_back, NULL);
}

static void
issued_cb (GtkWidget          *widget,
           const KgMeetingAct *act,
           const GError       *error)
{
  if (error == NULL)
    kg_feedback_done (widget, _("The minutes were issued and sealed"));
}

static void
issue_response_cb (KgMinutesView *self,
                   const char    *response)
{
  if (g_str_equal (response, "issue"))
    kg_minutes_view_commit (self, _("Issue the minutes"), kg_minutes_act_issue, issued_cb);
}

static void
issue_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autofree char *gaps = kg_minutes_view_describe_gaps (KG_MINUTES_VIEW (widget));
  g_autofree char *body = g_strjoin (*gaps != '\0' ? "\n\n" : "",
                                     _("They get their number and are sealed. Neither they nor the meeting "
                                       "can be changed afterwards; a correction is a document of its own."),
                                     gaps, NULL);
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                              _("Issue the minutes?"), body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "issue", _("_Issue"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "issue", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "issue");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (issue_response_cb), widget, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The correction that was begun is what one goes on with. */
static void
begun_cb (GtkWidget          *widget,
          const KgMeetingAct *act,
          const GError       *error)
{
  if (error == NULL)
    kg_minutes_view_show (KG_MINUTES_VIEW (widget), act->result);
}

/* No document is ever deleted, so undo passes over it. */
static void
begin_correction (GtkWidget  *widget,
                  const char *reason,
                  const char *text)
{
  kg_minutes_view_save (KG_MINUTES_VIEW (widget), reason, text, _("Begin a correction"), kg_minutes_act_correct,
                        begun_cb);
}

static void
correct_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  KgMinutesView *self = KG_MINUTES_VIEW (widget);
  g_autofree char *number = NULL;

  if (!kg_minutes_view_can_correct (self))
    return;

  number = kg_minutes_row_number (kg_minutes_view_get_row (self));
  kg_minutes_correct_dialog_open (widget, number, begin_correction);
}

/* What it would have corrected is what stands. */
static void
withdrawn_cb (GtkWidget          *widget,
              const KgMeetingAct *act,
              const GError       *error)
{
  KgRecord *row = kg_minutes_view_get_row (KG_MINUTES_VIEW (widget));
  const char *corrected = row != NULL ? kg_record_get_text (row, KG_MINUTES_CORRECTS) : NULL;

  if (error != NULL)
    return;

  kg_feedback_done (widget, _("The correction was withdrawn"));
  if (corrected != NULL)
    kg_minutes_view_show (KG_MINUTES_VIEW (widget), corrected);
}

static void
withdraw_response_cb (KgMinutesView *self,
                      const char    *response)
{
  if (g_str_equal (response, "withdraw"))
    kg_minutes_view_save (self, NULL, NULL, _("Withdraw a correction"), kg_minutes_act_withdraw, withdrawn_cb);
}

static void
withdraw_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *dialog;

  if (!kg_minutes_view_can_withdraw (KG_MINUTES_VIEW (widget)))
    return;

  dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _("Withdraw the correction?"),
                                   _("It stays among the documents of this meeting as it is, marked as withdrawn and "
                                     "without a number, and cannot be taken up again. Another one can be begun."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "withdraw", _("_Withdraw"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "withdraw", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (withdraw_response_cb), widget, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * kg_minutes_steps_install:
 *
 * To be called while the class of the view is made.
 */
void
kg_minutes_steps_install (GtkWidgetClass *view_class)
{
  gtk_widget_class_install_action (view_class, "minutes.draft", NULL, draft_action);
  gtk_widget_class_install_action (view_class, "minutes.submit", NULL, submit_action);
  gtk_widget_class_install_action (view_class, "minutes.send-back", NULL, send_back_action);
  gtk_widget_class_install_action (view_class, "minutes.issue", NULL, issue_action);
  gtk_widget_class_install_action (view_class, "minutes.correct", NULL, correct_action);
  gtk_widget_class_install_action (view_class, "minutes.withdraw", NULL, withdraw_action);
}
