/**
 * What an answer marks in the form: mistakes, each at its question, and which questions still matter.
 */
import * as form from "./form.mjs";

/** @param {HTMLFormElement} sheet @param {{field: string, message: string}[]} errors */
export function errors(sheet, errors) {
  const messages = new Map();
  for (const { field, message } of errors) {
    const id = `q-${String(field).split(".").pop()}`;
    messages.set(id, [...(messages.get(id) ?? []), message]);
  }
  for (const question of form.questions(sheet)) {
    const place = question.querySelector(".error");
    const found = messages.get(question.id) ?? [];
    place.textContent = found.join(" ");
    place.hidden = found.length === 0;
    question.classList.toggle("question--error", found.length > 0);
    // A choice takes no aria-invalid: what is wrong with it is said by its group.
    for (const input of question.querySelectorAll(".date input")) {
      input.setAttribute("aria-invalid", String(found.length > 0));
    }
  }
}

/** @param {HTMLFormElement} sheet @param {string[]} [needed] the ids of the questions that still matter, where known */
export function needed(sheet, needed) {
  for (const question of sheet.querySelectorAll("[data-criterion]")) {
    const wanted = needed?.includes(question.id.replace(/^q-/, ""));
    const settled = needed && !wanted && !form.isAnswered(question);
    question.classList.toggle("question--needed", Boolean(wanted));
    question.classList.toggle("question--settled", Boolean(settled));
    question.querySelector(".question__needed").hidden = !wanted;
    question.querySelector(".question__settled").hidden = !settled;
  }
}
