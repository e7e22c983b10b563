"""One writer with a fair queue: whoever waits shares one commit.

All that waits is done in one transaction and answered after its commit. Where a
piece of work fails, all is begun again with a savepoint for each, so that it
takes nothing with it: two statements less for the many times when none fails.
"""

import threading
from collections import deque
from concurrent.futures import Future
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Final, Self

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from register.database import Result, Work
from register.errors import BusyError

# So many entries share a commit; more would keep single pushes waiting.
HEAVIEST_COMMIT: Final = 2_000


@dataclass(slots=True)
class _Caught:
    """Keeps whatever is raised inside, for the one who waits for it."""

    fault: BaseException | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        self.fault = fault
        return fault is not None


@dataclass(slots=True)
class _Job:
    """A piece of work, its weight, and who waits for it."""

    work: Work[Any]
    weight: int
    future: "Future[Any]" = field(default_factory=Future)
    result: object = None
    caught: _Caught = field(default_factory=_Caught)

    def run(self, connection: Connection) -> bool:
        """Do the work and tell whether it went well."""
        with self.caught:
            self.result = self.work(connection)
        return self.caught.fault is None

    def run_apart(self, connection: Connection) -> None:
        """Do the work in a savepoint; a fault rolls back only this."""
        with self.caught, connection.begin_nested():
            self.result = self.work(connection)

    def settle(self, lost: BusyError | None) -> None:
        """Answer the one who waits, after the commit."""
        fault = self.caught.fault or lost
        if fault is None:
            self.future.set_result(self.result)
        else:
            self.future.set_exception(fault)


class Writer:
    """The thread that writes; the queue is first in, first out."""

    def __init__(self, engine: Engine) -> None:
        """Start the thread; `engine` begins every transaction as a writing one."""
        self._engine = engine
        self._queue: deque[_Job] = deque()
        self._woken = threading.Condition()
        self._closed = False
        self._thread = threading.Thread(target=self._serve, name="writer", daemon=True)
        self._thread.start()

    def write(self, work: Work[Result], weight: int) -> Result:
        """Queue work and wait until the commit that holds it; raises its fault."""
        job = _Job(work, weight)
        with self._woken:
            if self._closed:
                raise BusyError
            self._queue.append(job)
            self._woken.notify()
        result: Result = job.future.result()
        return result

    def close(self) -> None:
        """Finish what is queued and end the thread."""
        with self._woken:
            self._closed = True
            self._woken.notify()
        self._thread.join()

    def _serve(self) -> None:
        while jobs := self._waiting():
            lost = self._commit(jobs)
            for job in jobs:
                job.settle(lost)

    def _waiting(self) -> list[_Job]:
        with self._woken:
            self._woken.wait_for(lambda: self._queue or self._closed)
            jobs: list[_Job] = []
            weight = 0
            while self._queue and weight < HEAVIEST_COMMIT:
                jobs.append(self._queue.popleft())
                weight += jobs[-1].weight
            return jobs

    def _commit(self, jobs: list[_Job]) -> BusyError | None:
        try:
            if not self._commit_whole(jobs) and len(jobs) > 1:
                self._commit_what_goes(jobs)
        except SQLAlchemyError:
            return BusyError()
        return None

    def _commit_whole(self, jobs: list[_Job]) -> bool:
        """Commit all of it or nothing, and tell which."""
        with self._engine.connect() as connection, connection.begin() as whole:
            if all(job.run(connection) for job in jobs):
                return True
            whole.rollback()
            return False

    def _commit_what_goes(self, jobs: list[_Job]) -> None:
        with self._engine.begin() as connection:
            for job in jobs:
                job.run_apart(connection)
