/**
 * What stands in the form: answers and dates as typed, without judging them. The engine judges.
 */

const PARTS = ["year", "month", "day", "hour", "minute"];

/** @param {HTMLFormElement} form @param {string} ask @returns {object} the request for what is filled in */
export function request(form, ask) {
  if (ask === "eligibility") return { ask, answers: choices(form) };
  const { as_at, ...given } = dates(form);
  return { ask, dates: { ...given, ...choices(form) }, ...(as_at && { as_at }) };
}

/** Whether nothing at all is filled in. @param {HTMLFormElement} form */
export function isEmpty(form) {
  return questions(form).every((question) => question.id === "q-as_at" || !isAnswered(question));
}

/** @param {HTMLElement} question */
export function isAnswered(question) {
  return Boolean(question.querySelector("input:checked")) || Object.values(typed(question)).some(Boolean);
}

/** Whether a date is begun and not finished, so that it is too early to judge. @param {HTMLElement} question */
export function isBegun(question) {
  const parts = typed(question);
  if (!("year" in parts) || !isAnswered(question)) return false;
  const time = "hour" in parts && (parts.hour || parts.minute);
  return parts.year.length < 4 || !parts.month || !parts.day || Boolean(time && !(parts.hour && parts.minute.length > 1));
}

/** @param {HTMLFormElement} form @returns {HTMLElement[]} */
export function questions(form) {
  return [...form.querySelectorAll("fieldset.question")];
}

/** Empty one question. @param {HTMLElement} question */
export function clear(question) {
  for (const input of question.querySelectorAll("input")) {
    if (input.type === "radio") input.checked = false;
    else input.value = "";
  }
}

/** Give a question one of its answers, or none. @param {HTMLElement} question @param {string} answer */
export function choose(question, answer) {
  if (answer) question.querySelector(`input[value="${answer}"]`).checked = true;
  else clear(question);
}

/** Which answer a question has; "" where it has none. @param {HTMLElement} question */
export function chosen(question) {
  return question.querySelector("input:checked")?.value ?? "";
}

/** Put a date into a question. @param {HTMLElement} question @param {{year: string, month: string, day: string}} date */
export function fill(question, date) {
  for (const [part, value] of Object.entries(date)) field(question, part).value = value;
}

/** Today by the clock in England. */
export function today() {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", day: "numeric", month: "numeric", year: "numeric" });
  const parts = Object.fromEntries(format.formatToParts(new Date()).map(({ type, value }) => [type, value]));
  return { year: parts.year, month: parts.month, day: parts.day };
}

function choices(form) {
  const checked = [...form.querySelectorAll("input[type=radio]:checked")];
  return Object.fromEntries(checked.map((input) => [input.name, input.value]));
}

function dates(form) {
  const dated = questions(form).filter((question) => field(question, "year") && isAnswered(question));
  return Object.fromEntries(dated.map((question) => [question.id.replace(/^q-/, ""), written(typed(question))]));
}

function written({ year, month, day, hour, minute }) {
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return hour || minute ? `${date}T${hour.padStart(2, "0")}:${minute.padStart(2, "0")}` : date;
}

function typed(question) {
  const present = PARTS.filter((part) => field(question, part));
  return Object.fromEntries(present.map((part) => [part, field(question, part).value.trim()]));
}

function field(question, part) {
  return question.querySelector(`input[data-part=${part}]`);
}
