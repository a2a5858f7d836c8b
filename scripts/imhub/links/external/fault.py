"""Why no answer came, in one word of `REASONS`."""

from aiohttp import (
    ClientConnectorCertificateError,
    ClientConnectorDNSError,
    ClientConnectorError,
    ClientPayloadError,
    ClientResponseError,
    ClientSSLError,
    ConnectionTimeoutError,
    InvalidURL,
)

from imhub.links.external.private import PrivateAddressError

_CERTIFICATE = {9: "tls-expired", 10: "tls-expired", 62: "tls-name"}
"""What OpenSSL calls a certificate that is not valid yet, or any more, or for another host."""
_KINDS: tuple[tuple[type[BaseException], str], ...] = (
    (ClientSSLError, "tls"),
    (ClientConnectorDNSError, "no-such-host"),
    (ConnectionTimeoutError, "no-connection"),
    (TimeoutError, "slow"),
    (ClientConnectorError, "no-connection"),
    (ClientPayloadError, "cut-off"),
    (ClientResponseError, "garbled"),
    (InvalidURL, "malformed"),
    (OSError, "closed"),
    (ValueError, "malformed"),
)
LASTING = frozenset(
    {"malformed", "private", "no-such-host", "tls", "tls-expired", "tls-name", "tls-untrusted"}
)
"""Reasons that asking again at once does not change."""
UNREACHED = frozenset({"no-such-host", "no-connection", "slow", "closed"})
"""Reasons that a machine without a connection would give for every address."""


def reason_of(error: BaseException) -> str:
    """Why *error* came instead of an answer."""
    cause = getattr(error, "os_error", error)
    if isinstance(cause, PrivateAddressError):
        return "private"
    if isinstance(error, ClientConnectorCertificateError):
        code = getattr(error.certificate_error, "verify_code", 0)
        return _CERTIFICATE.get(code, "tls-untrusted")
    return next((reason for kind, reason in _KINDS if isinstance(error, kind)), "closed")
