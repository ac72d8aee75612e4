// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/document/kg-document.h"

#include "core/kg-error.h"
#include "services/kg-minutes-chain.h"
#include "services/kg-query.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* 纪要节录: what the minutes say of one unit or one decision. */

/* As minutes call a unit: by its name, by its short one, and without the 区
 * before it; a name of one character more would be found everywhere. */
static const char *
without_district (const char *name)
{
  const char *rest = name != NULL && g_str_has_prefix (name, "区") ? name + strlen ("区") : NULL;

  return rest != NULL && g_utf8_strlen (rest, -1) >= 3 ? rest : "";
}

typedef enum {
  TOWNS = 1 << 0,   /* 镇, 乡 */
  STREETS = 1 << 1, /* 街道 */
  PARKS = 1 << 2,   /* territory of another kind */
  DEPARTMENTS = 1 << 3,
  OTHERS = 1 << 4,
} Members;

#define TERRITORY (TOWNS | STREETS | PARKS)

/* What minutes call many units at once. 有关 and 相关 are not here: which ones
 * are concerned, no list of units knows. */
static const struct { const char *word; guint members; } collectives[] = {
  { "各属地", TERRITORY },
  { "各街镇园区", TERRITORY },
  { "各街镇、园区", TERRITORY },
  { "各街镇（园区）", TERRITORY },
  { "各街镇和园区", TERRITORY },
  { "各镇、街道、园区", TERRITORY },
  { "各镇（街道、园区）", TERRITORY },
  { "各街镇", TOWNS | STREETS },
  { "各街道（镇", TOWNS | STREETS },
  { "各街道、镇", TOWNS | STREETS },
  { "各镇（街道", TOWNS | STREETS },
  { "各镇、街道", TOWNS | STREETS },
  { "各乡镇", TOWNS },
  { "各镇", TOWNS },
  { "各街道", STREETS },
  { "各园区", PARKS },
  { "各部门", DEPARTMENTS },
  { "各委办局", DEPARTMENTS },
  { "各单位", TERRITORY | DEPARTMENTS | OTHERS },
  { "各成员单位", TERRITORY | DEPARTMENTS | OTHERS },
  { "各参会单位", TERRITORY | DEPARTMENTS | OTHERS },
};

static guint
get_membership (const char *name,
                const char *kind)
{
  if (g_str_equal (kind, "department") || g_str_equal (kind, "convener"))
    return DEPARTMENTS;
  if (!g_str_equal (kind, "territory"))
    return OTHERS;
  if (g_str_has_suffix (name, "街道"))
    return STREETS;

  return g_str_has_suffix (name, "镇") || g_str_has_suffix (name, "乡") ? TOWNS : PARKS;
}

static KgMinutes *
excerpt_of_unit (const KgMinutes *minutes,
                 const char      *name,
                 const char      *short_name,
                 const char      *kind)
{
  const guint membership = get_membership (name, kind);
  const char *words[4 + G_N_ELEMENTS (collectives) + 1] = {
    name, short_name != NULL ? short_name : "", without_district (name), without_district (short_name),
  };
  guint n = 4;

  for (guint i = 0; i < G_N_ELEMENTS (collectives); i++)
    if (collectives[i].members & membership)
      words[n++] = collectives[i].word;

  return kg_minutes_excerpt (minutes, words);
}

/**
 * kg_document_names_unit:
 *
 * Returns: whether there is an excerpt of @minutes for a unit
 */
gboolean
kg_document_names_unit (const KgMinutes *minutes,
                        const KgUnit    *unit)
{
  g_autoptr (KgMinutes) excerpt = excerpt_of_unit (minutes, unit->name, unit->short_name, unit->kind);

  return excerpt != NULL;
}

/* Whether @row corrects one of @corrected, or a correction of it; it stands in
 * that list then. */
static gboolean
corrects_any (GHashTable *corrected,
              KgRecord   *row)
{
  const char *of = kg_record_get_text (row, KG_MINUTES_CORRECTS);

  if (of == NULL || !kg_record_is (row, KG_MINUTES_STATE, "issued") || !g_hash_table_contains (corrected, of))
    return FALSE;

  g_hash_table_add (corrected, g_strdup (kg_record_get_id (row)));
  return TRUE;
}

/**
 * kg_document_list_corrections:
 * @numbers: (out) (transfer full) (nullable): of the issued corrections of
 *   @minutes, and of theirs, as 〔2026〕50号、〔2026〕51号; %NULL when there is
 *   none
 */
gboolean
kg_document_list_corrections (KgTxn            *txn,
                              const KgMinutes  *minutes,
                              char            **numbers,
                              GError          **error)
{
  GError *local = NULL;
  g_autoptr (KgRecord) of =
    minutes->seal != NULL ? kg_txn_find (txn, &kg_table_minutes, KG_MINUTES_HASH, minutes->seal, &local) : NULL;
  g_autoptr (GPtrArray) rows =
    of != NULL ? kg_query_children (txn, &kg_table_minutes, KG_MINUTES_MEETING,
                                    kg_record_get_text (of, KG_MINUTES_MEETING), KG_MINUTES_REVISION, &local)
               : NULL;
  g_autoptr (GHashTable) corrected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) list = g_string_new (NULL);

  *numbers = NULL;
  if (local != NULL) {
    g_propagate_error (error, local);
    return FALSE;
  }

  if (of != NULL)
    g_hash_table_add (corrected, g_strdup (kg_record_get_id (of)));
  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    KgRecord *row = g_ptr_array_index (rows, i);
    g_autofree char *number = NULL;

    if (!corrects_any (corrected, row))
      continue;
    number = kg_minutes_row_number (row);
    g_string_append_printf (list, "%s%s", list->len > 0 ? "、" : "", number);
  }

  if (list->len > 0)
    *numbers = g_string_free (g_steal_pointer (&list), FALSE);
  return TRUE;
}

/* The text of an excerpt ends with what has corrected its source: whoever gets
 * the excerpt alone cannot know. And it has the form of an excerpt. */
static KgMinutes *
finish (KgTxn            *txn,
        const KgMinutes  *minutes,
        KgMinutes        *excerpt,
        GError          **error)
{
  g_autofree char *numbers = NULL;

  if (!kg_document_list_corrections (txn, minutes, &numbers, error))
    return NULL;

  if (numbers != NULL) {
    g_autofree char *sentence = g_strdup_printf ("（该纪要已由%s纪要更正，以更正为准。）", numbers);
    guint end = kg_minutes_get_text_end (excerpt);
    KgMinutesBlock *block;

    kg_minutes_add (excerpt, KG_MINUTES_PARAGRAPH, sentence);
    block = g_ptr_array_steal_index (excerpt->blocks, excerpt->blocks->len - 1);
    g_ptr_array_insert (excerpt->blocks, (int) end, block);
  }

  return kg_document_set_page (txn, excerpt, KG_DOCUMENT_EXCERPT, error) ? kg_minutes_ref (excerpt) : NULL;
}

/**
 * kg_document_excerpt:
 * @minutes: of kg_minutes_get()
 *
 * Returns: (transfer full) (nullable): what @minutes say of a unit, by its name
 *   or by one that it shares with others, as 各街镇; %NULL with
 *   %KG_ERROR_NOT_FOUND when they do not name it
 */
KgMinutes *
kg_document_excerpt (KgTxn           *txn,
                     const KgMinutes *minutes,
                     const char      *unit_id,
                     GError         **error)
{
  g_autoptr (KgRecord) unit = kg_query_need (txn, &kg_table_unit, unit_id, error);
  g_autoptr (KgMinutes) excerpt = NULL;
  const char *name;

  if (unit == NULL)
    return NULL;

  name = kg_record_get_text (unit, KG_UNIT_NAME);
  excerpt = excerpt_of_unit (minutes, name, kg_record_get_text (unit, KG_UNIT_SHORT_NAME),
                             kg_record_get_text (unit, KG_UNIT_KIND));
  if (excerpt == NULL) {
    g_set_error (error, KG_ERROR, KG_ERROR_NOT_FOUND, _("The minutes say nothing of %s"), name);
    return NULL;
  }

  return finish (txn, minutes, excerpt, error);
}

/* NULL when it is not in them. */
static KgMinutes *
excerpt_of_decision (const KgMinutes   *minutes,
                     const KgRecord    *decision,
                     const char *const *tasks)
{
  const char *text = kg_record_get_text (decision, KG_DECISION_TEXT);
  g_auto (GStrv) lines = g_strsplit (text, "\n", 2);
  g_autofree char *tidy = kg_minutes_tidy (lines[0] != NULL ? lines[0] : "");

  /* What follows it in brackets, such as who does it, stands before its full stop. */
  if (g_str_has_suffix (tidy, "。"))
    tidy[strlen (tidy) - strlen ("。")] = '\0';
  return *tidy != '\0' ? kg_minutes_excerpt_sentence (minutes, tidy, tasks) : NULL;
}

/**
 * kg_document_says_decision:
 *
 * Returns: whether there is an excerpt of @minutes for a decision
 */
gboolean
kg_document_says_decision (const KgMinutes *minutes,
                           const KgRecord  *decision)
{
  g_autoptr (KgMinutes) excerpt = excerpt_of_decision (minutes, decision, NULL);

  return excerpt != NULL;
}

/* What was assigned on account of a decision. */
static GStrv
list_tasks (KgTxn           *txn,
            const KgRecord  *decision,
            GError         **error)
{
  g_autoptr (GPtrArray) rows = kg_query_children (txn, &kg_table_assignment, KG_ASSIGNMENT_DECISION,
                                                  kg_record_get_id (decision), KG_ASSIGNMENT_NUMBER, error);
  g_autoptr (GStrvBuilder) tasks = g_strv_builder_new ();

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    g_strv_builder_add (tasks, kg_record_get_text (g_ptr_array_index (rows, i), KG_ASSIGNMENT_TEXT));

  return rows != NULL ? g_strv_builder_end (tasks) : NULL;
}

/**
 * kg_document_excerpt_of_decision:
 *
 * Returns: (transfer full) (nullable): what @minutes say of a decision, with
 *   the rows of their annexes that were assigned on account of it; %NULL with
 *   %KG_ERROR_NOT_FOUND when it is not in them
 */
KgMinutes *
kg_document_excerpt_of_decision (KgTxn           *txn,
                                 const KgMinutes *minutes,
                                 const KgRecord  *decision,
                                 GError         **error)
{
  g_auto (GStrv) tasks = list_tasks (txn, decision, error);
  g_autoptr (KgMinutes) excerpt = NULL;

  if (tasks == NULL)
    return NULL;

  excerpt = excerpt_of_decision (minutes, decision, (const char *const *) tasks);
  if (excerpt == NULL) {
    g_set_error (error, KG_ERROR, KG_ERROR_NOT_FOUND, _("This decision is not in the minutes"));
    return NULL;
  }

  return finish (txn, minutes, excerpt, error);
}
