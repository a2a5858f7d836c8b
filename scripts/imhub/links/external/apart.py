"""Runs what waits for a network beside whatever the caller's thread is doing."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

_Made = TypeVar("_Made")


def run_apart(asking: Coroutine[None, None, _Made]) -> _Made:
    """What *asking* gives, in a thread of its own: this one may have a loop of events already."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, asking).result()
