// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-pdf-writer.h"

#include "core/kg-error.h"
#include "services/typeset/kg-file-replace.h"
#include "services/typeset/kg-icc-profile.h"
#include "services/typeset/kg-pdf-content.h"
#include "services/typeset/kg-pdf-meta.h"
#include "services/typeset/kg-picture.h"

#include <glib/gi18n-lib.h>
#include <hpdf.h>
#include <string.h>

/* The display list to a PDF/A-1b file.
 *
 * libharu keeps the objects, numbers them, compresses streams and writes the
 * cross-reference table. Everything inside the objects is made here: its font
 * loader, encoders and text operators are never reached, since they lose parts
 * of Chinese glyphs. Objects that were added to the document belong to it. Its
 * error handler only records; after the first error libharu's calls do
 * nothing, so the outcome is looked at once, at the end. */

typedef struct {
  HPDF_Doc doc;
  const KgDisplayList *list;
  HPDF_Page *pages;
  HPDF_STATUS status; /* of the first error */
  HPDF_STATUS detail;
} Writer;

#define WIDTHS_PER_ARRAY 1000 /* PDF/A-1: no array of more than 8191 elements */
#define STEM_WIDTH       80   /* nobody reads it, the format wants one */
#define FLAG_SYMBOLIC    4

static void
error_cb (HPDF_STATUS status,
          HPDF_STATUS detail,
          void       *data)
{
  Writer *writer = data;

  if (writer->status == HPDF_OK) {
    writer->status = status;
    writer->detail = detail;
  }
}

static HPDF_Dict
new_dict (Writer *writer)
{
  HPDF_Dict dict = HPDF_Dict_New (writer->doc->mmgr);

  if (dict != NULL)
    HPDF_Xref_Add (writer->doc->xref, dict);

  return dict;
}

static HPDF_Dict
new_stream (Writer       *writer,
            gconstpointer data,
            gsize         length,
            gboolean      compress)
{
  HPDF_Dict dict = HPDF_DictStream_New (writer->doc->mmgr, writer->doc->xref);

  if (dict == NULL)
    return NULL;
  HPDF_Stream_Write (dict->stream, data, length);
  if (compress)
    dict->filter = HPDF_STREAM_FILTER_FLATE_DECODE;

  return dict;
}

static HPDF_Dict
new_bytes_stream (Writer *writer,
                  GBytes *bytes)
{
  return new_stream (writer, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), TRUE);
}

static void
add_text (Writer     *writer,
          HPDF_Dict   dict,
          const char *key,
          const char *text)
{
  g_autoptr (GBytes) bytes = kg_pdf_meta_make_text (text);

  HPDF_Dict_Add (dict, key, HPDF_Binary_New (writer->doc->mmgr,
                                             (HPDF_BYTE *) g_bytes_get_data (bytes, NULL),
                                             g_bytes_get_size (bytes)));
}

static void
add_string (Writer     *writer,
            HPDF_Dict   dict,
            const char *key,
            const char *ascii)
{
  HPDF_Dict_Add (dict, key, HPDF_String_New (writer->doc->mmgr, ascii, NULL));
}

static HPDF_Dict
new_descriptor (Writer          *writer,
                const KgPdfFont *font)
{
  const KgGlyphFontMetrics *metrics = &font->metrics;
  const HPDF_Box box = { metrics->left, metrics->bottom, metrics->right, metrics->top };
  HPDF_Dict descriptor = new_dict (writer), file = new_bytes_stream (writer, font->data);

  HPDF_Dict_AddNumber (file, "Length1", g_bytes_get_size (font->data));

  HPDF_Dict_AddName (descriptor, "Type", "FontDescriptor");
  HPDF_Dict_AddName (descriptor, "FontName", font->name);
  HPDF_Dict_AddNumber (descriptor, "Flags", FLAG_SYMBOLIC);
  HPDF_Dict_Add (descriptor, "FontBBox", HPDF_Box_Array_New (writer->doc->mmgr, box));
  HPDF_Dict_AddNumber (descriptor, "ItalicAngle", 0);
  HPDF_Dict_AddNumber (descriptor, "Ascent", 880);
  HPDF_Dict_AddNumber (descriptor, "Descent", -120);
  HPDF_Dict_AddNumber (descriptor, "CapHeight", 880);
  HPDF_Dict_AddNumber (descriptor, "StemV", STEM_WIDTH);
  HPDF_Dict_Add (descriptor, "FontFile2", file);
  HPDF_Dict_Add (descriptor, "CIDSet", new_bytes_stream (writer, font->cid_set));

  return descriptor;
}

/* [0 [w0 w1 …] 1000 [w1000 …] …] */
static HPDF_Array
new_widths (Writer       *writer,
            const GArray *widths)
{
  HPDF_Array all = HPDF_Array_New (writer->doc->mmgr), some = NULL;

  for (guint i = 0; i < widths->len; i++) {
    if (i % WIDTHS_PER_ARRAY == 0) {
      some = HPDF_Array_New (writer->doc->mmgr);
      HPDF_Array_AddNumber (all, i);
      HPDF_Array_Add (all, some);
    }
    HPDF_Array_AddNumber (some, g_array_index (widths, int, i));
  }

  return all;
}

static HPDF_Dict
new_font (Writer          *writer,
          const KgPdfFont *font)
{
  HPDF_MMgr mmgr = writer->doc->mmgr;
  HPDF_Dict type0 = new_dict (writer), cid_font = new_dict (writer), system = HPDF_Dict_New (mmgr);
  HPDF_Array descendants = HPDF_Array_New (mmgr);

  add_string (writer, system, "Registry", "Adobe");
  add_string (writer, system, "Ordering", "Identity");
  HPDF_Dict_AddNumber (system, "Supplement", 0);

  HPDF_Dict_AddName (cid_font, "Type", "Font");
  HPDF_Dict_AddName (cid_font, "Subtype", "CIDFontType2");
  HPDF_Dict_AddName (cid_font, "BaseFont", font->name);
  HPDF_Dict_Add (cid_font, "CIDSystemInfo", system);
  HPDF_Dict_Add (cid_font, "FontDescriptor", new_descriptor (writer, font));
  HPDF_Dict_AddNumber (cid_font, "DW", 1000);
  HPDF_Dict_Add (cid_font, "W", new_widths (writer, font->widths));
  HPDF_Dict_AddName (cid_font, "CIDToGIDMap", "Identity");

  HPDF_Array_Add (descendants, cid_font);
  HPDF_Dict_AddName (type0, "Type", "Font");
  HPDF_Dict_AddName (type0, "Subtype", "Type0");
  HPDF_Dict_AddName (type0, "BaseFont", font->name);
  HPDF_Dict_AddName (type0, "Encoding", "Identity-H");
  HPDF_Dict_Add (type0, "DescendantFonts", descendants);
  HPDF_Dict_Add (type0, "ToUnicode", new_stream (writer, font->to_unicode, strlen (font->to_unicode), TRUE));

  return type0;
}

static void
add_pages (Writer      *writer,
           KgPdfFonts  *fonts,
           GChecksum   *checksum)
{
  for (guint i = 0; i < writer->list->pages->len; i++) {
    g_autofree char *content = kg_pdf_content_make (writer->list, i, fonts);
    HPDF_Page page = HPDF_AddPage (writer->doc);

    writer->pages[i] = page;
    if (page == NULL)
      return;
    HPDF_Page_SetWidth (page, writer->list->width);
    HPDF_Page_SetHeight (page, writer->list->height);
    HPDF_Stream_Write (((HPDF_PageAttr) page->attr)->stream, (const HPDF_BYTE *) content, strlen (content));
    g_checksum_update (checksum, (const guchar *) content, strlen (content));
  }
}

/* One dictionary of fonts for all pages. */
static void
add_fonts (Writer     *writer,
           KgPdfFonts *fonts,
           GChecksum  *checksum)
{
  g_autoptr (GPtrArray) built = kg_pdf_fonts_build (fonts);
  HPDF_Dict names = new_dict (writer);

  for (guint i = 0; i < built->len; i++) {
    const KgPdfFont *font = g_ptr_array_index (built, i);
    g_autofree char *name = g_strdup_printf ("F%u", i + 1);

    HPDF_Dict_Add (names, name, new_font (writer, font));
    g_checksum_update (checksum, (const guchar *) font->name, strlen (font->name));
    g_checksum_update (checksum, (const guchar *) font->to_unicode, strlen (font->to_unicode));
  }

  for (guint i = 0; i < writer->list->pages->len && writer->pages[i] != NULL; i++)
    HPDF_Dict_Add (HPDF_Page_GetInheritableItem (writer->pages[i], "Resources", HPDF_OCLASS_DICT), "Font", names);
}

static HPDF_Dict
new_image (Writer          *writer,
           cairo_surface_t *picture,
           GChecksum       *checksum)
{
  g_autoptr (GByteArray) pixels = kg_picture_get_rgb (picture);
  HPDF_Dict image = new_stream (writer, pixels->data, pixels->len, TRUE);

  HPDF_Dict_AddName (image, "Type", "XObject");
  HPDF_Dict_AddName (image, "Subtype", "Image");
  HPDF_Dict_AddNumber (image, "Width", cairo_image_surface_get_width (picture));
  HPDF_Dict_AddNumber (image, "Height", cairo_image_surface_get_height (picture));
  HPDF_Dict_AddName (image, "ColorSpace", "DeviceRGB");
  HPDF_Dict_AddNumber (image, "BitsPerComponent", 8);
  HPDF_Dict_AddBoolean (image, "Interpolate", HPDF_FALSE); /* PDF/A-1, 6.2.4 */
  g_checksum_update (checksum, pixels->data, pixels->len);

  return image;
}

/* One dictionary of pictures for all pages. */
static void
add_images (Writer    *writer,
            GChecksum *checksum)
{
  const GPtrArray *pictures = writer->list->pictures;
  HPDF_Dict names;

  if (pictures->len == 0)
    return;

  names = new_dict (writer);
  for (guint i = 0; i < pictures->len; i++) {
    g_autofree char *name = g_strdup_printf ("I%u", i + 1);

    HPDF_Dict_Add (names, name, new_image (writer, g_ptr_array_index (pictures, i), checksum));
  }

  for (guint i = 0; i < writer->list->pages->len && writer->pages[i] != NULL; i++)
    HPDF_Dict_Add (HPDF_Page_GetInheritableItem (writer->pages[i], "Resources", HPDF_OCLASS_DICT), "XObject", names);
}

static void
add_bookmarks (Writer *writer)
{
  const GArray *bookmarks = writer->list->bookmarks;
  HPDF_Outline parent = NULL;

  for (guint i = 0; i < bookmarks->len; i++) {
    const KgBookmark *bookmark = &g_array_index (bookmarks, KgBookmark, i);
    HPDF_Outline outline = HPDF_CreateOutline (writer->doc, bookmark->level > 1 ? parent : NULL, "", NULL);
    HPDF_Array target = HPDF_Array_New (writer->doc->mmgr);

    if (bookmark->level == 1)
      parent = outline;
    add_text (writer, outline, "Title", bookmark->text);
    HPDF_Array_Add (target, writer->pages[bookmark->page]);
    HPDF_Array_AddName (target, "XYZ");
    HPDF_Array_AddReal (target, 0);
    HPDF_Array_AddReal (target, writer->list->height - bookmark->y);
    HPDF_Array_AddNumber (target, 0); /* zoom stays as it is */
    HPDF_Dict_Add (outline, "Dest", target);
  }
  if (bookmarks->len > 0)
    HPDF_SetPageMode (writer->doc, HPDF_PAGE_MODE_USE_OUTLINE);
}

/* Pages are called by the numbers that are printed on them. */
static void
add_page_labels (Writer *writer)
{
  HPDF_Dict labels = HPDF_Dict_New (writer->doc->mmgr), label = HPDF_Dict_New (writer->doc->mmgr);
  HPDF_Array numbers = HPDF_Array_New (writer->doc->mmgr);

  HPDF_Dict_AddName (label, "S", "D");
  HPDF_Array_AddNumber (numbers, 0);
  HPDF_Array_Add (numbers, label);
  HPDF_Dict_Add (labels, "Nums", numbers);
  HPDF_Dict_Add (writer->doc->catalog, "PageLabels", labels);
}

static void
add_meta (Writer    *writer,
          GChecksum *checksum)
{
  const KgDisplayList *list = writer->list;
  const KgPdfMeta meta = {
    .title = list->title, .author = list->author, .subject = list->subject,
    .creator = "Kaigong " KG_VERSION, .producer = "libharu " HPDF_VERSION_TEXT,
    .identifier = list->identifier, .date = list->date,
  };
  g_autofree char *xmp = kg_pdf_meta_make_xmp (&meta);
  g_autofree char *date = kg_pdf_meta_make_date (meta.date);
  HPDF_Dict info = writer->doc->info, stream;

  add_text (writer, info, "Title", meta.title);
  add_text (writer, info, "Author", meta.author);
  add_text (writer, info, "Subject", meta.subject);
  add_text (writer, info, "Creator", meta.creator);
  add_text (writer, info, "Producer", meta.producer);
  if (date != NULL) {
    add_string (writer, info, "CreationDate", date);
    add_string (writer, info, "ModDate", date);
  }

  /* PDF/A-1, 6.7.2: not compressed. */
  stream = new_stream (writer, xmp, strlen (xmp), FALSE);
  HPDF_Dict_AddName (stream, "Type", "Metadata");
  HPDF_Dict_AddName (stream, "Subtype", "XML");
  HPDF_Dict_Add (writer->doc->catalog, "Metadata", stream);
  add_string (writer, writer->doc->catalog, "Lang", "zh-CN");
  g_checksum_update (checksum, (const guchar *) xmp, strlen (xmp));
}

static void
add_output_intent (Writer *writer)
{
  g_autoptr (GBytes) profile = kg_icc_profile_new_srgb ();
  HPDF_Dict stream = new_bytes_stream (writer, profile), intent = new_dict (writer);
  HPDF_Array intents = HPDF_Array_New (writer->doc->mmgr);

  HPDF_Dict_AddNumber (stream, "N", 3);
  HPDF_Dict_AddName (intent, "Type", "OutputIntent");
  HPDF_Dict_AddName (intent, "S", "GTS_PDFA1");
  add_string (writer, intent, "OutputConditionIdentifier", "sRGB IEC61966-2.1");
  add_string (writer, intent, "Info", "sRGB IEC61966-2.1");
  HPDF_Dict_Add (intent, "DestOutputProfile", stream);
  HPDF_Array_Add (intents, intent);
  HPDF_Dict_Add (writer->doc->catalog, "OutputIntents", intents);
}

/* The identity of the file, from its content: no clock, no chance. */
static void
add_id (Writer    *writer,
        GChecksum *checksum)
{
  HPDF_Array id = HPDF_Array_New (writer->doc->mmgr);
  guint8 digest[32];
  gsize length = sizeof digest;

  g_checksum_get_digest (checksum, digest, &length);
  for (guint i = 0; i < 2; i++)
    HPDF_Array_Add (id, HPDF_Binary_New (writer->doc->mmgr, digest, 16));
  HPDF_Dict_Add (writer->doc->trailer, "ID", id);
}

static GBytes *
save (Writer *writer)
{
  HPDF_UINT32 size;
  guint8 *data;

  if (writer->status != HPDF_OK || HPDF_SaveToStream (writer->doc) != HPDF_OK)
    return NULL;

  size = HPDF_GetStreamSize (writer->doc);
  data = g_malloc (size);
  HPDF_ResetStream (writer->doc);
  HPDF_ReadFromStream (writer->doc, data, &size);

  return g_bytes_new_take (data, size);
}

/**
 * kg_pdf_write_bytes:
 *
 * Returns: (transfer full) (nullable): the pages as a PDF/A-1b file; the same
 *   pages give the same bytes
 */
GBytes *
kg_pdf_write_bytes (const KgDisplayList *list,
                    GError             **error)
{
  g_autoptr (KgPdfFonts) fonts = kg_pdf_fonts_new (list);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree HPDF_Page *pages = g_new0 (HPDF_Page, list->pages->len);
  Writer writer = { .list = list, .pages = pages };
  GBytes *bytes = NULL;

  writer.doc = HPDF_New (error_cb, &writer);
  if (writer.doc != NULL) {
    writer.doc->pdf_version = HPDF_VER_14;
    HPDF_SetCompressionMode (writer.doc, HPDF_COMP_ALL);
    HPDF_SetPagesConfiguration (writer.doc, 64);

    add_pages (&writer, fonts, checksum);
    if (writer.status == HPDF_OK) {
      add_fonts (&writer, fonts, checksum);
      add_images (&writer, checksum);
      add_bookmarks (&writer);
      add_page_labels (&writer);
      add_meta (&writer, checksum);
      add_output_intent (&writer);
      add_id (&writer, checksum);
      bytes = save (&writer);
    }
    HPDF_Free (writer.doc);
  }

  if (bytes != NULL && kg_pdf_fonts_are_full (fonts)) {
    g_clear_pointer (&bytes, g_bytes_unref);
    g_set_error_literal (error, KG_ERROR, KG_ERROR_REFUSED,
                         _("The document has too many different characters for one PDF file"));
  } else if (bytes == NULL) {
    g_info ("libharu: status 0x%04lx, detail %lu", writer.status, writer.detail);
    g_set_error_literal (error, KG_ERROR, KG_ERROR_FAILED, _("The PDF file cannot be made: not enough memory"));
  }

  return bytes;
}

/**
 * kg_pdf_write_file:
 *
 * Writes the pages to @path, all or nothing; see kg_file_replace() for the
 * errors.
 */
gboolean
kg_pdf_write_file (const KgDisplayList *list,
                   const char          *path,
                   GError             **error)
{
  g_autoptr (GBytes) bytes = kg_pdf_write_bytes (list, error);

  return bytes != NULL && kg_file_replace (path, bytes, error);
}
