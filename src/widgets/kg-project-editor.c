// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/kg-project-editor.h"

#include "widgets/kg-project-collision.h"
#include "widgets/kg-project-form-days.h"
#include "widgets/kg-project-form-identity.h"
#include "widgets/kg-project-form-money.h"
#include "widgets/kg-project-form-notes.h"
#include "widgets/kg-project-form-units.h"
#include "widgets/kg-project-news-view.h"
#include "widgets/kg-project-section-row.h"
#include "widgets/kg-project-watch.h"
#include "widgets/kg-unsaved.h"

#include <glib/gi18n.h>

/**
 * KgProjectEditor:
 *
 * Edits a copy of a project, section by section. Saving writes what was
 * changed and leaves the rest as others have left it; where both changed the
 * same field, both values are shown to choose from, and everything typed
 * stays. What others change while it is open is told, and shown on request.
 *
 * Signals: saved, once the project is in the store; show-plan, when it was
 * closed to go to the steps.
 */

#define N_FORMS 5
#define NEWS "news" /* the page of what others changed */

struct _KgProjectEditor {
  AdwWindow parent_instance;

  AdwWindowTitle *heading;
  GtkLabel *failure;
  GtkWidget *notice;
  GtkLabel *notice_words;
  GtkListBox *sections;
  GtkLabel *summary;
  GtkStack *stack;

  KgProjectForm *forms[N_FORMS];
  KgProjectAgentList *agents;
  KgProjectNewsView *news_view;
  GtkWidget *rows[N_FORMS + 1]; /* in sections; the last one is of the news */

  KgWorkspace *workspace;
  KgProjectWatch *watch;
  KgProjectNews *news;   /* nullable: told and not yet shown */
  KgBoard *board;
  KgRecord *before;
  GPtrArray *agents_before;
  GPtrArray *collisions; /* KgProjectCollision */
  guint n_changed;
  guint n_wrong;
  gboolean saving;
  gboolean to_plan;      /* once it is closed */
};

G_DEFINE_FINAL_TYPE (KgProjectEditor, kg_project_editor, ADW_TYPE_WINDOW)

enum {
  SIGNAL_SAVED,
  SIGNAL_SHOW_PLAN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const struct { const char *name; const char *title; GType (*get_type) (void); } forms[N_FORMS] = {
  { "identity", N_("The project"), kg_project_form_identity_get_type },
  { "units", N_("Units and people"), kg_project_form_units_get_type },
  { "days", N_("State and days"), kg_project_form_days_get_type },
  { "money", N_("Money and progress"), kg_project_form_money_get_type },
  { "notes", N_("Tags and remark"), kg_project_form_notes_get_type },
};

static KgProjectFieldRow *
find_field (KgProjectEditor *self,
            int              column)
{
  return kg_project_forms_find (self->forms, N_FORMS, column);
}

static char *
dup_reason (KgProjectEditor *self)
{
  return kg_project_field_row_dup_text (find_field (self, KG_PROJECT_FORECAST_REASON));
}

/* The edited copy. */
static KgRecord *
read_all (KgProjectEditor *self)
{
  KgRecord *after = kg_record_copy (self->before);

  for (guint i = 0; i < N_FORMS; i++)
    kg_project_form_apply (self->forms[i], after);
  kg_project_settle (self->before, after);

  return after;
}

static guint
count_open (KgProjectEditor *self)
{
  guint n = 0;

  for (guint i = 0; i < self->collisions->len; i++)
    n += ((KgProjectCollision *) g_ptr_array_index (self->collisions, i))->choice == KG_PROJECT_CHOICE_OPEN;

  return n;
}

static void
show_summary (KgProjectEditor *self)
{
  g_autofree char *changed = self->n_changed > 0
                             ? g_strdup_printf (ngettext ("%u field changed", "%u fields changed", self->n_changed), self->n_changed)
                             : g_strdup (_("Nothing changed yet"));
  g_autofree char *wrong = self->n_wrong > 0
                           ? g_strdup_printf (ngettext ("%u to settle before it can be saved", "%u to settle before it can be saved", self->n_wrong),
                                              self->n_wrong)
                           : NULL;
  g_autofree char *words = g_strjoin ("\n", changed, wrong, NULL);

  gtk_label_set_text (self->summary, words);
}

static void
update (KgProjectEditor *self)
{
  g_autoptr (KgRecord) after = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autofree char *reason = NULL;
  guint n_open = count_open (self);

  if (self->before == NULL)
    return;

  after = read_all (self);
  reason = dup_reason (self);
  faults = kg_project_check (kg_board_get_context (self->board), kg_workspace_get_board (self->workspace),
                             self->before, after, reason);
  self->n_changed = 0;
  self->n_wrong = n_open;
  for (guint i = 0; i < N_FORMS; i++) {
    guint n_changed, n_wrong;

    kg_project_form_set_faults (self->forms[i], faults);
    n_changed = kg_project_form_count (self->forms[i], &n_wrong);
    kg_project_section_row_set_mark (KG_PROJECT_SECTION_ROW (self->rows[i]), n_changed, n_wrong);
    self->n_changed += n_changed;
    self->n_wrong += n_wrong;
  }
  kg_project_section_row_set_open (KG_PROJECT_SECTION_ROW (self->rows[N_FORMS]), n_open);
  show_summary (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "edit.save", self->n_changed > 0 && !self->saving);
}

static void
show_failure (KgProjectEditor *self,
              const char      *sentence)
{
  gtk_label_set_text (self->failure, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->failure), sentence != NULL);
}

/* Sections */

static const char *
shown_section (KgProjectEditor *self)
{
  return gtk_stack_get_visible_child_name (self->stack);
}

static void
section_selected_cb (KgProjectEditor *self,
                     GtkListBoxRow   *row)
{
  if (row != NULL)
    gtk_stack_set_visible_child_name (self->stack, kg_project_section_row_get_name (KG_PROJECT_SECTION_ROW (row)));
}

static void
show_section (KgProjectEditor *self,
              guint            index)
{
  gtk_list_box_select_row (self->sections, GTK_LIST_BOX_ROW (self->rows[index]));
  if (index < N_FORMS)
    kg_project_form_focus (self->forms[index]);
  else
    kg_project_news_view_focus (self->news_view);
}

static guint
section_index (KgProjectEditor *self)
{
  for (guint i = 0; i < N_FORMS; i++)
    if (g_strcmp0 (shown_section (self), forms[i].name) == 0)
      return i;

  return N_FORMS;
}

static void
section_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  KgProjectEditor *self = KG_PROJECT_EDITOR (widget);
  guint index = (guint) g_variant_get_int32 (parameter);

  if (index <= N_FORMS && gtk_widget_get_visible (self->rows[index]))
    show_section (self, index);
}

static void
turn_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KgProjectEditor *self = KG_PROJECT_EDITOR (widget);
  guint n = gtk_widget_get_visible (self->rows[N_FORMS]) ? N_FORMS + 1 : N_FORMS;

  show_section (self, (section_index (self) + n + (guint) g_variant_get_int32 (parameter)) % n);
}

/* Goes to the first thing that is wrong. */
static void
show_wrong (KgProjectEditor *self)
{
  if (count_open (self) > 0) {
    show_section (self, N_FORMS);
    return;
  }
  for (guint i = 0; i < N_FORMS; i++) {
    guint n_wrong;

    kg_project_form_count (self->forms[i], &n_wrong);
    if (n_wrong > 0) {
      show_section (self, i);
      return;
    }
  }
}

/* What others changed */

static void
chosen_cb (KgProjectEditor    *self,
           KgProjectCollision *collision)
{
  kg_project_forms_choose (self->forms, N_FORMS, self->agents, collision);
  update (self);
}

/* A choice that was made of older values is made again. */
static void
forget_collision (KgProjectEditor         *self,
                  const KgProjectNewsItem *item)
{
  for (guint i = self->collisions->len; i > 0; i--)
    if (kg_project_collision_is_of (g_ptr_array_index (self->collisions, i - 1), item))
      g_ptr_array_remove_index (self->collisions, i - 1);
}

/* From here on the edit is one of what stands in the store now. */
static void
take_news (KgProjectEditor *self,
           KgProjectNews   *news)
{
  kg_project_news_view_clear (self->news_view, self->board);
  for (guint i = 0; i < news->items->len; i++) {
    const KgProjectNewsItem *item = g_ptr_array_index (news->items, i);
    g_autofree char *mine = kg_project_forms_collide (self->forms, N_FORMS, self->agents, item);

    forget_collision (self, item);
    if (mine != NULL)
      g_ptr_array_add (self->collisions, kg_project_collision_new (item, mine));
    else
      kg_project_news_view_add_merged (self->news_view, item);
  }
  for (guint i = 0; i < self->collisions->len; i++)
    kg_project_news_view_add_collision (self->news_view, g_ptr_array_index (self->collisions, i));

  kg_record_unref (self->before);
  self->before = kg_record_ref (news->project);
  g_ptr_array_unref (self->agents_before);
  self->agents_before = g_ptr_array_ref (news->agents);
  for (guint i = 0; i < N_FORMS; i++)
    kg_project_form_rebase (self->forms[i], self->before);
  kg_project_agent_list_rebase (self->agents, self->agents_before);
  kg_project_watch_set_base (self->watch, self->before, self->agents_before);

  gtk_widget_set_visible (self->notice, FALSE);
  gtk_widget_set_visible (self->rows[N_FORMS], TRUE);
  update (self);
  show_section (self, N_FORMS);
}

static void
tell_news (KgProjectEditor *self,
           KgProjectNews   *news)
{
  const KgProjectNewsItem *first = g_ptr_array_index (news->items, 0);
  g_autofree char *author = kg_project_news_author (first);
  g_autoptr (GString) fields = g_string_new (NULL);
  g_autofree char *words = NULL;

  for (guint i = 0; i < MIN (news->items->len, 4); i++) {
    g_autofree char *title = kg_project_news_title (g_ptr_array_index (news->items, i));

    if (i > 0)
      g_string_append (fields, C_("between names of fields", ", "));
    g_string_append (fields, i == 3 && news->items->len > 4 ? "…" : title);
  }
  /* Translators: who and when, then the names of the fields. */
  words = g_strdup_printf (_("Changed meanwhile by %s: %s"), author, fields->str);
  gtk_label_set_text (self->notice_words, words);
  gtk_widget_set_visible (self->notice, TRUE);
}

static void
news_cb (KgProjectEditor *self,
         KgProjectNews   *news)
{
  if (self->saving)
    return;

  g_clear_pointer (&self->news, kg_project_news_unref);
  gtk_widget_set_visible (self->notice, FALSE);
  if (news->items->len == 0)
    return;

  self->news = kg_project_news_ref (news);
  tell_news (self, news);
}

static void
show_news_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  KgProjectEditor *self = KG_PROJECT_EDITOR (widget);
  g_autoptr (KgProjectNews) news = g_steal_pointer (&self->news);

  if (news != NULL)
    take_news (self, news);
}

/* Saving */

static gboolean
run_save (KgTxn      *txn,
          KgContext  *context,
          gpointer    data,
          GError    **error)
{
  return kg_project_save (txn, context, data, error);
}

static void
leave (KgProjectEditor *self)
{
  if (self->to_plan)
    g_signal_emit (self, signals[SIGNAL_SHOW_PLAN], 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (KgProjectEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  KgProjectSave *save = kg_workspace_finish (KG_WORKSPACE (source), result, &error);

  self->saving = FALSE;
  if (self->before == NULL)
    return;
  if (save != NULL && save->news == NULL) {
    g_signal_emit (self, signals[SIGNAL_SAVED], 0);
    leave (self);
    return;
  }

  self->to_plan = FALSE;
  update (self);
  if (save == NULL)
    show_failure (self, error->message);
  else
    take_news (self, save->news);
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KgProjectEditor *self = KG_PROJECT_EDITOR (widget);
  KgProjectSave *save;

  update (self);
  if (self->saving || self->n_changed == 0)
    return;
  if (self->n_wrong > 0) {
    self->to_plan = FALSE;
    show_wrong (self);
    return;
  }

  save = g_new0 (KgProjectSave, 1);
  save->before = kg_record_ref (self->before);
  save->after = read_all (self);
  save->forecast_reason = dup_reason (self);
  save->agents_before = g_ptr_array_ref (self->agents_before);
  save->agents = kg_project_agent_list_dup_edits (self->agents);
  self->saving = TRUE;
  show_failure (self, NULL);
  update (self);
  kg_workspace_commit_async (self->workspace, _("Edit project"), run_save, save,
                             (GDestroyNotify) kg_project_save_free, NULL, saved_cb, g_object_ref (self));
}

static void
unsaved_cb (GtkWindow *editor,
            KgUnsaved  answer)
{
  KgProjectEditor *self = KG_PROJECT_EDITOR (editor);

  switch (answer) {
  case KG_UNSAVED_SAVE:
    gtk_widget_activate_action (GTK_WIDGET (editor), "edit.save", NULL);
    break;
  case KG_UNSAVED_DISCARD:
    leave (self);
    break;
  case KG_UNSAVED_KEEP:
  default:
    self->to_plan = FALSE;
    break;
  }
}

static gboolean
kg_project_editor_close_request (GtkWindow *window)
{
  KgProjectEditor *self = KG_PROJECT_EDITOR (window);

  if (self->saving)
    return TRUE;
  if (self->before == NULL || self->n_changed == 0) {
    if (self->to_plan)
      g_signal_emit (self, signals[SIGNAL_SHOW_PLAN], 0);
    return GTK_WINDOW_CLASS (kg_project_editor_parent_class)->close_request (window);
  }

  kg_unsaved_ask (window, kg_record_get_text (self->before, KG_PROJECT_NAME), self->n_wrong == 0, unsaved_cb);
  return TRUE;
}

static void
plan_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  KG_PROJECT_EDITOR (widget)->to_plan = TRUE;
  gtk_window_close (GTK_WINDOW (widget));
}

static void
kg_project_editor_dispose (GObject *object)
{
  KgProjectEditor *self = KG_PROJECT_EDITOR (object);

  g_clear_object (&self->watch);
  g_clear_pointer (&self->news, kg_project_news_unref);
  g_clear_pointer (&self->before, kg_record_unref);
  g_clear_pointer (&self->agents_before, g_ptr_array_unref);
  g_clear_pointer (&self->board, kg_board_unref);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (kg_project_editor_parent_class)->dispose (object);
}

static void
kg_project_editor_finalize (GObject *object)
{
  g_ptr_array_unref (KG_PROJECT_EDITOR (object)->collisions);

  G_OBJECT_CLASS (kg_project_editor_parent_class)->finalize (object);
}

static void
kg_project_editor_class_init (KgProjectEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kg_project_editor_dispose;
  object_class->finalize = kg_project_editor_finalize;

  GTK_WINDOW_CLASS (klass)->close_request = kg_project_editor_close_request;

  signals[SIGNAL_SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SHOW_PLAN] = g_signal_new ("show-plan", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kaigong/Kaigong/ui/kg-project-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, KgProjectEditor, heading);
  gtk_widget_class_bind_template_child (widget_class, KgProjectEditor, failure);
  gtk_widget_class_bind_template_child (widget_class, KgProjectEditor, notice);
  gtk_widget_class_bind_template_child (widget_class, KgProjectEditor, notice_words);
  gtk_widget_class_bind_template_child (widget_class, KgProjectEditor, sections);
  gtk_widget_class_bind_template_child (widget_class, KgProjectEditor, summary);
  gtk_widget_class_bind_template_child (widget_class, KgProjectEditor, stack);
  gtk_widget_class_bind_template_callback (widget_class, section_selected_cb);

  gtk_widget_class_install_action (widget_class, "edit.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "edit.section", "i", section_action);
  gtk_widget_class_install_action (widget_class, "edit.turn", "i", turn_action);
  gtk_widget_class_install_action (widget_class, "edit.show-news", NULL, show_news_action);
  gtk_widget_class_install_action (widget_class, "edit.plan", NULL, plan_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "edit.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "edit.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kg_project_editor_init (KgProjectEditor *self)
{
  self->collisions = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_project_collision_free);
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < N_FORMS; i++) {
    self->forms[i] = g_object_new (forms[i].get_type (), NULL);
    gtk_stack_add_named (self->stack, GTK_WIDGET (self->forms[i]), forms[i].name);
    g_signal_connect_object (self->forms[i], "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
    self->rows[i] = kg_project_section_row_new (forms[i].name, _(forms[i].title), (int) i + 1);
    gtk_list_box_append (self->sections, self->rows[i]);
  }
  self->agents = kg_project_form_units_get_agents (KG_PROJECT_FORM_UNITS (self->forms[1]));

  self->news_view = g_object_new (KG_TYPE_PROJECT_NEWS_VIEW, NULL);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->news_view), NEWS);
  g_signal_connect_object (self->news_view, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  self->rows[N_FORMS] = kg_project_section_row_new (NEWS, _("Changed meanwhile"), N_FORMS + 1);
  gtk_widget_set_visible (self->rows[N_FORMS], FALSE);
  gtk_list_box_append (self->sections, self->rows[N_FORMS]);
  gtk_list_box_select_row (self->sections, GTK_LIST_BOX_ROW (self->rows[0]));
}

/**
 * kg_project_editor_new:
 * @file: the project and its agents as they were read
 */
GtkWidget *
kg_project_editor_new (KgWorkspace   *workspace,
                       KgProjectFile *file)
{
  KgProjectEditor *self = g_object_new (KG_TYPE_PROJECT_EDITOR, NULL);

  self->workspace = g_object_ref (workspace);
  self->board = kg_board_ref (file->board);
  self->before = kg_record_ref (file->project);
  self->agents_before = g_ptr_array_ref (file->agents);
  adw_window_title_set_subtitle (self->heading, file->summary->name);
  for (guint i = 0; i < N_FORMS; i++)
    kg_project_form_fill (self->forms[i], self->board, self->before);
  kg_project_agent_list_fill (self->agents, self->board, self->agents_before);
  update (self);

  kg_project_agent_list_load_people (self->agents, workspace);

  self->watch = kg_project_watch_new (workspace);
  kg_project_watch_set_base (self->watch, self->before, self->agents_before);
  g_signal_connect_object (self->watch, "news", G_CALLBACK (news_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_grab_focus (GTK_WIDGET (find_field (self, KG_PROJECT_NAME)));

  return GTK_WIDGET (self);
}

/**
 * kg_project_editor_show_section:
 * @name: identity, units, days, money or notes
 */
void
kg_project_editor_show_section (KgProjectEditor *self,
                                const char      *name)
{
  for (guint i = 0; i < N_FORMS; i++)
    if (g_str_equal (forms[i].name, name))
      show_section (self, i);
}
