"""What two kinds of server send says the same."""

import re
from dataclasses import replace
from pathlib import Path

from imhub.assemble import assemble
from imhub.finding import Severity
from imhub.policy import page_policy, source_of
from imhub.prepare import silent
from imhub.publish.headers import (
    LONGEST_LINE,
    MOST_BLOCKS,
    Sent,
    beyond_hosts,
    hashed_among,
    headers_of_all,
    hidden_among,
    nginx_headers,
    static_host_headers,
)
from tests.browser.serving import headers_for, read_headers

SENT = Sent(
    frozenset({"'sha256-b='", "'sha256-a='"}),
    frozenset({"'sha256-c='"}),
    hidden=("help/quiet/",),
    hashed=("assets/finder.0123456789.js",),
)
HASH = "0123456789"


def sent_for(address: str, sent: Sent = SENT, home: str = "/") -> dict[str, str]:
    return headers_for(address, read_headers(static_host_headers(home, sent)))


def test_every_file_is_sent_with_all_headers() -> None:
    for address in ("/", "/404.html", "/help/quiet/", "/assets/finder.0123456789.js"):
        assert headers_of_all(SENT).items() <= sent_for(address).items()


def test_the_policy_names_every_inline_style_and_script() -> None:
    policy = sent_for("/")["Content-Security-Policy"]

    assert "style-src 'self' 'sha256-a=' 'sha256-b=';" in policy
    assert "script-src 'self' 'sha256-c=';" in policy
    assert policy.endswith("frame-ancestors 'none'")


def test_hashed_files_are_kept_and_others_are_asked_for_again() -> None:
    assert sent_for("/assets/finder.0123456789.js")["Cache-Control"].endswith(", immutable")
    assert "Cache-Control" not in sent_for("/assets/icon.svg")
    assert "Cache-Control" not in sent_for("/")


def test_only_names_with_a_hash_are_hashed() -> None:
    names = [f"assets/a.{HASH}.js", f"assets/b/c.{HASH}.css", "assets/icon.svg", f"a.{HASH}.js"]

    assert hashed_among(names) == (f"assets/a.{HASH}.js", f"assets/b/c.{HASH}.css")


def test_a_list_of_what_to_save_is_asked_for_again() -> None:
    """Whether it is still there tells a browser if the site has changed since."""
    assert hashed_among([f"assets/saved-en.{HASH}.json", "sw.js"]) == ()
    (pattern,) = re.findall(r'"(\^/assets/.*)"\)', nginx_headers("/", SENT))
    assert not re.match(pattern, f"/assets/saved-en.{HASH}.json")
    assert re.match(pattern, f"/assets/finder.{HASH}.js")


def test_search_engines_leave_out_what_is_hidden() -> None:
    assert sent_for("/help/quiet/")["X-Robots-Tag"] == "noindex"
    assert "X-Robots-Tag" not in sent_for("/")


def test_a_folder_that_is_hidden_whole_is_named_once() -> None:
    hidden = ["our/index.html", "our/a/index.html", "our/b/index.html", "help/quiet/index.html"]
    pages = [*hidden, "index.html", "help/index.html", "help/loud/index.html"]

    named = hidden_among(pages, hidden)

    assert named == ("help/quiet/", "our/*")
    sent = replace(SENT, hidden=named)
    for address in ("/our/", "/our/a/", "/our/b/index.html"):
        assert sent_for(address, sent)["X-Robots-Tag"] == "noindex"
        assert re.search(r'\^/our/\.\*\$"\) \{ set \$hub_robots', nginx_headers("/", sent))
    for address in ("/", "/help/", "/help/loud/", "/ours/"):
        assert "X-Robots-Tag" not in sent_for(address, sent)


def test_search_engines_leave_out_a_whole_preview() -> None:
    preview = replace(SENT, all_hidden=True)

    assert sent_for("/", preview)["X-Robots-Tag"] == "noindex"
    assert sent_for("/help/quiet/", preview)["X-Robots-Tag"] == "noindex"


def test_pages_of_others_may_read_what_is_for_partners_and_nothing_else() -> None:
    name = "Access-Control-Allow-Origin"

    assert sent_for("/api/v1/en/messages.json")[name] == "*"
    assert sent_for("/hub/api/v1/index.json", home="/hub/")[name] == "*"
    for address in ("/", "/search/", "/api/", "/assets/finder.0123456789.js", "/feeds/en/new.xml"):
        assert name not in sent_for(address)


def test_a_hub_may_be_part_of_a_site() -> None:
    assert "Referrer-Policy" in sent_for("/hub/", home="/hub/")
    assert "Referrer-Policy" not in sent_for("/", home="/hub/")
    assert 'if ($uri ~ "^/hub/help/quiet/' in nginx_headers("/hub/", SENT)


def test_nginx_sends_the_same_headers() -> None:
    lines = re.findall(r'^add_header (\S+) "(.*)" always;$', nginx_headers("/", SENT), re.M)

    constant = {name: value for name, value in lines if "$" not in value}
    assert constant == dict(headers_of_all(SENT))


def test_a_list_that_hosts_would_cut_is_told(tmp_path: Path) -> None:
    for number in range(40):
        style = f"p{{order:{number}}}"
        policy = page_policy([source_of(style)])
        html = (
            f'<meta http-equiv="Content-Security-Policy" content="{policy}"><style>{style}</style>'
        )
        (tmp_path / f"{number}.html").write_text(html, encoding="utf-8")

    (finding,) = (f for f in assemble(tmp_path, "/", silent) if f.rule == "long-header")

    assert finding.severity is Severity.WARNING
    assert finding.message.endswith(f"letters, and some hosts read {LONGEST_LINE}.")


def test_more_addresses_than_hosts_read_are_told() -> None:
    many = replace(SENT, hidden=tuple(f"help/{number}/" for number in range(MOST_BLOCKS)))

    assert beyond_hosts(static_host_headers("/", SENT)) == ()
    (told,) = beyond_hosts(static_host_headers("/", many))
    assert told == "It names 103 addresses, and some hosts read 100."
