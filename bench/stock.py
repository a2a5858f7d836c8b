"""The same words in stock Material for MkDocs, which many hubs would use."""

import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from imhub.frontmatter import split_front_matter
from served import read_files

_LINK = re.compile(r"\[([^\]]*)\]\((?:page|term|service):[^)]*\)")
_CONFIG = """
site_name: Small Moments
theme: {name: material, font: false}
markdown_extensions: [admonition]
"""
"""Without fonts of another host, which would only make it slower."""


def stock_pages(root: Path, pages: Mapping[str, str]) -> Mapping[str, bytes]:
    """Files of a site whose *pages* hold the bodies of the hub's Markdown, by address.

    *pages* names the Markdown file of each page, below `content/`, by the page's name.
    """
    with TemporaryDirectory() as work:
        docs = Path(work) / "docs"
        docs.mkdir()
        (Path(work) / "mkdocs.yml").write_text(_CONFIG, encoding="utf-8")
        titles = "\n".join(f"- [{name}]({name}.md)" for name in pages)
        (docs / "index.md").write_text(f"# Small Moments\n\n{titles}\n", encoding="utf-8")
        for name, file in pages.items():
            text = (root / "content" / file).read_text(encoding="utf-8")
            _, body, _ = split_front_matter(text) or ("", text, 1)
            words = _LINK.sub(lambda link: link[1], body)
            (docs / f"{name}.md").write_text(f"# {name}\n\n{words}", encoding="utf-8")
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
        subprocess.run(command, cwd=work, check=True)
        return read_files(Path(work) / "site")
