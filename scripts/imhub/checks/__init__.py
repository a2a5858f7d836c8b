"""The rules that content keeps. One rule a file, listed here."""

from collections.abc import Iterator
from importlib import import_module

from imhub.checks.bad_link import RULE as BAD_LINK
from imhub.checks.rule import Context, Problem, Rule, SiteRule
from imhub.checks.second_title import RULE as SECOND_TITLE
from imhub.checks.taken_address import RULE as TAKEN_ADDRESS
from imhub.checks.unclear_steps import RULE as UNCLEAR_STEPS
from imhub.checks.unknown_page import RULE as UNKNOWN_PAGE
from imhub.checks.unserved_need import RULE as UNSERVED_NEED
from imhub.errors import HubError
from imhub.finding import Finding
from imhub.vocabulary import nearest

__all__ = [
    "RULES",
    "SITE_RULES",
    "Context",
    "Problem",
    "Rule",
    "SiteRule",
    "help_of",
    "rule_names",
    "run_checks",
]

RULES: tuple[Rule, ...] = (BAD_LINK, SECOND_TITLE, UNCLEAR_STEPS)
SITE_RULES: tuple[SiteRule, ...] = (TAKEN_ADDRESS, UNKNOWN_PAGE, UNSERVED_NEED)


def run_checks(context: Context) -> Iterator[Finding]:
    """Everything that the rules find in *context*."""
    for rule in RULES:
        for message in context.site.messages:
            for problem in rule.check(message, context):
                yield _finding(rule, message.file, problem)
    for site_rule in SITE_RULES:
        for file, problem in site_rule.check(context):
            yield _finding(site_rule, file, problem)


def rule_names() -> tuple[str, ...]:
    """Names of all rules, sorted."""
    return tuple(sorted([*(rule.name for rule in RULES), *(rule.name for rule in SITE_RULES)]))


def help_of(name: str) -> str:
    """The help page of the rule called *name*.

    Raises:
        HubError: there is no such rule.
    """
    if name not in rule_names():
        raise HubError(f"There is no rule called {name}. {nearest(name, rule_names())}")
    module = import_module(f"imhub.checks.{name.replace('-', '_')}")
    return f"# {name}\n\n{(module.__doc__ or '').strip()}"


def _finding(rule: Rule | SiteRule, file: str, problem: Problem) -> Finding:
    return Finding(
        file,
        problem.line,
        rule.name,
        problem.message,
        problem.remedy,
        rule.severity,
        excerpt=problem.excerpt[:160],
    )
