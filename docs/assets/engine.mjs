/**
 * The calculator's engine: one worker for the page, asked one thing at a time.
 * @typedef {{response: object, html: string, word: string, changed: string}} Answer
 * @typedef {{name: string, type: string, body: string, errors?: string[]}} Export a file, its body in base64; or why none
 * @typedef {{ready(): void, answered(answer: Answer): void, failed(): void}} Listener
 */

/** Whether this browser can run the engine at all: a policy can switch WebAssembly off. */
export function isSupported() {
  return typeof WebAssembly === "object" && typeof Worker === "function";
}

/**
 * Start the engine. Only the answer to the latest question is told: an older one is already out of date.
 * @param {Listener} listener
 * @returns {{ask(request: object, before?: object): void, export(request: object, asked: object): Promise<Export>}}
 */
export function start(listener) {
  const worker = new Worker(new URL("worker.mjs", import.meta.url), { type: "module" });
  const waiting = new Map();
  let latest = 0;
  let exports = 0;
  let failed = false;
  const fail = (reason) => {
    console.error("The calculator could not start:", reason);
    if (!failed) listener.failed();
    failed = true;
    for (const { reject } of waiting.values()) reject(new Error(reason));
    waiting.clear();
  };
  worker.addEventListener("error", (event) => fail(event.message));
  worker.addEventListener("messageerror", () => fail("a message could not be read"));
  worker.addEventListener("message", ({ data }) => {
    if (data.type === "ready") listener.ready();
    else if (data.type === "failed") fail(data.reason);
    else if (data.type === "answer" && data.id === latest) listener.answered(JSON.parse(data.answer));
    else if (data.type === "export") settle(data);
  });
  function settle({ id, made, reason }) {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (made) resolve(JSON.parse(made));
    else reject(new Error(reason));
  }
  return {
    ask(request, before) {
      latest += 1;
      worker.postMessage({ id: latest, request: JSON.stringify(request), before: JSON.stringify(before) });
    },
    export(request, asked) {
      exports += 1;
      const id = exports;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, request: JSON.stringify(request), export: JSON.stringify(asked) });
      });
    },
  };
}
