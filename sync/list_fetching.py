"""Fetching a whole list as a snapshot: a signed manifest, then its chunks.

The chunks go into the second table one by one, each with a note of its name in
the same transaction, so that a load that broke off goes on where it stopped.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from kaikudesk.chunks import ListTuple, read_chunk
from kaikudesk.errors import MalformedEntryError, RegisterRefusedError
from kaikudesk.storage import list_loading
from kaikudesk.storage.identity import Identity
from kaikudesk.storage.tables import Connection
from kaikudesk.wire import paths
from kaikudesk.wire.messages import Chunk, ListKey, Manifest
from kaikudesk.wire.packing import decode, encode
from kaikudesk.wire.receipt import Signed
from sync.register_word import check_manifest, fault, read_answer
from sync.steps import Commit, File, Played, Read, Send, Tell, ask


@dataclass(frozen=True, slots=True)
class Fetched:
    """A list that lies whole in the second table, and how to follow it on."""

    scope: str
    list_key: ListKey
    cursor: bytes


def fetch_list(who: Identity) -> Played[Fetched | None]:
    """Fetch the newest list; None where the register gives this desk none.

    Raises RegisterUnreachableError; what was fetched by then is kept.
    """
    begun = yield from ask(Read(File.CHECKLIST, list_loading.manifest_in_loading))
    if begun:
        try:
            return (yield from _load(decode(begun, Manifest)))
        except RegisterRefusedError:
            # Its chunks are gone: a newer manifest names others.
            pass
    manifest = yield from _newest_manifest(who)
    if manifest is None:
        return None
    packed, root = encode(manifest), manifest.root
    yield from ask(
        Commit(File.CHECKLIST, lambda to: list_loading.begin_loading(to, packed, root))
    )
    return (yield from _load(manifest))


def _newest_manifest(who: Identity) -> Played[Manifest | None]:
    try:
        body = yield from ask(Send(paths.MANIFEST, token=who.token))
    except RegisterRefusedError:
        return None
    return (yield from check_manifest(who, read_answer(body, Signed)))


def _load(manifest: Manifest) -> Played[Fetched]:
    loaded = yield from ask(Read(File.CHECKLIST, list_loading.loaded_chunks))
    rows = 0
    for chunk in manifest.chunks:
        if chunk.sha256 not in loaded:
            yield from _load_chunk(manifest, chunk)
        rows += chunk.rows
        yield from ask(Tell(rows, manifest.rows))
    return Fetched(manifest.scope, manifest.list_key, manifest.cursor)


def _load_chunk(manifest: Manifest, chunk: Chunk) -> Played[None]:
    body = yield from ask(Send(paths.chunk(chunk.sha256)))
    if sha256(body).digest() != chunk.sha256:
        raise fault("a chunk of the list is not the one that the manifest names")

    def keep(connection: Connection) -> None:
        list_loading.load_rows(connection, _rows_of(body, manifest.chunk_key))
        list_loading.keep_chunk(connection, chunk.sha256)

    yield from ask(Commit(File.CHECKLIST, keep))


def _rows_of(body: bytes, key: bytes) -> Iterator[ListTuple]:
    """Read rows as they are wanted: all at once, they hold the interpreter."""
    try:
        return read_chunk(body, key)
    except MalformedEntryError as why:
        raise fault(why) from why
