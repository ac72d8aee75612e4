// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-pdf-syntax.h"

#include <string.h>

/* Our own PDF files as other programs save them again: linearized, with their
 * objects in streams, with lists of objects that are streams, or with changes
 * behind their end.
 *
 * Objects are found as every reader finds them, by the lists that the end of
 * the file leads to, the newest first. (ISO 32000-1, 7.5.4, 7.5.7, 7.5.8.) The
 * input is hostile: every step is held against the end, and all of them
 * together against a multiple of the file. */

#define MAX_SECTIONS 64
#define MAX_UNPACKED (64 * 1024 * 1024)

typedef enum {
  PLACE_UNKNOWN, /* no list has told yet */
  PLACE_FREE,
  PLACE_IN_FILE,
  PLACE_IN_STREAM,
} PlaceKind;

typedef struct {
  PlaceKind kind;
  gsize at;    /* in the file, or the number of the stream */
  gsize index; /* in that stream */
} Place;

typedef struct {
  const char *data;
  const char *end;
  GArray *places;      /* of Place, by number */
  GArray *objects;     /* of KgPdfSlice, by number */
  GPtrArray *buffers;  /* of GBytes */
  GHashTable *streams; /* number → GBytes of @buffers */
  gsize unpacked;
  gsize budget;        /* bytes that may still be passed over */
} Finder;

static gboolean
get_number (KgPdfSlice  dict,
            const char *key,
            gsize      *number)
{
  KgPdfSlice value = kg_pdf_dict_get (dict, key);
  const char *p = value.start;

  return p != NULL && kg_pdf_read_number (&p, value.end, number) && p == value.end;
}

/* FALSE when the whole is more than a file of ours would ever need. */
static gboolean
keep_buffer (Finder *self,
             GBytes *bytes)
{
  g_ptr_array_add (self->buffers, bytes);
  self->unpacked += g_bytes_get_size (bytes);
  return self->unpacked <= MAX_UNPACKED;
}

/* The list that comes first is the newest. */
static gboolean
note_place (Finder    *self,
            gsize      number,
            PlaceKind  kind,
            gsize      at,
            gsize      index)
{
  Place *place;

  if (number >= KG_PDF_MAX_OBJECTS)
    return FALSE;
  if (number >= self->places->len)
    g_array_set_size (self->places, (guint) number + 1);

  place = &g_array_index (self->places, Place, number);
  if (place->kind == PLACE_UNKNOWN)
    *place = (Place) { kind, at, index };
  return TRUE;
}

static gboolean
read_table (Finder      *self,
            const char  *p,
            KgPdfSlice  *dict)
{
  for (;;) {
    gsize first, n, offset, generation;

    kg_pdf_skip_spaces (&p, self->end);
    if (kg_pdf_skip_text (&p, self->end, "trailer"))
      break;
    if (!kg_pdf_read_number (&p, self->end, &first) || (kg_pdf_skip_spaces (&p, self->end),
        !kg_pdf_read_number (&p, self->end, &n)))
      return FALSE;
    for (gsize i = 0; i < n; i++) {
      kg_pdf_skip_spaces (&p, self->end);
      if (!kg_pdf_read_number (&p, self->end, &offset) || (kg_pdf_skip_spaces (&p, self->end),
          !kg_pdf_read_number (&p, self->end, &generation)) || (kg_pdf_skip_spaces (&p, self->end), p >= self->end) ||
          (*p != 'n' && *p != 'f') ||
          !note_place (self, first + i, *p == 'n' ? PLACE_IN_FILE : PLACE_FREE, offset, 0))
        return FALSE;
      p++;
    }
  }

  kg_pdf_skip_spaces (&p, self->end);
  dict->start = p;
  if (!kg_pdf_skip_value (&p, self->end))
    return FALSE;
  dict->end = p;
  return kg_pdf_dict_get (*dict, "/XRefStm").start == NULL;
}

/* Takes the differences of PNG rows back, of which programs use the first
 * three kinds. (ISO 32000-1, 7.4.4.4.) */
static GBytes *
undo_predictor (GBytes *bytes,
                gsize   columns)
{
  gsize size;
  const guint8 *in = g_bytes_get_data (bytes, &size);
  const gsize n_rows = size / (columns + 1);
  g_autofree guint8 *out = g_malloc0 (n_rows * columns + 1);

  for (gsize row = 0; row < n_rows; row++) {
    const guint8 *from = in + row * (columns + 1);
    guint8 *to = out + row * columns;

    if (from[0] > 2)
      return NULL;
    for (gsize i = 0; i < columns; i++) {
      guint8 before = from[0] == 1 ? (i > 0 ? to[i - 1] : 0) : from[0] == 2 ? (row > 0 ? to[i - columns] : 0) : 0;

      to[i] = (guint8) (from[1 + i] + before);
    }
  }

  return g_bytes_new_take (g_steal_pointer (&out), n_rows * columns);
}

static gsize
read_field (const guint8 **p,
            gsize          width,
            gsize          without)
{
  gsize value = width > 0 ? 0 : without;

  for (gsize i = 0; i < width; i++)
    value = value << 8 | *(*p)++;
  return value;
}

/* The rows of a list that is a stream. */
static gboolean
read_rows (Finder     *self,
           KgPdfSlice  dict,
           GBytes     *bytes,
           const gsize width[3])
{
  const gsize row = width[0] + width[1] + width[2];
  KgPdfSlice index = kg_pdf_dict_get (dict, "/Index"), item;
  const char *at = NULL;
  gsize size, first = 0, n = 0;
  const guint8 *p = g_bytes_get_data (bytes, &size);
  const guint8 *end = p + size;

  if (!get_number (dict, "/Size", &n))
    return FALSE;

  while (index.start == NULL || kg_pdf_array_next (index, &at, &item)) {
    if (index.start != NULL) {
      const char *digits = item.start;

      if (!kg_pdf_read_number (&digits, item.end, &first) || !kg_pdf_array_next (index, &at, &item))
        return FALSE;
      digits = item.start;
      if (!kg_pdf_read_number (&digits, item.end, &n))
        return FALSE;
    }
    for (gsize i = 0; i < n; i++) {
      gsize kind, a, b;

      if ((gsize) (end - p) < row)
        return FALSE;
      kind = read_field (&p, width[0], 1);
      a = read_field (&p, width[1], 0);
      b = read_field (&p, width[2], 0);
      if (!note_place (self, first + i, kind == 1 ? PLACE_IN_FILE : kind == 2 ? PLACE_IN_STREAM : PLACE_FREE, a, b))
        return FALSE;
    }
    if (index.start == NULL)
      break;
  }

  return TRUE;
}

static gboolean
read_stream (Finder     *self,
             const char *p,
             KgPdfSlice *dict)
{
  KgPdfSlice parms, widths, item;
  const char *at = NULL;
  gsize length, predictor, columns, number, width[3];
  GBytes *bytes;

  if (!kg_pdf_read_number (&p, self->end, &number) || !kg_pdf_skip_text (&p, self->end, " 0 obj"))
    return FALSE;
  kg_pdf_skip_spaces (&p, self->end);
  dict->start = p;
  dict->end = self->end;
  widths = kg_pdf_dict_get (*dict, "/W");
  for (guint i = 0; i < 3; i++) {
    const char *digits;

    if (!kg_pdf_array_next (widths, &at, &item))
      return FALSE;
    digits = item.start;
    if (!kg_pdf_read_number (&digits, item.end, &width[i]) || width[i] > 7)
      return FALSE;
  }
  if (width[0] + width[1] + width[2] == 0 || !get_number (*dict, "/Length", &length) ||
      (bytes = kg_pdf_stream_read (*dict, length)) == NULL || !keep_buffer (self, bytes))
    return FALSE;

  parms = kg_pdf_dict_get (*dict, "/DecodeParms");
  if (parms.start != NULL) {
    if (!get_number (parms, "/Predictor", &predictor) || predictor < 10 || !get_number (parms, "/Columns", &columns) ||
        columns == 0 || columns > 64 || (bytes = undo_predictor (bytes, columns)) == NULL || !keep_buffer (self, bytes))
      return FALSE;
  }

  return read_rows (self, *dict, bytes, width);
}

/* All lists, from the one that the end of the file names to the oldest. */
static gboolean
read_lists (Finder     *self,
            gsize       offset,
            KgPdfSlice *trailer)
{
  for (guint i = 0; i < MAX_SECTIONS; i++) {
    const char *p = self->data + offset;
    KgPdfSlice dict;

    if (offset >= (gsize) (self->end - self->data))
      return FALSE;
    kg_pdf_skip_spaces (&p, self->end);
    if (kg_pdf_skip_text (&p, self->end, "xref") ? !read_table (self, p, &dict) : !read_stream (self, p, &dict))
      return FALSE;
    if (i == 0)
      *trailer = dict;
    if (kg_pdf_dict_get (dict, "/Prev").start == NULL)
      return TRUE;
    if (!get_number (dict, "/Prev", &offset))
      return FALSE;
  }

  return FALSE;
}

/* Passes over a value; FALSE when there is none, or all of them were too long
 * together. */
static gboolean
skip_value (Finder      *self,
            const char **p,
            const char  *end)
{
  const char *start = *p;
  const gboolean skipped = self->budget > 0 && kg_pdf_skip_value (p, end);

  self->budget -= MIN ((gsize) (*p - start), self->budget);
  return skipped && self->budget > 0;
}

/* A value, with what follows it when it is a stream; none when it is not there. */
static KgPdfSlice
find_in_file (Finder *self,
              gsize   number,
              gsize   offset)
{
  const KgPdfSlice none = { NULL, NULL };
  g_autofree char *head = g_strdup_printf ("%" G_GSIZE_FORMAT " 0 obj", number);
  const char *p = self->data + offset;
  KgPdfSlice object;

  if (offset >= (gsize) (self->end - self->data) || !kg_pdf_skip_text (&p, self->end, head))
    return none;
  kg_pdf_skip_spaces (&p, self->end);
  object.start = p;
  if (!skip_value (self, &p, self->end))
    return none;
  object.end = p;
  kg_pdf_skip_spaces (&p, self->end);
  if (kg_pdf_skip_text (&p, self->end, "stream"))
    object.end = self->end;
  return object;
}

static GBytes *
get_stream (Finder *self,
            gsize   number)
{
  GBytes *bytes = g_hash_table_lookup (self->streams, GSIZE_TO_POINTER (number));
  KgPdfSlice object = { NULL, NULL };
  gsize length;

  if (bytes != NULL)
    return bytes;

  if (number < self->objects->len && g_array_index (self->places, Place, number).kind == PLACE_IN_FILE)
    object = g_array_index (self->objects, KgPdfSlice, number);
  if (!kg_pdf_slice_is (kg_pdf_dict_get (object, "/Type"), "/ObjStm") || !get_number (object, "/Length", &length) ||
      kg_pdf_dict_get (object, "/DecodeParms").start != NULL || (bytes = kg_pdf_stream_read (object, length)) == NULL)
    return NULL;

  g_hash_table_insert (self->streams, GSIZE_TO_POINTER (number), bytes);
  return keep_buffer (self, bytes) ? bytes : NULL;
}

/* The head of such a stream has the number and the place of each object. */
static gboolean
take_objects (Finder *self,
              gsize   stream)
{
  GBytes *bytes = get_stream (self, stream);
  gsize size, n, first, number, offset;
  const char *data, *end, *p;

  if (bytes == NULL || !get_number (g_array_index (self->objects, KgPdfSlice, stream), "/N", &n) ||
      !get_number (g_array_index (self->objects, KgPdfSlice, stream), "/First", &first))
    return FALSE;

  data = p = g_bytes_get_data (bytes, &size);
  end = data + size;
  if (first > size || n > KG_PDF_MAX_OBJECTS)
    return FALSE;

  for (gsize i = 0; i < n; i++) {
    const Place *place;
    KgPdfSlice object;

    kg_pdf_skip_spaces (&p, end);
    if (!kg_pdf_read_number (&p, end, &number) || (kg_pdf_skip_spaces (&p, end), !kg_pdf_read_number (&p, end, &offset)) ||
        offset >= size - first)
      return FALSE;
    if (number >= self->places->len)
      continue;
    place = &g_array_index (self->places, Place, number);
    if (place->kind != PLACE_IN_STREAM || place->at != stream || place->index != i)
      continue; /* another one is newer */
    object.start = data + first + offset;
    kg_pdf_skip_spaces (&object.start, end);
    object.end = object.start;
    if (!skip_value (self, &object.end, end))
      return FALSE;
    g_array_index (self->objects, KgPdfSlice, number) = object;
  }

  return TRUE;
}

static gboolean
find_objects (Finder *self)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);

  g_array_set_size (self->objects, self->places->len);
  for (guint i = 1; i < self->places->len; i++) {
    const Place *place = &g_array_index (self->places, Place, i);

    if (place->kind == PLACE_IN_FILE)
      g_array_index (self->objects, KgPdfSlice, i) = find_in_file (self, i, place->at);
  }
  for (guint i = 1; i < self->places->len; i++) {
    const Place *place = &g_array_index (self->places, Place, i);

    if (place->kind != PLACE_IN_STREAM || !g_hash_table_add (taken, GSIZE_TO_POINTER (place->at)))
      continue;
    if (!take_objects (self, place->at))
      return FALSE;
  }

  return TRUE;
}

/* Where the end of the file says that the newest list is. */
static gboolean
find_last_list (Finder *self,
                gsize  *offset)
{
  const char *tail = self->end - MIN ((gsize) (self->end - self->data), 1024), *p = NULL;

  for (const char *q = tail; (q = memmem (q, (gsize) (self->end - q), "startxref", 9)) != NULL; q += 9)
    p = q + 9;
  if (p == NULL)
    return FALSE;

  kg_pdf_skip_spaces (&p, self->end);
  return kg_pdf_read_number (&p, self->end, offset);
}

/**
 * kg_pdf_objects_new_resaved:
 *
 * Returns: (nullable): the objects of a PDF, as long as @file is there; %NULL
 *   when it has none, or is made in another way than those that are known here
 */
KgPdfObjects *
kg_pdf_objects_new_resaved (GBytes *file)
{
  gsize length, offset;
  const char *data = g_bytes_get_data (file, &length);
  g_autoptr (GArray) places = g_array_new (FALSE, TRUE, sizeof (Place));
  g_autoptr (GArray) objects = g_array_new (FALSE, TRUE, sizeof (KgPdfSlice));
  g_autoptr (GPtrArray) buffers = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GHashTable) streams = g_hash_table_new (NULL, NULL);
  Finder self = { data, data + length, places, objects, buffers, streams, 0, 16 * length };
  KgPdfSlice trailer;

  if (length < 64 || memcmp (data, "%PDF-", 5) != 0 || !find_last_list (&self, &offset) ||
      !read_lists (&self, offset, &trailer) || !find_objects (&self))
    return NULL;

  return kg_pdf_objects_new_of (g_steal_pointer (&objects), trailer, g_steal_pointer (&buffers));
}
