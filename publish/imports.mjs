/**
 * Which files of Pyodide's standard library are read to start it and to carry out some import statements.
 * Takes Pyodide's folder as its argument and the statements on standard input; writes a JSON list of the paths.
 */
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const [folder] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`));
// As in docs/assets/worker.mjs: no look at where time zones might be kept.
const python = await loadPyodide({ env: { PYTHONTZPATH: "" } });
python.runPython(await text(process.stdin));
process.stdout.write(
  python.runPython(`
import json, sys
library = next(path for path in sys.path if path.endswith(".zip")) + "/"
files = {getattr(module, "__file__", None) or "" for module in sys.modules.values()}
json.dumps(sorted(path.removeprefix(library) for path in files if path.startswith(library)))
`),
);
