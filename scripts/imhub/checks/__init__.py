"""The rules that content keeps. One rule a file, listed here."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from importlib import import_module

from imhub.checks.assumes_two_parents import RULE as ASSUMES_TWO_PARENTS
from imhub.checks.baby_as_it import RULE as BABY_AS_IT
from imhub.checks.bad_link import RULE as BAD_LINK
from imhub.checks.blame import RULE as BLAME
from imhub.checks.bossy_instruction import RULE as BOSSY_INSTRUCTION
from imhub.checks.closed_service import RULE as CLOSED_SERVICE
from imhub.checks.contact_without_consent import RULE as CONTACT_WITHOUT_CONSENT
from imhub.checks.covid_label import RULE as COVID_LABEL
from imhub.checks.crisis_source import RULE as CRISIS_SOURCE
from imhub.checks.dad_as_helper import RULE as DAD_AS_HELPER
from imhub.checks.day_care_word import RULE as DAY_CARE_WORD
from imhub.checks.day_out_of_order import RULE as DAY_OUT_OF_ORDER
from imhub.checks.day_outside_week import RULE as DAY_OUTSIDE_WEEK
from imhub.checks.deficit_opening import RULE as DEFICIT_OPENING
from imhub.checks.distress_without_help import RULE as DISTRESS_WITHOUT_HELP
from imhub.checks.double_negative import RULE as DOUBLE_NEGATIVE
from imhub.checks.doubled_event import RULE as DOUBLED_EVENT
from imhub.checks.early_link import RULE as EARLY_LINK
from imhub.checks.event_outside_week import RULE as EVENT_OUTSIDE_WEEK
from imhub.checks.family_label import RULE as FAMILY_LABEL
from imhub.checks.fatalism import RULE as FATALISM
from imhub.checks.foreign_markup import RULE as FOREIGN_MARKUP
from imhub.checks.hand_written_sign_off import RULE as HAND_WRITTEN_SIGN_OFF
from imhub.checks.hard_word import RULE as HARD_WORD
from imhub.checks.heading_order import RULE as HEADING_ORDER
from imhub.checks.hidden_requirement import RULE as HIDDEN_REQUIREMENT
from imhub.checks.idiom import RULE as IDIOM
from imhub.checks.image_without_alt import RULE as IMAGE_WITHOUT_ALT
from imhub.checks.impossible_time import RULE as IMPOSSIBLE_TIME
from imhub.checks.impossible_week import RULE as IMPOSSIBLE_WEEK
from imhub.checks.late_embargo import RULE as LATE_EMBARGO
from imhub.checks.long_paragraph import RULE as LONG_PARAGRAPH
from imhub.checks.long_sentence import RULE as LONG_SENTENCE
from imhub.checks.missing_content_note import RULE as MISSING_CONTENT_NOTE
from imhub.checks.missing_cost_or_minutes import RULE as MISSING_COST_OR_MINUTES
from imhub.checks.missing_evidence import RULE as MISSING_EVIDENCE
from imhub.checks.mum_only import RULE as MUM_ONLY
from imhub.checks.normal_as_standard import RULE as NORMAL_AS_STANDARD
from imhub.checks.noun_pile import RULE as NOUN_PILE
from imhub.checks.overclaim import RULE as OVERCLAIM
from imhub.checks.paid_only import RULE as PAID_ONLY
from imhub.checks.passive_voice import RULE as PASSIVE_VOICE
from imhub.checks.past_event import RULE as PAST_EVENT
from imhub.checks.post_over_limit import RULE as POST_OVER_LIMIT
from imhub.checks.post_without_day import RULE as POST_WITHOUT_DAY
from imhub.checks.professional_jargon import RULE as PROFESSIONAL_JARGON
from imhub.checks.rare_word import RULE as RARE_WORD
from imhub.checks.reading_level import RULE as READING_LEVEL
from imhub.checks.regulation_jargon import RULE as REGULATION_JARGON
from imhub.checks.review_overdue import RULE as REVIEW_OVERDUE
from imhub.checks.rule import PROFESSIONAL, Context, Problem, Rule, SiteRule
from imhub.checks.second_title import RULE as SECOND_TITLE
from imhub.checks.service_details_missing import RULE as SERVICE_DETAILS_MISSING
from imhub.checks.service_without_source import RULE as SERVICE_WITHOUT_SOURCE
from imhub.checks.shared_number import RULE as SHARED_NUMBER
from imhub.checks.source_not_answering import RULE as SOURCE_NOT_ANSWERING
from imhub.checks.spoken import NEED_A_PAGE, spoken
from imhub.checks.superseded_number import RULE as SUPERSEDED_NUMBER
from imhub.checks.taken_address import RULE as TAKEN_ADDRESS
from imhub.checks.taken_calendar_name import RULE as TAKEN_CALENDAR_NAME
from imhub.checks.telling_address import RULE as TELLING_ADDRESS
from imhub.checks.told_too_soon import RULE as TOLD_TOO_SOON
from imhub.checks.too_many_related import RULE as TOO_MANY_RELATED
from imhub.checks.typed_phone_number import RULE as TYPED_PHONE_NUMBER
from imhub.checks.unclear_event import RULE as UNCLEAR_EVENT
from imhub.checks.unclear_steps import RULE as UNCLEAR_STEPS
from imhub.checks.unexplained_abbreviation import RULE as UNEXPLAINED_ABBREVIATION
from imhub.checks.unexplained_attachment import RULE as UNEXPLAINED_ATTACHMENT
from imhub.checks.unexplained_imh import RULE as UNEXPLAINED_IMH
from imhub.checks.unexplained_term import RULE as UNEXPLAINED_TERM
from imhub.checks.unknown_note import RULE as UNKNOWN_NOTE
from imhub.checks.unknown_page import RULE as UNKNOWN_PAGE
from imhub.checks.unreadable_hashtag import RULE as UNREADABLE_HASHTAG
from imhub.checks.unsafe_html import RULE as UNSAFE_HTML
from imhub.checks.unserved_need import RULE as UNSERVED_NEED
from imhub.checks.unsupported_cost import RULE as UNSUPPORTED_COST
from imhub.checks.unsupported_hours import RULE as UNSUPPORTED_HOURS
from imhub.checks.untranslatable_html import RULE as UNTRANSLATABLE_HTML
from imhub.checks.us_english import RULE as US_ENGLISH
from imhub.checks.vague_link import RULE as VAGUE_LINK
from imhub.checks.waivers import apply_waivers
from imhub.checks.week_without_source import RULE as WEEK_WITHOUT_SOURCE
from imhub.checks.wrong_health_line import RULE as WRONG_HEALTH_LINE
from imhub.checks.wrong_number import RULE as WRONG_NUMBER
from imhub.checks.wrong_weekday import RULE as WRONG_WEEKDAY
from imhub.errors import HubError
from imhub.finding import Finding, Severity
from imhub.model import Message
from imhub.vocabulary import nearest
from imhub.workers import share

__all__ = [
    "RULES",
    "SITE_RULES",
    "Context",
    "FindingCache",
    "Problem",
    "Rule",
    "SiteRule",
    "check_message",
    "help_of",
    "rule_names",
    "run_checks",
]

RULES: tuple[Rule, ...] = (
    ASSUMES_TWO_PARENTS,
    BABY_AS_IT,
    BAD_LINK,
    BLAME,
    BOSSY_INSTRUCTION,
    CLOSED_SERVICE,
    COVID_LABEL,
    DAD_AS_HELPER,
    DAY_CARE_WORD,
    DEFICIT_OPENING,
    DISTRESS_WITHOUT_HELP,
    DOUBLE_NEGATIVE,
    FAMILY_LABEL,
    FATALISM,
    FOREIGN_MARKUP,
    HARD_WORD,
    HEADING_ORDER,
    HIDDEN_REQUIREMENT,
    IDIOM,
    IMAGE_WITHOUT_ALT,
    LONG_PARAGRAPH,
    LONG_SENTENCE,
    MISSING_CONTENT_NOTE,
    MISSING_COST_OR_MINUTES,
    MISSING_EVIDENCE,
    MUM_ONLY,
    NORMAL_AS_STANDARD,
    NOUN_PILE,
    OVERCLAIM,
    PAID_ONLY,
    PASSIVE_VOICE,
    PROFESSIONAL_JARGON,
    RARE_WORD,
    READING_LEVEL,
    REGULATION_JARGON,
    REVIEW_OVERDUE,
    SECOND_TITLE,
    SERVICE_DETAILS_MISSING,
    TOO_MANY_RELATED,
    TYPED_PHONE_NUMBER,
    UNCLEAR_STEPS,
    UNEXPLAINED_ABBREVIATION,
    UNEXPLAINED_ATTACHMENT,
    UNEXPLAINED_IMH,
    UNEXPLAINED_TERM,
    UNSUPPORTED_COST,
    UNSUPPORTED_HOURS,
    UNKNOWN_NOTE,
    UNSAFE_HTML,
    UNTRANSLATABLE_HTML,
    US_ENGLISH,
    VAGUE_LINK,
    WRONG_HEALTH_LINE,
)
SITE_RULES: tuple[SiteRule, ...] = (
    CONTACT_WITHOUT_CONSENT,
    CRISIS_SOURCE,
    DAY_OUTSIDE_WEEK,
    DAY_OUT_OF_ORDER,
    DOUBLED_EVENT,
    EARLY_LINK,
    EVENT_OUTSIDE_WEEK,
    HAND_WRITTEN_SIGN_OFF,
    IMPOSSIBLE_TIME,
    IMPOSSIBLE_WEEK,
    LATE_EMBARGO,
    PAST_EVENT,
    POST_OVER_LIMIT,
    POST_WITHOUT_DAY,
    SERVICE_WITHOUT_SOURCE,
    SHARED_NUMBER,
    SOURCE_NOT_ANSWERING,
    SUPERSEDED_NUMBER,
    TAKEN_ADDRESS,
    TAKEN_CALENDAR_NAME,
    TELLING_ADDRESS,
    TOLD_TOO_SOON,
    UNCLEAR_EVENT,
    UNKNOWN_PAGE,
    UNREADABLE_HASHTAG,
    UNSERVED_NEED,
    WEEK_WITHOUT_SOURCE,
    WRONG_NUMBER,
    WRONG_WEEKDAY,
)
_BY_NAME = {rule.name: rule for rule in RULES}
_FIELDS = tuple(entry.name for entry in fields(Message))
_LOT = 50
"""Pages that a process takes at a time."""
_MILDNESS = (Severity.ERROR, Severity.WARNING, Severity.INFO)


@dataclass
class FindingCache:
    """What rules found already, so that a second run looks only at pages that changed."""

    around: object = None
    known: dict[str, tuple[object, tuple[Finding, ...]]] = field(default_factory=dict)

    def use(self, context: Context) -> None:
        """Forget all if anything but the pages' own words has changed."""
        site = context.site
        addresses = tuple((message.id, message.url) for message in site.messages)
        around = (replace(site, messages=()), addresses, context.today)
        if around != self.around:
            self.around = around
            self.known.clear()

    def check(self, message: Message, context: Context) -> tuple[Finding, ...]:
        """What the rules find in *message*."""
        state = (message, tuple(context.line_of(message, name) for name in _FIELDS))
        before, found = self.known.get(message.path, (None, ()))
        if before != state:
            found = tuple(check_message(message, context))
            self.known[message.path] = (state, found)
        return found


def run_checks(
    context: Context, cache: FindingCache | None = None, jobs: int = 1
) -> Iterator[Finding]:
    """Everything that the rules find in *context*, less what pages may have.

    Without a *cache*, no more than *jobs* processes share the pages.
    """
    yield from _on_pages(context, cache, jobs)
    for message, alone in spoken(context):
        yield from (f for f in check_message(message, alone) if f.rule not in NEED_A_PAGE)
    for rule in RULES:
        if rule.elsewhere and rule.language in ("", context.site.hub.source_language):
            for file, problem in rule.elsewhere(context):
                yield _finding(rule.name, problem.severity or rule.severity, file, problem)
    for site_rule in SITE_RULES:
        for file, problem in site_rule.check(context):
            severity = problem.severity or site_rule.severity
            yield _finding(site_rule.name, severity, file, problem)


def _on_pages(context: Context, cache: FindingCache | None, jobs: int) -> Iterator[Finding]:
    if cache is None:
        lots = -(-len(context.site.messages) // _LOT)
        for _, found in share(_check_lot, context, lots, jobs):
            yield from found
        return
    cache.use(context)
    for message in context.site.messages:
        yield from cache.check(message, context)


def _check_lot(context: Context, number: int) -> tuple[Finding, ...]:
    """What the rules find in one lot of pages."""
    lot = context.site.messages[number * _LOT : (number + 1) * _LOT]
    return tuple(finding for message in lot for finding in check_message(message, context))


def check_message(message: Message, context: Context) -> Iterator[Finding]:
    """What the rules find in *message*, less what it may have."""
    language = context.site.hub.source_language
    rules = [rule for rule in RULES if rule.language in ("", language)]
    if message.file in context.site.faulty:
        rules = [rule for rule in rules if not rule.of_front_matter]
    found = [finding for rule in rules for finding in _in_page(rule, message, context)]
    if message.allow:
        line = context.line_of(message, "allow")
        found = list(apply_waivers(message, found, _BY_NAME, context.today, line))
    yield from found


def _in_page(rule: Rule, message: Message, context: Context) -> Iterator[Finding]:
    professional = message.type in PROFESSIONAL
    if professional and rule.professional is None:
        return
    for problem in rule.check(message, context):
        severity = problem.severity or rule.severity
        if professional and rule.professional is not None:
            severity = max(severity, rule.professional, key=_MILDNESS.index)
        yield _finding(rule.name, severity, message.file, problem)


def rule_names() -> tuple[str, ...]:
    """Names of all rules, sorted."""
    return tuple(sorted([*_BY_NAME, *(rule.name for rule in SITE_RULES)]))


def help_of(name: str) -> str:
    """The help page of the rule called *name*.

    Raises:
        HubError: there is no such rule.
    """
    if name not in rule_names():
        raise HubError(f"There is no rule called {name}. {nearest(name, rule_names())}")
    module = import_module(f"imhub.checks.{name.replace('-', '_')}")
    return f"# {name}\n\n{(module.__doc__ or '').strip()}"


def _finding(rule: str, severity: Severity, file: str, problem: Problem) -> Finding:
    return Finding(
        file,
        problem.line,
        rule,
        problem.message,
        problem.remedy,
        severity,
        excerpt=problem.excerpt[:160],
        over=problem.over,
    )
