/**
 * What stands in the form: answers and dates as typed. The engine judges them; here it is only found which part of a
 * date is at fault.
 */

export const DATE = ["day", "month", "year"];
export const TIME = ["hour", "minute"];
const MONTHS = [
  "january", "february", "march", "april", "may", "june",
  "july", "august", "september", "october", "november", "december",
]; // prettier-ignore
const FIGURES = /^\d+$/;
/** The dates that were typed where the box for no known day was ticked after. */
const aside = new WeakMap();
/** A whole date in one text, with a time or without: 2018-01-31, 31/01/2018, Wednesday 31 January 2018 at 16:30. */
const YEAR_FIRST = "(?<year>\\d{4})[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})";
const DAY_FIRST =
  "(?:[a-z]+,? )?(?<day>\\d{1,2})(?:st|nd|rd|th)?(?:[-/.]| (?:of )?)" +
  "(?<month>\\d{1,2}|[a-z]+)[-/., ]+(?<year>\\d{4}|\\d{2})";
const WHOLE = [YEAR_FIRST, DAY_FIRST].map(
  (date) => new RegExp(`^${date}(?:(?:T|,? (?:at )?)(?<hour>\\d{1,2}):(?<minute>\\d{2}))?$`, "i"),
);
/** What is wrong with each part of a date, in the words of the page's list of mistakes; "" where nothing is. */
const WRONG = {
  day: ({ day, month, year }) => lacking(day) || (isWithin(day, 1, daysIn(numbered(month), year)) ? "" : "range"),
  month: ({ month }) => lacking(numbered(month)) || (isWithin(numbered(month), 1, 12) ? "" : "range"),
  year: ({ year }) => lacking(year) || (/^(?!0000)\d{4}$/.test(year) ? "" : "range"),
  hour: ({ hour, minute }) => (!hour && minute && "missing") || (isWithin(hour || "0", 0, 23) ? "" : "range"),
  minute: ({ minute }) => (isWithin(minute || "0", 0, 59) ? "" : "range"),
};

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
  if (!field(question, "year") || isUndated(question) || !isAnswered(question)) return false;
  const { hour, minute } = typed(question);
  const isTimeBegun = Boolean(hour || minute) && !(hour && minute.length > 1);
  return isTimeBegun || mistakes(question).length > 0;
}

/** Which parts of a date make it none, each with what is wrong. @param {HTMLElement} question */
export function mistakes(question) {
  const parts = typed(question);
  const found = Object.keys(parts).map((part) => ({ part, mistake: WRONG[part](parts) }));
  return found.filter(({ mistake }) => mistake);
}

/**
 * Put a whole date that was typed or pasted into one field of a date into all of them.
 * @param {HTMLInputElement} input @param {string} text
 * @returns {boolean} whether it was one, with no more to it than the question takes
 */
export function spread(input, text) {
  if (!DATE.includes(input.dataset.part)) return false;
  const question = input.closest("fieldset.question");
  const found = WHOLE.map((form) => form.exec(text.trim().replace(/\s+/g, " "))).find(Boolean);
  if (!found || !FIGURES.test(numbered(found.groups.month))) return false;
  const given = Object.entries({ ...found.groups, month: numbered(found.groups.month) }).filter(([, value]) => value);
  if (!given.every(([part]) => field(question, part))) return false;
  fill(question, Object.fromEntries(given));
  return true;
}

/** @param {HTMLFormElement} form @returns {HTMLElement[]} */
export function questions(form) {
  return [...form.querySelectorAll("fieldset.question")];
}

/** The id of what a question asks. @param {HTMLElement} question */
export function id(question) {
  return question.id.replace(/^q-/, "");
}

/** The answer that a question has, in its words. @param {HTMLElement} question */
export function answer(question) {
  return question.querySelector("[type=radio]:checked")?.nextElementSibling.textContent ?? "";
}

/** Empty one question. @param {HTMLElement} question */
export function clear(question) {
  question.classList.remove("question--timed");
  for (const input of question.querySelectorAll("input")) {
    if (input.type === "text") input.value = "";
    else input.checked = false;
  }
}

/** The box by which the answer chosen has still to be confirmed; null where there is none. @param {HTMLElement} question */
export function unconfirmed(question) {
  const box = question.querySelector(`[data-confirms="${chosen(question)}"]`);
  return box && !box.checked ? box : null;
}

/** Show the box of a question only with the answer that it confirms. @param {HTMLElement} question */
export function offerBox(question) {
  const box = question.querySelector("[data-confirms]");
  if (!box) return;
  box.closest("label").hidden = box.dataset.confirms !== chosen(question);
  if (box.closest("label").hidden) box.checked = false;
}

/**
 * Of a date and the box by which its day is not known, only that stands which was given last; a date comes back when the
 * box is emptied. @param {HTMLInputElement} input that which was given
 */
export function giveOne(input) {
  const question = input.closest("fieldset.question");
  const box = question.querySelector("[value=undated]");
  if (!box) return;
  if (input !== box) {
    if (input.value) box.checked = false;
  } else if (box.checked) {
    aside.set(question, typed(question));
    fill(question, Object.fromEntries(Object.keys(typed(question)).map((part) => [part, ""])));
  } else {
    fill(question, aside.get(question) ?? {});
  }
}

/** Give a question one of its answers, or none. @param {HTMLElement} question @param {string} answer */
export function choose(question, answer) {
  if (answer) question.querySelector(`input[value="${answer}"]`).checked = true;
  else clear(question);
}

/** Which answer a question has; "" where it has none. @param {HTMLElement} question */
export function chosen(question) {
  return question.querySelector("[type=radio]:checked")?.value ?? "";
}

/** Whether a date, and nothing else, stands in a question. @param {HTMLElement} question @param {object} date */
export function holds(question, date) {
  return Object.entries(typed(question)).every(([part, text]) => text === (date[part] ?? ""));
}

/** Put a date into a question. @param {HTMLElement} question @param {{year: string, month: string, day: string}} date */
export function fill(question, date) {
  for (const [part, value] of Object.entries(date)) field(question, part).value = value;
  offerTime(question);
}

/** Show the fields of a time where one stands in them. @param {HTMLElement} question */
export function offerTime(question) {
  const { hour, minute } = typed(question);
  if (hour || minute) openTime(question);
}

/** Show the fields of a time. @param {HTMLElement} question */
export function openTime(question) {
  question.classList.add("question--timed");
}

/** Today by the clock in England. */
export function today() {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", day: "numeric", month: "numeric", year: "numeric" });
  const parts = Object.fromEntries(format.formatToParts(new Date()).map(({ type, value }) => [type, value]));
  return { year: parts.year, month: parts.month, day: parts.day };
}

function choices(form) {
  const checked = [...form.querySelectorAll("input[type=radio]:checked")].filter(
    (input) => !unconfirmed(input.closest("fieldset.question")),
  );
  return Object.fromEntries(checked.map((input) => [input.name, input.value]));
}

function dates(form) {
  const dated = questions(form).filter((question) => field(question, "year") && isAnswered(question));
  return Object.fromEntries(
    dated.map((question) => [
      id(question),
      isUndated(question) ? "undated" : written(typed(question)),
    ]),
  );
}

function isUndated(question) {
  return Boolean(question.querySelector("[value=undated]:checked"));
}

function written({ year, month, day, hour, minute }) {
  const date = `${year}-${two(numbered(month))}-${two(day)}`;
  return hour || minute ? `${date}T${two(hour)}:${two(minute || "0")}` : date;
}

/** A month by its number, where its name or the first letters of it are given. */
function numbered(month) {
  const letters = month.toLowerCase().replace(/\.$/, "");
  const index = letters.length < 3 ? -1 : MONTHS.findIndex((name) => name.startsWith(letters));
  return index < 0 ? month : String(index + 1);
}

function two(text) {
  return FIGURES.test(text) ? String(Number(text)).padStart(2, "0") : text;
}

function lacking(text) {
  if (!text) return "missing";
  return FIGURES.test(text) ? "" : "figures";
}

function isWithin(text, first, last) {
  return FIGURES.test(text) && Number(text) >= first && Number(text) <= last;
}

/** As many as there can be, where the month or the year is not known. */
function daysIn(month, year) {
  if (!isWithin(month, 1, 12)) return 31;
  return new Date(Date.UTC(2000 + (FIGURES.test(year) ? year % 400 : 0), month, 0)).getUTCDate();
}

function typed(question) {
  const present = [...DATE, ...TIME].filter((part) => field(question, part));
  return Object.fromEntries(present.map((part) => [part, field(question, part).value.trim()]));
}

function field(question, part) {
  return question.querySelector(`input[data-part=${part}]`);
}
