# SPDX-FileCopyrightText: The Kaigong authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the installed program from outside, the way a screen reader does.

What cannot be found here by its role and its name cannot be found by people
who do not see the screen either. Speaks AT-SPI over D-Bus itself: the whole
tree is fetched anew for each look, so that nothing here can be out of date.
Nobody waits for a time, only for a condition.
"""
import os
import shutil
import subprocess
import sys
import tempfile
import time
import traceback

from gi.repository import Gio, GLib

PATIENCE = 60.0  # seconds; a busy machine needs one or two
A11Y = "org.a11y.atspi."

# Those of the AT-SPI roles and states that the journeys name.
ROLES = {
    7: "check box", 11: "combo box", 16: "dialog", 23: "frame", 27: "image", 29: "label",
    31: "list", 32: "list item", 33: "menu", 35: "menu item", 37: "page tab", 38: "page tab list",
    39: "panel", 43: "push button", 61: "text", 62: "toggle button", 68: "viewport", 79: "entry",
    98: "list box", 101: "notification", 129: "push button menu",
}
STATES = {
    "active": 1, "checked": 4, "editable": 7, "enabled": 8, "expanded": 10, "focusable": 11,
    "focused": 12,
    "pressed": 20, "selected": 23, "sensitive": 24, "showing": 25, "visible": 30,
}


KEYS = {"Return": 0xff0d, "Escape": 0xff1b}


class Failure(Exception):
    """A journey came to a place where it could not go on."""


class Node:
    """One accessible object as it was when the tree was fetched."""

    def __init__(self, tree, ref, parent):
        self.tree = tree
        self.ref = ref
        self.parent = parent
        self.children = []
        self.name = ""
        self.role = ""
        self.states = 0
        self.interfaces = []

    def has(self, state):
        return bool(self.states >> STATES[state] & 1)

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def find_all(self, role=None, name=None, starts=None, has=None):
        for node in self.walk():
            if role is not None and node.role != role:
                continue
            if name is not None and node.name != name:
                continue
            if starts is not None and not node.name.startswith(starts):
                continue
            if has is not None and has not in node.name:
                continue
            yield node

    def find(self, role=None, name=None, starts=None, has=None):
        return next(self.find_all(role, name, starts, has), None)

    def part(self, kind):
        """The first part of a class of ours, such as KgMeetingRoom: what has
        no name of its own goes by that."""
        return self.find(name=kind)

    def texts(self):
        """All that is written in it, for looking and for messages."""
        return [node.name for node in self.walk() if node.role == "label" and node.name]

    def describe(self, depth=0):
        """The tree in words, one line a node."""
        states = " ".join(state for state in STATES if self.has(state))
        lines = [f"{'  ' * depth}{self} {states}\n"]
        lines += [child.describe(depth + 1) for child in self.children]
        return "".join(lines)

    def above(self, role):
        node = self.parent
        while node is not None and node.role != role:
            node = node.parent
        return node

    def call(self, interface, method, args=None):
        return self.tree.program.bus.call_sync(self.ref[0], self.ref[1], A11Y + interface, method,
                                               args, None, 0, 30000, None).unpack()

    def actions(self):
        return [row[0] for row in self.call("Action", "GetActions")[0]]

    def act(self, action=None):
        index = 0
        if action is not None:
            index = self.actions().index(action)
        self.call("Action", "DoAction", GLib.Variant("(i)", (index,)))

    def set_text(self, text):
        self.call("EditableText", "SetTextContents", GLib.Variant("(s)", (text,)))

    def get_text(self):
        count = self.tree.program.get(self.ref, "Text", "CharacterCount")
        return self.call("Text", "GetText", GLib.Variant("(ii)", (0, count)))[0]

    def __repr__(self):
        return f"{self.role} “{self.name}”"


class Tree:
    """Everything the program shows at one moment."""

    def __init__(self, program):
        self.program = program
        self.root = Node(self, (program.peer, "/org/a11y/atspi/accessible/root"), None)
        waiting = [0]

        def answer(bus, result, node):
            waiting[0] -= 1
            try:
                refs = bus.call_finish(result).unpack()[0]
            except GLib.Error:  # It went while we looked.
                return
            for ref in refs:
                child = Node(self, tuple(ref), node)
                node.children.append(child)
                ask(child)

        def ask(node):
            waiting[0] += 1
            program.bus.call(node.ref[0], node.ref[1], A11Y + "Accessible", "GetChildren", None, None,
                             0, 30000, None, answer, node)

        ask(self.root)
        while waiting[0]:
            GLib.MainContext.default().iteration(True)

        try:
            items = program.bus.call_sync(program.peer, "/org/a11y/atspi/cache", A11Y + "Cache", "GetItems",
                                          None, None, 0, 30000, None).unpack()[0]
        except GLib.Error:
            items = []
        known = {item[0][1]: item for item in items}
        for node in self.root.walk():
            item = known.get(node.ref[1])
            if item is None:
                continue
            node.interfaces = [name[len(A11Y):] for name in item[5]]
            node.name = item[6]
            node.role = ROLES.get(item[7], str(item[7]))
            node.states = item[9][0] | item[9][1] << 32

    def find_all(self, *args, **kwargs):
        return self.root.find_all(*args, **kwargs)

    def find(self, *args, **kwargs):
        return self.root.find(*args, **kwargs)

    def part(self, kind):
        return self.root.part(kind)


def run(*command, **options):
    """Runs a program that has to succeed; returns what it printed."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    if done.returncode != 0:
        raise Failure(f"{' '.join(command)}: {done.returncode}: {done.stderr or done.stdout}")
    return done.stdout


class Program:
    """The program, started with some arguments, and the tree of its windows."""

    def __init__(self, journey, *arguments, language="en"):
        self.journey = journey
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress",
                                    None, None, 0, 30000, None).unpack()[0]
        self.bus = Gio.DBusConnection.new_for_address_sync(
            address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT |
            Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        self.log = open(os.path.join(journey.folder, "log"), "ab")
        # A warning ends the program, so that the journey fails and tells it.
        environment = dict(journey.environment, LANGUAGE=language, G_DEBUG="fatal-warnings")
        self.process = subprocess.Popen([journey.path("kaigong"), *arguments], env=environment,
                                        stdout=self.log, stderr=self.log, stdin=subprocess.DEVNULL)
        self.peer = self.wait(self._find_peer, "the program to come up")

    def _find_peer(self):
        root = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
        children = self.bus.call_sync(*root, A11Y + "Accessible", "GetChildren", None, None, 0, 30000,
                                      None).unpack()[0]
        for peer, _ in children:
            pid = self.bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus",
                                     "org.freedesktop.DBus", "GetConnectionUnixProcessID",
                                     GLib.Variant("(s)", (peer,)), None, 0, 30000, None).unpack()[0]
            if pid == self.process.pid:
                return peer
        return None

    def get(self, ref, interface, name):
        return self.bus.call_sync(*ref, "org.freedesktop.DBus.Properties", "Get",
                                  GLib.Variant("(ss)", (A11Y + interface, name)), None, 0, 30000,
                                  None).unpack()[0]

    def look(self):
        return Tree(self)

    def wait(self, condition, what):
        """Returns what CONDITION returns as soon as that is true."""
        until = time.monotonic() + PATIENCE
        pause = 0.005
        while True:
            if self.process.poll() is not None:
                raise Failure(f"the program ended with {self.process.returncode} "
                              f"while we waited for {what}")
            try:
                found = condition()
                if found:
                    return found
            except GLib.Error:  # Something went while we looked.
                pass
            if time.monotonic() > until:
                raise Failure(f"waited in vain for {what}")
            time.sleep(pause)
            pause = min(pause * 1.5, 0.1)

    def wait_for(self, role=None, name=None, starts=None, has=None, state="visible", where=None):
        """Waits for a node and returns it; WHERE finds the part to look in."""
        def look():
            tree = self.look()
            root = where(tree) if where is not None else tree.root
            for node in root.find_all(role, name, starts, has) if root is not None else []:
                if state is None or node.has(state):
                    return node
            return None
        what = " ".join(filter(None, [role, f"“{name or starts or has}”", state and f"({state})"]))
        return self.wait(look, what)

    def wait_gone(self, role=None, name=None, starts=None, has=None):
        return self.wait(lambda: self.look().find(role, name, starts, has) is None,
                         f"{role or ''} “{name or starts or has}” to go")

    def click(self, role, name=None, where=None, **how):
        """Presses what can be pressed, once it can be."""
        node = self.wait_for(role, name, where=where, state="sensitive", **how)
        node.act()
        return node

    def select(self, role, name, where=None, **how):
        """Selects the row of a list that is called so."""
        def look():
            tree = self.look()
            root = where(tree) if where is not None else tree.root
            rows = root.find(role, name) if root is not None else None
            for index, row in enumerate(rows.children if rows is not None else []):
                if row.find(**how) is not None:
                    if not row.has("selected"):
                        rows.call("Selection", "SelectChild", GLib.Variant("(i)", (index,)))
                        return None
                    return row
            return None
        return self.wait(look, f"{how} to be selected in {role} “{name}”")

    def set_text(self, role, name, text, where=None):
        node = self.wait_for(role, name, where=where)
        node.set_text(text)
        self.wait(lambda: node.get_text() == text, f"“{text}” to stand in {node}")
        return node

    def press(self, key, role, name, where=None):
        """Presses a key of the keyboard with the focus where it belongs. GTK
        4.8 has an action for Enter in its entries that does nothing."""
        def focused():
            node = self.wait_for(role, name, where=where)
            if node.has("focused"):
                return node
            node.call("Component", "GrabFocus")
            return None
        self.wait(focused, f"the focus to be in {role} “{name}”")
        self.bus.call_sync("org.a11y.atspi.Registry", "/org/a11y/atspi/registry/deviceeventcontroller",
                           A11Y + "DeviceEventController", "GenerateKeyboardEvent",
                           GLib.Variant("(isu)", (KEYS[key], "", 3)), None, 0, 30000, None)

    def leave(self):
        """Closes the window as people do, so that what is remembered is kept."""
        self.click("push button", "Close")
        self.process.wait(30)

    def close(self):
        if self.process.poll() is None:
            self.process.terminate()
        self.process.wait(30)
        self.log.close()


class Journey:
    """One case: a home of its own, steps with their names, and what to show
    when one of them fails."""

    def __init__(self, name, prefix, output):
        self.name = name
        self.prefix = prefix
        self.output = output
        self.steps = []
        self.program = None
        self.folder = tempfile.mkdtemp(prefix="kaigong-journey-")
        self.environment = dict(
            os.environ,
            HOME=self.folder,
            XDG_DATA_HOME=os.path.join(self.folder, "data"),
            XDG_CONFIG_HOME=os.environ.get("XDG_CONFIG_HOME", os.path.join(os.environ["HOME"], ".config")),
            XDG_DATA_DIRS=os.path.join(prefix, "share") + ":/usr/local/share:/usr/share",
            TZ="Asia/Shanghai",
        )

    def path(self, program):
        return os.path.join(self.prefix, "bin", program)

    def step(self, text):
        self.steps.append(text)
        print(f"# {text}", flush=True)

    def start(self, *arguments, language="en"):
        self.program = Program(self, *arguments, language=language)
        return self.program

    def stop(self):
        if self.program is not None:
            self.program.close()
            self.program = None

    def cli(self, store, *arguments):
        """Runs kaigong-cli on a store."""
        return run(self.path("kaigong-cli"), "--store", store, "--lang", "en", *arguments,
                   env=self.environment)

    def must(self, condition, text):
        if not condition:
            raise Failure(text)

    def explain(self, error):
        """Says where the journey ended, with what is on the screen."""
        lines = [f"{self.name}: {error}"]
        if self.steps:
            lines.append(f"at: {self.steps[-1]}")
        picture = os.path.join(self.output, f"journey-{self.name}.png")
        if shutil.which("import") and subprocess.run(["import", "-window", "root", picture],
                                                     check=False).returncode == 0:
            lines.append(f"screen: {picture}")
        if self.program is not None and self.program.process.poll() is None:
            try:
                words = os.path.join(self.output, f"journey-{self.name}.txt")
                with open(words, "w", encoding="utf-8") as out:
                    out.write(self.program.look().root.describe())
                lines.append(f"what it says: {words}")
            except GLib.Error as failed:
                lines.append(f"it does not answer: {failed.message}")
        self.stop()
        with open(os.path.join(self.folder, "log"), encoding="utf-8", errors="replace") as log:
            lines += ["log: " + line.rstrip() for line in log.readlines()[-20:]]
        return lines

    def clean(self):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


def main(*cases):
    """Runs the cases given as (name, function) and reports them as TAP."""
    prefix, output = sys.argv[1:3]
    if not os.path.exists(os.path.join(prefix, "bin", "kaigong")):
        print(f"1..0 # SKIP not installed in {prefix} (meson install)")
        return
    os.makedirs(output, exist_ok=True)
    print(f"1..{len(cases)}", flush=True)
    for number, (name, function) in enumerate(cases, 1):
        journey = Journey(name, prefix, output)
        try:
            function(journey)
            result = "ok"
        except Exception as error:  # Whatever it is, the other journeys go on.
            result = "not ok"
            lines = journey.explain(error)
            if not isinstance(error, Failure):
                lines += traceback.format_exc().splitlines()
            for line in lines:
                print(f"# {line}")
        print(f"{result} {number} {name}", flush=True)
        journey.clean()
