"""Commands for sites, their desks, and cards that wait for a code."""

from argparse import Namespace
from typing import Final

from sqlalchemy import Connection

from kaikudesk.errors import BoxError
from kaikudesk.model import Role
from kaikudesk.seal import unseal
from kaikudesk.wire.enrolment_code import write_code
from register.assigning import assign_code, waiting_cards
from register.console_opening import Offer, Say, opened
from register.desks import recovery_of
from register.enrolment import make_code
from register.errors import NotAssignedError, UnknownPlaceError
from register.known_places import require_known
from register.network import NewSite, create_site
from register.noting import audited, note
from register.opened import Register
from register.serving import DEFAULT_HOST, DEFAULT_PORT, address_of
from register.wording import Wording

_ROLES: Final = tuple(role.value for role in Role)


def offer_places(command: Offer, words: Wording) -> None:
    """Offer `create-site`, `enrolment-code`, `recover-journal`, `assign-code`."""
    site = command("create-site", _create_site)
    site.add_argument("name")
    site.add_argument("--role", choices=_ROLES, action="append", required=True)
    site.add_argument("--area", required=True)
    site.add_argument("--municipality", required=True)
    site.add_argument("--new-area", action="store_true", help=words.say("help: new"))
    site.add_argument("--category", type=int, choices=(1, 2, 3, 4), default=1)
    code = command("enrolment-code", _enrolment_code)
    code.add_argument("site", type=int)
    code.add_argument("--role", choices=_ROLES, required=True)
    code.add_argument(
        "--address",
        default=address_of(DEFAULT_HOST, DEFAULT_PORT),
        help=words.say("help: address"),
    )
    code.add_argument("--by-file", action="store_true", help=words.say("help: by file"))
    command("recover-journal", _recover_journal).add_argument("desk", type=int)
    assigning = command("assign-code", _assign_code)
    assigning.add_argument(
        "registration", nargs="?", help=words.say("help: registration")
    )
    assigning.add_argument("code", nargs="?")


def _create_site(asked: Namespace, words: Wording, say: Say) -> int:
    wanted = NewSite(
        asked.name, asked.area, asked.municipality, tuple(asked.role), asked.category
    )
    with opened(asked, words, say) as register:
        try:
            if not asked.new_area:
                require_known(register, wanted)
        except UnknownPlaceError as fault:
            say(_unknown_place(fault, words))
            return 1
        site = create_site(register, wanted)
    say(words.say("site", number=site.number, name=site.name))
    return 0


def _unknown_place(fault: UnknownPlaceError, words: Wording) -> str:
    if fault.near:
        near = ", ".join(fault.near)
        return words.say("place like others", name=fault.name, near=near)
    return words.say("place like none", name=fault.name)


def _enrolment_code(asked: Namespace, words: Wording, say: Say) -> int:
    with opened(asked, words, say) as register:
        address = "" if asked.by_file else asked.address
        code = make_code(register, asked.site, Role(asked.role), address=address)
    say(words.say("code"))
    say(write_code(code))
    return 0


def _recover_journal(asked: Namespace, words: Wording, say: Say) -> int:
    with opened(asked, words, say) as register:
        code = _recovery_code(register, asked.desk)
    if code is None:
        say(words.say("no recovery", desk=asked.desk))
        return 1
    say(words.say("recovery", desk=asked.desk))
    say(code)
    return 0


def _recovery_code(register: Register, desk: int) -> str | None:
    """Read a recovery code; that it was shown is noted before it is shown."""

    def shown(connection: Connection) -> bytes:
        sealed = recovery_of(connection, desk)
        note(register, rows=[audited(register, connection, "recover-journal", desk)])
        return sealed

    sealed = register.database.write(shown)
    for _, key in sorted(register.sealing_keys.items(), reverse=True):
        try:
            return unseal(key, sealed).decode()
        except (BoxError, UnicodeDecodeError):
            continue
    return None


def _assign_code(asked: Namespace, words: Wording, say: Say) -> int:
    with opened(asked, words, say) as register:
        if asked.registration is None:
            _list_waiting(register, words, say)
            return 0
        try:
            assign_code(register, _registration(asked.registration), asked.code or "")
        except NotAssignedError as fault:
            say(words.say(f"not assigned: {fault.why}"))
            return 1
    say(words.say("assigned"))
    return 0


def _list_waiting(register: Register, words: Wording, say: Say) -> None:
    waiting = waiting_cards(register)
    if not waiting:
        say(words.say("no waiting card"))
    for card in waiting:
        day = card.granted
        line = words.say(
            "waiting card",
            registration=card.registration.hex(),
            site=card.site,
            granted=f"{day.day}.{day.month}.{day.year}",
        )
        say(line)


def _registration(text: str) -> bytes:
    """Read what the list names; what is no name of one is nobody's."""
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""
