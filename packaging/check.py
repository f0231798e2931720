#!/usr/bin/env python3
"""Installs each package of dist/ into an empty root, and writes the PDF of the README's first example with it, without a compiler."""

import argparse
import os
import re
import shutil
import struct
import subprocess
import sys
import tarfile
import tempfile
import time
import zlib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
PATIENCE = 10  # seconds, from the package to the PDF


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reproducible", action="store_true", help="build again, in two other folders, and compare")
    options = parser.parse_args()
    if options.reproducible:
        return check_reproducible()
    subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], check=True, cwd=DIST)
    for name, install in {"wheel": wheel, "npm": npm, "archive": archive, "deb": deb}.items():
        with tempfile.TemporaryDirectory() as root:
            started = work_done()
            executable = install(Path(root))
            version = subprocess.run([executable, "--version"], check=True, capture_output=True, text=True).stdout
            size = write_example(executable, Path(root))
            elapsed = work_done() - started
            print(f"{name:8} {version.strip()}: a PDF of {size} bytes, {elapsed:.1f} s after the package")
            assert elapsed < PATIENCE, f"{name}: {elapsed:.1f} s"
    if shutil.which("uvx"):
        command = ["uvx", "--offline", "--no-config", "--from", str(only("*.whl")), "annexe", "--version"]
        print("uvx     ", subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip())
    if shutil.which("pre-commit"):
        pre_commit()
    check_executable()


def work_done():
    """The seconds that the processors gave to the commands run so far: a busy machine changes nothing."""
    times = os.times()
    return times.children_user + times.children_system


def only(pattern):
    (found,) = DIST.glob(pattern)
    return found


def wheel(root):
    subprocess.run([sys.executable, "-m", "venv", root / "venv"], check=True)
    pip = [root / "venv/bin/python", "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "--no-index", only("*.whl")], check=True, env={"PATH": ""})
    return root / "venv/bin/annexe"


def npm(root):
    packages = sorted(DIST.glob("*.tgz"))
    (root / "package.json").write_text("{}")
    command = ["npm", "install", "--silent", "--offline", "--no-audit", "--no-fund", *packages]
    subprocess.run(command, check=True, cwd=root)
    return root / "node_modules/.bin/annexe"


def archive(root):
    with tarfile.open(only("*-linux-*.tar.gz")) as packed:
        packed.extractall(root, filter="data")
    (folder,) = root.iterdir()
    for name in ["LICENSE", "THIRD-PARTY.txt", "man/fr/man1/annexe-build.1", "completions/bash/annexe"]:
        assert (folder / name).stat().st_size > 0, name
    return folder / "annexe"


def deb(root):
    """Into an empty system, whose dpkg knows no other package."""
    (root / "var/lib/dpkg").mkdir(parents=True)
    for name in ["status", "available"]:
        (root / "var/lib/dpkg" / name).touch()
    command = ["dpkg", f"--root={root}", "--force-depends", "--force-not-root", "--log=/dev/null", "--install", only("*.deb")]
    subprocess.run(command, check=True, capture_output=True)
    for name in ["man/man1/annexe.1.gz", "man/fr/man1/annexe-check.1.gz", "doc/annexe/copyright"]:
        assert (root / "usr/share" / name).stat().st_size > 0, name
    complete = f". '{root}/usr/share/bash-completion/completions/annexe' && complete -p annexe"
    subprocess.run(["bash", "-c", complete], check=True, capture_output=True)
    return root / "usr/bin/annexe"


def write_example(executable, root):
    """Runs with nothing in PATH but what the package itself needs."""
    (example,) = re.findall(r"```yaml\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    project = root / "projet"
    project.mkdir()
    (project / "reunion.yaml").write_text(example)
    node = shutil.which("node") if executable.parent.name == ".bin" else None
    path = str(Path(node).parent) if node else ""
    command = [executable, "build", "--format", "pdf", "--output", "fiches", "reunion.yaml"]
    done = subprocess.run(command, cwd=project, env={"PATH": path}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    pdf = (project / "fiches/reunion.pdf").read_bytes()
    assert pdf.startswith(b"%PDF-1.7")
    return len(pdf)


def pre_commit():
    """The configuration of docs/building.md, in a repository that has never seen annexe."""
    page = (ROOT / "docs/building.md").read_text()
    (config,) = re.findall(r"```yaml\n(repos:.*?)```", page, re.DOTALL)
    with tempfile.TemporaryDirectory() as root:
        (Path(root) / ".pre-commit-config.yaml").write_text(config)
        (Path(root) / "programmes").mkdir()
        shutil.copy(ROOT / "tests/accept/complete.yaml", Path(root) / "programmes")
        environment = {
            **os.environ, "PRE_COMMIT_HOME": f"{root}/cache", "PIP_FIND_LINKS": str(DIST),
            "GIT_CONFIG_GLOBAL": "/dev/null",
        }
        subprocess.run(["git", "init", "--quiet"], check=True, cwd=root)
        subprocess.run(["git", "add", ".pre-commit-config.yaml"], check=True, cwd=root)
        started = time.monotonic()
        done = subprocess.run(["pre-commit", "run", "--all-files", "--verbose"], cwd=root, env=environment, capture_output=True, text=True)
        elapsed = time.monotonic() - started
        # The programme is right; its sheets are not built.
        results = re.findall(r"^annexe .*?\.+(\w+)$", done.stdout, re.MULTILINE)
        assert results == ["Passed", "Failed"], done.stdout
        print(f"pre-commit: first run in {elapsed:.1f} s")


def check_executable():
    """Old glibc, crates listed inside, no path of this machine."""
    with tempfile.TemporaryDirectory() as root:
        content = (archive(Path(root))).read_bytes()
    versions = {tuple(map(int, it.split(b"."))) for it in re.findall(rb"GLIBC_(\d+\.\d+)", content)}
    print("newest glibc:", ".".join(map(str, max(versions))))
    assert max(versions) <= (2, 17)
    crates = zlib.decompress(section(content, b".dep-v0"))
    print("crates listed inside:", crates.count(b'"name"'))
    assert b'"printpdf"' in crates
    for path in [ROOT, Path.home()]:
        assert str(path).encode() not in content, f"{path} is written in the executable"


def section(elf, wanted):
    """A section of a 64-bit ELF file, by name."""
    offset, = struct.unpack_from("<Q", elf, 0x28)
    size, count, names = struct.unpack_from("<HHH", elf, 0x3A)
    headers = [struct.unpack_from("<IIQQQQ", elf, offset + i * size) for i in range(count)]
    start = headers[names][4]
    for name, _, _, _, position, length in headers:
        end = elf.index(b"\0", start + name)
        if elf[start + name : end] == wanted:
            return elf[position : position + length]
    raise AssertionError(f"no section {wanted.decode()}")


def check_reproducible():
    """Two clones of this commit, in folders of other names, built from nothing. The packages of the first stay in dist/."""
    hashes = []
    with tempfile.TemporaryDirectory() as folder:
        for name in ["one", "another/deeper"]:
            clone = Path(folder) / name / "annexe"
            subprocess.run(["git", "clone", "--quiet", ROOT, clone], check=True)
            subprocess.run([sys.executable, "packaging/build.py"], check=True, cwd=clone)
            hashes.append((clone / "dist/SHA256SUMS").read_text())
            shutil.rmtree(clone / "target")
            if len(hashes) == 1:
                shutil.rmtree(DIST, ignore_errors=True)
                shutil.copytree(clone / "dist", DIST)
    print(*hashes, sep="\n")
    assert hashes[0] == hashes[1], "the packages differ"


if __name__ == "__main__":
    sys.exit(main())
