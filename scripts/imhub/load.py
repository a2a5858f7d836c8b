"""content/ → Site, with every mistake of a run found at once."""

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from imhub.errors import HubError
from imhub.fields import salvage, validate
from imhub.finding import Finding
from imhub.frontmatter import PAGE_TYPES, Page, as_message, split_front_matter
from imhub.limits import check_page
from imhub.loadcampaigns import CampaignReader
from imhub.loaddata import ODD_NAME, DataReader, as_finding
from imhub.model import Message, Section, Site
from imhub.safety import is_device, is_picture_name, is_plain_name, is_recording_name, printable
from imhub.textfile import TextProblem, read_text
from imhub.vocabulary import Vocabulary, nearest, shown
from imhub.yamlfile import Document, YamlProblem, read_yaml

_NOT_PAGES = frozenset({"LICENSE.md", "README.md"})
_MISSING = {"picture": "missing-image", "recording": "missing-recording"}
_LIKE_A_PAGE = (".md", ".markdown", ".txt")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A site and what is wrong with it. Pages that cannot be read are left out of the site."""

    site: Site | None
    findings: tuple[Finding, ...]
    documents: Mapping[str, Document]
    """What each page's front matter and each data file holds, so that findings can name a line."""
    vocabulary: Vocabulary = field(default_factory=dict)
    """The values that front matter may name."""

    def line_of(self, where: Message | str, *loc: str | int) -> int:
        """Line of the value at *loc* in a page's front matter or in a data file."""
        document = self.documents.get(where if isinstance(where, str) else where.file)
        return document.line_of(loc) if document else 0


def load_site(root: Path) -> Loaded:
    """All that stands below *root*/content.

    Raises:
        HubError: *root* holds no hub, so there is nothing to check.
    """
    content = root / "content"
    if not (content / "data" / "hub.yml").is_file():
        raise HubError(
            f"There is no hub in {root.name or root}: content/data/hub.yml is missing. "
            "Change to the hub's folder, or name it."
        )
    data = DataReader(content)
    site = data.site()
    if site is None:
        return Loaded(None, tuple(sorted(data.findings)), data.documents)
    vocabulary = data.vocabulary(site)
    pages = _Pages(content, site, vocabulary)
    messages = tuple(pages.load())
    reader = CampaignReader(content, site, vocabulary)
    campaigns = reader.read(pages.of_campaigns)
    return Loaded(
        replace(
            site,
            messages=messages,
            campaigns=campaigns,
            unreadable=frozenset(pages.unreadable),
            faulty=frozenset(pages.faulty),
            broken=site.broken | {finding.file for finding in reader.findings},
        ),
        tuple(sorted({*data.findings, *pages.findings, *reader.findings})),
        {**data.documents, **pages.documents, **reader.documents},
        vocabulary,
    )


class _Pages:
    """Reads the pages of all sections."""

    def __init__(self, content: Path, site: Site, vocabulary: Vocabulary) -> None:
        self.content = content
        self.root = os.path.realpath(content)
        self.hub = site.hub
        self.vocabulary = vocabulary
        self.findings: list[Finding] = []
        self.documents: dict[str, Document] = {}
        self.unreadable: list[str] = []
        self.faulty: list[str] = []
        self.taken: dict[str, str] = {}
        self.of_campaigns: list[tuple[Message, Page]] = []

    def load(self) -> Iterator[Message]:
        files = sorted(self._files())
        self._find_case_clashes(files)
        for path in files:
            if not self._is_page(path):
                continue
            message = self._message(path)
            if message is None:
                self.unreadable.append(_slug(PurePosixPath(path).stem))
            else:
                yield message

    def _is_page(self, path: str) -> bool:
        """Whether *path* is a page, or was probably meant to be one."""
        name = path.lower()
        if path.partition("/")[0] in self.hub.section_by_folder:
            return name.endswith(_LIKE_A_PAGE)
        return name.endswith(".md") and path not in _NOT_PAGES

    def _files(self) -> Iterator[str]:
        for folder, folders, files in os.walk(self.content, onerror=self._unreadable):
            folders[:] = [name for name in folders if not name.startswith((".", "_"))]
            here = Path(folder).relative_to(self.content)
            outside = {name for name in (*files, *folders) if self._leads_out(Path(folder, name))}
            for name in outside:
                self._add((here / name).as_posix(), 0, "link-out-of-content", *_LINK_OUT)
            for name in files:
                if name not in outside and not name.startswith("."):
                    yield (here / name).as_posix()

    def _leads_out(self, path: Path) -> bool:
        return path.is_symlink() and path.name[0] != "." and not self._is_inside(path)

    def _is_inside(self, path: Path) -> bool:
        return os.path.realpath(path).startswith(self.root + os.sep)

    def _unreadable(self, error: OSError) -> None:
        rel = Path(error.filename).relative_to(self.content).as_posix()
        message, remedy = "This folder cannot be opened.", "Check that you may read it."
        self._add(rel, 0, "unreadable-file", message, remedy)

    def _message(self, path: str) -> Message | None:
        section = self._section(path)
        if section is None or not self._good_name(path):
            return None
        try:
            text = read_text(self.content / path)
        except TextProblem as problem:
            self.findings.append(as_finding(problem, f"content/{path}"))
            return None
        document = self._front_matter(path, text)
        message = self._page(path, section, text, document) if document else None
        return message if message and self._is_no_tangle(message) else None

    def _is_no_tangle(self, message: Message) -> bool:
        try:
            check_page(message.body)
        except TextProblem as problem:
            finding = as_finding(problem, message.file)
            self.findings.append(replace(finding, line=message.body_line + problem.line - 1))
            return False
        return True

    def _section(self, path: str) -> Section | None:
        folder = path.partition("/")[0] if "/" in path else ""
        section = self.hub.section_by_folder.get(folder)
        if section is None:
            folders = [section.folder for section in self.hub.sections]
            message = "This page stands outside the hub's sections."
            otherwise = f"Move it to one of these folders: {', '.join(folders)}."
            remedy = nearest(folder, folders, otherwise)
            self._add(path, 0, "page-outside-sections", message, remedy)
        elif section.type == "campaign" and path.count("/") != 2:
            message = "A campaign has a folder of its own for its pages."
            remedy = f"Move it, as in {folder}/2027-week/day-1.md."
            self._add(path, 0, "page-outside-sections", message, remedy)
            return None
        return section

    def _good_name(self, path: str) -> bool:
        parts = PurePosixPath(path).parts
        *folders, stem = *parts[:-1], PurePosixPath(path).stem
        if not path.endswith(".md"):
            name = _slug(parts[-1].partition(".")[0])
            message, remedy = "The name of a page ends in .md.", f"Call it {name}.md."
        elif not is_plain_name(stem):
            message, remedy = ODD_NAME, f"Call it {_slug(stem)}.md."
        elif any(map(is_device, parts)):
            message, remedy = "Windows keeps this name for itself.", "Choose another."
        elif not all(map(is_plain_name, folders[1:])):
            odd = next(name for name in folders[1:] if not is_plain_name(name))
            message, remedy = ODD_NAME, f"Call its folder {_slug(odd)}."
        else:
            return True
        self._add(path, 0, "bad-file-name", message, remedy)
        return False

    def _front_matter(self, path: str, text: str) -> Document | None:
        parts = split_front_matter(text)
        if parts is None:
            self._add(path, 1, *(_UNCLOSED if text.startswith("---") else _NO_FRONT_MATTER))
            return None
        try:
            document = read_yaml(parts[0], first_line=2)
        except YamlProblem as problem:
            self.findings.append(as_finding(problem, f"content/{path}"))
            return None
        if not isinstance(document.data, dict):
            self._add(path, 2, *_NO_LINES)
            return None
        return document

    def _page(self, path: str, section: Section, text: str, document: Document) -> Message | None:
        file = f"content/{path}"
        self.documents[file] = document
        id_, type_ = _id_and_type(path, section)
        schema = PAGE_TYPES.get(type_, Page)
        page, findings = validate(schema, document, file, self.vocabulary)
        self.findings.extend(findings)
        _, body, body_line = split_front_matter(text) or ("", "", 1)
        if not body.strip():
            self._add(path, body_line, "empty-body", "This page has no words.", "Write them.")
        self._check_id(path, id_, document)
        self._check_files(path, document)
        if page is None:  # Rules look at the rest of it, so that one run finds all.
            self.faulty.append(file)
            page = salvage(schema, document, self.vocabulary)
        message = as_message(page, path=path, id_=id_, section=section.folder, type_=type_)
        if section.type == "campaign":
            self.of_campaigns.append((message, page))
        return replace(message, body=body, body_line=body_line)

    def _check_id(self, path: str, id_: str, document: Document) -> None:
        written = document.data.get("id") if isinstance(document.data, dict) else None
        if isinstance(written, str) and written not in ("", id_):
            message = f"id: {shown(written)} is not the name of this file."
            remedy = f"Write `id: {id_}` or leave the line out."
            self._add(path, document.line_of(["id"]), "wrong-id", message, remedy)
        other = self.taken.setdefault(id_, path)
        if other != path:
            message = f"content/{other} has the same name, so a link to {id_} could mean either."
            remedy = "Give one of the two another file name."
            self._add(path, 0, "duplicate-id", message, remedy)

    def _check_files(self, path: str, document: Document) -> None:
        data = document.data if isinstance(document.data, dict) else {}
        image, recordings = data.get("image"), data.get("recordings")
        picture = image.get("file") if isinstance(image, dict) else None
        if isinstance(picture, str) and is_picture_name(picture):
            self._check_file(path, document, ("image", "file"), picture, "picture")
        for code, name in recordings.items() if isinstance(recordings, dict) else ():
            if isinstance(name, str) and is_recording_name(name):
                self._check_file(path, document, ("recordings", code), name, "recording")

    def _check_file(
        self, path: str, document: Document, keys: tuple[str, str], name: str, what: str
    ) -> None:
        file = (self.content / path).parent / name
        if not (os.path.isfile(file) and self._is_inside(file)):  # noqa: PTH113  (never raises)
            message = f"The {what} {shown(name)} is not there."
            remedy = "Put it beside the page, or correct its name."
            self._add(path, document.line_of(keys), _MISSING[what], message, remedy)

    def _find_case_clashes(self, paths: Iterable[str]) -> None:
        by_lower = defaultdict(list)
        for path in paths:
            by_lower[path.lower()].append(path)
        for same in by_lower.values():
            for path in same[1:]:
                message = f"content/{same[0]} differs from this name only in capital letters."
                remedy = "Many computers cannot hold both. Rename one."
                self._add(path, 0, "names-differ-in-case", message, remedy)

    def _add(self, path: str, line: int, rule: str, message: str, remedy: str) -> None:
        self.findings.append(Finding(f"content/{printable(path)}", line, rule, message, remedy))


_LINK_OUT = ("This is a link to a file outside content/.", "Copy the file here instead.")
_NO_FRONT_MATTER = (
    "no-front-matter",
    "The page does not start with its front matter.",
    "Start it with a line `---`, then lines such as `title: Peekaboo`, then a line `---`.",
)
_NO_LINES = (
    "no-front-matter",
    "No lines such as `title: Peekaboo` stand between the two lines `---`.",
    "Write them, each with a colon and a space.",
)
_UNCLOSED = (
    "unclosed-front-matter",
    "The front matter is opened and never closed.",
    "Put a line `---` after its last line.",
)


def _slug(name: str) -> str:
    """The nearest good name to *name*."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "my-page"


def _id_and_type(path: str, section: Section) -> tuple[str, str]:
    """Id and type of a page: its file name and its folder's type; a campaign has both by place."""
    parts = PurePosixPath(path).with_suffix("").parts
    if section.type != "campaign":
        return parts[-2] if parts[-1] == "index" else parts[-1], section.type
    if parts[-1] == "index":
        return parts[1], "campaign"
    return f"{parts[1]}-{parts[-1]}", "campaign-day"
