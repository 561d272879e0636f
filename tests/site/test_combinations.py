"""In Chromium, the runtime and the wheel that the site ships answer combinations as this Python does."""

from pathlib import Path

import pytest

from tests.parity import combinations, parity

pytestmark = pytest.mark.browser

# In the page and not in the site's worker, which lets nobody in but requests, and makes a page's HTML of each.
DIGESTS = """async ([combinations, which]) => {
    const runtime = new URL("assets/pyodide/", location.href).href;
    const lock = await (await fetch(`${runtime}pyodide-lock.json`)).json();
    const { python_stdlib: library, calculator } = lock.packages;
    const { loadPyodide } = await import(`${runtime}pyodide.mjs`);
    const python = await loadPyodide({
        indexURL: runtime,
        lockFileContents: lock,
        packageBaseUrl: runtime,
        stdLibURL: runtime + library.file_name,
        env: { PYTHONTZPATH: "" },
    });
    const wheel = await (await fetch(runtime + calculator.file_name)).arrayBuffer();
    python.FS.writeFile("/calculator.whl", new Uint8Array(wheel));
    python.FS.writeFile("/home/pyodide/combinations.py", combinations);
    python.runPython("import sys; sys.path.append('/calculator.whl')");
    const digests = [];
    for (const block of python.pyimport("combinations").blocks(which)) {
        const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(block)));
        digests.push([...digest].map((byte) => byte.toString(16).padStart(2, "0")).join(""));
    }
    return digests;
}"""


@parity.WHICH
def test_combinations_are_answered_in_chromium_as_they_are_here(page, which):
    page.goto("404.html")
    found = page.evaluate(DIGESTS, [Path(combinations.__file__).read_text(), which])
    assert parity.difference_of_digests(which, found) is None
