// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-date.h"
#include "core/kg-minutes-table.h"
#include "core/kg-page-template.h"

G_BEGIN_DECLS

/**
 * KgMinutesStage:
 *
 * How far one document has come: 草稿, 送审, 签发, or 撤销 on the way.
 */
typedef enum {
  KG_MINUTES_DRAFT,
  KG_MINUTES_IN_REVIEW,
  KG_MINUTES_ISSUED,
  KG_MINUTES_WITHDRAWN,
} KgMinutesStage;

/**
 * KgMinutesBlockKind:
 * @KG_MINUTES_HEADING_1: 一、 in 黑体
 * @KG_MINUTES_HEADING_2: （一） in 楷体
 * @KG_MINUTES_ITEM: 1. in 仿宋
 * @KG_MINUTES_PARAGRAPH: text without a number
 * @KG_MINUTES_ADDRESSEE: 主送机关, on the left edge
 * @KG_MINUTES_SIGNATURE: 署名 and date, near the right edge
 * @KG_MINUTES_TABLE: a table, without a text
 * @KG_MINUTES_PICTURE: a picture, without a text
 * @KG_MINUTES_ANNEX: the title of an annex; what follows is its content, on
 *   pages of its own behind the lists of names
 *
 * The levels of GB/T 9704-2012, 7.3.3, and what stands beside them.
 */
typedef enum {
  KG_MINUTES_HEADING_1,
  KG_MINUTES_HEADING_2,
  KG_MINUTES_ITEM,
  KG_MINUTES_PARAGRAPH,
  KG_MINUTES_ADDRESSEE,
  KG_MINUTES_SIGNATURE,
  KG_MINUTES_TABLE,
  KG_MINUTES_PICTURE,
  KG_MINUTES_ANNEX,
} KgMinutesBlockKind;

#define KG_MINUTES_N_BLOCK_KINDS 9

/**
 * KgMinutesList:
 *
 * The three lists of GB/T 9704-2012, 10.3: 出席, 请假, 列席.
 */
typedef enum {
  KG_MINUTES_PRESENT,
  KG_MINUTES_EXCUSED,
  KG_MINUTES_IN_ATTENDANCE,
} KgMinutesList;

#define KG_MINUTES_N_LISTS 3

typedef struct {
  KgMinutesBlockKind kind;
  guint number;              /* 0 is the next one; an excerpt leaves some out */
  gboolean continues;        /* a further line of what the block before it says */
  char *text;                /* without its number; "" of tables and pictures */
  KgMinutesTable *table;     /* (nullable) */
  KgMinutesPicture *picture; /* (nullable) */
} KgMinutesBlock;

/**
 * KgMinutesDuty:
 * @task: what was given
 * @lead: (nullable): the name of the unit that does it
 * @due: until when, in words
 *
 * Who does what a decision says.
 */
typedef struct {
  char *task;
  char *lead;
  char *due;
} KgMinutesDuty;

/**
 * KgMinutesSource:
 *
 * Where a document says the text of one item or decision.
 */
typedef struct _KgMinutesSource KgMinutesSource;

/**
 * KgMinutes:
 *
 * The content of one official minutes document, without any layout. The
 * fields may be read; they are filled through the functions below, which
 * tidy what people type.
 */
typedef struct {
  grefcount ref_count;
  char *mark;       /* 北城区计划新开工项目周例会纪要 */
  int year;         /* of the number; 0 is none */
  int number;       /* 0 is not numbered yet */
  KgDate met_on;
  KgDate issued_on; /* KG_DATE_NONE is not issued yet */
  KgMinutesStage stage;
  char *seal;       /* (nullable): of issued ones, the hash that the store keeps */
  char *title;      /* (nullable): may hold line ends */
  char *correction; /* (nullable): which document it corrects, and why */
  char *opening;    /* (nullable) */
  GPtrArray *blocks;                     /* of KgMinutesBlock, which copies share */
  GPtrArray *lists[KG_MINUTES_N_LISTS];  /* of char, "区规资局：王某某、李某某" */
  char *copy_to;    /* (nullable): 抄送, without its full stop */
  char *office;     /* (nullable): 印发机关 */
  KgPageTemplate *page; /* (nullable): what it is set by, once that is known */
  GPtrArray *sources; /* of KgMinutesSource, in the order of their blocks; while it is written */
} KgMinutes;

/**
 * KgMinutesCounters:
 *
 * Where the numbering of headings and items has come to.
 */
typedef struct {
  guint heading_1;
  guint heading_2;
  guint item;
} KgMinutesCounters;

KgMinutes  *kg_minutes_new             (const char         *mark);
KgMinutes  *kg_minutes_ref             (KgMinutes          *self);
void        kg_minutes_unref           (KgMinutes          *self);

void        kg_minutes_set_number      (KgMinutes          *self,
                                        int                 year,
                                        int                 number);
void        kg_minutes_set_dates       (KgMinutes          *self,
                                        KgDate              met_on,
                                        KgDate              issued_on);
void        kg_minutes_set_stage       (KgMinutes          *self,
                                        KgMinutesStage      stage);
void        kg_minutes_set_seal        (KgMinutes          *self,
                                        const char         *seal);
void        kg_minutes_set_title       (KgMinutes          *self,
                                        const char         *title);
void        kg_minutes_set_correction  (KgMinutes          *self,
                                        const char         *correction);
void        kg_minutes_set_opening     (KgMinutes          *self,
                                        const char         *opening);
void        kg_minutes_set_copy_to     (KgMinutes          *self,
                                        const char         *copy_to);
void        kg_minutes_set_office      (KgMinutes          *self,
                                        const char         *office);
void        kg_minutes_set_page        (KgMinutes          *self,
                                        const KgPageTemplate *page);
const KgPageTemplate *kg_minutes_get_page (const KgMinutes *self);
char       *kg_minutes_join            (const KgMinutes    *self);
void        kg_minutes_add             (KgMinutes          *self,
                                        KgMinutesBlockKind  kind,
                                        const char         *text);
void        kg_minutes_add_table       (KgMinutes          *self,
                                        KgMinutesTable     *table);
void        kg_minutes_add_picture     (KgMinutes          *self,
                                        KgMinutesPicture   *picture);
void        kg_minutes_add_name        (KgMinutes          *self,
                                        KgMinutesList       list,
                                        const char         *text);

GPtrArray  *kg_minutes_duties_new      (void);
void        kg_minutes_duties_add      (GPtrArray          *duties,
                                        const char         *task,
                                        const char         *lead,
                                        const char         *due);
void        kg_minutes_add_typed       (KgMinutes          *self,
                                        const char         *id,
                                        KgMinutesBlockKind  block,
                                        const char         *kind,
                                        GPtrArray          *duties,
                                        const char         *text);
void        kg_minutes_add_discussion  (KgMinutes          *self,
                                        const char         *id,
                                        const char         *heading,
                                        const char         *text);
void        kg_minutes_correct_because (KgMinutes          *self,
                                        const char         *number,
                                        const char         *cause);
void        kg_minutes_name_correction (KgMinutes          *self,
                                        const char         *text,
                                        const char         *cause);
KgMinutes  *kg_minutes_retype          (const KgMinutes    *self,
                                        const char         *id,
                                        const char         *text);
void        kg_minutes_source_free     (KgMinutesSource    *self);

gboolean    kg_minutes_check           (const KgMinutes    *self,
                                        GError            **error);
char       *kg_minutes_get_number_text (const KgMinutes    *self);
char       *kg_minutes_get_date_text   (const KgMinutes    *self);
GPtrArray  *kg_minutes_get_list_lines  (const KgMinutes    *self,
                                        KgMinutesList       list);
gboolean    kg_minutes_is_run_in       (const KgMinutes    *self,
                                        KgMinutesList       list);
const char *kg_minutes_get_list_label  (KgMinutesList       list);
const char *kg_minutes_get_stage_label (KgMinutesStage      stage);
KgMinutes  *kg_minutes_excerpt         (const KgMinutes    *self,
                                        const char *const  *words);
KgMinutes  *kg_minutes_excerpt_sentence (const KgMinutes   *self,
                                        const char         *sentence,
                                        const char *const  *tasks);
guint       kg_minutes_get_annexes     (const KgMinutes    *self,
                                        guint              *n_annexes);
guint       kg_minutes_get_text_end    (const KgMinutes    *self);
char       *kg_minutes_get_annex_label (const KgMinutes    *self,
                                        guint               nth);
GPtrArray  *kg_minutes_get_annex_lines (const KgMinutes    *self);
char       *kg_minutes_to_text         (const KgMinutes    *self);
char       *kg_minutes_lead_to         (const char         *kind,
                                        const char         *sentence);
char       *kg_minutes_end_sentence    (const char         *text);

char       *kg_minutes_next_label      (KgMinutesCounters  *counters,
                                        const KgMinutesBlock *block);
char       *kg_minutes_ordinal         (guint               number);
char       *kg_minutes_tidy            (const char         *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KgMinutes, kg_minutes_unref)

G_END_DECLS
