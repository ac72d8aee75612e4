// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-minutes.h"

#include "core/kg-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The content of one minutes document.
 *
 * A plain counted struct, filled on one thread. Numbers of headings are
 * counted here and never typed, so that moving a block renumbers the rest.
 * Text that is not UTF-8 is kept as it came and refused by
 * kg_minutes_check(), which knows the name of the field. */

static void
block_clear (gpointer data)
{
  KgMinutesBlock *block = data;

  g_free (block->text);
  kg_minutes_table_free (block->table);
  kg_minutes_picture_free (block->picture);
}

static void
block_release (gpointer data)
{
  g_atomic_rc_box_release_full (data, block_clear);
}

/* Text that cannot be read is kept, so that kg_minutes_check() can name it. */
static char *
tidy_or_keep (const char *text)
{
  g_autofree char *tidy = NULL;

  if (text == NULL)
    return NULL;
  if (!g_utf8_validate (text, -1, NULL))
    return g_strdup (text);

  tidy = kg_minutes_tidy (text);

  return *tidy != '\0' ? g_steal_pointer (&tidy) : NULL;
}

static void
set_text (char       **field,
          const char  *text)
{
  char *tidy = tidy_or_keep (text);

  g_free (*field);
  *field = tidy;
}

/* The first words of a list or a copy line that repeat its label. */
static const char *
skip_label (const char *text,
            const char *label)
{
  while (text != NULL && g_str_has_prefix (text, label)) {
    const char *rest = text + strlen (label);

    if (g_str_has_prefix (rest, "："))
      text = rest + strlen ("：");
    else if (*rest == ':')
      text = rest + 1;
    else
      break;
  }

  return text;
}

/**
 * kg_minutes_new:
 * @mark: (nullable): the red words at the head, "×××××纪要"
 */
KgMinutes *
kg_minutes_new (const char *mark)
{
  KgMinutes *self = g_new0 (KgMinutes, 1);

  g_ref_count_init (&self->ref_count);
  self->mark = tidy_or_keep (mark);
  self->blocks = g_ptr_array_new_with_free_func (block_release);
  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_minutes_source_free);
  for (guint i = 0; i < KG_MINUTES_N_LISTS; i++)
    self->lists[i] = g_ptr_array_new_with_free_func (g_free);

  return self;
}

KgMinutes *
kg_minutes_ref (KgMinutes *self)
{
  g_ref_count_inc (&self->ref_count);

  return self;
}

void
kg_minutes_unref (KgMinutes *self)
{
  if (!g_ref_count_dec (&self->ref_count))
    return;

  g_free (self->mark);
  g_free (self->seal);
  g_free (self->title);
  g_free (self->correction);
  g_free (self->opening);
  g_free (self->copy_to);
  g_free (self->office);
  g_free (self->page);
  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->sources);
  for (guint i = 0; i < KG_MINUTES_N_LISTS; i++)
    g_ptr_array_unref (self->lists[i]);
  g_free (self);
}

/**
 * kg_minutes_set_number:
 * @number: 0 when no number was given yet
 */
void
kg_minutes_set_number (KgMinutes *self,
                       int        year,
                       int        number)
{
  self->year = MAX (year, 0);
  self->number = MAX (number, 0);
}

/**
 * kg_minutes_set_dates:
 * @met_on: the day of the meeting
 * @issued_on: the day it was or will be issued, or %KG_DATE_NONE
 */
void
kg_minutes_set_dates (KgMinutes *self,
                      KgDate     met_on,
                      KgDate     issued_on)
{
  self->met_on = met_on;
  self->issued_on = issued_on;
}

void
kg_minutes_set_stage (KgMinutes      *self,
                      KgMinutesStage  stage)
{
  self->stage = stage;
}

/**
 * kg_minutes_set_seal:
 * @seal: (nullable): the hash under which the store keeps issued minutes; it
 *   is no part of what they say, and goes into their files so that these can
 *   be held against the store
 */
void
kg_minutes_set_seal (KgMinutes  *self,
                     const char *seal)
{
  set_text (&self->seal, seal);
}

/**
 * kg_minutes_set_title:
 * @title: (nullable): line ends in it stay, since a title is broken by sense
 *   (GB/T 9704-2012, 7.3.1) and only people know the sense
 */
void
kg_minutes_set_title (KgMinutes  *self,
                      const char *title)
{
  g_auto (GStrv) lines = g_strsplit (title != NULL ? title : "", "\n", -1);
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++) {
    g_autofree char *tidy = tidy_or_keep (lines[i]);

    if (tidy != NULL)
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? "\n" : "", tidy);
  }

  g_free (self->title);
  self->title = joined->len > 0 ? g_string_free (g_steal_pointer (&joined), FALSE) : NULL;
}

/**
 * kg_minutes_set_correction:
 * @correction: (nullable): a sentence that names the corrected document
 */
void
kg_minutes_set_correction (KgMinutes  *self,
                           const char *correction)
{
  set_text (&self->correction, correction);
}

void
kg_minutes_set_opening (KgMinutes  *self,
                        const char *opening)
{
  set_text (&self->opening, opening);
}

/**
 * kg_minutes_set_copy_to:
 * @copy_to: (nullable): the receivers; a 抄送： before and a full stop
 *   behind are taken off, the layout sets them
 */
void
kg_minutes_set_copy_to (KgMinutes  *self,
                        const char *copy_to)
{
  set_text (&self->copy_to, copy_to);
  set_text (&self->copy_to, skip_label (self->copy_to, "抄送"));
  while (self->copy_to != NULL && g_str_has_suffix (self->copy_to, "。"))
    self->copy_to[strlen (self->copy_to) - strlen ("。")] = '\0';
  if (self->copy_to != NULL && *self->copy_to == '\0')
    g_clear_pointer (&self->copy_to, g_free);
}

void
kg_minutes_set_office (KgMinutes  *self,
                       const char *office)
{
  set_text (&self->office, office);
}

/**
 * kg_minutes_set_page:
 * @page: (nullable): the measures that the document is set by; they are kept
 *   with what it says, so that what was issued never looks otherwise
 */
void
kg_minutes_set_page (KgMinutes            *self,
                     const KgPageTemplate *page)
{
  KgPageTemplate *copy = page != NULL ? g_new (KgPageTemplate, 1) : NULL;

  if (page != NULL)
    *copy = *page;
  g_free (self->page);
  self->page = copy;
}

/**
 * kg_minutes_get_page:
 *
 * Returns: the measures that the document is set by; where it does not say,
 *   those of the time before documents said it
 */
const KgPageTemplate *
kg_minutes_get_page (const KgMinutes *self)
{
  return self->page != NULL ? self->page : kg_page_template_get_first ();
}

/**
 * kg_minutes_join:
 *
 * The other way of kg_minutes_add(), for minutes without headings.
 *
 * Returns: (transfer full): all paragraphs, each a line
 */
char *
kg_minutes_join (const KgMinutes *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->blocks->len; i++) {
    const KgMinutesBlock *block = g_ptr_array_index (self->blocks, i);

    if (*block->text != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", block->text);
  }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * kg_minutes_add:
 * @text: the words without their number; each further line of it becomes a
 *   paragraph of its own
 */
void
kg_minutes_add (KgMinutes          *self,
                KgMinutesBlockKind  kind,
                const char         *text)
{
  g_auto (GStrv) lines = NULL;

  g_return_if_fail (text != NULL);

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0, n = 0; lines[i] != NULL; i++) {
    char *tidy = tidy_or_keep (lines[i]);
    KgMinutesBlock *block;

    if (tidy == NULL)
      continue;
    block = g_atomic_rc_box_new0 (KgMinutesBlock);
    block->kind = kind;
    block->text = tidy;
    block->continues = n++ > 0;
    g_ptr_array_add (self->blocks, block);
    kind = KG_MINUTES_PARAGRAPH;
  }
}

static KgMinutesBlock *
add_block (KgMinutes          *self,
           KgMinutesBlockKind  kind)
{
  KgMinutesBlock *block = g_atomic_rc_box_new0 (KgMinutesBlock);

  block->kind = kind;
  block->text = g_strdup ("");
  g_ptr_array_add (self->blocks, block);

  return block;
}

/**
 * kg_minutes_add_table:
 * @table: (transfer full): with a column at least
 */
void
kg_minutes_add_table (KgMinutes      *self,
                      KgMinutesTable *table)
{
  g_return_if_fail (table->columns->len > 0);

  add_block (self, KG_MINUTES_TABLE)->table = table;
}

/**
 * kg_minutes_add_picture:
 * @picture: (transfer full):
 */
void
kg_minutes_add_picture (KgMinutes        *self,
                        KgMinutesPicture *picture)
{
  add_block (self, KG_MINUTES_PICTURE)->picture = picture;
}

/**
 * kg_minutes_add_name:
 * @text: a unit and its people, "区规资局：王某某、李某某", or one name
 */
void
kg_minutes_add_name (KgMinutes     *self,
                     KgMinutesList  list,
                     const char    *text)
{
  char *tidy = tidy_or_keep (text);

  if (tidy != NULL)
    g_ptr_array_add (self->lists[list], tidy);
}

static gboolean
check_text (const char  *text,
            const char  *field,
            GError     **error)
{
  const char *end;

  if (text == NULL || g_utf8_validate (text, -1, &end))
    return TRUE;

  g_set_error (error, KG_ERROR, KG_ERROR_REFUSED,
               /* Translators: the name of a part of the minutes, then a count. */
               _("The minutes cannot be set: %s is not UTF-8 text from byte %d on"),
               field, (int) (end - text) + 1);

  return FALSE;
}

static gboolean
check_table (const KgMinutesTable *table,
             const char           *field,
             GError              **error)
{
  for (guint i = 0; i < table->columns->len; i++)
    if (!check_text (g_array_index (table->columns, KgMinutesColumn, i).title, field, error))
      return FALSE;

  for (guint row = 0; row < table->rows->len; row++)
    for (guint i = 0; i < table->columns->len; i++) {
      /* Translators: a part of the minutes; then which row of its table. */
      g_autofree char *cell = g_strdup_printf (_("%s, row %u"), field, row + 1);

      if (!check_text (kg_minutes_table_get_cell (table, row, i), cell, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * kg_minutes_check:
 *
 * Whether every text can be read. The error is %KG_ERROR_REFUSED and names
 * the field.
 */
gboolean
kg_minutes_check (const KgMinutes  *self,
                  GError          **error)
{
  if (!check_text (self->mark, _("the mark"), error) ||
      !check_text (self->title, _("the title"), error) ||
      !check_text (self->correction, _("the correction note"), error) ||
      !check_text (self->opening, _("the opening paragraph"), error) ||
      !check_text (self->copy_to, _("the list of copies"), error) ||
      !check_text (self->office, _("the issuing office"), error))
    return FALSE;

  for (guint i = 0; i < self->blocks->len; i++) {
    const KgMinutesBlock *block = g_ptr_array_index (self->blocks, i);
    /* Translators: the how-manieth paragraph of the minutes. */
    g_autofree char *field = g_strdup_printf (_("paragraph %u"), i + 1);

    if (!check_text (block->text, field, error) ||
        (block->table != NULL && !check_table (block->table, field, error)) ||
        (block->picture != NULL && !check_text (block->picture->words, field, error)))
      return FALSE;
  }

  for (guint i = 0; i < KG_MINUTES_N_LISTS; i++) {
    for (guint j = 0; j < self->lists[i]->len; j++) {
      /* Translators: 出席, 请假 or 列席, then the how-manieth entry of that list. */
      g_autofree char *field = g_strdup_printf (_("%s, entry %u"), kg_minutes_get_list_label (i), j + 1);

      if (!check_text (g_ptr_array_index (self->lists[i], j), field, error))
        return FALSE;
    }
  }

  return TRUE;
}
