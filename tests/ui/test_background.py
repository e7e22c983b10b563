"""One worker thread; what it makes comes back into the UI thread."""

import functools
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from kaikudesk.errors import KaikuDeskError, StorageFullError
from tests.ui.listening import heard
from ui.background import Background


@pytest.fixture
def background() -> Iterator[Background]:
    """Give a background that is closed after the test."""
    one = Background()
    yield one
    one.close()


def test_a_result_comes_back_in_the_ui_thread(
    background: Background, qtbot: QtBot
) -> None:
    """The work runs elsewhere; whoever is called back may touch widgets."""
    threads: list[threading.Thread] = []
    results: list[int] = []

    def work() -> int:
        threads.append(threading.current_thread())
        return 42

    def take(result: int) -> None:
        threads.append(threading.current_thread())
        results.append(result)

    background.run(work, on_result=take, on_error=_unexpected)

    qtbot.waitUntil(lambda: results == [42])
    assert threads[0] is not threading.main_thread()
    assert threads[1] is threading.main_thread()


def test_an_error_that_is_foreseen_is_handed_over(
    background: Background, qtbot: QtBot
) -> None:
    """A full disk in the worker is the caller's to word."""
    errors: list[KaikuDeskError] = []

    def work() -> None:
        raise StorageFullError

    background.run(work, on_result=_unexpected, on_error=errors.append)

    qtbot.waitUntil(lambda: len(errors) == 1)
    assert isinstance(errors[0], StorageFullError)


@pytest.mark.logs("a job in the background failed")
def test_a_fault_of_ours_is_logged_and_told(
    background: Background, qtbot: QtBot
) -> None:
    """What nobody foresaw neither vanishes nor stops the next job."""
    faults = heard(background.faulted)
    results: list[str] = []

    background.run(lambda: 1 // 0, on_result=_unexpected, on_error=_unexpected)
    background.run(lambda: "next", on_result=results.append, on_error=_unexpected)

    qtbot.waitUntil(lambda: results == ["next"])
    assert [type(fault) for (fault,) in faults] == [ZeroDivisionError]


def test_jobs_run_one_after_the_other(background: Background, qtbot: QtBot) -> None:
    """There is one thread: no two jobs ever overlap, and order is kept."""
    running, overlaps = [0], [0]
    done: list[int] = []

    def job(number: int) -> int:
        running[0] += 1
        overlaps[0] = max(overlaps[0], running[0])
        running[0] -= 1
        return number

    for number in range(20):
        background.run(
            functools.partial(job, number),
            on_result=done.append,
            on_error=_unexpected,
        )

    qtbot.waitUntil(lambda: len(done) == 20)
    assert done == list(range(20))
    assert overlaps == [1]


def test_idle_is_told(background: Background, qtbot: QtBot) -> None:
    """The desk can ask whether anything is still under way."""
    background.run(lambda: None, on_result=lambda _none: None, on_error=_unexpected)
    assert not background.is_idle

    qtbot.waitUntil(lambda: background.is_idle)


def test_closing_drops_what_has_not_begun(qtbot: QtBot) -> None:
    """The running job ends, the waiting ones never begin, and nobody is told."""
    background = Background()
    begun, go_on = threading.Event(), threading.Event()
    never: list[object] = []

    def work() -> None:
        begun.set()
        go_on.wait(10)

    background.run(work, on_result=never.append, on_error=_unexpected)
    for _ in range(3):
        background.run(
            lambda: never.append("ran"), on_result=_unexpected, on_error=_unexpected
        )
    qtbot.waitUntil(begun.is_set)
    threading.Timer(0.1, go_on.set).start()

    assert background.close()
    assert "ran" not in never


def _unexpected(what: object) -> None:
    raise AssertionError(what)
