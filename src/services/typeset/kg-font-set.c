// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-font-set.h"

#include "core/kg-error.h"
#include "services/typeset/kg-font-file.h"
#include "services/typeset/kg-font-list.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_BBOX_H
#include <glib/gi18n-lib.h>
#include <math.h>

/* The fonts of this machine by role.
 *
 * Each character is looked for in the families of its role, in the last resort,
 * and in everything else that is installed. A face that may not be embedded as
 * a subset is passed over as if it were not there, and so is one that has the
 * character but no outline for it. */

typedef struct {
  FcPattern *pattern; /* of the set's list */
  char *family;       /* as installed */
  char *ps_name;
  FT_Face ft;
  gboolean is_refused;
  gboolean is_forbidden; /* by its licence, to be embedded */
} Face;

typedef struct {
  guint face;
  gboolean genuine;
  gboolean han_only;
} Candidate;

struct _KgFontSet {
  gatomicrefcount ref_count;
  FT_Library library;
  KgFontList *installed;
  GPtrArray *faces;                   /* of Face */
  GArray *chains[KG_FONT_N_ROLES];    /* of Candidate */
  GHashTable *resolved;               /* role and character to KgFontGlyph */
  const KgFontGlyph *recent[1024];    /* (nullable): of those, by their characters */
  gint64 recent_keys[1024];
  GHashTable *outlines;               /* face and glyph to KgGlyphOutline */
  KgGlyphOutline *box;                /* of what is missing */
};

/* So many stay at hand, some MB of them. */
#define MAX_OUTLINES 8000

/* An empty square, 1/1000 em: what stands for a character without a glyph. */
#define BOX_LEFT   80
#define BOX_BOTTOM -60
#define BOX_SIZE   840
#define BOX_STROKE 50

static void
face_free (gpointer data)
{
  Face *face = data;

  if (face->ft != NULL)
    FT_Done_Face (face->ft);
  g_free (face->family);
  g_free (face->ps_name);
  g_free (face);
}

/* The face of @pattern, listed once. */
static guint
add_face (KgFontSet *self,
          FcPattern *pattern)
{
  Face *face;

  for (guint i = 0; i < self->faces->len; i++) {
    if (((Face *) g_ptr_array_index (self->faces, i))->pattern == pattern)
      return i;
  }

  face = g_new0 (Face, 1);
  face->pattern = pattern;
  face->family = g_strdup (kg_font_pattern_get_string (pattern, FC_FAMILY));
  if (face->family == NULL)
    face->family = g_path_get_basename (kg_font_pattern_get_string (pattern, FC_FILE));
  face->ps_name = g_strdup (kg_font_pattern_get_string (pattern, FC_POSTSCRIPT_NAME));
  g_ptr_array_add (self->faces, face);

  return self->faces->len - 1;
}

static void
add_families (KgFontSet          *self,
              KgFontRole          role,
              const KgFontFamily *families)
{
  for (; families->name != NULL; families++) {
    FcPattern *pattern = kg_font_list_find_family (self->installed, families->name, kg_font_role_is_bold (role));
    Candidate candidate = { 0, families->genuine, families->han_only };

    if (pattern == NULL)
      continue;
    candidate.face = add_face (self, pattern);
    g_array_append_val (self->chains[role], candidate);
  }
}

/* Subsets of the outlines go into the file, so a face that forbids embedding,
 * subsets or outlines is of no use. When several permissions are named the
 * most generous one holds (OpenType, OS/2.fsType). */
static gboolean
may_embed (FT_Face ft)
{
  FT_UShort flags = FT_Get_FSType_Flags (ft);

  if (flags & (FT_FSTYPE_NO_SUBSETTING | FT_FSTYPE_BITMAP_EMBEDDING_ONLY))
    return FALSE;

  return !(flags & FT_FSTYPE_RESTRICTED_LICENSE_EMBEDDING) ||
         (flags & (FT_FSTYPE_PREVIEW_AND_PRINT_EMBEDDING | FT_FSTYPE_EDITABLE_EMBEDDING));
}

static FT_Face
open_face (KgFontSet *self,
           guint      index)
{
  Face *face = g_ptr_array_index (self->faces, index);
  const char *path;
  int which;

  if (face->ft != NULL || face->is_refused)
    return face->ft;

  path = kg_font_pattern_get_path (face->pattern, &which);
  if (kg_font_file_open (self->library, path, which, &face->ft) != 0) {
    face->ft = NULL;
    face->is_refused = TRUE;
    g_info ("Font %s cannot be read", path);
  } else if (!FT_IS_SCALABLE (face->ft) || face->ft->units_per_EM == 0 || !may_embed (face->ft)) {
    face->is_forbidden = !may_embed (face->ft);
    FT_Done_Face (face->ft);
    face->ft = NULL;
    face->is_refused = TRUE;
    g_info ("Font %s may not be embedded", path);
  }

  return face->ft;
}

static gboolean
load (FT_Face ft,
      guint32 glyph)
{
  return FT_Load_Glyph (ft, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING |
                                   FT_LOAD_NO_BITMAP | FT_LOAD_IGNORE_TRANSFORM) == 0 &&
         ft->glyph->format == FT_GLYPH_FORMAT_OUTLINE;
}

static int
to_mille (FT_Face ft,
          double  units)
{
  return (int) CLAMP (lround (units * 1000 / ft->units_per_EM), -30000, 30000);
}

/* Keeps the outline of the glyph that was loaded last. */
static const KgGlyphOutline *
keep_outline (KgFontSet *self,
              guint      face,
              guint32    glyph)
{
  const gint64 key = ((gint64) face << 32) | glyph;
  FT_Face ft = open_face (self, face);
  KgGlyphOutline *outline = kg_glyph_outline_new (&ft->glyph->outline, ft->units_per_EM);

  if (outline == NULL)
    return NULL;

  if (g_hash_table_size (self->outlines) == MAX_OUTLINES)
    g_hash_table_remove_all (self->outlines);
  g_hash_table_insert (self->outlines, g_memdup2 (&key, sizeof key), outline);

  return outline;
}

/* Whether @face draws @ch. */
static gboolean
look_up (KgFontSet   *self,
         guint        face,
         gunichar     ch,
         KgFontGlyph *glyph)
{
  FT_Face ft = open_face (self, face);
  FT_UInt index = ft != NULL ? FT_Get_Char_Index (ft, ch) : 0;
  FT_BBox box;

  if (index == 0 || !load (ft, index))
    return FALSE;
  if (ft->glyph->outline.n_contours == 0 && !g_unichar_isspace (ch))
    return FALSE;
  if (keep_outline (self, face, index) == NULL)
    return FALSE;

  *glyph = (KgFontGlyph) { .face = face, .glyph = index };
  glyph->advance = MAX (to_mille (ft, ft->glyph->metrics.horiAdvance), 0);
  if (ft->glyph->outline.n_contours > 0 && FT_Outline_Get_BBox (&ft->glyph->outline, &box) == 0) {
    glyph->left = to_mille (ft, box.xMin);
    glyph->bottom = to_mille (ft, box.yMin);
    glyph->right = to_mille (ft, box.xMax);
    glyph->top = to_mille (ft, box.yMax);
  }

  return TRUE;
}

/* Never a private character: every font means another one by it, and a document
 * is better with □, which is listed, than with a stranger's. */
static gboolean
look_up_anywhere (KgFontSet   *self,
                  gunichar     ch,
                  KgFontGlyph *glyph)
{
  FcPattern *pattern;
  guint from = 0;

  if (g_unichar_type (ch) == G_UNICODE_PRIVATE_USE)
    return FALSE;

  while ((pattern = kg_font_list_find_with (self->installed, ch, &from)) != NULL) {
    if (look_up (self, add_face (self, pattern), ch, glyph))
      return TRUE;
  }

  return FALSE;
}

/**
 * kg_font_set_new:
 *
 * Returns: (nullable): the fonts of this machine; %KG_ERROR_FONT_MISSING when
 *   none of them has Chinese characters
 */
KgFontSet *
kg_font_set_new (GError **error)
{
  g_autoptr (KgFontSet) self = g_new0 (KgFontSet, 1);
  KgFontGlyph glyph;

  g_atomic_ref_count_init (&self->ref_count);
  self->faces = g_ptr_array_new_with_free_func (face_free);
  self->resolved = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->outlines = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) kg_glyph_outline_free);
  self->box = kg_glyph_outline_new_box (BOX_LEFT, BOX_BOTTOM, BOX_SIZE, BOX_STROKE);
  for (guint role = 0; role < KG_FONT_N_ROLES; role++)
    self->chains[role] = g_array_new (FALSE, FALSE, sizeof (Candidate));

  self->installed = kg_font_list_new ();
  if (self->installed == NULL || FT_Init_FreeType (&self->library) != 0) {
    g_set_error_literal (error, KG_ERROR, KG_ERROR_FONT_MISSING,
                         _("The fonts of this machine cannot be read"));
    return NULL;
  }

  for (guint role = 0; role < KG_FONT_N_ROLES; role++) {
    add_families (self, role, kg_font_role_get_families (role));
    add_families (self, role, kg_font_role_get_last_resort ());
  }

  /* 一 */
  if (!kg_font_set_resolve (self, KG_FONT_BODY, 0x4e00, &glyph)) {
    g_set_error_literal (error, KG_ERROR, KG_ERROR_FONT_MISSING,
                         _("No Chinese font was found that may be embedded: install the package fonts-noto-cjk"));
    return NULL;
  }

  return g_steal_pointer (&self);
}

KgFontSet *
kg_font_set_ref (KgFontSet *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
kg_font_set_unref (KgFontSet *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->resolved);
  g_hash_table_unref (self->outlines);
  kg_glyph_outline_free (self->box);
  g_ptr_array_unref (self->faces);
  for (guint role = 0; role < KG_FONT_N_ROLES; role++)
    g_array_unref (self->chains[role]);
  if (self->library != NULL)
    FT_Done_FreeType (self->library);
  g_clear_pointer (&self->installed, kg_font_list_free);
  g_free (self);
}

/**
 * kg_font_set_choose_role:
 *
 * Returns: the role that draws @ch in a text of @role: the body's for letters
 *   and digits when those of the face for @role do not go with a document
 */
KgFontRole
kg_font_set_choose_role (KgFontSet  *self,
                         KgFontRole  role,
                         gunichar    ch)
{
  const GArray *chain = self->chains[role];

  for (guint i = 0; ch < 0x80 && i < chain->len; i++) {
    const Candidate *candidate = &g_array_index (chain, Candidate, i);

    if (open_face (self, candidate->face) != NULL)
      return candidate->han_only ? KG_FONT_BODY : role;
  }

  return role;
}

/**
 * kg_font_set_resolve:
 * @glyph: (out): what draws @ch; the missing face when nothing does
 *
 * Returns: whether a font has the character
 */
gboolean
kg_font_set_resolve (KgFontSet   *self,
                     KgFontRole   role,
                     gunichar     ch,
                     KgFontGlyph *glyph)
{
  gint64 key = ((gint64) role << 32) | ch;
  const guint at = (ch ^ (guint) role << 7) % G_N_ELEMENTS (self->recent);
  const GArray *chain = self->chains[role];
  const KgFontGlyph *known;
  gboolean found = FALSE;

  /* A long text asks for the same few hundred over and over. */
  if (self->recent[at] == NULL || self->recent_keys[at] != key) {
    self->recent[at] = g_hash_table_lookup (self->resolved, &key);
    self->recent_keys[at] = key;
  }
  known = self->recent[at];
  if (known != NULL) {
    *glyph = *known;
    return glyph->face != KG_FACE_MISSING;
  }

  for (guint i = 0; i < chain->len && !found; i++)
    found = look_up (self, g_array_index (chain, Candidate, i).face, ch, glyph);
  if (!found)
    found = look_up_anywhere (self, ch, glyph);
  if (!found && ch != ' ' && g_unichar_isspace (ch))
    found = kg_font_set_resolve (self, role, ' ', glyph);
  if (!found)
    *glyph = (KgFontGlyph) {
      .face = KG_FACE_MISSING, .advance = 1000,
      .left = BOX_LEFT, .bottom = BOX_BOTTOM, .right = BOX_LEFT + BOX_SIZE, .top = BOX_BOTTOM + BOX_SIZE,
    };
  g_hash_table_insert (self->resolved, g_memdup2 (&key, sizeof key), g_memdup2 (glyph, sizeof *glyph));

  return found;
}

/* (nullable): NULL when the glyph cannot be read */
static const KgGlyphOutline *
get_outline (KgFontSet *self,
             guint      face,
             guint32    glyph)
{
  const gint64 key = ((gint64) face << 32) | glyph;
  const KgGlyphOutline *known = g_hash_table_lookup (self->outlines, &key);
  FT_Face ft;

  if (known != NULL)
    return known;

  ft = open_face (self, face);
  return ft != NULL && load (ft, glyph) ? keep_outline (self, face, glyph) : NULL;
}

/**
 * kg_font_set_visit:
 *
 * Walks along the outline of one glyph.
 *
 * Returns: whether the glyph could be read
 */
gboolean
kg_font_set_visit (KgFontSet              *self,
                   guint                   face,
                   guint32                 glyph,
                   const KgOutlineVisitor *visitor,
                   gpointer                user_data)
{
  const KgGlyphOutline *outline = face != KG_FACE_MISSING ? get_outline (self, face, glyph) : self->box;

  if (outline == NULL)
    return FALSE;

  kg_glyph_outline_visit (outline, visitor, user_data);
  return TRUE;
}

/**
 * kg_font_set_get_family:
 *
 * Returns: (nullable): the family of @face as installed
 */
const char *
kg_font_set_get_family (KgFontSet *self,
                        guint      face)
{
  if (face == KG_FACE_MISSING)
    return NULL;

  return ((Face *) g_ptr_array_index (self->faces, face))->family;
}

/**
 * kg_font_set_get_ps_name:
 *
 * Returns: (nullable): the PostScript name of @face, when it has one
 */
const char *
kg_font_set_get_ps_name (KgFontSet *self,
                         guint      face)
{
  if (face == KG_FACE_MISSING)
    return NULL;

  return ((Face *) g_ptr_array_index (self->faces, face))->ps_name;
}

/**
 * kg_font_set_is_genuine:
 *
 * Whether @face is of the kind that @role asks for.
 */
gboolean
kg_font_set_is_genuine (KgFontSet  *self,
                        KgFontRole  role,
                        guint       face)
{
  const GArray *chain = self->chains[role];

  for (guint i = 0; i < chain->len; i++) {
    const Candidate *candidate = &g_array_index (chain, Candidate, i);

    if (candidate->face == face && candidate->genuine)
      return TRUE;
  }

  return FALSE;
}

/**
 * kg_font_set_get_forbidden:
 *
 * Returns: (transfer full) (element-type utf8): the families that would have
 *   been used, had their licence allowed it to embed them
 */
GPtrArray *
kg_font_set_get_forbidden (KgFontSet *self)
{
  GPtrArray *families = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->faces->len; i++) {
    const Face *face = g_ptr_array_index (self->faces, i);

    if (face->is_forbidden && !g_ptr_array_find_with_equal_func (families, face->family, g_str_equal, NULL))
      g_ptr_array_add (families, g_strdup (face->family));
  }

  return families;
}
