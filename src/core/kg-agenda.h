// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-date.h"
#include "core/kg-light.h"

#include <glib.h>

G_BEGIN_DECLS

/* Where an agenda item comes from, in the order in which a meeting takes
 * them. */
typedef enum {
  KG_ORIGIN_CHECK,    /* the check of last time's decisions */
  KG_ORIGIN_RED,
  KG_ORIGIN_YELLOW,
  KG_ORIGIN_PROPOSAL, /* the rules propose another light than the confirmed one, now or soon */
  KG_ORIGIN_ADDED,    /* new on the list since the last meeting */
  KG_ORIGIN_CARRIED,  /* carried over from an earlier meeting */
  KG_ORIGIN_TOPIC,
} KgOrigin;

/* What is known of one project when an agenda is made. */
typedef struct {
  const char *id;
  KgLight light;          /* the confirmed light, else the proposed one */
  KgLight proposed;
  gboolean confirmed;     /* whether light was confirmed */
  gboolean is_new;        /* on the list since the last meeting */
  const char *carried_from; /* nullable: an item that was put off or left open */
  int slack;              /* working days; smaller comes first */
  KgDate warned_on;       /* the day its light gets worse if nothing happens; none when it does not */
} KgAgendaProject;

typedef struct {
  KgOrigin origin;
  guint project; /* index into the projects given */
} KgAgendaEntry;

const char *kg_origin_code       (KgOrigin               origin);
GArray     *kg_agenda_build      (const KgAgendaProject *projects,
                                  guint                  n_projects);

G_END_DECLS
