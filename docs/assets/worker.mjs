/**
 * The worker: Python, the calculator, and nothing that could send or keep what it is asked.
 * Takes `{id, request, before}` with the request as JSON text, and the one before where the two are compared; posts
 * `{type: "ready"}` once, `{type: "answer", id, answer}` with the answer as JSON text, and where there will be no answer
 * `{type: "failed", reason}`, or `{type: "unavailable"}` where WebAssembly is switched off.
 * Takes `{id, request, export}` too, with what is wanted as JSON text; posts `{type: "export", id, made}` with the file
 * as JSON text, or with a `reason` in place of `made`.
 */
const MODULE = "calculator.browser";
const WHEEL = "/calculator.whl";
const RUNTIME = new URL("pyodide/", import.meta.url);
/** The calculator and the list of what it runs on: of the site that began this worker, which may not be this file's. */
const OWN = new URL("pyodide/", self.location.href);

/** All by which a worker can send, load or keep anything. */
const DOORS = [
  "fetch", "fetchLater", "XMLHttpRequest", "WebSocket", "WebSocketStream", "WebTransport", "EventSource",
  "RTCPeerConnection", "BroadcastChannel", "MessageChannel", "Worker", "SharedWorker", "importScripts", "FontFace",
  "indexedDB", "caches", "cookieStore", "localStorage", "sessionStorage", "Notification",
  "webkitRequestFileSystem", "webkitRequestFileSystemSync",
  "webkitResolveLocalFileSystemURL", "webkitResolveLocalFileSystemSyncURL",
]; // prettier-ignore
const NAVIGATOR_DOORS = ["storage", "storageBuckets", "serviceWorker", "sendBeacon", "locks"];

const started = start();
started.then(
  () => postMessage({ type: "ready" }),
  (error) => (canCompile() ? fail("it did not load", error) : postMessage({ type: "unavailable" })),
);

self.addEventListener("message", async ({ data: { id, request, before, export: asked } }) => {
  const calculator = await started.catch(() => null);
  if (!calculator) return;
  if (asked === undefined) answer(calculator, id, request, before);
  else make(calculator, id, request, asked);
});

function answer(calculator, id, request, before) {
  try {
    postMessage({ type: "answer", id, answer: calculator.respond(request, before) });
  } catch (error) {
    fail("it could not answer", error);
  }
}

function make(calculator, id, request, asked) {
  try {
    postMessage({ type: "export", id, made: calculator.export(request, asked) });
  } catch (error) {
    console.error(error);
    postMessage({ type: "export", id, reason: "it could not be made" });
  }
}

/** @returns {Promise<{respond(request: string, before?: string): string, export(request: string, asked: string): string}>} */
async function start() {
  const failed = instantiateAnyType();
  // Fetched side by side: Pyodide would ask for its parts one after the other.
  const list = new URL("pyodide-lock.json", OWN);
  const listed = fetchFile(list, { cache: "no-cache" }).then((response) => response.json());
  const loading = [import(new URL("pyodide.mjs", RUNTIME).href), listed];
  import(new URL("pyodide.asm.js", RUNTIME).href).catch(() => {}); // Pyodide says so itself.
  const [{ loadPyodide }, lock] = await Promise.all(loading);
  const { python_stdlib: library, calculator: packed } = lock.packages;
  const wheel = fetchArchive(packed, OWN);
  const python = await Promise.race([
    failed,
    loadPyodide({
      indexURL: RUNTIME.href,
      lockFileContents: lock,
      packageBaseUrl: RUNTIME.href,
      stdLibURL: address(library, RUNTIME),
      // No look at where time zones might be kept: the calculator brings its own.
      env: { PYTHONTZPATH: "", PYTHONDONTWRITEBYTECODE: "1" },
    }),
  ]);
  python.FS.writeFile(WHEEL, new Uint8Array(await (await wheel).arrayBuffer()));
  python.runPython(`import sys; sys.path.append("${WHEEL}")`);
  const calculator = python.pyimport(MODULE);
  calculator.respond("{}");
  shut();
  return calculator;
}

/**
 * Have WebAssembly take a file whatever type the server gives it. Pyodide only warns when WebAssembly fails, and waits
 * for ever: what is returned is rejected then.
 */
function instantiateAnyType() {
  const { instantiateStreaming } = WebAssembly;
  const instantiate = async (source, imports) => {
    const response = await source;
    const isTyped = response.headers.get("Content-Type")?.toLowerCase() === "application/wasm";
    if (isTyped) return instantiateStreaming.call(WebAssembly, response, imports);
    return WebAssembly.instantiate(await response.arrayBuffer(), imports);
  };
  return new Promise((_, reject) => {
    WebAssembly.instantiateStreaming = (source, imports) => {
      const made = instantiate(source, imports);
      made.catch(reject);
      return made;
    };
  });
}

/** Whether WebAssembly is allowed here, tried on the smallest module that there is. */
function canCompile() {
  try {
    return Boolean(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
  } catch {
    return false;
  }
}

/** The address of an archive that the lock names: with its digest, so that an older copy is never taken for it. */
function address({ file_name, sha256 }, folder) {
  return new URL(`${file_name}?${sha256.slice(0, 16)}`, folder).href;
}

function fetchArchive(item, folder) {
  const bytes = item.sha256.match(/../g).map((pair) => Number.parseInt(pair, 16));
  const promise = fetchFile(address(item, folder), { integrity: `sha256-${btoa(String.fromCharCode(...bytes))}` });
  promise.catch(() => {}); // Told where it is awaited.
  return promise;
}

async function fetchFile(url, options) {
  const response = await fetch(url, options);
  if (!response.ok) throw new Error(`${url}: status ${response.status}`);
  return response;
}

/** From here on, nothing in this worker can send, load or keep anything. */
function shut() {
  for (const [owner, names] of [[self, DOORS], [navigator, NAVIGATOR_DOORS]]) {
    for (const name of names) {
      for (let holder = owner; holder; holder = Object.getPrototypeOf(holder)) delete holder[name];
      Object.defineProperty(owner, name, { value: undefined });
    }
  }
}

function fail(reason, error) {
  console.error(error);
  postMessage({ type: "failed", reason });
}
