"""The register's command line: `kaikudesk-register`."""

import sys
from collections.abc import Sequence
from typing import Final

from sqlalchemy.exc import DBAPIError

from kaikudesk.errors import KaikuDeskError, TooNewError
from register.console import make_parser, run
from register.demo.errors import (
    BrokenOffError,
    CardCountError,
    NoSuchDayError,
    NotEmptyError,
    OtherCountryError,
)
from register.errors import (
    ActsFileError,
    AlreadyServedError,
    BackupFileError,
    BrokenBackupError,
    BusyError,
    CertificateError,
    NothingToSettleError,
    OpenToOthersError,
    OtherRegisterError,
    PortTakenError,
    UnfitDatabaseError,
    UnfitValueError,
    UnknownDeskError,
    UnknownSettingError,
    UnknownSiteError,
    WrittenDownError,
)
from register.wording import wording

_SENTENCES: Final[dict[type[KaikuDeskError], str]] = {
    ActsFileError: "acts file",
    AlreadyServedError: "served",
    BackupFileError: "backup file",
    BrokenBackupError: "broken backup",
    BrokenOffError: "broken off",
    BusyError: "unreached",
    CardCountError: "card count",
    NoSuchDayError: "no such day",
    NotEmptyError: "not empty",
    NothingToSettleError: "nothing to settle",
    OpenToOthersError: "open to others",
    OtherRegisterError: "other register",
    OtherCountryError: "other country",
    PortTakenError: "port taken",
    TooNewError: "too new",
    UnfitDatabaseError: "unfit",
    UnknownDeskError: "unknown desk",
    UnfitValueError: "unfit value",
    UnknownSettingError: "unknown setting",
    UnknownSiteError: "unknown site",
    WrittenDownError: "written down",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; say what went wrong in a sentence, never in a traceback."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    words = wording(_wanted_language(given))
    asked = make_parser(words).parse_args(given)
    try:
        return run(asked, words, _say)
    except CertificateError as fault:
        print(words.say(f"certificate: {fault.why}", detail=fault), file=sys.stderr)
    except KaikuDeskError as fault:
        name = _SENTENCES.get(type(fault))
        if name is None:
            raise
        print(words.say(name, detail=fault, host=fault), file=sys.stderr)
    except DBAPIError:
        print(words.say("unreached"), file=sys.stderr)
    return 1


def _say(text: str) -> None:
    # Whoever started the register by a program reads on while it runs.
    print(text, flush=True)


def _wanted_language(given: Sequence[str]) -> str | None:
    """Find the language before the parser is made, since it speaks already."""
    for place, word in enumerate(given):
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
        if word == "--lang" and place + 1 < len(given):
            return given[place + 1]
    return None


if __name__ == "__main__":
    sys.exit(main())
