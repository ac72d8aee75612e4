// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "minutes-fixture.h"

#include <cairo.h>

/* A weekly meeting as it might have been: twelve projects, sixteen units,
 * long names, quotes, book marks, dashes, codes and figures. */

typedef struct {
  const char *heading;
  const char *state;
  const char *items[4];
} Project;

static const Project pressing[] = {
  { "易卜半导体先进封装产业基地二期项目",
    "该项目总投资38.6亿元，计划11月30日开工，目前预计12月28日开工，晚于计划20个工作日。"
    "施工图审查尚未通过，《建设工程施工许可证》环节逾期6个工作日，经会议研究，确认为\"红灯\"。",
    { "区规资局11月27日前完成施工图审查，区建管委（重大办）派专人驻点配合；",
      "大场镇12月4日前完成场地内2处临时建筑（合计约1,260平方米）的拆除，并将结果书面报区发展改革委；",
      "区发展改革委牵头，3个工作日内提请分管区领导召开专题会，协调110千伏电力排管迁改事宜。" } },
  { "北上海生物医药产业园（宝山药谷）三期标准厂房及配套设施新建项目",
    "土地出让合同已于11月18日签订，设计方案公示期间收到意见3条——其中2条涉及北侧道路红线，1条涉及日照间距。"
    "因年内开工存在较大不确定性，会议明确由区规资局牵头推进，确认为\"红灯\"。",
    { "区规资局会同罗店镇逐条答复公示意见，11月30日前出具方案批复；",
      "区绿化市容局提前介入古树名木（编号0783）保护方案审查，容缺受理，企业以信用承诺书作出承诺；",
      "罗店镇、区投资促进中心做好企业沟通解释工作，“有什么问题就解决什么问题”，不得推诿。" } },
  { "吴淞创新城特钢01-03地块转型项目",
    "项目代码2311-310113-04-01-708956，总投资52.3亿元。污染地块修复效果评估报告尚在市级评审，预计12月中旬取得批复。",
    { "区生态环境局每两天向专班报告一次评审进展，直至取得批复；",
      "区土地储备中心12月10日前完成3.7万平方米剩余场地的移交。" } },
  { "南大智慧城租赁住房项目（N12-0401单元04-04地块）",
    "桩基施工许可证已经办理，企业反映临时用电容量不足：申请1,600kVA，目前仅批复630kVA。",
    { "国网供电公司按照“临电预受理”机制，于12月1日前给出扩容方案；",
      "区水务局同步核定雨、污水接管标高。" } },
};

static const Project watched[] = {
  { "金亭线束智能装备产业园项目",
    "企业已完成总包招标，基坑围护方案专家评审定于11月26日召开。",
    { "区建管委对评审意见限时办结，确保12月15日前核发施工许可证。" } },
  { "上海澄穆创新产业中心（一期）",
    "“五证齐发”材料已经齐备，尚缺消防设计审查意见。",
    { "区建管委、区消防救援支队联合审查，11月28日前出具意见；",
      "月浦镇做好开工仪式场地准备，控制规模，厉行节约。" } },
  { "宝莱特光储充检一体化新能源汽车充电站项目",
    "备案已经完成，因占用绿带约420平方米需要办理绿化调整手续。",
    { "区绿化市容局5个工作日内完成审批，审批结果同步抄送区督查室。" } },
  { "福然德高端汽车轻量化零部件智能工厂扩建项目",
    "企业融资缺口约1.8亿元，已列入本月“金融早八点”对接名单。",
    { "区金融办12月2日前组织不少于3家银行与企业对接，并反馈授信情况。" } },
};

static const char *const steady[] = {
  "国盛产投·宝山药谷二期项目进展正常，预计12月20日开工，确认为“绿灯”。",
  "罗泾港区配套改造工程进展正常。水务接管方案已经审定，预计按计划开工，确认为“绿灯”。",
  "杨行镇文化活动中心迁建工程（社会事业类，总投资2.4亿元）施工许可证已经核发，拟于12月8日正式开工。",
  "顾村大型居住社区初中新建工程初步设计已获批复，请区教育局抓紧开展施工招标，确保春节前完成桩基施工。",
};

static const char *const present[] = {
  "区发展改革委：王某某、李某某、欧阳某某、张某",
  "区规资局：陈某某、赵某某",
  "区建管委（重大办）：刘某、周某某、吴某某",
  "区经委：郑某某",
  "区土地储备中心：孙某某、朱某",
  "区绿化市容局：徐某某",
  "区水务局：马某某、司马某某",
  "公安宝山分局交警支队：胡某",
  "区投资促进中心：林某某",
  "区生态环境局：何某某、高某某",
  "区消防救援支队：罗某",
  "区金融办：梁某某、宋某某、谢某某、唐某某、韩某某、冯某某、于某某",
  "大场镇：董某某",
  "罗店镇：萧某某、程某",
};

static const char *const excused[] = {
  "月浦镇：曹某某（参加市级会议）",
  "区教育局：袁某某",
};

static const char *const in_attendance[] = {
  "国网供电公司：邓某某、许某某",
  "企业代表：易卜半导体（上海）有限公司傅某某、宝莱特新能源科技股份有限公司沈某某",
};

static void
add_projects (KgMinutes     *minutes,
              const Project *projects,
              guint          n)
{
  for (guint i = 0; i < n; i++) {
    kg_minutes_add (minutes, KG_MINUTES_HEADING_2, projects[i].heading);
    kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH, projects[i].state);
    for (guint j = 0; j < G_N_ELEMENTS (projects[i].items) && projects[i].items[j] != NULL; j++)
      kg_minutes_add (minutes, KG_MINUTES_ITEM, projects[i].items[j]);
  }
}

static void
add_names (KgMinutes         *minutes,
           KgMinutesList      list,
           const char *const *names,
           guint              n)
{
  for (guint i = 0; i < n; i++)
    kg_minutes_add_name (minutes, list, names[i]);
}

/**
 * minutes_fixture_new:
 *
 * Returns: (transfer full): four pages of minutes
 */
KgMinutes *
minutes_fixture_new (KgMinutesStage stage)
{
  KgMinutes *minutes = kg_minutes_new ("北城区计划新开工项目周例会纪要");

  kg_minutes_set_stage (minutes, stage);
  kg_minutes_set_number (minutes, 2026, stage == KG_MINUTES_ISSUED ? 47 : 0);
  kg_minutes_set_dates (minutes, kg_date_new (2026, 11, 23),
                        stage == KG_MINUTES_ISSUED ? kg_date_new (2026, 11, 26) : KG_DATE_NONE);
  kg_minutes_set_office (minutes, "北城区发展和改革委员会");
  kg_minutes_set_title (minutes, "关于推进年内计划新开工项目第47次周例会的纪要");
  kg_minutes_set_opening (minutes,
                          "2026年11月23日上午，区发展改革委主任王某某主持召开第47次计划新开工项目周例会，"
                          "听取重点项目推进情况汇报，按照倒排计划研究解决项目推进中存在的突出问题。"
                          "本周共有计划新开工项目158个，其中红灯12个、黄灯31个、绿灯74个，已开工41个，年内开工率为78%。"
                          "现将会议议定事项纪要如下：");

  kg_minutes_add (minutes, KG_MINUTES_HEADING_1, "上次会议议定事项落实情况");
  kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH,
                  "第46次会议议定事项11项，已办结9项，2项正在办理。其中，区水务局承办的“蕰藻浜沿线雨水泵站接管”事项逾期5个工作日，"
                  "请区“两办”督查室跟踪督查。");
  kg_minutes_add (minutes, KG_MINUTES_HEADING_1, "推进难度较大的项目");
  add_projects (minutes, pressing, G_N_ELEMENTS (pressing));
  kg_minutes_add (minutes, KG_MINUTES_HEADING_1, "需要关注的项目");
  add_projects (minutes, watched, G_N_ELEMENTS (watched));
  kg_minutes_add (minutes, KG_MINUTES_HEADING_1, "其他项目");
  for (guint i = 0; i < G_N_ELEMENTS (steady); i++)
    kg_minutes_add (minutes, KG_MINUTES_ITEM, steady[i]);
  kg_minutes_add (minutes, KG_MINUTES_HEADING_1, "有关要求");
  kg_minutes_add (minutes, KG_MINUTES_PARAGRAPH,
                  "各部门、各街镇园区要紧盯开工目标，提前介入、及时预警……凡议定事项未按期办结的，由牵头单位在下次例会上作出说明。"
                  "下次例会定于11月30日（周一）上午9:00召开。");

  add_names (minutes, KG_MINUTES_PRESENT, present, G_N_ELEMENTS (present));
  add_names (minutes, KG_MINUTES_EXCUSED, excused, G_N_ELEMENTS (excused));
  add_names (minutes, KG_MINUTES_IN_ATTENDANCE, in_attendance, G_N_ELEMENTS (in_attendance));
  kg_minutes_set_copy_to (minutes,
                          "区委办公室，区人大常委会办公室，区政府办公室，区政协办公室，区“两办”督查室，"
                          "各街道办事处、镇政府，各工业园区管委会。");

  return minutes;
}

static cairo_status_t
write_cb (void                *user_data,
          const unsigned char *data,
          unsigned int         length)
{
  g_byte_array_append (user_data, data, length);

  return CAIRO_STATUS_SUCCESS;
}

/**
 * minutes_fixture_make_png:
 *
 * Returns: (transfer full): columns on nothing, some of them half transparent
 */
GBytes *
minutes_fixture_make_png (int width,
                          int height)
{
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  GByteArray *png = g_byte_array_new ();
  cairo_t *cr = cairo_create (image);

  for (int i = 0; i < 8; i++) {
    const double tall = height * (0.2 + 0.1 * (i * 5 % 8));

    cairo_set_source_rgba (cr, i % 3 == 0 ? 0.8 : 0.1, i % 3 == 1 ? 0.6 : 0.1, 0.1, i % 2 ? 1 : 0.5);
    cairo_rectangle (cr, width / 8 * i, height - (int) tall, width / 10, (int) tall);
    cairo_fill (cr);
  }
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (image, write_cb, png);
  cairo_surface_destroy (image);

  return g_byte_array_free_to_bytes (png);
}

/**
 * minutes_fixture_add_annexes:
 *
 * Adds a signature and two annexes, each of one page: a table and a picture.
 */
void
minutes_fixture_add_annexes (KgMinutes *minutes)
{
  static const char *const rows[][7] = {
    { "1", "关于易卜半导体先进封装产业基地二期项目", "11月27日前完成施工图审查，区建管委（重大办）派专人驻点配合。",
      "区规资局", "区建管委（重大办）", "11月27日" },
    { "2", "关于易卜半导体先进封装产业基地二期项目",
      "完成场地内2处临时建筑（合计约1,260平方米）的拆除，并将结果书面报区发展改革委。", "大场镇", "", "12月4日" },
    { "3", "关于北上海生物医药产业园（宝山药谷）三期", "逐条答复公示意见，出具方案批复。", "区规资局",
      "罗店镇、区投资促进中心", "11月30日" },
    { "4", "上次会议议定事项落实情况", "办理“蕰藻浜沿线雨水泵站接管”——逾期5个工作日。", "区水务局", "区“两办”督查室", "12月1日" },
  };
  g_autoptr (GBytes) png = minutes_fixture_make_png (1200, 600);
  KgMinutesTable *table = kg_minutes_table_new ();

  kg_minutes_table_add_column (table, "序号", 2.4, TRUE);
  kg_minutes_table_add_column (table, "来源议题", 5.4, FALSE);
  kg_minutes_table_add_column (table, "督办事项", 0, FALSE);
  kg_minutes_table_add_column (table, "主办单位", 4.2, TRUE);
  kg_minutes_table_add_column (table, "协办单位", 4.2, TRUE);
  kg_minutes_table_add_column (table, "完成时限", 4, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    kg_minutes_table_add_row (table, rows[i]);

  kg_minutes_add (minutes, KG_MINUTES_SIGNATURE, "北城区发展和改革委员会");
  kg_minutes_add (minutes, KG_MINUTES_SIGNATURE, "2026年11月26日");
  kg_minutes_add (minutes, KG_MINUTES_ANNEX, "督办事项分解表");
  kg_minutes_add_table (minutes, table);
  kg_minutes_add (minutes, KG_MINUTES_ANNEX, "年内计划新开工项目推进情况");
  kg_minutes_add_picture (minutes, kg_minutes_picture_new (png, "图　项目推进情况（截至2026年11月23日）"));
}
