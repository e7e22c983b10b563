"""What holds for every test: no leftovers, no silent log lines, no silent skips."""

import logging
import os
import re
import tempfile
from collections import Counter
from collections.abc import Generator, Iterator
from pathlib import Path

# Qt reads this when its first module is imported, so it is set before any test is.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import hypothesis
import pytest

hypothesis.settings.register_profile("developer", deadline=None)
hypothesis.settings.register_profile(
    "ci", deadline=None, derandomize=True, database=None, print_blob=True
)
hypothesis.settings.load_profile("ci" if "KAIKUDESK_CI" in os.environ else "developer")

HOMES = {
    "HOME": "home",
    "USERPROFILE": "home",
    "APPDATA": "home/roaming",
    "LOCALAPPDATA": "home/local",
    "XDG_CACHE_HOME": "home/.cache",
    "XDG_CONFIG_HOME": "home/.config",
    "XDG_DATA_HOME": "home/.local/share",
    "XDG_STATE_HOME": "home/.local/state",
    "XDG_RUNTIME_DIR": "run",
}


@pytest.fixture(autouse=True)
def own_home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give each test an empty home, so that none sees a real desk or another's."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for variable, place in HOMES.items():
            path = Path(folder, place)
            path.mkdir(mode=0o700, parents=True, exist_ok=True)
            monkeypatch.setenv(variable, str(path))
        # No test reaches the key store of whoever runs it.
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
        yield Path(folder, "home")


@pytest.fixture(autouse=True)
def unexpected_log_fails(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """Fail on a warning in the log that no `logs` mark names, and on an idle mark."""
    yield
    patterns = [str(mark.args[0]) for mark in request.node.iter_markers("logs")]
    records = caplog.get_records("setup") + caplog.get_records("call")
    said = [one.getMessage() for one in records if one.levelno >= logging.WARNING]
    unexpected = [
        text for text in said if not any(re.search(p, text) for p in patterns)
    ]
    idle = [p for p in patterns if not any(re.search(p, text) for text in said)]

    assert not unexpected, f"logged without a mark: {unexpected}"
    assert not idle, f"marked, but never logged: {idle}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[
    None, pytest.TestReport, pytest.TestReport
]:
    """Where nothing may be skipped, a skipped test is a failed one."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail"):
        _refuse_to_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[
    None, pytest.CollectReport, pytest.CollectReport
]:
    """Likewise a whole module that skips itself."""
    report = yield
    if report.skipped:
        _refuse_to_skip(report)
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Count what this machine could not test, by reason."""
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = Counter(_reason(report) for report in skipped)
    if reasons:
        terminalreporter.section("not tested here")
    for reason, count in reasons.most_common():
        terminalreporter.line(f"{count:5} × {reason}")


def _refuse_to_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    if "KAIKUDESK_NO_SKIP" in os.environ:
        report.outcome = "failed"
        report.longrepr = f"nothing may be skipped here: {_reason(report)}"


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    return str(report.longrepr[2] if isinstance(report.longrepr, tuple) else "")
