"""What a desk does when its right has ended: its list goes at once, its record stays.

A login page can say anything, so only the register's signed word is heeded, each time
that it is told. The queue goes on being delivered; nothing is read any more.
"""

from functools import partial

from kaikudesk.errors import RightWithdrawnError
from kaikudesk.storage.identity import (
    WITHDRAWN,
    drop_setting,
    keep_setting,
    read_setting,
)
from kaikudesk.storage.tables import Connection
from sync import inbox
from sync.healing import enter_epoch
from sync.register_word import check_withdrawal, who_am_i
from sync.steps import Commit, File, Played, Read, ask


def heed(why: RightWithdrawnError) -> Played[bool]:
    """Let the list go where the register has signed that the right has ended.

    Where that is said in a later epoch, what the register lost is sent again. Raises
    RegisterUnreachableError for a statement that is not the register's, or not of
    this desk.
    """
    if not why.statement:
        return False
    who = yield from who_am_i()
    said = yield from check_withdrawal(who, why.statement)
    mark = yield from ask(Read(File.JOURNAL, inbox.mark_journal))
    empty = partial(inbox.empty, mark=mark, register_ms=said.time)
    yield from ask(Commit(File.CHECKLIST, empty, erasing=True))
    yield from enter_epoch(who, said.epoch)
    keep = partial(keep_setting, name=WITHDRAWN, value=why.statement)
    yield from ask(Commit(File.JOURNAL, keep))
    return True


def given_back() -> Played[None]:
    """Forget that the right had ended, since the register gives its rows again."""

    def is_noted(connection: Connection) -> bool:
        return read_setting(connection, WITHDRAWN) is not None

    if (yield from ask(Read(File.JOURNAL, is_noted))):
        yield from ask(Commit(File.JOURNAL, lambda to: drop_setting(to, WITHDRAWN)))
