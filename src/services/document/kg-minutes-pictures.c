// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/document/kg-minutes-pictures.h"

#include "core/kg-error.h"
#include "core/kg-i18n.h"
#include "services/kg-board-picture.h"
#include "services/kg-minutes-service.h"
#include "services/kg-query.h"
#include "services/typeset/kg-picture.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* Kept as one setting of each meeting: [{"title": …, "png": base64}, …]. One
 * without a title belongs to the annex of the one before it. */

/* A store is copied and mailed; a photograph of this size prints well. */
#define MOST_BYTES (8 << 20)
#define MOST_PICTURES 20

/* A page of the board as it is drawn: letters of 16 units come out at 2 mm on
 * a type area of 156 mm, in twice as many dots. */
#define PAGE_WIDTH 1200
#define PAGE_HEIGHT 1500
#define DOTS 2

static char *
get_key (const char *meeting_id)
{
  return g_strconcat (KG_SETTING_MINUTES_PICTURES, meeting_id, NULL);
}

/* What is kept, an empty array where nothing is; %NULL with an error. */
static JsonArray *
read_kept (KgTxn       *txn,
           const char  *meeting_id,
           GError     **error)
{
  GError *local = NULL;
  g_autofree char *key = get_key (meeting_id);
  g_autofree char *text = kg_query_setting (txn, key, &local);
  g_autoptr (JsonNode) node = text != NULL ? json_from_string (text, NULL) : NULL;

  if (local != NULL) {
    g_propagate_error (error, local);
    return NULL;
  }

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_array_ref (json_node_get_array (node))
                                                      : json_array_new ();
}

static gboolean
write_kept (KgTxn       *txn,
            const char  *meeting_id,
            JsonArray   *kept,
            GError     **error)
{
  g_autofree char *key = get_key (meeting_id);
  g_autoptr (JsonNode) node = json_node_init_array (json_node_alloc (), kept);
  g_autofree char *text = json_to_string (node, FALSE);

  return kg_query_set_setting (txn, key, json_array_get_length (kept) > 0 ? text : NULL, error);
}

/* Not once the minutes are in review or issued. */
static gboolean
check_open (KgTxn       *txn,
            const char  *meeting_id,
            GError     **error)
{
  GError *local = NULL;
  g_autoptr (KgRecord) row = NULL;

  if (!kg_minutes_check_open (txn, meeting_id, error))
    return FALSE;

  row = kg_minutes_get_row (txn, meeting_id, &local);
  if (local == NULL && row != NULL && kg_record_is (row, KG_MINUTES_STATE, "issued"))
    g_set_error (&local, KG_ERROR, KG_ERROR_INVALID_TRANSITION,
                 _("The minutes of this meeting were issued; a correction is a document of its own"));
  if (local != NULL) {
    g_propagate_error (error, local);
    return FALSE;
  }

  return TRUE;
}

/* A text of one that is kept; %NULL where there is none. */
static const char *
get_text (JsonArray  *kept,
          guint       i,
          const char *name)
{
  JsonNode *node = json_array_get_element (kept, i);

  return JSON_NODE_HOLDS_OBJECT (node)
         ? json_object_get_string_member_with_default (json_node_get_object (node), name, NULL) : NULL;
}

/* A picture of what is kept; %NULL when it is none. */
static KgMinutesPicture *
read_picture (JsonArray *kept,
              guint      i)
{
  const char *base64 = get_text (kept, i, "png");
  gsize length = 0;
  guint8 *data = base64 != NULL ? g_base64_decode (base64, &length) : NULL;
  g_autoptr (GBytes) png = g_bytes_new_take (data, length);

  return kg_minutes_picture_new (png, NULL);
}

/**
 * kg_minutes_pictures_add:
 * @title: (nullable): of an annex of its own; %NULL puts it to the last one
 * @png: a PNG file
 *
 * Puts one more picture to the minutes of a meeting.
 *
 * Returns: %FALSE with %KG_ERROR_REFUSED when the title is blank, or it is no
 *   picture, a damaged or a very large one, %KG_ERROR_INVALID_TRANSITION once the minutes are in review or issued
 */
gboolean
kg_minutes_pictures_add (KgTxn       *txn,
                         const char  *meeting_id,
                         const char  *title,
                         GBytes      *png,
                         GError     **error)
{
  g_autoptr (JsonArray) kept = NULL;
  g_autofree char *tidy = title != NULL && g_utf8_validate (title, -1, NULL) ? kg_minutes_tidy (title) : g_strdup ("");
  g_autoptr (KgMinutesPicture) picture = kg_minutes_picture_new (png, tidy);
  cairo_surface_t *pixels;
  g_autofree char *base64 = NULL;
  JsonObject *object;
  gsize length = g_bytes_get_size (png);

  if (!check_open (txn, meeting_id, error))
    return FALSE;
  kept = read_kept (txn, meeting_id, error);
  if (kept == NULL)
    return FALSE;
  if (*tidy == '\0' && (title != NULL || json_array_get_length (kept) == 0)) {
    g_set_error_literal (error, KG_ERROR, KG_ERROR_REFUSED, _("An annex needs a title"));
    return FALSE;
  }
  if (picture == NULL) {
    g_set_error_literal (error, KG_ERROR, KG_ERROR_REFUSED,
                         _("This is not a picture that can go with minutes; it must be a PNG file of at most 20,000 "
                           "dots a side"));
    return FALSE;
  }
  if (length > MOST_BYTES) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("The picture has %u MB; at most %u MB can go with minutes. Make it smaller"),
                 (guint) (length >> 20), MOST_BYTES >> 20);
    return FALSE;
  }

  /* One that cannot be drawn would keep the pages from ever being written,
   * and once the minutes are issued it cannot be taken out again. */
  pixels = kg_picture_decode (picture, error);
  if (pixels == NULL)
    return FALSE;
  cairo_surface_destroy (pixels);

  if (json_array_get_length (kept) >= MOST_PICTURES) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED, _("At most %u pictures can go with minutes"), MOST_PICTURES);
    return FALSE;
  }

  base64 = g_base64_encode (g_bytes_get_data (png, NULL), length);
  object = json_object_new ();
  if (*tidy != '\0')
    json_object_set_string_member (object, "title", tidy);
  json_object_set_string_member (object, "png", base64);
  json_array_add_object_element (kept, object);

  return write_kept (txn, meeting_id, kept, error);
}

/**
 * kg_minutes_pictures_remove:
 * @nth: from 1, as kg_minutes_pictures_list() has them
 */
gboolean
kg_minutes_pictures_remove (KgTxn       *txn,
                            const char  *meeting_id,
                            guint        nth,
                            GError     **error)
{
  g_autoptr (JsonArray) kept = check_open (txn, meeting_id, error) ? read_kept (txn, meeting_id, error) : NULL;

  if (kept == NULL)
    return FALSE;
  if (nth < 1 || nth > json_array_get_length (kept)) {
    g_set_error (error, KG_ERROR, KG_ERROR_NOT_FOUND, _("These minutes have no picture %u"), nth);
    return FALSE;
  }

  json_array_remove_element (kept, nth - 1);
  return write_kept (txn, meeting_id, kept, error);
}

/**
 * kg_minutes_pictures_list:
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the titles of the
 *   pictures
 */
GPtrArray *
kg_minutes_pictures_list (KgTxn       *txn,
                          const char  *meeting_id,
                          GError     **error)
{
  g_autoptr (JsonArray) kept = read_kept (txn, meeting_id, error);
  GPtrArray *titles = kept != NULL ? g_ptr_array_new_with_free_func (g_free) : NULL;

  for (guint i = 0; titles != NULL && i < json_array_get_length (kept); i++) {
    const char *title = get_text (kept, i, "title");

    g_ptr_array_add (titles, g_strdup (title != NULL ? title : ""));
  }

  return titles;
}

/**
 * kg_minutes_pictures_append:
 * @minutes: of kg_minutes_compose()
 *
 * Puts the pictures behind what a document says, each as an annex.
 */
gboolean
kg_minutes_pictures_append (KgTxn       *txn,
                            const char  *meeting_id,
                            KgMinutes   *minutes,
                            GError     **error)
{
  g_autoptr (JsonArray) kept = read_kept (txn, meeting_id, error);

  if (kept == NULL)
    return FALSE;

  for (guint i = 0; i < json_array_get_length (kept); i++) {
    const char *title = get_text (kept, i, "title");
    KgMinutesPicture *picture = read_picture (kept, i);

    if (picture == NULL)
      continue;
    if (title != NULL || i == 0)
      kg_minutes_add (minutes, KG_MINUTES_ANNEX, title != NULL && *title != '\0' ? title : "附图");
    kg_minutes_add_picture (minutes, picture);
  }

  return TRUE;
}

/**
 * kg_minutes_pictures_check:
 *
 * Whether every picture that is kept can be set on a page. One may have been
 * kept by an older version, which looked less closely, or have been damaged
 * since; once the minutes are issued it cannot be taken out again.
 *
 * Returns: %FALSE with %KG_ERROR_REFUSED, naming the picture
 */
gboolean
kg_minutes_pictures_check (KgTxn       *txn,
                           const char  *meeting_id,
                           GError     **error)
{
  g_autoptr (JsonArray) kept = read_kept (txn, meeting_id, error);
  const char *title = "附图";

  if (kept == NULL)
    return FALSE;

  for (guint i = 0; i < json_array_get_length (kept); i++) {
    const char *own = get_text (kept, i, "title");
    g_autoptr (KgMinutesPicture) picture = read_picture (kept, i);
    cairo_surface_t *pixels = picture != NULL ? kg_picture_decode (picture, NULL) : NULL;

    title = own != NULL && *own != '\0' ? own : title;
    if (pixels == NULL) {
      g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                   /* Translators: which picture of the minutes it is, and its title. */
                   _("Picture %u of these minutes, “%s”, is damaged or too large to be set; take it out and attach it again"),
                   i + 1, title);
      return FALSE;
    }
    cairo_surface_destroy (pixels);
  }

  return TRUE;
}

static cairo_status_t
append_cb (void                *closure,
           const unsigned char *data,
           unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
draw_page (KgBoardPicture *picture,
           guint           page)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, PAGE_WIDTH * DOTS, PAGE_HEIGHT * DOTS);
  cairo_t *cr = cairo_create (surface);
  GByteArray *png = g_byte_array_new ();
  cairo_status_t status;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, DOTS, DOTS);
  kg_board_picture_paint (picture, page, cr);
  cairo_destroy (cr);
  status = cairo_surface_write_to_png_stream (surface, append_cb, png);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (png);

  g_byte_array_unref (png);
  return NULL;
}

static GPtrArray *
draw_board (KgBoard  *board,
            GError  **error)
{
  const KgBoardPictureStyle style = {
    .width = PAGE_WIDTH, .height = PAGE_HEIGHT, .is_paged = TRUE, .ground = KG_CHART_LIGHT,
  };
  g_autoptr (KgBoardSpec) spec = kg_board_spec_new ();
  g_autoptr (KgBoardPicture) picture = kg_board_picture_new (board, spec, &style, NULL, error);
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);


  if (picture == NULL)
    return NULL;

  for (guint page = 0; page < MIN (kg_board_picture_get_n_pages (picture), MOST_PICTURES); page++) {
    GBytes *png = draw_page (picture, page);

    if (png == NULL) {
      g_set_error_literal (error, KG_ERROR, KG_ERROR_FAILED, _("The board cannot be drawn: not enough memory"));
      return NULL;
    }
    g_ptr_array_add (pages, png);
  }

  return g_steal_pointer (&pages);
}

/**
 * kg_minutes_pictures_draw_board:
 *
 * The board as it is now, reds first, for paper. Belongs to no store: whoever
 * asked keeps it with kg_minutes_pictures_add().
 *
 * Returns: (transfer full) (nullable) (element-type GBytes): a PNG file for
 *   each page that it takes
 */
GPtrArray *
kg_minutes_pictures_draw_board (KgBoard  *board,
                                GError  **error)
{
  GPtrArray *pages;

  /* The annex of a Chinese document. */
  kg_words_begin_chinese ();
  pages = draw_board (board, error);
  kg_words_end_chinese ();

  return pages;
}
