"""What a page may load and run: the Content-Security-Policy, in one home.

Nothing inline is allowed as such. A style or script that stands inside a page is named by the hash
of its text, so what an attacker adds does not run.
"""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

_OURS = "'self'"
WASM = "'wasm-unsafe-eval'"
"""A script source that lets a page run WebAssembly, and nothing else that a policy keeps out."""
_ELSEWHERE = "frame-ancestors 'none'"
"""Holds only in a header: a browser ignores it inside a page."""


def source_of(text: str) -> str:
    """What a policy calls the inline style or script *text*."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def page_policy(styles: Iterable[str] = (), scripts: Iterable[str] = ()) -> str:
    """The policy of a page that holds *styles* and *scripts*, each as `source_of` calls it."""
    return "; ".join(
        [
            "default-src 'none'",
            _directive("script-src", scripts),
            _directive("style-src", styles),
            *(f"{kind}-src {_OURS}" for kind in ("img", "font", "media", "connect", "manifest")),
            f"worker-src {_OURS}",
            "base-uri 'none'",
            f"form-action {_OURS}",
        ]
    )


def site_policy(styles: Iterable[str] = (), scripts: Iterable[str] = ()) -> str:
    """The policy that a server sends with every page of a site that holds *styles* and *scripts*.

    A browser keeps to this one and to the page's own, whichever is stricter.
    """
    return f"{page_policy(styles, scripts)}; {_ELSEWHERE}"


def _directive(name: str, sources: Iterable[str]) -> str:
    return " ".join([name, _OURS, *sorted(set(sources))])
