/**
 * What a person takes away from a result, by their own hand: files to save, text to copy, the page on paper. All of it
 * is made by the engine; here it is only handed over. The reference is kept nowhere.
 */
import * as ticks from "./ticks.mjs";

const NOW = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London", weekday: "long", day: "numeric", month: "long", year: "numeric",
  hour: "2-digit", minute: "2-digit", timeZoneName: "short",
}); // prettier-ignore
/** A saved file is read a moment after it is asked for. */
const READ = 1000;

/**
 * @param {HTMLElement} panel the element .take
 * @param {(asked: object) => Promise<{name: string, type: string, body: string, errors?: string[]}>} make
 * @returns {{quiet(): void, hold(isHeld: boolean): void, clear(): void}} to take back what was said of the last result;
 *   to let nothing be taken for now; to empty the panel
 */
export function panel(panel, make) {
  const find = (selector) => panel.querySelector(selector);
  const reference = find(".take__reference input");
  const status = find(".take__status");
  // No field: what stands in one, the browser writes to its own files, to come back to.
  const shown = find(".take__text");

  const say = (words) => {
    status.textContent = words;
  };
  const quiet = () => {
    say("");
    shown.hidden = true;
    shown.textContent = "";
  };

  async function take(kind, handOver) {
    quiet();
    try {
      const ticked = ticks.ticked(panel.closest(".result"));
      const asked = { kind, made: new Date().toISOString(), reference: reference.value, ticked };
      const { errors, ...made } = await make(asked);
      if (errors) say(errors.join(" "));
      else await handOver(made);
    } catch (error) {
      console.error(error);
      say("This could not be made.");
    }
  }

  function save({ name, type, body }) {
    const address = URL.createObjectURL(new Blob([bytes(body)], { type }));
    Object.assign(document.createElement("a"), { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), READ);
    say(`Saved as ${name}, where your browser puts what it saves.`);
  }

  async function copy({ body }) {
    const text = decoded(body);
    try {
      await navigator.clipboard.writeText(text);
      say("Copied.");
    } catch {
      say("Your browser does not let the page copy. The text is below, selected: copy it from there.");
      shown.hidden = false;
      shown.textContent = text;
      shown.focus();
      getSelection().selectAllChildren(shown);
    }
  }

  function print(withSheet) {
    const sheet = panel.parentElement.querySelector(".printed--sheet");
    if (sheet) sheet.hidden = !withSheet;
    window.print();
  }

  panel.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-do]");
    if (button?.dataset.do === "export") take(button.dataset.kind, save);
    else if (button?.dataset.do === "copy") take(button.dataset.kind, copy);
    else if (button?.dataset.do === "print") print(button.dataset.with === "sheet");
  });

  return {
    quiet,
    hold(isHeld) {
      for (const button of panel.querySelectorAll("button")) button.disabled = isHeld;
    },
    clear() {
      quiet();
      reference.value = "";
    },
  };
}

/**
 * Say on paper what does not stand on the screen: whose result it is, and when it was printed; and open what is folded.
 * @param {HTMLElement} page the element .calculator
 */
export function dress(page) {
  const opened = [];
  const made = page.querySelector(".printed--made");
  const whose = page.querySelector(".printed--reference");
  window.addEventListener("beforeprint", () => {
    const reference = page.querySelector(".take__reference input").value.trim();
    made.querySelector("time").textContent = now();
    whose.querySelector("span").textContent = reference;
    made.hidden = false;
    whose.hidden = !reference;
    for (const folded of document.querySelectorAll(":is(.result details, .case details:has(:checked), .notice):not([open])")) {
      folded.open = true;
      opened.push(folded);
    }
  });
  window.addEventListener("afterprint", () => {
    for (const part of page.querySelectorAll(".printed")) part.hidden = true;
    whose.querySelector("span").textContent = "";
    for (const folded of opened.splice(0)) folded.open = false;
  });
}

/** “Thursday 22 March 2018 at 10:15 (GMT)”, by the clock in England. */
function now() {
  const part = Object.fromEntries(NOW.formatToParts(new Date()).map(({ type, value }) => [type, value]));
  return `${part.weekday} ${part.day} ${part.month} ${part.year} at ${part.hour}:${part.minute} (${part.timeZoneName})`;
}

function bytes(base64) {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

function decoded(base64) {
  return new TextDecoder().decode(bytes(base64));
}
