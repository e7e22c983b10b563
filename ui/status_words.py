"""How the desk stands, in words: connected or why not, and how old the list is."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from kaikudesk.errors import RegisterUnreachableError, UntrustedCertificateError
from kaikudesk.model import Unreached
from kaikudesk.rules import ListAge
from ui.dates import moment_text

translate = QCoreApplication.translate


def connection_words(
    reason: Unreached | None, since: datetime | None, today: date
) -> str:
    """Say that the desk is connected, or why not and since when."""
    words = _unreached_word(reason) if reason else translate("Status", "Connected")
    if since is None:
        return words
    text = translate("Status", "%1 since %2") if reason else "%1 %2"
    return text.replace("%1", words).replace("%2", moment_text(since, today))


def _unreached_word(reason: Unreached) -> str:
    words = {
        Unreached.NO_NETWORK: translate("Status", "No network"),
        Unreached.NAME_NOT_FOUND: translate("Status", "Name not found"),
        Unreached.PROXY_SIGN_IN: translate("Status", "Proxy asks for sign-in"),
        Unreached.LOGIN_PAGE: translate("Status", "Login page in the way"),
        Unreached.CERTIFICATE: translate("Status", "Certificate not trusted"),
        Unreached.NO_ANSWER: translate("Status", "No answer"),
        Unreached.REGISTER_FAULT: translate("Status", "Fault at the register"),
        Unreached.RIGHT_WITHDRAWN: translate("Status", "Right withdrawn"),
        Unreached.TOO_OLD: translate("Status", "This program is too old"),
        Unreached.CLOCK_WRONG: translate("Status", "Clock is wrong"),
    }
    return words[reason]


def unreached_sentence(reason: str) -> str:
    """Say why the register is not reached, and what a person can do about it."""
    return (_of_the_way() | _of_the_ends())[Unreached(reason)]


def _of_the_way() -> dict[Unreached, str]:
    """Say what stands between this desk and the register."""
    return {
        Unreached.NO_NETWORK: translate(
            "Status",
            "There is no network: is the cable in, or the wireless network on? The "
            "desk works on and sends later by itself.",
        ),
        Unreached.NAME_NOT_FOUND: translate(
            "Status",
            "The register’s name was not found. Is this network open to the internet? "
            "If this stays, ask the network’s keeper.",
        ),
        Unreached.PROXY_SIGN_IN: translate(
            "Status",
            "The network’s proxy asks for a sign-in. Ask the network’s keeper.",
        ),
        Unreached.LOGIN_PAGE: translate(
            "Status",
            "A login page stands in the way. Open a browser and sign in there.",
        ),
        Unreached.CERTIFICATE: translate(
            "Status",
            "The register’s certificate is not trusted. Nothing was sent: ask the "
            "network’s keeper.",
        ),
    }


def _of_the_ends() -> dict[Unreached, str]:
    """Say what is the matter with the register, or with this desk."""
    return {
        Unreached.NO_ANSWER: translate(
            "Status",
            "The register does not answer. The desk tries again by itself; what "
            "cannot wait goes by file.",
        ),
        Unreached.REGISTER_FAULT: translate(
            "Status",
            "The register has a fault. The desk tries again by itself; nothing is to "
            "be done here.",
        ),
        Unreached.RIGHT_WITHDRAWN: translate(
            "Status",
            "This desk’s right was withdrawn, so it has no list of cards. What waits "
            "is still sent, for a person at the register to look at. Ask the "
            "coordinator.",
        ),
        Unreached.TOO_OLD: translate(
            "Status", "This program is too old for the register. Update KaikuDesk."
        ),
        Unreached.CLOCK_WRONG: translate(
            "Status", "This machine’s clock is wrong. Set it and try again."
        ),
    }


def unreached_words(why: RegisterUnreachableError) -> str:
    """Say why the register is not reached, and whose certificate stands in between."""
    issuer = why.issuer if isinstance(why, UntrustedCertificateError) else ""
    if not issuer:
        return unreached_sentence(why.reason)
    words = translate(
        "Status",
        "The certificate there comes from %1 and is not trusted. Nothing was sent: ask "
        "the network’s keeper.",
    )
    return words.replace("%1", issuer)


def list_words(age: ListAge, as_of: datetime | None, today: date) -> str:
    """Say how old the list is."""
    if as_of is None:
        return translate("Status", "no list yet")
    if age.seconds is None:
        return translate("Status", "age of the list unknown")
    if not age.good:
        words = translate("Status", "list past its date, from %1")
    else:
        words = translate("Status", "list from %1")
    return words.replace("%1", moment_text(as_of, today))
