// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-plan.h"

G_BEGIN_DECLS

/* The source of a duration that nobody published. */
#define KG_TEMPLATE_ASSUMPTION "假设"

/* A shortest or longest duration that is not given: it is assumed, see
 * kg_step_spread(). */
#define KG_TEMPLATE_UNKNOWN (-1)

#define KG_TEMPLATE_MAX_STEPS 256       /* of a file; in force are KG_PLAN_MAX_STEPS at most */
#define KG_TEMPLATE_MAX_COMBINATIONS 512
#define KG_TEMPLATE_MAX_PROBLEMS 100

/* Words that may have a Chinese form beside the plain one. */
typedef struct {
  char *plain;
  char *chinese; /* nullable */
} KgTemplateText;

/* One step. Lists are keys or words separated by “;”; conditions are
 * “choice:option,option”, of which all must hold. */
typedef struct {
  char *key;
  char *name;
  char *authority;   /* nullable */
  int shortest;      /* working days, or KG_TEMPLATE_UNKNOWN */
  int duration;      /* working days, most likely; 0 for a milestone */
  int longest;       /* working days, or KG_TEMPLATE_UNKNOWN */
  char *after;       /* nullable: keys of steps; NULL for the one before it, “-” for none */
  KgStepMode mode;
  gboolean permit;   /* one of the permits that a start needs */
  char *permit_when; /* nullable: conditions under which it counts as one */
  char *documents;   /* nullable: a list */
  char *source;      /* where the duration is from, or KG_TEMPLATE_ASSUMPTION */
  char *when;        /* nullable: conditions under which the step is there at all */
} KgTemplateStep;

typedef struct {
  char *key;
  KgTemplateText label;
} KgTemplateOption;

/* What is to be chosen when the template is used, such as the set of permits. */
typedef struct {
  char *key;
  KgTemplateText name;
  GPtrArray *options; /* KgTemplateOption */
  char *fallback;     /* key of the option where nobody chose */
} KgTemplateChoice;

/**
 * KgTemplateData:
 *
 * All that a template says, as plain data: what an editor edits. Texts are
 * owned and may be exchanged; kg_template_data_to_text() writes it down, and
 * kg_template_problems() says what is wrong with what was written.
 */
typedef struct {
  char *key;
  KgTemplateText name;
  KgTemplateText note;   /* what it is for */
  KgTemplateText source;
  char *routes;          /* nullable: a list of codes; NULL for all */
  GPtrArray *choices;    /* KgTemplateChoice */
  GPtrArray *steps;      /* KgTemplateStep */
} KgTemplateData;

/**
 * KgTemplate:
 *
 * A process template (流程模板): the steps that a kind of project takes to its
 * start. Sound, immutable and atomically counted, so that it may cross
 * threads.
 */
typedef struct _KgTemplate KgTemplate;

/* The steps of a template under certain choices, ready to be scheduled. */
typedef struct {
  KgTemplate *template;           /* whose texts the others are */
  guint n_steps;
  const KgTemplateStep **origins; /* of each step */
  const char **keys;              /* of each step */
  KgStep *steps;
  char *choices;                  /* nullable: in full, as “permits=four;power=none” */
} KgTemplatePlan;

KgTemplate           *kg_template_parse       (const char            *text,
                                               const char            *name,
                                               GError               **error);
GPtrArray            *kg_template_problems    (const char            *text,
                                               const char            *name);
KgTemplate           *kg_template_ref         (KgTemplate            *self);
void                  kg_template_unref       (KgTemplate            *self);

const KgTemplateData *kg_template_get_data    (const KgTemplate      *self);
const char           *kg_template_get_key     (const KgTemplate      *self);
const char           *kg_template_get_name    (const KgTemplate      *self);
char                 *kg_template_to_text     (const KgTemplate      *self);

KgTemplatePlan       *kg_template_resolve     (KgTemplate            *self,
                                               const char            *choices,
                                               GError               **error);
void                  kg_template_plan_free   (KgTemplatePlan        *self);
char                 *kg_template_plan_dup_predecessors (const KgTemplatePlan *self,
                                                         guint                 step);
int                   kg_template_length      (KgTemplate            *self,
                                               const char            *choices,
                                               GError               **error);
GPtrArray            *kg_template_combinations (const KgTemplate     *self);

const char           *kg_template_text_get    (const KgTemplateText  *self);
const char           *kg_step_mode_to_code    (KgStepMode             mode);

KgTemplateData       *kg_template_data_new    (void);
KgTemplateData       *kg_template_data_copy   (const KgTemplateData  *self);
void                  kg_template_data_free   (KgTemplateData        *self);
char                 *kg_template_data_to_text (const KgTemplateData *self);
KgTemplateStep       *kg_template_step_new    (void);
KgTemplateStep       *kg_template_step_copy   (const KgTemplateStep  *self);
void                  kg_template_step_free   (KgTemplateStep        *self);
KgTemplateChoice     *kg_template_choice_new  (void);
KgTemplateChoice     *kg_template_choice_copy (const KgTemplateChoice *self);
void                  kg_template_choice_free (KgTemplateChoice      *self);
KgTemplateOption     *kg_template_option_new  (const char            *key);
void                  kg_template_option_free (KgTemplateOption      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgTemplate, kg_template_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgTemplatePlan, kg_template_plan_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgTemplateData, kg_template_data_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgTemplateStep, kg_template_step_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgTemplateChoice, kg_template_choice_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgTemplateOption, kg_template_option_free)

G_END_DECLS
