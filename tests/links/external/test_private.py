"""What counts as private, whatever it looks like."""

from ipaddress import IPv4Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imhub.links.external.private import PrivateAddressError, guarded_socket, is_public

_INSIDE = ("10.0.0.1", "127.0.0.1", "169.254.169.254", "172.16.0.1", "192.168.1.1", "100.64.0.1",
           "0.0.0.0", "224.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fe80::1%eth0",
           "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:7f00:1", "64:ff9b::7f00:1",
           "2002:7f00:1::", "localhost", "")  # fmt: skip


@pytest.mark.parametrize("number", _INSIDE)
def test_what_is_inside_is_not_public(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize("number", ["1.1.1.1", "2606:4700:4700::1111", "64:ff9b::101:101"])
def test_what_everybody_reaches_is_public(number: str) -> None:
    assert is_public(number)


@given(st.integers(0, 2**32 - 1))
def test_an_address_inside_another_is_as_public_as_by_itself(number: int) -> None:
    plain = IPv4Address(number)

    for written in (f"::ffff:{plain}", str(ip_address((0x64FF9B << 96) | number))):
        assert is_public(written) == is_public(str(plain))


def test_no_socket_is_made_for_a_private_address() -> None:
    make = guarded_socket(is_public)

    with pytest.raises(PrivateAddressError):
        make((2, 1, 6, "", ("10.0.0.1", 80)))
