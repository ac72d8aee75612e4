// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Titles under which an exported board tells what was worked out from other
 * things, or what lists do not set: nothing to bring in again. No list of
 * somebody else's is likely to have the same words. */
#define KG_TITLE_LIGHT "灯色"
#define KG_TITLE_WARNING "灯色预警"
#define KG_TITLE_LAST_WEEK "上周灯色"
#define KG_TITLE_CONFIRMED "灯色确认日"
#define KG_TITLE_ESCALATED "提请协调"
#define KG_TITLE_LISTED "列入看板日"
#define KG_TITLE_FORECAST "推算开工日"
#define KG_TITLE_SLACK "开工余量（工作日）"
#define KG_TITLE_CHANCE "年内开工概率"
#define KG_TITLE_STUCK "倒排卡点"
#define KG_TITLE_PROBLEMS "未解决问题（个）"
#define KG_TITLE_ASSIGNMENTS "未办结督办（件）"
#define KG_TITLE_OVERDUE "逾期督办（件）"
#define KG_TITLE_COMMITMENTS "未销容缺（项）"

gboolean kg_title_is_reckoned (const char *title);

G_END_DECLS
