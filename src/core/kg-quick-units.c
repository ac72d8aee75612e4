// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-quick-units.h"
#include "core/kg-phrase-reader.h"

#include <string.h>

typedef struct {
  char *text;
  gsize length;
  int unit;
} Form;

struct _KgQuickUnits {
  const KgQuickUnit *units;
  guint n_units;
  GArray *forms; /* longest first */
};

/* Names carry the rank of their body in front: 区规资局, 市规资局. */
static const char *
skip_rank (const char *name)
{
  static const char *const ranks[] = { "区", "市", "县" };

  for (guint i = 0; i < G_N_ELEMENTS (ranks); i++)
    if (g_str_has_prefix (name, ranks[i]) &&
        g_utf8_strlen (name + strlen (ranks[i]), -1) >= 2)
      return name + strlen (ranks[i]);

  return name;
}

static void
clear_form (gpointer data)
{
  g_free (((Form *) data)->text);
}

static int
compare_forms (gconstpointer a,
               gconstpointer b)
{
  const Form *fa = a;
  const Form *fb = b;

  return fa->length != fb->length ? (fa->length < fb->length ? 1 : -1) : strcmp (fa->text, fb->text);
}

/* Adds one form of every unit. Forms of earlier rounds stand; one that two
 * units would share in the same round means neither. */
static void
add_round (KgQuickUnits *self,
           GHashTable   *taken,
           char       *(*make) (const KgQuickUnit *unit))
{
  g_autoptr (GHashTable) round = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer text, value;

  for (guint i = 0; i < self->n_units; i++) {
    char *form = make (&self->units[i]);

    if (form == NULL || g_utf8_strlen (form, -1) < 2 || g_hash_table_contains (taken, form))
      g_free (form);
    else if (g_hash_table_lookup_extended (round, form, NULL, &value) &&
             GPOINTER_TO_INT (value) != (int) i)
      g_hash_table_replace (round, form, GINT_TO_POINTER (-1));
    else
      g_hash_table_replace (round, form, GINT_TO_POINTER ((int) i));
  }

  g_hash_table_iter_init (&iter, round);
  while (g_hash_table_iter_next (&iter, &text, &value)) {
    g_hash_table_add (taken, g_strdup (text));
    if (GPOINTER_TO_INT (value) >= 0) {
      Form form = { g_strdup (text), strlen (text), GPOINTER_TO_INT (value) };

      g_array_append_val (self->forms, form);
    }
  }
}

static char *
make_name (const KgQuickUnit *unit)
{
  return g_strdup (unit->name);
}

static char *
make_short_name (const KgQuickUnit *unit)
{
  return g_strdup (unit->short_name);
}

static char *
make_bare_name (const KgQuickUnit *unit)
{
  return unit->name != NULL ? g_strdup (skip_rank (unit->name)) : NULL;
}

static char *
make_bare_short_name (const KgQuickUnit *unit)
{
  return unit->short_name != NULL ? g_strdup (skip_rank (unit->short_name)) : NULL;
}

static char *
make_ranked_short_name (const KgQuickUnit *unit)
{
  if (unit->short_name == NULL || unit->name == NULL || !g_str_has_prefix (unit->name, "区") ||
      g_str_has_prefix (unit->short_name, "区"))
    return NULL;

  return g_strconcat ("区", unit->short_name, NULL);
}

KgQuickUnits *
kg_quick_units_new (const KgQuickUnit *units,
                    guint              n_units)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  KgQuickUnits *self = g_new0 (KgQuickUnits, 1);

  self->units = units;
  self->n_units = n_units;
  self->forms = g_array_new (FALSE, FALSE, sizeof (Form));
  g_array_set_clear_func (self->forms, clear_form);

  add_round (self, taken, make_name);
  add_round (self, taken, make_short_name);
  add_round (self, taken, make_ranked_short_name);
  add_round (self, taken, make_bare_name);
  add_round (self, taken, make_bare_short_name);
  g_array_sort (self->forms, compare_forms);

  return self;
}

void
kg_quick_units_free (KgQuickUnits *self)
{
  g_array_unref (self->forms);
  g_free (self);
}

/* 大场镇人民政府, 区建管委(重大办): what belongs to the name before it. */
static const char *
extend_name (const char *at)
{
  static const char *const offices[] = {
    "人民政府", "政府", "街道办事处", "办事处", "管委会", "党工委", "党委", NULL
  };
  const char *p = at;

  if (kg_phrase_eat_any (&p, offices) >= 0 &&
      !kg_phrase_is_one_of (kg_phrase_char (p), "投采性购储专土"))
    at = p;

  p = at;
  if (kg_phrase_eat (&p, "(")) {
    gunichar last = 0;
    int n = 0;

    for (; n <= 8 && kg_phrase_char (p) != ')' && *p != '\0'; n++, p = g_utf8_next_char (p))
      last = kg_phrase_char (p);
    if (n > 1 && n <= 8 && kg_phrase_char (p) == ')' && kg_phrase_is_one_of (last, "办局委室"))
      return g_utf8_next_char (p);
  }

  return at;
}

/* 区政府办 is not 区政府; 区建管委办理 is 区建管委. */
static gboolean
goes_on (const char *at)
{
  static const struct {
    const char *word;
    const char *unless; /* it begins another word with one of these */
  } ends[] = {
    { "办", "理结好妥" }, { "局", "部" }, { "委", "托派" }, { "处", "理置罚" }, { "科", "学" }, { "室", "内外" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (kg_phrase_is_one_of (kg_phrase_char (at), ends[i].word))
      return !kg_phrase_is_one_of (kg_phrase_char (g_utf8_next_char (at)), ends[i].unless);

  return FALSE;
}

/**
 * kg_quick_units_match:
 * @text: where the sentence begins
 * @at: a position in it
 * @end: (out): where the name ends
 *
 * The unit with the longest name that begins at @at. A body of the city
 * (市规资局) is not the one of the district, when only that one is known.
 *
 * Returns: its index, or -1
 */
int
kg_quick_units_match (const KgQuickUnits  *self,
                      const char          *text,
                      const char          *at,
                      const char         **end)
{
  gunichar before = at > text ? kg_phrase_char (g_utf8_prev_char (at)) : 0;

  for (guint i = 0; i < self->forms->len; i++) {
    const Form *form = &g_array_index (self->forms, Form, i);

    if (strncmp (at, form->text, form->length) != 0)
      continue;
    if (skip_rank (form->text) == form->text ? kg_phrase_is_one_of (before, "市省") &&
                                               skip_rank (self->units[form->unit].name) !=
                                                 self->units[form->unit].name
                                             : kg_phrase_is_one_of (before, "新"))
      continue;
    if (goes_on (at + form->length))
      continue;

    *end = extend_name (at + form->length);
    return form->unit;
  }

  return -1;
}

/**
 * kg_quick_units_resolve:
 * @word: what somebody calls a unit, @length bytes long
 *
 * The one unit that a clipped name such as 水务, 绿化 or 发改 can stand for:
 * its characters come in this order in the name and begin it.
 *
 * Returns: its index, or -1 when there is none or more than one
 */
int
kg_quick_units_resolve (const KgQuickUnits *self,
                        const char         *word,
                        gsize               length)
{
  g_autofree char *clipped = g_strndup (word, length);
  const char *stem = skip_rank (clipped);
  int found = -1;

  if (g_utf8_strlen (stem, -1) < 2)
    return -1;

  for (guint i = 0; i < self->n_units; i++) {
    const char *name = self->units[i].name != NULL ? skip_rank (self->units[i].name) : "";
    const char *p = stem;

    if (g_utf8_get_char (name) != g_utf8_get_char (stem))
      continue;
    for (; *name != '\0' && *p != '\0'; name = g_utf8_next_char (name))
      if (g_utf8_get_char (name) == g_utf8_get_char (p))
        p = g_utf8_next_char (p);
    if (*p != '\0')
      continue;
    if (found >= 0)
      return -1;
    found = (int) i;
  }

  return found;
}
