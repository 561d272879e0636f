/** Starts a worker and times it, in milliseconds: to its first answer, then each of some more answers. */
export async function time({ worker: address, request, answers, linger }) {
  const begun = performance.now();
  const worker = new Worker(address, { type: "module" });
  const ask = (id) =>
    new Promise((resolve, reject) => {
      worker.onerror = (event) => reject(new Error(event.message));
      worker.onmessage = ({ data }) => {
        if (data.type === "failed") reject(new Error(data.reason));
        if (data.type === "answer" && data.id === id) resolve(data.answer);
      };
      worker.postMessage({ id, request });
    });
  const first = await ask(0);
  const start = performance.now() - begun;
  if (!JSON.parse(first).response.ok) throw new Error(first);
  const each = [];
  for (let id = 1; id <= answers; id += 1) {
    const asked = performance.now();
    await ask(id);
    each.push(performance.now() - asked);
  }
  await new Promise((resolve) => setTimeout(resolve, linger));
  worker.terminate();
  return { start, each };
}
