// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "pdf-tools.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

/* Other people's programs as judges of our files. */

/**
 * pdf_tools_run:
 * @warnings: (out) (optional): what came on standard error
 * @status: (out) (optional): the exit status, which must be 0 when not asked for
 *
 * Returns: what came on standard output
 */
char *
pdf_tools_run (const char *const *argv,
               char             **warnings,
               int               *status)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *err = NULL;
  char *out = NULL;
  int wait_status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, &err, &wait_status, &error);
  g_assert_no_error (error);
  if (status != NULL)
    *status = wait_status;
  else if (wait_status != 0)
    g_error ("%s failed: %s%s", argv[0], out, err);
  if (warnings != NULL)
    *warnings = g_steal_pointer (&err);

  return out;
}

char *
pdf_tools_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("kaigong-typeset-XXXXXX", &error);

  g_assert_no_error (error);

  return folder;
}

/**
 * pdf_tools_drop_folder:
 *
 * Removes a folder and what is in it.
 */
void
pdf_tools_drop_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
      pdf_tools_drop_folder (path);
    else
      g_unlink (path);
  }
  g_rmdir (folder);
}

/**
 * pdf_tools_assert_text:
 *
 * Fails unless two texts are equal, showing where they part in a form that
 * can be read.
 */
void
pdf_tools_assert_text (const char *why,
                       const char *got,
                       const char *expected)
{
  const char *a = got, *b = expected;

  if (strcmp (got, expected) == 0)
    return;

  while (*a != '\0' && g_utf8_get_char (a) == g_utf8_get_char (b)) {
    a = g_utf8_next_char (a);
    b = g_utf8_next_char (b);
  }
  for (guint back = 0; back < 12 && a > got; back++) {
    a = g_utf8_prev_char (a);
    b = g_utf8_prev_char (b);
  }
  g_test_message ("%s: got …%.120s… instead of …%.120s…", why, a, b);
  g_test_fail ();
}

/**
 * pdf_tools_strip_spaces:
 *
 * Returns: @text without white space of any kind, line and page ends among it
 */
char *
pdf_tools_strip_spaces (const char *text)
{
  GString *out = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text)) {
    gunichar ch = g_utf8_get_char (text);

    if (!g_unichar_isspace (ch) && ch != '\f')
      g_string_append_unichar (out, ch);
  }

  return g_string_free (out, FALSE);
}

/**
 * pdf_tools_find_jars:
 *
 * Returns: (nullable): the class path of Apache PDFBox with its tools and its
 *   validator, %NULL where it is not installed or Java is not
 */
char *
pdf_tools_find_jars (void)
{
  static const char *const jars[] = {
    "preflight", "pdfbox2", "fontbox2", "xmpbox", "pdfbox2-tools",
    "commons-logging", "jaxb-api", "javax.activation", "activation",
  };
  const guint n_needed = 5;
  g_autoptr (GString) path = g_string_new (NULL);
  g_autofree char *java = g_find_program_in_path ("java");

  for (guint i = 0; i < G_N_ELEMENTS (jars); i++) {
    g_autofree char *jar = g_strdup_printf ("/usr/share/java/%s.jar", jars[i]);

    if (g_file_test (jar, G_FILE_TEST_EXISTS))
      g_string_append_printf (path, "%s:", jar);
    else if (i < n_needed)
      return NULL;
  }

  return java != NULL ? g_string_free (g_steal_pointer (&path), FALSE) : NULL;
}

/* A picture as poppler writes it fastest: a head in words, three bytes a pixel. */
static cairo_surface_t *
read_ppm (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *data = NULL;
  cairo_surface_t *image;
  const guint8 *from;
  guint8 *to;
  gsize length;
  int width, height, head;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sscanf (data, "P6 %d %d 255%n", &width, &height, &head), ==, 2);
  g_assert_cmpuint (length, ==, head + 1 + 3 * (gsize) width * height);

  image = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  g_assert_cmpint (cairo_surface_status (image), ==, CAIRO_STATUS_SUCCESS);
  from = (const guint8 *) data + head + 1;
  to = cairo_image_surface_get_data (image);
  for (int y = 0; y < height; y++, to += cairo_image_surface_get_stride (image)) {
    guint32 *row = (guint32 *) (gpointer) to;

    for (int x = 0; x < width; x++, from += 3)
      row[x] = 0xff000000 | (guint32) from[0] << 16 | (guint32) from[1] << 8 | from[2];
  }
  cairo_surface_mark_dirty (image);

  return image;
}

/**
 * pdf_tools_draw:
 * @page: from 1
 *
 * Returns: the page as poppler draws it
 */
cairo_surface_t *
pdf_tools_draw (const char *path,
                guint       page,
                double      dpi)
{
  g_autofree char *stem = g_strdup_printf ("%s-page", path);
  g_autofree char *picture = g_strconcat (stem, ".ppm", NULL);
  g_autofree char *number = g_strdup_printf ("%u", page);
  g_autofree char *resolution = g_strdup_printf ("%g", dpi);
  const char *const argv[] = {
    "pdftoppm", "-singlefile", "-r", resolution, "-f", number, "-l", number, path, stem, NULL,
  };
  g_autofree char *warnings = NULL;
  g_autofree char *out = pdf_tools_run (argv, &warnings, NULL);
  cairo_surface_t *image;

  g_assert_cmpstr (warnings, ==, "");
  image = read_ppm (picture);
  g_unlink (picture);

  return image;
}

/**
 * pdf_tools_get_pixel:
 *
 * Returns: a pixel as 0xRRGGBB, white outside the picture
 */
guint32
pdf_tools_get_pixel (cairo_surface_t *image,
                     int              x,
                     int              y)
{
  const guint8 *row = cairo_image_surface_get_data (image) + (gsize) y * cairo_image_surface_get_stride (image);
  guint32 pixel;

  if (x < 0 || y < 0 || x >= cairo_image_surface_get_width (image) || y >= cairo_image_surface_get_height (image))
    return 0xffffff;
  memcpy (&pixel, row + 4 * (gsize) x, sizeof pixel);

  return pixel & 0xffffff;
}

/**
 * pdf_tools_get_ink:
 *
 * Returns: how far a pixel is from white, 0 to 1, by its darkest channel
 */
double
pdf_tools_get_ink (cairo_surface_t *image,
                   int              x,
                   int              y)
{
  const guint32 pixel = pdf_tools_get_pixel (image, x, y);

  return 1 - MIN (MIN (pixel & 0xff, pixel >> 8 & 0xff), pixel >> 16) / 255.;
}
