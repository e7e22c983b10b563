"""A scanner is told from a hand by the rhythm alone."""

from hypothesis import given
from hypothesis import strategies as st

from ui.scan_rhythm import Burst, Rhythm, SameCodeGuard

RHYTHM = Rhythm()
codes = st.text("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789-", min_size=4, max_size=30)


def bursts(text: str, pauses: list[float]) -> list[tuple[str, bool]]:
    """Let signs come with these pauses before them; give what each burst was."""
    burst: Burst[str] = Burst(RHYTHM)
    now, ended = 0.0, []
    for sign, pause in zip(text, pauses, strict=True):
        now += pause
        if burst.is_over(now):
            is_scan = burst.is_scan
            ended.append((burst.take()[0], is_scan))
        burst.add(sign, sign, now)
    is_scan = burst.is_scan
    return [*ended, (burst.take()[0], is_scan)]


@given(codes, st.data())
def test_fast_signs_are_one_scan(text: str, source: st.DataObject) -> None:
    """Whatever a scanner sends in its rhythm arrives whole, as one scan."""
    pauses = source.draw(
        st.lists(st.floats(0, RHYTHM.gap - 1), min_size=len(text), max_size=len(text))
    )

    assert bursts(text, pauses) == [(text, True)]


@given(codes, st.data())
def test_slow_signs_are_typing(text: str, source: st.DataObject) -> None:
    """A hand's signs come one by one and are never called a scan."""
    slow = st.floats(RHYTHM.gap + 1, 2000)
    pauses = source.draw(st.lists(slow, min_size=len(text), max_size=len(text)))

    assert bursts(text, pauses) == [(sign, False) for sign in text]


@given(
    st.text("ABC123", min_size=1, max_size=40),
    st.data(),
)
def test_nothing_is_swallowed(text: str, source: st.DataObject) -> None:
    """In any rhythm the bursts, put together, are what was sent, in order."""
    some = st.floats(0, 500)
    pauses = source.draw(st.lists(some, min_size=len(text), max_size=len(text)))

    assert "".join(part for part, _is_scan in bursts(text, pauses)) == text


def test_a_scan_that_has_shown_itself_may_pause_longer() -> None:
    """A slow link in the middle does not cut a code in two."""
    pauses = [0.0, 5.0, 5.0, 5.0, RHYTHM.silence - 1.0, 5.0]

    assert bursts("KK1234", pauses) == [("KK1234", True)]


def test_the_same_code_within_seconds_is_the_same_scan() -> None:
    """A trembling trigger counts once, also when it goes on trembling."""
    guard = SameCodeGuard(RHYTHM)

    answers = [guard.is_again("A", now) for now in (0, 2000, 4000, 7001)]

    assert answers == [False, True, True, False]


def test_another_code_always_counts() -> None:
    """The guard looks at one code only, the last one."""
    guard = SameCodeGuard(RHYTHM)

    assert [guard.is_again(code, 0) for code in ("A", "B", "A")] == [False] * 3


def test_a_forgotten_code_counts_again() -> None:
    """After a record the same card may come at once."""
    guard = SameCodeGuard(RHYTHM)
    guard.is_again("A", 0)

    guard.forget()

    assert not guard.is_again("A", 1)
