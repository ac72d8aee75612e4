// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-board-picture-private.h"

#include "core/kg-i18n.h"

/* Sections, each a grid of projects that have as much room as their light asks
 * for. Placed once; painting only walks over what was placed. */

#define LEAST_COLUMN 480.0 /* narrower ones are too few letters a line */
#define BELOW_SECTION 18.0
#define EMPTY_SIZE 24.0

typedef struct {
  KgBoardPicture *picture;
  KgPicturePen pen;
  double page_height; /* 0: as tall as needed */
  double least_height;
  double y;
  guint page;
} Flow;

static void
begin_page (Flow *flow)
{
  flow->y = kg_picture_head (flow->picture, &flow->pen, flow->page);
  g_array_append_val (flow->picture->firsts, flow->picture->places->len);
}

static void
end_page (Flow *flow)
{
  double height = flow->page_height > 0 ? flow->page_height : MAX (flow->y + KG_PICTURE_FOOTER, flow->least_height);

  g_array_append_val (flow->picture->heights, height);
  flow->page++;
}

static void
place_heading (Flow     *flow,
               guint     section,
               gboolean  goes_on)
{
  KgPicturePlace place = {
    .page = flow->page, .section = section, .row = -1, .goes_on = goes_on, .x = KG_PICTURE_MARGIN, .y = flow->y,
    .width = flow->picture->width - 2 * KG_PICTURE_MARGIN,
  };

  g_array_append_val (flow->picture->places, place);
  flow->y += KG_PICTURE_HEADING;
}

static gboolean
has_room (const Flow *flow,
          double      height)
{
  return flow->page_height <= 0 || flow->y + height <= flow->page_height - KG_PICTURE_FOOTER;
}

/* Below the headings of lights red ones have more room than others; below any
 * others yellow and red ones stand side by side, and in an order that mixes
 * the lights all of them do. */
static KgPictureCardKind
kind_of (KgBoardPicture  *self,
         const KgProject *p)
{
  gboolean by_light = self->extract->grouping == KG_GROUP_LIGHT;

  if (!by_light && (self->spec->sort != KG_COLUMN_LIGHT || self->spec->descending))
    return KG_CARD_MIDDLE;
  if (by_light && p->light == KG_LIGHT_RED)
    return KG_CARD_LARGE;

  return kg_light_rank (p->light) > 0 ? KG_CARD_MIDDLE : KG_CARD_SMALL;
}

static KgPictureCardKind
kind_at (KgBoardPicture *self,
         guint           row)
{
  return kind_of (self, kg_board_get_project (self->board, g_array_index (self->extract->shown, guint, row)));
}

/* Places up to @n projects side by side, which do not stand on two pages.
 * Returns: how tall the row is */
static double
place_row (Flow  *flow,
           guint  section,
           guint  first,
           guint  n,
           guint  n_columns)
{
  KgBoardPicture *self = flow->picture;
  double width = (self->width - 2 * KG_PICTURE_MARGIN - (n_columns - 1) * KG_PICTURE_GAP) / n_columns, tallest = 0;
  guint start = self->places->len;

  for (guint i = 0; i < n; i++) {
    KgPicturePlace place = {
      .section = section, .row = (int) (first + i), .kind = kind_at (self, first + i),
      .x = KG_PICTURE_MARGIN + i * (width + KG_PICTURE_GAP), .width = width,
    };

    tallest = MAX (tallest, kg_picture_card (self, &flow->pen, &place));
    g_array_append_val (self->places, place);
  }

  /* The heading of a section goes along with its first row. */
  if (!has_room (flow, tallest)) {
    KgPicturePlace *before = start > 0 ? &g_array_index (self->places, KgPicturePlace, start - 1) : NULL;
    gboolean takes_heading = before != NULL && before->row < 0 && before->page == flow->page;
    g_autoptr (GArray) row = g_array_new (FALSE, FALSE, sizeof (KgPicturePlace));

    g_array_append_vals (row, &g_array_index (self->places, KgPicturePlace, start), n);
    g_array_set_size (self->places, takes_heading ? start - 1 : start);
    end_page (flow);
    begin_page (flow);
    place_heading (flow, section, !takes_heading);
    start = self->places->len;
    g_array_append_vals (self->places, row->data, n);
  }

  for (guint i = start; i < self->places->len; i++) {
    g_array_index (self->places, KgPicturePlace, i).page = flow->page;
    g_array_index (self->places, KgPicturePlace, i).y = flow->y;
  }

  return tallest;
}

static gboolean
place_section (Flow              *flow,
               guint              section,
               const KgProgress  *progress,
               GError           **error)
{
  KgBoardPicture *self = flow->picture;
  const KgBoardGroup *group = &g_array_index (self->extract->groups, KgBoardGroup, section);
  double room = self->width - 2 * KG_PICTURE_MARGIN + KG_PICTURE_GAP;
  guint n_columns = MAX ((guint) (room / (LEAST_COLUMN + KG_PICTURE_GAP)), 1), n = 0;

  if (!has_room (flow, 2 * KG_PICTURE_HEADING)) {
    end_page (flow);
    begin_page (flow);
  }
  place_heading (flow, section, FALSE);

  for (guint row = group->first; row < group->first + group->n; row += n) {
    if (!kg_progress_tell (progress, row, self->extract->shown->len, error))
      return FALSE;
    for (n = 1; n < n_columns && row + n < group->first + group->n && kind_at (self, row) == kind_at (self, row + n);)
      n++;
    flow->y += place_row (flow, section, row, n, n_columns);
  }
  flow->y += BELOW_SECTION;

  return TRUE;
}

/**
 * kg_board_picture_new:
 * @spec: which projects, in which order and below which headings; without any
 *   these are the lights
 * @progress: (nullable)
 *
 * Errors: %G_IO_ERROR_CANCELLED
 */
KgBoardPicture *
kg_board_picture_new (KgBoard                    *board,
                      const KgBoardSpec          *spec,
                      const KgBoardPictureStyle  *style,
                      const KgProgress           *progress,
                      GError                    **error)
{
  g_autoptr (KgBoardPicture) self = g_new0 (KgBoardPicture, 1);
  g_autoptr (PangoLayout) layout = kg_chart_text_new ();
  Flow flow = { .picture = self, .pen = { NULL, layout, style->ground },
                .page_height = style->is_paged ? style->height : 0, .least_height = style->height };
  KgProgress extracting = kg_progress_part (progress, 0, 0.4), placing = kg_progress_part (progress, 0.4, 1);

  self->board = kg_board_ref (board);
  self->spec = kg_board_spec_copy (spec);
  self->today = kg_context_get_today (kg_board_get_context (board));
  self->ground = style->ground;
  self->width = style->width > 0 ? style->width : KG_BOARD_PICTURE_WIDTH;
  self->places = g_array_new (FALSE, FALSE, sizeof (KgPicturePlace));
  self->firsts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->heights = g_array_new (FALSE, FALSE, sizeof (double));
  self->extract = kg_board_extract_new (board, self->spec,
                                        spec->grouping != KG_GROUP_NONE ? spec->grouping : KG_GROUP_LIGHT,
                                        &extracting, error);
  if (self->extract == NULL)
    return NULL;

  begin_page (&flow);
  if (self->extract->groups->len == 0)
    flow.y += KG_PICTURE_HEADING;
  for (guint i = 0; i < self->extract->groups->len; i++)
    if (!place_section (&flow, i, &placing, error))
      return NULL;
  end_page (&flow);

  return g_steal_pointer (&self);
}

void
kg_board_picture_free (KgBoardPicture *self)
{
  g_clear_pointer (&self->extract, kg_board_extract_free);
  kg_board_spec_free (self->spec);
  kg_board_unref (self->board);
  g_array_unref (self->places);
  g_array_unref (self->firsts);
  g_array_unref (self->heights);
  g_free (self);
}

guint
kg_board_picture_get_n_pages (KgBoardPicture *self)
{
  return self->heights->len;
}

double
kg_board_picture_get_width (KgBoardPicture *self)
{
  return self->width;
}

double
kg_board_picture_get_height (KgBoardPicture *self,
                             guint           page)
{
  return g_array_index (self->heights, double, page);
}

/**
 * kg_board_picture_paint:
 * @cr: a page is kg_board_picture_get_width() of its units wide
 */
void
kg_board_picture_paint (KgBoardPicture *self,
                        guint           page,
                        cairo_t        *cr)
{
  g_autoptr (PangoLayout) layout = kg_chart_text_new ();
  KgPicturePen pen = { cr, layout, self->ground };
  guint first = g_array_index (self->firsts, guint, page);
  double top;

  kg_chart_set_ink (cr, self->ground, KG_INK_GROUND, 1);
  cairo_paint (cr);

  top = kg_picture_head (self, &pen, page);
  if (self->places->len == 0)
    kg_picture_pen_text (&pen, kg_board_get_n_projects (self->board) > 0 ? _("No project fits") : _("No projects yet"),
                         KG_PICTURE_MARGIN, top, self->width - 2 * KG_PICTURE_MARGIN, EMPTY_SIZE, KG_INK_DIM, FALSE);
  for (guint i = first; i < self->places->len; i++) {
    const KgPicturePlace *place = &g_array_index (self->places, KgPicturePlace, i);

    if (place->page != page)
      break;
    if (place->row < 0)
      kg_picture_heading (self, &pen, place);
    else
      kg_picture_card (self, &pen, place);
  }
  kg_picture_foot (self, &pen, page);
}
