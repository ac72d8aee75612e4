// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

#include "core/kg-calendar.h"

G_BEGIN_DECLS

/**
 * KgQuestion:
 * @title: what is about to be done
 * @prompt: what the text is to say
 * @verb: the button's word
 * @text: (nullable): what stands there to begin with
 * @text_needed: whether the answer means nothing without a text
 * @after: ask for a day after this one, or KG_DATE_NONE for no day
 * @date_label: (nullable): what the day is, when it is not a new due day; it
 *   may then be left out
 * @ask_who: whether to ask who said it, for somebody who types for others
 * @who_label: (nullable): who is meant, when it is not that; then it is needed
 * @choices: (nullable): words to choose from, ended by %NULL
 * @choices_label: what is chosen
 * @choice: the one to begin with
 * @more: (nullable): another thing to choose, as @choices
 * @more_label: what that is
 */
typedef struct {
  const char *title;
  const char *prompt;
  const char *verb;
  const char *text;
  gboolean text_needed;
  KgDate after;
  const char *date_label;
  gboolean ask_who;
  const char *who_label;
  const char *const *choices;
  const char *choices_label;
  guint choice;
  const char *const *more;
  const char *more_label;
} KgQuestion;

/* What was answered; texts are without blanks around them, NULL when empty. */
typedef struct {
  const char *text;
  const char *who;
  KgDate date;
  guint choice;
  guint more;
} KgAnswer;

typedef void (*KgAnswerFunc) (const KgAnswer *answer,
                              gpointer        user_data);

#define KG_TYPE_ASK_POPOVER (kg_ask_popover_get_type ())

G_DECLARE_FINAL_TYPE (KgAskPopover, kg_ask_popover, KG, ASK_POPOVER, GtkPopover)

GtkWidget *kg_ask_popover_new    (void);
void       kg_ask_popover_ask    (KgAskPopover     *self,
                                  GtkWidget        *at,
                                  const KgQuestion *question,
                                  KgDate            today,
                                  const KgCalendar *calendar,
                                  KgAnswerFunc      func,
                                  gpointer          user_data,
                                  GDestroyNotify    destroy);

G_END_DECLS
