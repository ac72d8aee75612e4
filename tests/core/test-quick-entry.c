// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "core/kg-quick-entry.h"

#include <string.h>

/* Monday, 23 November 2026. */
#define TODAY kg_date_new (2026, 11, 23)
#define MEETING kg_date_new (2026, 11, 30)

static const KgQuickUnit units[] = {
  { "fgw", "区发展改革委", "区发改委" },
  { "jgw", "区建管委", NULL },
  { "gzj", "区规划资源局", "区规资局" },
  { "jw", "区经委", NULL },
  { "tc", "区土地储备中心", "区土储中心" },
  { "lh", "区绿化市容局", NULL },
  { "sw", "区水务局", NULL },
  { "jj", "区交警支队", NULL },
  { "xf", "区消防救援支队", NULL },
  { "hj", "区生态环境局", NULL },
  { "gd", "区供电公司", NULL },
  { "dc", "区“两办”督查室", "区督查室" },
  { "dch", "大场镇", NULL },
  { "gc", "顾村镇", NULL },
  { "nd", "南大智慧城", NULL },
  { "ws", "吴淞创新城", NULL },
};

typedef struct {
  const char *line;
  const char *lead;       /* id; NULL: no assignment */
  const char *supporting; /* ids, separated by blanks */
  const char *due;        /* ISO, or NULL */
  const char *task;
} Case;

static char *
join_ids (GPtrArray *ids)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", (char *) g_ptr_array_index (ids, i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static KgCalendar *calendar;

static KgQuickEntry *
parse (const char *line)
{
  return kg_quick_entry_parse (line, TODAY, calendar, MEETING, units, G_N_ELEMENTS (units));
}

static void
check_cases (const Case *cases,
             guint       n_cases)
{
  for (guint i = 0; i < n_cases; i++) {
    const Case *c = &cases[i];
    g_autoptr (KgQuickEntry) entry = parse (c->line);
    g_autofree char *supporting = join_ids (entry->supporting_units);
    g_autofree char *due = entry->has_due ? kg_date_to_iso (entry->due.date) : NULL;

    g_test_message ("%s → lead %s, with %s, by %s: %s", c->line, entry->lead_unit, supporting, due,
                    entry->task);
    g_assert_cmpint (entry->kind, ==, KG_QUICK_DECISION);
    g_assert_cmpint (entry->has_assignment, ==, c->task != NULL);
    g_assert_cmpstr (entry->lead_unit, ==, c->lead);
    g_assert_cmpstr (supporting, ==, c->supporting != NULL ? c->supporting : "");
    g_assert_cmpstr (due, ==, c->due);
    g_assert_cmpstr (entry->task, ==, c->task);
  }
}

static void
test_who_does_what (void)
{
  static const Case cases[] = {
    { "区规资局11月27日前完成施工图审查,区建管委配合", "gzj", "jgw", "2026-11-27", "完成施工图审查" },
    { "区规资局11月27日前完成施工图审查，区建管委配合。", "gzj", "jgw", "2026-11-27", "完成施工图审查" },
    { "由区水务局牵头,区绿化市容局、交警支队配合,3个工作日内拿出方案", "sw", "lh jj", "2026-11-26", "拿出方案" },
    { "由区水务局牵头，区绿化市容局，交警支队配合，3个工作日内拿出方案。", "sw", "lh jj", "2026-11-26", "拿出方案" },
    { "区建管委牵头,水务、绿化配合,3个工作日内拿出管线迁改方案", "jgw", "sw lh", "2026-11-26", "拿出管线迁改方案" },
    { "请大场镇本周五前完成动迁签约", "dch", NULL, "2026-11-27", "完成动迁签约" },
    { "请大场镇抓紧完成剩余2户动迁签约", "dch", NULL, NULL, "抓紧完成剩余2户动迁签约" },
    { "区建管委会同区规资局研究并联审批方案,下次例会前报区政府", "jgw", "gzj", "2026-11-30", "研究并联审批方案,报区政府" },
    { "区建管委会同区规资局、区水务局等部门于12月4日前完成联合踏勘", "jgw", "gzj sw", "2026-12-04", "完成联合踏勘" },
    { "责成大场镇月底前完成场地清障", "dch", NULL, "2026-11-30", "完成场地清障" },
    { "大场镇负责土地清障,区土储中心配合,12月10日前完成净地交付", "dch", "tc", "2026-12-10", "土地清障,完成净地交付" },
    { "施工图审查工作由区建管委负责,11月27日前完成", "jgw", NULL, "2026-11-27", "施工图审查工作完成" },
    { "区规资局牵头,区建管委、区交警支队协助,两周内解决出入口开设问题", "gzj", "jgw jj", "2026-12-07", "解决出入口开设问题" },
    { "区规资局牵头、区建管委配合,11月30日前核发建设工程规划许可证", "gzj", "jgw", "2026-11-30", "核发建设工程规划许可证" },
    { "区绿化市容局参与,区水务局牵头,下周三前提出河道蓝线意见", "sw", "lh", "2026-12-02", "提出河道蓝线意见" },
    { "规资局本周五前出具规划条件", "gzj", NULL, "2026-11-27", "出具规划条件" },
    { "发改委下周三前完成项目备案", "fgw", NULL, "2026-12-02", "完成项目备案" },
    { "区发展改革委10天内完成项目核准", "fgw", NULL, "2026-12-03", "完成项目核准" },
    { "11月27日前,由区规资局完成施工图审查", "gzj", NULL, "2026-11-27", "完成施工图审查" },
    { "11月27日前区规资局完成施工图审查", "gzj", NULL, "2026-11-27", "完成施工图审查" },
    { "区规资局,11月27日前完成施工图审查", "gzj", NULL, "2026-11-27", "完成施工图审查" },
    { "区规资局：11月27日前完成施工图审查", "gzj", NULL, "2026-11-27", "完成施工图审查" },
    { "会议要求,区供电公司一个月内完成临电接入", "gd", NULL, "2026-12-23", "完成临电接入" },
    { "会议议定：由区供电公司牵头，大场镇配合，12月底前完成临电接入。", "gd", "dch", "2026-12-31", "完成临电接入" },
    { "1. 区规资局11月27日前完成施工图审查", "gzj", NULL, "2026-11-27", "完成施工图审查" },
    { "(2)区水务局下周五前办结排水许可", "sw", NULL, "2026-12-04", "办结排水许可" },
    { "区建管委务必于11月27日前核发施工许可证", "jgw", NULL, "2026-11-27", "务必核发施工许可证" },
    { "区建管委最迟在12月4日前核发施工许可证", "jgw", NULL, "2026-12-04", "核发施工许可证" },
    { "牵头单位:区规资局;配合单位:区水务局、大场镇;12月4日前完成边界确认", "gzj", "sw dch", "2026-12-04", "完成边界确认" },
    { "责任单位为区建管委,年内完成竣工备案", "jgw", NULL, "2026-12-31", "完成竣工备案" },
    { "明确区规资局为牵头单位,区建管委为配合单位,年内完成控规调整", "gzj", "jgw", "2026-12-31", "完成控规调整" },
    { "11月27日前完成施工图审查(区规资局牵头,区建管委配合)", "gzj", "jgw", "2026-11-27", "完成施工图审查" },
    { "11月27日前完成施工图审查（区规资局）。", "gzj", NULL, "2026-11-27", "完成施工图审查" },
    { "区建管委(重大办)牵头,区规资局配合,明天报送倒排计划", "jgw", "gzj", "2026-11-24", "报送倒排计划" },
    { "大场镇政府12月15日前完成企业清退", "dch", NULL, "2026-12-15", "完成企业清退" },
    { "区规资局、建设单位11月27日前完成方案调整", "gzj", NULL, "2026-11-27", "完成方案调整" },
    { "建设单位、区规资局配合,由区建管委牵头,月底前完成图审", "jgw", "gzj", "2026-11-30", "完成图审" },
    { "以区经委为主,区投促中心参与,年底前落实腾挪企业", "jw", NULL, "2026-12-31", "区投促中心参与,落实腾挪企业" },
    { "针对用电问题,由区供电公司牵头,区经委配合,5个工作日内提出解决方案", "gd", "jw", "2026-11-30", "针对用电问题,提出解决方案" },
    { "大场镇配合区土地储备中心11月底前完成收储", "tc", "dch", "2026-11-30", "完成收储" },
    { "区消防救援支队提前介入,下周内完成消防设计审查", "xf", NULL, "2026-12-04", "提前介入,完成消防设计审查" },
    { "区交警支队配合做好交通组织方案", "jj", NULL, NULL, "做好交通组织方案" },
    { "区规资局牵头,区建管委配合完成多图联审", "gzj", "jgw", NULL, "完成多图联审" },
    { "区规资局牵头,区建管委配合。", "gzj", "jgw", NULL, "区规资局牵头,区建管委配合。" },
    { "对该项目排水问题,请区水务局会同大场镇抓紧研究", "sw", "dch", NULL, "对该项目排水问题,抓紧研究" },
    { "区规资局对地块指标再作论证,下次例会汇报", "gzj", NULL, "2026-11-30", "对地块指标再作论证,汇报" },
    { "区规资局 11-27 前完成施工图审查", "gzj", NULL, "2026-11-27", "完成施工图审查" },
    { "区水务局、大场镇要同步做好发包准备", "sw", "dch", NULL, "同步做好发包准备" },
    { "由吴淞创新城牵头,区生态环境局指导,于12月4日前完成补充采样", "ws", "hj", "2026-12-04", "完成补充采样" },
    { "区规资局牵头推进控规调整,力争12月底前完成", "gzj", NULL, "2026-12-31", "推进控规调整,力争完成" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_no_assignment (void)
{
  static const Case cases[] = {
    { "尽快完成施工图审查", NULL, NULL, NULL, NULL },
    { "11月27日前完成施工图审查", NULL, NULL, "2026-11-27", NULL },
    { "区规资局", NULL, NULL, NULL, NULL },
    { "区规资局、区建管委", NULL, NULL, NULL, NULL },
    { "区规资局和区建管委的意见不一致", NULL, NULL, NULL, NULL },
    { "区规资局与区建管委就退界问题进行了沟通", NULL, NULL, NULL, NULL },
    { "区规资局、区建管委均表示支持", NULL, NULL, NULL, NULL },
    { "区规资局已完成施工图审查", NULL, NULL, NULL, NULL },
    { "区水务局反映河道蓝线与用地红线重叠", NULL, NULL, NULL, NULL },
    { "区供电公司汇报了临电方案", NULL, NULL, NULL, NULL },
    { "区绿化市容局反馈,现场有树木42棵", NULL, NULL, NULL, NULL },
    { "区规资局负责人介绍了审查情况", NULL, NULL, NULL, NULL },
    { "加强与区规资局配合", NULL, NULL, NULL, NULL },
    { "在区规资局配合下,项目方案已稳定", NULL, NULL, NULL, NULL },
    { "报市规资局审定", NULL, NULL, NULL, NULL },
    { "企业3个工作日内将材料报区经委", NULL, NULL, "2026-11-26", NULL },
    { "大场镇线束智能装备产业园项目11月27日前取得施工许可证", NULL, NULL, "2026-11-27", NULL },
    { "南大智慧城科创之门项目年底前开工", NULL, NULL, "2026-12-31", NULL },
    { "推进区水务局业务用房项目前期工作", NULL, NULL, NULL, NULL },
    { "大场镇、顾村镇两个项目进展顺利", NULL, NULL, NULL, NULL },
    { "落实“区规资局牵头、大场镇配合”的工作机制", NULL, NULL, NULL, NULL },
    { "区规资局牵头的多图联审机制成效明显", NULL, NULL, NULL, NULL },
    { "同意区水务局调整施工组织方案,分段推进", NULL, NULL, NULL, NULL },
    { "提请区政府专题会议研究", NULL, NULL, NULL, NULL },
    { "😀🏗️ 开工大吉", NULL, NULL, NULL, NULL },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_traps (void)
{
  static const Case cases[] = {
    /* A unit inside the name of a project, another one asked. */
    { "大场镇线束智能装备产业园项目由区规资局牵头,11月27日前完成方案批复", "gzj", NULL, "2026-11-27",
      "大场镇线束智能装备产业园项目,完成方案批复" },
    { "由大场镇牵头推进区水务局业务用房项目,12月4日前完成清障", "dch", NULL, "2026-12-04",
      "推进区水务局业务用房项目,完成清障" },
    { "吴淞创新城特钢01-03转型项目由区发改委牵头,一天内完成备案", "fgw", NULL, "2026-11-24",
      "吴淞创新城特钢01-03转型项目,完成备案" },
    /* A limit inside a quotation. */
    { "按照“12月底前开工”的目标,区规资局11月27日前完成方案批复", "gzj", NULL, "2026-11-27",
      "按照“12月底前开工”的目标,完成方案批复" },
    { "落实“区水务局配合”的要求,由大场镇牵头于11月30日前完成清障", "dch", NULL, "2026-11-30",
      "落实“区水务局配合”的要求,完成清障" },
    /* Several days: the limit of the one who leads. */
    { "区规资局11月27日前完成方案批复,区建管委12月4日前核发施工许可证", "gzj", "jgw", "2026-11-27",
      "完成方案批复,区建管委12月4日前核发施工许可证" },
    { "下周三召开专题会,由区建管委牵头,12月10日前拿出方案", "jgw", NULL, "2026-12-10",
      "下周三召开专题会,拿出方案" },
    { "原计划11月30日前开工,现由大场镇负责,12月20日前开工", "dch", NULL, "2026-12-20",
      "原计划11月30日前开工,开工" },
    { "土地摘牌后3个工作日内,区规资局核发用地规划许可证", "gzj", NULL, NULL,
      "土地摘牌后3个工作日内,核发用地规划许可证" },
    /* Another district, the city, and two that share a short form. */
    { "请区规资局对接市规资局,本周内报批", "gzj", NULL, "2026-11-27", "对接市规资局,报批" },
    { "区规资局完成1,000平方米绿地占补,区绿化市容局配合", "gzj", "lh", NULL, "完成1,000平方米绿地占补" },
    { "区消防救援支队提前介入指导,区建管委下周一前完成消防审查", "jgw", "xf", "2026-11-30",
      "区消防救援支队提前介入指导,完成消防审查" },
    { "由区建管委办公室牵头,区规资局本周五前报送清单", "gzj", NULL, "2026-11-27",
      "由区建管委办公室牵头,报送清单" },
    { "该问题由区建管委办理,下周例会上报告", "jgw", NULL, "2026-11-30", "该问题办理,报告" },
    { "区规资局要素保障工作进展顺利", NULL, NULL, NULL, NULL },
    /* Emoji and characters beyond the BMP. */
    { "区水务局11月27日前完成𠮷祥路雨污分流✅", "sw", NULL, "2026-11-27", "完成𠮷祥路雨污分流✅" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_sureness (void)
{
  g_autoptr (KgQuickEntry) implied = parse ("区规资局、区建管委11月27日前完成图审");
  g_autoptr (KgQuickEntry) named = parse ("区规资局牵头,区建管委配合,11月27日前完成图审");
  g_autoptr (KgQuickEntry) two = parse ("区规资局11月27日前批复方案,区建管委12月4日前核发许可证");
  g_autoptr (KgQuickEntry) none = parse ("区规资局、区建管委配合");

  g_assert_true (implied->lead_is_implied);
  g_assert_cmpstr (implied->lead_unit, ==, "gzj");
  g_assert_cmpuint (implied->supporting_units->len, ==, 1);
  g_assert_false (implied->several_leads);
  g_assert_false (named->lead_is_implied);
  g_assert_false (named->several_leads);
  g_assert_true (two->several_leads);

  /* Both support, nobody leads. */
  g_assert_null (none->lead_unit);
  g_assert_false (none->has_assignment);
  g_assert_cmpuint (none->supporting_units->len, ==, 2);
}

static void
test_commands (void)
{
  static const struct {
    const char *line;
    KgQuickKind kind;
    const char *light;
    const char *decision_kind;
    const char *lead;
    const char *leader;
    const char *text;
  } cases[] = {
    { "/红 施工图审查未通过", KG_QUICK_LIGHT, "red", "decided", NULL, NULL, "施工图审查未通过" },
    { "/红灯:用电容量不足", KG_QUICK_LIGHT, "red", "decided", NULL, NULL, "用电容量不足" },
    { "／黄　动迁剩余2户", KG_QUICK_LIGHT, "yellow", "decided", NULL, NULL, "动迁剩余2户" },
    { "  /绿", KG_QUICK_LIGHT, "green", "decided", NULL, NULL, "" },
    { "、绿 四证已齐", KG_QUICK_LIGHT, "green", "decided", NULL, NULL, "四证已齐" },
    { "/牵头 区规资局", KG_QUICK_LEAD, NULL, "decided", "gzj", NULL, "区规资局" },
    { "/牵头 水务", KG_QUICK_LEAD, NULL, "decided", "sw", NULL, "水务" },
    { "/牵头 大场镇,区建管委配合", KG_QUICK_LEAD, NULL, "decided", "dch", NULL, "大场镇,区建管委配合" },
    { "/牵头 某某局", KG_QUICK_LEAD, NULL, "decided", NULL, NULL, "某某局" },
    { "/提请 王副区长 协调用电容量", KG_QUICK_ESCALATE, NULL, "decided", NULL, "王副区长", "王副区长 协调用电容量" },
    { "/提请王副区长协调用电容量", KG_QUICK_ESCALATE, NULL, "decided", NULL, "王副区长", "王副区长协调用电容量" },
    { "/提请", KG_QUICK_ESCALATE, NULL, "decided", NULL, NULL, "" },
    { "/下次", KG_QUICK_NEXT_TIME, NULL, "decided", NULL, NULL, "" },
    { "/下次 待市局意见", KG_QUICK_NEXT_TIME, NULL, "decided", NULL, NULL, "待市局意见" },
    { "/无牵头 由市级部门直接推进", KG_QUICK_UNATTENDED, NULL, "decided", NULL, NULL, "由市级部门直接推进" },
    { "/无牵头单位：权属待定", KG_QUICK_UNATTENDED, NULL, "decided", NULL, NULL, "权属待定" },
    { "、缓定 等市级批复", KG_QUICK_UNATTENDED, NULL, "decided", NULL, NULL, "等市级批复" },
    { "/无牵头", KG_QUICK_UNATTENDED, NULL, "decided", NULL, NULL, "" },
    { "/出列 项目已开工", KG_QUICK_LEAVE, NULL, "decided", NULL, NULL, "项目已开工" },
    { "/原则同意 先行办理桩基施工许可", KG_QUICK_DECISION, NULL, "principle", NULL, NULL, "先行办理桩基施工许可" },
    { "/指出 区规资局要加快审批", KG_QUICK_DECISION, NULL, "noted", NULL, NULL, "区规资局要加快审批" },
    { "/要求 区规资局本周五前完成批复", KG_QUICK_DECISION, NULL, "required", "gzj", NULL, "区规资局本周五前完成批复" },
    { "会议原则同意该项目桩基先行。", KG_QUICK_DECISION, NULL, "principle", NULL, NULL, "会议原则同意该项目桩基先行。" },
    { "会议指出,项目推进总体平稳", KG_QUICK_DECISION, NULL, "noted", NULL, NULL, "会议指出,项目推进总体平稳" },
    { "/不认识 的命令", KG_QUICK_DECISION, NULL, "decided", NULL, NULL, "/不认识 的命令" },
    { "/", KG_QUICK_DECISION, NULL, "decided", NULL, NULL, "/" },
    { "", KG_QUICK_EMPTY, NULL, "decided", NULL, NULL, "" },
    { " 　\t", KG_QUICK_EMPTY, NULL, "decided", NULL, NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (KgQuickEntry) entry = parse (cases[i].line);

    g_test_message ("%s", cases[i].line);
    g_assert_cmpint (entry->kind, ==, cases[i].kind);
    g_assert_cmpstr (entry->light, ==, cases[i].light);
    g_assert_cmpstr (entry->decision_kind, ==, cases[i].decision_kind);
    g_assert_cmpstr (entry->lead_unit, ==, cases[i].lead);
    g_assert_cmpstr (entry->leader, ==, cases[i].leader);
    g_assert_cmpstr (entry->text, ==, cases[i].text);
  }
}

static void
test_spans (void)
{
  static const struct {
    KgQuickSpanRole role;
    const char *text;
  } expected[] = {
    { KG_QUICK_SPAN_COMMAND, "/要求" },
    { KG_QUICK_SPAN_LEAD, "区规资局" },
    { KG_QUICK_SPAN_DUE, "11月27日前" },
    { KG_QUICK_SPAN_UNIT, "大场镇" },
    { KG_QUICK_SPAN_SUPPORTING, "区建管委" },
    { KG_QUICK_SPAN_SUPPORTING, "水务" },
  };
  const char *line = " /要求 区规资局于11月27日前完成与大场镇的对接,区建管委、水务配合";
  g_autoptr (KgQuickEntry) entry = parse (line);

  g_assert_cmpstr (entry->due_text, ==, "11月27日前");
  g_assert_cmpstr (entry->task, ==, "完成与大场镇的对接");
  g_assert_cmpuint (entry->spans->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < entry->spans->len; i++) {
    const KgQuickSpan *span = &g_array_index (entry->spans, KgQuickSpan, i);
    g_autofree char *text = g_strndup (line + span->start, span->end - span->start);

    g_assert_cmpint (span->role, ==, expected[i].role);
    g_assert_cmpstr (text, ==, expected[i].text);
  }
}

/* Two units that share a short form: neither is guessed. */
static void
test_ambiguous_names (void)
{
  static const KgQuickUnit twins[] = {
    { "a", "区规资局", NULL },
    { "b", "市规资局", NULL },
    { "c", "区交通委", NULL },
    { "d", "区交警支队", NULL },
  };
  g_autoptr (KgQuickEntry) bare =
    kg_quick_entry_parse ("规资局11月27日前完成批复", TODAY, calendar, MEETING, twins, 4);
  g_autoptr (KgQuickEntry) city =
    kg_quick_entry_parse ("市规资局11月27日前完成批复", TODAY, calendar, MEETING, twins, 4);
  g_autoptr (KgQuickEntry) clipped =
    kg_quick_entry_parse ("交牵头完成批复", TODAY, calendar, MEETING, twins, 4);
  g_autoptr (KgQuickEntry) no_units =
    kg_quick_entry_parse ("规资局11月27日前完成批复", TODAY, calendar, MEETING, NULL, 0);

  g_assert_false (bare->has_assignment);
  g_assert_true (bare->has_due);
  g_assert_cmpstr (city->lead_unit, ==, "b");
  g_assert_false (clipped->has_assignment);
  g_assert_false (no_units->has_assignment);
}

static void
check_spans (const char         *line,
             const KgQuickEntry *entry)
{
  gsize length = strlen (line);
  gsize last = 0;

  for (guint i = 0; i < entry->spans->len; i++) {
    const KgQuickSpan *span = &g_array_index (entry->spans, KgQuickSpan, i);

    g_assert_cmpuint (span->start, >=, last);
    g_assert_cmpuint (span->end, >, span->start);
    g_assert_cmpuint (span->end, <=, length);
    g_assert_true (g_utf8_validate (line + span->start, span->end - span->start, NULL));
    last = span->end;
  }
  g_assert_true (g_utf8_validate (entry->text, -1, NULL));
  g_assert_true (entry->task == NULL || g_utf8_validate (entry->task, -1, NULL));
  g_assert_true (!entry->has_assignment || (entry->lead_unit != NULL && *entry->task != '\0'));
}

static void
test_long_and_broken_lines (void)
{
  g_autoptr (GString) line = g_string_new ("由区水务局牵头,11月27日前完成");
  g_autoptr (KgQuickEntry) entry = NULL;
  g_autoptr (KgQuickEntry) broken = parse ("区规资局\xe5\x8c前完成");

  while (g_utf8_strlen (line->str, -1) < 2000)
    g_string_append (line, "管线迁改、区建管委");
  entry = parse (line->str);
  g_assert_cmpstr (entry->text, ==, line->str);
  g_assert_cmpstr (entry->lead_unit, ==, "sw");
  check_spans (line->str, entry);

  g_assert_cmpint (broken->kind, ==, KG_QUICK_DECISION);
  g_assert_true (g_utf8_validate (broken->text, -1, NULL));
  g_assert_cmpuint (broken->spans->len, ==, 0);
}

static void
test_random_lines (void)
{
  static const char *const pieces[] = {
    "区规资局", "规资局", "区建管委", "水务", "大场镇", "区", "市", "由", "请", "牵头", "配合", "会同", "负责",
    "、", ",", "，", "。", ";", ":", "(", ")", "（", "）", "“", "”", "\"", " ", "　", "完成", "施工图审查",
    "11月27日前", "3个工作日内", "本周五", "下次例会前", "于", "/", "红", "提请", "王副区长", "的", "了",
    "项目", "政府", "等部门", "😀", "𠮷", "é", "1", ".", "牵头单位", "为", "已", "\n", "\xe2\x80\x8b",
  };

  for (int round = 0; round < 20000; round++) {
    g_autoptr (GString) line = g_string_new (NULL);
    g_autoptr (KgQuickEntry) entry = NULL;
    int n = g_test_rand_int_range (0, 24);

    for (int i = 0; i < n; i++)
      g_string_append (line, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
    entry = parse (line->str);
    check_spans (line->str, entry);
  }
}

int
main (int   argc,
      char *argv[])
{
  int failed;

  g_test_init (&argc, &argv, NULL);
  calendar = kg_calendar_new ();

  g_test_add_func ("/quick-entry/who-does-what", test_who_does_what);
  g_test_add_func ("/quick-entry/no-assignment", test_no_assignment);
  g_test_add_func ("/quick-entry/traps", test_traps);
  g_test_add_func ("/quick-entry/sureness", test_sureness);
  g_test_add_func ("/quick-entry/commands", test_commands);
  g_test_add_func ("/quick-entry/spans", test_spans);
  g_test_add_func ("/quick-entry/ambiguous-names", test_ambiguous_names);
  g_test_add_func ("/quick-entry/long-and-broken", test_long_and_broken_lines);
  g_test_add_func ("/quick-entry/random", test_random_lines);

  failed = g_test_run ();
  kg_calendar_unref (calendar);
  return failed;
}
