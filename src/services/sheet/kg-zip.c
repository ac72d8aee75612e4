// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/sheet/kg-zip.h"

#include <glib/gi18n-lib.h>
#include <zip.h>

#include "core/kg-error.h"

/* Reads parts of a zip container piece by piece, so that no part is ever in
 * memory as a whole. */

#define PIECE (64u << 10)
#define RATIO_FROM (1u << 20)

struct _KgZip {
  GBytes *bytes;
  zip_t *archive;
  char *file_name;
  KgSheetOptions options;
  guint64 unpacked;
};

static gboolean
refuse_damaged (KgZip   *self,
                GError **error)
{
  g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
               _("“%s” is damaged or was cut short; fetch it again or save it anew"), self->file_name);
  return FALSE;
}

/**
 * kg_zip_open:
 * @bytes: the file
 * @error: %KG_ERROR_REFUSED
 *
 * Returns: (transfer full): the container
 */
KgZip *
kg_zip_open (GBytes                *bytes,
             const char            *file_name,
             const KgSheetOptions  *options,
             GError               **error)
{
  g_autoptr (KgZip) self = g_new0 (KgZip, 1);
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);
  zip_error_t failure;
  zip_source_t *source;

  self->bytes = g_bytes_ref (bytes);
  self->file_name = g_strdup (file_name);
  self->options = *options;

  zip_error_init (&failure);
  source = zip_source_buffer_create (data, length, 0, &failure);
  if (source != NULL)
    self->archive = zip_open_from_source (source, ZIP_RDONLY, &failure);
  if (self->archive == NULL) {
    g_debug ("%s: %s", file_name, zip_error_strerror (&failure));
    if (source != NULL)
      zip_source_free (source);
    refuse_damaged (self, error);
  }
  zip_error_fini (&failure);

  return self->archive != NULL ? g_steal_pointer (&self) : NULL;
}

void
kg_zip_free (KgZip *self)
{
  if (self == NULL)
    return;

  if (self->archive != NULL)
    zip_discard (self->archive);
  g_bytes_unref (self->bytes);
  g_free (self->file_name);
  g_free (self);
}

const char *
kg_zip_get_file_name (KgZip *self)
{
  return self->file_name;
}

/**
 * kg_zip_has:
 * @part: a path without a slash at its front, whatever the case of its letters
 */
gboolean
kg_zip_has (KgZip      *self,
            const char *part)
{
  return zip_name_locate (self->archive, part, ZIP_FL_NOCASE) >= 0;
}

static gboolean
check_size (KgZip   *self,
            guint64  packed,
            guint64  unpacked,
            GError **error)
{
  if (unpacked > RATIO_FROM && unpacked / MAX (packed, 1) > self->options.max_ratio) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("“%s” unpacks to more than %u times its size and was not read"),
                 self->file_name, self->options.max_ratio);
    return FALSE;
  }
  if (self->unpacked + unpacked > self->options.max_unpacked_bytes) {
    g_autofree char *limit = g_format_size_full (self->options.max_unpacked_bytes, G_FORMAT_SIZE_IEC_UNITS);

    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("“%s” is too large: it unpacks to more than %s"), self->file_name, limit);
    return FALSE;
  }

  return TRUE;
}

/**
 * kg_zip_read:
 * @part: a part that kg_zip_has()
 * @func: gets the bytes of the part in order
 * @error: of @func, or %KG_ERROR_REFUSED
 */
gboolean
kg_zip_read (KgZip       *self,
             const char  *part,
             KgZipFunc    func,
             gpointer     user_data,
             GError     **error)
{
  zip_int64_t index = zip_name_locate (self->archive, part, ZIP_FL_NOCASE);
  zip_stat_t stat;
  zip_file_t *file;
  g_autofree char *piece = NULL;
  guint64 unpacked = 0;
  gboolean done = FALSE;

  if (index < 0 || zip_stat_index (self->archive, index, 0, &stat) != 0 ||
      !(stat.valid & ZIP_STAT_SIZE) || !(stat.valid & ZIP_STAT_COMP_SIZE))
    return refuse_damaged (self, error);
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE) {
    g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
                 _("“%s” is protected by a password; save it without one and try again"), self->file_name);
    return FALSE;
  }
  if (!check_size (self, stat.comp_size, stat.size, error))
    return FALSE;

  file = zip_fopen_index (self->archive, index, 0);
  if (file == NULL)
    return refuse_damaged (self, error);

  piece = g_malloc (PIECE);
  while (!done) {
    zip_int64_t n = zip_fread (file, piece, PIECE);

    if (n < 0) {
      refuse_damaged (self, error);
      break;
    }
    /* What the directory says of the size need not be true. */
    unpacked += n;
    if (!check_size (self, stat.comp_size, unpacked, error) || !func (piece, n, user_data, error))
      break;
    done = n == 0;
  }
  zip_fclose (file);
  self->unpacked += unpacked;

  return done;
}
