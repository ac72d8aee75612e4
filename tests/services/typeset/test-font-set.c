// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-error.h"
#include "services/typeset/kg-font-set.h"
#include "services/typeset/kg-minutes-layout.h"
#include "services/typeset/kg-pdf-writer.h"

#include "font-maker.h"
#include "pdf-tools.h"

#include <fontconfig/fontconfig.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Machines with other fonts than this one: each has a folder of its own with
 * a few font files in it, some of them altered. */

#define WENKAI "LXGWWenKai-Regular"
#define SONG   "NotoSerifCJKsc-Regular"

static char *
find_font (const char *ps_name)
{
  FcPattern *wanted = FcPatternBuild (NULL, FC_POSTSCRIPT_NAME, FcTypeString, ps_name, NULL);
  FcObjectSet *objects = FcObjectSetBuild (FC_FILE, NULL);
  FcFontSet *found = FcFontList (NULL, wanted, objects);
  FcChar8 *path = NULL;
  char *copy;

  g_assert_cmpint (found->nfont, >, 0);
  g_assert_cmpint (FcPatternGetString (found->fonts[0], FC_FILE, 0, &path), ==, FcResultMatch);
  copy = g_strdup ((const char *) path);
  FcFontSetDestroy (found);
  FcObjectSetDestroy (objects);
  FcPatternDestroy (wanted);

  return copy;
}

typedef struct {
  char *folder;
  char *wenkai;
  char *song;
} Machine;

static void
machine_set_up (Machine       *machine,
                gconstpointer  data)
{
  g_autofree char *config = NULL;
  g_autofree char *text = NULL;

  machine->folder = pdf_tools_make_folder ();
  machine->wenkai = find_font (WENKAI);
  machine->song = find_font (SONG);
  config = g_build_filename (machine->folder, "fonts.conf", NULL);
  text = g_strdup_printf ("<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">"
                          "<fontconfig><dir>%s</dir><cachedir>%s/cache</cachedir></fontconfig>",
                          machine->folder, machine->folder);
  g_assert_true (g_file_set_contents (config, text, -1, NULL));
  g_setenv ("FONTCONFIG_FILE", config, TRUE);
}

static void
machine_tear_down (Machine       *machine,
                   gconstpointer  data)
{
  g_unsetenv ("FONTCONFIG_FILE");
  pdf_tools_drop_folder (machine->folder);
  g_free (machine->folder);
  g_free (machine->wenkai);
  g_free (machine->song);
}

static void
install (Machine    *machine,
         const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *place = g_build_filename (machine->folder, name, NULL);

  g_assert_cmpint (symlink (path, place), ==, 0);
}

/* A copy of 霞鹜文楷 with other embedding rights in its OS/2 table. */
static void
install_with_rights (Machine *machine,
                     guint    rights)
{
  g_autofree char *place = g_build_filename (machine->folder, "altered.ttf", NULL);
  g_autofree char *data = NULL;
  guint8 *raw;
  gsize length;
  gboolean found = FALSE;

  g_assert_true (g_file_get_contents (machine->wenkai, &data, &length, NULL));
  raw = (guint8 *) data;
  for (guint i = 0; i < (guint) (raw[4] << 8 | raw[5]); i++) {
    const guint8 *entry = raw + 12 + 16 * i;
    gsize offset = (gsize) entry[8] << 24 | (gsize) entry[9] << 16 | (gsize) entry[10] << 8 | entry[11];

    if (memcmp (entry, "OS/2", 4) != 0)
      continue;
    raw[offset + 8] = rights >> 8;
    raw[offset + 9] = rights & 0xff;
    found = TRUE;
  }
  g_assert_true (found);
  g_assert_true (g_file_set_contents (place, data, length, NULL));
}

static const char *
get_family (KgFontSet  *set,
            KgFontRole  role,
            gunichar    ch)
{
  KgFontGlyph glyph;

  return kg_font_set_resolve (set, role, ch, &glyph) ? kg_font_set_get_family (set, glyph.face) : NULL;
}

static void
test_no_chinese (Machine       *machine,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kg_font_set_new (&error));
  g_assert_error (error, KG_ERROR, KG_ERROR_FONT_MISSING);
  g_assert_nonnull (strstr (error->message, "fonts-noto-cjk"));
}

static void
test_one_font (Machine       *machine,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KgFontSet) set = NULL;
  KgFontGlyph glyph;

  install (machine, machine->wenkai);
  set = kg_font_set_new (&error);
  g_assert_no_error (error);

  for (guint role = 0; role < KG_FONT_N_ROLES; role++) {
    g_assert_true (kg_font_set_resolve (set, role, 0x7eaa, &glyph));
    g_assert_cmpstr (kg_font_set_get_family (set, glyph.face), ==, "LXGW WenKai");
    g_assert_cmpint (kg_font_set_is_genuine (set, role, glyph.face), ==, role == KG_FONT_KAI);
    g_assert_cmpint (glyph.advance, ==, 1000);
    g_assert_cmpint (glyph.left, >, 0);
    g_assert_cmpint (glyph.right, <, 1000);
    g_assert_cmpint (glyph.top, >, 600);
    g_assert_cmpint (glyph.bottom, <, 0);
  }

  g_assert_false (kg_font_set_resolve (set, KG_FONT_BODY, 0x10fffd, &glyph));
  g_assert_cmpuint (glyph.face, ==, KG_FACE_MISSING);
  g_assert_cmpint (glyph.advance, ==, 1000);
  g_assert_null (kg_font_set_get_family (set, glyph.face));

  /* A space that the font lacks is a space and no square. */
  g_assert_true (kg_font_set_resolve (set, KG_FONT_BODY, 0x205f, &glyph));
  g_assert_cmpint (glyph.right, ==, 0);
}

static void
test_roles (Machine       *machine,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KgFontSet) set = NULL;

  install (machine, machine->wenkai);
  install (machine, machine->song);
  set = kg_font_set_new (&error);
  g_assert_no_error (error);
  g_assert_cmpstr (get_family (set, KG_FONT_BODY, 0x7eaa), ==, "Noto Serif CJK SC");
  g_assert_cmpstr (get_family (set, KG_FONT_TITLE, 0x7eaa), ==, "Noto Serif CJK SC");
  g_assert_cmpstr (get_family (set, KG_FONT_KAI, 0x7eaa), ==, "LXGW WenKai");
  g_assert_cmpstr (get_family (set, KG_FONT_SONG, 0x7eaa), ==, "Noto Serif CJK SC");

  /* What the body's font lacks comes from another one, character by character. */
  g_assert_cmpstr (get_family (set, KG_FONT_BODY, 0x4db6), ==, "LXGW WenKai");
}

static void
test_rights (Machine       *machine,
             gconstpointer  data)
{
  static const struct { guint rights; gboolean allowed; } cases[] = {
    { 0x0000, TRUE },  /* anything */
    { 0x0002, FALSE }, /* no embedding */
    { 0x0004, TRUE },  /* to read and print */
    { 0x0008, TRUE },  /* to edit */
    { 0x0006, TRUE },  /* the most generous of several holds */
    { 0x0104, FALSE }, /* no subsets */
    { 0x0200, FALSE }, /* bitmaps only */
  };

  install (machine, machine->song);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (KgFontSet) set = NULL;

    install_with_rights (machine, cases[i].rights);
    set = kg_font_set_new (&error);
    g_assert_no_error (error);
    g_assert_cmpstr (get_family (set, KG_FONT_KAI, 0x7eaa), ==,
                     cases[i].allowed ? "LXGW WenKai" : "Noto Serif CJK SC");
    {
      g_autoptr (GPtrArray) forbidden = kg_font_set_get_forbidden (set);

      g_assert_cmpuint (forbidden->len, ==, cases[i].allowed ? 0 : 1);
      if (!cases[i].allowed)
        g_assert_cmpstr (g_ptr_array_index (forbidden, 0), ==, "LXGW WenKai");
    }
  }
}

/* A heading in a font that something will happen to. */
static KgMinutes *
make_minutes_in_altered (Machine *machine)
{
  KgMinutes *minutes = kg_minutes_new ("周例会纪要");

  install (machine, machine->song);
  install_with_rights (machine, 0);
  kg_minutes_add (minutes, KG_MINUTES_HEADING_2, "楷体的标题");

  return minutes;
}

/* A font that is gone between preview and export. The pages of the preview
 * can still be written; an export that sets them anew takes what is left, and
 * so does a set that had not opened the file yet. */
static void
test_removed (Machine       *machine,
              gconstpointer  data)
{
  g_autofree char *place = g_build_filename (machine->folder, "altered.ttf", NULL);
  g_autoptr (KgMinutes) minutes = make_minutes_in_altered (machine);
  g_autoptr (GError) error = NULL;
  g_autoptr (KgFontSet) set = NULL;
  g_autoptr (KgFontSet) unopened = NULL;
  g_autoptr (KgDisplayList) preview = NULL;
  g_autoptr (GBytes) before = NULL;
  guint n;

  set = kg_font_set_new (&error);
  unopened = kg_font_set_new (&error);
  g_assert_no_error (error);
  preview = kg_minutes_layout_with_fonts (minutes, NULL, set, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_unlink (place), ==, 0);

  before = kg_pdf_write_bytes (preview, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (before), >, 1000);

  for (guint i = 0; i < 2; i++) {
    g_autoptr (KgDisplayList) list = i == 0 ? kg_minutes_layout (minutes, NULL, &error)
                                            : kg_minutes_layout_with_fonts (minutes, NULL, unopened, &error);
    g_autoptr (GBytes) bytes = NULL;

    g_assert_no_error (error);
    bytes = kg_pdf_write_bytes (list, &error);
    g_assert_no_error (error);
    kg_display_list_get_missing (list, &n);
    g_assert_cmpuint (n, ==, 0);
    if (i == 0) {
      const KgFontUse *uses = kg_display_list_get_fonts (list, &n);

      for (guint u = 0; u < n; u++)
        g_assert_cmpstr (uses[u].used, ==, "Noto Serif CJK SC");
    }
  }
}

static void
install_made (Machine         *machine,
              const FontMaker *maker)
{
  g_autofree char *name = g_strdup_printf ("%s-%u-%u.ttf", maker->family, maker->weight, maker->rights);
  g_autofree char *place = g_build_filename (machine->folder, name, NULL);

  font_maker_write (maker, place);
}

#define SOME_HAN "一纪要会议"

/* Somebody writes over a font that is in use: what was set is written as it
 * was, what comes later is drawn by another font, and nobody falls over. */
static void
test_cut_while_open (Machine       *machine,
                     gconstpointer  data)
{
  g_autofree char *place = g_build_filename (machine->folder, "altered.ttf", NULL);
  g_autoptr (KgMinutes) minutes = make_minutes_in_altered (machine);
  g_autoptr (GError) error = NULL;
  g_autoptr (KgFontSet) set = NULL;
  g_autoptr (KgDisplayList) preview = NULL;
  g_autoptr (KgDisplayList) later = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autofree char *text = NULL;
  guint n_missing;

  set = kg_font_set_new (&error);
  preview = kg_minutes_layout_with_fonts (minutes, NULL, set, &error);
  g_assert_no_error (error);
  before = kg_pdf_write_bytes (preview, &error);
  g_assert_cmpint (truncate (place, 100), ==, 0);

  after = kg_pdf_write_bytes (preview, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (before, after));

  kg_minutes_add (minutes, KG_MINUTES_HEADING_2, "道路管线迁改协调推进");
  later = kg_minutes_layout_with_fonts (minutes, NULL, set, &error);
  g_assert_no_error (error);
  text = kg_display_list_get_page_text (later, 0);
  g_assert_nonnull (strstr (text, "道路管线迁改协调推进"));
  kg_display_list_get_missing (later, &n_missing);
  g_assert_cmpuint (n_missing, ==, 0);
}

/* Each role takes the first family of its list that is installed, in the order
 * of the table in our notes on the standard; here the list grows from its end. */
static void
test_order (Machine       *machine,
            gconstpointer  data)
{
  static const struct { KgFontRole role; const char *families[16]; } roles[] = {
    { KG_FONT_BODY, { "FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", "CESI仿宋-GB2312", "方正仿宋_GBK",
                      "FZFangSong-Z02", "STFangsong", "Zhuque Fangsong (technical preview)", "FandolFang R",
                      "Noto Serif CJK SC" } },
    { KG_FONT_TITLE, { "方正小标宋_GBK", "FZXiaoBiaoSong-B05", "CESI小标宋-GB2312", "STZhongsong",
                       "Noto Serif CJK SC" } },
    { KG_FONT_KAI, { "KaiTi_GB2312", "KaiTi", "CESI楷体-GB2312", "FZKai-Z03", "STKaiti", "LXGW WenKai",
                     "AR PL KaitiM GB", "AR PL UKai CN" } },
    { KG_FONT_HEI, { "SimHei", "CESI黑体-GB2312", "FZHei-B01", "STHeiti", "Noto Sans CJK SC", "WenQuanYi Zen Hei" } },
    { KG_FONT_SONG, { "SimSun", "CESI宋体-GB2312", "STSong", "Noto Serif CJK SC", "AR PL SungtiL GB" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++) {
    guint n = 0;

    while (roles[i].families[n] != NULL)
      n++;
    while (n-- > 0) {
      const char *family = roles[i].families[n];
      gboolean is_stand_in = i < 2 && strcmp (family, "Noto Serif CJK SC") == 0;
      g_autoptr (GError) error = NULL;
      g_autoptr (KgFontSet) set = NULL;
      KgFontGlyph glyph;

      install_made (machine, &(FontMaker) { .family = family, .chars = SOME_HAN });
      set = kg_font_set_new (&error);
      g_assert_no_error (error);
      g_assert_true (kg_font_set_resolve (set, roles[i].role, 0x7eaa, &glyph));
      g_assert_cmpstr (kg_font_set_get_family (set, glyph.face), ==, family);
      g_assert_cmpint (kg_font_set_is_genuine (set, roles[i].role, glyph.face), ==, !is_stand_in);
    }
    /* The next role has a machine of its own. */
    machine_tear_down (machine, NULL);
    machine_set_up (machine, NULL);
  }
}

/* A stranger that has the characters is better than □, but is not passed off as
 * what was asked for; nor is what fontconfig would give in its place. */
static void
test_no_false_names (Machine       *machine,
                     gconstpointer  data)
{
  g_autofree char *config = g_build_filename (machine->folder, "fonts.conf", NULL);
  g_autofree char *text = g_strdup_printf (
      "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>%s</dir>"
      "<cachedir>%s/cache</cachedir><alias binding=\"same\"><family>FangSong_GB2312</family>"
      "<accept><family>Stranger</family></accept></alias></fontconfig>", machine->folder, machine->folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (KgFontSet) set = NULL;
  KgFontGlyph glyph;

  g_assert_true (g_file_set_contents (config, text, -1, NULL));
  install_made (machine, &(FontMaker) { .family = "Stranger", .chars = SOME_HAN });
  install_made (machine, &(FontMaker) { .family = "FangSong Extra", .chars = "函" });
  set = kg_font_set_new (&error);
  g_assert_no_error (error);
  for (guint role = 0; role < KG_FONT_N_ROLES; role++) {
    g_assert_true (kg_font_set_resolve (set, role, 0x7eaa, &glyph));
    g_assert_cmpstr (kg_font_set_get_family (set, glyph.face), ==, "Stranger");
    g_assert_false (kg_font_set_is_genuine (set, role, glyph.face));
  }
  g_assert_true (kg_font_set_resolve (set, KG_FONT_BODY, 0x51fd, &glyph));
  g_assert_false (kg_font_set_is_genuine (set, KG_FONT_BODY, glyph.face));
}

/* A private character is taken from the fonts of its role, whose maker meant
 * it, and never from any other. */
static void
test_private_characters (Machine       *machine,
                         gconstpointer  data)
{
  for (guint has_own = 0; has_own < 2; has_own++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (KgFontSet) set = NULL;
    KgFontGlyph glyph;

    install_made (machine, &(FontMaker) { .family = "Symbols", .chars = "☃\ue123\U000f0001" });
    install_made (machine, &(FontMaker) { .family = "FangSong", .chars = has_own ? SOME_HAN "\ue123" : SOME_HAN });
    set = kg_font_set_new (&error);
    g_assert_no_error (error);
    g_assert_true (kg_font_set_resolve (set, KG_FONT_BODY, 0x2603, &glyph));
    g_assert_cmpint (kg_font_set_resolve (set, KG_FONT_BODY, 0xe123, &glyph), ==, (int) has_own);
    g_assert_false (kg_font_set_resolve (set, KG_FONT_BODY, 0xf0001, &glyph));
  }
}

/* The licence holds wherever a face is looked for: by name, as the last resort,
 * and among all that is installed. */
static void
test_rights_hold_everywhere (Machine       *machine,
                             gconstpointer  data)
{
  static const guint refused[] = { 0x0002, 0x0100, 0x0104, 0x0108, 0x0200, 0x0204, 0x0300 };
  static const char *const families[] = { "FangSong_GB2312", "LXGW WenKai", "Stranger" };

  install_made (machine, &(FontMaker) { .family = "Noto Serif CJK SC", .chars = "一" });
  for (guint i = 0; i < G_N_ELEMENTS (families); i++) {
    for (guint j = 0; j < G_N_ELEMENTS (refused); j++)
      install_made (machine, &(FontMaker) { .family = families[i], .chars = SOME_HAN, .rights = refused[j] });
  }
  for (guint allowed = 0; allowed < 2; allowed++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (KgFontSet) set = NULL;
    KgFontGlyph glyph;

    if (allowed)
      install_made (machine, &(FontMaker) { .family = "Free", .chars = SOME_HAN, .rights = 0x0008 });
    set = kg_font_set_new (&error);
    g_assert_no_error (error);
    g_assert_cmpint (kg_font_set_resolve (set, KG_FONT_BODY, 0x7eaa, &glyph), ==, (int) allowed);
    g_assert_cmpstr (kg_font_set_get_family (set, glyph.face), ==, allowed ? "Free" : NULL);
  }
}

/* A face that claims a character and draws nothing for it is passed over; of
 * several weights the right one is taken. */
static void
test_blanks_and_weights (Machine       *machine,
                         gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KgFontSet) set = NULL;
  KgFontGlyph body, title;

  install_made (machine, &(FontMaker) { .family = "FangSong", .chars = SOME_HAN, .is_blank = TRUE });
  install_made (machine, &(FontMaker) { .family = "Noto Serif CJK SC", .chars = SOME_HAN, .weight = 400 });
  install_made (machine, &(FontMaker) { .family = "Noto Serif CJK SC", .chars = SOME_HAN, .weight = 700 });
  set = kg_font_set_new (&error);
  g_assert_no_error (error);
  g_assert_true (kg_font_set_resolve (set, KG_FONT_BODY, 0x7eaa, &body));
  g_assert_true (kg_font_set_resolve (set, KG_FONT_TITLE, 0x7eaa, &title));
  g_assert_cmpstr (kg_font_set_get_family (set, body.face), ==, "Noto Serif CJK SC");
  g_assert_cmpstr (kg_font_set_get_family (set, title.face), ==, "Noto Serif CJK SC");
  g_assert_cmpuint (body.face, !=, title.face);
}

static void
test_damaged_files (Machine       *machine,
                    gconstpointer  data)
{
  g_autofree char *place = g_build_filename (machine->folder, "damaged.ttf", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  install (machine, machine->song);
  g_assert_true (g_file_get_contents (machine->wenkai, &bytes, &length, NULL));

  for (gsize keep = 1; keep < length; keep *= 8) {
    g_autoptr (GError) error = NULL;
    g_autoptr (KgFontSet) set = NULL;

    g_assert_true (g_file_set_contents (place, bytes, keep, NULL));
    set = kg_font_set_new (&error);
    g_assert_no_error (error);
    g_assert_nonnull (get_family (set, KG_FONT_KAI, 0x7eaa));
  }

  /* Whole when it was listed, cut afterwards: outlines of it cannot be read. */
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (KgFontSet) set = NULL;

    g_assert_true (g_file_set_contents (place, bytes, length, NULL));
    set = kg_font_set_new (&error);
    g_assert_no_error (error);
    g_assert_true (g_file_set_contents (place, bytes, 2000, NULL));
    g_assert_cmpstr (get_family (set, KG_FONT_KAI, 0x7eaa), ==, "Noto Serif CJK SC");
  }
}

int
main (int    argc,
      char **argv)
{
  static const struct { const char *path; void (*test) (Machine *, gconstpointer); } tests[] = {
    { "/font-set/no-chinese", test_no_chinese },
    { "/font-set/one-font", test_one_font },
    { "/font-set/roles", test_roles },
    { "/font-set/rights", test_rights },
    { "/font-set/removed", test_removed },
    { "/font-set/cut-while-open", test_cut_while_open },
    { "/font-set/order", test_order },
    { "/font-set/no-false-names", test_no_false_names },
    { "/font-set/private-characters", test_private_characters },
    { "/font-set/rights-hold-everywhere", test_rights_hold_everywhere },
    { "/font-set/blanks-and-weights", test_blanks_and_weights },
    { "/font-set/damaged-files", test_damaged_files },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Machine, NULL, machine_set_up, tests[i].test, machine_tear_down);

  return g_test_run ();
}
