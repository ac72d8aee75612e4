// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/word/kg-docx-package.h"

#include <glib/gi18n-lib.h>
#include <zip.h>

#include "core/kg-error.h"

/* Parts to one file (ECMA-376, part 2).
 *
 * The same parts give the same bytes: every part carries the first moment
 * that a zip file can name, and parts stand in the order in which they were
 * added. */

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define TYPES "http://schemas.openxmlformats.org/package/2006/content-types"
#define PACKAGE_TYPE "application/vnd.openxmlformats-package."
#define WORD_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define RELATIONS "http://schemas.openxmlformats.org/package/2006/relationships"
#define PACKAGE_RELATION RELATIONS "/metadata/"
#define OFFICE_RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

typedef struct {
  char *name;
  GBytes *bytes;
} Part;

struct _KgDocxPackage {
  GPtrArray *parts; /* of Part */
  GString *types;
  GString *package_relations;
  GString *document_relations;
  guint n_relations;
};

static void
part_free (gpointer data)
{
  Part *part = data;

  g_free (part->name);
  g_bytes_unref (part->bytes);
  g_free (part);
}

static void
add_part (KgDocxPackage *self,
          const char    *name,
          GBytes        *bytes)
{
  Part *part = g_new (Part, 1);

  part->name = g_strdup (name);
  part->bytes = bytes;
  g_ptr_array_add (self->parts, part);
}

KgDocxPackage *
kg_docx_package_new (void)
{
  KgDocxPackage *self = g_new0 (KgDocxPackage, 1);

  self->parts = g_ptr_array_new_with_free_func (part_free);
  self->types = g_string_new (HEAD "<Types xmlns=\"" TYPES "\">"
                              "<Default Extension=\"rels\" ContentType=\"" PACKAGE_TYPE "relationships+xml\"/>"
                              "<Default Extension=\"xml\" ContentType=\"application/xml\"/>");
  self->package_relations = g_string_new (HEAD "<Relationships xmlns=\"" RELATIONS "\">");
  self->document_relations = g_string_new (HEAD "<Relationships xmlns=\"" RELATIONS "\">");

  return self;
}

void
kg_docx_package_free (KgDocxPackage *self)
{
  g_ptr_array_unref (self->parts);
  if (self->types != NULL)
    g_string_free (self->types, TRUE);
  if (self->package_relations != NULL)
    g_string_free (self->package_relations, TRUE);
  if (self->document_relations != NULL)
    g_string_free (self->document_relations, TRUE);
  g_free (self);
}

/**
 * kg_docx_package_add:
 * @name: of the part, without its folder and ending
 * @kind: what it is to the document: styles, header …; "document" is the
 *   document itself and "core-properties" what is told of it
 * @xml: (transfer full): without a declaration
 *
 * Returns: (transfer full): by which id the document points to the part
 */
char *
kg_docx_package_add (KgDocxPackage *self,
                     const char    *name,
                     const char    *kind,
                     GString       *xml)
{
  gboolean is_core = g_str_equal (kind, "core-properties");
  gboolean is_document = g_str_equal (kind, "document");
  const char *folder = is_core ? "docProps" : "word";
  g_autofree char *path = g_strdup_printf ("%s/%s.xml", folder, name);
  char *id = g_strdup_printf ("rId%u", ++self->n_relations);

  g_string_append_printf (self->types, "<Override PartName=\"/%s\" ContentType=\"%s%s+xml\"/>", path,
                          is_core ? PACKAGE_TYPE : WORD_TYPE, is_document ? "document.main" : kind);
  if (is_core || is_document)
    g_string_append_printf (self->package_relations, "<Relationship Id=\"%s\" Type=\"%s%s\" Target=\"%s\"/>", id,
                            is_core ? PACKAGE_RELATION : OFFICE_RELATION, is_document ? "officeDocument" : kind, path);
  else
    g_string_append_printf (self->document_relations,
                            "<Relationship Id=\"%s\" Type=\"" OFFICE_RELATION "%s\" Target=\"%s.xml\"/>",
                            id, kind, name);
  g_string_prepend (xml, HEAD);
  add_part (self, path, g_string_free_to_bytes (xml));

  return id;
}

/**
 * kg_docx_package_add_picture:
 * @nth: from 1
 * @png: a PNG file
 *
 * Returns: (transfer full): by which id the document points to it
 */
char *
kg_docx_package_add_picture (KgDocxPackage *self,
                             guint          nth,
                             GBytes        *png)
{
  g_autofree char *path = g_strdup_printf ("word/media/image%u.png", nth);
  char *id = g_strdup_printf ("rId%u", ++self->n_relations);

  g_string_append_printf (self->types, "<Override PartName=\"/%s\" ContentType=\"image/png\"/>", path);
  g_string_append_printf (self->document_relations,
                          "<Relationship Id=\"%s\" Type=\"" OFFICE_RELATION "image\" Target=\"media/image%u.png\"/>",
                          id, nth);
  add_part (self, path, g_bytes_ref (png));

  return id;
}

/* The first day that a zip file can name, at midnight, as its directory holds
 * it: the time functions would bring in this machine's time zone. */
#define FIXED_TIME 0
#define FIXED_DATE (1 << 5 | 1)

static gboolean
put_part (zip_t      *archive,
          const Part *part)
{
  gsize length;
  const void *data = g_bytes_get_data (part->bytes, &length);
  zip_source_t *source = zip_source_buffer (archive, data, length, 0);
  zip_int64_t index;

  if (source == NULL)
    return FALSE;
  index = zip_file_add (archive, part->name, source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free (source);
    return FALSE;
  }

  return zip_file_set_dostime (archive, index, FIXED_TIME, FIXED_DATE, 0) == 0 &&
         zip_set_file_compression (archive, index, ZIP_CM_DEFLATE, 0) == 0;
}

static GBytes *
read_all (zip_source_t *source)
{
  zip_stat_t stat;
  g_autofree char *data = NULL;
  zip_int64_t n;

  if (zip_source_stat (source, &stat) != 0 || !(stat.valid & ZIP_STAT_SIZE) || zip_source_open (source) != 0)
    return NULL;
  data = g_malloc (stat.size);
  n = zip_source_read (source, data, stat.size);
  zip_source_close (source);

  return n == (zip_int64_t) stat.size ? g_bytes_new_take (g_steal_pointer (&data), stat.size) : NULL;
}

static GBytes *
pack (KgDocxPackage *self)
{
  zip_source_t *source = zip_source_buffer_create (NULL, 0, 0, NULL);
  zip_t *archive = source != NULL ? zip_open_from_source (source, ZIP_TRUNCATE, NULL) : NULL;
  GBytes *bytes = NULL;
  gboolean ok = archive != NULL;

  if (archive == NULL) {
    if (source != NULL)
      zip_source_free (source);
    return NULL;
  }

  zip_source_keep (source);
  for (guint i = 0; i < self->parts->len && ok; i++)
    ok = put_part (archive, g_ptr_array_index (self->parts, i));
  if (ok)
    ok = zip_close (archive) == 0;
  else
    zip_discard (archive);
  if (ok)
    bytes = read_all (source);
  zip_source_free (source);

  return bytes;
}

/**
 * kg_docx_package_finish:
 *
 * To be called once, when all parts are there.
 *
 * Returns: (transfer full): the file; %KG_ERROR_FAILED when there is not
 *   enough memory
 */
GBytes *
kg_docx_package_finish (KgDocxPackage *self,
                        GError       **error)
{
  GBytes *bytes;

  g_string_append (self->types, "</Types>");
  g_string_append (self->package_relations, "</Relationships>");
  g_string_append (self->document_relations, "</Relationships>");
  add_part (self, "[Content_Types].xml", g_string_free_to_bytes (g_steal_pointer (&self->types)));
  add_part (self, "_rels/.rels", g_string_free_to_bytes (g_steal_pointer (&self->package_relations)));
  add_part (self, "word/_rels/document.xml.rels", g_string_free_to_bytes (g_steal_pointer (&self->document_relations)));

  /* The types come first, for readers that take a file as it arrives. */
  g_ptr_array_insert (self->parts, 0, g_ptr_array_steal_index (self->parts, self->parts->len - 3));

  bytes = pack (self);
  if (bytes == NULL)
    g_set_error_literal (error, KG_ERROR, KG_ERROR_FAILED, _("The document cannot be made: not enough memory"));

  return bytes;
}
