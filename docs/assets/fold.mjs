/**
 * Which questions are open: those that can still matter, and the one that the keyboard is in. What is answered folds to
 * a line, what cannot change the outcome to one line for all. Nothing is lost by it: what is folded is sent as before.
 */
import * as form from "./form.mjs";

const ALL = "[data-do=show-all]";
const REST = "[data-do=show-rest]";

/**
 * @param {HTMLFormElement} sheet
 * @param {{needed: string[], indicators: {applies: boolean | null}} | null} found the answer's own part, where there is
 *   an answer
 * @param {Element} [at] what the keyboard is in, or is to come to
 */
export function questions(sheet, found, at = document.activeElement) {
  if (!sheet.querySelector(ALL)) return;
  const isWhole = isOn(sheet, ALL);
  const isRestShown = isOn(sheet, REST);
  const counts = { answered: 0, mattering: 0, rest: 0 };
  for (const question of form.questions(sheet)) {
    const isAnswered = form.isAnswered(question) && !form.unconfirmed(question);
    const isDecisive = "criterion" in question.dataset;
    const isWanted = found ? found.needed.includes(form.id(question)) : "opening" in question.dataset;
    const isRest = isDecisive && !isAnswered && !isWanted;
    counts.answered += Number(isDecisive && isAnswered);
    counts.mattering += Number(isDecisive && (isAnswered || isWanted));
    counts.rest += Number(isRest);
    const isKept = isWhole || question.contains(at) || question.matches(".question--disagrees");
    question.hidden = !isKept && (isAnswered || (isRest && !isRestShown));
    const line = question.previousElementSibling;
    line.hidden = !(question.hidden && isAnswered);
    line.querySelector("b").textContent = form.answer(question);
  }
  for (const group of sheet.querySelectorAll("section.group")) foldGroup(group);
  const indicators = sheet.querySelector("[data-applies]");
  if (indicators) openWhere(indicators, Boolean(found?.indicators?.applies && found.needed.length), at);
  tell(sheet.querySelector(".progress"), found && counts.mattering, [counts.answered, counts.mattering]);
  tell(sheet.querySelector(".rest"), found && counts.rest && !isWhole, [counts.rest]);
}

/** Fold what is folded at the start, or unfold all: what is read without the engine. @param {HTMLElement} page */
export function start(page, isOpen) {
  for (const part of page.parentElement.querySelectorAll("details.group, details.rules")) part.open = isOpen;
  const all = page.querySelector(ALL);
  if (all) set(all, isOpen);
  const rest = page.querySelector(REST);
  if (rest) set(rest, false);
}

/** Press a button that shows more, or less. @param {HTMLButtonElement} button */
export function toggle(button) {
  set(button, button.getAttribute("aria-expanded") !== "true");
}

function set(button, isShown) {
  button.setAttribute("aria-expanded", String(isShown));
  const [more, less] = button.querySelectorAll(":scope > span");
  more.hidden = isShown;
  less.hidden = !isShown;
}

function isOn(sheet, button) {
  return sheet.querySelector(button).getAttribute("aria-expanded") === "true";
}

/** A group is headed where something in it is open, and gone where it shows nothing. */
function foldGroup(group) {
  const isShown = (part) => !part.hidden;
  const isOpen = [...group.querySelectorAll(".question")].some(isShown);
  for (const head of group.querySelectorAll(".group__head")) head.hidden = !isOpen;
  group.hidden = !isOpen && ![...group.querySelectorAll(".answered")].some(isShown);
}

/** Opened when it comes to apply while all is not settled, and closed after; between, it is the person's to open. */
function openWhere(group, applies, at) {
  if (group.dataset.applies === String(applies) || group.contains(at)) return;
  group.dataset.applies = String(applies);
  group.open = applies;
}

function tell(line, isTold, numbers) {
  line.hidden = !isTold;
  line.classList.toggle("one", numbers.at(-1) === 1);
  for (const [at, place] of [...line.querySelectorAll("b")].entries()) place.textContent = numbers[at];
}
