"""The statements that a database is asked, whichever way they go there."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.engine import Engine
from sqlalchemy.pool import Pool

from register.dialects import writes_alone


@contextmanager
def noted_statements() -> Iterator[list[str]]:
    """Note each statement: SQLite's driver tells of all, for a server the engine."""
    asked: list[str] = []

    def note(connection: Connection, _cursor: object, text: str, *_: object) -> None:
        if not writes_alone(connection):
            asked.append(text)

    def follow(driver: object, *_: object) -> None:
        _trace(driver, asked.append)

    def leave(driver: object, *_: object) -> None:
        _trace(driver, None)

    with ExitStack() as heard:
        for where in (
            (Engine, "before_cursor_execute", note),
            (Pool, "checkout", follow),
            (Pool, "checkin", leave),
        ):
            event.listen(*where)
            heard.callback(event.remove, *where)
        yield asked


def _trace(driver: Any, told: Callable[[str], None] | None) -> None:  # noqa: ANN401 - no driver has types
    if hasattr(driver, "set_trace_callback"):
        driver.set_trace_callback(told)
