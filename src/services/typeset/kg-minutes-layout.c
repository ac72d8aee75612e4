// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-minutes-layout.h"

#include "services/typeset/kg-minutes-frame.h"
#include "services/typeset/kg-pdf-meta.h"
#include "services/typeset/kg-picture-layout.h"
#include "services/typeset/kg-table-layout.h"

#include <string.h>

/* Minutes to pages: head, text, names, annexes, imprint, in the order in which they are
 * read. What is a frame around the text is in files of its own. */

static GArray *
new_items (void)
{
  return g_array_new (FALSE, FALSE, sizeof (KgTextItem));
}

static void
append (KgMinutesJob *job,
        GArray       *items,
        KgFontRole    role,
        const char   *text)
{
  kg_shaper_append (job->shaper, items, role, text,
                    job->page_template->body_size, kg_page_template_get_cell (job->page_template));
}

static void
add_paragraph (KgMinutesJob *job,
               KgFontRole    role,
               const char   *label,
               const char   *text,
               guint         bookmark_level,
               guint         lines_before)
{
  const KgPageTemplate *t = job->page_template;
  g_autoptr (GArray) items = new_items ();
  g_autofree char *whole = g_strconcat (label, text, NULL);
  KgFlow flow = {
    .shape = {
      .width = kg_mm (t->area_width),
      .first = t->indent * kg_page_template_get_cell (t),
      .justify = TRUE,
    },
    .keep_next = bookmark_level > 0,
    .lines_before = lines_before,
    .bookmark = bookmark_level > 0 ? whole : NULL,
    .bookmark_level = bookmark_level,
  };

  append (job, items, role, whole);
  kg_page_builder_add (job->builder, items, &flow);
}

/* 主送机关, from edge to edge (GB/T 9704-2012, 7.3.2). */
static void
add_addressee (KgMinutesJob *job,
               const char   *text,
               guint         lines_before)
{
  g_autoptr (GArray) items = new_items ();
  const KgFlow flow = {
    .shape = { .width = kg_mm (job->page_template->area_width), .justify = TRUE },
    .lines_before = lines_before,
  };

  append (job, items, KG_FONT_BODY, text);
  kg_page_builder_add (job->builder, items, &flow);
}

/* Units and their people, one behind the other: a line ends neither within the
 * name of a unit nor within that of a person. */
static void
append_run_in (KgMinutesJob  *job,
               GArray        *items,
               KgMinutesList  list)
{
  const GPtrArray *entries = job->minutes->lists[list];

  for (guint i = 0; i < entries->len; i++) {
    const char *entry = g_ptr_array_index (entries, i), *colon = strstr (entry, "：");
    g_autofree char *unit = g_strndup (entry, colon != NULL ? (gsize) (colon - entry) : strlen (entry));
    guint from = items->len;

    append (job, items, KG_FONT_BODY, unit);
    kg_shaper_keep_whole (items, from, items->len);
    from = items->len;
    if (colon != NULL)
      append (job, items, KG_FONT_BODY, colon + strlen ("："));
    kg_shaper_keep_names (items, from);
    if (i + 1 < entries->len)
      append (job, items, KG_FONT_BODY, "；");
  }
}

/* 出席：, 请假：, 列席： with what follows the colon aligned behind it. */
static void
add_list (KgMinutesJob  *job,
          KgMinutesList  list,
          guint          lines_before)
{
  const KgPageTemplate *t = job->page_template;
  g_autoptr (GPtrArray) lines = kg_minutes_get_list_lines (job->minutes, list);
  KgFlow flow = {
    .shape = {
      .width = kg_mm (t->area_width),
      .first = t->indent * kg_page_template_get_cell (t),
    },
    .lines_before = lines_before,
  };

  for (guint i = 0; i < lines->len; i++) {
    g_autoptr (GArray) items = new_items ();
    guint label = 0;

    if (i == 0) {
      append (job, items, KG_FONT_HEI, kg_minutes_get_list_label (list));
      append (job, items, KG_FONT_BODY, "：");
      label = items->len;
      flow.shape.hang = flow.shape.first + kg_shaper_get_width (items);
    }
    if (lines->len == 1 && kg_minutes_is_run_in (job->minutes, list)) {
      append_run_in (job, items, list);
    } else {
      append (job, items, KG_FONT_BODY, g_ptr_array_index (lines, i));
      kg_shaper_keep_names (items, label);
    }
    if (label > 0 && label < items->len)
      g_array_index (items, KgTextItem, label).glue = TRUE; /* no label is left alone */
    kg_page_builder_add (job->builder, items, &flow);
    flow.shape.first = flow.shape.hang;
    flow.lines_before = 0;
  }
}

/* Blocks from @from to before @to, the first of them @lines_before lower. */
static gboolean
add_blocks (KgMinutesJob *job,
            guint         from,
            guint         to,
            guint         lines_before,
            GError      **error)
{
  static const KgFontRole roles[KG_MINUTES_N_BLOCK_KINDS] = { KG_FONT_HEI, KG_FONT_KAI, KG_FONT_BODY, KG_FONT_BODY, };
  static const guint levels[KG_MINUTES_N_BLOCK_KINDS] = { 1, 2, };
  const GPtrArray *blocks = job->minutes->blocks;
  KgMinutesCounters counters = { 0, };
  guint n_annexes = 0, next = lines_before;

  for (guint i = from; i < to; i++) {
    const KgMinutesBlock *block = g_ptr_array_index (blocks, i);
    g_autofree char *label = kg_minutes_next_label (&counters, block);
    KgFlowBox *picture;

    lines_before = next;
    next = 0;
    switch (block->kind) {
    case KG_MINUTES_ADDRESSEE:
      add_addressee (job, block->text, lines_before);
      break;
    case KG_MINUTES_SIGNATURE:
      i = kg_minutes_signature_add (job, i) - 1;
      break;
    case KG_MINUTES_TABLE:
      kg_page_builder_add_box (job->builder, kg_table_layout_new (job, block->table), lines_before);
      break;
    case KG_MINUTES_PICTURE:
      picture = kg_picture_layout_new (job, block->picture, error);
      if (picture == NULL)
        return FALSE;
      kg_page_builder_add_box (job->builder, picture, lines_before);
      break;
    case KG_MINUTES_ANNEX:
      next = kg_minutes_annex_begin (job, n_annexes++, block->text);
      break;
    case KG_MINUTES_HEADING_1:
    case KG_MINUTES_HEADING_2:
    case KG_MINUTES_ITEM:
    case KG_MINUTES_PARAGRAPH:
    default:
      add_paragraph (job, roles[block->kind], label, block->text, levels[block->kind], lines_before);
      break;
    }
  }

  return TRUE;
}

static gboolean
add_text (KgMinutesJob *job,
          GError      **error)
{
  const KgMinutes *minutes = job->minutes;
  const guint n_blocks = minutes->blocks->len, text_end = kg_minutes_get_text_end (minutes);
  guint lines_before = 0, n_annexes, first_annex = kg_minutes_get_annexes (minutes, &n_annexes);

  if (minutes->title != NULL) {
    kg_minutes_title_add (job, minutes->title, 0);
    lines_before = job->page_template->body_gap;
  }
  if (minutes->correction != NULL) {
    add_paragraph (job, KG_FONT_KAI, "", minutes->correction, 0, lines_before);
    lines_before = 0;
  }
  if (minutes->opening != NULL) {
    add_paragraph (job, KG_FONT_BODY, "", minutes->opening, 0, lines_before);
    lines_before = 0;
  }

  if (!add_blocks (job, 0, text_end, lines_before, error))
    return FALSE;
  kg_minutes_annex_list_add (job);
  if (!add_blocks (job, text_end, first_annex, 0, error))
    return FALSE;

  lines_before = job->page_template->lists_gap;
  for (guint i = 0; i < KG_MINUTES_N_LISTS; i++) {
    if (minutes->lists[i]->len == 0)
      continue;
    add_list (job, i, lines_before);
    lines_before = 0;
  }

  return add_blocks (job, first_annex, n_blocks, 0, error);
}

static void
describe (KgMinutesJob *job,
          KgFontSet    *fonts)
{
  const KgMinutes *minutes = job->minutes;
  KgDisplayList *list = job->list;
  g_autofree char *number = kg_minutes_get_number_text (minutes);
  g_autoptr (GArray) uses = kg_shaper_get_uses (job->shaper);

  list->title = g_strconcat (minutes->mark != NULL ? minutes->mark : "", number, NULL);
  list->author = g_strdup (minutes->office != NULL ? minutes->office : "");
  list->subject = g_strdelimit (g_strdup (minutes->title != NULL ? minutes->title : "会议纪要"), "\n", ' ');
  if (minutes->seal != NULL)
    list->identifier = g_strconcat (KG_PDF_IDENTIFIER, minutes->seal, NULL);
  list->date = minutes->issued_on != KG_DATE_NONE ? minutes->issued_on : minutes->met_on;

  for (guint i = 0; i < uses->len; i++) {
    const KgShaperUse *use = &g_array_index (uses, KgShaperUse, i);
    KgFontUse shown = {
      .role = use->role,
      .asked = kg_font_role_get_families (use->role)->name,
      .used = g_strdup (kg_font_set_get_family (fonts, use->face)),
      .is_substitute = !kg_font_set_is_genuine (fonts, use->role, use->face),
      .n_characters = use->count,
    };

    g_array_append_val (list->uses, shown);
  }
  g_array_unref (list->missing);
  list->forbidden = kg_font_set_get_forbidden (fonts);
  list->missing = kg_shaper_get_missing (job->shaper);
}

/**
 * kg_minutes_layout_anew:
 * @page_template: (nullable): %NULL sets the document by its own measures
 * @fonts: kept by the caller from page to page, so that the list of installed
 *   fonts is read once
 * @before: (nullable): what it was a moment ago, whose pictures are taken over
 *
 * Sets one document.
 *
 * Returns: (nullable): its pages; %KG_ERROR_REFUSED when the text cannot be
 *   read, a picture cannot, or the measures or the length of the head make no page
 */
KgDisplayList *
kg_minutes_layout_anew (const KgMinutes      *minutes,
                        const KgPageTemplate *page_template,
                        KgFontSet            *fonts,
                        const KgDisplayList  *before,
                        GError              **error)
{
  g_autoptr (KgDisplayList) list = NULL;
  g_autoptr (KgShaper) shaper = NULL;
  g_autoptr (KgPageBuilder) builder = NULL;
  KgMinutesJob job = { .minutes = minutes, .page_template = page_template, .before = before };
  double from = 0, used;

  if (page_template == NULL)
    job.page_template = page_template = kg_minutes_get_page (minutes);
  if (!kg_minutes_check (minutes, error) || !kg_page_template_check (page_template, error))
    return NULL;

  list = kg_display_list_new (fonts, kg_mm (page_template->page_width), kg_mm (page_template->page_height));
  shaper = kg_shaper_new (fonts);
  builder = kg_page_builder_new (page_template, list);
  job.list = list;
  job.shaper = shaper;
  job.builder = builder;

  kg_display_list_add_page (list);
  kg_minutes_watermark_put (&job);
  if (page_template->head) {
    if (!kg_minutes_head_put (&job, &from, error))
      return NULL;
    from += (minutes->title != NULL ? page_template->title_gap : page_template->body_gap) *
            kg_page_template_get_pitch (page_template);
  }
  kg_page_builder_begin_flow (builder, from);
  if (!add_text (&job, error))
    return NULL;
  used = kg_page_builder_end_flow (builder);
  if (page_template->imprint && !kg_minutes_imprint_put (&job, used, error))
    return NULL;
  kg_minutes_page_numbers_put (&job);
  describe (&job, fonts);

  return g_steal_pointer (&list);
}

/**
 * kg_minutes_layout_with_fonts:
 *
 * kg_minutes_layout_anew() of a document that was not set before.
 */
KgDisplayList *
kg_minutes_layout_with_fonts (const KgMinutes      *minutes,
                              const KgPageTemplate *page_template,
                              KgFontSet            *fonts,
                              GError              **error)
{
  return kg_minutes_layout_anew (minutes, page_template, fonts, NULL, error);
}

/**
 * kg_minutes_layout:
 *
 * Sets one document with the fonts of this machine, which are listed anew:
 * right for one export. See kg_minutes_layout_with_fonts() for a preview.
 */
KgDisplayList *
kg_minutes_layout (const KgMinutes      *minutes,
                   const KgPageTemplate *page_template,
                   GError              **error)
{
  g_autoptr (KgFontSet) fonts = kg_font_set_new (error);

  if (fonts == NULL)
    return NULL;

  return kg_minutes_layout_with_fonts (minutes, page_template, fonts, error);
}
