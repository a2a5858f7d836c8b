"""Whether each page names a policy that its own styles and scripts keep to."""

from collections.abc import Iterator

from imhub.finding import Finding
from imhub.links.built import BuiltFile, BuiltSite


def check_policies(site: BuiltSite) -> tuple[Finding, ...]:
    """What a browser would refuse to show or run on a page of *site*, because of its policy."""
    found = {_blocked(page, problem) for page in site.pages for problem in _problems(page)}
    return tuple(sorted(found))


def _problems(page: BuiltFile) -> Iterator[str]:
    if not page.policy:
        yield "This page names no Content-Security-Policy before its first style or script."
        return
    data = ["a data: address" for use in page.uses if use.loads and use.target.startswith("data:")]
    for refused in dict.fromkeys([*page.refused, *data]):
        yield f"A browser ignores {refused} here: the Content-Security-Policy allows none."
    inline = {**page.styles, **page.scripts}
    for source, start in sorted(inline.items()):
        if source not in page.policy:
            yield f"The Content-Security-Policy does not name what begins with “{start.strip()}”."


def _blocked(page: BuiltFile, message: str) -> Finding:
    remedy = (
        "Put styles into a style sheet and scripts into a file of overrides/, and build the page "
        "on base.html."
    )
    return Finding(page.path, 0, "blocked-by-policy", message, remedy)
