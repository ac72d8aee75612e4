// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-board-export.h"

#include "core/kg-error.h"
#include "services/kg-board-picture.h"
#include "services/kg-board-sheet.h"
#include "services/typeset/kg-file-replace.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

/* What a view shows of the board as a file. It is made first and put in its
 * place whole, so that no half file is ever left there. */

#define LEAST_WIDTH 200
#define MAX_PIXELS 32767      /* cairo takes no surface larger than this */
#define LEAST_PAGE 480.0      /* what a page of a picture needs for its head and one project */
#define SCREEN_HEIGHT 1080.0  /* of a page, when nobody says otherwise */

#define MM (72 / 25.4)        /* pt */

static const char *const endings[KG_N_BOARD_FILES] = {
  [KG_BOARD_FILE_XLSX] = ".xlsx",
  [KG_BOARD_FILE_CSV] = ".csv",
  [KG_BOARD_FILE_PDF] = ".pdf",
  [KG_BOARD_FILE_PNG] = ".png",
  [KG_BOARD_FILE_SVG] = ".svg",
};

/* How wide the picture is on a paper: its letters are at least 8 pt. */
static const struct {
  double width;  /* pt, across */
  double height;
  double across; /* of the picture */
  double upright;
} papers[] = {
  [KG_PAPER_A3] = { 420 * MM, 297 * MM, KG_BOARD_PICTURE_WIDTH, 1640 },
  [KG_PAPER_A4] = { 297 * MM, 210 * MM, 1640, 1160 },
};

typedef struct {
  KgBoard *board;
  const KgBoardSpec *spec;
  const KgBoardExportOptions *options;
  const char *path;
  KgBoardFile file;
  const KgProgress *progress;
  guint n_files;  /* that were written */
} Export;

const char *
kg_board_file_get_ending (KgBoardFile file)
{
  return endings[file];
}

/**
 * kg_board_file_from_path:
 *
 * Returns: whether the ending of @path says which kind of file it is
 */
gboolean
kg_board_file_from_path (const char  *path,
                         KgBoardFile *file)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < KG_N_BOARD_FILES; i++)
    if (g_str_has_suffix (lower, endings[i])) {
      *file = i;
      return TRUE;
    }

  return FALSE;
}

/**
 * kg_board_export_name:
 *
 * Returns: (transfer full): what the file is called unless somebody says
 *   otherwise, such as 项目看板-2026-11-23.xlsx; Chinese whatever language the
 *   program speaks
 */
char *
kg_board_export_name (const KgBoard *board,
                      KgBoardFile    file)
{
  g_autofree char *day = kg_date_to_iso (kg_context_get_today (kg_board_get_context (board)));

  return g_strdup_printf ("项目看板-%s%s", day, endings[file]);
}

/* What fits together */

static gboolean
refuse (GError     **error,
        const char  *words)
{
  g_set_error_literal (error, KG_ERROR, KG_ERROR_USAGE, words);
  return FALSE;
}

static gboolean
check_options (const KgBoardExportOptions  *options,
               KgBoardFile                  file,
               GError                     **error)
{
  gboolean is_picture = file == KG_BOARD_FILE_PNG || file == KG_BOARD_FILE_SVG;

  if ((options->width != 0 || options->height != 0) && !is_picture)
    return refuse (error, _("A size in pixels is for .png and .svg; a .pdf has a paper"));
  if (options->is_paged && !is_picture)
    return refuse (error, _("Files by pages are for .png and .svg; a .pdf has pages anyway"));
  if ((options->paper != KG_PAPER_NONE || options->is_portrait) && file != KG_BOARD_FILE_PDF)
    return refuse (error, _("A paper is for .pdf; a .png and an .svg have a size in pixels"));
  if (options->ground != KG_CHART_LIGHT && !is_picture && file != KG_BOARD_FILE_PDF)
    return refuse (error, _("A dark ground is for .png, .svg and .pdf"));
  if (options->width != 0 && (options->width < LEAST_WIDTH || options->width > MAX_PIXELS)) {
    g_set_error (error, KG_ERROR, KG_ERROR_USAGE, _("A picture is %d to %d pixels wide, not %d"),
                 LEAST_WIDTH, MAX_PIXELS, options->width);
    return FALSE;
  }
  if (file == KG_BOARD_FILE_PNG && options->height > MAX_PIXELS) {
    g_set_error (error, KG_ERROR, KG_ERROR_USAGE, _("A .png is 1 to %d pixels tall, not %d"), MAX_PIXELS,
                 options->height);
    return FALSE;
  }
  if (options->is_paged && options->width != 0 &&
      options->height * KG_BOARD_PICTURE_WIDTH < LEAST_PAGE * options->width) {
    g_set_error (error, KG_ERROR, KG_ERROR_USAGE, _("A page that is %d pixels wide has to be at least %d pixels tall"),
                 options->width, (int) ceil (LEAST_PAGE * options->width / KG_BOARD_PICTURE_WIDTH));
    return FALSE;
  }

  return TRUE;
}

/* Pictures */

static cairo_status_t
append_bytes (void                *closure,
              const unsigned char *data,
              unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
check_drawing (cairo_status_t   status,
               GError         **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;

  g_set_error (error, KG_ERROR, KG_ERROR_FAILED, _("The board could not be drawn: %s"),
               cairo_status_to_string (status));
  return FALSE;
}

/* Ends the drawing and tells what became of it. */
static cairo_status_t
finish (cairo_t         *cr,
        cairo_surface_t *surface)
{
  cairo_status_t status = cairo_status (cr);

  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  return status;
}

static cairo_status_t
draw_png (KgBoardPicture *picture,
          guint           page,
          double          scale,
          GByteArray     *bytes)
{
  int width = (int) round (kg_board_picture_get_width (picture) * scale);
  int height = (int) round (kg_board_picture_get_height (picture, page) * scale);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_scale (cr, scale, scale);
  kg_board_picture_paint (picture, page, cr);
  status = cairo_status (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, append_bytes, bytes);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return status;
}

static cairo_status_t
draw_svg (KgBoardPicture *picture,
          guint           page,
          double          scale,
          GByteArray     *bytes)
{
  cairo_surface_t *surface =
    cairo_svg_surface_create_for_stream (append_bytes, bytes, kg_board_picture_get_width (picture) * scale,
                                         kg_board_picture_get_height (picture, page) * scale);
  cairo_t *cr;

  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  kg_board_picture_paint (picture, page, cr);
  return finish (cr, surface);
}

static gboolean
put_in_place (Export      *self,
              const char  *path,
              GByteArray  *array,
              GError     **error)
{
  g_autoptr (GBytes) bytes = g_byte_array_free_to_bytes (g_byte_array_ref (array));

  if (!kg_file_replace (path, bytes, error))
    return FALSE;

  self->n_files++;
  return TRUE;
}

static char *
path_of_page (const Export *self,
              guint         page)
{
  gsize length = strlen (self->path) - strlen (endings[self->file]);
  g_autofree char *stem = g_strndup (self->path, length);

  return self->options->is_paged ? g_strdup_printf ("%s-%u%s", stem, page + 1, self->path + length)
                                 : g_strdup (self->path);
}

static gboolean
write_page (Export          *self,
            KgBoardPicture  *picture,
            guint            page,
            double           scale,
            GError         **error)
{
  g_autoptr (GByteArray) array = g_byte_array_new ();
  g_autofree char *path = path_of_page (self, page);
  double height = round (kg_board_picture_get_height (picture, page) * scale);
  cairo_status_t status;

  if (self->file == KG_BOARD_FILE_PNG && height > MAX_PIXELS) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("“%s” would be %.0f pixels tall and a .png is at most %d: export fewer projects, or a .pdf"),
                 self->path, height, MAX_PIXELS);
    return FALSE;
  }

  status = self->file == KG_BOARD_FILE_PNG ? draw_png (picture, page, scale, array)
                                           : draw_svg (picture, page, scale, array);
  return check_drawing (status, error) && put_in_place (self, path, array, error);
}

/* Of several files all are there or none. */
static void
take_back (Export *self)
{
  for (guint page = 0; page < self->n_files; page++) {
    g_autofree char *path = path_of_page (self, page);

    g_unlink (path);
  }
}

static gboolean
write_pictures (Export  *self,
                GError **error)
{
  const KgBoardExportOptions *options = self->options;
  double width = options->width != 0 ? options->width : KG_BOARD_PICTURE_WIDTH;
  double scale = width / KG_BOARD_PICTURE_WIDTH;
  KgBoardPictureStyle style = { .height = options->height / scale, .is_paged = options->is_paged,
                                .ground = options->ground };
  KgProgress placing = kg_progress_part (self->progress, 0, 0.5), drawing = kg_progress_part (self->progress, 0.5, 1);
  g_autoptr (KgBoardPicture) picture = NULL;
  guint n_pages;

  if (style.is_paged && style.height == 0)
    style.height = SCREEN_HEIGHT;
  picture = kg_board_picture_new (self->board, self->spec, &style, &placing, error);
  if (picture == NULL)
    return FALSE;

  n_pages = kg_board_picture_get_n_pages (picture);
  for (guint page = 0; page < n_pages; page++)
    if (!kg_progress_tell (&drawing, page, n_pages, error) || !write_page (self, picture, page, scale, error)) {
      take_back (self);
      return FALSE;
    }

  return TRUE;
}

static gboolean
write_pdf (Export  *self,
           GError **error)
{
  const KgBoardExportOptions *options = self->options;
  KgBoardPaper paper = options->paper != KG_PAPER_NONE ? options->paper : KG_PAPER_A3;
  double width = options->is_portrait ? papers[paper].height : papers[paper].width;
  double height = options->is_portrait ? papers[paper].width : papers[paper].height;
  double across = options->is_portrait ? papers[paper].upright : papers[paper].across, scale = width / across;
  KgBoardPictureStyle style = { .width = across, .height = height / scale, .is_paged = TRUE,
                                .ground = options->ground };
  KgProgress placing = kg_progress_part (self->progress, 0, 0.5), drawing = kg_progress_part (self->progress, 0.5, 1);
  g_autoptr (KgBoardPicture) picture = kg_board_picture_new (self->board, self->spec, &style, &placing, error);
  g_autoptr (GByteArray) array = g_byte_array_new ();
  gboolean goes_on = TRUE;
  cairo_surface_t *surface;
  cairo_t *cr;
  guint n_pages;

  if (picture == NULL)
    return FALSE;

  surface = cairo_pdf_surface_create_for_stream (append_bytes, array, width, height);
  cr = cairo_create (surface);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, _("Planned new-construction projects"));
  n_pages = kg_board_picture_get_n_pages (picture);
  for (guint page = 0; page < n_pages && goes_on; page++) {
    cairo_save (cr);
    cairo_scale (cr, scale, scale);
    kg_board_picture_paint (picture, page, cr);
    cairo_restore (cr);
    cairo_show_page (cr);
    goes_on = kg_progress_tell (&drawing, page + 1, n_pages, error);
  }

  return check_drawing (finish (cr, surface), goes_on ? error : NULL) && goes_on &&
         put_in_place (self, self->path, array, error);
}

static gboolean
write_sheet (Export  *self,
             GError **error)
{
  KgBoardSheetFormat format = self->file == KG_BOARD_FILE_CSV ? KG_BOARD_SHEET_CSV : KG_BOARD_SHEET_XLSX;
  g_autoptr (GBytes) bytes = kg_board_sheet_make (self->board, self->spec, format, self->progress, error);

  if (bytes == NULL || !kg_file_replace (self->path, bytes, error))
    return FALSE;

  self->n_files = 1;
  return TRUE;
}

static int
compare_pages_cb (gconstpointer a,
                  gconstpointer b)
{
  const char *one = *(char *const *) a, *other = *(char *const *) b;
  gsize length = strlen (one), other_length = strlen (other);

  /* They differ in a number only, without noughts before it. */
  return length != other_length ? (length > other_length) - (length < other_length) : strcmp (one, other);
}

/**
 * kg_board_export_list_older:
 * @path: as it was given to kg_board_export()
 * @n_files: the pages that it wrote
 *
 * What an earlier export of the same name, one of more pages, has left beside
 * them. It is not ours to remove.
 *
 * Returns: (transfer full) (element-type filename): their names, in their order
 */
GPtrArray *
kg_board_export_list_older (const char *path,
                            guint       n_files)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *whole = g_path_get_basename (path);
  g_autofree char *stem = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name, *ending;
  KgBoardFile file;

  if (dir == NULL || !kg_board_file_from_path (whole, &file))
    return names;

  ending = whole + strlen (whole) - strlen (endings[file]);
  stem = g_strndup (whole, (gsize) (ending - whole));
  while ((name = g_dir_read_name (dir)) != NULL) {
    const char *number = g_str_has_prefix (name, stem) ? name + strlen (stem) : "";
    guint64 page = *number == '-' && number[1] >= '1' && number[1] <= '9' ? g_ascii_strtoull (number + 1, NULL, 10) : 0;
    g_autofree char *expected = g_strdup_printf ("%s-%" G_GUINT64_FORMAT "%s", stem, page, ending);

    if (page > n_files && g_str_equal (name, expected))
      g_ptr_array_add (names, g_strdup (name));
  }
  g_ptr_array_sort (names, compare_pages_cb);

  return names;
}

/**
 * kg_board_export:
 * @spec: which projects, in which order, below which headings, in which columns
 * @options: (nullable): how
 * @path: a file ending in .xlsx, .csv, .pdf, .png or .svg
 * @progress: (nullable)
 * @n_files: (out) (optional): how many files there are; several are called
 *   FILE-1.png, FILE-2.png, …
 *
 * Writes what a view shows of the board. A file is there whole or not at all.
 * Blocks, and may be called on any thread.
 *
 * Errors: %KG_ERROR_USAGE for another ending and for options that do not fit
 * it, %KG_ERROR_REFUSED for a picture too tall for its format, %KG_ERROR_FAILED
 * when it could not be drawn, %G_IO_ERROR_CANCELLED, and those of
 * kg_file_replace().
 */
gboolean
kg_board_export (KgBoard                     *board,
                 const KgBoardSpec           *spec,
                 const KgBoardExportOptions  *options,
                 const char                  *path,
                 const KgProgress            *progress,
                 guint                       *n_files,
                 GError                     **error)
{
  static const KgBoardExportOptions none = { 0 };
  Export self = { .board = board, .spec = spec, .options = options != NULL ? options : &none, .path = path,
                  .progress = progress };
  gboolean done;

  if (!kg_board_file_from_path (path, &self.file)) {
    g_set_error (error, KG_ERROR, KG_ERROR_USAGE,
                 _("The board is exported as .xlsx, .csv, .pdf, .png or .svg, not as “%s”"), path);
    return FALSE;
  }
  if (!check_options (self.options, self.file, error))
    return FALSE;

  if (self.file == KG_BOARD_FILE_PDF)
    done = write_pdf (&self, error);
  else if (self.file == KG_BOARD_FILE_PNG || self.file == KG_BOARD_FILE_SVG)
    done = write_pictures (&self, error);
  else
    done = write_sheet (&self, error);

  if (done && n_files != NULL)
    *n_files = self.n_files;
  return done;
}
