/**
 * Answers requests as the browser does, under Pyodide in Node.
 * Takes the calculator's wheel as its argument and a JSON list of requests, each JSON text, on standard input; writes
 * the JSON list of answers.
 */
import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { loadPyodide } from "pyodide";

const [wheel] = process.argv.slice(2);
const requests = JSON.parse(await text(process.stdin));
const python = await loadPyodide();
python.unpackArchive(new Uint8Array(await readFile(wheel)), "wheel");
const { respond } = python.pyimport("calculator.browser");
process.stdout.write(JSON.stringify(requests.map((request) => respond(request))));
