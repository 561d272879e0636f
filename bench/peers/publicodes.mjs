/**
 * The criteria in publicodes: its conclusions and times, for `compare`.
 *
 * Reads {"cases": [answers, …], "runs", "rules"} as JSON on standard input and writes {"version", "conclusions",
 * "each"}: of its one way of asking, the conclusion of every case, and the seconds that a case took in each run.
 */
import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import Engine from "publicodes";

const TRUTHS = { yes: "oui", no: "non" };
const TEXTS = ["under_18", "no_joint_working_concern"];

const { cases, runs, rules } = JSON.parse(await text(process.stdin));
const engine = new Engine(rules);
const situations = cases.map(situation);
const conclusions = ask();
const each = [];
for (let run = 0; run < runs; run += 1) {
  const begun = performance.now();
  ask();
  each.push((performance.now() - begun) / 1000 / cases.length);
}
const about = new URL("node_modules/publicodes/package.json", import.meta.url);
const { version } = JSON.parse(await readFile(about, "utf8"));
process.stdout.write(JSON.stringify({ version, conclusions: { alone: conclusions }, each: { alone: each } }));

function ask() {
  return situations.map((given) => engine.setSituation(given).evaluate("conclusion").nodeValue);
}

/** What is not known is left out, save where it says something. */
function situation(answers) {
  const value = (id, answer) => (TEXTS.includes(id) ? `'${answer}'` : TRUTHS[answer]);
  const values = Object.entries(answers).map(([id, answer]) => [id, value(id, answer)]);
  return Object.fromEntries(values.filter(([, given]) => given !== undefined));
}
