// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-error.h"
#include "services/kg-minutes-json.h"

#include <cairo.h>
#include <string.h>

static cairo_status_t
append_cb (void                *closure,
           const unsigned char *data,
           unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
make_png (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 4, 3);
  GByteArray *bytes = g_byte_array_new ();

  cairo_surface_write_to_png_stream (surface, append_cb, bytes);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

static KgMinutes *
make_minutes (void)
{
  KgMinutes *minutes = kg_minutes_new ("北城区周例会纪要");
  KgMinutesTable *table = kg_minutes_table_new ();
  g_autoptr (GBytes) png = make_png ();

  kg_minutes_set_number (minutes, 2026, 47);
  kg_minutes_set_dates (minutes, kg_date_new (2026, 11, 23), kg_date_new (2026, 11, 26));
  kg_minutes_set_stage (minutes, KG_MINUTES_ISSUED);
  kg_minutes_set_title (minutes, "第一行\n第二行");
  kg_minutes_add (minutes, KG_MINUTES_ADDRESSEE, "各有关单位：");
  kg_minutes_add (minutes, KG_MINUTES_HEADING_1, "关于“药谷”");
  kg_minutes_add (minutes, KG_MINUTES_HEADING_2, "一期");
  kg_minutes_add (minutes, KG_MINUTES_ITEM, "尽快办理。");
  kg_minutes_add (minutes, KG_MINUTES_SIGNATURE, "区发展改革委");
  kg_minutes_add (minutes, KG_MINUTES_ANNEX, "分解表");
  kg_minutes_table_add_column (table, "序号", 2.5, TRUE);
  kg_minutes_table_add_column (table, "事项", 0, FALSE);
  table->has_head = FALSE;
  kg_minutes_table_add_row (table, (const char *const[]) { "1", "甲\n乙", NULL });
  kg_minutes_add_table (minutes, table);
  kg_minutes_add (minutes, KG_MINUTES_ANNEX, "看板");
  kg_minutes_add_picture (minutes, kg_minutes_picture_new (png, "项目看板"));
  kg_minutes_add_name (minutes, KG_MINUTES_EXCUSED, "区规资局：王某某");
  kg_minutes_set_copy_to (minutes, "区委办公室");
  kg_minutes_set_page (minutes, kg_page_template_get_standard ());

  return minutes;
}

static void
test_round_trip (void)
{
  g_autoptr (KgMinutes) minutes = make_minutes ();
  g_autofree char *json = kg_minutes_to_json (minutes);
  g_autoptr (KgMinutes) read = kg_minutes_from_json (json, NULL);
  g_autofree char *again = kg_minutes_to_json (read);
  g_autofree char *text = kg_minutes_to_text (minutes);
  g_autofree char *read_text = kg_minutes_to_text (read);
  const KgMinutesBlock *table = g_ptr_array_index (read->blocks, 6), *picture = g_ptr_array_index (read->blocks, 8);

  g_assert_cmpstr (again, ==, json);
  g_assert_cmpstr (read_text, ==, text);
  g_assert_cmpstr (kg_minutes_table_get_cell (table->table, 0, 1), ==, "甲\n乙");
  g_assert_cmpfloat (g_array_index (table->table->columns, KgMinutesColumn, 0).width, ==, 2.5);
  g_assert_false (table->table->has_head);
  g_assert_cmpuint (picture->picture->width, ==, 4);
  g_assert_cmpuint (picture->picture->height, ==, 3);
  g_assert_true (kg_page_template_equal (read->page, minutes->page));
}

/* What was issued by earlier versions stays what it is, byte for byte. */
static void
test_old_snapshot (void)
{
  static const char old[] =
    "{\"mark\":\"纪要\",\"year\":2026,\"number\":3,\"met_on\":\"2026-01-05\",\"issued_on\":\"2026-01-07\","
    "\"stage\":\"issued\",\"opening\":\"现纪要如下：\",\"blocks\":[{\"kind\":\"heading1\",\"text\":\"关于甲\"}],"
    "\"present\":[\"王某某\"],\"excused\":[],\"in_attendance\":[]}";
  g_autoptr (KgMinutes) minutes = kg_minutes_from_json (old, NULL);
  g_autofree char *json = kg_minutes_to_json (minutes);

  g_assert_cmpstr (json, ==, old);
  g_assert_false (kg_minutes_get_page (minutes)->lists_run_in);
}

/* A measure that a later program adds is left out, one that is missing is as
 * it was before it was there, and a page that cannot be set is damage. */
static void
test_pages (void)
{
  static const char format[] = "{\"mark\":\"纪要\",\"stage\":\"issued\",\"page\":{%s}}";
  g_autofree char *later = g_strdup_printf (format, "\"mark_top\":30,\"glow\":1");
  g_autofree char *bad = g_strdup_printf (format, "\"mark_top\":-30");
  g_autofree char *odd = g_strdup_printf (format, "\"mark_top\":\"high\"");
  g_autoptr (KgMinutes) minutes = kg_minutes_from_json (later, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpfloat (kg_minutes_get_page (minutes)->mark_top, ==, 30);
  g_assert_false (kg_minutes_get_page (minutes)->lists_run_in);
  g_assert_null (kg_minutes_from_json (bad, &error));
  g_assert_error (error, KG_ERROR, KG_ERROR_DAMAGED);
  kg_minutes_unref (kg_minutes_from_json (odd, NULL));
}

/* Every text with one piece of it taken away: a document or a sentence, never
 * a crash. */
static void
test_damaged (void)
{
  g_autoptr (KgMinutes) minutes = make_minutes ();
  g_autofree char *json = kg_minutes_to_json (minutes);
  gsize length = strlen (json);

  for (gsize i = 0; i < length; i += 3) {
    g_autofree char *cut = g_strndup (json, length);
    g_autoptr (KgMinutes) read = NULL;
    g_autoptr (GError) error = NULL;

    memmove (cut + i, cut + MIN (i + 5, length), length + 1 - MIN (i + 5, length));
    read = kg_minutes_from_json (cut, &error);
    if (read == NULL)
      g_assert_error (error, KG_ERROR, KG_ERROR_DAMAGED);
  }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/minutes-json/round-trip", test_round_trip);
  g_test_add_func ("/minutes-json/old-snapshot", test_old_snapshot);
  g_test_add_func ("/minutes-json/pages", test_pages);
  g_test_add_func ("/minutes-json/damaged", test_damaged);

  return g_test_run ();
}
