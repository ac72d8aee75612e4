// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-project-news-view.h"

#include "core/kg-labels.h"
#include "core/kg-words.h"
#include "widgets/kg-children.h"
#include "widgets/kg-project-field-row.h"
#include "widgets/kg-project-words.h"

#include <glib/gi18n.h>

/**
 * KgProjectNewsView:
 *
 * What others changed in a project while it was edited here: for every field
 * that both changed, both values with who set the other one and when, the
 * value before, and the choice between them; below, what was taken over
 * without asking.
 *
 * Signals: chosen, with the KgProjectCollision whose choice is another one.
 */

struct _KgProjectNewsView {
  AdwBin parent_instance;

  GtkLabel *heading;
  GtkLabel *explanation;
  GtkWidget *all_box;
  GtkBox *collisions;
  GtkWidget *merged_box;
  GtkListBox *merged;

  KgBoard *board;
};

G_DEFINE_FINAL_TYPE (KgProjectNewsView, kg_project_news_view, ADW_TYPE_BIN)

static guint chosen_signal;

static KgProjectCollision *
collision_of (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "collision");
}

static void
choose (KgProjectNewsView  *self,
        KgProjectCollision *collision,
        KgProjectChoice     choice)
{
  if (collision->choice == choice)
    return;

  collision->choice = choice;
  g_signal_emit (self, chosen_signal, 0, collision);
}

static void
mine_cb (KgProjectNewsView *self,
         GtkCheckButton    *button)
{
  if (gtk_check_button_get_active (button))
    choose (self, collision_of (GTK_WIDGET (button)), KG_PROJECT_CHOICE_MINE);
}

static void
theirs_cb (KgProjectNewsView *self,
           GtkCheckButton    *button)
{
  if (gtk_check_button_get_active (button))
    choose (self, collision_of (GTK_WIDGET (button)), KG_PROJECT_CHOICE_THEIRS);
}

static void
choose_all (KgProjectNewsView *self,
            const char        *which)
{
  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->collisions)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    gtk_check_button_set_active (g_object_get_data (G_OBJECT (card), which), TRUE);
}

static void
all_mine_cb (KgProjectNewsView *self)
{
  choose_all (self, "mine");
}

static void
all_theirs_cb (KgProjectNewsView *self)
{
  choose_all (self, "theirs");
}

/* A value of the row that an item is about. */
static char *
value_words (KgProjectNewsView       *self,
             const KgProjectNewsItem *item,
             const KgRecord          *row)
{
  const KgTable *table = kg_record_get_table (row);
  const KgUnit *unit;

  if (table == &kg_table_project)
    return kg_project_field_words (self->board, row, item->column);
  if (kg_record_is_null (row, item->column))
    return g_strdup ("–");

  switch (table->columns[item->column].type) {
  case KG_TYPE_CODE:
    return g_strdup (kg_label_code (table, item->column, kg_record_get_text (row, item->column)));
  case KG_TYPE_REF:
    unit = kg_board_find_unit (self->board, kg_record_get_text (row, item->column));
    return g_strdup (unit != NULL ? unit->name : "–");
  case KG_TYPE_INT:
    return g_strdup_printf ("%" G_GINT64_FORMAT, kg_record_get_int (row, item->column));
  case KG_TYPE_TEXT:
  case KG_TYPE_BOOL:
  case KG_TYPE_DATE:
  case KG_TYPE_INSTANT:
  case KG_TYPE_JSON:
  default:
    return g_strdup (kg_record_get_text (row, item->column));
  }
}

/* What was typed here, as the field would show it. */
static char *
mine_words (KgProjectNewsView        *self,
            const KgProjectCollision *collision)
{
  const KgProjectNewsItem *item = &collision->item;
  g_autoptr (KgRecord) copy = kg_record_copy (item->now);

  if (kg_record_get_table (item->now) != &kg_table_project)
    kg_record_set_text (copy, item->column, *collision->mine != '\0' ? collision->mine : NULL);
  else if (!kg_project_field_read (kg_board_get_context (self->board), copy, item->column, collision->mine, NULL))
    return g_strdup (collision->mine);

  return value_words (self, item, copy);
}

static GtkWidget *
add_value (GtkGrid    *grid,
           int         row,
           GtkWidget  *name,
           const char *value,
           const char *author)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = kg_project_label (value, "kg-number");

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_can_focus (label, FALSE);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_margin_top (box, 4); /* on one line with the choices */
  gtk_box_append (GTK_BOX (box), label);
  if (author != NULL) {
    GtkWidget *small = kg_project_label (author, "dim-label");

    gtk_widget_add_css_class (small, "kg-small");
    gtk_box_append (GTK_BOX (box), small);
  }
  gtk_widget_set_valign (name, GTK_ALIGN_START);
  gtk_grid_attach (grid, name, 0, row, 1, 1);
  gtk_grid_attach (grid, box, 1, row, 1, 1);

  return name;
}

static void
kg_project_news_view_finalize (GObject *object)
{
  g_clear_pointer (&KG_PROJECT_NEWS_VIEW (object)->board, kg_board_unref);

  G_OBJECT_CLASS (kg_project_news_view_parent_class)->finalize (object);
}

static void
kg_project_news_view_class_init (KgProjectNewsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kg_project_news_view_finalize;

  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-project-news-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KgProjectNewsView, heading);
  gtk_widget_class_bind_template_child (widget_class, KgProjectNewsView, explanation);
  gtk_widget_class_bind_template_child (widget_class, KgProjectNewsView, all_box);
  gtk_widget_class_bind_template_child (widget_class, KgProjectNewsView, collisions);
  gtk_widget_class_bind_template_child (widget_class, KgProjectNewsView, merged_box);
  gtk_widget_class_bind_template_child (widget_class, KgProjectNewsView, merged);
  gtk_widget_class_bind_template_callback (widget_class, all_mine_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_theirs_cb);
}

static void
kg_project_news_view_init (KgProjectNewsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kg_project_news_title:
 *
 * Returns: (transfer full): what the item is about
 */
char *
kg_project_news_title (const KgProjectNewsItem *item)
{
  const KgTable *table = item->now != NULL ? kg_record_get_table (item->now) : NULL;

  switch (item->kind) {
  case KG_PROJECT_NEWS_AGENT_ADDED:
    return g_strdup_printf (_("Agent added: %s"), item->person);
  case KG_PROJECT_NEWS_AGENT_REMOVED:
    return g_strdup_printf (_("Agent taken off: %s"), item->person);
  case KG_PROJECT_NEWS_FIELD:
  default:
    if (table != &kg_table_project)
      /* Translators: the name of an agent, and a field such as the phone number. */
      return g_strdup_printf (_("%s: %s"), item->person, kg_words_for_column (table, item->column));
    return g_strdup (kg_project_field_title (item->column));
  }
}

/**
 * kg_project_news_author:
 *
 * Returns: (transfer full): who changed it, and when
 */
char *
kg_project_news_author (const KgProjectNewsItem *item)
{
  g_autoptr (GDateTime) utc = item->at > 0 ? g_date_time_new_from_unix_utc (item->at / 1000) : NULL;
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *time = local != NULL ? g_date_time_format (local, "%m-%d %H:%M") : NULL;

  return g_strjoin (" · ", item->by != NULL ? item->by : "–", time, NULL);
}

/**
 * kg_project_news_view_clear:
 * @board: where the units are
 */
void
kg_project_news_view_clear (KgProjectNewsView *self,
                            KgBoard           *board)
{
  kg_board_ref (board);
  g_clear_pointer (&self->board, kg_board_unref);
  self->board = board;

  kg_children_clear (GTK_WIDGET (self->collisions));
  kg_children_clear (GTK_WIDGET (self->merged));
  gtk_widget_set_visible (self->merged_box, FALSE);
  gtk_widget_set_visible (self->all_box, FALSE);
  gtk_label_set_text (self->heading, _("Changed by others meanwhile"));
  gtk_label_set_text (self->explanation, _("What you typed stands. Fields that only others changed show their values now."));
}

/**
 * kg_project_news_view_add_collision:
 * @collision: borrowed until the view is cleared
 */
void
kg_project_news_view_add_collision (KgProjectNewsView  *self,
                                    KgProjectCollision *collision)
{
  const KgProjectNewsItem *item = &collision->item;
  g_autofree char *title = kg_project_news_title (item);
  g_autofree char *mine_text = mine_words (self, collision);
  g_autofree char *theirs_text = value_words (self, item, item->now);
  g_autofree char *before_text = value_words (self, item, item->before);
  g_autofree char *author = kg_project_news_author (item);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *mine = gtk_check_button_new_with_label (C_("whose value", "Yours"));
  GtkWidget *theirs = gtk_check_button_new_with_label (C_("whose value", "Theirs"));
  GtkWidget *before = kg_project_label (C_("whose value", "Before"), "dim-label");
  g_autofree char *mine_spoken = g_strdup_printf (_("%s: keep yours, %s"), title, mine_text);
  g_autofree char *theirs_spoken = g_strdup_printf (_("%s: take theirs, %s, set by %s; before: %s"), title, theirs_text,
                                                    author, before_text);

  gtk_label_set_text (self->heading, _("You and somebody else changed the same"));
  gtk_label_set_text (self->explanation,
                      _("Nothing is saved yet. Choose for each of these fields which value is to stand, then save again."));
  gtk_widget_set_visible (self->all_box, TRUE);

  gtk_check_button_set_group (GTK_CHECK_BUTTON (theirs), GTK_CHECK_BUTTON (mine));
  gtk_accessible_update_property (GTK_ACCESSIBLE (mine), GTK_ACCESSIBLE_PROPERTY_LABEL, mine_spoken, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (theirs), GTK_ACCESSIBLE_PROPERTY_LABEL, theirs_spoken, -1);
  g_object_set_data (G_OBJECT (mine), "collision", collision);
  g_object_set_data (G_OBJECT (theirs), "collision", collision);
  g_object_set_data (G_OBJECT (card), "mine", mine);
  g_object_set_data (G_OBJECT (card), "theirs", theirs);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (mine), collision->choice == KG_PROJECT_CHOICE_MINE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (theirs), collision->choice == KG_PROJECT_CHOICE_THEIRS);
  g_signal_connect_object (mine, "toggled", G_CALLBACK (mine_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (theirs, "toggled", G_CALLBACK (theirs_cb), self, G_CONNECT_SWAPPED);

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_widget_set_margin_start (before, 28);
  gtk_widget_set_margin_top (before, 4);
  add_value (GTK_GRID (grid), 0, mine, mine_text, NULL);
  add_value (GTK_GRID (grid), 1, theirs, theirs_text, author);
  add_value (GTK_GRID (grid), 2, before, before_text, NULL);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "kg-sheet");
  gtk_box_append (GTK_BOX (card), kg_project_label (title, "heading"));
  gtk_box_append (GTK_BOX (card), grid);
  gtk_box_append (self->collisions, card);
}

/**
 * kg_project_news_view_add_merged:
 *
 * Something that only others changed.
 */
void
kg_project_news_view_add_merged (KgProjectNewsView       *self,
                                 const KgProjectNewsItem *item)
{
  g_autofree char *title = kg_project_news_title (item);
  g_autofree char *author = kg_project_news_author (item);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *small = kg_project_label (author, "dim-label");

  if (item->kind == KG_PROJECT_NEWS_FIELD) {
    g_autofree char *before = value_words (self, item, item->before);
    g_autofree char *now = value_words (self, item, item->now);
    /* Translators: the name of a field, its value before and its value now. */
    g_autofree char *words = g_strdup_printf (_("%s: %s → %s"), title, before, now);

    gtk_box_append (GTK_BOX (box), kg_project_label (words, "kg-number"));
  } else {
    gtk_box_append (GTK_BOX (box), kg_project_label (title, NULL));
  }
  gtk_widget_add_css_class (small, "kg-small");
  gtk_box_append (GTK_BOX (box), small);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_add_css_class (row, "kg-row");
  gtk_list_box_append (self->merged, row);
  gtk_widget_set_visible (self->merged_box, TRUE);
}

/**
 * kg_project_news_view_focus:
 *
 * Puts the focus on the first choice that is open.
 */
void
kg_project_news_view_focus (KgProjectNewsView *self)
{
  GtkWidget *first = NULL;

  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->collisions)); card != NULL;
       card = gtk_widget_get_next_sibling (card)) {
    GtkWidget *mine = g_object_get_data (G_OBJECT (card), "mine");

    if (collision_of (mine)->choice == KG_PROJECT_CHOICE_OPEN) {
      gtk_widget_grab_focus (mine);
      return;
    }
    first = first != NULL ? first : mine;
  }
  gtk_widget_grab_focus (first != NULL ? first : gtk_widget_get_first_child (GTK_WIDGET (self->merged)));
}
