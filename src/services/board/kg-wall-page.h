// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-light.h"
#include "services/board/kg-plan-chart.h"

G_BEGIN_DECLS

#define KG_WALL_WEEKS 8

/* How many projects have one light, and had it in the weeks before. */
typedef struct {
  KgLight light;
  guint count;
  const char *sum;         /* nullable: their investment, such as 38.60亿元 */
  guint weeks[KG_WALL_WEEKS]; /* the oldest first, the last one is count */
  guint n_weeks;           /* below 2: nothing is known of the weeks before */
} KgWallCount;

/* A project in a short list: 12月3日 半导体二期. */
typedef struct {
  KgLight light;
  const char *day;         /* nullable */
  const char *name;
} KgWallLine;

#define KG_WALL_LINES 4    /* so many are named; the number says how many there are */

#define KG_WALL_MONTHS 12

/* A number with what it counts, and the first of them. */
typedef struct {
  const char *title;
  const char *number;      /* nullable while it is not known */
  const char *note;        /* nullable */
  double share;            /* 0 to 1: drawn as a bar; below 0 for none */
  KgWallLine lines[KG_WALL_LINES];
  guint n_lines;
  gboolean proposed;       /* the lines show a light that is to come */
  const char *planned_words; /* nullable: what the months are of, instead of a note */
  const char *done_words;
  guint planned[KG_WALL_MONTHS]; /* from January on */
  guint done[KG_WALL_MONTHS];
} KgWallTile;

#define KG_WALL_TILES 3

typedef struct {
  const char *title;
  KgWallCount counts[KG_N_LIGHTS];
  guint n_counts;
  KgWallTile tiles[KG_WALL_TILES];
} KgWallOverview;

typedef struct {
  KgLight light;           /* which colour it speaks for */
  const char *text;
} KgWallReason;

typedef struct {
  const char *label;
  const char *value;
  const char *note;        /* nullable: a line below the value */
  gboolean urgent;
} KgWallFact;

/* How far an assignment is; drawn as a shape. */
typedef enum {
  KG_WALL_MARK_PENDING,    /* not signed for */
  KG_WALL_MARK_ACTIVE,     /* in progress, or returned */
  KG_WALL_MARK_REPORTED,   /* reported, or being checked */
  KG_WALL_MARK_DONE,
  KG_WALL_MARK_OVERDUE,
  KG_WALL_MARK_SUSPENDED,
  KG_WALL_N_MARKS,
} KgWallMark;

/* What somebody has to do until when, and how far it is. */
typedef struct {
  KgWallMark mark;
  const char *state;       /* the mark in words */
  const char *lead;
  const char *day;         /* until when */
  const char *note;        /* nullable: how far away that is */
  const char *text;        /* what is to be done */
  const char *project;     /* nullable */
  gboolean urgent;
} KgWallTask;

/* What a meeting decided, and what became of it. */
typedef struct {
  const char *sentence;
  const char *project;     /* nullable: where the page is of more than one */
  const KgWallTask *tasks;
  guint n_tasks;
} KgWallDecision;

typedef struct {
  const char *name;
  const char *about;       /* nullable: territory, kind, investment, who attends to it */
  KgLight light;
  KgLight proposed;
  const char *proposal;    /* nullable: what the rules propose, when it is another light */
  const KgWallReason *reasons; /* the one of whoever confirmed the light, then those of the rules */
  guint n_reasons;
  const char *warning;     /* nullable: which light is to come, and when */
  const char *warning_why; /* nullable */
  KgLight warned;
  const KgWallFact *facts;
  guint n_facts;
  const KgWallDecision *decided; /* by the meeting in session, in its order */
  guint n_decided;
  const KgPlanChart *chart; /* nullable */
} KgWallProject;

/* A project whose light is another one than last week. */
typedef struct {
  KgLight from;
  KgLight to;
  const char *name;
  const char *why;         /* nullable: the first reason of its light */
} KgWallChange;

typedef struct {
  const char *title;
  const char *note;        /* how many got worse, and better */
  const KgWallChange *changes; /* the worst first */
  guint n_changes;
} KgWallChanges;

/* How many assignments are that far. */
typedef struct {
  KgWallMark mark;
  const char *word;
  guint count;
} KgWallTally;

#define KG_WALL_TALLIES 3

/* What the last meeting decided, or a topic that one is at. */
typedef struct {
  const char *title;
  const char *note;        /* nullable: which meeting, and when */
  const KgWallFact *facts; /* what a topic is about; without notes */
  guint n_facts;
  KgWallTally tallies[KG_WALL_TALLIES];
  guint n_tallies;
  const KgWallDecision *decisions;
  guint n_decisions;
  const char *nothing;     /* nullable: what is said when there are none */
} KgWallDecisions;

#define KG_WALL_CLOSE_COUNTS 3

typedef struct {
  const char *title;
  const char *label;
  const char *when;        /* the day of the next meeting */
  const char *where;       /* nullable: which one, at what time and in which room */
  KgWallCount counts[KG_WALL_CLOSE_COUNTS]; /* red, yellow, green */
  const char *due_title;
  const char *nothing;     /* what is said when nothing is due */
  const KgWallTask *due;   /* until then, the first due first */
  guint n_due;
} KgWallClose;

/**
 * KgWallPage:
 *
 * One page of the wall as plain data, all of it words and numbers that are fit
 * for everybody's eyes. Everything is borrowed for as long as it is used.
 */
typedef struct {
  const KgWallOverview *overview; /* nullable: the overview, or */
  const KgWallProject *project;   /* nullable: a project, or */
  const KgWallChanges *changes;   /* nullable: what changed, or */
  const KgWallDecisions *decisions; /* nullable: what was decided, or */
  const KgWallClose *close;       /* nullable: the last page */
  const char *day;                /* what the page is of: the day and the week */
  guint number;                   /* of the page, from 1 */
  guint n_pages;
} KgWallPage;

char *kg_wall_page_to_text (const KgWallPage *page);
char *kg_wall_number       (guint             number);

G_END_DECLS
