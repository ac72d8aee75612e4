// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-quick-grammar.h"
#include "core/kg-phrase-reader.h"
#include "core/kg-quick-words.h"

#include <string.h>

/* A sentence is read clause by clause. A unit counts only in a place where
 * minutes put those whom they ask: at the head of a clause before a verb, a
 * limit or a word such as 牵头 and 配合, or after 由, 请 and 责成. Anywhere
 * else it is merely named: inside the name of a project, in a quotation, as
 * the one who reports what was done. */

#define MAX_ITEM 8   /* characters of a clipped name in a list */
#define MAX_ITEMS 16 /* of such a list */

typedef struct {
  KgQuickReading *out;
  KgQuickSource source;
  guint waiting;       /* mentions of a list that nothing was said of yet */
  gsize waiting_start;
  KgQuickRank label;   /* of 牵头单位: and 配合单位:, which come before a list */
  gboolean has_label;
} Reader;

static const char *const separators[] = { "、", "和", "与", "及", "以及", "/", NULL };
static const char *const askers[] = {
  "由", "请", "责成", "商请", "督促", "委托", "交由", "具体由", "统一由", "仍由", "并由", "同意由", "明确由",
  "继续由", "分别由", "另请", "并请", "烦请", "要求", NULL
};
static void
add_mention (GArray     *mentions,
             const char *text,
             const char *start,
             const char *end,
             int         unit)
{
  KgQuickMention mention = { start - text, end - text, unit };

  g_array_append_val (mentions, mention);
}

/* A list of units by their names; the position ends after the last one. */
static guint
eat_names (Reader      *self,
           const char **at)
{
  const char *p = *at;
  guint n = 0;

  for (;;) {
    const char *start = kg_phrase_skip_blank (p);
    const char *end;
    int unit = kg_quick_units_match (self->source.units, self->source.text, start, &end);

    if (unit < 0 || kg_phrase_range_holds (self->source.quotations, start - self->source.text))
      return n;

    add_mention (self->out->mentions, self->source.text, start, end, unit);
    n++;
    *at = p = end;
    if (kg_phrase_eat_any (&p, separators) < 0)
      return n;
  }
}

/* A list in which units may go by clipped names (水务、绿化) or others stand
 * among them (建设单位), up to a word that gives it its role or a limit. */
static guint
eat_loose_list (Reader      *self,
                const char **at)
{
  GArray *mentions = self->out->mentions;
  guint before = mentions->len;
  const char *p = *at;
  gboolean first_is_named = FALSE;
  guint n_items = 0;

  for (; n_items < MAX_ITEMS; n_items++) {
    const char *start = kg_phrase_skip_blank (p);
    const char *end = start;
    const char *q;
    int unit = kg_quick_units_match (self->source.units, self->source.text, start, &end);
    int n = 0;

    if (unit < 0) {
      for (q = start; n < MAX_ITEM; n++, q = g_utf8_next_char (q)) {
        const char *r = q;

        if (*q == '\0' || kg_quick_is_boundary (kg_phrase_char (q)) ||
            kg_phrase_range_holds (self->source.quotations, q - self->source.text) ||
            kg_phrase_eat_any (&r, separators) >= 0 || kg_quick_eat_role (&r) != KG_QUICK_ROLE_NONE ||
            kg_phrase_eat (&r, "等") || kg_quick_eat_limit (&self->source, &r))
          break;
      }
      end = q;
      q = start;
      if (n < 2 || n == MAX_ITEM || kg_phrase_eat_task (&q)) /* 加强与…配合 */
        break;
      unit = kg_quick_units_resolve (self->source.units, start, end - start);
    } else if (n_items == 0) {
      first_is_named = TRUE;
    }

    if (unit >= 0)
      add_mention (mentions, self->source.text, start, end, unit);
    p = end;

    q = p;
    kg_quick_eat_list_tail (&q);
    if (mentions->len > before &&
        (kg_quick_eat_role (&q) != KG_QUICK_ROLE_NONE || (first_is_named && kg_quick_eat_limit (&self->source, &q)))) {
      *at = p;
      return mentions->len - before;
    }
    if (kg_phrase_eat_any (&p, separators) < 0)
      break;
  }

  g_array_set_size (mentions, before);
  return 0;
}

static guint
eat_list (Reader      *self,
          const char **at)
{
  guint before = self->out->mentions->len;
  const char *p = *at;
  const char *q;
  guint n = eat_names (self, &p);

  q = p;
  if (n > 0 && kg_phrase_eat_any (&q, separators) < 0) {
    *at = p;
    return n;
  }

  g_array_set_size (self->out->mentions, before);
  n = eat_loose_list (self, at);
  return n > 0 ? n : eat_names (self, at);
}

static void
add_frame (Reader     *self,
           KgQuickRank rank,
           guint       n_units,
           const char *start,
           const char *end)
{
  KgQuickFrame frame = {
    rank, self->out->mentions->len - n_units, n_units, start - self->source.text, end - self->source.text,
    kg_quick_clause_end (end) - self->source.text,
  };

  if (self->waiting > 0) {
    frame.first -= self->waiting;
    frame.n_units += self->waiting;
    frame.cut_start = self->waiting_start;
    self->waiting = 0;
  }

  g_array_append_val (self->out->frames, frame);
}

/* The last units, and those that were still waiting, are merely named. */
static void
drop_list (Reader *self,
           guint   n_units)
{
  GArray *mentions = self->out->mentions;

  n_units += self->waiting;
  self->waiting = 0;
  if (n_units == 0)
    return;

  g_array_append_vals (self->out->others,
                       &g_array_index (mentions, KgQuickMention, mentions->len - n_units), n_units);
  g_array_set_size (mentions, mentions->len - n_units);
}

/* 会同B、C after whoever leads. */
static gboolean
read_partners (Reader      *self,
               const char **at)
{
  const char *p = *at;
  guint n;

  if (!kg_quick_eat_join (&p))
    return FALSE;
  n = eat_list (self, &p);
  if (n == 0)
    return FALSE;

  kg_quick_eat_list_tail (&p);
  add_frame (self, KG_QUICK_SUPPORTS, n, *at, p);
  *at = p;
  return TRUE;
}

/* What the sentence makes of the @n_units last mentions, whose list ends at
 * @at. A list in the middle of a clause needs a word that gives it a role. */
static const char *
read_role (Reader     *self,
           guint       n_units,
           const char *start,
           const char *at,
           gboolean    plainly,
           gboolean    in_middle)
{
  const char *end = at;
  const char *p;
  const char *q;

  kg_quick_eat_list_tail (&end);
  p = end;
  if (self->has_label) {
    self->has_label = FALSE;
    add_frame (self, self->label, n_units, start, end);
    return end;
  }

  while (kg_quick_eat_limit (&self->source, &p))
    continue;

  switch (kg_quick_eat_role (&p)) {
  case KG_QUICK_ROLE_LEADS:
    add_frame (self, KG_QUICK_NAMED, n_units, start, p);
    read_partners (self, &p);
    return p;

  case KG_QUICK_ROLE_SUPPORTS:
    add_frame (self, KG_QUICK_SUPPORTS, n_units, start, p);
    q = p;
    n_units = eat_names (self, &q);
    if (n_units == 0)
      return p;
    /* 大场镇配合区规资局完成…: the one who is supported has the task. */
    kg_quick_eat_list_tail (&q);
    add_frame (self, KG_QUICK_TARGET, n_units, p, q);
    return q;

  case KG_QUICK_ROLE_JOINS:
  case KG_QUICK_ROLE_NONE:
  default:
    break;
  }

  q = end;
  p = kg_phrase_skip_blank (end);
  if (in_middle && !plainly) {
    drop_list (self, n_units);
  } else if (kg_phrase_char (p) == 0 || kg_quick_is_boundary (kg_phrase_char (p))) {
    if (plainly) {
      add_frame (self, KG_QUICK_ASKED, n_units, start, end);
    } else {
      if (self->waiting == 0)
        self->waiting_start = start - self->source.text;
      self->waiting += n_units;
    }
  } else if (kg_quick_asks (&self->source, end, plainly)) {
    add_frame (self, plainly ? KG_QUICK_ASKED : KG_QUICK_IMPLIED, n_units, start, end);
    read_partners (self, &q);
  } else {
    drop_list (self, n_units);
    return at;
  }

  return q;
}

/* The words before those who are asked: 会议要求, 同时, 请, 11月27日前. */
static const char *
skip_lead_in (Reader      *self,
              const char  *at,
              const char **cut,
              gboolean    *plainly)
{
  static const char *const words[] = {
    "会议要求", "会议明确", "会议议定", "会议决定", "会议强调", "明确", "建议", "并", "同时", "另", "此外", "其中", "对此", "为此", "下一步", "会后", "后续", "以",
    "一是", "二是", "三是", "四是", "五是", "首先", "其次", "第一", "第二", "第三", "经研究", NULL
  };
  const char *p = at;

  for (;;) {
    if (kg_phrase_eat_any (&p, askers) >= 0)
      *plainly = TRUE;
    else if (kg_quick_eat_limit (&self->source, &p))
      *cut = p;
    else if (kg_phrase_eat_any (&p, words) < 0)
      return p;
  }
}

static void
read_label (Reader      *self,
            const char **at)
{
  static const char *const labels[] = {
    "牵头单位", "责任单位", "主办单位", "牵头部门", "责任部门", "主责单位", "承办单位", "主办", "配合单位",
    "协办单位", "配合部门", "支持单位", "参与单位", "协办", "协同单位", NULL
  };
  const char *p = *at;
  int label = kg_phrase_eat_any (&p, labels);

  if (label < 0 || (!kg_phrase_eat (&p, ":") && !kg_phrase_eat (&p, "为") && !kg_phrase_eat (&p, "是")))
    return;

  self->has_label = TRUE;
  self->label = label < 8 ? KG_QUICK_NAMED : KG_QUICK_SUPPORTS;
  *at = p;
}

static const char *
read_head (Reader     *self,
           const char *at)
{
  gboolean plainly = FALSE;
  const char *cut = at;
  const char *p = skip_lead_in (self, at, &cut, &plainly);
  guint n;

  if (self->waiting > 0 && kg_quick_asks (&self->source, at, FALSE))
    add_frame (self, KG_QUICK_IMPLIED, 0, at, at);
  read_label (self, &p);
  if (read_partners (self, &p))
    return p;

  n = eat_list (self, &p);
  if (n > 0)
    return read_role (self, n, cut, p, plainly, FALSE);

  self->has_label = FALSE;
  return NULL;
}

static const char *
read_middle (Reader     *self,
             const char *at)
{
  gunichar before = kg_phrase_before (self->source.text, at);
  const char *p = at;
  guint n;

  /* 申请, 提请, 理由 and their like end in these words. */
  if (kg_phrase_eat_any (&p, askers) >= 0 && !kg_phrase_is_one_of (before, "提申邀聘报理自缘事经")) {
    n = eat_list (self, &p);
    return n > 0 ? read_role (self, n, at, p, TRUE, TRUE) : NULL;
  }

  p = at;
  if (read_partners (self, &p))
    return p;

  p = at;
  if (kg_quick_eat_limit (&self->source, &p)) {
    const char *start = p;

    n = eat_list (self, &p);
    return n > 0 ? read_role (self, n, start, p, FALSE, FALSE) : p;
  }

  p = at;
  n = eat_names (self, &p);
  if (n == 0)
    return NULL;
  if (kg_phrase_is_one_of (before, "与同和跟向对给报经在")) {
    drop_list (self, n);
    return p;
  }

  return read_role (self, n, at, p, FALSE, TRUE);
}

/* (区规资局) after a task with a limit, at the end of the line. */
static void
close_bracket (Reader     *self,
               const char *at)
{
  const char *p = at;

  while (*p != '\0' && kg_phrase_is_one_of (kg_phrase_char (p), ")。;】]"))
    p = g_utf8_next_char (p);

  if (self->waiting > 0 && *kg_phrase_skip_blank (p) == '\0' && self->source.phrases->len > 0)
    add_frame (self, KG_QUICK_NAMED, 0, at, at);
  else
    drop_list (self, 0);
}

static void
read_text (Reader *self)
{
  gboolean at_head = TRUE;
  const char *next;

  for (const char *p = kg_quick_skip_numbering (self->source.text); *p != '\0'; p = next) {
    gunichar c = kg_phrase_char (p);

    next = g_utf8_next_char (p);
    if (kg_phrase_is_blank (c))
      continue;

    if (kg_phrase_range_holds (self->source.quotations, p - self->source.text)) {
      drop_list (self, 0);
      at_head = FALSE;
    } else if (kg_quick_is_boundary (c)) {
      if (kg_phrase_is_one_of (c, ")】]"))
        close_bracket (self, p);
      else if (!kg_phrase_is_one_of (c, ",:"))
        drop_list (self, 0);
      at_head = TRUE;
    } else {
      const char *end = at_head ? read_head (self, p) : NULL;

      if (end == NULL) {
        drop_list (self, 0);
        end = read_middle (self, p);
      }
      at_head = FALSE;
      if (end != NULL) {
        /* 区规资局牵头、区建管委配合 */
        at_head = kg_phrase_eat (&end, "、");
        next = MAX (end, next);
      }
    }
  }

  drop_list (self, 0);
}

/**
 * kg_quick_reading_new:
 * @text: valid UTF-8
 * @phrases: (element-type KgDuePhrase): the due days in @text
 * @led: whether @text begins with the units that lead
 *
 * Returns: (transfer full): who is asked to do something in @text
 */
KgQuickReading *
kg_quick_reading_new (const char         *text,
                      const KgQuickUnits *units,
                      GArray             *phrases,
                      gboolean            led)
{
  KgQuickReading *reading = g_new0 (KgQuickReading, 1);
  g_autoptr (GArray) quotations = kg_phrase_quotations (text);
  Reader self = { reading, { text, units, phrases, quotations } };

  self.has_label = led;
  self.label = KG_QUICK_NAMED;
  reading->mentions = g_array_new (FALSE, FALSE, sizeof (KgQuickMention));
  reading->others = g_array_new (FALSE, FALSE, sizeof (KgQuickMention));
  reading->frames = g_array_new (FALSE, FALSE, sizeof (KgQuickFrame));
  read_text (&self);

  return reading;
}

void
kg_quick_reading_free (KgQuickReading *self)
{
  g_array_unref (self->mentions);
  g_array_unref (self->others);
  g_array_unref (self->frames);
  g_free (self);
}
