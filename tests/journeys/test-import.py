#!/usr/bin/python3
# SPDX-FileCopyrightText: The Kaigong authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A list that an office already has comes onto the board."""
import json
import os
import re
import zipfile
from xml.sax.saxutils import escape

from kg_journey import main

FIXTURES = os.path.join(os.path.dirname(__file__), "..", "fixtures", "sheets")
LIST = os.path.join(FIXTURES, "district-starts-baoshan-songjiang.tsv")


def rows_of_the_list():
    with open(LIST, encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t") for line in lines]


def write_xlsx(path, rows):
    """A workbook as simple as the format allows."""
    cells = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{escape(text)}</t></is></c>' for text in row) + "</row>"
        for row in rows)
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    content = "http://schemas.openxmlformats.org/package/2006/content-types"
    sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml",
                      f'<Types xmlns="{content}">'
                      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                      f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
                      f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>')
        book.writestr("_rels/.rels",
                      f'<Relationships xmlns="{package}"><Relationship Id="rId1" '
                      f'Type="{relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        book.writestr("xl/_rels/workbook.xml.rels",
                      f'<Relationships xmlns="{package}"><Relationship Id="rId1" '
                      f'Type="{relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>')
        book.writestr("xl/workbook.xml",
                      f'<workbook xmlns="{sheet}" xmlns:r="{relation}"><sheets>'
                      '<sheet name="计划新开工项目" sheetId="1" r:id="rId1"/></sheets></workbook>')
        book.writestr("xl/worksheets/sheet1.xml",
                      f'<worksheet xmlns="{sheet}"><sheetData>{cells}</sheetData></worksheet>')


def counts_on_the_board(tree):
    """The numbers on the switches of the lights, by their word."""
    found = {}
    for node in tree.find_all("push button"):
        match = re.fullmatch(r"(Red|Yellow|Green|Not assessed|On hold|Started), (\d+) projects?", node.name)
        if match:
            found[match[1]] = int(match[2])
    return found


def rows_on_the_board(tree):
    board = tree.find("list", "Projects")
    return [node.name.split(",")[0] for node in board.find_all("list item")] if board else []


def import_and_search(journey):
    rows = rows_of_the_list()
    n = len(rows) - 1
    book = os.path.join(journey.folder, "计划新开工项目.xlsx")
    store = os.path.join(journey.folder, "data", "kaigong", "kaigong.db")
    write_xlsx(book, rows)

    journey.step("open the list on a first start")
    program = journey.start("--today", "2026-11-23", book)
    program.wait_for("label", has=f"{n} new, 0 changed, 0 unchanged")
    program.wait_for("label", "计划新开工项目.xlsx")
    journey.must(program.look().find("label", rows[1][0]) or program.look().find("label", has=rows[1][1]),
                 "the preview does not show the first project")
    journey.must(not json.loads(journey.cli(store, "--json", "list", "projects")), "looking stored something")

    journey.step("import it")
    program.click("push button", has="Import", where=lambda tree: tree.find(name="Import projects"))
    program.wait_for("label", f"{n} projects")
    program.wait_for("label", starts=f"{n} projects imported")

    journey.step("compare the counts of the lights with the command line")
    projects = json.loads(journey.cli(store, "--json", "--today", "2026-11-23", "list", "projects"))
    words = {"red": "Red", "yellow": "Yellow", "green": "Green", "grey": "Not assessed",
             "on_hold": "On hold", "started": "Started"}
    expected = {word: sum(p["light"] == code for p in projects) for code, word in words.items()}
    journey.must(len(projects) == n, f"the store has {len(projects)} projects")
    program.wait(lambda: counts_on_the_board(program.look()) == expected, f"the counts {expected}")
    first = [p["name"] for p in projects][:5]
    program.wait(lambda: rows_on_the_board(program.look())[:5] == first, f"the rows {first}")

    journey.step("search by a part of a name")
    name = "金亭线束智能装备产业园项目"
    program.set_text("entry", "Search projects", "线束")
    program.wait_for("label", f"1 of {n} projects")
    program.wait(lambda: rows_on_the_board(program.look()) == [name], f"only {name} to be shown")

    journey.step("search by initials")
    program.set_text("entry", "Search projects", "jtxs")
    program.wait(lambda: rows_on_the_board(program.look()) == [name], f"only {name} to be shown")

    journey.step("open the project")
    program.click("push button", has="Open the project", where=lambda tree: tree.part("KgBoardDetail"))
    program.wait_for("push button", "Back")
    program.wait_for("label", name, where=lambda tree: tree.part("KgProjectPage"))

    journey.step("bring the same list once more")
    journey.stop()
    program = journey.start("--today", "2026-11-23", book)
    program.wait_for("label", has=f"0 new, 0 changed, {n} unchanged")


def refused(journey):
    path = os.path.join(journey.folder, "坏<文件>.xlsx")
    with open(path, "wb") as broken:
        broken.write(b"PK\x03\x04 and no more")

    journey.step("open a file that is no spreadsheet")
    program = journey.start(path)
    program.wait_for("label", has="坏<文件>.xlsx")
    program.wait_for("label", "This file was not imported")
    button = program.wait_for("push button", has="Import", state=None,
                              where=lambda tree: tree.find(name="Import projects"))
    journey.must(not button.has("sensitive"), "a broken file can be imported")

    journey.step("leave it and see the ways in")
    program.click("push button", has="Cancel", where=lambda tree: tree.find(name="Import projects"))
    program.wait_gone(name="Import projects")
    program.wait_for("label", "No projects yet")


def in_chinese(journey):
    journey.step("open the list in Chinese")
    program = journey.start("--today", "2026-11-23", LIST, language="zh_CN")
    n = len(rows_of_the_list()) - 1
    program.wait_for("label", has=f"新增{n}")
    program.click("push button", has="导入", where=lambda tree: tree.find(name="导入项目"))
    program.wait_for("push button", starts="红灯")
    program.wait_for("page tab", "会议")


main(("import-and-search", import_and_search),
     ("import-refused", refused),
     ("import-in-chinese", in_chinese))
