// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/kg-money.h"

G_BEGIN_DECLS

/* What a column of a list of projects can hold: X (COLUMN, key, title). The
 * title is the Chinese word that stands for the column in messages. */
#define KG_FOR_EACH_PROJECT_COLUMN(X)                 \
  X (LIST_NO, "list_no", "序号")                      \
  X (CODE, "code", "项目代码")                        \
  X (NAME, "name", "项目名称")                        \
  X (BUILDER, "builder", "建设单位")                  \
  X (LEAD_UNIT, "lead_unit", "责任单位")              \
  X (TERRITORY, "territory", "属地")                  \
  X (SITE, "site", "建设地点")                        \
  X (KIND, "kind", "项目类型")                        \
  X (SUBKIND, "subkind", "子类")                      \
  X (NATURE, "nature", "建设性质")                    \
  X (ROUTE, "route", "审批方式")                      \
  X (CONTENT, "content", "建设内容")                  \
  X (TAGS, "tags", "标签")                            \
  X (INVESTMENT, "investment", "总投资")              \
  X (YEAR_PLAN, "year_plan", "年度计划投资")          \
  X (INVESTED, "invested", "累计完成投资")            \
  X (PLANNED_START, "planned_start", "计划开工时间")  \
  X (FORECAST_START, "forecast_start", "预计开工时间") \
  X (ACTUAL_START, "actual_start", "实际开工时间")    \
  X (START, "start", "开工时间")                      \
  X (PROGRESS, "progress", "形象进度")                \
  X (PROBLEM, "problem", "存在问题")                  \
  X (NEXT_STEP, "next_step", "下一步工作")            \
  X (LEADER, "leader", "分管领导")                    \
  X (STATUS, "status", "项目状态")                    \
  X (REMARK, "remark", "备注")                        \
  X (SOURCE, "source", "来源")                        \
  X (YEAR, "year", "年度")

typedef enum {
  KG_PROJECT_COLUMN_NONE, /* a title that the program does not know */
#define KG_PROJECT_COLUMN_ENUM_(C, key, title) KG_PROJECT_COLUMN_##C,
  KG_FOR_EACH_PROJECT_COLUMN (KG_PROJECT_COLUMN_ENUM_)
#undef KG_PROJECT_COLUMN_ENUM_
  KG_N_PROJECT_COLUMNS,
} KgProjectColumn;

/* What one title says. */
typedef struct {
  KgProjectColumn column;
  KgMoneyUnit unit; /* 总投资(亿元) */
  int year;         /* 2023年计划投资; 0 for none */
  guint rank;       /* the lower, the better the title fits its column */
} KgProjectTitle;

/* Titles at this rank and above are generic words: a group title counts
 * more. */
#define KG_PROJECT_TITLE_WEAK 1000

KgProjectTitle  kg_project_title_read       (const char      *title);
KgProjectTitle  kg_project_title_read_group (const char      *group,
                                             const char      *title);

const char     *kg_project_column_get_key   (KgProjectColumn  column);
const char     *kg_project_column_get_title (KgProjectColumn  column);
gboolean        kg_project_column_is_money  (KgProjectColumn  column);

G_END_DECLS
