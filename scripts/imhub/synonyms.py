"""Words that people type, and what the pages say instead: data of the search, for each language.

```yaml
late train:                        # words of the pages
  - delay                          # what people type when they look for them
  - held up
```

The source language has `content/data/synonyms.yml`, others `translations/<lang>/synonyms.yml`.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, TypeAlias

from pydantic import Field, RootModel

from imhub.errors import HubError
from imhub.fields import Line, validate
from imhub.finding import Finding
from imhub.textfile import TextProblem, read_text
from imhub.yamlfile import YamlProblem, read_yaml

Synonyms: TypeAlias = Mapping[str, tuple[str, ...]]
"""What people type, by the words of the pages that it stands for."""


class SynonymsFile(RootModel[dict[Line, Annotated[list[Line], Field(min_length=1)]]]):
    """`synonyms.yml`: what people type, by the words of the pages that it stands for."""

    def as_synonyms(self) -> Synonyms:
        """What the file says."""
        return {words: tuple(typed) for words, typed in self.root.items()}


def load_synonyms(root: Path, code: str) -> Synonyms:
    """What people type in the language *code* of the hub in *root*; empty if nobody has said.

    Raises:
        HubError: the file is wrong; the text names its lines.
    """
    file = f"translations/{code}/synonyms.yml"
    if not (root / file).is_file():
        return {}
    try:
        document = read_yaml(read_text(root / file))
    except (TextProblem, YamlProblem) as problem:
        words = (problem.rule, problem.message, problem.remedy)
        raise HubError(str(Finding(file, problem.line, *words))) from problem
    made, findings = validate(SynonymsFile, document, file, {})
    if made is None or findings:
        raise HubError("\n".join(str(finding) for finding in sorted(findings)))
    return made.as_synonyms()
