// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-icc-profile.h"

#include <math.h>
#include <string.h>

/* The colour space sRGB as an ICC profile of version 2.1, which PDF/A-1 wants
 * in the file. Made here from the numbers of IEC 61966-2-1, so that no file of
 * the machine is needed and the bytes are the same everywhere. */

#define HEADER      128
#define CURVE_STEPS 256

static void
put_16 (GByteArray *bytes,
        guint       value)
{
  const guint8 raw[] = { value >> 8 & 0xff, value & 0xff };

  g_byte_array_append (bytes, raw, sizeof raw);
}

static void
put_32 (GByteArray *bytes,
        guint32     value)
{
  put_16 (bytes, value >> 16);
  put_16 (bytes, value & 0xffff);
}

static void
put_tag (GByteArray *bytes,
         const char *tag)
{
  g_byte_array_append (bytes, (const guint8 *) tag, 4);
}

static void
put_zeros (GByteArray *bytes,
           guint       n)
{
  for (guint i = 0; i < n; i++)
    g_byte_array_append (bytes, (const guint8 *) "", 1);
}

static void
put_fixed (GByteArray *bytes,
           double      value)
{
  put_32 (bytes, (guint32) lround (value * 65536));
}

static GByteArray *
new_element (const char *type)
{
  GByteArray *element = g_byte_array_new ();

  put_tag (element, type);
  put_32 (element, 0);

  return element;
}

static GByteArray *
make_xyz (const double xyz[3])
{
  GByteArray *element = new_element ("XYZ ");

  for (guint i = 0; i < 3; i++)
    put_fixed (element, xyz[i]);

  return element;
}

static GByteArray *
make_text (const char *text)
{
  GByteArray *element = new_element ("text");

  g_byte_array_append (element, (const guint8 *) text, strlen (text) + 1);

  return element;
}

static GByteArray *
make_description (const char *text)
{
  GByteArray *element = new_element ("desc");

  put_32 (element, strlen (text) + 1);
  g_byte_array_append (element, (const guint8 *) text, strlen (text) + 1);
  put_zeros (element, 8 + 3 + 67); /* no Unicode, no script text */

  return element;
}

static GByteArray *
make_curve (void)
{
  GByteArray *element = new_element ("curv");

  put_32 (element, CURVE_STEPS);
  for (guint i = 0; i < CURVE_STEPS; i++) {
    double v = i / (CURVE_STEPS - 1.);

    v = v <= 0.04045 ? v / 12.92 : pow ((v + 0.055) / 1.055, 2.4);
    put_16 (element, (guint) lround (v * 65535));
  }

  return element;
}

static GByteArray *
make_header (guint32 size)
{
  GByteArray *header = g_byte_array_new ();
  static const double d50[] = { 0.9642, 1.0, 0.8249 };

  put_32 (header, size);
  put_32 (header, 0);          /* no preferred module */
  put_32 (header, 0x02100000); /* version 2.1 */
  put_tag (header, "mntr");
  put_tag (header, "RGB ");
  put_tag (header, "XYZ ");
  for (guint i = 0; i < 6; i++)
    put_16 (header, (const guint[]) { 1999, 10, 18, 0, 0, 0 }[i]); /* when the standard came out */
  put_tag (header, "acsp");
  put_zeros (header, 4 + 4 + 4 + 4 + 8 + 4);
  for (guint i = 0; i < 3; i++)
    put_fixed (header, d50[i]);
  put_zeros (header, HEADER - header->len);

  return header;
}

/**
 * kg_icc_profile_new_srgb:
 *
 * Returns: (transfer full): the profile
 */
GBytes *
kg_icc_profile_new_srgb (void)
{
  /* Primaries and white, adapted to D50. */
  static const double white[] = { 0.9505, 1.0, 1.0891 };
  static const double red[] = { 0.43607, 0.22249, 0.01392 };
  static const double green[] = { 0.38515, 0.71687, 0.09708 };
  static const double blue[] = { 0.14307, 0.06061, 0.71410 };
  static const struct { char tag[5]; guint element; } tags[] = {
    { "desc", 0 }, { "cprt", 1 }, { "wtpt", 2 }, { "rXYZ", 3 }, { "gXYZ", 4 },
    { "bXYZ", 5 }, { "rTRC", 6 }, { "gTRC", 6 }, { "bTRC", 6 },
  };
  g_autoptr (GPtrArray) elements = g_ptr_array_new_with_free_func ((GDestroyNotify) g_byte_array_unref);
  g_autoptr (GByteArray) body = g_byte_array_new ();
  g_autoptr (GByteArray) table = g_byte_array_new ();
  g_autofree guint32 *offsets = NULL;
  GByteArray *profile;

  g_ptr_array_add (elements, make_description ("sRGB IEC61966-2.1"));
  g_ptr_array_add (elements, make_text ("Public domain"));
  g_ptr_array_add (elements, make_xyz (white));
  g_ptr_array_add (elements, make_xyz (red));
  g_ptr_array_add (elements, make_xyz (green));
  g_ptr_array_add (elements, make_xyz (blue));
  g_ptr_array_add (elements, make_curve ());

  offsets = g_new (guint32, elements->len);
  for (guint i = 0; i < elements->len; i++) {
    GByteArray *element = g_ptr_array_index (elements, i);

    offsets[i] = HEADER + 4 + 12 * G_N_ELEMENTS (tags) + body->len;
    g_byte_array_append (body, element->data, element->len);
    put_zeros (body, (4 - body->len % 4) % 4);
  }

  put_32 (table, G_N_ELEMENTS (tags));
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++) {
    put_tag (table, tags[i].tag);
    put_32 (table, offsets[tags[i].element]);
    put_32 (table, ((GByteArray *) g_ptr_array_index (elements, tags[i].element))->len);
  }

  profile = make_header (HEADER + table->len + body->len);
  g_byte_array_append (profile, table->data, table->len);
  g_byte_array_append (profile, body->data, body->len);

  return g_byte_array_free_to_bytes (profile);
}
