"""Work that several processes share."""

import gc
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.context import BaseContext
from typing import Any, TypeVar

from imhub.errors import HubError

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")
_given: Any = None  # what each process was given when it began


_may_fork = True
_SELDOM = (100_000, 50, 1000)
"""Python counts what is made; with its own numbers it looks through all memory again and again."""


@contextmanager
def few_collections() -> Iterator[None]:
    """Look for circular waste seldom while the block runs: a build keeps most of what it makes."""
    before = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def share(
    make: Callable[[_Given, int], _Made], given: _Given, count: int, jobs: int
) -> Iterator[tuple[int, _Made]]:
    """Number and result of `make(given, number)` for each number below *count*, as they are ready.

    With more than one of the *jobs*, each runs in a process of its own: a fork of this one where
    there is fork, so that it has all that is loaded already; elsewhere, and once a library in this
    process has threads of its own, a new one.

    Raises:
        HubError: a process was killed.
    """
    if min(count, jobs) <= 1:
        yield from ((number, make(given, number)) for number in range(count))
        return
    try:
        with ProcessPoolExecutor(min(count, jobs), _context(), _begin, (given,)) as pool:
            numbers = {pool.submit(_call, make, number): number for number in range(count)}
            try:
                for done in as_completed(numbers):
                    yield numbers[done], done.result()
            except BaseException:
                pool.shutdown(wait=True, cancel_futures=True)
                raise
    except BrokenProcessPool as error:
        raise HubError(
            "A part of the build was stopped from outside; perhaps memory ran out. "
            "Try again with --jobs 1."
        ) from error


def stop_forking() -> None:
    """From now on start new processes anew: in a fork of this one a library would wait for ever.

    It is for libraries with threads of their own, which a fork does not have.
    """
    global _may_fork
    _may_fork = False


def _context() -> BaseContext:
    names: Sequence[str] = multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("fork" if _may_fork and "fork" in names else "spawn")


def _begin(given: object) -> None:
    global _given
    _given = given
    gc.freeze()  # What the first process made stays, and is shared as long as nobody touches it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # The first process decides what Ctrl+C means.


def _call(make: Callable[[Any, int], _Made], number: int) -> _Made:
    return make(_given, number)
