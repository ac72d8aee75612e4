// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/board/kg-plan-chart.h"
#include "services/kg-board-spec.h"
#include "services/kg-progress.h"

G_BEGIN_DECLS

typedef enum {
  KG_BOARD_FILE_XLSX,
  KG_BOARD_FILE_CSV,
  KG_BOARD_FILE_PDF,
  KG_BOARD_FILE_PNG,
  KG_BOARD_FILE_SVG,
} KgBoardFile;

#define KG_N_BOARD_FILES 5

typedef enum {
  KG_PAPER_NONE, /* that of the format */
  KG_PAPER_A3,
  KG_PAPER_A4,
} KgBoardPaper;

/**
 * KgBoardExportOptions:
 * @width: of a .png or .svg, in pixels; 0 for %KG_BOARD_PICTURE_WIDTH
 * @height: of a page of it, or how tall it is at least; 0 for as tall as needed
 * @is_paged: many .png or .svg with a number each, instead of one
 * @paper: of a .pdf
 * @ground: of a picture
 *
 * How the board becomes a file. All of it 0 is a good choice.
 */
typedef struct {
  int width;
  int height;
  gboolean is_paged;
  KgBoardPaper paper;
  gboolean is_portrait;
  KgChartGround ground;
} KgBoardExportOptions;

const char *kg_board_file_get_ending (KgBoardFile                  file);
gboolean    kg_board_file_from_path  (const char                  *path,
                                      KgBoardFile                 *file);
char       *kg_board_export_name     (const KgBoard               *board,
                                      KgBoardFile                  file);
GPtrArray  *kg_board_export_list_older (const char                 *path,
                                      guint                        n_files);
gboolean    kg_board_export          (KgBoard                     *board,
                                      const KgBoardSpec           *spec,
                                      const KgBoardExportOptions  *options,
                                      const char                  *path,
                                      const KgProgress            *progress,
                                      guint                       *n_files,
                                      GError                     **error);

G_END_DECLS
