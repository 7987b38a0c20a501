"""Ends the programs that a worker has running when the worker itself is gone, even by SIGKILL.

One small shell a process holds the read end of a pipe whose write end is the worker's: when the kernel closes that, the
groups that are still noted are ended. It never ends a group that was released, nor one while the worker lives.
"""

from __future__ import annotations

import atexit
import contextlib
import subprocess

WATCH = """
held=' '
while read -r sign group; do
    case $sign in
    +) held="$held$group " ;;
    -) held="${held%% $group *} ${held#* $group }" ;;
    esac
done
for group in $held; do kill -s TERM -- "-$group"; done
[ "$held" = ' ' ] || sleep 1
for group in $held; do kill -s KILL -- "-$group"; done
"""


class Lifeline:
    """What the running process groups of this process hang on."""

    def __init__(self) -> None:
        self._watch: subprocess.Popen[bytes] | None = None

    def ready(self) -> None:
        """See to it that there is somebody to tell. Raises OSError where no process can be started."""
        if self._watch is None or self._watch.poll() is not None:
            self._watch = _start()
            atexit.register(_stop, self._watch)

    def hold(self, group: int) -> None:
        """Note a group that must not outlive this process."""
        self._tell(f"+ {group}\n")

    def release(self, group: int) -> None:
        """Strike off a group that has ended."""
        self._tell(f"- {group}\n")

    def _tell(self, line: str) -> None:
        assert self._watch is not None and self._watch.stdin is not None
        # Somebody killed the shell: what runs is only less guarded, and the next one gets another shell.
        with contextlib.suppress(BrokenPipeError):
            self._watch.stdin.write(line.encode())


def _start() -> subprocess.Popen[bytes]:
    """In a session of its own: what ends this process may well be a signal to all of its group."""
    return subprocess.Popen(
        ["/bin/sh", "-c", WATCH],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        bufsize=0,
        cwd="/",
        start_new_session=True,
    )


def _stop(watch: subprocess.Popen[bytes]) -> None:
    assert watch.stdin is not None
    watch.stdin.close()
    watch.wait()
