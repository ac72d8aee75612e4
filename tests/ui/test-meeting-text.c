// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-ui-look.h"
#include "kg-ui-test.h"

#include "core/kg-error.h"
#include "widgets/kg-meeting-text.h"
#include "widgets/kg-widgets.h"

/* A text that is saved as it is typed, and a store that is played here. */

#define KEEP "Keep mine"
#define TAKE "Take theirs"

typedef struct {
  KgMeetingText *text;
  GtkWindow *window;
  GString *saved; /* each: text|what was known, !insisted */
  char *typed;
} Fixture;

static void
save_cb (Fixture           *f,
         const char        *target,
         const char        *text,
         const char *const *known,
         gboolean           insist)
{
  g_autofree char *all = g_strjoinv ("/", (char **) known);

  g_string_append_printf (f->saved, "%s|%s%s\n", text, all, insist ? "!" : "");
}

static void
typed_cb (Fixture    *f,
          const char *target,
          const char *text)
{
  g_free (f->typed);
  f->typed = g_strdup (text);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->text = g_object_new (KG_TYPE_MEETING_TEXT, NULL);
  f->saved = g_string_new (NULL);
  g_signal_connect_swapped (f->text, "save", G_CALLBACK (save_cb), f);
  g_signal_connect_swapped (f->text, "typed", G_CALLBACK (typed_cb), f);
  f->window = kg_ui_present (GTK_WIDGET (f->text), 400, 300);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  kg_ui_close (f->window);
  g_string_free (f->saved, TRUE);
  g_free (f->typed);
}

static void
type (Fixture    *f,
      const char *words)
{
  GtkTextBuffer *buffer =
    gtk_text_view_get_buffer (GTK_TEXT_VIEW (kg_ui_find (GTK_WIDGET (f->text), GTK_TYPE_TEXT_VIEW)));
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert (buffer, &end, words, -1);
}

static void
assert_shown (Fixture    *f,
              const char *text)
{
  g_autofree char *shown = kg_meeting_text_get_text (f->text);

  g_assert_cmpstr (shown, ==, text);
}

static void
wait_saved (Fixture    *f,
            const char *saved)
{
  kg_ui_wait_until (f->saved->len > 0);
  g_assert_cmpstr (f->saved->str, ==, saved);
  g_string_truncate (f->saved, 0);
}

static void
answer (Fixture    *f,
        const char *target,
        int         code)
{
  g_autoptr (GError) error = code >= 0 ? g_error_new (KG_ERROR, code, "丙 changed this text") : NULL;

  kg_meeting_text_saved (f->text, target, error);
}

static void
click (Fixture    *f,
       const char *label)
{
  GtkWidget *button = kg_ui_find_button (f->window, label);

  kg_ui_settle (button);
  kg_ui_click (button, gtk_widget_get_width (button) / 2.0, gtk_widget_get_height (button) / 2.0, 1);
}

/* What the seat knows grows with what it gave away, until the store has it. */
static void
test_known (Fixture       *f,
            gconstpointer  data)
{
  kg_meeting_text_bind (f->text, "a", NULL, 1);
  type (f, "甲");
  wait_saved (f, "甲|\n");
  type (f, "乙");
  wait_saved (f, "甲乙|/甲\n");
  answer (f, "a", -1);
  answer (f, "a", -1);
  kg_meeting_text_bind (f->text, "a", "甲乙", 3);
  type (f, "丁");
  wait_saved (f, "甲乙丁|甲乙\n");

  /* The store answers with the text of before, then with what somebody else
   * wrote afterwards. */
  answer (f, "a", -1);
  kg_meeting_text_bind (f->text, "a", "甲乙", 3);
  assert_shown (f, "甲乙丁");
  kg_meeting_text_bind (f->text, "a", "丙", 5);
  assert_shown (f, "丙");
  g_assert_false (kg_meeting_text_is_contested (f->text));
}

/* Types while somebody else stores another text. */
static void
contest (Fixture *f)
{
  kg_meeting_text_bind (f->text, "a", "甲", 1);
  type (f, "乙");
  kg_meeting_text_bind (f->text, "a", "丙", 2);
  assert_shown (f, "甲乙");
  wait_saved (f, "甲乙|甲\n");
  answer (f, "a", KG_ERROR_CONFLICT);
  g_assert_true (kg_meeting_text_is_contested (f->text));
  assert_shown (f, "甲乙");
  g_assert_true (kg_ui_says (GTK_WIDGET (f->text), "丙 changed this text"));
  g_assert_true (kg_ui_says (GTK_WIDGET (f->text), "丙"));
}

/* Both are shown until one is chosen; what is typed on is not given away. */
static void
test_keep_mine (Fixture       *f,
                gconstpointer  data)
{
  contest (f);
  type (f, "丁");
  g_usleep (500000);
  kg_ui_settle (GTK_WIDGET (f->text));
  g_assert_cmpstr (f->saved->str, ==, "");
  kg_meeting_text_bind (f->text, "a", "丙丙", 3);
  assert_shown (f, "甲乙丁");
  g_assert_true (kg_ui_says (GTK_WIDGET (f->text), "丙丙"));

  click (f, KEEP);
  wait_saved (f, "甲乙丁|甲/甲乙/丙丙\n");
  g_assert_false (kg_meeting_text_is_contested (f->text));
  answer (f, "a", -1);
  kg_meeting_text_bind (f->text, "a", "甲乙丁", 4);
  assert_shown (f, "甲乙丁");
}

static void
test_take_theirs (Fixture       *f,
                  gconstpointer  data)
{
  contest (f);
  click (f, TAKE);
  kg_ui_wait_until (!kg_meeting_text_is_contested (f->text));
  assert_shown (f, "丙");
  g_assert_cmpstr (f->typed, ==, "丙");
  wait_saved (f, "丙|甲/甲乙/丙\n");
  answer (f, "a", -1);

  /* Not lost, either. */
  kg_ui_key (f->window, "Ctrl+z");
  wait_saved (f, "甲乙|甲/甲乙/丙/丙\n");
  assert_shown (f, "甲乙");
}

/* Who goes away without choosing keeps what was typed last. */
static void
test_go_away (Fixture       *f,
              gconstpointer  data)
{
  contest (f);
  kg_meeting_text_bind (f->text, "b", "另一项", 1);
  wait_saved (f, "甲乙|甲/甲乙!\n");
  g_assert_false (kg_meeting_text_is_contested (f->text));
  assert_shown (f, "另一项");
  answer (f, "a", -1);
  g_assert_false (kg_meeting_text_is_contested (f->text));
}

/* The refusal can come before what somebody else wrote, and after it. */
static void
test_order (Fixture       *f,
            gconstpointer  data)
{
  kg_meeting_text_bind (f->text, "a", "甲", 1);
  type (f, "乙");
  wait_saved (f, "甲乙|甲\n");
  answer (f, "a", KG_ERROR_CONFLICT);
  g_assert_false (kg_meeting_text_is_contested (f->text));
  kg_meeting_text_bind (f->text, "a", "丙", 2);
  g_assert_true (kg_meeting_text_is_contested (f->text));
  assert_shown (f, "甲乙");

  /* They wrote the same in the end. */
  kg_meeting_text_bind (f->text, "a", "甲乙", 3);
  g_assert_false (kg_meeting_text_is_contested (f->text));
  assert_shown (f, "甲乙");
  type (f, "丁");
  wait_saved (f, "甲乙丁|甲乙\n");
}

/* They took it back: there is nothing to choose, and what was typed is stored. */
static void
test_taken_back (Fixture       *f,
                 gconstpointer  data)
{
  contest (f);
  kg_meeting_text_bind (f->text, "a", "甲", 3);
  g_assert_false (kg_meeting_text_is_contested (f->text));
  assert_shown (f, "甲乙");
  wait_saved (f, "甲乙|甲/甲乙\n");
}

/* A busy store is no contest. */
static void
test_busy (Fixture       *f,
           gconstpointer  data)
{
  kg_meeting_text_bind (f->text, "a", "甲", 1);
  type (f, "乙");
  wait_saved (f, "甲乙|甲\n");
  answer (f, "a", KG_ERROR_UNAVAILABLE);
  g_assert_false (kg_meeting_text_is_contested (f->text));
  wait_saved (f, "甲乙|甲/甲乙\n");
}

/* Both texts and both buttons are in sight. */
static void
test_contest_height (Fixture       *f,
                     gconstpointer  data)
{
  int before, after;

  kg_meeting_text_bind (f->text, "a", "甲", 1);
  kg_ui_settle (GTK_WIDGET (f->text));
  gtk_widget_measure (GTK_WIDGET (f->text), GTK_ORIENTATION_VERTICAL, 400, &before, NULL, NULL, NULL);
  contest (f);
  kg_ui_settle (GTK_WIDGET (f->text));
  gtk_widget_measure (GTK_WIDGET (f->text), GTK_ORIENTATION_VERTICAL, 400, &after, NULL, NULL, NULL);
  g_assert_cmpint (after, >, before + 60);
  g_assert_true (gtk_widget_get_mapped (kg_ui_find_button (f->window, KEEP)));
  g_assert_true (gtk_widget_get_mapped (kg_ui_find_button (f->window, TAKE)));
}

/* In a list, too, a text is as high as what it says. */
static void
test_text_height (void)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *text = g_object_new (KG_TYPE_MEETING_TEXT, NULL);
  GtkWindow *window;
  int one_line;

  gtk_list_box_append (GTK_LIST_BOX (list), text);
  kg_meeting_text_bind (KG_MEETING_TEXT (text), "a", "施工图审查", 1);
  window = kg_ui_present (list, 400, 300);
  kg_ui_wait_until (gtk_widget_get_height (text) > 32);
  one_line = gtk_widget_get_height (text);

  kg_meeting_text_bind (KG_MEETING_TEXT (text), "b",
                        "施工图审查意见已回复15条，剩余2条涉及结构超限，须先作专项论证，论证通过后再报审。", 1);
  kg_ui_wait_until (gtk_widget_get_height (text) > one_line + 10);
  kg_ui_close (window);
}

int
main (int   argc,
      char *argv[])
{
  kg_ui_test_init (&argc, &argv);
  kg_widgets_init ();

#define ADD(path, func) g_test_add ("/meeting-text/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("known", test_known);
  ADD ("keep-mine", test_keep_mine);
  ADD ("take-theirs", test_take_theirs);
  ADD ("go-away", test_go_away);
  ADD ("order", test_order);
  ADD ("taken-back", test_taken_back);
  ADD ("busy", test_busy);
  ADD ("contest-height", test_contest_height);
#undef ADD
  g_test_add_func ("/meeting-text/height", test_text_height);

  return g_test_run ();
}
