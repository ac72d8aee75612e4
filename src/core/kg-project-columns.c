// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-project-columns.h"

#include "core/kg-cell-text.h"

/* The words by which lists of projects title their columns. */

#define MAX_TITLE_BYTES 160

#define WEAK KG_PROJECT_TITLE_WEAK
#define BY_RULE 500

/* Whole titles without blanks, brackets and year, the best fitting first.
 * Those behind the second bar are generic: 名称 means the project unless a
 * group title such as 建设单位 stands over it. */
static const struct {
  KgProjectColumn column;
  const char *titles;
  const char *generic;
} synonyms[] = {
  { KG_PROJECT_COLUMN_LIST_NO, "序号|清单序号|项目序号|编号|项目编号|序|No|No.|NO|NO.", "号" },
  { KG_PROJECT_COLUMN_CODE,
    "项目代码|国家项目代码|投资项目代码|项目统一代码|统一项目代码|统一代码|国家代码|项目赋码|"
    "投资项目统一代码|投资项目在线平台代码|在线平台代码|项目编码",
    "代码|赋码" },
  { KG_PROJECT_COLUMN_NAME, "项目名称|建设项目名称|工程名称|项目全称|重大项目名称|重点项目名称|工程项目名称",
    "名称|项目|工程项目|建设项目|工程" },
  { KG_PROJECT_COLUMN_BUILDER,
    "建设单位|建设单位名称|业主单位|项目单位|项目业主|业主|建设主体|项目法人|投资主体|投资单位|"
    "实施主体|实施单位|企业名称|项目公司|申报单位|建设(业主)单位|项目主体|业主名称",
    "企业|单位名称|单位" },
  { KG_PROJECT_COLUMN_LEAD_UNIT,
    "责任单位|牵头单位|主办单位|牵头责任单位|责任部门|牵头部门|推进单位|推进责任单位|责任主体|"
    "推进主体|主管部门|主管单位|行业主管部门|区级责任单位|区牵头单位|区责任单位|牵头推进单位",
    "牵头" },
  { KG_PROJECT_COLUMN_TERRITORY,
    "属地|街镇|属地单位|属地街镇|所属街镇|所在街镇|街镇园区|街镇、园区|街道|乡镇|镇|街镇名称|"
    "所属园区|园区|板块|所属板块|所属区域|所在区域|所属地区|区域|地区|辖区|属地园区|"
    "所在区|区|区县|行政区|所属区|所在乡镇|所属镇",
    NULL },
  { KG_PROJECT_COLUMN_SITE,
    "建设地点|项目地点|项目地址|建设地址|项目选址|项目位置|建设位置|地点|地址|选址|位置|四至范围|"
    "地块名称|地块|地块位置|具体地址|建设地点及四至",
    NULL },
  { KG_PROJECT_COLUMN_KIND,
    "项目类型|项目类别|类型|类别|项目分类|分类|大类|所属行业|行业类别|行业|产业类别|产业类型|"
    "所属领域|领域|项目性质分类|所属产业",
    NULL },
  { KG_PROJECT_COLUMN_SUBKIND, "子类|小类|子类别|二级分类|细分行业|细分领域|细分类别", NULL },
  { KG_PROJECT_COLUMN_NATURE, "建设性质|项目性质", "性质" },
  { KG_PROJECT_COLUMN_ROUTE,
    "审批方式|审批类型|审批类别|立项方式|立项类型|管理方式|投资管理方式|审批核准备案|"
    "审批/核准/备案|审批、核准、备案|审批(核准、备案)|立项类别|审批性质",
    NULL },
  { KG_PROJECT_COLUMN_CONTENT,
    "建设内容|主要建设内容|项目建设内容|建设内容及规模|建设规模及内容|建设规模及主要建设内容|"
    "主要建设内容及规模|建设内容和规模|建设规模和内容|项目内容|项目概况|项目简介|进展与内容|"
    "建设规模|主要建设规模",
    "内容|规模|概况|简介" },
  { KG_PROJECT_COLUMN_TAGS, "标签|项目标签|关键词", NULL },
  { KG_PROJECT_COLUMN_INVESTMENT,
    "总投资|项目总投资|计划总投资|总投资额|投资总额|项目总投资额|估算总投资|概算总投资|"
    "总投资估算|总投资概算|投资总额度|投资规模",
    "投资额|投资" },
  { KG_PROJECT_COLUMN_YEAR_PLAN,
    "年度计划投资|年度投资计划|年度计划投资额|年度计划完成投资|年计划投资|年投资计划|计划年度投资|"
    "本年计划投资|本年度计划投资|当年计划投资|当年投资计划|年内计划投资|今年计划投资|年度投资目标",
    "年度计划|年度投资|计划投资|投资计划|当年投资|计划完成投资" },
  { KG_PROJECT_COLUMN_INVESTED,
    "累计完成投资|累计完成投资额|累计投资|累计已完成投资|开工以来累计完成投资|自开工累计完成投资|"
    "开工累计完成投资|已累计完成投资",
    "已完成投资|完成投资|累计完成" },
  { KG_PROJECT_COLUMN_PLANNED_START,
    "计划开工时间|计划开工日期|计划开工|计划开工年月|计划开工月份|计划开工节点|计划新开工时间|"
    "拟开工时间|拟开工日期|开工计划|开工目标|目标开工时间|计划开工(启动)时间|计划启动时间",
    NULL },
  { KG_PROJECT_COLUMN_FORECAST_START,
    "预计开工时间|预计开工日期|预计开工|预测开工时间|预计开工年月|预计启动时间", NULL },
  { KG_PROJECT_COLUMN_ACTUAL_START,
    "实际开工时间|实际开工日期|实际开工|实际开工年月|实际启动时间|已开工时间", NULL },
  { KG_PROJECT_COLUMN_START, NULL,
    "开工时间|开工日期|开工或启动日期|开工或启动时间|启动时间|启动日期|开工年月|开工" },
  { KG_PROJECT_COLUMN_PROGRESS,
    "形象进度|当前进展|目前进展|最新进展|项目进展|进展情况|推进情况|工作进展|前期进展|工程进度|"
    "项目进度|目前进度|当前进度|推进进展|前期工作进展|前期工作情况|目前进展情况|项目进展情况",
    "进展|进度" },
  { KG_PROJECT_COLUMN_PROBLEM,
    "存在问题|存在的问题|存在困难|主要问题|存在问题及困难|问题和困难|困难问题|困难和问题|堵点|难点|"
    "堵点难点|需协调问题|需协调解决的问题|需协调事项|存在的主要问题|存在问题和困难",
    "问题|困难" },
  { KG_PROJECT_COLUMN_NEXT_STEP,
    "下一步工作|下一步计划|下一步工作计划|下一步工作安排|下一步举措|下一步工作举措|下一步|下步工作|"
    "下步计划|下步工作计划|下阶段工作|下阶段计划|下一步打算|下一步措施",
    "工作计划" },
  { KG_PROJECT_COLUMN_LEADER,
    "分管领导|区分管领导|分管区领导|区领导|责任领导|联系领导|牵头领导|包联领导|挂钩领导|挂帅领导|"
    "区级领导|区联系领导|协调区领导",
    "领导" },
  { KG_PROJECT_COLUMN_STATUS,
    "项目状态|建设状态|开工状态|进展状态|建设阶段|项目阶段|是否开工|是否已开工|开工情况|新开工/在建/建成",
    "状态|阶段" },
  { KG_PROJECT_COLUMN_REMARK, "备注|备注说明|附注|备 注", "说明|其他" },
  { KG_PROJECT_COLUMN_SOURCE, "来源|数据来源|资料来源|信息来源|出处|项目来源", NULL },
  { KG_PROJECT_COLUMN_YEAR, "年度|年份|计划年度|列入年度|清单年度", "年" },
};

/* Longer titles by the words that they hold: all of the first three, none of
 * the excluded ones. Tried in this order, after the whole titles. */
static const struct {
  KgProjectColumn column;
  const char *words[3];
  const char *without;
} rules[] = {
  { KG_PROJECT_COLUMN_ACTUAL_START, { "实际", "开工" }, "项目|投资|面积" },
  { KG_PROJECT_COLUMN_FORECAST_START, { "预计", "开工" }, "项目|投资|面积" },
  { KG_PROJECT_COLUMN_PLANNED_START, { "计划", "开工" }, "项目|投资|面积|情况" },
  { KG_PROJECT_COLUMN_PLANNED_START, { "拟", "开工" }, "项目|投资|面积" },
  { KG_PROJECT_COLUMN_START, { "开工", "时间" }, "项目|投资" },
  { KG_PROJECT_COLUMN_START, { "开工", "日期" }, "项目|投资" },
  { KG_PROJECT_COLUMN_INVESTMENT, { "总投资" }, "完成|累计|年度|其中|占" },
  { KG_PROJECT_COLUMN_INVESTED, { "累计", "投资" }, "年度|本年|当年|今年|月|比例|率|占" },
  { KG_PROJECT_COLUMN_YEAR_PLAN, { "计划", "投资" }, "累计|实际|总投资|率|占|月" },
  { KG_PROJECT_COLUMN_YEAR_PLAN, { "年度", "投资" }, "累计|完成|实际|总投资|率|占|月" },
  { KG_PROJECT_COLUMN_PROBLEM, { "存在", "问题" }, "" },
  { KG_PROJECT_COLUMN_PROBLEM, { "需", "协调" }, "单位|部门" },
  { KG_PROJECT_COLUMN_PROBLEM, { "困难" }, "" },
  { KG_PROJECT_COLUMN_NEXT_STEP, { "下一步" }, "" },
  { KG_PROJECT_COLUMN_NEXT_STEP, { "下步" }, "" },
  { KG_PROJECT_COLUMN_PROGRESS, { "形象进度" }, "计划|目标" },
  { KG_PROJECT_COLUMN_PROGRESS, { "进展" }, "计划|目标" },
  { KG_PROJECT_COLUMN_CONTENT, { "建设内容" }, "" },
  { KG_PROJECT_COLUMN_CONTENT, { "建设规模" }, "" },
  { KG_PROJECT_COLUMN_NAME, { "项目名称" }, "" },
  { KG_PROJECT_COLUMN_CODE, { "项目代码" }, "" },
  { KG_PROJECT_COLUMN_BUILDER, { "建设单位" }, "联系|电话" },
  { KG_PROJECT_COLUMN_BUILDER, { "业主单位" }, "联系|电话" },
  { KG_PROJECT_COLUMN_LEAD_UNIT, { "牵头", "单位" }, "配合|协办|联系|电话" },
  { KG_PROJECT_COLUMN_LEAD_UNIT, { "责任单位" }, "配合|协办|联系|电话" },
  { KG_PROJECT_COLUMN_TERRITORY, { "属地" }, "联系|电话|责任人" },
  { KG_PROJECT_COLUMN_TERRITORY, { "街镇" }, "联系|电话|责任人" },
  { KG_PROJECT_COLUMN_LEADER, { "区领导" }, "" },
  { KG_PROJECT_COLUMN_LEADER, { "分管", "领导" }, "" },
};

/* Titles that hold one of these are about another date or a share. */
static const char *const foreign_words[] = { "竣工", "完工", "建成", "投产", "验收", "复工" };

/* The position of @word in a list separated by bars, or -1. */
static int
find_in_list (const char *list,
              const char *word)
{
  gsize length = strlen (word);
  int index = 0;

  for (const char *p = list; p != NULL; index++) {
    const char *bar = strchr (p, '|');
    gsize n = bar != NULL ? (gsize) (bar - p) : strlen (p);

    if (n == length && strncmp (p, word, n) == 0)
      return index;
    p = bar != NULL ? bar + 1 : NULL;
  }

  return -1;
}

static gboolean
holds_any (const char *text,
           const char *list)
{
  g_auto (GStrv) words = g_strsplit (list, "|", -1);

  for (guint i = 0; words[i] != NULL; i++) {
    if (*words[i] != '\0' && strstr (text, words[i]) != NULL)
      return TRUE;
  }

  return FALSE;
}

/* Takes the year off the front of a title: 2023年计划投资, and the day off
 * 截至2023年6月底累计完成投资. */
static const char *
without_year (const char *title,
              int        *year)
{
  const char *p = title;

  if (g_str_has_prefix (p, "截至") || g_str_has_prefix (p, "截止") || g_str_has_prefix (p, "至")) {
    static const char *const ends[] = { "底", "末", "日" };

    for (guint i = 0; i < G_N_ELEMENTS (ends); i++) {
      const char *end = strstr (p, ends[i]);

      if (end != NULL && end[strlen (ends[i])] != '\0')
        return end + strlen (ends[i]);
    }
  }

  if (strspn (p, "0123456789") == 4 && g_str_has_prefix (p + 4, "年")) {
    int value = atoi (p);

    if (value >= 1990 && value <= 2199) {
      *year = value;
      p += 4 + strlen ("年");
      if (g_str_has_prefix (p, "度"))
        p += strlen ("度");
    }
  }

  return p;
}

/* The title without what stands in brackets, without marks such as "*" and
 * without the unit at its end. */
static char *
bare_title (const char *squeezed)
{
  g_autoptr (GString) bare = g_string_new (NULL);
  int depth = 0;

  for (const char *p = squeezed; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c == '(' || c == '[' || c == 0x3010 || c == 0x3014 || c == '{')
      depth++;
    else if (c == ')' || c == ']' || c == 0x3011 || c == 0x3015 || c == '}')
      depth = MAX (depth - 1, 0);
    else if (depth == 0 && c != '*' && c != 0x203b && c != '"')
      g_string_append_unichar (bare, c);
  }

  for (gboolean cut = TRUE; cut;) {
    static const char *const ends[] = { "单位:亿元", "单位:万元", "亿元", "万元", ":", "/", ",", "、", "。" };

    cut = FALSE;
    for (guint i = 0; i < G_N_ELEMENTS (ends); i++) {
      if (g_str_has_suffix (bare->str, ends[i])) {
        g_string_truncate (bare, bare->len - strlen (ends[i]));
        cut = TRUE;
      }
    }
  }

  return g_strdup (bare->str);
}

static gboolean
match_whole (const char     *title,
             KgProjectTitle *found)
{
  for (guint i = 0; i < G_N_ELEMENTS (synonyms); i++) {
    int index = find_in_list (synonyms[i].titles, title);

    if (index >= 0) {
      found->column = synonyms[i].column;
      found->rank = index;
      return TRUE;
    }
    index = find_in_list (synonyms[i].generic, title);
    if (index >= 0) {
      found->column = synonyms[i].column;
      found->rank = WEAK + index;
      return TRUE;
    }
  }

  return FALSE;
}

static gboolean
match_rule (const char     *title,
            KgProjectTitle *found)
{
  for (guint i = 0; i < G_N_ELEMENTS (foreign_words); i++) {
    if (strstr (title, foreign_words[i]) != NULL)
      return FALSE;
  }

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++) {
    gboolean all = TRUE;

    for (guint k = 0; k < G_N_ELEMENTS (rules[i].words) && rules[i].words[k] != NULL; k++)
      all = all && strstr (title, rules[i].words[k]) != NULL;
    if (all && !holds_any (title, rules[i].without)) {
      found->column = rules[i].column;
      found->rank = BY_RULE + i;
      return TRUE;
    }
  }

  return FALSE;
}

static KgProjectTitle
read_squeezed (const char *squeezed)
{
  KgProjectTitle found = { KG_PROJECT_COLUMN_NONE, KG_MONEY_UNIT_UNKNOWN, 0, G_MAXUINT };
  g_autofree char *bare = NULL;
  const char *title;
  int year = 0;

  if (*squeezed == '\0' || strlen (squeezed) > MAX_TITLE_BYTES)
    return found;

  bare = bare_title (squeezed);
  title = without_year (bare, &year);
  if (*title != '\0' && !match_whole (squeezed, &found) && !match_whole (title, &found))
    match_rule (title, &found);

  if (kg_project_column_is_money (found.column))
    found.unit = kg_money_unit_from_words (squeezed);
  if (found.unit == KG_MONEY_UNIT_UNKNOWN && kg_project_column_is_money (found.column) &&
      g_str_has_suffix (squeezed, "元"))
    found.unit = KG_MONEY_UNIT_YUAN;
  found.year = year;

  return found;
}

/**
 * kg_project_title_read:
 * @title: (nullable): the text of a header cell
 *
 * Which column @title names, blanks, line breaks, brackets and the width of
 * its characters aside.
 */
KgProjectTitle
kg_project_title_read (const char *title)
{
  g_autofree char *squeezed = kg_cell_text_squeeze (title);

  return read_squeezed (squeezed);
}

/**
 * kg_project_title_read_group:
 * @group: (nullable): the title that stands over @title in the row above
 * @title: (nullable): the text of a header cell
 *
 * Reads a title under a group title: 计划 under 开工时间 is the planned
 * start. A title that says enough by itself is not changed by its group,
 * except that the group may add the unit.
 */
KgProjectTitle
kg_project_title_read_group (const char *group,
                             const char *title)
{
  g_autofree char *upper = kg_cell_text_squeeze (group);
  g_autofree char *lower = kg_cell_text_squeeze (title);
  KgProjectTitle alone, joined;
  KgProjectTitle over;

  if (*lower == '\0' || g_str_equal (upper, lower))
    return read_squeezed (upper);

  alone = read_squeezed (lower);
  if (*upper == '\0')
    return alone;

  if (alone.column == KG_PROJECT_COLUMN_NONE || alone.rank >= WEAK) {
    g_autofree char *upper_bare = bare_title (upper);
    g_autofree char *lower_bare = bare_title (lower);
    g_autofree char *words = g_strconcat (upper_bare, lower_bare, NULL);

    joined = read_squeezed (words);
    if (joined.column != KG_PROJECT_COLUMN_NONE && joined.rank < alone.rank) {
      joined.unit = kg_project_column_is_money (joined.column) ? kg_money_unit_from_words (lower)
                                                               : KG_MONEY_UNIT_UNKNOWN;
      alone = joined;
    }
  }

  over = read_squeezed (upper);
  if (alone.unit == KG_MONEY_UNIT_UNKNOWN && kg_project_column_is_money (alone.column))
    alone.unit = kg_money_unit_from_words (upper);
  if (alone.year == 0)
    alone.year = over.year;

  return alone;
}

static const struct {
  const char *key;
  const char *title;
} names[] = {
  { "", "" },
#define KG_PROJECT_COLUMN_NAMES_(C, key, title) { key, title },
  KG_FOR_EACH_PROJECT_COLUMN (KG_PROJECT_COLUMN_NAMES_)
#undef KG_PROJECT_COLUMN_NAMES_
};

/**
 * kg_project_column_get_key:
 *
 * Returns: the name of the column in reports that programs read
 */
const char *
kg_project_column_get_key (KgProjectColumn column)
{
  g_return_val_if_fail (column < G_N_ELEMENTS (names), "");

  return names[column].key;
}

/**
 * kg_project_column_get_title:
 *
 * Returns: the usual Chinese title of the column
 */
const char *
kg_project_column_get_title (KgProjectColumn column)
{
  g_return_val_if_fail (column < G_N_ELEMENTS (names), "");

  return names[column].title;
}

gboolean
kg_project_column_is_money (KgProjectColumn column)
{
  return column == KG_PROJECT_COLUMN_INVESTMENT || column == KG_PROJECT_COLUMN_YEAR_PLAN ||
         column == KG_PROJECT_COLUMN_INVESTED;
}
