#!/usr/bin/python3
# SPDX-FileCopyrightText: The Kaigong authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An overdue assignment is done, its problem is settled, and the light that both
held down goes up."""
import json
import os

from kg_journey import main

PROJECT = "罗泾新材料中试基地"
TASK = "完成高压线迁改方案"
PROBLEM = "高压线未迁改"
DECIDED = "2026-11-23"
TODAY = "2026-11-30"  # three working days after it was due


def late_assignment(journey, store):
    """The sample district, and in it a project that is held up by one problem,
    and by an overdue assignment that is to settle it; returns its number."""
    def cli(*arguments, today=DECIDED):
        return journey.cli(store, "--today", today, "--by", "秘书", *arguments)

    cli("init", "--sample")
    cli("project", "add", PROJECT, "planned_start=2027-03-31", "lead_unit=区建管委", "territory=罗店镇")
    cli("reforecast", PROJECT, "2027-03-31", "--reason", "初次预计")
    cli("problem", "add", PROJECT, PROBLEM, "--severity", "blocking")
    cli("meeting", "topic", "next", "--project", PROJECT)
    agenda = json.loads(cli("--json", "meeting", "agenda", "next"))
    items = agenda if isinstance(agenda, list) else agenda["items"]
    cli("meeting", "start", "next")
    given = json.loads(cli("--json", "meeting", "record", "next", str(len(items)),
                           f"区规资局11月25日前{TASK},区建管委配合",
                           "--problem", "1"))
    journey.must(given["due"] == "2026-11-25", f"due on {given['due']}")
    return given["assignment"]


def light(journey, store):
    shown = json.loads(journey.cli(store, "--today", TODAY, "--json", "light", "explain", PROJECT))
    return shown["proposed"], [reason["input"] for reason in shown["reasons"]]


def board_row(tree):
    board = tree.find("list", "Projects")
    return board.find("list item", starts=PROJECT + ",") if board is not None else None


def report_and_verify(journey):
    store = os.path.join(journey.folder, "district.kaigong")

    journey.step("a meeting hands out an assignment, and nobody does it")
    number = late_assignment(journey, store)
    journey.must(light(journey, store) ==
                 ("red", ["blocking-problems", "assignments-late"]), f"{light(journey, store)}")

    journey.step("the board proposes red because of it")
    program = journey.start("--store", store, "--today", TODAY, "--by", "区规资局李某某")
    program.wait_for("label", has="projects")
    program.set_text("entry", "Search projects", PROJECT)
    program.wait(lambda: (row := board_row(program.look())) and ", Red" in row.name and row,
                 "the project to be red")
    for reason in (PROBLEM, TASK):
        program.wait_for("label", has=reason, where=lambda tree: tree.part("KgBoardDetail"))

    def detail(tree):
        return tree.part("KgAssignmentDetail")

    def press(button):
        program.click("push button", button, where=detail)

    def answer(button, text):
        """Fills in what a question asks, and sends it."""
        def question(tree):
            return tree.part("KgAskPopover") or tree.find(starts=f"{button}: {number}")
        program.wait_for("text", where=question).set_text(text)
        program.click("push button", button, where=question)

    def state(word):
        program.wait(lambda: word in detail(program.look()).texts(), f"the assignment to be “{word}”")

    journey.step("the unit finds it under Follow-up")
    program.click("page tab", "Follow-up")
    program.set_text("entry", "Search assignments", number)
    program.wait_for("label", TASK, where=detail)
    program.wait_for("label", number, where=detail)
    state("Not signed for")

    journey.step("the unit signs for it")
    press("Sign for")
    state("In progress")

    journey.step("the unit reports what was done")
    press("Report")
    answer("Report", "迁改方案已经专家评审通过")
    state("Reported")
    journey.must(light(journey, store) == ("red", ["blocking-problems"]), f"{light(journey, store)}")

    journey.step("the supervision office verifies it and finds it done")
    press("Take up for verification")
    state("Awaiting verification")
    press("Find done")
    program.wait(lambda: program.look().find("list", "Assignments").find("list item", has=TASK) is None,
                 "the assignment to leave the open ones")
    program.click("push button", starts="Done ")
    program.wait_for("label", number, where=detail)
    state("Done")

    journey.step("the light that the rules propose goes up to green")
    journey.must(light(journey, store) == ("green", []), f"{light(journey, store)}")
    program.click("page tab", "Board")
    program.wait(lambda: (row := board_row(program.look())) and ", Green" in row.name and row,
                 "the project to be green")
    program.wait_for("label", "No rule objects.")

    journey.step("what has happened stands in the record")
    events = json.loads(journey.cli(store, "--today", TODAY, "--json", "show", "assignment", number))
    states = [event["to_state"] for event in events["events"]]
    journey.must(states == ["pending", "in_progress", "reported", "checking", "done"], f"{states}")
    journey.must({event["by"] for event in events["events"][1:]} == {"区规资局李某某"}, "somebody else did it")


main(("report-and-verify", report_and_verify),)
