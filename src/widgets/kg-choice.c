// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-choice.h"

#define MANY 12       /* entries from which on one may search among them */
#define LEAST_CHARS 3 /* of what is chosen */

/* What is chosen gives way where there is little room; the list does not. */
static void
set_up_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           gpointer                  ellipsize)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (ellipsize != NULL) {
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    gtk_label_set_width_chars (GTK_LABEL (label), LEAST_CHARS);
  }
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  ellipsize)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (GTK_STRING_OBJECT (gtk_list_item_get_item (item))));
}

static GtkListItemFactory *
make_factory (gboolean ellipsize)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_cb), GINT_TO_POINTER (ellipsize));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}

void
kg_choice_init (KgChoice    *self,
                GtkDropDown *drop_down)
{
  g_autoptr (GtkExpression) words = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  g_autoptr (GtkListItemFactory) chosen = make_factory (TRUE);
  g_autoptr (GtkListItemFactory) listed = make_factory (FALSE);

  self->drop_down = drop_down;
  self->ids = g_ptr_array_new_with_free_func (g_free);
  gtk_drop_down_set_expression (drop_down, words);
  gtk_drop_down_set_factory (drop_down, chosen);
  gtk_drop_down_set_list_factory (drop_down, listed);
}

void
kg_choice_clear (KgChoice *self)
{
  g_clear_pointer (&self->ids, g_ptr_array_unref);
}

/* Another list of the same entries would close the one that is open. */
static gboolean
is_same (KgChoice   *self,
         GListModel *names,
         const char *all,
         GPtrArray  *ids,
         GPtrArray  *words)
{
  if (names == NULL || self->ids->len != ids->len + 1 || g_list_model_get_n_items (names) != ids->len + 1 ||
      !g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (names), 0), all))
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    if (!g_str_equal (g_ptr_array_index (self->ids, i + 1), g_ptr_array_index (ids, i)) ||
        !g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (names), i + 1), g_ptr_array_index (words, i)))
      return FALSE;

  return TRUE;
}

/**
 * kg_choice_fill:
 * @all: what the first entry says
 * @ids: (element-type utf8): of the others
 * @words: (element-type utf8): what they say
 *
 * What is chosen stays chosen if it is still there.
 */
void
kg_choice_fill (KgChoice   *self,
                const char *all,
                GPtrArray  *ids,
                GPtrArray  *words)
{
  g_autoptr (GtkStringList) names = NULL;
  g_autofree char *before = NULL;

  if (is_same (self, gtk_drop_down_get_model (self->drop_down), all, ids, words))
    return;

  before = g_strdup (kg_choice_get (self));
  names = gtk_string_list_new (NULL);
  g_ptr_array_set_size (self->ids, 0);
  g_ptr_array_add (self->ids, NULL);
  gtk_string_list_append (names, all);
  for (guint i = 0; i < ids->len; i++) {
    g_ptr_array_add (self->ids, g_strdup (g_ptr_array_index (ids, i)));
    gtk_string_list_append (names, g_ptr_array_index (words, i));
  }

  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_enable_search (self->drop_down, ids->len >= MANY);
  kg_choice_set (self, before);
}

/**
 * kg_choice_get:
 *
 * Returns: (nullable): the id that is chosen; %NULL for all
 */
const char *
kg_choice_get (KgChoice *self)
{
  guint index = gtk_drop_down_get_selected (self->drop_down);

  return index < self->ids->len ? g_ptr_array_index (self->ids, index) : NULL;
}

/**
 * kg_choice_set:
 * @id: (nullable)
 *
 * Returns: whether there is such an entry; otherwise all are chosen
 */
gboolean
kg_choice_set (KgChoice   *self,
               const char *id)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->ids, i), id) == 0) {
      gtk_drop_down_set_selected (self->drop_down, i);
      return TRUE;
    }

  gtk_drop_down_set_selected (self->drop_down, 0);
  return id == NULL;
}
