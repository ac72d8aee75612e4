// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-light.h"
#include "services/board/kg-plan-chart.h"

G_BEGIN_DECLS

/* How many projects have one light. */
typedef struct {
  KgLight light;
  guint count;
  const char *sum;         /* nullable: their investment, such as 38.60亿元 */
} KgWallCount;

/* A project in a short list: 12月3日 半导体二期. */
typedef struct {
  KgLight light;
  const char *day;         /* nullable */
  const char *name;
} KgWallLine;

#define KG_WALL_LINES 3    /* so many are named; the number says how many there are */

/* A number with what it counts, and the first of them. */
typedef struct {
  const char *title;
  const char *number;      /* nullable while it is not known */
  const char *note;        /* nullable */
  double share;            /* 0 to 1: drawn as a bar; below 0 for none */
  KgWallLine lines[KG_WALL_LINES];
  guint n_lines;
  gboolean proposed;       /* the lines show a light that is to come */
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
  const KgPlanChart *chart; /* nullable */
} KgWallProject;

/**
 * KgWallPage:
 *
 * One page of the wall as plain data, all of it words and numbers that are fit
 * for everybody's eyes. Everything is borrowed for as long as it is used.
 */
typedef struct {
  const KgWallOverview *overview; /* nullable: the overview, or */
  const KgWallProject *project;   /* nullable: a project */
  const char *day;                /* what the page is of: the day and the week */
  guint number;                   /* of the page, from 1 */
  guint n_pages;
} KgWallPage;

char *kg_wall_page_to_text (const KgWallPage *page);

G_END_DECLS
