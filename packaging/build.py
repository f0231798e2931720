#!/usr/bin/env python3
"""Builds the packages of one system into dist/: a wheel, an archive, an npm package and, on Linux, a .deb.

The executable is compiled once, by maturin. Two builds of a commit give the same bytes, in any folder: no path of the machine and no
date but that of the commit is written. `packaging/requirements.txt` and `cargo install cargo-auditable` are what it needs.
"""

import argparse
import gzip
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
NOTICES = ["LICENSE", "THIRD-PARTY.txt"]
# What npm and Debian call the systems of Rust.
SYSTEMS = {
    "x86_64-unknown-linux-gnu": ("linux", "x64", "amd64"),
    "aarch64-unknown-linux-gnu": ("linux", "arm64", "arm64"),
    "x86_64-apple-darwin": ("darwin", "x64", None),
    "aarch64-apple-darwin": ("darwin", "arm64", None),
    "x86_64-pc-windows-msvc": ("win32", "x64", None),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--target", default=host(), choices=SYSTEMS)
    parser.add_argument("--target-dir", default=str(ROOT / "target"))
    options = parser.parse_args()
    package = tomllib.loads((ROOT / "Cargo.toml").read_text())["package"]
    date = int(output("git", "log", "-1", "--format=%ct"))
    os.environ["SOURCE_DATE_EPOCH"] = str(date)
    shutil.rmtree(DIST, ignore_errors=True)
    DIST.mkdir()
    executable = build_wheel(options.target, options.target_dir)
    pages = write_pages(executable)
    write_archive(options.target, package, executable, pages, date)
    write_npm(options.target, package, executable)
    if SYSTEMS[options.target][2]:
        write_deb(options.target, package, executable, pages, date)
    write_checksums()
    for path in sorted(DIST.iterdir()):
        print(f"{path.stat().st_size / 1e6:8.2f} MB  {path.name}")


def host():
    return rust_facts()["host"]


def rust_facts():
    return dict(fact.split(": ", 1) for fact in output("rustc", "-vV").splitlines()[1:])


def output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout.strip()


def build_wheel(target, target_dir):
    """Compiles with the crates listed inside the executable, and for an old glibc on Linux. Paths of this repository are relative."""
    remapped = {
        Path(os.environ.get("CARGO_HOME", Path.home() / ".cargo")): "/cargo",
        # As the paths of the standard library are where its source is not installed.
        Path(output("rustc", "--print", "sysroot"), "lib/rustlib/src/rust"): f"/rustc/{rust_facts()['commit-hash']}",
    }
    flags = [f"--remap-path-prefix={path}={name}" for path, name in remapped.items()]
    # A space would cut an argument of RUSTFLAGS in two.
    os.environ["CARGO_ENCODED_RUSTFLAGS"] = "\x1f".join(flags)
    if os.name != "nt":
        os.environ["CARGO"] = str(ROOT / "packaging" / "cargo")
    command = ["maturin", "build", "--release", "--locked", "--target", target, "--target-dir", target_dir, "--out", str(DIST)]
    if "linux" in target:
        command += ["--zig", "--compatibility", "manylinux2014"]
    subprocess.run(command, check=True, cwd=ROOT)
    suffix = ".exe" if "windows" in target else ""
    return Path(target_dir) / target / "release" / f"annexe{suffix}"


def write_pages(executable):
    """The manual in both languages and the completions, by path inside a package."""
    pages = {}
    for lang, folder in [("en", "man/man1"), ("fr", "man/fr/man1")]:
        made = DIST / folder
        subprocess.run([executable, "man", "--lang", lang, "--output", made], check=True)
        for page in sorted(made.iterdir()):
            pages[f"{folder}/{page.name}"] = page.read_bytes()
    shutil.rmtree(DIST / "man")
    for shell, name in [("bash", "annexe"), ("zsh", "_annexe"), ("fish", "annexe.fish"), ("powershell", "annexe.ps1")]:
        script = subprocess.run([executable, "completions", shell], check=True, capture_output=True)
        pages[f"completions/{shell}/{name}"] = script.stdout
    return pages


def write_archive(target, package, executable, pages, date):
    folder = f"annexe-{package['version']}-{target}"
    files = {executable.name: executable.read_bytes(), **pages}
    for name in [*NOTICES, "README.md", "CHANGELOG.md"]:
        files[name] = (ROOT / name).read_bytes()
    files = {f"{folder}/{name}": content for name, content in files.items()}
    if "windows" in target:
        with zipfile.ZipFile(DIST / f"{folder}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in sorted(files.items()):
                archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    else:
        (DIST / f"{folder}.tar.gz").write_bytes(pack(files, date))


def pack(files, date):
    """A tar of these files, always the same. An executable is what has no suffix in a folder of programs."""
    tarred = io.BytesIO()
    with tarfile.open(fileobj=tarred, mode="w", format=tarfile.GNU_FORMAT) as archive:
        folders = {str(parent) for name in files for parent in Path(name).parents if str(parent) != "."}
        for name in sorted([*folders, *files]):
            entry = tarfile.TarInfo(name)
            entry.mtime = date
            if name in folders:
                entry.type, entry.mode = tarfile.DIRTYPE, 0o755
                archive.addfile(entry)
                continue
            entry.size = len(files[name])
            entry.mode = 0o755 if Path(name).name == "annexe" and "completions" not in name else 0o644
            archive.addfile(entry, io.BytesIO(files[name]))
    return gzip.compress(tarred.getvalue(), mtime=0)


def write_npm(target, package, executable):
    """The package of this system, and the one that people install: it asks npm for that of theirs."""
    system, processor, _ = SYSTEMS[target]
    shared = {
        "version": package["version"],
        "license": package["license"],
        "repository": {"type": "git", "url": f"git+{package['repository']}.git"},
    }
    name = f"annexe-{system}-{processor}"
    description = f"The executable of annexe for {system} {processor}"
    files = {f"bin/{executable.name}": executable}
    of_system = {"name": name, "description": description, **shared, "os": [system], "cpu": [processor]}
    if system == "linux":
        of_system["libc"] = ["glibc"]
    pack_npm(of_system, files)
    names = [f"annexe-{system}-{processor}" for system, processor, _ in SYSTEMS.values()]
    main = {
        "name": "annexe",
        "description": package["description"],
        **shared,
        "keywords": package["keywords"],
        "bin": {"annexe": "bin/annexe.js"},
        "engines": {"node": ">=18"},
        "optionalDependencies": {name: package["version"] for name in names},
    }
    pack_npm(main, {"bin/annexe.js": ROOT / "packaging" / "npm" / "annexe.js", "README.md": ROOT / "README.md"})


def pack_npm(manifest, files):
    folder = DIST / "npm"
    files = {**files, **{name: ROOT / name for name in NOTICES}}
    for name, path in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, folder / name)
    (folder / "package.json").write_text(json.dumps(manifest, indent=2) + "\n")
    npm = shutil.which("npm")
    subprocess.run([npm, "pack", "--silent", "--pack-destination", str(DIST), str(folder)], check=True, cwd=ROOT)
    shutil.rmtree(folder)


def write_deb(target, package, executable, pages, date):
    architecture = SYSTEMS[target][2]
    files = {"usr/bin/annexe": executable.read_bytes()}
    for name, content in pages.items():
        if name.startswith("man/"):
            files[f"usr/share/{name}.gz"] = gzip.compress(content, mtime=0)
    files["usr/share/bash-completion/completions/annexe"] = pages["completions/bash/annexe"]
    files["usr/share/zsh/vendor-completions/_annexe"] = pages["completions/zsh/_annexe"]
    files["usr/share/fish/vendor_completions.d/annexe.fish"] = pages["completions/fish/annexe.fish"]
    documents = "usr/share/doc/annexe"
    notices = "\n\n".join((ROOT / name).read_text() for name in NOTICES)
    files[f"{documents}/copyright"] = notices.encode()
    files[f"{documents}/changelog.gz"] = gzip.compress((ROOT / "CHANGELOG.md").read_bytes(), mtime=0)
    size = sum(len(content) for content in files.values()) // 1024
    control = {
        "Package": "annexe",
        "Version": package["version"],
        "Architecture": architecture,
        "Maintainer": "The annexe project <annexe@annexe.example>",
        "Installed-Size": str(size),
        "Depends": "libc6 (>= 2.17)",
        "Suggests": "git",
        "Section": "text",
        "Priority": "optional",
        "Homepage": package["repository"],
        "Description": "annexes « PROGRAMME » of French training agreements, from YAML\n"
        " It checks programmes written in YAML, writes their annex as Markdown, HTML and\n"
        " PDF (PDF/UA-1 and PDF/A-3a), compares revisions and verifies sheets.",
    }
    control = "".join(f"{name}: {value}\n" for name, value in control.items())
    # A .deb is an `ar` of these three, in this order.
    members = {
        "debian-binary": b"2.0\n",
        "control.tar.gz": pack({"control": control.encode(), "md5sums": md5sums(files)}, date),
        "data.tar.gz": pack(files, date),
    }
    archive = b"!<arch>\n"
    for name, content in members.items():
        archive += f"{name:<16}{date:<12}{0:<6}{0:<6}{'100644':<8}{len(content):<10}`\n".encode()
        archive += content + b"\n" * (len(content) % 2)
    (DIST / f"annexe_{package['version']}_{architecture}.deb").write_bytes(archive)


def md5sums(files):
    lines = [f"{hashlib.md5(content).hexdigest()}  {name}\n" for name, content in sorted(files.items())]
    return "".join(lines).encode()


def write_checksums():
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted(DIST.iterdir())]
    (DIST / "SHA256SUMS").write_text("".join(lines))


if __name__ == "__main__":
    sys.exit(main())
