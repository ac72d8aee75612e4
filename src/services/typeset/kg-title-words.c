// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-title-words.h"

/* The words of official titles, and how well a line may end between two of
 * them.
 *
 * GB/T 9704-2012, 7.3.1: "回行时，要做到词意完整，排列对称，长短适宜，间距恰当". The
 * standard names no words. The table follows what offices do: the issuing
 * office on a line of its own, no line that begins with 的, a verb with its
 * object, a name in one piece; its words are those of titles on projects,
 * permits and meetings as published by the State Council and by districts,
 * and of the domain of this program. */

typedef struct {
  KgTitleWordKind kind;
  const char *words; /* parted by spaces */
} Entry;

static const Entry entries[] = {
  { KG_TITLE_ABOUT, "关于 转发" },
  { KG_TITLE_LINK, "和 与 及 暨 以及 或" },
  { KG_TITLE_SUFFIX, "的 等 之 了 们 区 县 市 镇 乡 村 街道" },
  { KG_TITLE_KIND,
    "纪要 会议纪要 通知 函 复函 批复 请示 报告 通报 公告 通告 决定 意见 实施意见 指导意见 若干意见 办法 "
    "管理办法 实施办法 暂行办法 规定 若干规定 细则 实施细则 方案 实施方案 工作方案 行动方案 推进方案 行动计划 三年行动计划 "
    "实施计划 规划 要点 工作要点 议案 命令 令 公报 说明 答复 情况说明 补充通知 紧急通知" },
  { KG_TITLE_VERB,
    "推进 推动 加快 加强 深化 优化 强化 促进 完善 健全 建立 成立 设立 组建 调整 印发 发布 公布 做好 开展 召开 举行 "
    "组织 组织开展 研究 协调 解决 协调解决 研究解决 协调推进 加快推进 全面推进 大力推进 持续推进 深入推进 统筹推进 "
    "全面开展 进一步 贯彻 落实 贯彻落实 实施 执行 提请 报送 上报 申报 申请 请求 同意 批准 核准 授权 委托 撤销 废止 "
    "更正 修改 修订 明确 规范 支持 保障 服务 更好服务 提升 提高 扩大 确保 启动 办理 签订 联合 联合开展 商请 征求 "
    "听取 审议 讨论 部署 安排 督办 督促 检查 表彰 任命 聘任 有序 切实 切实加强 切实做好 继续 认真" },
  { KG_TITLE_MODIFIER,
    "全面 年内 全年 全区 全市 全国 区级 市级 重大 重点 计划 拟 新 集中 专题 专项 有关 相关 若干 部分 首批 本市 本区 "
    "计划新开工 新开工 新建 扩建 改建 迁建 在建 续建 拟建 上半年 下半年 本年度 年度 一季度 二季度 三季度 四季度 "
    "第一季度 第二季度 第三季度 第四季度 一期 二期 三期 四期 社会 产业 先进 创新 绿色 综合 常态化 一体化 数字化" },
  { KG_TITLE_NOUN,
    "项目 计划新开工项目 新开工项目 开工项目 重大项目 重点项目 产业项目 建设项目 新建项目 扩建项目 转型项目 投资项目 "
    "工程 重大工程 重点工程 建设工程 工程建设 工程建设项目 项目建设 开工建设 开工 集中开工 开工仪式 "
    "会议 例会 周例会 推进会 推进会议 专题会 专题会议 办公会议 常务会议 联席会议 协调会 协调会议 现场会 座谈会 早餐会 "
    "会议精神 工作 前期工作 推进工作 管理工作 申报工作 试点工作 改造工作 筹备工作 督查工作 工作专班 专班 领导小组 "
    "前期 前期审批 审批 审批服务 审批制度 制度 改革 制度改革 审批制度改革 机制 服务机制 体制机制 营商环境 市场主体 "
    "情况 推进情况 办理情况 进展情况 完成情况 落实情况 问题 前期问题 突出问题 有关问题 事项 议定事项 有关事项 督办事项 "
    "手续 调整手续 土地手续 用地手续 用地 土地 地块 规划许可 施工许可 许可 许可证 施工许可证 施工许可管理 "
    "规划 计划 投资 投资计划 项目计划 建设计划 年度计划 方案 设计方案 资金 融资 企业 部门 单位 银企 对接 对接活动 活动 "
    "产业园 产业园区 园区 产业基地 基地 中心 创新中心 产业中心 工厂 智能工厂 标准厂房 厂房 配套设施 设施 配套工程 充电站 "
    "新能源 新能源汽车 汽车 生物医药 半导体 住房 租赁住房 保障性住房 学校 医院 道路 管线 电力 供电 供水 排水 绿化 绿化调整 "
    "市政 交通 消防 环境 生态环境 水务 创新城 智慧城 盘活 存量资产 有效投资 行政许可 行政许可事项 清单 清单管理 接管 接管方案 试点 创新试点 示范区 样板区 城镇老旧小区 城镇 老旧小区 城市 城市更新 乡村 乡村振兴 "
    "碳达峰 碳达峰行动 管理 建设 发展 高质量发展 改造 迁改 动迁 征收 补偿 安置 验收 竣工 竣工验收 质量 安全 安全生产 生产 "
    "监督 监管 督查 督查室 考核 评估 评审 审查 联审 会审 并联审批 承诺 信用承诺 容缺受理 受理 备案 核准制 备案制 "
    "拿地即开工 桩基先行 四证 五证 倒排计划 红黄绿灯 红灯 黄灯 绿灯 人员 名单 职责 职责分工 分工 责任分工 责任 任务 "
    "重点任务 分工方案 重点任务分工方案 电视电话会议 视频会议 目标 主要任务 材料 信息 数据 平台 一网通办 综合 经济 社会事业 实体经济 金融 金融服务 招商 招商引资" },
  { KG_TITLE_OFFICE,
    "国务院 国务院办公厅 中共中央 中共中央办公厅 全国人大 人民政府 人民政府办公室 人民政府办公厅 市政府 市政府办公厅 "
    "区政府 区政府办公室 区委 区委办公室 区人民政府 区人民政府办公室 市人民政府 市人民政府办公厅 区人大 区人大常委会 区政协 "
    "区发展改革委 区发展和改革委员会 发展和改革委员会 发展改革委 市发展改革委 国家发展改革委 区发改委 发改委 区规资局 "
    "规划和自然资源局 区规划和自然资源局 区建管委 区经委 区经信委 区水务局 区绿化市容局 区生态环境局 区教育局 "
    "区卫生健康委 区金融办 区交通委 区财政局 区民政局 区审计局 区统计局 区国资委 区商务委 区科委 区科协 区土地储备中心 "
    "区投资促进中心 区行政服务中心 区消防救援支队 交警支队 住房和城乡建设管理委员会 住房城乡建设部 自然资源部 财政部 "
    "办公室 办公厅 委员会 指挥部 管委会 街道办事处 重大办 督查室 两办 各街道办事处 各街镇 各部门 各单位" },
};

/* What a line break between two words costs, in characters by which lines may
 * differ in length; by the kind of the word at the line's end, then by the one
 * at the next line's start. X is what nobody does. */
#define X 40
static const guint8 costs[KG_TITLE_N_KINDS][KG_TITLE_N_KINDS] = {
  /*                      ?  关于 和 推进 年内 项目 政府 纪要 的 4次 （ */
  [KG_TITLE_UNKNOWN]  = { 5, 0, 3, 2, 2, 4, 3, 4, X, 4, 2 },
  [KG_TITLE_ABOUT]    = { 3, X, X, 3, 3, 3, 3, X, X, 3, 3 },
  [KG_TITLE_LINK]     = { 4, X, X, 4, 3, 3, 2, X, X, 2, 2 },
  [KG_TITLE_VERB]     = { 4, X, 5, 4, 3, 4, 3, 6, X, 3, 3 },
  [KG_TITLE_MODIFIER] = { 4, 0, 3, 3, 2, 4, 3, 4, X, 3, 4 },
  [KG_TITLE_NOUN]     = { 3, 0, 3, 1, 1, 3, 2, 3, X, 1, 2 },
  [KG_TITLE_OFFICE]   = { 2, 0, 3, 1, 1, 3, 1, 4, X, 2, 2 },
  [KG_TITLE_KIND]     = { 2, 0, 2, 1, 1, 2, 2, 3, X, 2, 2 },
  [KG_TITLE_SUFFIX]   = { 3, 0, 4, 2, 3, 2, 2, 2, X, 2, 2 },
  [KG_TITLE_NUMBER]   = { 4, 0, 3, 2, 2, 5, 3, 4, X, 3, 3 },
  [KG_TITLE_MARK]     = { 1, 0, 1, 1, 1, 1, 1, 3, X, 1, 1 },
};

#undef X

/* The words by their first character, made once: a GArray of Word for each. */
typedef struct {
  KgTitleWordKind kind;
  guint length;
  gunichar *text;
} Word;

static gpointer
make_index (gpointer data)
{
  GHashTable *index = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++) {
    g_auto (GStrv) words = g_strsplit (entries[i].words, " ", -1);

    for (guint j = 0; words[j] != NULL; j++) {
      glong length;
      Word word = { .kind = entries[i].kind, .text = g_utf8_to_ucs4_fast (words[j], -1, &length) };
      GArray *list = g_hash_table_lookup (index, GUINT_TO_POINTER (word.text[0]));

      word.length = (guint) length;
      if (list == NULL) {
        list = g_array_new (FALSE, FALSE, sizeof (Word));
        g_hash_table_insert (index, GUINT_TO_POINTER (word.text[0]), list);
      }
      g_array_append_val (list, word);
    }
  }

  return index;
}

/**
 * kg_title_words_match:
 * @length: (out): how many characters it has
 *
 * Finds the longest word that @text begins with. Of two entries of one word
 * the earlier one holds.
 *
 * Returns: its kind, %KG_TITLE_UNKNOWN for a single character
 */
KgTitleWordKind
kg_title_words_match (const gunichar *text,
                      guint           n,
                      guint          *length)
{
  static GOnce once = G_ONCE_INIT;
  GHashTable *index = g_once (&once, make_index, NULL);
  const GArray *list = g_hash_table_lookup (index, GUINT_TO_POINTER (text[0]));
  KgTitleWordKind kind = KG_TITLE_UNKNOWN;

  *length = 1;
  for (guint i = 0; list != NULL && i < list->len; i++) {
    const Word *word = &g_array_index (list, Word, i);
    guint k = 0;

    if (word->length > n || word->length < *length || (word->length == *length && kind != KG_TITLE_UNKNOWN))
      continue;
    while (k < word->length && word->text[k] == text[k])
      k++;
    if (k == word->length) {
      kind = word->kind;
      *length = word->length;
    }
  }

  return kind;
}

/**
 * kg_title_words_get_cost:
 *
 * Returns: what a line break between two words costs, in characters by which
 *   lines may differ in length
 */
double
kg_title_words_get_cost (KgTitleWordKind left,
                         KgTitleWordKind right)
{
  return costs[left][right];
}
