/**
 * Starts a worker and times it, in milliseconds: to its first answer, then each of some more answers to every request.
 */
export async function time({ worker: address, requests, answers, linger }) {
  const begun = performance.now();
  const worker = new Worker(address, { type: "module" });
  const ask = (id, request) =>
    new Promise((resolve, reject) => {
      worker.onerror = (event) => reject(new Error(event.message));
      worker.onmessage = ({ data }) => {
        if (data.type === "failed") reject(new Error(data.reason));
        if (data.type === "answer" && data.id === id) resolve(data.answer);
      };
      worker.postMessage({ id, request });
    });
  const first = await ask(0, requests[0]);
  const start = performance.now() - begun;
  if (!JSON.parse(first).response.ok) throw new Error(first);
  const each = requests.map(() => []);
  for (let id = 1; id <= answers * requests.length; id += 1) {
    const place = id % requests.length;
    const asked = performance.now();
    await ask(id, requests[place]);
    each[place].push(performance.now() - asked);
  }
  await new Promise((resolve) => setTimeout(resolve, linger));
  worker.terminate();
  return { start, each };
}
