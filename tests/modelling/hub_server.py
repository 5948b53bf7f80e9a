"""A hub on loopback: it speaks as much of the Hugging Face hub's HTTP as its client asks for, and fails on request.

Two servers run, as in life: the hub, and the storage that large files are
redirected to. Every request is kept in `requests`.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
import socket
import threading
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

LARGE = 4096  # bytes from which a file is kept in the storage, its sha256 known


@dataclass(frozen=True)
class Fault:
    """Spoil the next answer about a file: by its status, by cutting it, or by changing a byte of it.

    `drop` closes the connection after that many bytes of the body; `short`
    announces, and sends, that many bytes less; `spoil` changes one byte.
    """

    status: int = 0
    code: str = ""
    drop: int = -1
    short: int = 0
    spoil: bool = False


@dataclass(frozen=True)
class Request:
    """Keep what a client asked for."""

    host: str
    method: str
    path: str
    range: str
    token: str


@dataclass
class Repository:
    """Hold the files of a repository at each of its commits, and what its branches mean."""

    commits: dict[str, dict[str, bytes]] = field(default_factory=dict)
    branches: dict[str, str] = field(default_factory=dict)
    token: str = ""
    gated: bool = False

    def commit(self, files: Mapping[str, bytes], branch: str = "main") -> str:
        """Add a commit of these files to a branch; return its 40 hex digits."""
        lines = "".join(f"{name} {hashlib.sha1(data).hexdigest()}\n" for name, data in sorted(files.items()))
        name = hashlib.sha1(lines.encode()).hexdigest()
        self.commits[name] = dict(files)
        self.branches[branch] = name
        return name


def blob(data: bytes) -> str:
    """Return git's sha1 of a file's content."""
    return hashlib.sha1(b"blob %d\0" % len(data) + data).hexdigest()


class Hub:
    """Run the two servers; add repositories to `repositories` and faults with `fail`."""

    def __init__(self) -> None:
        self.repositories: dict[str, Repository] = {}
        self.requests: list[Request] = []
        self.gate = threading.Event()  # while it is not set, files are kept waiting
        self.gate.set()
        self._faults: dict[str, deque[Fault]] = {}
        self._servers = [ThreadingHTTPServer(("127.0.0.1", 0), self._handler(host)) for host in ("hub", "storage")]
        for server in self._servers:
            server.daemon_threads = True
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    @property
    def url(self) -> str:
        """Return what HF_ENDPOINT must be."""
        return f"http://127.0.0.1:{self._servers[0].server_address[1]}"

    @property
    def storage(self) -> str:
        """Return where large files lie."""
        return f"http://127.0.0.1:{self._servers[1].server_address[1]}"

    def repository(self, name: str) -> Repository:
        """Return the repository `name`, made where it is not there yet."""
        return self.repositories.setdefault(name, Repository())

    def fail(self, name: str, fault: Fault, times: int = 1) -> None:
        """Spoil the next `times` answers about the file `name`; "api" stands for questions about the repository."""
        self._faults.setdefault(name, deque()).extend([fault] * times)

    def heal(self) -> None:
        """Forget all faults that are still to come."""
        self._faults.clear()

    def fault(self, name: str) -> Fault:
        """Return, and use up, the next fault of a file."""
        waiting = self._faults.get(name)
        return waiting.popleft() if waiting else Fault()

    def asked(self, part: str) -> list[Request]:
        """Return the requests whose path contains `part`."""
        return [request for request in self.requests if part in request.path]

    def close(self) -> None:
        """Stop both servers."""
        self.gate.set()
        for server in self._servers:
            server.shutdown()
            server.server_close()

    def _handler(self, host: str) -> type[BaseHTTPRequestHandler]:
        hub = self

        class Handler(_Handler):
            pass

        Handler.hub, Handler.host = hub, host
        return Handler


@contextlib.contextmanager
def running() -> Iterator[Hub]:
    """Run a hub for as long as the block lasts."""
    hub = Hub()
    try:
        yield hub
    finally:
        hub.close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    hub: Hub
    host: str

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        token = self.headers.get("Authorization", "").removeprefix("Bearer ")
        path = unquote(urlsplit(self.path).path)
        self.hub.requests.append(Request(self.host, self.command, path, self.headers.get("Range", ""), token))
        if self.host == "storage":
            self._stored(path)
        elif match := re.fullmatch(r"/api/models/([^/]+/[^/]+)/revision/(.+)", path):
            self._info(match[1], match[2], token)
        elif match := re.fullmatch(r"/api/models/([^/]+/[^/]+)/tree/(.+)", path):
            self._tree(match[1], match[2], token)
        elif match := re.fullmatch(r"/([^/]+/[^/]+)/resolve/([^/]+)/(.+)", path):
            self._file(match[1], match[2], match[3], token)
        else:
            self._answer(404, b"", {})

    def _found(self, name: str, revision: str, token: str) -> tuple[str, dict[str, bytes]] | None:
        """Return the commit and its files, or answer with the hub's error and return None."""
        repository = self.hub.repositories.get(name)
        if repository is None or (repository.token and not token):
            self._refuse(401, "RepoNotFound")
        elif repository.token and token != repository.token:
            self._refuse(401, "", "Invalid credentials in Authorization header")
        elif repository.gated:
            self._refuse(403, "GatedRepo")
        else:
            commit = repository.branches.get(revision, revision)
            if commit in repository.commits:
                return commit, repository.commits[commit]
            self._refuse(404, "RevisionNotFound")
        return None

    def _refuse(self, status: int, code: str, message: str = "refused") -> None:
        headers = {"X-Error-Message": message} | ({"X-Error-Code": code} if code else {})
        self._answer(status, json.dumps({"error": message}).encode(), headers)

    def _info(self, name: str, revision: str, token: str) -> None:
        fault = self.hub.fault("api")
        if fault.status:
            return self._refuse(fault.status, fault.code)
        found = self._found(name, revision, token)
        if found is None:
            return None
        commit, files = found
        siblings = [self._sibling(path, data) for path, data in files.items()]
        answer = {"_id": "0", "id": name, "sha": commit, "siblings": siblings, "private": False, "tags": []}
        return self._answer(200, json.dumps(answer).encode(), {"Content-Type": "application/json"})

    def _tree(self, name: str, revision: str, token: str) -> None:
        found = self._found(name, revision, token)
        if found is None:
            return None
        entries = []
        for path, data in found[1].items():
            entry: dict[str, object] = {"type": "file", "path": path, "size": len(data), "oid": blob(data)}
            if len(data) >= LARGE:
                entry["lfs"] = {"oid": hashlib.sha256(data).hexdigest(), "size": len(data), "pointerSize": 130}
            entries.append(entry)
        return self._answer(200, json.dumps(entries).encode(), {"Content-Type": "application/json"})

    def _sibling(self, path: str, data: bytes) -> dict[str, object]:
        entry: dict[str, object] = {"rfilename": path, "size": len(data), "blobId": blob(data)}
        if len(data) >= LARGE:
            entry["lfs"] = {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data), "pointerSize": 130}
        return entry

    def _file(self, name: str, revision: str, path: str, token: str) -> None:
        found = self._found(name, revision, token)
        if found is None:
            return None
        commit, files = found
        if path not in files:
            return self._refuse(404, "EntryNotFound")
        data = files[path]
        headers = {"X-Repo-Commit": commit, "ETag": f'"{blob(data)}"'}
        if len(data) < LARGE:
            return self._send(path, data, headers)
        known = hashlib.sha256(data).hexdigest()
        headers |= {"X-Linked-Size": str(len(data)), "X-Linked-Etag": f'"{known}"'}
        return self._answer(302, b"", headers | {"Location": f"{self.hub.storage}/{name}/{commit}/{path}"})

    def _stored(self, path: str) -> None:
        match = re.fullmatch(r"/([^/]+/[^/]+)/([^/]+)/(.+)", path)
        assert match is not None
        self._send(match[3], self.hub.repositories[match[1]].commits[match[2]][match[3]], {})

    def _send(self, path: str, data: bytes, headers: dict[str, str]) -> None:
        self.hub.gate.wait(30)
        fault = self.hub.fault(path)
        if fault.status:
            return self._refuse(fault.status, fault.code)
        if fault.spoil:
            middle = len(data) // 2
            data = data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]
        status, part = 200, data
        if match := re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", "")):
            start = int(match[1])
            if start >= len(data):
                return self._answer(416, b"", {"Content-Range": f"bytes */{len(data)}"})
            status, part = 206, data[start:]
            headers["Content-Range"] = f"bytes {start}-{len(data) - 1}/{len(data)}"
        if fault.short:
            part = part[: -fault.short]
            headers.pop("Content-Range", None)
        return self._answer(status, part, headers, fault.drop)

    def _answer(self, status: int, body: bytes, headers: Mapping[str, str], drop: int = -1) -> None:
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "HEAD":
            return
        with contextlib.suppress(OSError):  # a client that was killed reads no more
            self.wfile.write(body if drop < 0 else body[:drop])
            if drop >= 0:
                self.close_connection = True
                self.connection.shutdown(socket.SHUT_WR)
