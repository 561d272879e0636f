/**
 * The calculator's engine: one worker for the page, asked one thing at a time. One that dies or hangs is replaced.
 * @typedef {{response: object, html: string, word: string, changed: string}} Answer
 * @typedef {{name: string, type: string, body: string, errors?: string[]}} Export a file, its body in base64; or why none
 * @typedef {{
 *   ready(): void,
 *   answered(answer: Answer): void,
 *   stopped(): void,
 *   failed(state: "failed" | "unavailable"): void,
 * }} Listener `stopped` where the engine is being started again: what it was asked, it has forgotten; `failed` where it
 *   runs no more, "unavailable" where this browser cannot run it at all
 */

/** A worker that was ready, is asked something and says nothing for so long, in milliseconds, has died or hangs. */
const SILENCE = 10_000;
/** How often that is put right without being asked to. */
const RESTARTS = 2;

/**
 * The engine, not yet loaded. Only the answer to the latest question is told: an older one is already out of date.
 * @param {Listener} listener
 * @returns {{
 *   load(): void,
 *   ask(request: object, before?: object): void,
 *   export(request: object, asked: object): Promise<Export>,
 * }}
 */
export function create(listener) {
  const waiting = new Map();
  let worker = null;
  let isReady = false;
  let restarts = 0;
  let latest = 0;
  let answered = 0;
  let exports = 0;
  let silence = null;

  function begin() {
    // A policy can switch WebAssembly off.
    if (typeof WebAssembly !== "object" || typeof Worker !== "function") {
      listener.failed("unavailable");
      return;
    }
    try {
      worker = new Worker(new URL("worker.mjs", import.meta.url), { type: "module" });
    } catch (error) {
      fail(error.message); // A sandbox lets no worker be made.
      return;
    }
    worker.addEventListener("error", (event) => fail(event.message));
    worker.addEventListener("messageerror", () => fail("a message could not be read"));
    worker.addEventListener("message", ({ data }) => {
      hush();
      hear(data);
      listen();
    });
  }

  function hear(data) {
    if (data.type === "ready") {
      isReady = true;
      listener.ready();
    } else if (data.type === "failed") {
      fail(data.reason);
    } else if (data.type === "unavailable") {
      end("WebAssembly is switched off");
      listener.failed("unavailable");
    } else if (data.type === "answer") {
      answered = data.id;
      if (answered === latest) listener.answered(JSON.parse(data.answer));
    } else if (data.type === "export") {
      settle(data);
    }
  }

  function settle({ id, made, reason }) {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (made) resolve(JSON.parse(made));
    else reject(new Error(reason));
  }

  function listen() {
    if (isReady && (answered < latest || waiting.size)) silence ??= setTimeout(() => fail("it is silent"), SILENCE);
  }

  function hush() {
    clearTimeout(silence);
    silence = null;
  }

  function fail(reason) {
    const again = isReady && restarts < RESTARTS;
    end(reason);
    if (again) {
      restarts += 1;
      begin();
      listener.stopped();
    } else {
      listener.failed("failed");
    }
  }

  function end(reason) {
    console.error("The calculator stopped:", reason);
    hush();
    worker?.terminate();
    worker = null;
    isReady = false;
    answered = latest;
    for (const { reject } of waiting.values()) reject(new Error(reason));
    waiting.clear();
  }

  function post(message) {
    worker.postMessage(message);
    listen();
  }

  return {
    load() {
      restarts = 0;
      begin();
    },
    ask(request, before) {
      latest += 1;
      post({ id: latest, request: JSON.stringify(request), before: JSON.stringify(before) });
    },
    export(request, asked) {
      exports += 1;
      const id = exports;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        post({ id, request: JSON.stringify(request), export: JSON.stringify(asked) });
      });
    },
  };
}
