"""The desk runs on Windows too."""

from collections.abc import Iterator

from tests.architecture.reading import Source, source_of, sources

DESK = ("kaikudesk", "ui", "sync")
POSIX_MODULES = {
    *("fcntl", "grp", "posix", "posixpath", "pty", "pwd", "resource", "syslog"),
    *("termios", "tty"),
}
POSIX_NAMES = {
    *("os.chown", "os.fchmod", "os.fchown", "os.fork", "os.forkpty", "os.getegid"),
    *("os.geteuid", "os.getgid", "os.getloadavg", "os.getpgid", "os.getuid"),
    *("os.killpg", "os.lchown", "os.mkfifo", "os.nice", "os.O_CLOEXEC"),
    *("os.O_DIRECTORY", "os.O_NOFOLLOW", "os.openpty", "os.posix_spawn"),
    *("os.setgid", "os.setpgid", "os.setsid", "os.setuid", "os.statvfs", "os.sync"),
    *("os.uname", "os.wait", "os.waitpid", "signal.SIGALRM", "signal.SIGCHLD"),
    *("signal.SIGHUP", "signal.SIGKILL", "signal.SIGQUIT", "signal.SIGUSR1"),
    *("signal.SIGUSR2", "signal.alarm", "signal.pause", "signal.setitimer"),
    *("socket.AF_UNIX", "time.tzset"),
}


def posix_only(source: Source) -> Iterator[str]:
    """Name each module or call that Windows lacks."""
    for name in source.imports():
        if name.split(".")[0] in POSIX_MODULES or name in POSIX_NAMES:
            yield f"{source.path}: {name}"
    for name in source.dotted_names():
        if name in POSIX_NAMES:
            yield f"{source.path}: {name}"


def test_the_desk_asks_nothing_that_windows_lacks() -> None:
    """No module of the desk imports or calls what only POSIX has."""
    assert [fault for one in sources(*DESK) for fault in posix_only(one)] == []


def test_a_call_that_windows_lacks_is_named() -> None:
    """A module, a name taken from a module and a call are each found."""
    text = "import fcntl\nfrom os import fork\nsignal.SIGKILL\n"

    assert [fault.split(": ")[1] for fault in posix_only(source_of(text))] == [
        "fcntl",
        "os.fork",
        "signal.SIGKILL",
    ]
