"""Commands that serve: to desks, to others by TLS, to whoever tries a country."""

from argparse import Namespace
from pathlib import Path
from typing import Final

from kaikudesk.clock import SystemClock
from register.certificate import (
    CertificateFiles,
    make_certificate,
    read_root_key,
    with_voucher,
)
from register.console_opening import Offer, Say, opened, root_key_path
from register.demo import Asked, make_country
from register.demo.telling import asked_day, known_lines
from register.serving import (
    DEFAULT_HOST,
    DEFAULT_PORT,
    address_of,
    open_door,
    serve,
)
from register.wording import Wording

_DEMO_CARDS: Final = 2_000


def offer_serving(command: Offer, words: Wording) -> None:
    """Offer `serve`, `make-certificate` and `demo`."""
    serving = command("serve", _serve)
    serving.add_argument("--host", default=DEFAULT_HOST)
    serving.add_argument("--port", type=int, default=DEFAULT_PORT)
    serving.add_argument(
        "--certificate", type=Path, help=words.say("help: certificate")
    )
    serving.add_argument(
        "--standby", action="store_true", help=words.say("help: standby")
    )
    making = command("make-certificate", _make_certificate)
    making.add_argument("host", nargs="+", help=words.say("help: host names"))
    making.add_argument("--certificate", type=Path, default=Path("register.crt"))
    country = command("demo", _demo)
    country.add_argument(
        "--cards", type=int, default=_DEMO_CARDS, help=words.say("help: cards")
    )
    country.add_argument("--seed", type=int, default=1, help=words.say("help: seed"))
    country.add_argument("--day", help=words.say("help: day"))


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
    root = read_root_key(root_key_path(asked))
    make_certificate(files, tuple(asked.host), root, SystemClock())
    address = address_of(asked.host[0], DEFAULT_PORT, secured=True)
    say(words.say("certificate made", path=files.certificate, address=address))
    return 0


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
