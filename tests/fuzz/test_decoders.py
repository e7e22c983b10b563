"""Every decoder of outside bytes reads or refuses; found inputs stay found."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz.__main__ import CORPUS, RESULTS
from tests.fuzz.decoders import DECODERS, Decoder

names = pytest.mark.parametrize("name", sorted(DECODERS))
_ENOUGH = 1_000_000
_ENOUGH_SECONDS = 600


@names
def test_what_the_fuzzer_kept_is_read_or_refused(name: str) -> None:
    """Each input that once showed the fuzzer a new way is tried at every run."""
    kept = sorted((CORPUS / name.replace(" ", "-")).glob("*"))
    for path in kept:
        DECODERS[name].try_it(path.read_bytes())


@names
def test_what_is_well_made_is_read(name: str) -> None:
    """A decoder that refused everything would be safe and useless."""
    for seed in DECODERS[name].seeds:
        DECODERS[name].read(seed)


@st.composite
def spoilt(draw: st.DrawFn) -> tuple[Decoder, bytes]:
    """Draw a well-made input and change some of its bytes, or draw any bytes."""
    decoder = DECODERS[draw(st.sampled_from(sorted(DECODERS)))]
    whole = bytearray(draw(st.sampled_from((*decoder.seeds, b""))))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(whole)))
        whole[at : at + draw(st.integers(0, 3))] = draw(st.binary(max_size=6))
    return decoder, bytes(whole)


@given(spoilt())
def test_any_other_bytes_are_read_or_refused_too(drawn: tuple[Decoder, bytes]) -> None:
    """A typed refusal, and never a crash."""
    decoder, raw = drawn
    decoder.try_it(raw)


@names
def test_each_decoder_was_fuzzed_for_long_enough(name: str) -> None:
    """A million executions or ten minutes, by the counts that are kept beside it."""
    counts = json.loads(RESULTS.read_text())[name]
    assert counts["executions"] >= _ENOUGH or counts["seconds"] >= _ENOUGH_SECONDS
