// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-date.h"
#include "core/kg-light.h"
#include "core/kg-record.h"

G_BEGIN_DECLS

typedef enum {
  KG_CLI_NOTHING,
  KG_CLI_TEXT,
  KG_CLI_NUMBER,
  KG_CLI_TRUTH,
  KG_CLI_JSON,   /* text is JSON, kept as it is */
} KgCliValueKind;

/**
 * KgCliValue:
 *
 * One value of an answer, twice: as programs read it (codes, ISO dates, 万元)
 * and as people do (words). Owns its strings; whoever takes a value by value
 * takes them over.
 */
typedef struct {
  KgCliValueKind kind;
  gint64 number;
  char *text;   /* for programs, when the kind is a text */
  char *shown;  /* for people; never NULL, may be empty */
} KgCliValue;

KgCliValue  kg_cli_none        (void);
KgCliValue  kg_cli_text        (const char     *text);
KgCliValue  kg_cli_path        (const char     *path);
KgCliValue  kg_cli_code        (const char     *code,
                                const char     *word);
KgCliValue  kg_cli_number      (gint64          number);
KgCliValue  kg_cli_count       (guint           count);
KgCliValue  kg_cli_truth       (gboolean        truth);
KgCliValue  kg_cli_flag        (gboolean        truth);
KgCliValue  kg_cli_date        (KgDate          date);
KgCliValue  kg_cli_day_count   (int             days);
KgCliValue  kg_cli_instant     (gint64          instant);
KgCliValue  kg_cli_light       (KgLight         light);
KgCliValue  kg_cli_json        (const char     *json,
                                const char     *shown);
KgCliValue  kg_cli_field       (const KgRecord *record,
                                int             column);
KgCliValue  kg_cli_money       (const KgRecord *record,
                                int             column);
KgCliValue  kg_cli_sum         (gint64          wan);
KgCliValue  kg_cli_named       (GHashTable     *names,
                                const char     *id);
void        kg_cli_value_clear (KgCliValue     *self);

int         kg_cli_text_width  (const char     *text);
char       *kg_cli_text_cut    (const char     *text,
                                int             width);

G_END_DECLS
