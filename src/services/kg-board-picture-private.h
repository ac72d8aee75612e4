// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/board/kg-chart-pen.h"
#include "services/kg-board-extract.h"
#include "services/kg-board-picture.h"

G_BEGIN_DECLS

#define KG_PICTURE_MARGIN 56.0
#define KG_PICTURE_GAP 36.0           /* between columns */
#define KG_PICTURE_LINE 1.36          /* height of a line in its size */
#define KG_PICTURE_FOOTER 56.0
#define KG_PICTURE_HEADING 58.0       /* height of the heading of a section */
#define KG_PICTURE_LAMP_COLUMN 42.0   /* from the lamp of a project to its name */

/* How much room a project has. */
typedef enum {
  KG_CARD_LARGE,  /* red: with why, on two lines */
  KG_CARD_MIDDLE, /* yellow: with why */
  KG_CARD_SMALL,  /* a line */
} KgPictureCardKind;

/* A placed thing: the heading of a section, or a project. */
typedef struct {
  guint page;
  guint section;
  int row;             /* among those that are shown; -1 for a heading */
  KgPictureCardKind kind;
  gboolean goes_on;    /* a heading once more, on another page */
  double x;
  double y;
  double width;
} KgPicturePlace;

struct _KgBoardPicture {
  KgBoard *board;
  KgBoardSpec *spec;
  KgBoardExtract *extract;
  KgDate today;
  KgChartGround ground;
  double width;
  GArray *places;      /* KgPicturePlace, page after page */
  GArray *firsts;      /* guint: with which place a page begins */
  GArray *heights;     /* double, one a page */
};

/* Draws; or only measures, when there is nothing to draw on. */
typedef struct {
  cairo_t *cr;         /* nullable */
  PangoLayout *layout;
  KgChartGround ground;
} KgPicturePen;

double kg_picture_pen_width (KgPicturePen *pen,
                             const char   *text,
                             double        size,
                             gboolean      bold);
double kg_picture_pen_text  (KgPicturePen *pen,
                             const char   *text,
                             double        x,
                             double        top,
                             double        width,
                             double        size,
                             KgChartInk    ink,
                             gboolean      bold);
double kg_picture_pen_right (KgPicturePen *pen,
                             const char   *text,
                             double        right,
                             double        top,
                             double        size,
                             KgChartInk    ink,
                             gboolean      bold);
double kg_picture_pen_lines (KgPicturePen *pen,
                             const char   *text,
                             double        x,
                             double        top,
                             double        width,
                             double        size,
                             int           max_lines,
                             KgChartInk    ink,
                             gboolean      bold);
void   kg_picture_pen_rule  (KgPicturePen *pen,
                             double        x,
                             double        y,
                             double        width);
void   kg_picture_pen_lamp  (KgPicturePen *pen,
                             KgLight       light,
                             double        x,
                             double        y,
                             double        size);

double kg_picture_head      (KgBoardPicture       *self,
                             KgPicturePen         *pen,
                             guint                 page);
void   kg_picture_foot      (KgBoardPicture       *self,
                             KgPicturePen         *pen,
                             guint                 page);
void   kg_picture_heading   (KgBoardPicture       *self,
                             KgPicturePen         *pen,
                             const KgPicturePlace *place);
double kg_picture_card      (KgBoardPicture       *self,
                             KgPicturePen         *pen,
                             const KgPicturePlace *place);

G_END_DECLS
