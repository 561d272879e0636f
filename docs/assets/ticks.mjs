/**
 * What a person has ticked and opened in a result, so that it stays when the result is made anew. It is kept in this
 * module alone, by id: never stored, never sent, forgotten on leaving; what is taken away says what is ticked.
 */

const PARTS = "input[type=checkbox][id], details[id]";
const kept = new Set();

/** Take in what is ticked and open. What stands in no result just now stays as it was. @param {HTMLElement} result */
export function keep(result) {
  for (const part of result.querySelectorAll(PARTS)) {
    if (part.checked || part.open) kept.add(part.id);
    else kept.delete(part.id);
  }
}

/** Tick and open the same again. @param {HTMLElement} result */
export function restore(result) {
  for (const part of result.querySelectorAll(PARTS)) {
    if (kept.has(part.id)) part[part.localName === "details" ? "open" : "checked"] = true;
  }
}

/** The provisions of the duties that are ticked. @param {HTMLElement} result @returns {string[]} */
export function ticked(result) {
  return [...result.querySelectorAll("input[type=checkbox]:checked")].map(({ id }) => id.replace(/^t-/, ""));
}

/** Forget it all. */
export function forget() {
  kept.clear();
}
