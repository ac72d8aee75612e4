// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-calendar-file.h"

#include "core/kg-error.h"

#include <glib/gstdio.h>
#include <string.h>

#define ICS(events) "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" events "END:VCALENDAR\r\n"
#define EVENT(fields) "BEGIN:VEVENT\r\n" fields "END:VEVENT\r\n"

static KgCalendarDays *
read_content (const char  *content,
              gssize       length,
              const char  *name,
              guint       *n_left_out,
              GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (content, length >= 0 ? (gsize) length : strlen (content));

  return kg_calendar_file_read_bytes (bytes, name, n_left_out, error);
}

/* What a file says, as the calendar's own text. */
static void
test_files (void)
{
  static const struct {
    const char *name;
    const char *content;
    const char *text;
    guint n_left_out;
  } files[] = {
    { "titles.csv", "日期,结束日期,类型,名称\n2027-02-05,2027-02-11,休,春节\n2027/2/14,,补班,春节\n",
      "2027-02-05..2027-02-11 off 春节\n2027-02-14 work 春节\n", 0 },
    { "titles.tsv", "2027年放假安排\n名称\t类型\t日期\n春节\t节假日\t2027年2月5日\n春节\t上班\t2027.2.14（周日）\n",
      "2027-02-05 off 春节\n2027-02-14 work 春节\n", 0 },
    { "plain.csv", "2027-02-05,off,Spring Festival\n2027-02-14,work\n2027-10-01,2027-10-07,holiday,National Day\n"
                   "2027-10-09,,workday,\n",
      "2027-02-05 off Spring Festival\n2027-02-14 work\n2027-10-01..2027-10-07 off National Day\n2027-10-09 work\n", 0 },
    { "range.csv", "date,kind,name\n2027年10月1日至10月7日,放假,国庆节\n2027-10-09,调休,国庆节\n2027-10-08,调休,国庆节\n",
      "2027-10-01..2027-10-08 off 国庆节\n2027-10-09 work 国庆节\n", 0 },
    { "own.txt", "# 区里自己的\n2027-03-05 off 区庆\n2027-03-06 work\n", "2027-03-05 off 区庆\n2027-03-06 work\n", 0 },
    { "tabs.txt", "2027-03-05\toff\t区庆\n", "2027-03-05 off 区庆\n", 0 },
    { "list.txt", "2027/3/5\t休\t区庆\n2027/3/6\t班\t\n", "2027-03-05 off 区庆\n2027-03-06 work\n", 0 },
    { "hash.csv", "2027-03-05,休,1#楼\n", "2027-03-05 off 1＃楼\n", 0 },
    { "end.ics",
      ICS (EVENT ("SUMMARY:春节假期\r\nDTSTART;VALUE=DATE:20270205\r\nDTEND;VALUE=DATE:20270212\r\n")
           EVENT ("SUMMARY:上班(补春节\r\n 假期)\r\nDTSTART;VALUE=DATE:20270214\r\n"
                  "DTEND;VALUE=DATE:20270215\r\nDESCRIPTION:\r\n")),
      "2027-02-05..2027-02-11 off 春节假期\n2027-02-14 work 上班(补春节假期)\n", 0 },
    { "one-day.ics",
      ICS (EVENT ("SUMMARY:Workers' Day\r\nDTSTART;VALUE=DATE:20270501\r\n")
           EVENT ("SUMMARY:Workday\r\nDTSTART:20270508\r\nDTEND;VALUE=DATE:20270508\r\n")
           EVENT ("SUMMARY:国庆节\r\nDTSTART;VALUE=DATE:20271001\r\nDURATION:P1W\r\n")),
      "2027-05-01 off Workers' Day\n2027-05-08 work Workday\n2027-10-01..2027-10-07 off 国庆节\n", 0 },
    { "signs.ics", /* what carries no sign is no day off where others carry one */
      ICS (EVENT ("SUMMARY:元旦（休）\r\nDTSTART;VALUE=DATE:20270101\r\n")
           EVENT ("SUMMARY:元旦\r\nDTSTART;VALUE=DATE:20270101\r\n")
           EVENT ("SUMMARY:元宵节\r\nDTSTART;VALUE=DATE:20270220\r\n")
           EVENT ("SUMMARY:元旦（班）\r\nDTSTART;VALUE=DATE:20270103\r\n")
           EVENT ("SUMMARY:春节（休）\r\nDTSTART;VALUE=DATE:20270205\r\nSTATUS:CANCELLED\r\n")),
      "2027-01-01 off 元旦（休）\n2027-01-03 work 元旦（班）\n", 3 },
    { "two-calendars", ICS (EVENT ("SUMMARY:元旦\r\nDTSTART;VALUE=DATE:20270101\r\n"))
                       ICS (EVENT ("SUMMARY:清明节\r\nDTSTART;VALUE=DATE:20270405\r\n")),
      "2027-01-01 off 元旦\n2027-04-05 off 清明节\n", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (GError) error = NULL;
    guint n_left_out = 99;
    g_autoptr (KgCalendarDays) days = read_content (files[i].content, -1, files[i].name, &n_left_out, &error);
    g_autofree char *text = NULL;

    if (error != NULL)
      g_error ("%s", error->message);
    text = kg_calendar_days_to_text (days);
    g_assert_cmpstr (text, ==, files[i].text);
    g_assert_cmpuint (n_left_out, ==, files[i].n_left_out);
  }
}

static void
test_encodings (void)
{
  static const char *const encodings[] = { "GB18030", "UTF-8", "UTF-16" };
  static const char *const contents[] = {
    "日期,类型,名称\n2027-02-05,休,春节\n", ICS (EVENT ("SUMMARY:春节\r\nDTSTART;VALUE=DATE:20270205\r\n")),
    "2027-02-05 off 春节\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++) {
    for (guint k = 0; k < G_N_ELEMENTS (contents); k++) {
      g_autoptr (GError) error = NULL;
      gsize length;
      guint n_left_out;
      g_autofree char *bytes = g_convert (contents[k], -1, encodings[i], "UTF-8", NULL, &length, NULL);
      g_autoptr (KgCalendarDays) days = read_content (bytes, (gssize) length, "days", &n_left_out, &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      text = kg_calendar_days_to_text (days);
      g_assert_cmpstr (text, ==, "2027-02-05 off 春节\n");
    }
  }
}

static void
test_bad_files_are_named (void)
{
  static const struct {
    const char *name;
    const char *content;
    const char *sentence;
  } files[] = {
    { "x.csv", "2027-02-05,休\n2027-02-05,班\n",
      "x.csv, row 2: 2027-02-05 is given as a working day here and as a day off in row 1" },
    { "x.csv", "日期,结束,类型\n2027-10-01,2027-10-07,休\n\n2027-10-07,2027-10-08,休\n",
      "x.csv, row 4: 2027-10-07 is given a second time, after row 2" },
    { "x.csv", "日期,结束,类型\n2027-10-07,2027-10-01,休\n", "x.csv, row 2, 结束: the last day comes before the first" },
    { "x.csv", "1899/2/5,休\n",
      "x.csv, row 1, date: “1899/2/5” is not a day between 1900 and 2199; write it as 2027-10-01" },
    { "x.csv", "2027-02-05,休\n2201-01-01,班\n",
      "x.csv, row 2, date: “2201-01-01” is not a day between 1900 and 2199; write it as 2027-10-01" },
    { "x.csv", "2027-02-30,休\n",
      "x.csv, row 1, date: “2027-02-30” is not a day between 1900 and 2199; write it as 2027-10-01" },
    { "x.csv", "日期,类型\n2027年2月,休\n",
      "x.csv, row 2, 日期: “2027年2月” is not a day between 1900 and 2199; write it as 2027-10-01" },
    { "x.csv", "日期,类型\n2月5日,休\n",
      "x.csv, row 2, 日期: “2月5日” is not a day between 1900 and 2199; write it as 2027-10-01" },
    { "x.csv", "日期,类型\n,休\n", "x.csv, row 2, 日期: this is blank" },
    { "x.csv", "日期,类型\n2027-02-05,\n", "x.csv, row 2, 类型: this is blank; say 休 or 班" },
    { "x.csv", "日期,类型\n2027-02-05,春节\n",
      "x.csv, row 2, 类型: “春节” does not say whether these are days off or working days; say 休 or 班" },
    { "x.csv", "2027-02-05,2027-02-07,调休\n",
      "x.csv, row 1, kind: “调休” does not say whether these are days off or working days; say 休 or 班" },
    { "x.csv", "2026-01-01,2027-06-01,休\n", "x.csv, row 1: a range may not be longer than a year" },
    { "x.csv", "项目名称,属地\n甲,大场镇\n",
      "x.csv, row 1, date: “项目名称” is not a day between 1900 and 2199; write it as 2027-10-01" },
    { "x.csv", "日期,类型,名称\n", "x.csv holds no days off and no working days" },
    { "x.csv", "", "“x.csv” is empty" },
    { "x.ics", "  \n", "“x.ics” is empty" },
    { "x.txt", "2027-02-05 off\n2027-02-05 work\n",
      "x.txt, line 2: 2027-02-05 is given as a working day here and as a day off in line 1" },
    { "x.txt", "1899-02-05 off\n", "x.txt, line 1: “1899-02-05” lies outside the years 1900 to 2199" },
    { "x.ics", "2027-02-05,休\n", "x.ics is not a calendar: it does not begin with BEGIN:VCALENDAR" },
    { "x.ics", "BEGIN:VCALENDAR\nEND:VCALENDAR\n", "x.ics holds no days off and no working days" },
    { "x.ics", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:a\n", "x.ics is cut short: END:VEVENT is missing" },
    { "x.ics", "BEGIN:VCALENDAR\nEND:VEVENT\n", "x.ics, line 2: END:VEVENT ends what has not begun" },
    { "x.ics", "BEGIN:VCALENDAR\nEND:VCALENDAR\nfree\n", "x.ics, line 3: this stands outside of the calendar" },
    { "x.ics", ICS (EVENT ("SUMMARY:元旦\r\n")), "x.ics, event 1, DTSTART: this is missing" },
    { "x.ics", ICS (EVENT ("DTSTART;VALUE=DATE:20270101\r\n")), "x.ics, event 1, SUMMARY: this is missing" },
    { "x.ics", ICS (EVENT ("SUMMARY:\r\nDTSTART;VALUE=DATE:20270101\r\n")), "x.ics, event 1, SUMMARY: this is missing" },
    { "x.ics", ICS (EVENT ("SUMMARY:a\r\nDTSTART;VALUE=DATE:20270101\r\n")
                    EVENT ("SUMMARY:b\r\nDTSTART:20270102T090000\r\n")),
      "x.ics, event 2, DTSTART: this is a time; only whole days are taken" },
    { "x.ics", ICS (EVENT ("SUMMARY:a\r\nDTSTART;VALUE=DATE:today\r\n")), "x.ics, event 1, DTSTART: this cannot be read" },
    { "x.ics", ICS (EVENT ("SUMMARY:a\r\nDTSTART;VALUE=DATE:20270101\r\nDTEND;VALUE=DATE:2027\r\n")),
      "x.ics, event 1, DTEND: this cannot be read" },
    { "x.ics", ICS (EVENT ("SUMMARY:a\r\nDTSTART;VALUE=DATE:20270110\r\nDTEND;VALUE=DATE:20270108\r\n")),
      "x.ics, event 1, DTEND: the event ends before it begins" },
    { "x.ics", ICS (EVENT ("SUMMARY:a\r\nDTSTART;VALUE=DATE:20270110\r\nDURATION:PT5H\r\n")),
      "x.ics, event 1, DURATION: this is not a number of whole days, of a year at most" },
    { "x.ics", ICS (EVENT ("SUMMARY:a\r\nDTSTART;VALUE=DATE:20270110\r\nRRULE:FREQ=YEARLY\r\n")),
      "x.ics, event 1, RRULE: events that repeat are not taken; give each day once" },
    { "x.ics", ICS (EVENT ("SUMMARY:a\r\nDTSTART;VALUE=DATE:18990110\r\n")),
      "x.ics, event 1, DTSTART: 1899-01-10 is not a day between 1900 and 2199" },
    { "x.ics", ICS (EVENT ("SUMMARY:a\r\nDTSTART;VALUE=DATE:22010110\r\n")),
      "x.ics, event 1, DTSTART: 2201-01-10 is not a day between 1900 and 2199" },
    { "x.ics", ICS (EVENT ("SUMMARY:a\r\nDTSTART;VALUE=DATE:20270230\r\n")),
      "x.ics, event 1, DTSTART: 2027-02-30 is not a day between 1900 and 2199" },
    { "x.ics", ICS (EVENT ("SUMMARY:a\r\nDTSTART;VALUE=DATE:21991230\r\nDURATION:P9D\r\n")),
      "x.ics, event 1, DURATION: the event ends after 2199" },
    { "x.ics", ICS (EVENT ("SUMMARY:a\r\nDTSTART;VALUE=DATE:20270101\r\nDTEND;VALUE=DATE:20290101\r\n")),
      "x.ics, event 1: a range may not be longer than a year" },
    { "x.ics", ICS (EVENT ("SUMMARY:春节\r\nDTSTART;VALUE=DATE:20270205\r\n")
                    EVENT ("SUMMARY:春节补班\r\nDTSTART;VALUE=DATE:20270205\r\n")),
      "x.ics, event 2: 2027-02-05 is given as a working day here and as a day off in event 1" },
    { "x.ics", ICS (EVENT ("SUMMARY:国庆节\r\nDTSTART;VALUE=DATE:20271001\r\nDTEND;VALUE=DATE:20271004\r\n")
                    EVENT ("SUMMARY:中秋节\r\nDTSTART;VALUE=DATE:20271003\r\n")),
      "x.ics, event 2: 2027-10-03 is given a second time, after event 1" },
    { "x.ics", ICS (EVENT ("SUMMARY:春节调休\r\nDTSTART;VALUE=DATE:20270205\r\nDURATION:P2D\r\n")),
      "x.ics, event 1, SUMMARY: 调休 may be said of weekdays or of a weekend, not of both together" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (GError) error = NULL;
    guint n_left_out;

    g_assert_null (read_content (files[i].content, -1, files[i].name, &n_left_out, &error));
    g_assert_nonnull (error);
    g_assert_true (error->domain == KG_ERROR);
    g_assert_cmpstr (error->message, ==, files[i].sentence);
  }
}

static void
test_bytes_that_are_no_text (void)
{
  static const struct {
    const char *content;
    gsize length;
  } files[] = {
    { "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16 },
    { "2027-02-05 off\0\0\0\0", 18 },
    { "BEGIN:VCALENDAR\n\0END:VCALENDAR\n", 31 },
    { "\xff\xff\xff\xff\x80\x80\x01\x02", 8 },
    { "PK\x03\x04 and no more", 15 },
  };
  static const char *const names[] = { "x.ics", "x.csv", "x.txt" };

  for (guint i = 0; i < G_N_ELEMENTS (files) * G_N_ELEMENTS (names); i++) {
    const char *name = names[i % G_N_ELEMENTS (names)];
    g_autoptr (GError) error = NULL;
    guint n_left_out;

    g_assert_null (read_content (files[i / G_N_ELEMENTS (names)].content, (gssize) files[i / G_N_ELEMENTS (names)].length,
                                 name, &n_left_out, &error));
    g_assert_nonnull (error);
    g_assert_nonnull (strstr (error->message, name));
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
  }
}

static void
test_files_that_are_not_there (void)
{
  g_autoptr (GError) error = NULL;
  guint n_left_out;

  g_assert_null (kg_calendar_file_read ("/no/such/calendar.ics", &n_left_out, &error));
  g_assert_error (error, KG_ERROR, KG_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (kg_calendar_file_read (g_get_tmp_dir (), &n_left_out, &error));
  g_assert_error (error, KG_ERROR, KG_ERROR_REFUSED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/calendar-file/files", test_files);
  g_test_add_func ("/calendar-file/encodings", test_encodings);
  g_test_add_func ("/calendar-file/bad-files", test_bad_files_are_named);
  g_test_add_func ("/calendar-file/no-text", test_bytes_that_are_no_text);
  g_test_add_func ("/calendar-file/not-there", test_files_that_are_not_there);

  return g_test_run ();
}
