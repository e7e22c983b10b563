"""The commands of the administrator, each one function, told in plain words."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, insert

from kaikudesk.clock import SystemClock
from kaikudesk.errors import BoxError
from kaikudesk.model import Role
from kaikudesk.seal import unseal
from kaikudesk.wire.enrolment_code import write_code
from register.assigning import assign_code, waiting_cards
from register.certificate import (
    CertificateFiles,
    make_certificate,
    read_root_key,
    with_voucher,
)
from register.console_files import ask_for_file, import_desk_file
from register.demo import Asked, make_country
from register.demo.telling import asked_day, known_lines
from register.desks import recovery_of
from register.engines import open_database, sqlite_path
from register.enrolment import make_code
from register.errors import NotAssignedError, UnknownPlaceError
from register.known_places import require_known
from register.network import NewSite, create_site
from register.opened import Register, found, open_register
from register.serving import (
    DEFAULT_HOST,
    DEFAULT_PORT,
    address_of,
    open_door,
    serve,
)
from register.tables import audit
from register.wording import Wording

Say = Callable[[str], None]
_ROLES: Final = tuple(role.value for role in Role)
_DEFAULT_DATABASE: Final = "sqlite:///register.db"
_ROOT_KEY: Final = "root.key"
_DEMO_CARDS: Final = 2_000


def make_parser(words: Wording) -> ArgumentParser:
    """Make the command line in one language."""
    parser = ArgumentParser("kaikudesk-register", description=words.say("about"))
    parser.add_argument("--lang", help=words.say("help: lang"))
    parser.add_argument(
        "--database", default=_DEFAULT_DATABASE, help=words.say("help: database")
    )
    parser.add_argument("--root-key", type=Path, help=words.say("help: root key"))
    commands = parser.add_subparsers(dest="command", required=True)

    def command(name: str) -> ArgumentParser:
        return commands.add_parser(name, help=words.say(f"help: {name}"))

    _ask_for_door(command, words)
    site = command("create-site")
    site.add_argument("name")
    site.add_argument("--role", choices=_ROLES, action="append", required=True)
    site.add_argument("--area", required=True)
    site.add_argument("--municipality", required=True)
    site.add_argument("--new-area", action="store_true", help=words.say("help: new"))
    site.add_argument("--category", type=int, choices=(1, 2, 3, 4), default=1)
    code = command("enrolment-code")
    code.add_argument("site", type=int)
    code.add_argument("--role", choices=_ROLES, required=True)
    code.add_argument(
        "--address",
        default=address_of(DEFAULT_HOST, DEFAULT_PORT),
        help=words.say("help: address"),
    )
    code.add_argument("--by-file", action="store_true", help=words.say("help: by file"))
    command("recover-journal").add_argument("desk", type=int)
    assigning = command("assign-code")
    assigning.add_argument(
        "registration", nargs="?", help=words.say("help: registration")
    )
    assigning.add_argument("code", nargs="?")
    _ask_for_country(command("demo"), words)
    ask_for_file(command("import-file"), words)
    return parser


def _ask_for_door(command: Callable[[str], ArgumentParser], words: Wording) -> None:
    serving = command("serve")
    serving.add_argument("--host", default=DEFAULT_HOST)
    serving.add_argument("--port", type=int, default=DEFAULT_PORT)
    serving.add_argument(
        "--certificate", type=Path, help=words.say("help: certificate")
    )
    making = command("make-certificate")
    making.add_argument("host", nargs="+", help=words.say("help: host names"))
    making.add_argument("--certificate", type=Path, default=Path("register.crt"))


def _ask_for_country(command: ArgumentParser, words: Wording) -> None:
    command.add_argument(
        "--cards", type=int, default=_DEMO_CARDS, help=words.say("help: cards")
    )
    command.add_argument("--seed", type=int, default=1, help=words.say("help: seed"))
    command.add_argument("--day", help=words.say("help: day"))


def run(asked: Namespace, words: Wording, say: Say) -> int:
    """Run one command and give the exit status."""
    return _COMMANDS[asked.command](asked, words, say)


@contextmanager
def opened(
    asked: Namespace, words: Wording, say: Say, *, serving: bool = False
) -> Iterator[Register]:
    """Open the register that the command line names, a new one where none is."""
    database = open_database(asked.database, serving=serving)
    try:
        root = found(database, SystemClock())
        if root is not None:
            path = _root_key_path(asked)
            _put_away(path, root)
            say(words.say("founded", path=path))
        yield open_register(database, SystemClock())
    finally:
        database.close()


def _root_key_path(asked: Namespace) -> Path:
    if asked.root_key is not None:
        return Path(asked.root_key)
    file = sqlite_path(asked.database)
    return Path(_ROOT_KEY) if file is None else file.with_name(_ROOT_KEY)


def _put_away(path: Path, root: bytes) -> None:
    """Write the root key for its owner's eyes only, and over nothing."""
    path.touch(mode=0o600, exist_ok=False)
    path.write_text(f"{root.hex()}\n", "ascii")


def _serve(asked: Namespace, words: Wording, say: Say) -> int:
    files = CertificateFiles(asked.certificate) if asked.certificate else None
    secured = files is not None
    with (
        open_door(asked.host, asked.port, secured=secured) as door,
        opened(asked, words, say, serving=True) as register,
    ):
        shown = register if files is None else with_voucher(register, files)
        host, port = door.getsockname()[:2]
        address = address_of(host, port, secured=secured)
        say(words.say("serving", address=address))
        serve(shown, door, files)
    return 0


def _make_certificate(asked: Namespace, words: Wording, say: Say) -> int:
    files = CertificateFiles(asked.certificate)
    root = read_root_key(_root_key_path(asked))
    make_certificate(files, tuple(asked.host), root, SystemClock())
    address = address_of(asked.host[0], DEFAULT_PORT, secured=True)
    say(words.say("certificate made", path=files.certificate, address=address))
    return 0


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
    row = {"at": register.clock.now_ms(), "act": "recover-journal", "desk": desk}

    def note(connection: Connection) -> bytes:
        sealed = recovery_of(connection, desk)
        connection.execute(insert(audit).values(row))
        return sealed

    sealed = register.database.write(note)
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


def _demo(asked: Namespace, words: Wording, say: Say) -> int:
    # Asked first: nothing is founded for a country that cannot be.
    wanted = Asked(asked.cards, asked_day(asked.day), asked.seed)

    def tell(done: int) -> None:
        say(words.say("demo progress", done=done, total=wanted.cards))

    with opened(asked, words, say) as register:
        made = make_country(register, wanted, tell)
    say(words.say("demo made" if made else "demo there"))
    for line in known_lines(words):
        say(line)
    return 0


def _import_file(asked: Namespace, words: Wording, say: Say) -> int:
    with opened(asked, words, say) as register:
        return import_desk_file(register, asked, words, say)


_COMMANDS: Final[dict[str, Callable[[Namespace, Wording, Say], int]]] = {
    "serve": _serve,
    "make-certificate": _make_certificate,
    "create-site": _create_site,
    "enrolment-code": _enrolment_code,
    "recover-journal": _recover_journal,
    "assign-code": _assign_code,
    "demo": _demo,
    "import-file": _import_file,
}
