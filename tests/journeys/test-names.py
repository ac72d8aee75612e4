#!/usr/bin/python3
# SPDX-FileCopyrightText: The Kaigong authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever takes the focus says what it is to somebody who does not see it."""
from kg_journey import main

CONTROLS = {"push button", "toggle button", "check box", "entry", "text", "page tab", "combo box"}


def nameless(part):
    for node in part.walk():
        # What GTK makes inside of a list to choose from speaks as its list.
        if node.role in CONTROLS and node.has("focusable") and node.above("combo box") is None:
            # GTK calls what has no name by the name of its class.
            if not node.name.strip() or node.name.startswith(("Gtk", "Adw", "Kg")):
                yield f"{node} with “{' '.join(node.texts())}”"


def everything_has_a_name(journey):
    program = journey.start("--sample", "--today", "2026-11-23")
    program.wait_for("label", "Sample district")
    program.wait_for("list item", where=lambda tree: tree.part("KgBoardPage"), has="Red")

    def check(kind, what):
        journey.step(what)
        tree = program.look()
        found = list(nameless(tree.part(kind) if kind else tree.root.children[0]))
        journey.must(not found, f"{len(found)} without a name: {'; '.join(found)}")

    check("KgBoardPage", "the board")
    program.click("push button", has="Open the project", where=lambda tree: tree.part("KgBoardDetail"))
    program.wait_for("push button", "Back")
    program.wait_for("push button", has="Edit", where=lambda tree: tree.part("KgProjectPage"))
    check("KgProjectPage", "the page of a project")
    program.click("push button", "Back")
    program.click("page tab", "Meetings")
    program.wait_for("label", "In preparation", where=lambda tree: tree.part("KgMeetingPreparation"))
    check("KgMeetingPreparation", "a meeting in preparation")
    program.click("page tab", "Follow-up")
    program.wait_for("list item", where=lambda tree: tree.find("list", "Assignments"), has="overdue")
    check("KgFollowUpPage", "the assignments")


main(("everything-has-a-name", everything_has_a_name),)
