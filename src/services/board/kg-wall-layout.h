// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/board/kg-chart-pen.h"
#include "services/board/kg-wall-page.h"

G_BEGIN_DECLS

/* All lengths are pixels of a wall of 1920 by 1080; a wall of another shape is
 * wider or higher than that. */
#define KG_WALL_WIDTH 1920.0
#define KG_WALL_HEIGHT 1080.0
#define KG_WALL_MARGIN 64.0

/* What can be read from four metres; nothing is smaller. */
#define KG_WALL_LEAST_NAME 56.0
#define KG_WALL_LEAST_FACT 32.0
#define KG_WALL_LEAST_TEXT 28.0

#define KG_WALL_LINE 1.34      /* height of a line, in its size */

typedef struct {
  KgLight light;
  gboolean proposed;           /* within the arrow of a proposal */
  double x;
  double y;
  double size;
} KgWallLamp;

typedef struct {
  KgChartInk ink;
  double x;
  double y;
  double width;
  double height;
} KgWallBox;

typedef struct {
  KgWallMark mark;
  KgChartInk ink;
  double x;
  double y;
  double size;
} KgWallSign;

/* The weeks of a count as a line. */
typedef struct {
  const guint *values;
  guint n_values;
  double x;
  double y;
  double width;
  double height;
} KgWallSpark;

/* The arrow between what was and what is. */
typedef struct {
  double x;
  double y;                    /* its middle */
  double width;
} KgWallArrow;

/* How a paragraph is written. */
typedef struct {
  double size;
  KgChartInk ink;
  gboolean bold;
} KgWallPen;

/* What is left out where there is no room for everything, one after another. */
typedef enum {
  KG_WALL_ALL,
  KG_WALL_WITHOUT_WHY,         /* a light is to come */
  KG_WALL_WITHOUT_NOTES,       /* below the facts */
} KgWallBrevity;

/* A page with everything in its place. */
typedef struct {
  const KgWallPage *page;
  guint part;
  PangoLayout *text;
  double width;
  double height;
  double body_bottom;          /* above the foot */
  KgWallBrevity brevity;
  double column;               /* of a project: how wide its words are */
  double reason_size;          /* likewise: of its reasons */
  GArray *boxes;               /* KgWallBox */
  GArray *lamps;               /* KgWallLamp */
  GArray *labels;              /* KgChartLabel */
  GArray *signs;               /* KgWallSign */
  GArray *sparks;              /* KgWallSpark */
  GArray *arrows;              /* KgWallArrow */
  guint n_parts;               /* of a list; of a project: of its parts after the first, and that one */
  gboolean reasons_left;       /* the first part of a project has not all of its reasons */
  gboolean decided_left;       /* nor all that was decided */
  gboolean notes_left;         /* nor the notes of its facts */
  double rows_top;             /* where its first row begins */
  double word_width;           /* of the lights beside its rows */
  double name_width;           /* of the names in its rows */
  KgPlanChart chart;           /* the rows of the plan that are shown */
  KgChartStyle chart_style;    /* its ground is set by whoever draws */
  gboolean is_whole;           /* none of its rows is left out */
  guint n_charts;              /* on parts after the first: how many it takes */
  guint chart_part;            /* of these, from 1; 0 for the steps at hand */
  double chart_x;
  double chart_y;
  double chart_width;          /* 0: there is no chart */
  double chart_height;
} KgWallLayout;

KgWallLayout *kg_wall_layout_new           (const KgWallPage *page,
                                            guint             part,
                                            double            width,
                                            double            height);
void          kg_wall_layout_free          (KgWallLayout     *self);

KgChartLabel *kg_wall_layout_add_text      (KgWallLayout     *self,
                                            const char       *text,
                                            double            x,
                                            double            top,
                                            double            width,
                                            double            size);
double        kg_wall_layout_add_paragraph (KgWallLayout     *self,
                                            const char       *text,
                                            double            x,
                                            double            top,
                                            double            width,
                                            const KgWallPen  *pen,
                                            int               max_lines);
void          kg_wall_layout_add_lamp      (KgWallLayout     *self,
                                            KgLight           light,
                                            gboolean          proposed,
                                            double            x,
                                            double            y,
                                            double            size);
void          kg_wall_layout_add_box       (KgWallLayout     *self,
                                            KgChartInk        ink,
                                            double            x,
                                            double            y,
                                            double            width,
                                            double            height);
double        kg_wall_layout_text_width    (KgWallLayout     *self,
                                            const char       *text,
                                            double            size,
                                            gboolean          bold);

int           kg_wall_layout_count_lines   (KgWallLayout     *self,
                                            const char       *text,
                                            double            width,
                                            double            size);

void          kg_wall_layout_add_sign      (KgWallLayout     *self,
                                            KgWallMark        mark,
                                            KgChartInk        ink,
                                            double            x,
                                            double            y,
                                            double            size);
void          kg_wall_layout_add_arrow     (KgWallLayout     *self,
                                            double            x,
                                            double            middle,
                                            double            width);
void          kg_wall_layout_add_spark     (KgWallLayout     *self,
                                            const KgWallCount *count,
                                            double            x,
                                            double            y,
                                            double            width,
                                            double            height);

/* What lies on a page up to a moment, to take away what came after it. */
typedef struct {
  guint boxes, lamps, labels, signs, arrows;
} KgWallMoment;

KgWallMoment  kg_wall_layout_get_moment    (KgWallLayout     *self);
void          kg_wall_layout_take_back     (KgWallLayout     *self,
                                            const KgWallMoment *moment);

/* Places one row of a list and returns where it ends. */
typedef double (*KgWallPlaceRow) (KgWallLayout *self,
                                  guint         row,
                                  double        x,
                                  double        y,
                                  double        width);

guint         kg_wall_layout_place_part    (KgWallLayout     *self,
                                            guint             part,
                                            guint             n_rows,
                                            KgWallPlaceRow    place,
                                            double            x,
                                            double            y,
                                            double            width,
                                            double            height,
                                            double            gap);
void          kg_wall_layout_place_rows    (KgWallLayout     *self,
                                            guint             n_rows,
                                            KgWallPlaceRow    place,
                                            double            x,
                                            double            y,
                                            double            width,
                                            double            height,
                                            double            gap);

/* In the middle of the foot: how the page goes on. */
void          kg_wall_layout_add_caption   (KgWallLayout     *self,
                                            const char       *words);
void          kg_wall_layout_add_part_caption (KgWallLayout  *self);

/* The head of a page that is of no project; returns where it ends. */
double        kg_wall_layout_place_title   (KgWallLayout     *self,
                                            const char       *title,
                                            const char       *note);
double        kg_wall_layout_place_tasks   (KgWallLayout     *self,
                                            const KgWallDecision *decision,
                                            double            x,
                                            double            y,
                                            double            width);

double        kg_wall_layout_place_decision (KgWallLayout    *self,
                                            const KgWallDecision *decision,
                                            guint             number,
                                            int               max_lines,
                                            double            x,
                                            double            y,
                                            double            width);
double        kg_wall_layout_place_reason  (KgWallLayout     *self,
                                            const KgWallReason *reason,
                                            double            x,
                                            double            y,
                                            double            width);
double        kg_wall_layout_place_warning (KgWallLayout     *self,
                                            double            x,
                                            double            y,
                                            double            width);
double        kg_wall_layout_place_facts   (KgWallLayout     *self,
                                            double            x,
                                            double            y,
                                            double            width);

/* The kinds of page and the chart, each in a file of its own. */
void          kg_wall_layout_place_overview (KgWallLayout    *self);
void          kg_wall_layout_place_changes (KgWallLayout     *self);
void          kg_wall_layout_place_decisions (KgWallLayout   *self);
void          kg_wall_layout_place_close   (KgWallLayout     *self);
double        kg_wall_layout_place_decided (KgWallLayout     *self,
                                            double            y);
void          kg_wall_layout_place_project  (KgWallLayout    *self);
gboolean      kg_wall_layout_is_all         (const KgWallLayout *self);
void          kg_wall_layout_place_chart    (KgWallLayout    *self,
                                             double           x,
                                             double           y);
void          kg_wall_layout_place_whole_chart (KgWallLayout *self,
                                                double        y);
void          kg_wall_layout_add_steps_caption (KgWallLayout *self);
guint         kg_wall_layout_place_words    (KgWallLayout    *self,
                                             guint            part,
                                             double           y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgWallLayout, kg_wall_layout_free)

G_END_DECLS
