#!/usr/bin/python3
# SPDX-FileCopyrightText: The Kaigong authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody who does not see the screen works the board: reads rows and headings,
filters, groups, selects, opens, keeps a view, and finds all of it again."""
import os

from kg_journey import main

TODAY = "2026-11-23"


def rows(tree):
    """What the board says of its rows, from the top; headings are rows too."""
    board = tree.find("list", "Projects")
    return [node for node in board.find_all("list item") if node.name] if board is not None else []


def projects(tree):
    """Without the headings, which take no focus."""
    return [node for node in rows(tree) if node.has("focusable")]


def start(journey, store):
    program = journey.start("--store", store, "--today", TODAY, "--by", "办公室")
    program.wait(lambda: len(rows(program.look())) > 10, "the rows of the board")
    return program


def work_the_board(journey):
    store = os.path.join(journey.folder, "district.kaigong")
    journey.environment["GSETTINGS_BACKEND"] = "keyfile"
    journey.environment["XDG_CONFIG_HOME"] = os.path.join(journey.folder, "config")
    journey.cli(store, "--today", TODAY, "init", "--sample")

    journey.step("the lights are named, with how many there are and how that went")
    program = start(journey, store)
    red = program.wait_for("push button", starts="Red, 13 projects")
    weeks = [node.name for node in program.look().find_all("image", starts="The last 8 weeks: ")]
    journey.must(len(weeks) == 6, f"the weeks of the lights: {weeks}")
    journey.must(weeks[0].endswith(" 13"), weeks[0])

    journey.step("the rows say project, light, slack, unit and where it is stuck")
    first = rows(program.look())[0]
    journey.must(first.name.startswith("油墩港航道整治工程（北城段）, Red, slack −28 working days, 区水务局"), first.name)

    journey.step("a row can be selected, and its detail is read")
    third = rows(program.look())[2]
    name = third.name.split(",")[0]
    third.act("row.select")
    program.wait_for("label", name, where=lambda tree: tree.part("KgBoardDetail"))
    program.wait(lambda: any(row.has("selected") and row.name.startswith(name) for row in rows(program.look())),
                 f"{name} to be selected")

    journey.step("a light filters")
    red.act()
    program.wait(lambda: all(", Red" in row.name for row in rows(program.look())), "only red ones")
    program.wait_for("label", "13 of 128 projects")

    journey.step("the board is grouped, and the headings are read")
    menu(program, "Group", "By territory")
    program.wait(lambda: any(", 1 project" in row.name or " projects, " in row.name
                             for row in rows(program.look())), "headings")
    heading = next(row.name for row in rows(program.look()) if "project" in row.name and ", Red " in row.name)
    journey.must(heading.split(",")[0] not in ("", "1 project"), heading)

    journey.step("what is shown is kept under a name")
    keep(program, "红灯按属地")
    program.wait_for("push button", "View: 红灯按属地")

    journey.step("a row is opened, and left again")
    project = projects(program.look())[0]
    name = project.name.split(",")[0]
    project.act("row.open")
    program.wait_for("label", name, where=lambda tree: tree.part("KgProjectHead"))
    program.click("push button", "Back")
    program.wait(lambda: len(rows(program.look())) > 5, "the board again")

    journey.step("everything is as it was after the program is left and started again")
    program.leave()
    program = start(journey, store)
    program.wait_for("label", "13 of 128 projects")
    journey.must(program.look().find("push button", starts="Red, 13 projects").has("pressed"), "red is not pressed")
    program.wait(lambda: any("project" in row.name and ", Red " in row.name for row in rows(program.look())),
                 "the headings")


def menu(program, *items):
    """An item of the menu of views, or one in a menu of it."""
    program.wait_for("push button", starts="View: ", state="focusable").act()
    for item in items:
        program.click("menu item", item)


def keep(program, name):
    menu(program, "Keep this View…")
    program.set_text("text", "Keep this view as", name)
    program.click("push button", "Keep")


main(("board", work_the_board))
