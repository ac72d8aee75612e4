// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/sheet/kg-xml.h"

#include <expat.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/kg-error.h"

/* XML of a part, piece by piece. A document type is refused, so that no
 * entity can be declared and expanded; the format forbids both. */

typedef struct {
  XML_Parser parser;
  const KgXmlHandlers *handlers;
  gpointer data;
  guint depth;
  guint max_depth;
  const char *file_name;
  const char *part;
  GError *error;
} Reader;

static const char *
local_name (const char *name)
{
  const char *colon = strrchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

static void
stop (Reader *self)
{
  XML_StopParser (self->parser, XML_FALSE);
}

static void XMLCALL
start_cb (void            *data,
          const XML_Char  *name,
          const XML_Char **attributes)
{
  Reader *self = data;

  if (self->error != NULL)
    return;
  if (++self->depth > self->max_depth) {
    g_set_error (&self->error, KG_ERROR, KG_ERROR_REFUSED, _("“%s” is not a proper .xlsx: %s nests too deeply"),
                 self->file_name, self->part);
    stop (self);
    return;
  }
  if (!self->handlers->start (self->data, local_name (name), attributes, &self->error))
    stop (self);
}

static void XMLCALL
end_cb (void           *data,
        const XML_Char *name)
{
  Reader *self = data;

  if (self->error != NULL)
    return;
  self->depth--;
  if (!self->handlers->end (self->data, local_name (name), &self->error))
    stop (self);
}

static void XMLCALL
text_cb (void           *data,
         const XML_Char *text,
         int             length)
{
  Reader *self = data;

  if (self->error == NULL && self->handlers->text != NULL &&
      !self->handlers->text (self->data, text, length, &self->error))
    stop (self);
}

static void XMLCALL
doctype_cb (void           *data,
            const XML_Char *name,
            const XML_Char *system_id,
            const XML_Char *public_id,
            int             has_internal_subset)
{
  Reader *self = data;

  if (self->error == NULL)
    g_set_error (&self->error, KG_ERROR, KG_ERROR_REFUSED,
                 _("“%s” is not a proper .xlsx: %s declares a document type"), self->file_name, self->part);
  stop (self);
}

static gboolean
piece_cb (const char  *piece,
          gsize        length,
          gpointer     user_data,
          GError     **error)
{
  Reader *self = user_data;

  if (XML_Parse (self->parser, piece, length, length == 0) == XML_STATUS_OK)
    return TRUE;

  if (self->error == NULL) {
    g_debug ("%s: %s", self->part, XML_ErrorString (XML_GetErrorCode (self->parser)));
    g_set_error (&self->error, KG_ERROR, KG_ERROR_REFUSED,
                 _("“%s” is damaged: line %lu of %s is not valid XML"),
                 self->file_name, (gulong) XML_GetCurrentLineNumber (self->parser), self->part);
  }
  g_propagate_error (error, g_steal_pointer (&self->error));

  return FALSE;
}

/**
 * kg_xml_read_part:
 * @part: a part that the container has
 * @handlers: what to call with @data
 * @error: of a handler, or %KG_ERROR_REFUSED
 */
gboolean
kg_xml_read_part (KgZip                *zip,
                  const char           *part,
                  guint                 max_depth,
                  const KgXmlHandlers  *handlers,
                  gpointer              data,
                  GError              **error)
{
  Reader self = { .handlers = handlers, .data = data, .max_depth = max_depth, .part = part,
                  .file_name = kg_zip_get_file_name (zip) };
  gboolean read;

  self.parser = XML_ParserCreate (NULL);
  XML_SetUserData (self.parser, &self);
  XML_SetElementHandler (self.parser, start_cb, end_cb);
  XML_SetCharacterDataHandler (self.parser, text_cb);
  XML_SetStartDoctypeDeclHandler (self.parser, doctype_cb);
  read = kg_zip_read (zip, part, piece_cb, &self, error);
  XML_ParserFree (self.parser);
  g_clear_error (&self.error);

  return read;
}

/**
 * kg_xml_get_attribute:
 * @name: without a prefix
 *
 * Returns: (nullable): the value
 */
const char *
kg_xml_get_attribute (const char **attributes,
                      const char  *name)
{
  for (guint i = 0; attributes[i] != NULL; i += 2) {
    if (g_str_equal (local_name (attributes[i]), name))
      return attributes[i + 1];
  }

  return NULL;
}

gboolean
kg_xml_is_true (const char *value)
{
  return value != NULL && (g_str_equal (value, "1") || g_str_equal (value, "true"));
}
