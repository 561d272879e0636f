"""A screen reader without a screen or a sound: Orca with Firefox, and what it would have spoken."""

import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.heard.marionette import Firefox

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
# In seconds: longer than any pause within what is said of one key.
QUIET = 1.2
SETTINGS = {
    "marionette.port": 0,
    "browser.shell.checkDefaultBrowser": False,
    "browser.aboutwelcome.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
    "app.normandy.enabled": False,
}
# Firefox asks as it starts whether it is to be read, and so starts once the reader has said that it is there.
SESSION = """
gsettings set org.gnome.desktop.interface toolkit-accessibility true
gsettings set org.gnome.desktop.a11y.applications screen-reader-enabled true
openbox &
/usr/libexec/at-spi-bus-launcher --launch-immediately &
orca --replace &
until [[ -s $HEARD ]]; do sleep 0.2; done
exec firefox-esr --no-remote --marionette --profile "$HOME/profile" about:blank
"""


class Reader:
    """What a blind person does at the keyboard, and hears."""

    def __init__(self, firefox: Firefox, display: str, heard: Path):
        self.firefox = firefox
        self._environment = {**os.environ, "DISPLAY": display}
        self._heard = heard

    def go(self, address: str, ready: str = "body") -> list[str]:
        """Go to a page, and wait for what a selector finds; what is said until it is quiet."""
        return self._during(lambda: (self.firefox.go(address), self.wait_for(ready)))

    def wait_for(self, selector: str) -> None:
        _until(lambda: self.firefox.run("return document.querySelector(arguments[0]) !== null", selector))

    def focus(self, selector: str) -> list[str]:
        """Bring the keyboard to what a selector finds, as a person would by many a Tab."""
        return self._during(lambda: self.firefox.run("document.querySelector(arguments[0]).focus()", selector))

    def press(self, *keys: str) -> list[str]:
        """Press keys of these names one after the other, and hear each out."""
        return [words for key in keys for words in self._during(lambda key=key: self._xdotool("key", key))]

    def type(self, words: str) -> list[str]:
        """Type words, slowly enough to lose none."""
        return self._during(lambda: self._xdotool("type", "--delay", "80", words))

    def _xdotool(self, *command: str) -> None:
        subprocess.run(["xdotool", *command], env=self._environment, check=True)

    def _during(self, action: Callable[[], object]) -> list[str]:
        before = len(self._lines())
        action()
        acted = time.time()
        _until(lambda: time.time() - max(acted, self._last()) > QUIET)
        return [json.loads(line)["words"] for line in self._lines()[before:]]

    def _lines(self) -> list[str]:
        return self._heard.read_text("utf-8").splitlines()

    def _last(self) -> float:
        return json.loads(self._lines()[-1])["at"]


@contextmanager
def listening(folder: Path) -> Iterator[Reader]:
    """A screen reader at a Firefox of its own, which keep all that they keep in a folder."""
    subprocess.run([ROOT / ".ci/screen-reader"], check=True)
    heard = folder / "heard"
    (folder / "runtime").mkdir(mode=0o700)
    (folder / "orca").mkdir()
    shutil.copy(HERE / "orca_customizations.py", folder / "orca/orca-customizations.py")
    (folder / "profile").mkdir()
    preferences = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in SETTINGS.items()]
    (folder / "profile/user.js").write_text("".join(preferences))
    with _screen() as display:
        environment = {
            **os.environ,
            "DISPLAY": display,
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder / "runtime"),
            "XDG_DATA_HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "HEARD": str(heard),
            "LANG": "C.UTF-8",
            "GSETTINGS_BACKEND": "keyfile",
            "GNOME_ACCESSIBILITY": "1",
            "NO_AT_BRIDGE": "0",
        }
        with _running(["dbus-run-session", "--", "bash", "-c", SESSION], folder / "session.log", env=environment):
            port = folder / "profile/MarionetteActivePort"
            _until(lambda: port.exists() and port.read_text().strip())
            firefox = Firefox(int(port.read_text()))
            try:
                yield Reader(firefox, display, heard)
            finally:
                firefox.close()


@contextmanager
def _screen() -> Iterator[str]:
    """The name of a display that nobody sees."""
    tell, told = os.pipe()
    command = ["Xvfb", "-displayfd", str(told), "-screen", "0", "1280x1000x24", "-nolisten", "tcp"]
    with _running(command, Path(os.devnull), pass_fds=[told]):
        os.close(told)
        with os.fdopen(tell) as lines:
            yield f":{lines.readline().strip()}"


@contextmanager
def _running(command: list[str], log: Path, **named) -> Iterator[None]:
    """A command that runs meanwhile with all that it starts, in a group of its own."""
    with log.open("w") as file:
        process = subprocess.Popen(command, stdout=file, stderr=file, start_new_session=True, **named)
        try:
            yield
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(timeout=30)


def _until(is_so: Callable[[], object], seconds: float = 60) -> None:
    """Wait until something is so, and fail where it never comes to be."""
    end = time.time() + seconds
    while not is_so():
        assert time.time() < end, "waited in vain"
        time.sleep(0.1)
