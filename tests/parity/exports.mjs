/**
 * Makes exports as the browser does, under Pyodide in Node.
 * Takes the calculator's wheel as its argument and a JSON list on standard input, each a request and what is wanted of
 * it, both JSON text; writes the JSON list of files.
 */
import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { loadPyodide } from "pyodide";

const [wheel] = process.argv.slice(2);
const wanted = JSON.parse(await text(process.stdin));
const python = await loadPyodide();
python.unpackArchive(new Uint8Array(await readFile(wheel)), "wheel");
const calculator = python.pyimport("calculator.browser");
process.stdout.write(JSON.stringify(wanted.map(([request, asked]) => calculator.export(request, asked))));
