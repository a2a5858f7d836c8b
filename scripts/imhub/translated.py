"""What no reader may see of a hub's translations, beside what is wrong with its pages.

What a translator might look at again is said by `imhub translations check` alone: an editor can do
nothing about it.
"""

from dataclasses import replace
from pathlib import Path

from imhub.finding import Severity
from imhub.prepare import Prepared


def with_translations(root: Path, examined: Prepared) -> Prepared:
    """*examined*, with the errors in the translations of the hub in *root*.

    Raises:
        HubError: a PO file cannot be read; the text names file and line.
    """
    site, context = examined.site, examined.context
    if site is None or context is None or not any((root / "translations").glob("*/*.po")):
        return examined
    from imhub.proof import check_translations  # Slow to load, and many hubs have none.

    found = check_translations(root, site, context.bodies)
    errors = (finding for finding in found if finding.severity is Severity.ERROR)
    return replace(examined, findings=tuple(sorted({*examined.findings, *errors})))
