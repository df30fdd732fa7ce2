"""What the site shows otherwise than the repository: MkDocs calls these functions."""

import logging
import re

import plots

log = logging.getLogger("mkdocs.hooks")


def on_nav(nav, config, files):
    named = {page.file.src_uri for page in nav.pages}
    for file in files.documentation_pages():
        if re.fullmatch(r"docs/(flows/)?[^/]+\.md", file.src_uri) and file.src_uri not in named:
            log.warning("%s is not in the nav of site/mkdocs.yml", file.src_uri)


def on_page_markdown(markdown, page, config, files):
    here = page.file.src_uri
    up = "../" * here.count("/")
    # A spec is shown by its page of the API reference, the folder of all by the list of them.
    markdown = re.sub(r"\]\((?:\.\./)*specs/(\w+)\.yaml\)", rf"]({up}api/\1.html)", markdown)
    markdown = re.sub(r"\]\((?:\.\./)*specs\)", rf"]({up}docs/api.md)", markdown)
    markdown = re.sub(r"\]\((?:\.\./)*LICENSE\)", rf"]({up}LICENSE.txt)", markdown)
    if here == "docs/benchmarks.md":
        markdown = plots.beside_tables(markdown)
    return blank_line_before_blocks(markdown)


def blank_line_before_blocks(markdown):
    """A list or table may follow a line of text directly; Python's Markdown wants a blank line between."""
    lines, fenced, before = [], False, ""
    for line in markdown.split("\n"):
        begins = re.match(r"([*-]|\d+\.) |\|", line)
        continues = not before.strip() or re.match(r"([*-]|\d+\.) |\||\s", before)
        if begins and not continues and not fenced:
            lines.append("")
        if line.startswith("```"):
            fenced = not fenced
        lines.append(line)
        before = line
    return "\n".join(lines)
