// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "kg-test-caseload.h"

#include "core/kg-error.h"
#include "services/document/kg-document-name.h"
#include "services/kg-folder-export.h"
#include "services/kg-meeting-service.h"
#include "services/kg-minutes-correct.h"
#include "services/kg-minutes-service.h"
#include "services/kg-query.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Several documents at once: what is composed, what the files are called, and
 * what is there after all went well, after a failure and after a stop. */

typedef struct {
  KgCaseload *caseload;
  KgAssignmentList *list;
  KgDocumentRequest *request; /* nullable */
  GPtrArray *files;           /* nullable */
  char *folder;
} Fixture;

static gboolean
load (KgTxn      *txn,
      KgContext  *context,
      gpointer    data,
      GError    **error)
{
  Fixture *f = data;

  f->list = kg_assignment_list_load (txn, context, NULL, error);
  return f->list != NULL;
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->caseload = kg_caseload_new ();
  kg_district_do (f->caseload->district, load, f);
  f->folder = g_build_filename (f->caseload->district->folder, "文件", NULL);
  g_assert_no_errno (g_mkdir (f->folder, 0700));
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (f->folder, name, NULL);

    g_unlink (path);
  }
  g_rmdir (f->folder);
  g_free (f->folder);
  g_clear_pointer (&f->request, kg_document_request_free);
  g_clear_pointer (&f->files, g_ptr_array_unref);
  kg_assignment_list_unref (f->list);
  kg_caseload_free (f->caseload);
}

/* Takes the request. */
static void
fetch (Fixture           *f,
       KgDocumentRequest *request)
{
  g_clear_pointer (&f->request, kg_document_request_free);
  g_clear_pointer (&f->files, g_ptr_array_unref);
  f->request = request;
  kg_district_do (f->caseload->district, kg_document_request_fetch, request);
  f->files = kg_document_request_take_files (request);
}

static const KgDocumentFile *
file (Fixture *f,
      guint    i)
{
  g_assert_cmpuint (i, <, f->files->len);
  return g_ptr_array_index (f->files, i);
}

static gboolean
has_file (Fixture    *f,
          const char *name)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

static guint
count_files (Fixture *f)
{
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_clean (void)
{
  static const struct { const char *text; const char *clean; } cases[] = {
    { "区规资局", "区规资局" },
    { "a/b\\c:d*e?f\"g<h>i|j", "a／b＼c：d＊e？f＂g＜h＞i｜j" },
    { "第一行\n第二行\t", "第一行 第二行" },
    { " ..隐藏. ", "隐藏" },
    { "../../etc/passwd", "／..／etc／passwd" },
    { "", "" },
  };
  g_autoptr (GString) lengthy = g_string_new (NULL);
  g_autofree char *cut = NULL;
  g_autofree char *broken = kg_document_name_clean ("坏\xff字节");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *clean = kg_document_name_clean (cases[i].text);

    g_assert_cmpstr (clean, ==, cases[i].clean);
  }

  for (guint i = 0; i < 200; i++)
    g_string_append (lengthy, "长");
  cut = kg_document_name_clean (lengthy->str);
  g_assert_cmpuint (strlen (cut), <=, 200);
  g_assert_cmpuint (strlen (cut), >, 190);
  g_assert_true (g_utf8_validate (cut, -1, NULL));
  g_assert_true (g_utf8_validate (broken, -1, NULL));
}

static void
test_place (Fixture       *f,
            gconstpointer  data)
{
  static const char *const names[] = { "通报.pdf", "通报 (2).pdf", "通报 (3).pdf", "通报 (4).pdf" };
  g_autofree char *link = g_build_filename (f->folder, names[2], NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = kg_document_name_place (f->folder, "通报", ".pdf");
    g_autofree char *expected = NULL;

    /* A link that leads nowhere stands in the way like a file. */
    if (i == 2) {
      g_assert_no_errno (symlink ("nowhere", link));
      continue;
    }
    expected = g_build_filename (f->folder, names[i], NULL);
    g_assert_cmpstr (path, ==, expected);
    g_assert_true (g_file_set_contents (path, "", 0, NULL));
  }
}

static void
test_follow_up (Fixture       *f,
                gconstpointer  data)
{
  const char *ids[] = { f->caseload->id[KG_CASE_RETURNED], f->caseload->id[KG_CASE_PENDING], NULL };
  KgAssignmentQuery query = { .unit = f->caseload->district->unit[1], .role = KG_ASSIGNMENT_ROLE_LEAD,
                              .group = KG_ASSIGNMENTS_OVERDUE, .search = "高压线" };

  fetch (f, kg_document_request_new_slips (f->list, ids));
  g_assert_cmpuint (f->files->len, ==, 2);
  g_assert_cmpstr (file (f, 0)->name, ==, "督办单_2026-007");
  g_assert_cmpint (file (f, 1)->minutes->number, ==, 1);

  fetch (f, kg_document_request_new_circular (f->list));
  g_assert_cmpstr (file (f, 0)->name, ==, "通报_2026-11-23");

  /* A part of the register says which part. */
  fetch (f, kg_document_request_new_register (f->list, &query));
  g_assert_cmpstr (file (f, 0)->name, ==, "督办台账_2026-11-23_区规资局");
  g_assert_cmpstr (file (f, 0)->minutes->title, ==,
                   "区规资局计划新开工项目督办事项台账\n（截至2026年11月23日，主办，逾期，检索“高压线”，共1项）");
  query = (KgAssignmentQuery) { .group = KG_ASSIGNMENTS_ALL, .search = "" };
  fetch (f, kg_document_request_new_register (f->list, &query));
  g_assert_cmpstr (file (f, 0)->name, ==, "督办台账_2026-11-23");
  g_assert_cmpstr (file (f, 0)->minutes->title, ==,
                   "计划新开工项目督办事项台账\n（截至2026年11月23日，共10项）");

  ids[1] = "2026-999";
  g_clear_pointer (&f->request, kg_document_request_free);
  f->request = kg_document_request_new_slips (f->list, ids);
  g_free (kg_district_fail (f->caseload->district, kg_document_request_fetch, f->request, KG_ERROR_NOT_FOUND));
}

static gboolean
issue (KgTxn      *txn,
       KgContext  *context,
       gpointer    data,
       GError    **error)
{
  Fixture *f = data;
  const char *meeting = f->caseload->meeting;
  g_autofree char *draft = NULL;
  g_autofree char *correction = NULL;

  if (!kg_meeting_end (txn, context, meeting, error))
    return FALSE;
  draft = kg_minutes_draft (txn, context, meeting, error);
  if (draft == NULL || !kg_minutes_submit (txn, context, meeting, error) ||
      !kg_minutes_issue (txn, context, meeting, error))
    return FALSE;
  correction = kg_minutes_correct (txn, context, meeting, NULL, "日期有误", "区规资局的日期应为11月17日。", error);
  return correction != NULL && kg_minutes_submit (txn, context, meeting, error) &&
         kg_minutes_issue (txn, context, meeting, error);
}

static void
test_minutes (Fixture       *f,
              gconstpointer  data)
{
  KgDistrict *district = f->caseload->district;
  KgDocumentRequest *request;

  /* Three units are named, the fourth is not. */
  fetch (f, kg_document_request_new_excerpts (f->caseload->meeting));
  g_assert_cmpuint (f->files->len, ==, 3);
  g_assert_cmpstr (file (f, 0)->name, ==, "2026-11-02_周例会第1次_节录_区规资局");
  g_assert_cmpstr (file (f, 2)->name, ==, "2026-11-02_周例会第1次_节录_大场镇");

  fetch (f, kg_document_request_new_excerpt (f->caseload->meeting, district->unit[2], NULL));
  g_assert_cmpuint (f->files->len, ==, 1);
  g_assert_cmpstr (file (f, 0)->name, ==, "2026-11-02_周例会第1次_节录_区建管委");

  g_clear_pointer (&f->request, kg_document_request_free);
  f->request = kg_document_request_new_issued (district->series, 2026);
  g_free (kg_district_fail (district, kg_document_request_fetch, f->request, KG_ERROR_NOT_FOUND));

  kg_district_do (district, issue, f);
  fetch (f, kg_document_request_new_issued (district->series, 2026));
  g_assert_cmpuint (f->files->len, ==, 2);
  g_assert_cmpstr (file (f, 0)->name, ==, "2026-11-02_周例会第1次_纪要");
  g_assert_null (file (f, 0)->minutes->correction);
  g_assert_cmpstr (file (f, 1)->name, ==, "2026-11-02_周例会第1次_更正");
  g_assert_nonnull (file (f, 1)->minutes->correction);

  /* Excerpts are of the document that is asked for, which the name tells. */
  request = kg_document_request_new_excerpts (f->caseload->meeting);
  kg_document_request_set_revision (request, 1);
  fetch (f, request);
  g_assert_cmpuint (f->files->len, ==, 3);
  for (guint i = 0; i < f->files->len; i++) {
    g_autofree char *text = kg_minutes_to_text (file (f, i)->minutes);

    g_assert_nonnull (strstr (text, "（该纪要已由〔2026〕2号纪要更正，以更正为准。）"));
  }
  request = kg_document_request_new_excerpt (f->caseload->meeting, district->unit[1], NULL);
  kg_document_request_set_revision (request, 2);
  fetch (f, request);
  g_assert_cmpuint (f->files->len, ==, 1);
  g_assert_cmpstr (file (f, 0)->name, ==, "2026-11-02_周例会第1次_更正_节录_区规资局");

  g_clear_pointer (&f->request, kg_document_request_free);
  f->request = kg_document_request_new_issued (district->series, 2025);
  g_free (kg_district_fail (district, kg_document_request_fetch, f->request, KG_ERROR_NOT_FOUND));
}

/* Writing */

typedef struct {
  guint fail_at;   /* 0 is never */
  guint cancel_at; /* 0 is never */
  GCancellable *cancellable;
  guint n_calls;
  guint last_done;
  guint total;
} Run;

static gboolean
writer (const KgMinutes  *minutes,
        KgFontSet        *fonts,
        const char       *path,
        GPtrArray        *notes,
        gpointer          user_data,
        GError          **error)
{
  Run *run = user_data;

  if (++run->n_calls == run->fail_at) {
    g_set_error_literal (error, KG_ERROR, KG_ERROR_DISK_FULL, "no room");
    return FALSE;
  }

  return g_file_set_contents (path, minutes->mark, -1, error);
}

static void
progress (guint    done,
          guint    total,
          gpointer user_data)
{
  Run *run = user_data;

  run->last_done = done;
  run->total = total;
  if (run->cancel_at != 0 && done == run->cancel_at)
    g_cancellable_cancel (run->cancellable);
}

static GPtrArray *
make_files (guint n)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) kg_document_file_free);

  for (guint i = 0; i < n; i++) {
    KgMinutes *minutes = kg_minutes_new ("督办单");

    kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, "区规资局完成施工图审查。");
    g_ptr_array_add (files, kg_document_file_new (minutes, g_strdup_printf ("督办单_2026-%03u", i + 1)));
  }

  return files;
}

static void
test_real_files (Fixture       *f,
                 gconstpointer  data)
{
  static const struct { KgMinutesFormat format; const char *name; const char *begins; } kinds[] = {
    { KG_MINUTES_PDF, "督办单_2026-002.pdf", "%PDF-" },
    { KG_MINUTES_DOCX, "督办单_2026-002.docx", "PK" },
    { KG_MINUTES_TEXT, "督办单_2026-002.txt", "" },
  };
  g_autoptr (GPtrArray) files = make_files (2);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    KgFolderExport export = { .folder = f->folder, .format = kinds[i].format };
    g_autofree char *path = g_build_filename (f->folder, kinds[i].name, NULL);
    g_autofree char *content = NULL;
    g_autoptr (GError) error = NULL;

    kg_folder_export_run (&export, files, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (export.n_written, ==, 2);
    g_assert_true (g_str_has_suffix (export.first, kinds[i].name) == FALSE);
    g_assert_true (g_file_get_contents (path, &content, NULL, &error));
    g_assert_true (g_str_has_prefix (content, kinds[i].begins));
    g_free (export.first);
  }
}

/* 300, and again beside the first ones, which stay as they are. */
static void
test_many (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) files = make_files (300);
  g_autofree char *path = g_build_filename (f->folder, "督办单_2026-001.txt", NULL);
  g_autofree char *content = NULL;

  for (guint i = 1; i <= 2; i++) {
    Run run = { 0 };
    KgFolderExport export = { .folder = f->folder, .format = KG_MINUTES_TEXT, .writer = writer, .progress = progress,
                              .user_data = &run };
    g_autoptr (GError) error = NULL;

    kg_folder_export_run (&export, files, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (export.n_written, ==, 300);
    g_assert_cmpuint (run.last_done, ==, 300);
    g_assert_cmpuint (run.total, ==, 300);
    g_assert_cmpuint (count_files (f), ==, 300 * i);
    g_free (export.first);
    if (i == 1)
      g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
  }
  g_assert_true (has_file (f, "督办单_2026-300 (2).txt"));
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "mine");
}

static void
test_cancel (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr (GPtrArray) files = make_files (17);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Run run = { .cancel_at = 3, .cancellable = cancellable };
  KgFolderExport export = { .folder = f->folder, .format = KG_MINUTES_TEXT, .writer = writer, .progress = progress,
                            .user_data = &run, .cancellable = cancellable };

  g_assert_false (kg_folder_export_run (&export, files, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (export.n_written, ==, 3);
  g_assert_cmpuint (run.n_calls, ==, 3);
  g_assert_cmpuint (count_files (f), ==, 3);
  g_free (export.first);
}

static void
test_full_disk (Fixture       *f,
                gconstpointer  data)
{
  g_autoptr (GPtrArray) files = make_files (17);
  g_autoptr (GError) error = NULL;
  Run run = { .fail_at = 5 };
  KgFolderExport export = { .folder = f->folder, .format = KG_MINUTES_TEXT, .writer = writer, .user_data = &run };

  g_assert_false (kg_folder_export_run (&export, files, &error));
  g_assert_error (error, KG_ERROR, KG_ERROR_DISK_FULL);
  g_assert_nonnull (strstr (error->message, "督办单_2026-005.txt"));
  g_assert_cmpuint (export.n_written, ==, 4);
  g_assert_cmpuint (count_files (f), ==, 4);
  g_free (export.first);
}

static void
test_no_folder (Fixture       *f,
                gconstpointer  data)
{
  g_autoptr (GPtrArray) files = make_files (2);
  g_autofree char *nowhere = g_build_filename (f->folder, "nowhere", NULL);
  g_autoptr (GError) error = NULL;
  KgFolderExport export = { .folder = nowhere, .format = KG_MINUTES_PDF };

  g_assert_false (kg_folder_export_run (&export, files, &error));
  g_assert_error (error, KG_ERROR, KG_ERROR_UNAVAILABLE);
  g_assert_nonnull (strstr (error->message, "督办单_2026-001.pdf"));
  g_assert_cmpuint (export.n_written, ==, 0);
  g_assert_null (export.first);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document-files/clean", test_clean);
#define ADD(path, func) g_test_add ("/document-files/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("place", test_place);
  ADD ("follow-up", test_follow_up);
  ADD ("minutes", test_minutes);
  ADD ("real-files", test_real_files);
  ADD ("many", test_many);
  ADD ("cancel", test_cancel);
  ADD ("full-disk", test_full_disk);
  ADD ("no-folder", test_no_folder);
#undef ADD

  return g_test_run ();
}
