"""What the register tells in its log when something happens to it on purpose."""

import logging
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def told_in_the_log(
    of: str, begins: str, met: Counter[str], what: str
) -> Iterator[None]:
    """Count what a module says in these words, instead of showing it to anybody."""

    def note(record: logging.LogRecord) -> bool:
        expected = record.msg.startswith(begins)
        met[what] += expected
        return not expected

    log = logging.getLogger(of)
    log.addFilter(note)
    try:
        yield
    finally:
        log.removeFilter(note)
