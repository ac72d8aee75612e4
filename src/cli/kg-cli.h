// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/kg-cli-doc.h"
#include "services/kg-context.h"
#include "storage/kg-store.h"

G_BEGIN_DECLS

typedef struct _KgCli KgCli;

/* What a command does. In a command that reads or writes it runs inside one
 * transaction, on the store's thread, while the program waits; in the others
 * txn is NULL. It leaves its answer in cli, which is printed when all went
 * well. */
typedef gboolean (*KgCliFunc) (KgTxn   *txn,
                               KgCli   *cli,
                               GError **error);

typedef enum {
  KG_CLI_PURE,  /* needs no store */
  KG_CLI_READ,
  KG_CLI_WRITE,
  KG_CLI_OWN,   /* opens the store itself */
} KgCliMode;

typedef struct {
  const char *path;    /* "light confirm" */
  KgCliMode mode;
  guint min_args;
  guint max_args;      /* KG_CLI_MANY for no limit */
  const char *args;    /* as the usage line has them */
  const char *options; /* nullable: names, separated by | */
  KgCliFunc func;
  const char *summary; /* N_(); also the name of the change in the log */
} KgCliCommand;

#define KG_CLI_MANY G_MAXUINT

/**
 * KgCli:
 *
 * One call of the program: what was asked for, and the answer. Only one
 * thread touches it at a time: the main one, or the store's while that waits.
 */
struct _KgCli {
  const KgCliCommand *command;
  GPtrArray *args;     /* of the command, borrowed from argv */
  GHashTable *options; /* name → GPtrArray of values; empty for a flag */
  char *uri;
  const char *by;
  gboolean json;
  KgContext *context;

  /* The answer: one of them at most. */
  KgCliTable *table;
  KgCliDoc *doc;
  GString *text;
  gboolean is_line; /* doc is one line for people */
  gboolean answers_anyway; /* the answer is printed although the command failed */

  gpointer data; /* from the store to the command */
};

const KgCliCommand *const *kg_cli_command_lists (guint               *n_lists);
const KgCliCommand *kg_cli_find_command  (const char         *first,
                                          const char         *second,
                                          guint              *n_words);

gboolean     kg_cli_parse                (KgCli              *cli,
                                          int                 argc,
                                          char              **argv,
                                          GError            **error);
void         kg_cli_help                 (const char         *prefix,
                                          const KgCliCommand *command,
                                          GString            *text);
char        *kg_cli_usage_line           (const KgCliCommand *command);
void         kg_cli_describe_option      (const char         *name,
                                          GString            *text);

gboolean     kg_cli_run                  (KgCli              *cli,
                                          GError            **error);
gboolean     kg_cli_has_store            (KgCli              *cli);
gboolean     kg_cli_expect_store         (KgCli              *cli,
                                          GError            **error);
KgStore     *kg_cli_open                 (KgCli              *cli,
                                          KgStoreFlags        flags,
                                          GError            **error);
gboolean     kg_cli_read                 (KgCli              *cli,
                                          KgCliFunc           func,
                                          GError            **error);
gboolean     kg_cli_write                (KgCli              *cli,
                                          KgCliFunc           func,
                                          GError            **error);
void         kg_cli_tell                 (const char         *format,
                                          ...) G_GNUC_PRINTF (1, 2);

const char  *kg_cli_arg                  (KgCli              *cli,
                                          guint               index);
gboolean     kg_cli_has                  (KgCli              *cli,
                                          const char         *option);
const char  *kg_cli_get                  (KgCli              *cli,
                                          const char         *option);
GPtrArray   *kg_cli_get_all              (KgCli              *cli,
                                          const char         *option);
char        *kg_cli_join_choices         (KgCli              *cli);
KgDate       kg_cli_get_today            (KgCli              *cli);
gboolean     kg_cli_get_date             (KgCli              *cli,
                                          const char         *option,
                                          KgDate             *date,
                                          GError            **error);
gboolean     kg_cli_get_code             (KgCli              *cli,
                                          const char         *option,
                                          const KgTable      *table,
                                          int                 column,
                                          const char        **code,
                                          GError            **error);
gboolean     kg_cli_parse_date           (const char         *text,
                                          KgDate             *date,
                                          GError            **error);
gboolean     kg_cli_parse_number         (const char         *text,
                                          gint64             *number,
                                          GError            **error);
gboolean     kg_cli_parse_code           (const KgTable      *table,
                                          int                 column,
                                          const char         *text,
                                          const char        **code,
                                          GError            **error);
gboolean     kg_cli_parse_light          (const char         *text,
                                          KgLight            *light,
                                          GError            **error);

void         kg_cli_answer_table         (KgCli              *cli,
                                          KgCliTable         *table);
KgCliDoc    *kg_cli_answer_doc           (KgCli              *cli);
KgCliDoc    *kg_cli_answer_line          (KgCli              *cli);

G_END_DECLS
