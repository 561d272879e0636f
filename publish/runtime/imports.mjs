/**
 * What Pyodide's standard library must hold for it to start and for some import statements to be carried out.
 * Takes Pyodide's folder as its argument and a JSON list of the statements on standard input; writes as JSON
 * `{files, refused}`: the paths that were read, and for each statement that failed the reason.
 */
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const PYTHON = `
import json, sys

def outcome(statements):
    refused = {}
    for statement in json.loads(statements):
        try:
            exec(statement, {})
        except ImportError as error:
            refused[statement] = str(error).splitlines()[0]
    library = next(path for path in sys.path if path.endswith(".zip")) + "/"
    read = {getattr(module, "__file__", None) or "" for module in sys.modules.values()}
    files = sorted(path.removeprefix(library) for path in read if path.startswith(library))
    return json.dumps({"files": files, "refused": refused})

outcome
`;

const [folder] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`));
// As in docs/assets/worker.mjs: no look at where time zones might be kept.
const python = await loadPyodide({ env: { PYTHONTZPATH: "" } });
process.stdout.write(python.runPython(PYTHON)(await text(process.stdin)));
