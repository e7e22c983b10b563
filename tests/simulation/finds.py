"""What became of each planted bug, in `planted.json` while the tree is the same."""

from pathlib import Path
from typing import Final

import msgspec

from tools.proved import tree_hash

FINDS: Final = Path(__file__).with_name("planted.json")


class Find(msgspec.Struct, frozen=True):
    """Which seed found a bug and what it complained of; None where none did.

    `passes_others` tells whether the tests of core, post and register let it pass.
    """

    bug: str
    seed: int | None = None
    complaint: str = ""
    passes_others: bool | None = None


class _Kept(msgspec.Struct):
    tree: str = ""
    bugs: list[Find] = []


class Finds:
    """All finds in one tree."""

    def __init__(self, path: Path = FINDS) -> None:
        """Go on with the finds of this tree; those of another do not count."""
        self._path = path
        self._tree = tree_hash()
        told = path.read_bytes() if path.exists() else b"{}"
        kept = msgspec.json.decode(told, type=_Kept)
        same = kept.bugs if kept.tree == self._tree else []
        self._finds = {find.bug: find for find in same}

    def of(self, bug: str) -> Find | None:
        """Give how a bug was found; None where it is still to be looked for."""
        find = self._finds.get(bug)
        return None if find is None or find.seed is None else find

    def keep(self, find: Find) -> None:
        """Write a find down, in the place of what was known of its bug."""
        self._finds[find.bug] = find
        ordered = [self._finds[bug] for bug in sorted(self._finds)]
        told = msgspec.json.encode(_Kept(self._tree, ordered))
        new = self._path.with_suffix(".new")
        new.write_bytes(msgspec.json.format(told, indent=1) + b"\n")
        new.replace(self._path)
