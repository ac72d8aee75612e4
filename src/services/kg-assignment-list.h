// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-assignment.h"
#include "services/kg-board.h"

G_BEGIN_DECLS

/* The piles that people sort assignments into. They overlap: what is overdue
 * is also in progress, not signed for or returned. */
typedef enum {
  KG_ASSIGNMENTS_OPEN,        /* work is still expected of somebody */
  KG_ASSIGNMENTS_PENDING,     /* 待签收 */
  KG_ASSIGNMENTS_IN_PROGRESS, /* 办理中 */
  KG_ASSIGNMENTS_DUE_SOON,    /* 临期 */
  KG_ASSIGNMENTS_OVERDUE,     /* 逾期 */
  KG_ASSIGNMENTS_CHECKING,    /* 待核实: reported, or being checked */
  KG_ASSIGNMENTS_RETURNED,    /* 退回 */
  KG_ASSIGNMENTS_SUSPENDED,   /* 中止 */
  KG_ASSIGNMENTS_DONE,        /* 已办结: done, or struck off */
  KG_ASSIGNMENTS_ALL,
  KG_N_ASSIGNMENT_GROUPS,
} KgAssignmentGroup;

/* How a unit has to do with an assignment. */
typedef enum {
  KG_ASSIGNMENT_ROLE_ANY,
  KG_ASSIGNMENT_ROLE_LEAD,       /* 主办 */
  KG_ASSIGNMENT_ROLE_SUPPORTING, /* 协办 */
  KG_N_ASSIGNMENT_ROLES,
} KgAssignmentRole;

/**
 * KgAssignmentItem:
 *
 * One assignment with its topic: its project, its meeting and the sentence it
 * came from. Texts are borrowed from the list; unknown ones are NULL.
 */
typedef struct {
  KgRecord *record;
  const char *id;
  const char *number;
  const char *text;
  const char *state;
  const char *sentence;         /* of the decision */
  const char *project_id;
  const char *project_name;
  KgLight light;                /* of the project */
  const char *meeting_id;
  const char *series_name;
  int meeting_year;
  int meeting_number;           /* 0 without a meeting */
  KgDate meeting_day;
  const KgUnit *lead_unit;      /* nullable */
  const KgUnit **supporting;
  guint n_supporting;
  const char *supporting_names; /* joined; NULL when there are none */
  KgDate due;                   /* the current due day */
  KgDueState due_state;
  int workdays;                 /* to the current due day, negative when past */
  KgDate asked_until;           /* the new day of an extension that waits for an answer */
  KgSearchKey *search_key;
} KgAssignmentItem;

/* What is shown of a list. */
typedef struct {
  const char *unit;      /* id; NULL: of all units */
  KgAssignmentRole role; /* of that unit */
  KgAssignmentGroup group;
  const char *search;    /* nullable */
} KgAssignmentQuery;

/* How many there would be with another group, or another role. */
typedef struct {
  guint group[KG_N_ASSIGNMENT_GROUPS];
  guint role[KG_N_ASSIGNMENT_ROLES];
} KgAssignmentCounts;

/**
 * KgAssignmentList:
 *
 * All assignments of a store on one day, the most urgent first. Immutable
 * once loaded, so that it may cross threads.
 */
typedef struct _KgAssignmentList KgAssignmentList;

KgAssignmentList       *kg_assignment_list_load   (KgTxn                   *txn,
                                                   KgContext               *context,
                                                   KgBoard                 *board,
                                                   GError                 **error);
KgAssignmentList       *kg_assignment_list_load_project (KgTxn             *txn,
                                                   KgContext               *context,
                                                   KgBoard                 *board,
                                                   const char              *project_id,
                                                   GError                 **error);
KgAssignmentList       *kg_assignment_list_ref    (KgAssignmentList        *self);
void                    kg_assignment_list_unref  (KgAssignmentList        *self);

KgContext              *kg_assignment_list_get_context (const KgAssignmentList *self);
KgBoard                *kg_assignment_list_get_board (const KgAssignmentList *self);
guint                   kg_assignment_list_get_n_items (const KgAssignmentList *self);
const KgAssignmentItem *kg_assignment_list_get    (const KgAssignmentList  *self,
                                                   guint                    index);
const KgAssignmentItem *kg_assignment_list_find   (const KgAssignmentList  *self,
                                                   const char              *key);
GArray                 *kg_assignment_list_select (const KgAssignmentList  *self,
                                                   const KgAssignmentQuery *query,
                                                   KgAssignmentCounts      *counts);
gboolean                kg_assignment_item_in_group (const KgAssignmentItem *item,
                                                   KgAssignmentGroup        group);
gboolean                kg_assignment_item_has_unit (const KgAssignmentItem *item,
                                                   const char              *unit_id,
                                                   KgAssignmentRole         role);
gboolean                kg_assignment_item_allows (const KgAssignmentItem  *item,
                                                   KgAssignmentAction       action,
                                                   KgDate                   today);

/* Words */
const char             *kg_assignment_group_label (KgAssignmentGroup        group);
char                   *kg_assignment_item_due_words (const KgAssignmentItem *item,
                                                   const KgContext         *context);
char                   *kg_assignment_item_meeting_words (const KgAssignmentItem *item);
char                   *kg_assignment_action_done (KgAssignmentAction       action,
                                                   const char              *number,
                                                   guint                    n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgAssignmentList, kg_assignment_list_unref)

G_END_DECLS
