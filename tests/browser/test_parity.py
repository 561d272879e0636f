"""The page's own worker, on the built site, answers every case as this Python does."""

import pytest

from tests import parity

pytestmark = pytest.mark.browser

# The requests go in one batch, as fast as the worker takes them; the answers come back by their numbers.
ASK_ALL = """({ address, requests }) => new Promise((resolve, reject) => {
    const worker = new Worker(new URL("assets/worker.mjs", address), { type: "module" });
    const answers = new Map();
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data }) => {
        if (data.type === "failed") reject(new Error(data.reason));
        if (data.type === "answer") answers.set(data.id, data.answer);
        if (answers.size === requests.length) {
            worker.terminate();
            resolve(requests.map((_, number) => answers.get(number)));
        }
    };
    requests.forEach((request, id) => worker.postMessage({ id, request }));
})"""


def test_every_case_is_answered_in_the_browser_as_it_is_here(page, address):
    page.goto(address)
    answers = page.evaluate(ASK_ALL, {"address": address, "requests": list(parity.questions())})
    assert parity.difference(answers) is None
