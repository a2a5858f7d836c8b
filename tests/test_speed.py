"""A check is quick enough to run at each save. What counts is the time of the processor."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hubs import command, copy_hub, environment

PAGES = 1_000
MOST_SECONDS = 3.0
"""What a check of so many pages may take; it took 1.0 when this was written."""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell a process's time.")
def test_a_thousand_pages_are_checked_in_three_seconds(tmp_path: Path) -> None:
    hub = copy_hub("tiny", tmp_path / "hub")
    page = (hub / "content/activities/nappy-chat.md").read_text(encoding="utf-8")
    for number in range(PAGES):
        text = page.replace("title: Nappy chat", f"title: Chat number {number}")
        text = text.replace("1. Come", f"1. See [the bus](page:bus-song) {number} times. Come")
        (hub / f"content/activities/chat-{number}.md").write_text(text, encoding="utf-8")

    process = subprocess.Popen(
        command("check"), cwd=hub, env=environment(), stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)

    assert process.returncode == 0
    assert usage.ru_utime + usage.ru_stime < MOST_SECONDS
