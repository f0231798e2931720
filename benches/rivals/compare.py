#!/usr/bin/env python3
"""How fast annexe makes its sheets, beside Typst and WeasyPrint making the same.

The rivals have what suits them best: sources prepared beforehand, a worker process for
each core, fonts loaded and a sheet made in each before the clock starts. annexe is one
process, timed from its start to its end, that reads and checks the programmes too, and
writes Markdown and HTML besides PDF.

    pip install -r benches/rivals/requirements.txt
    benches/rivals/compare.py --annexe target/release/annexe

WeasyPrint needs Pango (Debian: libpango-1.0-0, libpangoft2-1.0-0). With pdftotext
(Debian: poppler-utils), pages are counted, and the words of the sheets compared.
"""

import argparse
import logging
import multiprocessing
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from importlib.metadata import version
from pathlib import Path

import typst
import weasyprint
from weasyprint.text.fonts import FontConfiguration

from to_typst import to_typst

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FONTS = ROOT / "assets" / "fonts"
TOWNS = """Lannion Tulle Guéret Vesoul Digne Foix Mende Privas Épinal Auch Laon
    Bar-le-Duc""".split()
THEMES = "CTG PEdT REAAP CLAS PPCR SDSF CPOM PMI RPE".split()
CORES = multiprocessing.cpu_count()
LEAST_IN_COMMON = 0.97


# The programmes


def write_programmes(folder, count):
    """Programmes that all differ, the same as those of benches/support/many.rs."""
    seed = (ROOT / "programmes" / "egoc-ctg-caf63.yaml").read_text("utf-8")
    (folder / "programmes").mkdir(parents=True)
    (folder / "annexe.yaml").write_text("organisme: { nom: Atelier }\n", "utf-8")
    for rank in range(count):
        town = TOWNS[rank % len(TOWNS)]
        lot, theme = divmod(rank // len(TOWNS), len(THEMES))
        text = (
            seed.replace("EGOC-CTG-63", f"ESSAI-{rank:05}")
            .replace("10/19", f"{rank}/19")
            .replace("Puy-de-Dôme", f"{town} (lot {lot})")
            .replace("CTG", THEMES[theme])
            .replace("territoires", f"territoires de {town}")
        )
        (folder / "programmes" / f"essai-{rank:05}.yaml").write_text(text, "utf-8")
    return folder / "programmes"


# The makers


class Annexe:
    """All the sheets in one process, with the parallelism that it chooses."""

    def __init__(self, binary):
        self.binary = str(Path(binary).resolve())

    def make(self, programmes, output):
        build = [self.binary, "build", "--format", "md,html,pdf", "--output", output]
        # What it says is about what is to be mended in the programmes.
        silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        began = time.perf_counter()
        subprocess.run(
            build + programmes, cwd=programmes[0].parent, check=True, **silent
        )
        return time.perf_counter() - began


class Typst:
    """One compiler and one set of fonts for all the sheets of a worker."""

    def __init__(self, folder):
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS]
        )
        self.compiler = typst.Compiler(root=folder, font_paths=fonts)

    def make(self, source, pdf):
        self.compiler.compile(input=source, output=pdf, pdf_standards="ua-1")


class WeasyPrint:
    """The fonts are declared once for all the pages of a worker."""

    def __init__(self, folder):
        logging.getLogger("weasyprint").setLevel(logging.ERROR)
        self.fonts = FontConfiguration()
        self.faces = weasyprint.CSS(
            string="".join(map(font_face, FONTS.glob("*.ttf"))), font_config=self.fonts
        )

    def make(self, page, pdf):
        weasyprint.HTML(filename=page).write_pdf(
            pdf,
            stylesheets=[self.faces],
            font_config=self.fonts,
            pdf_variant="pdf/ua-1",
        )


def font_face(file):
    family = "Source Serif 4" if "Serif" in file.name else "Source Sans 3"
    weight = 600 if "SemiBold" in file.name else 400
    style = "italic" if "Italic" in file.name else "normal"
    return (
        f'@font-face {{ font-family: "{family}"; src: url("{file.as_uri()}"); '
        f"font-weight: {weight}; font-style: {style}; }}"
    )


class Workers:
    """A rival's sheets, one by one, in a worker process for each core."""

    def __init__(self, rival):
        self.rival = rival

    def make(self, sources, output):
        """The last source is for each worker to warm up with, before the clock starts.

        The workers are new each time: Typst remembers the sheets that it has made.
        """
        *sources, warm_up = sources
        output.mkdir()
        jobs = [(source, output / f"{source.stem}.pdf") for source in sources]
        ready = multiprocessing.Barrier(CORES + 1, timeout=120)
        with multiprocessing.Pool(CORES, start, (self.rival, warm_up, ready)) as pool:
            ready.wait()
            began = time.perf_counter()
            pool.starmap(make_sheet, jobs, chunksize=1)
            return time.perf_counter() - began


def start(rival, warm_up, ready):
    global worker
    worker = rival(warm_up.parent)
    with tempfile.TemporaryDirectory() as folder:
        worker.make(warm_up, Path(folder) / "warm-up.pdf")
    ready.wait()


def make_sheet(source, pdf):
    worker.make(source, pdf)


# The comparison


def prepare(annexe, programmes, folder):
    """The sources of the sheets for each maker, by its name."""
    annexe.make(programmes, folder / "pages")
    pages = [folder / "pages" / f"{programme.stem}.html" for programme in programmes]
    sources = [folder / "typst" / f"{programme.stem}.typ" for programme in programmes]
    (folder / "typst").mkdir()
    shutil.copy(HERE / "sheet.typ", folder / "typst")
    for page, source in zip(pages, sources):
        source.write_text(to_typst(page.read_text("utf-8")), "utf-8")
    return {"annexe": programmes, "Typst": sources, "WeasyPrint": pages}


def read_pdf(pdf):
    """How many pages it has, and how many times each word."""
    command = ["pdftotext", "-enc", "UTF-8", pdf, "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    # Words are cut at the ends of lines, and not by all in the same places.
    words = re.findall(r"\w+", re.sub(r"[-\u00ad\u2010]\n?", "", text))
    return text.count("\f"), Counter(words)


def in_common(words, others):
    """The share of the words that both sheets have."""
    return (words & others).total() / max(words.total(), others.total())


def measure(name, pdfs, seconds, models):
    """A row of the table; the words are compared with those of the models."""
    row = {"name": name, "sheets": len(pdfs), "rate": len(pdfs) / seconds}
    row["bytes"] = statistics.mean(pdf.stat().st_size for pdf in pdfs)
    if shutil.which("pdftotext"):
        pages, words = zip(*map(read_pdf, pdfs))
        others = [read_pdf(models / pdf.name)[1] for pdf in pdfs]
        row["pages"] = statistics.mean(pages)
        row["common"] = min(map(in_common, words, others))
    return row


def show(rows):
    """Prints the table, where a dash is what cannot be told without pdftotext."""
    print(f"{CORES} cores; words: in common with annexe's, in the worst of sheets")
    print(f"{'':16}sheets  sheets/s  ms/sheet  pages  bytes    words  annexe/it")
    for row in rows:
        rate, ratio = row["rate"], rows[0]["rate"] / row["rate"]
        pages = f"{row['pages']:.1f}" if "pages" in row else "-"
        common = f"{row['common']:.1%}" if "common" in row else "-"
        print(
            f"{row['name']:16}{row['sheets']:6}{rate:10.1f}{1000 / rate:10.1f}"
            f"{pages:>7}{row['bytes']:7.0f}{common:>9}{ratio:11.2f}"
        )


def compare(asked, folder):
    """The rows of the table, by the name of the maker."""
    programmes = asked.programmes or write_programmes(folder, asked.count + 1)
    programmes = sorted(programmes.resolve().glob("*.yaml"))[: asked.count + 1]
    if len(programmes) < 2:
        sys.exit("two programmes are needed at least: one is to warm up with")
    makers = {
        "annexe": Annexe(asked.annexe),
        "Typst": Workers(Typst),
        "WeasyPrint": Workers(WeasyPrint),
    }
    sources = prepare(makers["annexe"], programmes, folder)
    sources["annexe"].pop()
    del sources["WeasyPrint"][asked.weasyprint_count : -1]

    seconds = {name: [] for name in makers}
    for turn in range(asked.rounds):
        for name, maker in makers.items():
            seconds[name].append(maker.make(sources[name], folder / f"{name}-{turn}"))

    rows = {}
    for name in makers:
        pdfs = sorted((folder / f"{name}-{turn}").glob("*.pdf"))
        full_name = name if name == "annexe" else f"{name} {version(name)}"
        median = statistics.median(seconds[name])
        rows[name] = measure(full_name, pdfs, median, folder / f"annexe-{turn}")
    return rows


def options():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    option = parser.add_argument
    option("--annexe", type=Path, required=True, help="the program to compare")
    option("--programmes", type=Path, help="a folder of YAML files; made by default")
    option("--count", type=int, default=100, help="how many sheets")
    option("--weasyprint-count", type=int, default=10, help="of them for WeasyPrint")
    option("--rounds", type=int, default=3, help="to take the median of")
    option("--at-least", type=float, default=0, help="the ratio to Typst to fail below")
    return parser.parse_args()


def main():
    asked = options()
    with tempfile.TemporaryDirectory() as folder:
        rows = compare(asked, Path(folder))
    show(list(rows.values()))
    annexe, rival = rows["annexe"], rows["Typst"]
    if rival.get("common", 1) < LEAST_IN_COMMON:
        sys.exit("Typst : the words are not those of annexe's sheets")
    ratio = annexe["rate"] / rival["rate"]
    many = f"{ratio:.1f} times as many annexes a second, in three formats"
    print(f"Typst : annexe makes {many}")
    return int(ratio < asked.at_least)


if __name__ == "__main__":
    sys.exit(main())
