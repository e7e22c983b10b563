"""A second process writes the country while the first takes it in.

It is never more than a batch ahead, since a pipe holds no more. As always with
`multiprocessing`, the main module is imported again and so must not begin its
work by being imported.
"""

import signal
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection

from kaikudesk.wire.packing import decode, encode
from register.demo.errors import BrokenOffError
from register.demo.writing import Batch, Writing


def written_ahead(writing: Writing) -> Iterator[Batch]:
    """Give the batches of a country that was not begun yet.

    Raises BrokenOffError where the other process ends before its work does.
    """
    # Not forked: a copy of open connections and threads is no good start.
    context = get_context("spawn")
    reader, sender = context.Pipe(duplex=False)
    writer = context.Process(target=_write, args=(sender, writing), daemon=True)
    writer.start()
    sender.close()
    try:
        with suppress(EOFError):
            while True:
                yield decode(reader.recv_bytes(), Batch)
    finally:
        reader.close()
        writer.join()
    if writer.exitcode:
        raise BrokenOffError


def _write(sender: "Connection[bytes, bytes]", writing: Writing) -> None:
    # Ctrl+C reaches both; the one that takes in decides, and closes the pipe.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with sender, suppress(BrokenPipeError):
        for batch in writing.batches():
            sender.send_bytes(encode(batch))
