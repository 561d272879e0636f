/**
 * Answers the requests of combinations.py under Pyodide in Node.
 * Takes the calculator's wheel, that module and the name of the requests as its arguments; writes the digest of each block as a JSON list.
 */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { loadPyodide } from "pyodide";

const [wheel, combinations, which] = process.argv.slice(2);
const python = await loadPyodide();
python.unpackArchive(new Uint8Array(await readFile(wheel)), "wheel");
python.FS.writeFile("combinations.py", await readFile(combinations));
const digests = [];
for (const block of python.pyimport("combinations").blocks(which)) {
  digests.push(createHash("sha256").update(block).digest("hex"));
}
process.stdout.write(JSON.stringify(digests));
