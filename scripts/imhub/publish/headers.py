"""What a server sends beside each file, for two kinds of server, from one list.

`_headers` is read by the usual hosts of static files. `_headers.nginx` says the same to nginx. Both
stand in the site, so that pages and what is sent with them change in one step.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from imhub.policy import site_policy
from imhub.publish.api import FOLDER

LONGEST_LINE, MOST_BLOCKS = 2_000, 100
"""How much of `_headers` every host that we know of reads."""

_OFF = (
    "accelerometer", "browsing-topics", "camera", "display-capture", "encrypted-media", "gamepad",
    "geolocation", "gyroscope", "hid", "idle-detection", "keyboard-map", "local-fonts",
    "magnetometer", "microphone", "midi", "otp-credentials", "payment", "picture-in-picture",
    "publickey-credentials-create", "publickey-credentials-get", "screen-wake-lock", "serial",
    "storage-access", "usb", "window-management", "xr-spatial-tracking",
)  # fmt: skip
"""What no page asks of a phone. A name that Chromium does not know would be an error there."""
_HASHED = re.compile(r"assets/(?!saved-).*\.[0-9a-f]{10}(?:\.[a-z0-9]+|/.*)")
"""Lists of what to save have a hash too, but are asked for anew: one is gone with its version."""
_HASHED_FOLDER = re.compile(r"(?P<parent>.*/)[^/]*\.[0-9a-f]{10}/.*")
_FOREVER = "public, max-age=31536000, immutable"
_HIDDEN = {"X-Robots-Tag": "noindex"}
_FOR_ALL = "Access-Control-Allow-Origin"
"""Lets pages of others read a file. What partners get is for them; nothing else is."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What the headers of a site depend on."""

    styles: frozenset[str]
    """Inline styles of all pages, as a policy names them."""
    scripts: frozenset[str]
    hidden: tuple[str, ...]
    """Addresses that search engines must not list, below the site's root, sorted; `*` at the end
    for all that begin so."""
    hashed: tuple[str, ...]
    """Files whose name changes with their content, sorted; `*` at the end for all that begin so."""
    all_hidden: bool = False
    """Whether search engines must list no page at all, as in a preview."""


def hashed_among(names: Iterable[str]) -> tuple[str, ...]:
    """Those of the files *names* whose name changes with their content.

    All folders that change with theirs have a parent to themselves, which stands for them.
    """
    hashed = {name for name in names if _HASHED.fullmatch(name)}
    return tuple(sorted({_HASHED_FOLDER.sub(r"\g<parent>*", name) for name in hashed}))


def hidden_among(pages: Collection[str], hidden: Collection[str]) -> tuple[str, ...]:
    """The addresses of the pages *hidden*, which are some of *pages*.

    A folder stands for two or more pages in it if there are no others.
    """
    below = Counter(folder for page in pages for folder in _folders(page))
    gone = Counter(folder for page in hidden for folder in _folders(page))
    whole = {folder for folder, count in gone.items() if count == below[folder] > 1}
    addresses = {
        next((f"{folder}*" for folder in _folders(page) if folder in whole), page)
        for page in hidden
    }
    return tuple(sorted(address.removesuffix("index.html") for address in addresses))


def _folders(page: str) -> Iterator[str]:
    """The folders in which the file *page* stands, the widest first."""
    return (page[: at + 1] for at, sign in enumerate(page) if sign == "/")


def write_headers(folder: Path, home: str, sent: Sent) -> tuple[str, ...]:
    """Write `_headers` and `_headers.nginx` into *folder*, which a host serves at *home*.

    Gives what of them some hosts leave out.
    """
    text = static_host_headers(home, sent)
    for name, content in (("_headers", text), ("_headers.nginx", nginx_headers(home, sent))):
        (folder / name).write_text(content, encoding="utf-8", newline="\n")
    return beyond_hosts(text)


def headers_of_all(sent: Sent) -> Mapping[str, str]:
    """What is sent with every file."""
    return {
        "Content-Security-Policy": site_policy(sent.styles, sent.scripts),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in _OFF),
        "Referrer-Policy": "no-referrer",
        "Strict-Transport-Security": "max-age=31536000",
        "X-Content-Type-Options": "nosniff",
        "X-DNS-Prefetch-Control": "off",
        **(_HIDDEN if sent.all_hidden else {}),
    }


def static_host_headers(home: str, sent: Sent) -> str:
    """The text of `_headers`: an address a block, `*` for any.

    Such a host adds the headers of all blocks that fit, so no header stands in two of them. It
    asks for pages anew each time without being told.
    """
    blocks = [(f"{home}*", headers_of_all(sent))]
    if not sent.all_hidden:
        blocks += [(home + address, _HIDDEN) for address in sent.hidden]
    blocks.append((f"{home}{FOLDER}/*", {_FOR_ALL: "*"}))
    blocks += [(home + name, {"Cache-Control": _FOREVER}) for name in sent.hashed]
    return "\n".join(_block(address, headers) for address, headers in blocks)


def beyond_hosts(text: str) -> tuple[str, ...]:
    """What of *text*, which is that of `_headers`, some hosts leave out."""
    lines = text.splitlines()
    longest = max(map(len, lines), default=0)
    blocks = sum(not line.startswith(" ") for line in lines if line)
    long = f"Its longest line has {longest} letters, and some hosts read {LONGEST_LINE}."
    many = f"It names {blocks} addresses, and some hosts read {MOST_BLOCKS}."
    return (*([long] * (longest > LONGEST_LINE)), *([many] * (blocks > MOST_BLOCKS)))


def _block(address: str, headers: Mapping[str, str]) -> str:
    lines = [f"  {name}: {value}" for name, value in headers.items()]
    return "\n".join([address, *lines, ""])


def nginx_headers(home: str, sent: Sent) -> str:
    """The text of `_headers.nginx`, for `include` in the server that serves the site."""
    return "\n".join(
        [
            "# Written by imhub build. deploy/nginx.conf includes it, above its own rewrites.",
            *_nginx(home, sent),
            "",
        ]
    )


def _nginx(home: str, sent: Sent) -> Iterator[str]:
    yield 'set $hub_cache "no-cache";'
    yield _if(f"{re.escape(home)}{_HASHED.pattern}", "$hub_cache", _FOREVER)
    yield 'set $hub_readers "";'
    yield _if(f"{re.escape(home + FOLDER)}/.*", "$hub_readers", "*")
    own = {"Cache-Control": "$hub_cache", _FOR_ALL: "$hub_readers"}
    headers = {**headers_of_all(sent), **own}
    if sent.hidden and not sent.all_hidden:
        yield 'set $hub_robots "";'
        for address in sent.hidden:
            start = re.escape(home + address.removesuffix("*"))
            rest = ".*" if address.endswith("*") else "(?:index\\.html)?"
            yield _if(start + rest, "$hub_robots", "noindex")
        headers["X-Robots-Tag"] = "$hub_robots"
    for name, value in headers.items():
        yield f'add_header {name} "{value}" always;'


def _if(pattern: str, variable: str, value: str) -> str:
    """Sets *variable* to *value* for addresses that fit *pattern*."""
    return f'if ($uri ~ "^{pattern}$") {{ set {variable} "{value}"; }}'
