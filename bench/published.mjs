/** What the site's worker is held against: Pyodide as published, and the calculator's wheel with its source. */
import { loadPyodide } from "./pyodide/pyodide.mjs";

const respond = start();
self.addEventListener("message", async ({ data: { id, request } }) => {
  postMessage({ type: "answer", id, answer: (await respond)(request) });
});

async function start() {
  const python = await loadPyodide();
  const wheel = await fetch(new URL("pyodide/calculator.whl", import.meta.url));
  python.unpackArchive(await wheel.arrayBuffer(), "wheel");
  return python.pyimport("calculator.browser").respond;
}
