// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/document/kg-specimen.h"

/* The district and its projects are made up. The text is long enough to reach
 * a second page, has every level of heading, a line that ends in a mark, names
 * that go on in another line, and what else shows a measure. */

#define MET_ON kg_date_new (2026, 11, 23)
#define ISSUED_ON kg_date_new (2026, 11, 25)
#define OFFICE "北城区重大项目建设推进办公室"
#define COPY_TO "区委办公室，区人大常委会办公室，区政协办公室，区纪委监委，区发展改革委，区规资局，区建管委，区水务局，" \
                "区绿化市容局，东港街道办事处，西营镇政府"

typedef struct {
  KgMinutesBlockKind kind;
  const char *text;
} Block;

typedef struct {
  const char *title;
  double width;
  gboolean centred;
} Column;

static void
add_blocks (KgMinutes   *document,
            const Block *blocks,
            guint        n_blocks)
{
  for (guint i = 0; i < n_blocks; i++)
    kg_minutes_add (document, blocks[i].kind, blocks[i].text);
}

static KgMinutesTable *
new_table (const Column *columns,
           guint         n_columns)
{
  KgMinutesTable *table = kg_minutes_table_new ();

  for (guint i = 0; i < n_columns; i++)
    kg_minutes_table_add_column (table, columns[i].title, columns[i].width, columns[i].centred);

  return table;
}

static void
add_row (KgMinutesTable *table,
         const char     *first,
         const char     *second)
{
  kg_minutes_table_add_row (table, (const char *const[]) { first, second, NULL });
}

/* 督办事项分解表 */
static void
add_annex (KgMinutes *document)
{
  static const Column columns[] = {
    { "序号", 2.5, TRUE }, { "督办事项", 0, FALSE }, { "主办单位", 4, TRUE }, { "完成时限", 4, TRUE },
  };
  KgMinutesTable *table = new_table (columns, G_N_ELEMENTS (columns));

  kg_minutes_table_add_row (table, (const char *const[]) {
    "1", "完成芯源半导体封测基地项目施工图审查", "区规资局", "11月27日", NULL });
  kg_minutes_table_add_row (table, (const char *const[]) {
    "2", "确定滨河智造园项目10千伏线路迁改方案", "区建管委", "12月4日", NULL });
  kg_minutes_table_add_row (table, (const char *const[]) {
    "3", "核发东港社区卫生服务中心项目建设工程规划许可证", "区规资局", "12月11日", NULL });
  kg_minutes_add (document, KG_MINUTES_ANNEX, "督办事项分解表");
  kg_minutes_add_table (document, table);
}

static KgMinutes *
new_minutes (const char           *mark,
             const char           *title,
             const char           *opening,
             const KgPageTemplate *page)
{
  static const Block blocks[] = {
    { KG_MINUTES_HEADING_1, "上次会议议定事项办理情况" },
    { KG_MINUTES_PARAGRAPH, "上次会议议定事项11项，已办结9项，正在办理2项。会议要求，未办结事项由主办单位在3个工作日内书面"
                            "说明原因，并明确新的完成时限。" },
    { KG_MINUTES_HEADING_1, "红灯项目" },
    { KG_MINUTES_HEADING_2, "芯源半导体封测基地项目" },
    { KG_MINUTES_PARAGRAPH, "项目总投资12.60亿元，计划11月30日开工。目前施工图审查尚未完成，预计晚于计划20个工作日。会议议定：" },
    { KG_MINUTES_ITEM, "由区规资局牵头，11月27日前完成施工图审查，区建管委、区消防救援支队配合。" },
    { KG_MINUTES_ITEM, "由区建管委提前介入质量安全监督，办理施工许可所需材料实行“一次告知、容缺受理”。" },
    { KG_MINUTES_HEADING_2, "滨河智造园项目" },
    { KG_MINUTES_PARAGRAPH, "项目地块内10千伏架空线路尚未迁改，影响桩基施工。会议议定：" },
    { KG_MINUTES_ITEM, "由区建管委牵头，会同供电公司，12月4日前确定迁改方案和停电计划；所需费用按照“谁受益、谁承担”的原则，由"
                       "项目单位与供电公司协商解决。" },
    { KG_MINUTES_ITEM, "由西营镇政府负责做好沿线3户企业的沟通解释工作，确保12月底前具备进场条件。" },
    { KG_MINUTES_HEADING_1, "黄灯项目" },
    { KG_MINUTES_HEADING_2, "东港社区卫生服务中心项目" },
    { KG_MINUTES_PARAGRAPH, "方案已经专家评审，尚需补充绿地率和停车配建的论证。会议议定：" },
    { KG_MINUTES_ITEM, "由区规资局牵头，12月11日前核发建设工程规划许可证，区绿化市容局、区卫生健康委配合。" },
    { KG_MINUTES_PARAGRAPH, "会议强调，临近年末，各单位要紧盯年内开工目标，倒排工期、挂图作战，对可能影响开工的问题早发现、早"
                            "报告、早处置。" },
  };
  static const char *const present[] = {
    "区政府：周明远", "区发展改革委：陈志刚、林晓雯", "区规资局：王建平、何静", "区建管委：李卫东", "区水务局：赵海峰",
    "区绿化市容局：孙丽", "东港街道办事处：吴国强", "西营镇政府：郑文博、马俊", "供电公司：徐亮",
  };
  KgMinutes *document = kg_minutes_new (mark);

  kg_minutes_set_number (document, 2026, 46);
  kg_minutes_set_title (document, title);
  kg_minutes_set_opening (document, opening);
  add_blocks (document, blocks, G_N_ELEMENTS (blocks));
  for (guint i = 0; i < G_N_ELEMENTS (present); i++)
    kg_minutes_add_name (document, KG_MINUTES_PRESENT, present[i]);
  kg_minutes_add_name (document, KG_MINUTES_EXCUSED, "区卫生健康委：高敏");
  kg_minutes_add_name (document, KG_MINUTES_IN_ATTENDANCE, "芯源半导体有限公司：刘洋");
  kg_minutes_add_name (document, KG_MINUTES_IN_ATTENDANCE, "滨河智造发展有限公司：田雨、黄磊");
  kg_minutes_set_copy_to (document, COPY_TO);
  if (page->annex_assignments)
    add_annex (document);

  return document;
}

static KgMinutes *
new_weekly (const KgPageTemplate *page)
{
  return new_minutes ("北城区计划新开工项目周例会纪要", "第47次周例会纪要",
                      "2026年11月23日，副区长周明远主持召开第47次周例会，听取红灯、黄灯项目推进情况，研究解决开工前存在的"
                      "问题。现将会议议定事项纪要如下：", page);
}

static KgMinutes *
new_excerpt (const KgPageTemplate *page)
{
  g_autoptr (KgMinutes) whole = new_weekly (page);

  return kg_minutes_excerpt (whole, (const char *const[]) { "区建管委", NULL });
}

static KgMinutes *
new_slip (void)
{
  static const Column columns[] = { { "", 5, TRUE }, { "", 0, FALSE } };
  KgMinutes *document = kg_minutes_new ("督办单");
  KgMinutesTable *table = new_table (columns, G_N_ELEMENTS (columns));

  table->has_head = FALSE;
  add_row (table, "督办事项", "牵头会同供电公司确定滨河智造园项目10千伏线路迁改方案和停电计划。");
  add_row (table, "交办来源", "北城区计划新开工项目周例会2026年第47次会议（2026年11月23日）");
  add_row (table, "涉及项目", "滨河智造园项目");
  add_row (table, "主办单位", "区建管委（李卫东）");
  add_row (table, "协办单位", "西营镇政府、供电公司");
  add_row (table, "交办日期", "2026年11月23日");
  add_row (table, "完成时限", "2026年12月4日");
  add_row (table, "办理要求", "请主办单位及时签收，按完成时限办结并书面反馈。");
  add_row (table, "办理情况", "\n\n\n\n");
  add_row (table, "核实意见", "\n\n\n\n核实人：　　　　　　　　核实日期：　　年　月　日");
  kg_minutes_set_number (document, 2026, 312);
  kg_minutes_add_table (document, table);
  kg_minutes_set_copy_to (document, "区政府督查室");

  return document;
}

static KgMinutes *
new_register (void)
{
  static const Column columns[] = {
    { "序号", 2.5, TRUE }, { "督办事项", 0, FALSE }, { "涉及项目", 8, FALSE }, { "主办单位", 5, TRUE },
    { "完成时限", 5, TRUE }, { "状态", 4, TRUE },
  };
  static const char *const items[][5] = {
    { "完成施工图审查", "芯源半导体封测基地项目", "区规资局", "2026-11-27", "办理中" },
    { "确定10千伏线路迁改方案和停电计划", "滨河智造园项目", "区建管委", "2026-12-04", "办理中" },
    { "核发建设工程规划许可证", "东港社区卫生服务中心项目", "区规资局", "2026-12-11", "待签收" },
    { "完成河道蓝线复核并出具意见", "北横路跨河桥项目", "区水务局", "2026-11-18", "逾期3个工作日" },
    { "完成苗木迁移审批", "北横路跨河桥项目", "区绿化市容局", "2026-11-20", "已办结" },
    { "落实临时施工用水接口", "西营保障性租赁住房项目", "区水务局", "2026-12-18", "办理中" },
  };
  KgMinutes *document = kg_minutes_new ("督办台账");
  KgMinutesTable *table = new_table (columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < 3 * G_N_ELEMENTS (items); i++) {
    const char *const *item = items[i % G_N_ELEMENTS (items)];
    g_autofree char *nth = g_strdup_printf ("%u", i + 1);

    kg_minutes_table_add_row (table, (const char *const[]) { nth, item[0], item[1], item[2], item[3], item[4], NULL });
  }
  kg_minutes_set_title (document, "北城区计划新开工项目督办事项台账\n（截至2026年11月23日，共18项）");
  kg_minutes_add_table (document, table);
  kg_minutes_set_number (document, 2026, 12);
  kg_minutes_set_copy_to (document, "区政府督查室");

  return document;
}

static KgMinutes *
new_circular (void)
{
  static const Block blocks[] = {
    { KG_MINUTES_ADDRESSEE, "各街镇，区有关部门：" },
    { KG_MINUTES_PARAGRAPH, "截至2026年11月23日，今年共交办督办事项312项，已办结281项，办结率90%；正在办理31项，其中逾期4项、临期"
                            "9项。现将有关情况通报如下：" },
    { KG_MINUTES_HEADING_1, "总体情况" },
    { KG_MINUTES_PARAGRAPH, "列入推进的项目共158个，目前红灯12个、黄灯31个、绿灯74个，已开工41个。已办结的281项中，按原定时限办结"
                            "263项，超过原定时限办结18项；累计批准延期22次，催办57次。" },
    { KG_MINUTES_HEADING_1, "全部按期办结的单位" },
    { KG_MINUTES_PARAGRAPH, "区发展改革委（21项）、区卫生健康委（9项）、东港街道办事处（14项）。" },
    { KG_MINUTES_HEADING_1, "逾期事项" },
    { KG_MINUTES_HEADING_2, "区水务局（1项）" },
    { KG_MINUTES_ITEM, "完成北横路跨河桥项目河道蓝线复核并出具意见（应于2026年11月18日前完成，逾期3个工作日）。" },
    { KG_MINUTES_HEADING_2, "区规资局（3项）" },
    { KG_MINUTES_ITEM, "完成南苑小学扩建项目控制性详细规划调整（应于2026年11月6日前完成，逾期11个工作日）。" },
    { KG_MINUTES_ITEM, "完成西营保障性租赁住房项目用地预审（应于2026年11月13日前完成，逾期6个工作日）。" },
    { KG_MINUTES_HEADING_1, "工作要求" },
    { KG_MINUTES_PARAGRAPH, "请有逾期事项的单位于11月30日前书面说明原因和完成时限；临期事项的主办单位要加强调度，确需延期的，应在"
                            "到期前提出申请。" },
    { KG_MINUTES_SIGNATURE, OFFICE },
    { KG_MINUTES_SIGNATURE, "2026年11月25日" },
  };
  KgMinutes *document = kg_minutes_new ("情况通报");

  kg_minutes_set_number (document, 2026, 8);
  kg_minutes_set_title (document, "关于计划新开工项目督办事项办理情况的通报");
  add_blocks (document, blocks, G_N_ELEMENTS (blocks));
  kg_minutes_set_copy_to (document, COPY_TO);

  return document;
}

/**
 * kg_specimen_new:
 * @page: the measures it is set by; whether it has an annex follows from them
 *
 * Returns: (transfer full): a document of that kind, as it would be issued
 */
KgMinutes *
kg_specimen_new (KgDocumentKind        kind,
                 const KgPageTemplate *page)
{
  KgMinutes *document;

  switch (kind) {
  case KG_DOCUMENT_SPECIAL:
    document = new_minutes ("北城区人民政府专题会议纪要", "关于加快推进计划新开工项目前期工作的专题会议纪要",
                            "2026年11月23日，副区长周明远主持召开专题会议，研究计划新开工项目前期工作。现将会议议定事项纪要"
                            "如下：", page);
    break;
  case KG_DOCUMENT_TASK_FORCE:
    document = new_minutes ("北城区重大项目推进专班会议纪要", "推进专班第9次会议纪要",
                            "2026年11月23日，推进专班召开第9次会议，逐项研究开工前存在的问题。现将会议议定事项纪要如下：", page);
    break;
  case KG_DOCUMENT_FINANCE:
    document = new_minutes ("北城区项目融资早餐会纪要", "第12次融资早餐会纪要",
                            "2026年11月23日，区发展改革委召开第12次融资早餐会，对接项目资金需求。现将会议议定事项纪要如下：", page);
    break;
  case KG_DOCUMENT_SLIP:
    document = new_slip ();
    break;
  case KG_DOCUMENT_REGISTER:
    document = new_register ();
    break;
  case KG_DOCUMENT_CIRCULAR:
    document = new_circular ();
    break;
  case KG_DOCUMENT_EXCERPT:
    document = new_excerpt (page);
    break;
  case KG_DOCUMENT_WEEKLY:
  default:
    document = new_weekly (page);
    break;
  }

  kg_minutes_set_dates (document, MET_ON, ISSUED_ON);
  kg_minutes_set_stage (document, KG_MINUTES_ISSUED);
  kg_minutes_set_office (document, OFFICE);
  kg_minutes_set_page (document, page);

  return document;
}
