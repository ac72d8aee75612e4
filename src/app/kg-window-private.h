// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/kg-walls.h"
#include "app/kg-window.h"
#include "widgets/kg-board-page.h"
#include "widgets/kg-follow-up-page.h"
#include "widgets/kg-meeting-page.h"
#include "widgets/kg-opening-page.h"
#include "widgets/kg-project-page.h"

G_BEGIN_DECLS

struct _KgWindow {
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkStack *title_stack;
  GtkWidget *back_button;
  GtkMenuButton *wall_menu_button;
  GtkWidget *sample_badge;
  AdwWindowTitle *project_title;
  AdwStatusPage *error_page;
  AdwViewStack *pages;
  KgOpeningPage *opening_page;
  KgBoardPage *board_page;

  /* Where the other pages come when they are first shown. */
  AdwBin *meeting_place;
  AdwBin *follow_up_place;
  AdwBin *project_place;
  KgMeetingPage *meeting_page;     /* (nullable) */
  KgFollowUpPage *follow_up_page;  /* (nullable) */
  KgProjectPage *project_page;     /* (nullable) */

  GtkWidget *settings; /* (nullable) weak: the window of the rules, templates and calendar */

  KgWorkspace *workspace;
  KgWalls *walls;
  char *shown_project;  /* (nullable): of the project page */
  GCancellable *cancellable;
  char *by;
  char *problem;    /* (nullable): what was told of the store already */
  char *import;     /* (nullable): a list to import once the store is open */
  KgDate today;     /* KG_DATE_NONE: follow the clock */
  guint clock_id;
  gboolean fill_with_sample;
};

/* kg-window.c */
void            kg_window_show_view             (KgWindow        *self,
                                                 const char      *name);
void            kg_window_show_page             (KgWindow        *self,
                                                 const char      *name);
void            kg_window_show_title            (KgWindow        *self,
                                                 const KgProject *project);
void            kg_window_show_error            (KgWindow        *self,
                                                 const GError    *error);
void            kg_window_set_workspace         (KgWindow        *self,
                                                 KgWorkspace     *workspace);
KgMeetingPage  *kg_window_ensure_meeting_page   (KgWindow        *self);
KgFollowUpPage *kg_window_ensure_follow_up_page (KgWindow        *self);
KgProjectPage  *kg_window_ensure_project_page   (KgWindow        *self);

/* kg-window-opening.c */
void            kg_window_forget_store          (KgWindow        *self);

/* kg-window-actions.c */
void            kg_window_install_actions       (GtkWidgetClass  *widget_class);

G_END_DECLS
