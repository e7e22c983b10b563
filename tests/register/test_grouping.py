"""How entries fall into subjects: by the keys that they share, however far."""

from hypothesis import given
from hypothesis import strategies as st

from register.subjects import groups

KEYS = st.frozensets(st.sampled_from([b"a", b"b", b"c", b"d", b"e", b"f"]), max_size=3)
ENTRIES = st.dictionaries(st.binary(min_size=1, max_size=2), KEYS, max_size=8)


def reached(entries: dict[bytes, frozenset[bytes]], name: bytes) -> set[bytes]:
    """Walk from one entry to all that hang together with it."""
    keys, before = entries[name], frozenset[bytes]()
    while keys != before:
        before = keys
        keys = keys.union(*(own for own in entries.values() if own & keys))
    return {other for other, own in entries.items() if own & keys}


@given(ENTRIES)
def test_entries_are_together_that_reach_each_other(
    entries: dict[bytes, frozenset[bytes]],
) -> None:
    """Each entry with a key is in exactly one subject: that of all it reaches."""
    found = groups(entries)

    assert sorted(name for one in found for name in one) == sorted(
        name for name, own in entries.items() if own
    )
    assert all(reached(entries, name) == one for one in found for name in one)


def test_a_long_subject_is_still_one() -> None:
    """Ten thousand uses of one code, whichever key an entry names first."""
    entries = {
        b"%d" % number: (b"c", b"e%d" % number)
        if number % 2
        else (b"e%d" % number, b"c")
        for number in range(10_000)
    }

    assert groups(entries) == [set(entries)]
