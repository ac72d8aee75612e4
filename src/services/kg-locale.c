// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/kg-locale.h"

#include <libintl.h>
#include <locale.h>

/**
 * kg_locale_init:
 * @language: (nullable): zh_CN or en, or %NULL for what the environment says
 *
 * Sets the language of the process; call it before any other thread exists.
 * Where the environment names no language the program speaks Chinese. Numbers
 * are read and written as in the C locale, so that files come out alike.
 */
void
kg_locale_init (const char *language)
{
  const char *messages;

  if (setlocale (LC_ALL, "") == NULL)
    setlocale (LC_ALL, "C.UTF-8");
  messages = setlocale (LC_MESSAGES, NULL);

  if (language != NULL)
    g_setenv ("LANGUAGE", language, TRUE);
  else if (g_getenv ("LANGUAGE") == NULL &&
           (g_str_equal (messages, "C") || g_str_equal (messages, "POSIX") ||
            g_str_has_prefix (messages, "C.")))
    g_setenv ("LANGUAGE", "zh_CN", TRUE);

  /* Under plain “C” no catalogue is read at all. */
  if (g_str_equal (messages, "C") || g_str_equal (messages, "POSIX")) {
    setlocale (LC_MESSAGES, "C.UTF-8");
    setlocale (LC_CTYPE, "C.UTF-8");
  }
  setlocale (LC_NUMERIC, "C");

  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("KAIGONG_LOCALE_DIR") != NULL
                                   ? g_getenv ("KAIGONG_LOCALE_DIR") : KG_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
