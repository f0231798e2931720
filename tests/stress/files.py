#!/usr/bin/env python3
"""Kills, runs at once, edits, full disks and read-only folders: no file is torn or lost, and what is left is told.

    tests/stress/files.py --annexe target/release/annexe [--share 0.1]

Prints a line of figures for each trial, and fails at the first loss. `--share` makes a part of the trials.
"""

import argparse
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

PLACES = ["Rennes", "Brest", "Vannes", "Lorient"]
NAMES = [f"p{rank}" for rank in range(6)]
TEMPORARY = ".annexe-tmp-"
# A fault that `--fix` corrects, and what it makes of it.
BEFORE, AFTER = "Réunion de la 2ème fois", "Réunion de la 2e fois"
EDIT = "lieu: saisi par un collègue\n"


def fail(words):
    sys.exit(f"FAILED: {words}")


def programme(place):
    return f"intitule: Animer une réunion\nlieu: {place}\n"


def faulty(title=BEFORE):
    return f"intitule: {title}\nobjectifs:\n  liste:\n    - Décider,\n    - Rendre compte.\n"


class Project:
    def __init__(self, annexe, folder=None, config=""):
        self.annexe = annexe
        self.folder = pathlib.Path(folder or tempfile.mkdtemp(prefix="annexe-stress-"))
        (self.folder / "programmes").mkdir(exist_ok=True)
        self.write("annexe.yaml", config)

    def path(self, name):
        return self.folder / name

    def write(self, name, text):
        """As an editor does: whole, under another name, then renamed."""
        path = self.path(name)
        beside = path.with_name(path.name + "~")
        beside.write_text(text, "utf-8")
        beside.replace(path)

    def start(self, *words, **options):
        return subprocess.Popen(
            [self.annexe, *words], cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env={**os.environ, "LC_ALL": "C", **options.pop("env", {})}, **options,
        )

    def run(self, *words, **options):
        child = self.start(*words, **options)
        out, errors = child.communicate()
        return child.returncode, (out + errors).decode("utf-8", "replace")

    def outputs(self):
        found = {}
        for path in self.path("output").rglob("*"):
            try:
                if path.is_file():
                    found[str(path.relative_to(self.path("output")))] = path.read_bytes()
            except FileNotFoundError:
                pass
        return found

    def leftovers(self):
        return [path for path in self.folder.rglob(TEMPORARY + "*")]

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)


def whole_sheets(annexe, config):
    """Every content that each sheet may have."""
    whole = {}
    for place in PLACES:
        project = Project(annexe, config=config)
        for name in NAMES:
            project.write(f"programmes/{name}.yaml", programme(place))
        code, said = project.run("build")
        if code != 0:
            fail(said)
        for name, content in project.outputs().items():
            whole.setdefault(name, set()).add(content)
        project.remove()
    return whole


def check_sheets(project, whole, foreign):
    for name, content in project.outputs().items():
        base = name.rsplit("/")[-1]
        if base.startswith("."):
            continue
        if name in foreign:
            if content != foreign[name]:
                fail(f"{name} was not made by annexe, and was replaced")
        elif content not in whole.get(name, ()):
            fail(f"{name} is torn: {len(content)} bytes")


def check_up_to_date(project, whole, foreign):
    code, said = project.run("build")
    if code != 0:
        fail(f"the build after kills: exit code {code}\n{said}")
    check_sheets(project, whole, foreign)
    code, said = project.run("build", "--check")
    if code != 0:
        fail(f"the check after kills: exit code {code}\n{said}")
    if project.leftovers():
        fail(f"left: {project.leftovers()}")


def kill_builds(annexe, count):
    for config in ["", "formats: [md]\n"]:
        whole = whole_sheets(annexe, config)
        project = Project(annexe, config=config)
        foreign = {"README.md": b"# mine\n", ".annexe-tmp-mine": b"mine\n"}
        project.path("output").mkdir()
        for name, content in foreign.items():
            project.path(f"output/{name}").write_bytes(content)
        for name in NAMES:
            project.write(f"programmes/{name}.yaml", programme(PLACES[0]))
        clock = time.monotonic()
        project.run("build")
        lasts = time.monotonic() - clock
        interrupted = 0
        foreign_hidden = project.path("output/.annexe-tmp-mine")
        for rank in range(count):
            for name in NAMES:
                project.write(f"programmes/{name}.yaml", programme(random.choice(PLACES)))
            child = project.start("build")
            time.sleep(lasts * random.random() * 1.2)
            child.send_signal(signal.SIGKILL)
            child.communicate()
            interrupted += child.returncode == -signal.SIGKILL
            check_sheets(project, whole, foreign)
            if rank % 10 == 9:
                if foreign_hidden.read_bytes() != b"mine\n":
                    fail("a hidden file of somebody else was replaced")
                foreign_hidden.unlink()
                check_up_to_date(project, whole, foreign)
                foreign_hidden.write_bytes(b"mine\n")
        print(f"build, {config.strip() or 'all formats'}: {count} kills, {interrupted} while it ran: 0 torn, 0 refused, 0 left")
        project.remove()


def wait_for_fix(path, child):
    was = os.stat(path)
    while child.poll() is None:
        now = os.stat(path)
        if (now.st_ino, now.st_mtime_ns) != (was.st_ino, was.st_mtime_ns):
            return


def kill_fixes(annexe, count):
    project = Project(annexe)
    names = [f"programmes/f{rank:02}.yaml" for rank in range(40)]

    def spoil():
        for name in names:
            path = project.path(name)
            if path.exists():
                with open(path, "r+b") as file:
                    file.write(faulty().encode())
                    file.truncate()
            else:
                path.write_text(faulty(), "utf-8")

    spoil()
    hard, linked, private = project.path("double.yml"), project.path("programmes/lien.yaml"), project.path(names[1])
    os.link(project.path(names[0]), hard)
    project.path("ailleurs").mkdir()
    project.path("ailleurs/vrai.yaml").write_text(faulty(), "utf-8")
    linked.symlink_to("../ailleurs/vrai.yaml")
    private.chmod(0o640)
    allowed = {faulty(), faulty(AFTER)}
    clock = time.monotonic()
    code, said = project.run("check", "--fix")
    lasts = time.monotonic() - clock
    if project.path(names[0]).read_text("utf-8") != faulty(AFTER):
        fail(f"--fix fixes nothing: {code}\n{said}")
    interrupted = partly = 0
    for rank in range(count):
        spoil()
        linked.write_text(faulty(), "utf-8")
        child = project.start("check", "--fix")
        if rank % 2:
            # While it writes, which is short.
            wait_for_fix(project.path(random.choice(names)), child)
        else:
            time.sleep(lasts * random.random() * 1.2)
        child.send_signal(signal.SIGKILL)
        child.communicate()
        interrupted += child.returncode == -signal.SIGKILL
        texts = [project.path(name).read_text("utf-8") for name in names]
        partly += len(set(texts)) == 2
        for name, text in zip(names, texts):
            # The file of two names is written in place: line ends may stand at its end.
            if text not in allowed and not (name == names[0] and text.rstrip("\n") + "\n" in allowed):
                fail(f"{name} is torn: {text!r}")
        if not hard.samefile(project.path(names[0])) or not linked.is_symlink():
            fail("a link was replaced")
        if private.stat().st_mode & 0o777 != 0o640:
            fail("a mode was lost")
        if rank % 10 == 9:
            spoil()
            project.run("check", "--fix")
            if any(project.path(name).read_text("utf-8") != faulty(AFTER) for name in names):
                fail("the fix after kills fixes nothing")
            if project.leftovers():
                fail(f"left: {project.leftovers()}")
    print(f"check --fix: {count} kills, {interrupted} while it ran, {partly} between two files: 0 torn, 0 links, 0 modes lost")
    project.remove()


def build_at_once(annexe, count):
    whole = whole_sheets(annexe, "")
    project = Project(annexe)
    for name in NAMES:
        project.write(f"programmes/{name}.yaml", programme(PLACES[0]))
    started = 0
    while started < count:
        wave = []
        for _ in range(min(20, count - started)):
            project.write(f"programmes/{random.choice(NAMES)}.yaml", programme(random.choice(PLACES)))
            wave.append(project.start("build"))
            started += 1
        for child in wave:
            out, errors = child.communicate()
            if child.returncode != 0:
                fail(f"a build among others: exit code {child.returncode}\n{(out + errors).decode()}")
        check_sheets(project, whole, {})
    check_up_to_date(project, whole, {})
    print(f"build: {count} runs, 20 at once, over programmes that change: 0 failed, 0 torn")
    project.remove()


def edit_in_place(path):
    with open(path, "a", encoding="utf-8") as file:
        file.write(EDIT)


def edit_anew(path):
    text = path.read_text("utf-8")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text + EDIT)


def edit_by_rename(path):
    beside = path.with_name(path.name + "~")
    beside.write_text(path.read_text("utf-8") + EDIT, "utf-8")
    beside.replace(path)


def edit_while_fixing(annexe, count):
    project = Project(annexe)
    names = [f"programmes/f{rank:04}.yaml" for rank in range(2000)]

    def spoil():
        for name in names:
            project.path(name).write_text(faulty(), "utf-8")

    spoil()
    clock = time.monotonic()
    project.run("check", "--fix")
    lasts = time.monotonic() - clock
    made = lost = told = fixed = 0
    while made < count:
        spoil()
        child = project.start("check", "--fix", "--format", "short")
        edited = random.sample(names, min(10, count - made))
        if made % 20:
            # While it writes, which is short: the files that are behind.
            wait_for_fix(project.path(names[random.randrange(0, 1000)]), child)
            edited = sorted(random.sample(names[1000:], len(edited)), reverse=True)
        else:
            time.sleep(lasts * random.random())
        for name in edited:
            random.choice([edit_in_place, edit_anew, edit_by_rename])(project.path(name))
        out, errors = child.communicate()
        errors = errors.decode("utf-8", "replace")
        made += len(edited)
        for name in edited:
            text = project.path(name).read_text("utf-8")
            lost += EDIT not in text
            told += name in errors
            fixed += AFTER in text
            if AFTER not in text and name not in errors and b"1 error" not in out and child.returncode == 0:
                fail(f"{name} was left, and nobody was told")
    print(f"check --fix: {made} edits meanwhile, {told} files left and told, {fixed} fixed before or after the edit: {lost} lost")
    if lost:
        fail("edits were lost")
    project.remove()


def fill(filler):
    with open(filler, "wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError:
            pass


def fill_disk(annexe):
    folder = tempfile.mkdtemp(prefix="annexe-stress-")
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1200k", "tmpfs", folder], capture_output=True)
    if mounted.returncode != 0:
        print(f"full disk: skipped, {mounted.stderr.decode().strip()}")
        return
    try:
        project = Project(annexe, folder)
        for name in NAMES[:3]:
            project.write(f"programmes/{name}.yaml", programme(PLACES[0]).ljust(60, "\n"))
        code, said = project.run("build")
        if code != 0:
            fail(f"a disk with room: {code}\n{said}")
        filler = project.path("filler")
        refused = rounds = 0
        for left in range(0, 240, 4):
            filler.unlink(missing_ok=True)
            fill(filler)
            with open(filler, "r+b") as file:
                file.truncate(max(0, filler.stat().st_size - left * 1024))
            for name in NAMES[:3]:
                # In place: a full disk has no room for another file.
                with open(project.path(f"programmes/{name}.yaml"), "r+b") as file:
                    file.write(programme(PLACES[rounds % 2]).encode().ljust(60, b"\n"))
            code, said = project.run("build")
            rounds += 1
            if code not in (0, 3) or (code == 3 and "full" not in said):
                fail(f"a full disk: exit code {code}\n{said}")
            refused += code == 3
            check_sheets(project, full_contents(annexe), {})
            if project.leftovers():
                fail(f"left: {project.leftovers()}")
        filler.unlink()
        code, said = project.run("build")
        if code != 0:
            fail(f"after a full disk: {code}\n{said}")
        fixes = fix_on_full_disk(project, filler)
        print(f"full disk: {rounds} builds, {refused} refused and told, {fixes} fixes refused and told: 0 torn, 0 left")
    finally:
        subprocess.run(["umount", folder], check=False)
        os.rmdir(folder)


CONTENTS = {}


def full_contents(annexe):
    """The sheets of programmes that end in empty lines are others, for they hold their source."""
    if not CONTENTS:
        for place in PLACES[:2]:
            project = Project(annexe)
            for name in NAMES[:3]:
                text = programme(place).encode().ljust(60, b"\n").decode()
                project.write(f"programmes/{name}.yaml", text)
            project.run("build")
            for name, content in project.outputs().items():
                CONTENTS.setdefault(name, set()).add(content)
            project.remove()
    return CONTENTS


def fix_on_full_disk(project, filler):
    path = project.path("programmes/fix.yaml")
    refused = 0
    for is_double in [False, True]:
        path.write_text(faulty(), "utf-8")
        if is_double:
            os.link(path, project.path("double"))
        fill(filler)
        code, said = project.run("check", "--fix", "programmes/fix.yaml")
        text = path.read_text("utf-8")
        if text not in (faulty(), faulty(AFTER)):
            fail(f"a fix on a full disk: {text!r}")
        if text == faulty():
            refused += 1
            if code != 3:
                fail(f"a fix on a full disk: exit code {code}\n{said}")
        filler.unlink()
    return refused


def read_only(annexe):
    if os.getuid() != 0:
        options = {}
    else:
        # The administrator may write anywhere: somebody else runs it.
        options = {"user": 65534, "group": 65534, "env": {"HOME": "/"}}
    project = Project(annexe)
    if options:
        binary = project.path("annexe")
        shutil.copy(annexe, binary)
        binary.chmod(0o755)
        project.annexe = str(binary)
        project.folder.chmod(0o755)
    for name in NAMES:
        project.write(f"programmes/{name}.yaml", programme(PLACES[0]))
    subprocess.run([annexe, "build"], cwd=project.folder, capture_output=True, check=True)
    before = project.outputs()
    for name in NAMES:
        project.write(f"programmes/{name}.yaml", programme(PLACES[1]))
    project.write("programmes/fix.yaml", faulty())
    for folder in ["output", "programmes"]:
        project.path(folder).chmod(0o555)
    code, said = project.run("build", **options)
    if code != 3 or project.outputs() != before:
        fail(f"a read-only folder: exit code {code}\n{said}")
    if any(f"output/{name}." not in said and "output" not in said for name in NAMES):
        fail(f"a read-only folder: not told\n{said}")
    code, said = project.run("check", "--fix", **options)
    if code != 3 or "programmes/fix.yaml" not in said:
        fail(f"a fix in a read-only folder: exit code {code}\n{said}")
    for folder in ["output", "programmes"]:
        project.path(folder).chmod(0o755)
    print("read-only folders: a build and a fix refused and told, nothing changed")
    project.remove()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--annexe", default="target/release/annexe")
    parser.add_argument("--share", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    random.seed(arguments.seed)
    annexe = str(pathlib.Path(arguments.annexe).resolve())
    share = lambda count: max(10, round(count * arguments.share))
    kill_builds(annexe, share(250))
    kill_fixes(annexe, share(500))
    build_at_once(annexe, share(200))
    edit_while_fixing(annexe, share(200))
    fill_disk(annexe)
    read_only(annexe)


if __name__ == "__main__":
    main()
