// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "app/kg-application.h"
#include "services/kg-locale.h"

int
main (int   argc,
      char *argv[])
{
  g_autoptr (KgApplication) application = NULL;

  kg_application_prepare ();
  kg_locale_init (NULL);
  application = kg_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
