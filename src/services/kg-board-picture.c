// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-board-picture.h"

#include "core/kg-labels.h"
#include "core/kg-money.h"
#include "services/board/kg-lamp-painter.h"
#include "services/kg-board-view.h"

#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

/* Sections by light, each a grid of cards in as many columns as its cards are
 * important. Placed once; painting only walks over what was placed. */

#define MARGIN 48
#define GAP 24
#define HEADER 132
#define FOOTER 44

typedef struct {
  KgLight light;
  int columns;
  int height;      /* of one card */
  gboolean detail; /* second and third line */
} Section;

static const Section sections[] = {
  { KG_LIGHT_RED, 3, 104, TRUE },
  { KG_LIGHT_YELLOW, 3, 76, TRUE },
  { KG_LIGHT_GREEN, 4, 36, FALSE },
  { KG_LIGHT_NONE, 4, 36, FALSE },
  { KG_LIGHT_ON_HOLD, 4, 36, FALSE },
  { KG_LIGHT_STARTED, 4, 36, FALSE },
};

#define SECTION_HEADER 52

/* A placed thing: the heading of a section, or a card. */
typedef struct {
  guint page;
  int x;
  int y;
  int width;
  const Section *section;
  const KgProject *project; /* NULL for a heading */
} Placed;

struct _KgBoardPicture {
  KgBoard *board;
  GArray *placed;
  GArray *heights; /* int, one a page */
};

typedef struct {
  KgBoardPicture *picture;
  int page_height; /* 0: as tall as needed */
  guint page;
  int y;
} Flow;

static void
end_page (Flow *flow)
{
  int height = flow->page_height > 0 ? flow->page_height : MAX (flow->y + FOOTER + 12, 1080);

  g_array_append_val (flow->picture->heights, height);
  flow->page++;
  flow->y = HEADER;
}

/* Begins a new page where less than @height is left on this one. */
static void
need (Flow *flow,
      int   height)
{
  if (flow->page_height > 0 && flow->y + height > flow->page_height - FOOTER && flow->y > HEADER)
    end_page (flow);
}

static void
place_section (Flow          *flow,
               const Section *section)
{
  KgBoardPicture *self = flow->picture;
  KgBoardQuery query = { .lights = 1u << section->light, .sort = KG_COLUMN_LIGHT };
  g_autoptr (GArray) shown = kg_board_select (self->board, &query);
  int width = (KG_BOARD_PICTURE_WIDTH - 2 * MARGIN - (section->columns - 1) * GAP) / section->columns;
  Placed placed = { .section = section };

  if (shown->len == 0)
    return;

  need (flow, SECTION_HEADER + section->height);
  placed.page = flow->page;
  placed.x = MARGIN;
  placed.y = flow->y;
  placed.width = KG_BOARD_PICTURE_WIDTH - 2 * MARGIN;
  g_array_append_val (self->placed, placed);
  flow->y += SECTION_HEADER;

  for (guint i = 0; i < shown->len; i++) {
    int column = (int) i % section->columns;

    if (column == 0)
      need (flow, section->height);
    placed.project = kg_board_get_project (self->board, g_array_index (shown, guint, i));
    placed.page = flow->page;
    placed.x = MARGIN + column * (width + GAP);
    placed.y = flow->y;
    placed.width = width;
    g_array_append_val (self->placed, placed);
    if (column == section->columns - 1 || i == shown->len - 1)
      flow->y += section->height;
  }
  flow->y += 14;
}

/**
 * kg_board_picture_new:
 * @page_height: how tall a page is, or 0 for one page as tall as needed
 */
KgBoardPicture *
kg_board_picture_new (KgBoard *board,
                      int      page_height)
{
  KgBoardPicture *self = g_new0 (KgBoardPicture, 1);
  Flow flow = { self, page_height, 0, HEADER };

  self->board = kg_board_ref (board);
  self->placed = g_array_new (FALSE, FALSE, sizeof (Placed));
  self->heights = g_array_new (FALSE, FALSE, sizeof (int));
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    place_section (&flow, &sections[i]);
  end_page (&flow);

  return self;
}

void
kg_board_picture_free (KgBoardPicture *self)
{
  kg_board_unref (self->board);
  g_array_unref (self->placed);
  g_array_unref (self->heights);
  g_free (self);
}

guint
kg_board_picture_get_n_pages (KgBoardPicture *self)
{
  return self->heights->len;
}

int
kg_board_picture_get_height (KgBoardPicture *self,
                             guint           page)
{
  return g_array_index (self->heights, int, page);
}

/* Painting */

typedef struct {
  cairo_t *cr;
  PangoLayout *layout;
} Painter;

static void
set_grey (Painter *painter,
          double   grey)
{
  cairo_set_source_rgb (painter->cr, grey, grey, grey);
}

/* One line of text in @width, with its top at @y; returns the width it took. */
static int
draw_text (Painter    *painter,
           const char *text,
           int         x,
           int         y,
           int         width,
           int         size,
           gboolean    bold,
           gboolean    right)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Noto Sans CJK SC, sans-serif");
  int taken, height;

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (painter->layout, font);
  pango_layout_set_text (painter->layout, text, -1);
  pango_layout_set_width (painter->layout, width * PANGO_SCALE);
  pango_layout_set_ellipsize (painter->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (painter->layout, TRUE);
  pango_layout_set_alignment (painter->layout, right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_get_pixel_size (painter->layout, &taken, &height);
  cairo_move_to (painter->cr, x, y);
  pango_cairo_show_layout (painter->cr, painter->layout);

  return taken;
}

static void
paint_header (KgBoardPicture *self,
              Painter        *painter,
              guint           page)
{
  KgContext *context = kg_board_get_context (self->board);
  KgDate today = kg_context_get_today (context);
  g_autofree char *date = kg_label_date (today);
  g_autofree char *week = kg_label_week (today);
  g_autofree char *right = g_strdup_printf ("%s · %s", date, week);
  g_autofree char *number = g_strdup_printf ("%u / %u", page + 1, self->heights->len);
  int x = MARGIN;

  set_grey (painter, 0.1);
  draw_text (painter, _("Planned new-construction projects"), MARGIN, 22, 1100, 40, TRUE, FALSE);
  set_grey (painter, 0.35);
  draw_text (painter, right, KG_BOARD_PICTURE_WIDTH - MARGIN - 600, 34, 600, 24, FALSE, TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++) {
    guint n = kg_board_count (self->board, sections[i].light);
    g_autofree char *text = g_strdup_printf ("%s %u", kg_light_label (sections[i].light), n);

    if (n == 0)
      continue;
    kg_lamp_paint (painter->cr, sections[i].light, x, 96, 20, KG_LAMP_PLAIN);
    set_grey (painter, 0.2);
    x += 28 + draw_text (painter, text, x + 28, 92, 300, 20, FALSE, FALSE) + 36;
  }

  if (self->heights->len > 1) {
    set_grey (painter, 0.45);
    draw_text (painter, number, KG_BOARD_PICTURE_WIDTH - MARGIN - 300,
               kg_board_picture_get_height (self, page) - FOOTER + 6, 300, 18, FALSE, TRUE);
  }
}

static void
paint_heading (KgBoardPicture *self,
               Painter        *painter,
               const Placed   *placed)
{
  KgLight light = placed->section->light;
  guint n = kg_board_count (self->board, light);
  gint64 wan = kg_board_sum (self->board, light);
  g_autofree char *sum = wan > 0 ? kg_money_format (wan) : NULL;
  g_autofree char *count = g_strdup_printf (ngettext ("%u project", "%u projects", n), n);
  g_autofree char *text = g_strdup_printf ("%s%s%s", count, sum != NULL ? " · " : "", sum != NULL ? sum : "");
  int taken;

  set_grey (painter, 0.82);
  cairo_set_line_width (painter->cr, 1);
  cairo_move_to (painter->cr, placed->x, placed->y + 2.5);
  cairo_rel_line_to (painter->cr, placed->width, 0);
  cairo_stroke (painter->cr);

  kg_lamp_paint (painter->cr, light, placed->x, placed->y + 14, 26, KG_LAMP_PLAIN);
  set_grey (painter, 0.1);
  taken = draw_text (painter, kg_light_label (light), placed->x + 38, placed->y + 11, 400, 24, TRUE, FALSE);
  set_grey (painter, 0.4);
  draw_text (painter, text, placed->x + 38 + taken + 16, placed->y + 15, 500, 20, FALSE, FALSE);
}

static void
add_fact (GString    *text,
          const char *fact)
{
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, fact);
}

static char *
facts_of (const KgProject *p,
          KgDate           today)
{
  g_autoptr (GString) text = g_string_new (p->territory != NULL ? p->territory->short_name : NULL);

  if (p->lead_unit != NULL)
    add_fact (text, p->lead_unit->short_name);
  if (p->planned_start != KG_DATE_NONE) {
    g_autofree char *day = kg_label_day_near (p->planned_start, today);
    g_autofree char *fact = g_strdup_printf (_("planned %s"), day);

    add_fact (text, fact);
  }
  if (p->forecast_start != KG_DATE_NONE) {
    g_autofree char *day = kg_label_day_near (p->forecast_start, today);
    g_autofree char *fact = g_strdup_printf (_("forecast %s"), day);

    add_fact (text, fact);
  }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
paint_card (KgBoardPicture *self,
            Painter        *painter,
            const Placed   *placed)
{
  const KgProject *p = placed->project;
  gboolean red = placed->section->light == KG_LIGHT_RED;
  int x = placed->x, y = placed->y;

  if (!placed->section->detail) {
    KgDate start = p->actual_start != KG_DATE_NONE ? p->actual_start : p->planned_start;
    g_autofree char *day = kg_label_day_near (start, kg_context_get_today (kg_board_get_context (self->board)));

    kg_lamp_paint (painter->cr, p->light, x, y + 8, 16, KG_LAMP_PLAIN);
    if (p->proposed != p->light)
      kg_lamp_paint_proposal (painter->cr, p->proposed, x + 20, y + 8, 16, KG_LAMP_PLAIN);
    set_grey (painter, 0.15);
    draw_text (painter, p->name, x + 48, y + 3, placed->width - 48 - 110, 18, FALSE, FALSE);
    set_grey (painter, 0.4);
    draw_text (painter, day, x + placed->width - 104, y + 4, 104, 17, FALSE, TRUE);
    return;
  }

  {
    g_autoptr (GPtrArray) reasons = kg_board_get_reasons (self->board, p);
    g_autofree char *rules = kg_light_reasons_to_text (reasons);
    g_autofree char *facts = facts_of (p, kg_context_get_today (kg_board_get_context (self->board)));
    const char *why = p->is_confirmed && p->confirmed_reason != NULL ? p->confirmed_reason : rules;
    int width = placed->width - 48;

    kg_lamp_paint (painter->cr, p->light, x, y + 6, red ? 24 : 20, KG_LAMP_PLAIN);
    if (p->proposed != p->light)
      kg_lamp_paint_proposal (painter->cr, p->proposed, x, y + 40, 18, KG_LAMP_PLAIN);
    set_grey (painter, 0.1);
    draw_text (painter, p->name, x + 48, y + 2, width, red ? 23 : 19, TRUE, FALSE);
    if (red) {
      set_grey (painter, 0.3);
      draw_text (painter, facts, x + 48, y + 38, width, 17, FALSE, FALSE);
    }
    set_grey (painter, red ? 0.15 : 0.3);
    draw_text (painter, why, x + 48, y + (red ? 64 : 34), width, 17, FALSE, FALSE);
  }
}

/**
 * kg_board_picture_paint:
 * @cr: one unit is one pixel of a screen 1920 pixels wide
 */
void
kg_board_picture_paint (KgBoardPicture *self,
                        guint           page,
                        cairo_t        *cr)
{
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  Painter painter = { cr, layout };

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  pango_context_set_language (pango_layout_get_context (layout), pango_language_from_string ("zh-cn"));

  paint_header (self, &painter, page);
  for (guint i = 0; i < self->placed->len; i++) {
    const Placed *placed = &g_array_index (self->placed, Placed, i);

    if (placed->page != page)
      continue;
    if (placed->project == NULL)
      paint_heading (self, &painter, placed);
    else
      paint_card (self, &painter, placed);
  }
}
