/**
 * A calculator page: the form, the engine and the result. It knows no rule and makes no words of the procedure; what
 * it shows comes ready from the engine or stands in the page. Nothing is stored or sent.
 */
import * as engine from "./engine.mjs";
import * as exports from "./exports.mjs";
import * as form from "./form.mjs";
import * as marks from "./marks.mjs";
import * as place from "./place.mjs";
import * as ticks from "./ticks.mjs";

const RESULT = ".result";
const PUT_BACK = "[data-do=put-back]";
/** An answer that takes longer, in milliseconds, is seen to be waited for. */
const MOMENT = 200;

/** @param {HTMLElement} page the element .calculator */
function run(page) {
  const ask = page.dataset.ask;
  const find = (selector) => page.querySelector(selector);
  const sheet = find("form.case");
  const summary = find(".error-summary");
  const body = find(".result__body");
  const working = find(".result__working");
  const spoken = find(".result__word");
  const bar = find(".result-bar");
  const show = (name) => {
    for (const part of page.querySelectorAll("[data-shown-when]")) {
      part.hidden = !part.dataset.shownWhen.split(" ").includes(name);
    }
  };
  let ready = false;
  let wanted = "";
  let pressing = false;
  let late = null;
  let waited = null;
  let day = null;
  const drawn = new Map();

  const worker = engine.create({
    ready() {
      ready = true;
      page.dataset.state = "ready";
      update();
    },
    answered(answer) {
      clearTimeout(waited);
      if (pressing) late = answer;
      else render(answer);
    },
    stopped() {
      loading();
      outdate(!form.isEmpty(sheet));
    },
    failed(state) {
      ready = false;
      page.dataset.state = state;
      render(null);
      show(state);
    },
  });
  const taking = exports.panel(find(".take"), (asked) => worker.export(form.request(sheet, ask), asked));
  exports.dress(page);

  /** @param {object} [before] the request with which the answer is to be compared */
  function update(before) {
    keepToday();
    for (const question of form.questions(sheet)) {
      const button = question.querySelector(".clear-answer");
      if (button) button.hidden = !form.isAnswered(question);
      form.offerBox(question);
    }
    if (!ready) {
      show(page.dataset.state);
    } else if (form.isEmpty(sheet)) {
      render(null);
    } else {
      clearTimeout(waited);
      waited = setTimeout(outdate, MOMENT, true);
      worker.ask(form.request(sheet, ask), before);
    }
  }

  /** Over midnight too the position is that of today, unless another day was given, or none. */
  function keepToday() {
    const asAt = find("#q-as_at");
    if (!asAt || (day && !form.holds(asAt, day))) return;
    day = form.today();
    form.fill(asAt, day);
  }

  function loading() {
    ready = false;
    page.dataset.state = "loading";
    show("loading");
  }

  /** Say that what is shown is no longer, or is again, the result of what stands in the form. */
  function outdate(isOutdated) {
    clearTimeout(waited);
    for (const notice of page.querySelectorAll(".out-of-date")) notice.hidden = !isOutdated;
    taking.hold(isOutdated);
  }

  /** @param {import("./engine.mjs").Answer | null} answer */
  function render(answer) {
    if (answer && form.isEmpty(sheet)) return;
    const errors = answer && !answer.response.ok ? answer.response.errors : [];
    const goBack = place.keep(page, find(RESULT));
    outdate(false);
    taking.quiet();
    summary.hidden = errors.length === 0;
    draw(summary, errors.length ? answer.html : "");
    marks.errors(sheet, summary, errors);
    marks.needed(sheet, answer?.response[ask]);
    const shown = answer && !errors.length;
    draw(body, shown ? answer.html : "");
    draw(working, shown ? answer.working : "");
    body.hidden = working.hidden = !shown;
    spoken.textContent = shown ? answer.changed || answer.word : "";
    spoken.classList.toggle("result__word--changed", Boolean(shown && answer.changed));
    bar.hidden = !shown;
    bar.querySelector("strong").textContent = shown ? answer.word : "";
    show(errors.length ? "problem" : answer ? "result" : "empty");
    if (wanted) goTo(errors.length ? summary : find(wanted) ?? find(RESULT));
    else goBack();
    wanted = "";
  }

  /** What is the same already stays as it is. */
  function draw(part, html) {
    if (html === (drawn.get(part) ?? "")) return;
    drawn.set(part, html);
    ticks.keep(part);
    part.innerHTML = html;
    ticks.restore(part);
  }

  function letGo() {
    pressing = false;
    if (late) render(late);
    late = null;
  }

  function clearAll() {
    sheet.reset();
    form.questions(sheet).forEach(form.clear);
    day = null;
    wanted = "";
    update();
    ticks.forget();
    taking.clear();
  }

  /** What each button does, by its data-do. */
  const press = {
    "clear-answer"(button) {
      const question = button.closest("fieldset.question");
      form.clear(question);
      question.querySelector("input").focus();
      update();
    },
    answer(button) {
      const before = form.request(sheet, ask);
      const asked = find(`#q-${button.dataset.question}`);
      form.choose(asked, button.dataset.answer);
      const box = form.unconfirmed(asked);
      wanted = box ? "" : PUT_BACK;
      update(box ? undefined : before);
      if (box) goTo(box);
    },
    "put-back"(button) {
      const { question, answer } = button.dataset;
      const asked = find(`#q-${question}`);
      wanted = `[data-do=answer][data-question="${question}"][data-answer="${form.chosen(asked)}"]`;
      form.choose(asked, answer);
      const box = form.unconfirmed(asked);
      if (box) box.checked = true;
      update();
    },
    "clear-all"() {
      clearAll();
      form.questions(sheet)[0].querySelector("input").focus();
    },
    show() {
      wanted = RESULT;
      update();
    },
    "try-again"() {
      loading();
      find(".state").focus();
      worker.load();
    },
  };

  sheet.addEventListener("change", (event) => {
    if (event.target.type === "checkbox") form.giveOne(event.target);
    if (event.target.type !== "text") update();
  });
  sheet.addEventListener("input", (event) => {
    const question = event.target.closest("fieldset.question");
    if (event.target.type !== "text") return;
    form.giveOne(event.target);
    if (!form.isBegun(question)) update();
  });
  sheet.addEventListener("paste", (event) => {
    if (!form.spread(event.target, event.clipboardData.getData("text/plain"))) return;
    event.preventDefault();
    event.target.dispatchEvent(new InputEvent("input", { bubbles: true }));
  });
  sheet.addEventListener("focusout", (event) => {
    const question = event.target.closest("fieldset.question");
    if (event.target.type !== "text" || !question) return;
    const isSpread = form.spread(event.target, event.target.value);
    if (isSpread || !question.contains(event.relatedTarget)) update();
  });
  page.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#q-"]');
    const within = event.target.closest('.result :is(.result__body, .result__working) a[href^="#"]');
    const button = event.target.closest("button[data-do]");
    if (link) {
      event.preventDefault();
      focusQuestion(link.getAttribute("href").slice(1));
    } else if (within) {
      event.preventDefault();
      goTo(document.getElementById(within.getAttribute("href").slice(1)));
    } else if (event.target.closest(".result-bar")) {
      event.preventDefault();
      goTo(find(RESULT));
    } else {
      press[button?.dataset.do]?.(button);
    }
  });
  // A field is left when something else is pressed, and what that changes must not take the pressed away.
  page.addEventListener("pointerdown", () => {
    pressing = true;
  });
  for (const end of ["pointerup", "pointercancel"]) {
    window.addEventListener(end, () => setTimeout(letGo));
  }
  sheet.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("pagehide", clearAll);
  loading();
  clearAll();
  worker.load();
}

/** Show a part from its top, a button with what stands around it. @param {HTMLElement} part */
function goTo(part) {
  part.scrollIntoView({ block: part.localName === "button" ? "center" : "start" });
  part.focus({ preventScroll: true });
}

function focusQuestion(id) {
  const question = document.getElementById(id);
  if (!question) return;
  question.closest("details")?.setAttribute("open", "");
  question.scrollIntoView({ block: "center" });
  const field = ["[aria-invalid=true]", ":checked", "input"].map((kind) => question.querySelector(kind)).find(Boolean);
  field.focus({ preventScroll: true });
}

document.querySelectorAll(".calculator").forEach(run);
