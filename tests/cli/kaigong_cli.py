# SPDX-FileCopyrightText: The Kaigong authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the built kaigong-cli on stores of its own, and reports in TAP.

Every call must keep the rules of the command line: the exit status that the
test expects, one sentence on standard error for every failure, nothing but the
answer on standard output.
"""
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import traceback

PROGRAM = sys.argv[1] if len(sys.argv) > 1 else ""
TODAY = "2026-11-23"  # a Monday

cases = []


def case(function):
    cases.append(function)
    return function


class Skip(Exception):
    pass


def equal(a, b):
    if a != b:
        raise AssertionError(f"{a!r} is not {b!r}")


def holds(text, part):
    if part not in text:
        raise AssertionError(f"{part!r} is not in {text!r}")


class Result:
    def __init__(self, out, err):
        self.out = out
        self.err = err


class Store:
    """A folder with a store in it; calls are calls of the program."""

    def __init__(self, init=True, today=TODAY):
        self.folder = tempfile.mkdtemp(prefix="kaigong-cli-")
        self.path = os.path.join(self.folder, "district.kaigong")
        self.today = today
        if init:
            self("init")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for folder, _, _ in os.walk(self.folder):
            os.chmod(folder, 0o700)
        shutil.rmtree(self.folder)

    def file(self, name):
        return os.path.join(self.folder, name)

    def run(self, *args, status=0, store=None, env=None):
        command = [PROGRAM, "--store", store or self.path, "--today", self.today, "--by", "测试员",
                   "--lang", "en", *args]
        return run(command, status, env)

    def __call__(self, *args, **keywords):
        return self.run(*args, **keywords).out

    def json(self, *args, **keywords):
        return json.loads(self.run("--json", *args, **keywords).out)

    def fails(self, status, *args, **keywords):
        """The sentence of a call that fails."""
        result = self.run(*args, status=status, **keywords)
        equal(result.out, "")
        return result.err


def run(command, status=0, env=None):
    done = subprocess.run(command, capture_output=True, timeout=300,
                          env={**os.environ, **(env or {})})
    shown = " ".join(str(word) for word in command[1:])
    out = done.stdout.decode("utf-8")
    err = done.stderr.decode("utf-8")
    if done.returncode != status:
        raise AssertionError(f"{shown}: status {done.returncode}, not {status}\n{out}\n{err}")
    for line in err.splitlines():
        if not line.startswith("kaigong-cli: ") and not (status == 2 and line.startswith("Usage: ")):
            raise AssertionError(f"{shown}: on standard error: {line}")
    if status != 0 and not re.match(r"kaigong-cli: \S", err):
        raise AssertionError(f"{shown}: no sentence on standard error")
    return Result(out, err)


def make_old_store(path):
    """A store of schema 1, as the program wrote it then."""
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "fixtures", "schema")
    with open(os.path.join(folder, "0001-sqlite.sql"), encoding="utf-8") as file:
        schema, guards = file.read().split("\nCREATE TRIGGER", 1)
    with open(os.path.join(folder, "0001-rows.sql"), encoding="utf-8") as file:
        rows = file.read()
    database = sqlite3.connect(path)
    database.executescript(schema + rows + "\nCREATE TRIGGER" + guards)
    database.close()


def district(store):
    """Three units, a series, and a project that is held up."""
    store("unit", "add", "区规资局")
    store("unit", "add", "区建管委")
    store("unit", "add", "大场镇", "kind=territory", "short_name=大场")
    store("series", "add", "计划新开工项目周例会", "weekday=1", "chair=王某某", "place=第一会议室",
          "mark=北城区计划新开工项目周例会纪要", "office=北城区发展和改革委员会")
    store("project", "add", "易卜半导体项目", "code=2026-310113-39-03-000001", "builder=上海易卜半导体有限公司",
          "territory=大场镇", "lead_unit=区规资局", "investment=3.5亿元", "planned_start=2026-12-31",
          "tags=电力、土地", "kind=产业")
    store("problem", "add", "易卜半导体项目", "高压线未迁改", "--severity", "blocking", "--unit", "区规资局",
          "--tag", "电力")
    store("project", "add", "宝山药谷项目", "code=2026-310113-39-03-000002", "planned_start=2027年3月",
          "investment=12000", "kind=产业")
    store("reforecast", "易卜半导体项目", "2026-12-28", "--reason", "初次预计")
    store("reforecast", "宝山药谷项目", "2027-03-15", "--reason", "初次预计")


def meeting_in_session(store):
    district(store)
    store("meeting", "new")
    store("meeting", "start", "next")


def main():
    print(f"1..{len(cases)}")
    failed = False
    for number, function in enumerate(cases, 1):
        name = function.__name__.replace("_", " ")
        try:
            function()
            print(f"ok {number} {name}", flush=True)
        except Skip as reason:
            print(f"ok {number} {name} # SKIP {reason}", flush=True)
        except Exception:
            failed = True
            for line in traceback.format_exc().splitlines():
                print(f"# {line}")
            print(f"not ok {number} {name}", flush=True)
    sys.exit(failed)
