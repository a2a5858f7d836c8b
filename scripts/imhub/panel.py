"""The editor's panel beside a page of the preview: band, findings, review date, needs served."""

from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from imhub.checks import Context
from imhub.finding import Finding
from imhub.model import Message
from imhub.report import worst_first
from imhub.review import next_review

_FOLDER = Path(__file__).parent / "preview"


def make_panel(context: Context, message: Message, findings: Sequence[Finding]) -> str:
    """The panel of *message* as HTML. Its style and script are files, as the page's policy asks."""
    environment = Environment(loader=FileSystemLoader(_FOLDER), autoescape=True)
    needs = {need.id: need.need for need in context.site.needs}
    own = [finding for finding in findings if finding.file == message.file]
    html: str = environment.get_template("panel.html").render(
        message=message,
        findings=sorted(own, key=worst_first),
        reading=context.reading(message),
        due=next_review(message, context.site.hub),
        needs=[(id_, needs.get(id_, "")) for id_ in message.needs],
    )
    return html
