// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-picture-layout.h"

#include "services/typeset/kg-picture.h"

/* A picture on the page, centred, with its words below it.
 *
 * It is as wide as the type area, but no larger than it is at 100 dpi: beyond
 * that its pixels show. Rather than leave the rest of a page empty it is made
 * somewhat smaller; when that is not enough it goes to the next page. */

#define LEAST_DPI   100
#define LEAST_SCALE 0.7 /* of its size, to stay on the page */

typedef struct {
  KgFlowBox box;
  const KgPageTemplate *page_template;
  guint picture;      /* of the list's */
  double width;       /* pt */
  double height;
  GArray *words;      /* of KgTextItem */
  GArray *lines;      /* of KgLine */
} KgPictureLayout;

/* What stands below the picture itself. */
static double
get_words_height (KgPictureLayout *self)
{
  return self->lines->len * kg_mm (self->page_template->table_line);
}

static double
get_least (KgFlowBox *box)
{
  KgPictureLayout *self = (KgPictureLayout *) box;

  return LEAST_SCALE * self->height + get_words_height (self);
}

static void
put_words (KgPictureLayout *self,
           KgPageBuilder   *builder,
           guint            page,
           double           top)
{
  const KgPageTemplate *t = self->page_template;
  const double pitch = kg_mm (t->table_line);

  for (guint i = 0; i < self->lines->len; i++) {
    const KgLine *line = &g_array_index (self->lines, KgLine, i);
    double width = -line->squeeze;

    for (guint j = line->start; j < line->end; j++)
      width += g_array_index (self->words, KgTextItem, j).width;
    kg_page_builder_put (builder, page, self->words, line,
                         kg_mm (t->area_left) + (kg_mm (t->area_width) - width) / 2,
                         top + i * pitch + (pitch - t->table_size) + KG_EM_ABOVE * t->table_size, 1, t->text_colour);
  }
}

static double
put (KgFlowBox     *box,
     KgPageBuilder *builder,
     guint          page,
     double         top,
     double         room,
     gboolean       fresh,
     gboolean      *more)
{
  KgPictureLayout *self = (KgPictureLayout *) box;
  const KgPageTemplate *t = self->page_template;
  const double scale = MIN (1, (room - get_words_height (self)) / self->height);
  KgImage image = { .y = top, .width = scale * self->width, .height = scale * self->height, .picture = self->picture };

  *more = scale < LEAST_SCALE && !fresh;
  if (*more)
    return 0;

  image.x = kg_mm (t->area_left) + (kg_mm (t->area_width) - image.width) / 2;
  kg_page_builder_add_image (builder, page, &image);
  put_words (self, builder, page, top + image.height);

  return image.height + get_words_height (self);
}

static void
free_layout (KgFlowBox *box)
{
  KgPictureLayout *self = (KgPictureLayout *) box;

  g_array_unref (self->lines);
  g_array_unref (self->words);
  g_free (self);
}

/* Reads a picture, unless the pages of a moment ago have it. */
static cairo_surface_t *
read_picture (KgMinutesJob           *job,
              const KgMinutesPicture *picture,
              GError                **error)
{
  const KgDisplayList *before = job->before;

  for (guint i = 0; before != NULL && i < before->pictures->len; i++)
    if (g_bytes_equal (g_ptr_array_index (before->picture_files, i), picture->png))
      return cairo_surface_reference (g_ptr_array_index (before->pictures, i));

  return kg_picture_decode (picture, error);
}

/**
 * kg_picture_layout_new:
 *
 * Returns: (transfer full) (nullable): a picture for the flow;
 *   %KG_ERROR_REFUSED when it cannot be read
 */
KgFlowBox *
kg_picture_layout_new (KgMinutesJob           *job,
                       const KgMinutesPicture *picture,
                       GError                **error)
{
  const KgPageTemplate *t = job->page_template;
  cairo_surface_t *image = read_picture (job, picture, error);
  KgPictureLayout *self;
  double most;

  if (image == NULL)
    return NULL;

  self = g_new0 (KgPictureLayout, 1);
  self->box = (KgFlowBox) { get_least, put, free_layout };
  self->page_template = t;
  self->picture = job->list->pictures->len;
  g_ptr_array_add (job->list->pictures, image);
  g_ptr_array_add (job->list->picture_files, g_bytes_ref (picture->png));

  self->words = g_array_new (FALSE, FALSE, sizeof (KgTextItem));
  kg_shaper_append (job->shaper, self->words, KG_FONT_KAI, picture->words != NULL ? picture->words : "",
                    t->table_size, t->table_size);
  self->lines = kg_line_breaker_break (self->words, &(KgLineShape) { .width = kg_mm (t->area_width) });
  /* Words that would leave the picture no room are cut: they belong elsewhere. */
  most = kg_mm (t->area_height) / 2;
  if (get_words_height (self) > most)
    g_array_set_size (self->lines, (guint) (most / kg_mm (t->table_line)));

  self->width = MIN (kg_mm (t->area_width), cairo_image_surface_get_width (image) * 72. / LEAST_DPI);
  self->height = self->width * cairo_image_surface_get_height (image) / cairo_image_surface_get_width (image);
  most = kg_mm (t->area_height) - get_words_height (self);
  if (self->height > most) {
    self->width *= most / self->height;
    self->height = most;
  }

  return &self->box;
}
