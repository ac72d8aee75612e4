// SPDX-FileCopyrightText: The Kaigong authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "services/word/kg-docx-job.h"
#include "services/word/kg-docx-xml.h"

#include <math.h>

/* Styles, fonts and settings of the document.
 *
 * Lines have the exact pitch of the page and characters the width of its cell
 * by their style, not by the grid: programs round a grid differently, and
 * LibreOffice 7.4 takes a grid narrower than its characters for a wider one.
 * The section declares the same grid all the same, for people who look at the
 * page setup and for what they add. */

typedef struct {
  const char *id;
  const char *name;   /* built-in names are English in the file; programs translate them */
  KgDocxStyle next;
  KgFontRole role;
  int outline;        /* level, -1 is body text */
  gboolean is_listed; /* whether it is offered for text */
} StyleInfo;

static const StyleInfo infos[KG_DOCX_N_STYLES] = {
  [KG_DOCX_NORMAL] = { "a", "Normal", KG_DOCX_NORMAL, KG_FONT_BODY, -1, TRUE },
  [KG_DOCX_HEADING_1] = { "1", "heading 1", KG_DOCX_BODY, KG_FONT_HEI, 0, TRUE },
  [KG_DOCX_HEADING_2] = { "2", "heading 2", KG_DOCX_BODY, KG_FONT_KAI, 1, TRUE },
  [KG_DOCX_BODY] = { "KgBody", "公文正文", KG_DOCX_BODY, KG_FONT_BODY, -1, TRUE },
  [KG_DOCX_ITEM] = { "KgItem", "公文条目", KG_DOCX_ITEM, KG_FONT_BODY, -1, TRUE },
  [KG_DOCX_CORRECTION] = { "KgCorrection", "更正说明", KG_DOCX_BODY, KG_FONT_KAI, -1, TRUE },
  [KG_DOCX_MARK] = { "KgMark", "红头", KG_DOCX_NUMBER, KG_FONT_TITLE, -1, TRUE },
  [KG_DOCX_NUMBER] = { "KgNumber", "文号", KG_DOCX_OFFICE, KG_FONT_BODY, -1, TRUE },
  [KG_DOCX_OFFICE] = { "KgOffice", "印发机关与日期", KG_DOCX_RULE, KG_FONT_BODY, -1, TRUE },
  [KG_DOCX_RULE] = { "KgRule", "红色分隔线", KG_DOCX_TITLE, KG_FONT_BODY, -1, FALSE },
  [KG_DOCX_TITLE] = { "KgTitle", "主标题", KG_DOCX_BODY, KG_FONT_TITLE, -1, TRUE },
  [KG_DOCX_LIST] = { "KgList", "出席名单", KG_DOCX_LIST, KG_FONT_BODY, -1, TRUE },
  [KG_DOCX_IMPRINT] = { "KgImprint", "版记", KG_DOCX_IMPRINT, KG_FONT_BODY, -1, TRUE },
  [KG_DOCX_CELL] = { "KgCell", "附表文字", KG_DOCX_CELL, KG_FONT_BODY, -1, TRUE },
  [KG_DOCX_CELL_HEAD] = { "KgCellHead", "附表表头", KG_DOCX_CELL_HEAD, KG_FONT_HEI, -1, TRUE },
  [KG_DOCX_CAPTION] = { "KgCaption", "图说明", KG_DOCX_BODY, KG_FONT_KAI, -1, TRUE },
  [KG_DOCX_ADDRESSEE] = { "KgAddressee", "主送机关", KG_DOCX_BODY, KG_FONT_BODY, -1, TRUE },
  [KG_DOCX_SIGNATURE] = { "KgSignature", "署名与成文日期", KG_DOCX_SIGNATURE, KG_FONT_BODY, -1, TRUE },
  [KG_DOCX_ANNEX_LIST] = { "KgAnnexList", "附件说明", KG_DOCX_ANNEX_LIST, KG_FONT_BODY, -1, TRUE },
  [KG_DOCX_ANNEX] = { "KgAnnex", "附件", KG_DOCX_TITLE, KG_FONT_HEI, -1, TRUE },
  [KG_DOCX_HEADER] = { "a4", "header", KG_DOCX_HEADER, KG_FONT_BODY, -1, FALSE },
  [KG_DOCX_FOOTER] = { "a5", "footer", KG_DOCX_FOOTER, KG_FONT_SONG, -1, FALSE },
};

/* The language of letters and digits: Chinese, so that every program draws them
 * in the face and with the figures of a Chinese text, whatever its desktop
 * speaks; but by another name than that of the rest, for which LibreOffice
 * would break words anywhere. */
#define LETTERS "<w:lang w:val=\"zh-Hans-CN\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/>"

/* GB/T 15834-2011, 5.1: what never begins and never ends a line. */
#define NEVER_FIRST "，。、；：？！．”’）》〉】〕」』〗｝］·％～‰℃℉々〻‧•"
#define NEVER_LAST "“‘（《〈【〔「『〖｛［"

/**
 * kg_docx_style_get_id:
 *
 * Returns: what paragraphs call @style
 */
const char *
kg_docx_style_get_id (KgDocxStyle style)
{
  return infos[style].id;
}

/**
 * kg_docx_append_fonts:
 *
 * Appends the family of @role for all scripts: letters and digits in the face
 * of the text, as on the page. Quotes and dashes count as Chinese.
 */
void
kg_docx_append_fonts (const KgDocxJob *job,
                      GString         *xml,
                      KgFontRole       role)
{
  /* 楷体's own letters do not go with a document. */
  const char *latin = job->fonts[role == KG_FONT_KAI ? KG_FONT_BODY : role];

  g_string_append (xml, "<w:rFonts w:hint=\"eastAsia\" w:ascii=\"");
  kg_docx_append_escaped (xml, latin, -1);
  g_string_append (xml, "\" w:eastAsia=\"");
  kg_docx_append_escaped (xml, job->fonts[role], -1);
  g_string_append (xml, "\" w:hAnsi=\"");
  kg_docx_append_escaped (xml, latin, -1);
  g_string_append (xml, "\" w:cs=\"");
  kg_docx_append_escaped (xml, latin, -1);
  g_string_append (xml, "\"/>");
}

/* What a paragraph of @style is like, in the order of the schema. */
static void
append_paragraph_properties (const KgDocxJob *job,
                             GString         *xml,
                             KgDocxStyle      style)
{
  const KgPageTemplate *t = job->page_template;
  const int indent = t->indent * job->cell, small = kg_docx_twips (t->small_size);
  const guint chars = t->indent * 100;

  switch (style) {
  case KG_DOCX_NORMAL:
    g_string_append_printf (xml, "<w:widowControl w:val=\"0\"/><w:kinsoku/><w:wordWrap/><w:overflowPunct w:val=\"0\"/>"
                            "<w:topLinePunct w:val=\"0\"/><w:autoSpaceDE/><w:autoSpaceDN/>"
                            "<w:adjustRightInd w:val=\"0\"/><w:snapToGrid w:val=\"0\"/>"
                            "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"%d\" w:lineRule=\"exact\"/>"
                            "<w:jc w:val=\"both\"/>", job->pitch);
    break;
  case KG_DOCX_HEADING_1:
  case KG_DOCX_HEADING_2:
    g_string_append_printf (xml, "<w:keepNext/><w:ind w:firstLineChars=\"%u\" w:firstLine=\"%d\"/>"
                            "<w:outlineLvl w:val=\"%d\"/>", chars, indent, infos[style].outline);
    break;
  case KG_DOCX_BODY:
  case KG_DOCX_ITEM:
  case KG_DOCX_CORRECTION:
    g_string_append_printf (xml, "<w:ind w:firstLineChars=\"%u\" w:firstLine=\"%d\"/>", chars, indent);
    break;
  case KG_DOCX_TITLE:
    g_string_append (xml, "<w:keepNext/><w:jc w:val=\"center\"/>");
    break;
  case KG_DOCX_MARK:
  case KG_DOCX_NUMBER:
    g_string_append (xml, "<w:jc w:val=\"center\"/>");
    break;
  case KG_DOCX_OFFICE:
    g_string_append_printf (xml, "<w:tabs><w:tab w:val=\"right\" w:pos=\"%d\"/></w:tabs>"
                            "<w:ind w:left=\"%d\" w:right=\"%d\"/><w:jc w:val=\"left\"/>",
                            job->width - job->cell, job->cell, job->cell);
    break;
  case KG_DOCX_LIST:
    g_string_append_printf (xml, "<w:ind w:left=\"%d\" w:hanging=\"%d\"/><w:jc w:val=\"left\"/>",
                            indent + 3 * job->cell, 3 * job->cell);
    break;
  case KG_DOCX_IMPRINT:
    g_string_append_printf (xml, "<w:spacing w:line=\"%d\" w:lineRule=\"exact\"/>"
                            "<w:ind w:left=\"%d\" w:right=\"%d\"/>",
                            kg_docx_twips (kg_mm (t->imprint_pitch)), small, small);
    break;
  case KG_DOCX_CELL:
  case KG_DOCX_CELL_HEAD:
  case KG_DOCX_CAPTION:
    g_string_append_printf (xml, "<w:spacing w:line=\"%d\" w:lineRule=\"exact\"/><w:jc w:val=\"%s\"/>",
                            (int) floor (20 * kg_mm (t->table_line)), style == KG_DOCX_CELL ? "left" : "center");
    break;
  case KG_DOCX_SIGNATURE:
    g_string_append (xml, "<w:jc w:val=\"center\"/>");
    break;
  case KG_DOCX_ANNEX_LIST:
    g_string_append_printf (xml, "<w:ind w:left=\"%d\" w:hanging=\"%d\"/><w:jc w:val=\"left\"/>",
                            indent + 3 * job->cell, 3 * job->cell);
    break;
  case KG_DOCX_ANNEX:
    g_string_append (xml, "<w:keepNext/><w:pageBreakBefore/><w:jc w:val=\"left\"/>");
    break;
  case KG_DOCX_HEADER:
    g_string_append (xml, "<w:spacing w:line=\"20\" w:lineRule=\"exact\"/><w:jc w:val=\"left\"/>");
    break;
  case KG_DOCX_RULE:
  case KG_DOCX_FOOTER:
  case KG_DOCX_ADDRESSEE:
  default:
    break;
  }
}

static void
append_run_properties (const KgDocxJob *job,
                       GString         *xml,
                       KgDocxStyle      style)
{
  const KgPageTemplate *t = job->page_template;
  double size = 0;

  kg_docx_append_fonts (job, xml, infos[style].role);
  switch (style) {
  case KG_DOCX_NORMAL:
    g_string_append_printf (xml, "<w:color w:val=\"%06X\"/><w:spacing w:val=\"%d\"/><w:kern w:val=\"0\"/>",
                            t->text_colour, job->spacing);
    size = t->body_size;
    break;
  case KG_DOCX_MARK:
    g_string_append_printf (xml, "<w:color w:val=\"%06X\"/><w:spacing w:val=\"0\"/>", t->mark_colour);
    size = t->mark_size;
    break;
  case KG_DOCX_TITLE:
    g_string_append (xml, "<w:spacing w:val=\"0\"/>");
    size = t->title_size;
    break;
  case KG_DOCX_CELL:
  case KG_DOCX_CELL_HEAD:
  case KG_DOCX_CAPTION:
    g_string_append (xml, "<w:spacing w:val=\"0\"/>");
    size = t->table_size;
    break;
  case KG_DOCX_IMPRINT:
  case KG_DOCX_FOOTER:
    g_string_append (xml, "<w:spacing w:val=\"0\"/>");
    size = t->small_size;
    break;
  case KG_DOCX_RULE:
  case KG_DOCX_HEADER:
    size = 1;
    break;
  case KG_DOCX_HEADING_1:
  case KG_DOCX_HEADING_2:
  case KG_DOCX_BODY:
  case KG_DOCX_ITEM:
  case KG_DOCX_CORRECTION:
  case KG_DOCX_NUMBER:
  case KG_DOCX_OFFICE:
  case KG_DOCX_LIST:
  case KG_DOCX_ADDRESSEE:
  case KG_DOCX_SIGNATURE:
  case KG_DOCX_ANNEX_LIST:
  case KG_DOCX_ANNEX:
  default:
    break;
  }
  if (size > 0)
    g_string_append_printf (xml, "<w:sz w:val=\"%d\"/><w:szCs w:val=\"%d\"/>",
                            kg_docx_half_points (size), kg_docx_half_points (size));
  if (style == KG_DOCX_NORMAL)
    g_string_append (xml, LETTERS);
}

/**
 * kg_docx_add_styles:
 *
 * Adds the styles, so that a person who edits the document changes one style
 * and not a hundred paragraphs.
 */
void
kg_docx_add_styles (KgDocxJob *job)
{
  GString *xml = g_string_new ("<w:styles " KG_DOCX_NAMESPACES "><w:docDefaults><w:rPrDefault><w:rPr>");

  kg_docx_append_fonts (job, xml, KG_FONT_BODY);
  g_string_append (xml, LETTERS "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>");
  for (guint i = 0; i < KG_DOCX_N_STYLES; i++) {
    const StyleInfo *info = &infos[i];

    g_string_append_printf (xml, "<w:style w:type=\"paragraph\"%s w:styleId=\"%s\"><w:name w:val=\"%s\"/>",
                            i == KG_DOCX_NORMAL ? " w:default=\"1\"" :
                            g_ascii_islower (*info->name) ? "" : " w:customStyle=\"1\"", info->id, info->name);
    if (i != KG_DOCX_NORMAL)
      g_string_append_printf (xml, "<w:basedOn w:val=\"%s\"/><w:next w:val=\"%s\"/>",
                              infos[KG_DOCX_NORMAL].id, infos[info->next].id);
    g_string_append (xml, info->is_listed ? "<w:qFormat/><w:pPr>" : "<w:uiPriority w:val=\"99\"/><w:pPr>");
    append_paragraph_properties (job, xml, i);
    g_string_append (xml, "</w:pPr><w:rPr>");
    append_run_properties (job, xml, i);
    g_string_append (xml, "</w:rPr></w:style>");
  }
  g_string_append (xml, "</w:styles>");

  g_free (kg_docx_package_add (job->package, "styles", "styles", xml));
}

/**
 * kg_docx_add_fonts:
 *
 * Names what may stand in where a family is not installed.
 */
void
kg_docx_add_fonts (KgDocxJob *job)
{
  static const char *const others[KG_FONT_N_ROLES] = { "仿宋", "华文中宋", "楷体", "SimHei", "SimSun" };
  GString *xml = g_string_new ("<w:fonts " KG_DOCX_NAMESPACES ">");

  for (guint i = 0; i < KG_FONT_N_ROLES; i++) {
    gboolean seen = FALSE;

    for (guint j = 0; j < i; j++)
      seen = seen || g_str_equal (job->fonts[i], job->fonts[j]);
    if (seen)
      continue;
    g_string_append (xml, "<w:font w:name=\"");
    kg_docx_append_escaped (xml, job->fonts[i], -1);
    g_string_append_printf (xml, "\"><w:altName w:val=\"%s\"/><w:charset w:val=\"86\"/>"
                            "<w:family w:val=\"auto\"/><w:pitch w:val=\"default\"/></w:font>", others[i]);
  }
  g_string_append (xml, "</w:fonts>");

  g_free (kg_docx_package_add (job->package, "fontTable", "fontTable", xml));
}

/**
 * kg_docx_add_settings:
 *
 * Left and right pages, which marks keep to which end of a line, and no
 * squeezing of marks: the pages already did that, and a second time would be
 * too much.
 */
void
kg_docx_add_settings (KgDocxJob *job)
{
  GString *xml = g_string_new ("<w:settings " KG_DOCX_NAMESPACES "><w:zoom w:percent=\"100\"/>"
                               "<w:evenAndOddHeaders/>"
                               "<w:characterSpacingControl w:val=\"doNotCompress\"/>"
                               "<w:noLineBreaksAfter w:lang=\"zh-CN\" w:val=\"" NEVER_LAST "\"/>"
                               "<w:noLineBreaksBefore w:lang=\"zh-CN\" w:val=\"" NEVER_FIRST "\"/>"
                               "<w:compat><w:spaceForUL/>"
                               "<w:doNotExpandShiftReturn/>"
                               "<w:useFELayout/>"
                               "<w:compatSetting w:name=\"compatibilityMode\" "
                               "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>"
                               "<w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/>"
                               "</w:settings>");

  g_free (kg_docx_package_add (job->package, "settings", "settings", xml));
}
