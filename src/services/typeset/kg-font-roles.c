// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/typeset/kg-font-roles.h"

/* Which families can play which role, best first. The same face goes by
 * different names on Windows, Kylin, UOS and macOS; each is listed. */

static const KgFontFamily body[] = {
  { "FangSong_GB2312", TRUE }, { "仿宋_GB2312", TRUE },
  { "FangSong", TRUE }, { "仿宋", TRUE },
  { "CESI仿宋*", TRUE }, { "CESI FangSong*", TRUE },
  { "方正仿宋_GBK", TRUE }, { "方正仿宋*", TRUE }, { "FZFangSong*", TRUE },
  { "STFangsong", TRUE }, { "华文仿宋", TRUE },
  { "Zhuque Fangsong*", TRUE }, { "朱雀仿宋*", TRUE },
  { "FandolFang*", TRUE },
  { "Noto Serif CJK SC", FALSE }, { "Source Han Serif SC", FALSE }, { "思源宋体", FALSE },
  { NULL, FALSE },
};

static const KgFontFamily title[] = {
  { "方正小标宋_GBK", TRUE }, { "方正小标宋*", TRUE }, { "FZXiaoBiaoSong*", TRUE },
  { "CESI小标宋*", TRUE }, { "CESI XiaoBiaoSong*", TRUE },
  { "STZhongsong", TRUE }, { "华文中宋", TRUE },
  { "Noto Serif CJK SC", FALSE }, { "Source Han Serif SC", FALSE }, { "思源宋体", FALSE },
  { NULL, FALSE },
};

static const KgFontFamily kai[] = {
  { "KaiTi_GB2312", TRUE }, { "楷体_GB2312", TRUE }, { "KaiTi", TRUE }, { "楷体", TRUE },
  { "CESI楷体*", TRUE }, { "CESI KaiTi*", TRUE },
  { "FZKai*", TRUE }, { "方正楷体*", TRUE },
  { "STKaiti", TRUE }, { "华文楷体", TRUE },
  { "LXGW WenKai", TRUE, TRUE }, { "LXGW WenKai GB", TRUE, TRUE },
  { "AR PL KaitiM GB", TRUE }, { "AR PL UKai CN", TRUE },
  { NULL, FALSE },
};

static const KgFontFamily hei[] = {
  { "SimHei", TRUE }, { "黑体", TRUE },
  { "CESI黑体*", TRUE }, { "CESI HeiTi*", TRUE },
  { "FZHei-B01*", TRUE }, { "方正黑体*", TRUE },
  { "STHeiti", TRUE }, { "华文黑体", TRUE },
  { "Noto Sans CJK SC", TRUE }, { "Source Han Sans SC", TRUE }, { "思源黑体", TRUE },
  { "WenQuanYi Zen Hei", TRUE },
  { NULL, FALSE },
};

static const KgFontFamily song[] = {
  { "SimSun", TRUE }, { "宋体", TRUE },
  { "CESI宋体*", TRUE }, { "CESI SongTi*", TRUE },
  { "STSong", TRUE }, { "华文宋体", TRUE },
  { "Noto Serif CJK SC", TRUE }, { "Source Han Serif SC", TRUE }, { "思源宋体", TRUE },
  { "AR PL SungtiL GB", TRUE },
  { NULL, FALSE },
};

/* These two alone hold all 8,105 characters of 通用规范汉字表. */
static const KgFontFamily last_resort[] = {
  { "LXGW WenKai", FALSE },
  { "Noto Serif CJK SC", FALSE },
  { "Noto Sans CJK SC", FALSE },
  { NULL, FALSE },
};

/**
 * kg_font_role_get_label:
 *
 * Returns: 仿宋, 小标宋, 楷体, 黑体 or 宋体
 */
const char *
kg_font_role_get_label (KgFontRole role)
{
  static const char *const labels[KG_FONT_N_ROLES] = { "仿宋", "小标宋", "楷体", "黑体", "宋体" };

  return labels[role];
}

/**
 * kg_font_role_get_families:
 *
 * Returns: the families to try in turn, closed by one without a name
 */
const KgFontFamily *
kg_font_role_get_families (KgFontRole role)
{
  static const KgFontFamily *const families[KG_FONT_N_ROLES] = { body, title, kai, hei, song };

  return families[role];
}

/**
 * kg_font_role_get_last_resort:
 *
 * Returns: the families for a character that none of its role has
 */
const KgFontFamily *
kg_font_role_get_last_resort (void)
{
  return last_resort;
}

/**
 * kg_font_role_is_bold:
 *
 * 小标宋 is a heavy face of its own; among general families its like is the
 * bold one.
 */
gboolean
kg_font_role_is_bold (KgFontRole role)
{
  return role == KG_FONT_TITLE;
}
