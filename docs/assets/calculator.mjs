/**
 * A calculator page: the form, the engine and the result. It knows no rule and makes no words of the procedure; what
 * it shows comes ready from the engine or stands in the page. Nothing is stored or sent.
 */
import * as engine from "./engine.mjs";
import * as exports from "./exports.mjs";
import * as fold from "./fold.mjs";
import * as form from "./form.mjs";
import * as marks from "./marks.mjs";
import * as place from "./place.mjs";
import * as ticks from "./ticks.mjs";

const RESULT = ".result";
const PUT_BACK = "[data-do=put-back]";
/** An answer that takes longer, in milliseconds, is seen to be waited for. */
const MOMENT = 200;
/** So much later, in milliseconds, a screen reader is told: with everything else at once, it would drop it. */
const LATER = 300;

/** What the bar says in each state in which there is no result to sum up. */
const BAR = {
  loading: "Getting ready…",
  empty: "No result yet",
  failed: "The calculator does not run",
  unavailable: "The calculator does not run",
};

/** @param {HTMLElement} page the element .calculator */
function run(page) {
  const ask = page.dataset.ask;
  const find = (selector) => page.querySelector(selector);
  const sheet = find("form.case");
  const summary = find(".error-summary");
  const body = find(".result__body");
  const working = find(".result__working");
  const changed = find(".result__changed");
  const spoken = find(".result__said");
  const bar = find(".result-bar");
  const show = (name) => {
    for (const part of page.querySelectorAll("[data-shown-when]")) {
      part.hidden = !part.dataset.shownWhen.split(" ").includes(name);
    }
    if (BAR[name]) point(BAR[name], name === "empty" ? RESULT : `[data-shown-when~=${name}]`);
  };
  const point = (words, place) => {
    bar.querySelector("span").textContent = words;
    bar.dataset.place = place;
  };
  let ready = false;
  let wanted = "";
  let pressing = false;
  let late = null;
  let waited = null;
  let day = null;
  let asked = "";
  let found = null;
  let said = "";
  let telling = null;
  let first = "";
  const drawn = new Map();

  const worker = engine.create({
    ready() {
      ready = true;
      asked = "";
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
      fold.start(page, true);
      refold();
    },
  });
  const taking = exports.panel(find(".take"), (asked) => worker.export(form.request(sheet, ask), asked));
  exports.dress(page);

  /** @param {object} [before] the request with which the answer is to be compared */
  function update(before) {
    keepToday();
    const request = form.request(sheet, ask);
    const isSame = JSON.stringify(request) === asked;
    for (const question of form.questions(sheet)) {
      const button = question.querySelector(".clear-answer");
      if (button) button.hidden = !form.isAnswered(question);
      form.offerBox(question);
      form.offerTime(question);
    }
    if (!ready) {
      show(page.dataset.state);
    } else if (form.isEmpty(sheet)) {
      asked = "";
      render(null);
    } else if (wanted || !isSame) {
      asked = JSON.stringify(request);
      clearTimeout(waited);
      waited = setTimeout(outdate, MOMENT, true);
      worker.ask(request, before);
    }
  }

  /** Fold what is left, with what the keyboard is on kept in its place. @param {Element} [at] what it is to come to */
  function refold(at) {
    const goBack = place.keep(page, find(RESULT));
    fold.questions(sheet, found, at);
    goBack();
  }

  /** Have a screen reader say what is new, once. @param {string} words */
  function tell(words) {
    const isNew = first || words !== said;
    said = words;
    if (!isNew) return;
    clearTimeout(telling);
    telling = setTimeout(
      (sentence) => {
        spoken.textContent = sentence;
      },
      LATER,
      `${first} ${words}`.trim(),
    );
    first = "";
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
    find(".out-of-date").hidden = !isOutdated;
    bar.classList.toggle("result-bar--working", isOutdated);
    taking.hold(isOutdated);
  }

  /** @param {import("./engine.mjs").Answer | null} answer */
  function render(answer) {
    if (answer && form.isEmpty(sheet)) return;
    const errors = answer && !answer.response.ok ? answer.response.errors : [];
    found = answer?.response[ask] ?? null;
    const goBack = place.keep(page, find(RESULT));
    outdate(false);
    taking.quiet();
    summary.hidden = errors.length === 0;
    draw(summary, errors.length ? answer.html : "");
    marks.errors(sheet, summary, errors);
    const disagreeing = marks.needed(sheet, found);
    const shown = answer && !errors.length ? answer : null;
    for (const [part, html] of [[body, shown?.html], [working, shown?.working]]) {
      draw(part, html ?? "");
      part.hidden = !html;
    }
    changed.textContent = shown?.changed ?? "";
    changed.hidden = !shown?.changed;
    fold.questions(sheet, found);
    show(errors.length ? "problem" : answer ? "result" : "empty");
    if (errors.length) point(`${counted(errors.length, "date")} to mend`, ".error-summary");
    else if (disagreeing.length) point(`${disagreeing.length} answers disagree`, `#${disagreeing[0]}`);
    else if (shown) point(shown.word, RESULT);
    if (errors.length) tell(wanted ? "" : marks.words(summary));
    else tell(shown?.said ?? "");
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
    else refold();
    late = null;
  }

  function clearAll() {
    sheet.reset();
    form.questions(sheet).forEach(form.clear);
    day = null;
    wanted = "";
    fold.start(page, false);
    update();
    refold();
    ticks.forget();
    taking.clear();
  }

  /** What each button does, by its data-do. */
  const press = {
    "clear-answer"(button) {
      const question = button.closest("fieldset.question");
      form.clear(question);
      question.querySelector("input").focus();
      first = "Answer cleared.";
      update();
    },
    "add-time"(button) {
      const question = button.closest("fieldset.question");
      form.openTime(question);
      question.querySelector("[data-part=hour]").focus();
    },
    change(button) {
      goToQuestion(`q-${button.dataset.question}`);
    },
    "show-all"(button) {
      fold.toggle(button);
      refold();
    },
    "show-rest"(button) {
      fold.toggle(button);
      refold();
    },
    answer(button) {
      const before = form.request(sheet, ask);
      const asked = find(`#q-${button.dataset.question}`);
      form.choose(asked, button.dataset.answer);
      const box = form.unconfirmed(asked);
      wanted = box ? "" : PUT_BACK;
      update(box ? undefined : before);
      if (!box) return;
      refold(box);
      goTo(box);
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
      first = "Everything cleared.";
      clearAll();
      form.questions(sheet)[0].querySelector("input").focus();
    },
    show() {
      wanted = RESULT;
      update();
    },
    "try-again"() {
      loading();
      find(RESULT).focus({ preventScroll: true });
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
  // By the style the keyboard brings what it comes to clear of the bar; a finger on a field half under it does not.
  sheet.addEventListener("click", ({ target }) => {
    if (target.type === "text") target.scrollIntoView({ block: "nearest" });
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
  page.addEventListener("focusin", () => {
    if (!pressing) refold();
  });
  page.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#q-"]');
    const within = event.target.closest('a[href^="#"]:not([href="#result"])');
    const button = event.target.closest("button[data-do]");
    if (link) {
      event.preventDefault();
      goToQuestion(link.getAttribute("href").slice(1));
    } else if (within) {
      event.preventDefault();
      goTo(document.getElementById(within.getAttribute("href").slice(1)));
    } else if (event.target.closest(".result-bar")) {
      event.preventDefault();
      if (bar.dataset.place.startsWith("#q-")) goToQuestion(bar.dataset.place.slice(1));
      else goTo(find(bar.dataset.place));
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

  function goToQuestion(id) {
    const question = document.getElementById(id);
    if (!question) return;
    fold.questions(sheet, found, question.querySelector("input"));
    question.closest("details")?.setAttribute("open", "");
    question.scrollIntoView({ block: "center" });
    const kinds = ["[aria-invalid=true]", ":checked", "input"];
    kinds.map((kind) => question.querySelector(kind)).find(Boolean).focus({ preventScroll: true });
  }

  loading();
  clearAll();
  worker.load();
}

/** Show a part from its top, opened where it folds, a button with what stands around it. @param {HTMLElement} part */
function goTo(part) {
  const folded = part.closest("details");
  folded?.setAttribute("open", "");
  part.scrollIntoView({ block: part.localName === "button" ? "center" : "start" });
  (part === folded ? part.querySelector("summary") : part).focus({ preventScroll: true });
}

function counted(number, what) {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}

document.querySelectorAll(".calculator").forEach(run);
