"""From a sheet of annexe's in HTML to a source of the same words for Typst."""

import json
import re
from html.parser import HTMLParser

VOID = {"br", "img", "meta"}
UNPRINTED = {"head", "nav", "img"}
SPANS = {"strong": "strong", "em": "emph", "sup": "super"}


class Node:
    def __init__(self, tag, attributes=()):
        self.tag, self.attributes, self.children = tag, dict(attributes), []
        self.classes = self.attributes.get("class", "").split()

    def values(self, attribute):
        return [value for name, value in self.attributes.items() if name == attribute]

    def elements(self):
        return [child for child in self.children if isinstance(child, Node)]

    def all(self, *tags):
        """The elements of these names, in order, however deep."""
        for child in self.elements():
            if child.tag in tags:
                yield child
            yield from child.all(*tags)

    def text(self):
        return "".join(c if isinstance(c, str) else c.text() for c in self.children)

    def one_of(self, *classes, default=None):
        return next((name for name in classes if name in self.classes), default)


class Tree(HTMLParser):
    """Reads a page where only void elements have no end tag."""

    def __init__(self, page):
        super().__init__()
        self.root = Node("document")
        self.open = [self.root]
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attributes):
        node = Node(tag, attributes)
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag):
        closed = self.open.pop().tag
        assert closed == tag, f"</{tag}> closes <{closed}>"

    def handle_data(self, text):
        # Lines end between blocks only.
        if text.strip("\n"):
            self.open[-1].children.append(text)


def to_typst(page):
    root = Tree(page).root
    words = {name: p.text() for p in root.all("p") for name in p.classes}
    # What runs at the head and at the foot of annexe's pages.
    kicker = words.get("kicker", "")
    subject = re.sub(
        r"^(.*?) à la convention .*(N°\s\S+).*", r"\1 – convention \2", kicker
    )
    running = {"title": next(root.all("h1")).text(), "subject": subject}
    running["reference"] = words.get("small", "")
    arguments = ", ".join(f"{name}: {quoted(text)}" for name, text in running.items())
    return f'#import "sheet.typ": *\n#show: sheet.with({arguments})\n{inside(root)}'


def quoted(text):
    """A string: nothing in it is markup for Typst."""
    return json.dumps(text, ensure_ascii=False)


def inside(node):
    return "".join(map(markup, node.children))


def contents(nodes):
    return "".join(f"[{inside(node)}]" for node in nodes)


def markup(node):
    """Calls of functions of Typst and of sheet.typ, one a line for blocks."""
    if isinstance(node, str):
        return f"#{quoted(node)}"
    children = node.elements()
    match node.tag:
        case tag if tag in UNPRINTED or "skip" in node.classes:
            return ""
        case "p":
            own = node.one_of("kicker", "kind", "subtitle", "label", "aside", "small")
            return f"#{own or 'par'}[{inside(node)}]\n"
        case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
            return f"#heading(level: {node.tag[1]})[{inside(node)}]\n"
        case "hgroup" if children[0].tag != "p":
            return f"#beside{''.join(f'[{markup(child)}]' for child in children)}\n"
        case "section" if "band" in node.classes:
            return f"#band[{markup(children[0])}]\n{''.join(map(markup, children[1:]))}"
        case "ol" if "id" in children[0].attributes:
            return "".join(map(note, children))
        case "ul" | "ol":
            name = "list" if node.tag == "ul" else "enum"
            first = [item.elements()[0].tag for item in children if item.elements()]
            options = [f"tight: {'false' if 'p' in first else 'true'}"]
            options += [f"start: {start}" for start in node.values("start")]
            return f"#{name}({', '.join(options)}){contents(children)}\n"
        case "dl":
            return f"#facts{contents(node.all('dt', 'dd'))}\n"
        case "table":
            return table(node)
        case "blockquote":
            return f"#quote(block: true)[{inside(node)}]\n"
        case "strong" | "em" | "sup":
            return f"#{SPANS[node.tag]}[{inside(node)}]{anchor(node)}"
        case "a":
            target = node.attributes["href"]
            target = f"<{target[1:]}>" if target.startswith("#") else quoted(target)
            return f"#link({target})[{inside(node)}]"
        case "br":
            return "#linebreak()"
    return inside(node)


def anchor(node):
    return "".join(f"<{name}>" for name in node.values("id"))


def note(item):
    call, text = item.elements()
    return f"#note[{markup(call)}][{inside(text)}]{anchor(item)}\n"


def table(node):
    head, *body = [row.elements() for row in node.all("tr")]
    styles = [row.one_of("total", "muted", default="") for row in node.all("tr")][1:]
    widths = "".join("auto, " if "fit" in cell.classes else "1fr, " for cell in head)
    aligns = "".join(
        cell.one_of("center", "end", default="start") + ", " for cell in head
    )
    rows = "".join(
        "  " + ", ".join(f"{style}[{inside(cell)}]" for cell in row) + ",\n"
        for style, row in zip(styles, body)
    )
    return (
        f"#{node.one_of('signatures', default='rows')}(\n"
        f"  columns: ({widths}), align: ({aligns}),\n"
        f"  table.header{contents(head)},\n{rows})\n"
    )
