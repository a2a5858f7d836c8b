"""What a phone number is (the only user of phonenumbers)."""

import re
import unicodedata

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat, shortnumberinfo

_RELAY = "18001"
"""Prefix of the text relay in front of the number that it rings."""
_FOREIGN = re.compile(r"[^\D0-9]")
"""A digit of a script other than ours."""


def as_e164(number: str, region: str) -> str:
    """*number* as the whole world dials it, `+448088088000`; empty if it is none of *region*.

    Raises nothing: what is not a number has no such form. Source: ITU-T E.164.
    """
    parsed = _parse(number.strip().removeprefix(_RELAY), region)
    if parsed is None or not phonenumbers.is_valid_number(parsed):
        return ""
    return phonenumbers.format_number(parsed, PhoneNumberFormat.E164)


def is_short(number: str, region: str) -> bool:
    """Whether *number* is one of the few short ones that *region* has, such as 999 or 116 123."""
    parsed = _parse(number, region)
    return parsed is not None and shortnumberinfo.is_valid_short_number_for_region(parsed, region)


def is_region(code: str) -> bool:
    """Whether the phone numbers of the country *code* are known."""
    return code in phonenumbers.SUPPORTED_REGIONS


def code_and_rest(number: str, region: str) -> tuple[str, str]:
    """Country code and national digits of *number*: `44` and `8088088000`; empty for a short one.

    A number that nobody can have, such as one that is out of use, still has both.
    """
    parsed = _parse(number.strip().removeprefix(_RELAY), region)
    if parsed is None or is_short(number, region):
        return "", ""
    return str(parsed.country_code), phonenumbers.national_significant_number(parsed)


def plain_digits(text: str) -> str:
    """*text* with the digits of every script as 0 to 9; it stays as long as it was."""
    return _FOREIGN.sub(lambda digit: str(unicodedata.decimal(digit[0])), text)


def _parse(number: str, region: str) -> PhoneNumber | None:
    try:
        return phonenumbers.parse(number, region)
    except NumberParseException:
        return None
