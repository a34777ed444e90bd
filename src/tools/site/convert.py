"""Turns notebooks, Markdown files and sources into the insides of pages.

A line of standard input is a JSON object {"kind": "notebook" | "markdown" | "source", "path": …}; for each
one a line of standard output is the HTML, as JSON. Notebooks are made by nbconvert with the template beside
this file. It asks for nothing but these files.
"""

import json
import sys
from pathlib import Path

# A grammar of addresses that nbformat would load for two seconds and that no notebook needs.
sys.modules["rfc3987_syntax"] = None

from nbconvert import HTMLExporter  # noqa: E402
from nbconvert.filters import markdown2html  # noqa: E402
from pygments import highlight  # noqa: E402
from pygments.formatters import HtmlFormatter  # noqa: E402
from pygments.lexers import get_lexer_for_filename  # noqa: E402

EXPORTER = HTMLExporter(
    extra_template_basedirs=[str(Path(__file__).parent)],
    template_name="template",
)
EXPORTER.register_filter(
    "escape_html_keep_quotes",
    lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"),
)
EXPORTER.config.NbConvertBase.display_data_priority = [
    "application/vnd.claim+json",
    "application/vnd.plotly.v1+json",
    "text/html",
    "image/png",
    "text/markdown",
    "text/plain",
]


def source(path):
    lexer = get_lexer_for_filename(path.name)
    numbered = HtmlFormatter(linenos="inline", anchorlinenos=True, lineanchors="L", wrapcode=True)
    return highlight(path.read_text("utf-8"), lexer, numbered)


KINDS = {
    "notebook": lambda path: EXPORTER.from_filename(str(path))[0],
    "markdown": lambda path: markdown2html(path.read_text("utf-8")),
    "source": source,
}

for line in sys.stdin:
    job = json.loads(line)
    print(json.dumps(KINDS[job["kind"]](Path(job["path"]))), flush=True)
