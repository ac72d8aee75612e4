#!/usr/bin/python3
# SPDX-FileCopyrightText: The Kaigong authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""This week's meeting of the sample district: from its agenda to its minutes."""
import json
import os
import re

from kg_journey import main, run

PROJECT = "易卜半导体二期项目"
LINE = "区规资局11月27日前完成施工图审查,区建管委配合"
TODAY = "2026-11-23"


def hold_and_issue(journey):
    store = os.path.join(journey.folder, "data", "kaigong", "sample.db")
    pdf = os.path.join(journey.folder, "纪要.pdf")

    def cli(*arguments):
        return journey.cli(store, "--today", TODAY, *arguments)

    journey.step("open the sample district and its prepared meeting")
    program = journey.start("--sample", "--today", TODAY, "--by", "秘书")
    program.wait_for("label", "Sample district")
    program.click("page tab", "Meetings")
    meeting = json.loads(cli("--json", "show", "meeting", "next"))
    journey.must(meeting["state"] == "planned", f"the meeting is {meeting['state']}")
    number = meeting["meeting"].split("-")[1]
    program.select("list", "Meetings", has=f"No. {number}")

    def part(kind):
        return lambda tree: tree.part(kind)

    journey.step("start it")
    program.click("push button", has="Start the meeting", where=part("KgMeetingPreparation"))
    program.wait_for("label", "In session", where=part("KgMeetingRoom"))

    journey.step("go to a project")
    program.select("list", "Agenda", has=PROJECT, where=part("KgMeetingRoom"))
    program.wait_for("label", PROJECT, where=part("KgMeetingRecord"))

    journey.step("record a decision in one line")
    entry = program.set_text("text", "Record a decision", LINE)
    for words in ("区规资局", "区建管委", "完成施工图审查"):
        program.wait_for("push button", has=words, where=part("KgRecordEntry"))
    program.press("Return", "text", "Record a decision")
    program.wait(lambda: entry.get_text() == "", "the entry to be empty for the next line")
    program.wait_for("push button", has="区规资局",
                     where=lambda tree: tree.part("KgMeetingRecord").find("list", "Decisions"))
    given = [row for row in json.loads(cli("--json", "list", "assignments"))
             if row["project"] == PROJECT and row["state"] == "pending"]
    journey.must([(row["lead_unit"], row["supporting"], row["due_current"], row["text"]) for row in given] ==
                 [("区规资局", "区建管委", "2026-11-27", "完成施工图审查")], f"{given}")

    journey.step("confirm a light with its reason by a command in the same line")
    program.select("list", "Agenda", has="印象城二期", where=part("KgMeetingRoom"))
    program.wait_for("label", "印象城二期", where=part("KgMeetingRecord"))
    program.set_text("text", "Record a decision", "/黄 担保方案已原则同意")
    program.press("Return", "text", "Record a decision")
    program.wait(lambda: json.loads(cli("--json", "light", "show", "印象城二期"))["confirmed"] == "yellow",
                 "the light to be confirmed")

    journey.step("a meeting with open items does not end")
    program.click("push button", has="End the meeting", where=part("KgMeetingRoom"))
    program.wait_for("push button", starts="Undecided", where=part("KgMeetingRoom"))
    journey.must(json.loads(cli("--json", "show", "meeting", f"{number}"))["state"] == "in_session",
                 "it ended with open items")

    journey.step("put the rest off until next time, and end it")
    program.click("push button", starts="Undecided", where=part("KgMeetingRoom"))
    program.click("menu item", has="off until next time")
    program.wait_for("push button", "Nothing undecided", where=part("KgMeetingRoom"))
    program.click("push button", has="End the meeting", where=part("KgMeetingRoom"))
    program.wait_for("label", "Writing up", where=part("KgMinutesView"))

    journey.step("draft, submit and issue the minutes")
    program.click("push button", has="Draft the minutes", where=part("KgMinutesView"))
    program.wait_for("label", "Draft", where=part("KgMinutesView"))
    program.click("push button", has="Submit for review", where=part("KgMinutesView"))
    program.wait_for("label", "In review", where=part("KgMinutesView"))
    program.click("push button", has="Issue…", where=part("KgMinutesView"))
    program.click("push button", has="Issue", where=lambda tree: tree.find("dialog"))
    program.wait_for("label", "Issued", where=part("KgMinutesView"))

    journey.step("export them as PDF")
    program.click("push button", has="Export…", where=part("KgMinutesView"))

    def chooser(tree):
        return tree.find(name="Export the document")

    program.set_text("text", "Name:", pdf, where=chooser)
    program.press("Return", "text", "Name:", where=chooser)
    program.wait(lambda: os.path.exists(pdf), "the file")
    program.wait_for("label", has="纪要.pdf")

    journey.step("read the file as other programs do")
    text = re.sub(r"\s", "", run("pdftotext", "-layout", pdf, "-"))
    issued = json.loads(cli("--json", "show", "meeting", f"{number}"))
    for words in ("完成施工图审查", PROJECT, "区建管委配合", issued["chair"][-3:], f"〔2026〕{number}号", "印发"):
        journey.must(words in text, f"the minutes do not say “{words}”: {text[:400]}")
    fonts = run("pdffonts", pdf).splitlines()[2:]
    journey.must(fonts and all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in fonts), f"{fonts}")
    journey.must("草稿" not in text and "送审" not in text, "issued minutes carry the mark of a draft")
    cli("minutes", "verify")


main(("hold-and-issue", hold_and_issue),)
