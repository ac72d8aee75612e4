// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* No row. */
#define KG_POOL_LIST_NONE G_MAXUINT

/**
 * KgPoolListFactory:
 * @create: makes the widget of a row, empty; called a few dozen times in all
 * @bind: fills a row with what stands at @index; keeps no state in it
 * @label: (nullable): (transfer full): what a screen reader says of the row
 * @create_heading: (nullable): makes what stands in a heading, empty; as high as
 *   a row at the most
 * @bind_heading: fills a heading with the section @index
 *
 * How a KgPoolList gets its rows, and the headings of its sections. What
 * @bind_heading returns is what a screen reader says of the heading.
 */
typedef struct {
  GtkWidget *(*create) (gpointer   user_data);
  void       (*bind)   (GtkWidget *row,
                        guint      index,
                        gpointer   user_data);
  char      *(*label)  (guint      index,
                        gpointer   user_data);
  GtkWidget *(*create_heading) (gpointer   user_data);
  char      *(*bind_heading)   (GtkWidget *heading,
                                guint      index,
                                gpointer   user_data);
} KgPoolListFactory;

#define KG_TYPE_POOL_LIST (kg_pool_list_get_type ())

G_DECLARE_FINAL_TYPE (KgPoolList, kg_pool_list, KG, POOL_LIST, GtkWidget)

GtkWidget *kg_pool_list_new            (const KgPoolListFactory *factory,
                                        gpointer                 user_data,
                                        GDestroyNotify           destroy);

void       kg_pool_list_set_header     (KgPoolList              *self,
                                        GtkWidget               *header);

guint      kg_pool_list_get_n_rows     (KgPoolList              *self);
void       kg_pool_list_set_n_rows     (KgPoolList              *self,
                                        guint                    n_rows);
void       kg_pool_list_set_sections   (KgPoolList              *self,
                                        guint                    n_rows,
                                        const guint             *firsts,
                                        guint                    n);
void       kg_pool_list_refresh        (KgPoolList              *self);
void       kg_pool_list_forget_size    (KgPoolList              *self);

guint      kg_pool_list_get_selected   (KgPoolList              *self);
void       kg_pool_list_set_selected   (KgPoolList              *self,
                                        guint                    selected);
void       kg_pool_list_scroll_to      (KgPoolList              *self,
                                        guint                    index);
void       kg_pool_list_activate       (KgPoolList              *self,
                                        guint                    index);
gboolean   kg_pool_list_handle_key     (KgPoolList              *self,
                                        guint                    keyval,
                                        GdkModifierType          state);

GtkWidget *kg_pool_list_get_row        (KgPoolList              *self,
                                        guint                    index);
int        kg_pool_list_get_row_height (KgPoolList              *self);

G_END_DECLS
