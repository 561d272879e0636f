/**
 * The calculator's engine: one worker for the page, asked one thing at a time.
 * @typedef {{response: object, html: string, word: string}} Answer
 * @typedef {{ready(): void, answered(answer: Answer): void, failed(): void}} Listener
 */

/** Whether this browser can run the engine at all: a policy can switch WebAssembly off. */
export function isSupported() {
  return typeof WebAssembly === "object" && typeof Worker === "function";
}

/**
 * Start the engine. Only the answer to the latest question is told: an older one is already out of date.
 * @param {Listener} listener
 * @returns {{ask(request: object): void}}
 */
export function start(listener) {
  const worker = new Worker(new URL("worker.mjs", import.meta.url), { type: "module" });
  let latest = 0;
  let failed = false;
  const fail = (reason) => {
    console.error("The calculator could not start:", reason);
    if (!failed) listener.failed();
    failed = true;
  };
  worker.addEventListener("error", (event) => fail(event.message));
  worker.addEventListener("messageerror", () => fail("a message could not be read"));
  worker.addEventListener("message", ({ data }) => {
    if (data.type === "ready") listener.ready();
    else if (data.type === "failed") fail(data.reason);
    else if (data.type === "answer" && data.id === latest) listener.answered(JSON.parse(data.answer));
  });
  return {
    ask(request) {
      latest += 1;
      worker.postMessage({ id: latest, request: JSON.stringify(request) });
    },
  };
}
