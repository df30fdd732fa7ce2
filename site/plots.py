"""Bars beside the tables that benchmarks/run wrote: SVG in the page, in its colours."""

import re
from html import escape

# What is plotted of which table: by the beginning of its heading, the column, and what its numbers are.
PLOTS = [
    ("One download", "seconds", "seconds, less is better"),
    ("One download", "peak MiB", "peak of memory in MiB, less is better"),
    ("2,000 exports of 20,000 bytes, one", "warm s", "seconds, once warm; less is better"),
    ("2,000 exports of 20,000 bytes, 16", "warm s", "seconds, once warm; less is better"),
    ("Signing", "ns", "nanoseconds, less is better"),
]
ROW, LABEL, BAR, WIDTH = 24, 290, 330, 700


def beside_tables(markdown):
    sections = re.split(r"(?m)^(?=### )", markdown)
    return "".join(plotted(section) for section in sections)


def plotted(section):
    heading = section.split("\n", 1)[0].removeprefix("### ")
    wanted = [(column, unit) for start, column, unit in PLOTS if heading.startswith(start)]
    if not wanted:
        return section
    table = [[cell.strip() for cell in line.strip("|").split("|")] for line in section.split("\n") if line.startswith("|")]
    head, rows = table[0], table[2:]
    figures = [bars(heading, unit, values(head, rows, column)) for column, unit in wanted]
    first, rest = section.split("\n", 1)
    return first + "\n\n" + "\n\n".join(figures) + "\n" + rest


def values(head, rows, column):
    """Those that have one: curl has no warm pass."""
    at = head.index(column)
    numbered = [(row[0], row[at]) for row in rows]
    return [(name, text, float(text.replace(",", ""))) for name, text in numbered if re.fullmatch(r"[\d.,]+", text)]


def bars(heading, unit, numbers):
    largest = max(number for _, _, number in numbers)
    height = ROW * (len(numbers) + 1)
    parts = [
        f'<svg class="plot" role="img" viewBox="0 0 {WIDTH} {height}" xmlns="http://www.w3.org/2000/svg">'
        f"<title>{escape(heading)}: {escape(unit)}</title>",
        f'<text x="{LABEL}" y="15" class="unit">{escape(unit)}</text>',
    ]
    for i, (name, text, number) in enumerate(numbers):
        top = ROW * (i + 1)
        ours = ' class="ours"' if name.startswith("ours") else ""
        parts.append(
            f'<g{ours}><text x="{LABEL - 8}" y="{top + 15}" text-anchor="end">{escape(name)}</text>'
            f'<rect x="{LABEL}" y="{top + 3}" width="{max(1, BAR * number / largest):.1f}" height="{ROW - 8}" rx="2"/>'
            f'<text x="{LABEL + 6 + BAR * number / largest:.1f}" y="{top + 15}">{text}</text></g>'
        )
    return "\n".join(parts) + "\n</svg>"
