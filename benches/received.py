#!/usr/bin/env python3
"""Seconds of processor and peak memory of verify, extract and diff on files of up to 10 MB that are made to hurt.

Every file must be answered, without a panic, within the limits below. The files are made here, in a temporary folder."""

import argparse
import os
import random
import struct
import subprocess
import sys
import tempfile
import zlib

SECONDS, MEGABYTES = 2.0, 512
SIZE = 10_000_000
SOURCE = b"intitule: Animer\nlieu: Rennes\n--- # annexe.yaml\n"


def stream(data, entries=b""):
    return b"<<" + entries + b"/Length %d>>stream\n" % len(data) + data + b"\nendstream"


def deflated(data, entries=b""):
    return stream(zlib.compress(data, 9), entries + b"/Filter/FlateDecode")


def many(part, size=SIZE - 100_000):
    return part * (size // len(part))


def numbered(count, start=20):
    return b" ".join(b"%d 0 R" % (start + at) for at in range(count))


def pdf(objects=None, content=None, root=None, pages=None, page=None, trailer=b""):
    """A sheet of one paragraph, in which objects are replaced."""
    known = {
        1: b"<</Pages 2 0 R/AF[5 0 R]/StructTreeRoot 7 0 R>>",
        2: b"<</Type/Pages/Kids[%s]>>" % (pages or b"3 0 R"),
        3: page or b"<</Contents 4 0 R/Resources<</Font<</F 8 0 R>>>>>>",
        4: content or stream(b"/P<</MCID 0>>BDC BT /F 12 Tf (Animer) Tj ET EMC"),
        5: b"<</F(programme.yaml)/EF<</F 6 0 R>>>>",
        6: stream(SOURCE),
        7: root or b"<</K 9 0 R>>",
        8: b"<</Type/Font/ToUnicode 10 0 R>>",
        9: b"<</S/P/Pg 3 0 R/K 0>>",
        **(objects or {}),
    }
    out, table = bytearray(b"%PDF-1.7\n"), b"xref\n"
    for number, value in known.items():
        table += b"%d 1\n%010d 00000 n \n" % (number, len(out))
        out += b"%d 0 obj\n" % number + value + b"\nendobj\n"
    end = b"trailer\n<</Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (trailer, len(out))
    return bytes(out + table + end)


def table_stream(rows, entries):
    value = deflated(rows, b"/Type/XRef/Root 1 0 R" + entries)
    return b"%PDF-1.7\n1 0 obj\n" + value + b"\nendobj\nstartxref\n9\n%%EOF"


def object_stream(data, entries):
    out = b"%PDF-1.7\n10 0 obj\n" + deflated(data, b"/Type/ObjStm" + entries) + b"\nendobj\n"
    rows = b"".join(struct.pack(">BIH", *((1, 9, 0) if n == 10 else (2, 10, 0))) for n in range(12))
    value = stream(rows, b"/Type/XRef/Root 1 0 R/Size 12/W[1 4 2]")
    return out + b"12 0 obj\n" + value + b"\nendobj\nstartxref\n%d\n%%%%EOF" % len(out)


def chain(last, count):
    """Tables before each other."""
    out, before = bytearray(b"%PDF-1.7\n"), last
    for _ in range(count):
        at = len(out)
        out += b"xref\n0 0\ntrailer<</Root 1 0 R/Prev %d>>startxref\n" % before
        before = at
    return bytes(out) + b"startxref\n%d\n%%%%EOF" % before


def pdf_files():
    double = {n: b"[<</S/P/K %d 0 R>><</S/P/K %d 0 R>>]" % (n + 1, n + 1) for n in range(20, 120)}
    deep = {n: b"<</S/P/K %d 0 R>>" % (n + 1) for n in range(20, 150_000)}
    same_pages = {n: b"<</Contents 4 0 R/Annots 10 0 R>>" for n in range(20, 100_000)}
    yield "pages, one many times", pdf(pages=many(b"3 0 R "))
    yield "pages", pdf({n: b"<</Contents 4 0 R>>" for n in range(20, 150_000)}, pages=numbered(149_980))
    yield "pages inside pages", pdf({n: b"<</Type/Pages/Kids[%d 0 R]>>" % (n + 1) for n in range(20, 100_000)}, pages=b"20 0 R")
    yield "pages of one content", pdf({n: b"<</Contents 4 0 R>>" for n in range(20, 1020)}, stream(many(b"q ", 8_000_000)), pages=numbered(1000))
    yield "pages of one blank", pdf({n: b"<</Contents 4 0 R>>" for n in range(20, 1020)}, stream(many(b" ")), pages=numbered(1000))
    yield "comments of all pages", pdf({**same_pages, 10: b"[" + many(b"11 0 R ", 700_000) + b"]", 11: b"<</Subtype/Link>>"}, pages=numbered(99_000))
    yield "elements, doubled", pdf({**double, 120: b"[0]"}, root=b"<</K 20 0 R>>")
    yield "elements inside elements", pdf(deep, root=b"<</K 20 0 R>>")
    yield "elements", pdf(root=b"<</K[" + many(b"<</S/P>>") + b"]>>")
    yield "elements of one array", pdf({10: b"[" + many(b"0 ", 600_000) + b"]"}, root=b"<</K[" + many(b"<</S/P/K 10 0 R>>", 5_000_000) + b"]>>")
    yield "marks", pdf(root=b"<</S/P/Pg 3 0 R/K[" + many(b"0 ") + b"]>>")
    yield "texts of elements", pdf(root=b"<</K[" + many(b"<</S/P/ActualText(aaaaaaaaaaaaaaaa)>>") + b"]>>")
    yield "bomb of zeros", pdf(content=deflated(bytes(64 << 20)))
    yield "bomb of operators", pdf(content=deflated(many(b"q Q ", 64 << 20)))
    yield "bomb in a bomb", pdf(content=stream(zlib.compress(zlib.compress(bytes(64 << 20), 9), 9), b"/Filter[/FlateDecode/FlateDecode]"))
    yield "rows of one byte", pdf(content=deflated(bytes(31 << 20), b"/DecodeParms<</Predictor 15/Columns 1>>"))
    yield "filters", pdf(content=stream(b"x", b"/Filter[" + many(b"/FlateDecode") + b"]"))
    for name, part in {
        "arrays": b"[", "dictionaries": b"<<", "strings": b"(", "operands": b"1 ", "operators": b"q ", "texts": b"BT ",
        "open marks": b"/P<</MCID 0>>BDC ", "comments": b"%", "short comments": b"1 %\n", "blanks": b" ", "digits": b"9",
        "names": b"/#41#41", "images": b"BI ID EI ", "hidden text": b"/A BMC (a)Tj ", "text": b"(a b c)Tj ",
    }.items():
        yield f"content of {name}", pdf(content=stream(many(part)))
    marks = b"".join(b"/P<</MCID %d>>BDC(a)Tj EMC " % n for n in range(350_000))
    yield "content of marks", pdf(content=stream(marks))
    yield "content in parts", pdf(page=b"<</Contents[" + many(b"4 0 R ") + b"]>>")
    yield "array", pdf(root=b"<</K 10 0 R>>", objects={10: b"[" + many(b"1 ") + b"]"})
    yield "arrays inside arrays", pdf(root=many(b"["))
    yield "dictionary", pdf(root=b"<<" + b"".join(b"/%x 1" % n for n in range(1_100_000)) + b">>")
    yield "objects", pdf({n: b"1" for n in range(20, 200_000)})
    yield "table that swells", table_stream(bytes(64 << 20), b"/W[1 1 1]/Size 400000000")
    yield "entries of one byte", table_stream(bytes(31 << 20), b"/W[1 0 0]/Size 400000000")
    yield "entries of no byte", table_stream(b"", b"/W[0 0 0]/Size 400000000")
    yield "tables before each other", chain(9, 180_000)
    entries = many(b"0000000009 00000 n \n")
    yield "entries", b"%PDF-1.7\nxref\n0 490000\n" + entries + b"trailer<</Root 1 0 R>>startxref\n9\n%%EOF"
    head = b"".join(b"%d 0 " % n for n in range(1, 200_000))
    yield "objects at one place", object_stream(head + b"[" + b"1 " * 400_000 + b"]", b"/N 199999/First %d" % len(head))
    head = b"1 0 " * 1_000_000
    yield "objects behind blanks", object_stream(head + b" " * 9_000_000 + b"1", b"/N 1000000/First %d" % len(head))
    yield "stream of objects that swells", object_stream(bytes(64 << 20), b"/N 1/First 10")
    show = stream(b"BT/F 1 Tf(" + many(b"ab", 4_000_000) + b")Tj")
    yield "codes of a book", pdf({10: stream(b"beginbfchar <6162> <" + b"0041" * 1_000_000 + b"> endbfchar")}, show)
    yield "range of codes", pdf({10: stream(b"beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange")}, show)
    yield "ranges of codes", pdf({10: deflated(many(b"<0000> <FFFF> <0041> ", 20 << 20) + b"endbfrange")})
    yield "attachments", pdf({1: b"<</Pages 2 0 R/AF[" + many(b"5 0 R ") + b"]>>", 5: b"<</F(a)>>"})
    yield "encrypted", pdf(trailer=b"/Encrypt<</Filter/Standard>>")
    yield "random", b"%PDF-1.7\n" + random.randbytes(SIZE)
    yield "zeros", b"%PDF-1.7\n" + bytes(SIZE) + b"startxref\n9\n%%EOF"
    for name, source in sources():
        yield f"source of {name}", pdf({6: deflated(source + b"--- # annexe.yaml\n")})


def html_files():
    head = b'<!doctype html><html><head><script type="application/yaml" id="document_source">\n' + SOURCE
    head += b"</script></head><body>"
    for name, part in {
        "elements": b"<b>", "ends": b"</p>", "attributes": b"<p a=b c=d>", "comments": b"<!---->", "open comment": b"-",
        "angles": b"<", "ampersands": b"&", "entities": b"&amp;", "characters": b"&#x10FFFF;", "words": b"a ", "letters": b"a",
        "zeros": b"\0", "bytes": b"\xff", "styles": b"<style>", "scripts": b"<script><!--<script>", "doctypes": b"<!doctype a>",
        "sections": b"<![CDATA[", "contents": b"<nav class=contents>",
    }.items():
        opening = b"<!--" if name == "open comment" else b""
        yield name, head + opening + many(part)
    yield "element of attributes", head + b"<p " + b" ".join(b"a%x" % n for n in range(1_300_000)) + b">"
    yield "long attribute", head + b"<p id='" + many(b"a") + b"'>"
    yield "open element", head + b"<p " + many(b"a")
    yield "random", head + random.randbytes(SIZE)
    yield "source that does not end", b"<html><script id=document_source>" + many(b"a: b\n")


def sources():
    """Programmes of up to 1 MB."""
    item = lambda text, count: b"intitule: A\nobjectifs:\n  liste:\n" + b"".join(b"    - %s\n" % text for _ in range(count))
    yield "items", item(b"aa", 60_000)
    yield "few items", item(b"aa", 4_900)
    yield "links", item(b"'[a](https://a.fr)'", 3_500)
    yield "long words", item(b"a" * 60_000, 15)
    yield "bold words", item(b"'" + b"**a** " * 1_900 + b"'", 2)
    yield "times", item(b"12 h 30 " * 7_000, 6)
    yield "brackets", item(b"'" + b"[a](" * 15_000 + b"'", 15)
    days = b"".join(b"    - titre: J%d\n      date: 2026-09-17\n      objectifs: [a, b]\n" % n for n in range(1_400))
    yield "days", b"intitule: A\nderoule:\n  journees:\n" + days
    yield "anchors", b"a: &a [x,x,x,x]\n" + b"".join(b"%c: &%c [%s]\n" % (98 + n, 98 + n, b",".join([b"*%c" % (97 + n)] * 9)) for n in range(9))


def revisions():
    words = "savoir faire dire lire animer conduire groupe projet budget équipe droit usage accueil".split()
    sentence = lambda count: " ".join(random.choice(words) for _ in range(count))
    programme = lambda items: ("intitule: A\nobjectifs:\n  liste:\n" + "".join(f'    - "{it}"\n' for it in items)).encode()
    pair = lambda make: (programme(make(0)), programme(make(1)))
    yield "different items", pair(lambda side: [f"{sentence(4)} {n + side * 5000}" for n in range(3_990)])
    yield "too many different items", pair(lambda side: [f"{sentence(4)} {n + side * 50000}" for n in range(15_000)])
    yield "long texts", pair(lambda _: [sentence(8_000) for _ in range(3)])
    yield "one word again", (programme(["a " * 30_000]), programme(["a b " * 15_000]))
    yield "short sentences", pair(lambda side: ["".join(f"{'ab'[side]}{n % 10}. " for n in range(15_000))])
    yield "the same item", (programme(["Lire"] * 19_900), programme(["Lire"] * 19_890 + ["Dire"] * 10))
    yield "two items", pair(lambda _: [random.choice("ab") for _ in range(19_900)])
    yield "shuffled", pair(lambda _: random.sample([f"objectif {n}" for n in range(19_900)], 19_900))
    yield "keys", (b"".join(b"k%d: 1\n" % n for n in range(90_000)), b"intitule: A\n")
    yield "conflicts", (b"<<<<<<< a\n=======\n>>>>>>> b\n" * 37_000, b"a: {\nb: {\n" * 100_000)
    yield "blank lines", (b"\n" * 1_000_000, b"- \n" * 330_000)


def measure(command):
    """The exit code, the seconds of processor, the megabytes, and the last line."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    lines = [line for line in said.decode(errors="replace").splitlines() if line.strip()]
    seconds = usage.ru_utime + usage.ru_stime
    return os.waitstatus_to_exitcode(status), seconds, usage.ru_maxrss / 1024, lines


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--annexe", default="annexe")
    parser.add_argument("--all", action="store_true", help="print every file, not the ten that cost most")
    options = parser.parse_args()
    annexe = os.path.abspath(options.annexe)
    random.seed(18)
    results = []
    with tempfile.TemporaryDirectory() as folder:

        def run(name, arguments):
            code, seconds, megabytes, lines = measure([annexe, "--lang", "en", *arguments])
            refusal = next((line for line in lines if "error" in line or "cannot" in line), lines[0] if lines else "")
            results.append((seconds, megabytes, code, name, refusal[-90:].replace(folder, "")))

        for kind, files in (("pdf", pdf_files()), ("html", html_files())):
            path = os.path.join(folder, f"a.{kind}")
            for name, data in files:
                with open(path, "wb") as file:
                    file.write(data)
                for command in ("verify", "extract"):
                    run(f"{command} {kind}: {name}", [command, path])
                run(f"diff {kind}: {name}", ["diff", path, path])
        for name, pair in revisions():
            paths = [os.path.join(folder, side) for side in ("a.yaml", "b.yaml")]
            for path, data in zip(paths, pair):
                with open(path, "wb") as file:
                    file.write(data)
            run(f"diff: {name}", ["diff", *paths])
    wrong = [it for it in results if it[0] > SECONDS or it[1] > MEGABYTES or it[2] not in (0, 1, 3)]
    results.sort(reverse=True)
    for seconds, megabytes, code, name, refusal in results if options.all else results[:10] + wrong:
        print(f"{seconds:6.2f} s {megabytes:5.0f} MB  exit {code}  {name}: {refusal}")
    most = max(megabytes for _, megabytes, _, _, _ in results)
    print(f"{len(results)} answers, the longest in {results[0][0]:.2f} s, the largest in {most:.0f} MB, {len(wrong)} beyond the limits")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
