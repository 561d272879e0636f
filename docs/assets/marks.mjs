/**
 * What an answer marks in the form: mistakes, each at its question, and which questions still matter.
 */
import * as form from "./form.mjs";

/**
 * @param {HTMLFormElement} sheet
 * @param {HTMLElement} summary the list of the same errors, in which each says what it says at its question
 * @param {{field: string, code: string, message: string}[]} errors
 */
export function errors(sheet, summary, errors) {
  const told = errors.map((error) => explained(sheet, error));
  const listed = [...summary.querySelectorAll("li")].map((item) => item.querySelector("a"));
  for (const [at, { words }] of told.entries()) {
    if (listed[at]) listed[at].textContent = words;
  }
  for (const question of form.questions(sheet)) {
    const place = question.querySelector(".error");
    const found = told.filter(({ id }) => id === question.id);
    place.textContent = found.map(({ words }) => words).join(" ");
    place.hidden = found.length === 0;
    question.classList.toggle("question--error", found.length > 0);
    // A choice takes no aria-invalid: what is wrong with it is said by its group.
    for (const input of question.querySelectorAll(".date input")) {
      const isWrong = found.some(({ parts }) => parts.includes(input.dataset.part));
      input.setAttribute("aria-invalid", String(isWrong));
      if (isWrong) input.setAttribute("aria-describedby", place.id);
      else input.removeAttribute("aria-describedby");
    }
  }
}

/** An error with the parts of its date that are at fault: where these make it none, in the page's words for that. */
function explained(sheet, { field, code, message }) {
  const id = `q-${String(field).split(".").pop()}`;
  const question = sheet.querySelector(`[id="${id}"]`);
  const isNoDate = code === "not_a_date";
  const mistakes = isNoDate && question ? form.mistakes(question) : [];
  // Where the date is one, there was no such time on it.
  if (!mistakes.length) return { id, words: message, parts: isNoDate ? form.TIME : form.DATE };
  const { label } = question.querySelector(".date").dataset;
  const words = mistakes.map(({ part, mistake }) => worded(sheet, part, mistake, label)).join(" ");
  return { id, words, parts: mistakes.map(({ part }) => part) };
}

function worded(sheet, part, mistake, label) {
  const words = sheet.querySelector(`.mistakes [data-part=${part}][data-mistake=${mistake}]`).cloneNode(true);
  words.querySelector("span").textContent = label;
  return words.textContent;
}

/** What the summary of the errors says, in one text. @param {HTMLElement} summary */
export function words(summary) {
  return [...summary.querySelectorAll("li")].map((item) => item.textContent.trim()).join(" ");
}

/**
 * @param {HTMLFormElement} sheet
 * @param {{needed?: string[], warnings?: {questions?: string[]}[]}} [found] the ids of the questions that still matter,
 * and of those whose answers disagree, where known
 * @returns {string[]} the ids of the questions whose answers disagree, as elements
 */
export function needed(sheet, found) {
  const { needed, warnings = [] } = found ?? {};
  const disagreeing = warnings.flatMap(({ questions = [] }) => questions);
  for (const question of form.questions(sheet)) {
    const id = form.id(question);
    question.querySelector(".question__disagrees").hidden = !disagreeing.includes(id);
    question.classList.toggle("question--disagrees", disagreeing.includes(id));
    if (!("criterion" in question.dataset)) continue;
    const isSettled = Boolean(needed) && !needed.includes(id) && !form.isAnswered(question);
    question.classList.toggle("question--settled", isSettled);
    question.querySelector(".question__settled").hidden = !isSettled;
  }
  return form
    .questions(sheet)
    .filter((question) => disagreeing.includes(form.id(question)))
    .map((question) => question.id);
}
