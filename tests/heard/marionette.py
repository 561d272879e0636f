"""Firefox led by its own door, Marionette: as much of it as the tests need."""

import json
import socket
from itertools import count


class Firefox:
    """A Firefox that listens at a port of this machine. A command that fails is a RuntimeError with what it says."""

    def __init__(self, port: int):
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self._file = self._socket.makefile("rb")
        self._numbers = count(1)
        self._receive()
        self._ask("WebDriver:NewSession", {})

    def go(self, address: str) -> None:
        """Go to an address, and wait until it is loaded."""
        self._ask("WebDriver:Navigate", {"url": address})

    def run(self, script: str, *given):
        """What a script returns, or what it promises, with ``arguments`` as given."""
        return self._ask("WebDriver:ExecuteScript", {"script": script, "args": given})["value"]

    def close(self) -> None:
        self._file.close()
        self._socket.close()

    def _ask(self, command: str, given: dict) -> dict:
        asked = json.dumps([0, next(self._numbers), command, given]).encode()
        self._socket.sendall(b"%d:%s" % (len(asked), asked))
        _, _, fault, found = self._receive()
        if fault:
            raise RuntimeError(fault["message"])
        return found

    def _receive(self):
        length = b""
        while (figure := self._file.read(1)) != b":":
            length += figure
        return json.loads(self._file.read(int(length)))
