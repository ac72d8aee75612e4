// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-what-if-private.h"

#include "core/kg-labels.h"
#include "services/kg-step-record.h"

#include <glib/gi18n-lib.h>

/* What a trial changes, in words. */

static char *
mode_words (const KgRecord *step)
{
  const char *name = kg_record_get_text (step, KG_STEP_NAME);

  switch (kg_step_mode_from_code (kg_record_get_text (step, KG_STEP_MODE))) {
  case KG_STEP_NORMAL:
    return g_strdup_printf (_("“%s” in its turn"), name);
  case KG_STEP_PARALLEL:
    return g_strdup_printf (_("“%s” in parallel"), name);
  case KG_STEP_INCOMPLETE:
    return g_strdup_printf (_("“%s” accepted incomplete"), name);
  case KG_STEP_EARLY:
    return g_strdup_printf (_("“%s” begun early"), name);
  default:
    g_return_val_if_reached (NULL);
  }
}

static char *
duration_words (const KgRecord *before,
                const KgRecord *after)
{
  const char *name = kg_record_get_text (after, KG_STEP_NAME);
  int was = (int) kg_record_get_int (before, KG_STEP_DURATION);
  KgStep step;

  kg_step_from_record (&step, after);
  if (step.duration != was)
    return g_strdup_printf (ngettext ("“%s” in %d working day instead of %d",
                                      "“%s” in %d working days instead of %d", step.duration),
                            name, step.duration, was);

  return g_strdup_printf (_("“%s” in %d to %d working days"), name, step.shortest, step.longest);
}

static char *
predecessor_words (const KgWhatIf *self,
                   guint           index)
{
  const char *name = kg_record_get_text (kg_what_if_get_step (self, index), KG_STEP_NAME);
  g_autofree KgStep *steps = kg_steps_to_plan (self->drafts);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint64 after = steps[index].after; after != 0; after &= after - 1)
    g_string_append_printf (names, C_("list of steps", "%s“%s”"),
                            names->len > 0 ? C_("list of steps", ", ") : "", steps[__builtin_ctzll (after)].name);

  return names->len > 0 ? g_strdup_printf (_("“%s” after %s"), name, names->str)
                        : g_strdup_printf (_("“%s” waits for nothing"), name);
}

static char *
day_of (const KgWhatIf *self,
        KgDate          day)
{
  return kg_label_day_near (day, kg_context_get_today (kg_board_get_context (self->file->board)));
}

static char *
day_words (const KgWhatIf *self,
           const KgRecord *step,
           int             column)
{
  const char *name = kg_record_get_text (step, KG_STEP_NAME);
  gboolean none = kg_record_is_null (step, column);
  g_autofree char *day = day_of (self, kg_record_get_date (step, column));

  switch (column) {
  case KG_STEP_NOT_BEFORE:
    return none ? g_strdup_printf (_("“%s” as soon as its turn comes"), name)
                : g_strdup_printf (_("“%s” not before %s"), name, day);
  case KG_STEP_ACTUAL_START:
    return none ? g_strdup_printf (_("“%s” not begun"), name) : g_strdup_printf (_("“%s” begun on %s"), name, day);
  case KG_STEP_ACTUAL_END:
    return none ? g_strdup_printf (_("“%s” not done"), name) : g_strdup_printf (_("“%s” done on %s"), name, day);
  default:
    g_return_val_if_reached (NULL);
  }
}

static void
add_step (const KgWhatIf *self,
          guint           i,
          GPtrArray      *words)
{
  static const int days[] = { KG_STEP_NOT_BEFORE, KG_STEP_ACTUAL_START, KG_STEP_ACTUAL_END };
  const KgRecord *before = g_ptr_array_index (self->base, i), *after = g_ptr_array_index (self->drafts, i);

  if (!kg_record_field_equal (before, after, KG_STEP_MODE))
    g_ptr_array_add (words, mode_words (after));
  if (!kg_record_field_equal (before, after, KG_STEP_DURATION) ||
      !kg_record_field_equal (before, after, KG_STEP_DURATION_MIN) ||
      !kg_record_field_equal (before, after, KG_STEP_DURATION_MAX))
    g_ptr_array_add (words, duration_words (before, after));
  if (!kg_record_field_equal (before, after, KG_STEP_PREDECESSORS))
    g_ptr_array_add (words, predecessor_words (self, i));
  for (guint k = 0; k < G_N_ELEMENTS (days); k++)
    if (!kg_record_field_equal (before, after, days[k]))
      g_ptr_array_add (words, day_words (self, after, days[k]));
}

static char *
target_words (const KgWhatIf *self)
{
  KgDate was = kg_record_get_date (self->file->project, KG_PROJECT_PLANNED_START);
  g_autofree char *before = day_of (self, was);
  g_autofree char *after = day_of (self, self->target);

  if (self->target == KG_DATE_NONE)
    return g_strdup (_("no planned start"));

  return was == KG_DATE_NONE ? g_strdup_printf (_("planned start on %s"), after)
                             : g_strdup_printf (_("planned start on %s instead of %s"), after, before);
}

/**
 * kg_what_if_dup_edits:
 *
 * Returns: (transfer full) (element-type utf8): what the trial changes, one
 *   clause each in the user's language
 */
GPtrArray *
kg_what_if_dup_edits (const KgWhatIf *self)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  if (self->template != NULL)
    g_ptr_array_add (words, g_strdup_printf (_("process template “%s”"), kg_template_get_name (self->template)));
  if (self->target != kg_record_get_date (self->file->project, KG_PROJECT_PLANNED_START))
    g_ptr_array_add (words, target_words (self));
  for (guint i = 0; i < self->drafts->len; i++)
    add_step (self, i, words);

  return words;
}
