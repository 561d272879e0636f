"""A person's visit to a calculator page, and all that the browser does meanwhile."""

from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page, expect

PAGES = {"eligibility": "eligibility/", "timeline": "timeline/"}

KEPT = """async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    cookies: document.cookie,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
})"""
# Counts on the page's root what has been asked of the worker and is not answered yet.
COUNT = """
    const count = (more) => {
        const { dataset } = document.documentElement;
        dataset.unanswered = Number(dataset.unanswered ?? 0) + more;
    };
    globalThis.Worker = class extends Worker {
        constructor(...given) {
            super(...given);
            this.addEventListener("message", ({ data }) => data.type === "answer" && count(-1));
        }
        postMessage(message) {
            if ("request" in message && !("export" in message)) count(+1);
            super.postMessage(message);
        }
    };
"""
# Keeps back what the worker answers while there is a list to keep it in.
HOLD = """
    globalThis.Worker = class extends Worker {
        addEventListener(type, listener) {
            super.addEventListener(type, (event) => {
                if (globalThis.heldBack && event.data?.type === "answer") heldBack.push(() => listener(event));
                else listener(event);
            });
        }
    };
"""
# Whether all that was asked is answered, or kept back.
ANSWERED = "() => globalThis.heldBack || !Number(document.documentElement.dataset.unanswered ?? 0)"
# The page waits for a finger to have left it, before it shows an answer or folds anything.
LET_GO = "new Promise((done) => setTimeout(done))"
# Puts something in the place of what the browser gives, and remembers that.
REPLACE = """([owner, name, other]) => {
    globalThis.replaced ??= [];
    owner = eval(owner);
    replaced.push([owner, name, Object.getOwnPropertyDescriptor(owner, name)]);
    owner[name] = eval(other);
}"""
# As where one has just come: nothing in the form, nothing open, the keyboard and the screen at the top.
EMPTY = """() => {
    globalThis.heldBack = null;
    for (const [owner, name, was] of globalThis.replaced?.splice(0).reverse() ?? []) {
        delete owner[name];
        if (was) Object.defineProperty(owner, name, was);
    }
    document.querySelector("[data-do=clear-all]").click();
    for (const folded of document.querySelectorAll("details")) folded.open = false;
    document.querySelector("a").focus();
    document.activeElement.blur();
    scrollTo({ top: 0, behavior: "instant" });
}"""
SCREEN = {"width": 1280, "height": 800}
NOTHING = {"local": 0, "session": 0, "cookies": "", "databases": 0, "caches": 0}


@dataclass
class Visit:
    """One calculator page in a browser that has kept nothing yet, with what it asks for and complains of."""

    page: Page
    ask: str
    address: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self):
        self.page.add_init_script(COUNT)
        self.page.add_init_script(HOLD)
        self.page.context.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _said(self, message):
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def faults(self) -> list[str]:
        """What should not have happened so far: complaints, requests to elsewhere, anything kept."""
        here = (self.address, "data:", "blob:")
        elsewhere = [f"request: {url}" for url in self.requests if not url.startswith(here)]
        kept = [f"kept: {self.kept()}"] if self.kept() != NOTHING else []
        return [*self.complaints, *elsewhere, *kept]

    def replace(self, owner: str, name: str, other: str) -> None:
        """Give the page something else than the browser does, both as JavaScript, until it begins again."""
        self.page.evaluate(REPLACE, [owner, name, other])

    def begin_again(self) -> None:
        """Stand as one stands who has just come, with the calculator ready."""
        for other in self.page.context.pages:
            if other != self.page:
                other.close()
        self.page.context.set_offline(False)
        self.page.context.clear_permissions()
        # Nothing slides into its place on the new screen while the next test looks.
        self.page.emulate_media(media="null", color_scheme="light", reduced_motion="reduce")
        self.page.set_viewport_size(SCREEN)
        self.page.emulate_media(reduced_motion="no-preference")
        self.page.mouse.move(0, 0)
        self.page.evaluate(EMPTY)
        self.answered()
        assert self.page.url == self.address + PAGES[self.ask]
        self.requests.clear()

    def seen(self, width: int, scheme: str, height: int = SCREEN["height"]) -> None:
        """Look at the page on a screen of this width, in the light or the dark, with nothing moving."""
        self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        self.page.set_viewport_size({"width": width, "height": height})

    def unfold(self) -> None:
        """Open all that is folded in the result."""
        self.result.locator("details").evaluate_all("all => all.forEach((one) => (one.open = true))")

    @property
    def result(self):
        return self.page.locator("#result")

    @property
    def body(self):
        return self.page.locator(".result__body")

    @property
    def working(self):
        return self.page.locator(".result__working")

    @property
    def summary(self):
        return self.page.locator(".error-summary")

    def open(self) -> "Visit":
        """Go to the page, without waiting for the calculator."""
        self.page.goto(self.address + PAGES[self.ask])
        return self

    def ready(self) -> "Visit":
        """Wait until the calculator answers."""
        expect(self.page.locator(".calculator")).to_have_attribute("data-state", "ready", timeout=60_000)
        return self

    def answered(self) -> "Visit":
        """Wait until the result is that of what stands in the form now."""
        self.page.wait_for_function(ANSWERED)
        self.page.evaluate(LET_GO)
        return self

    def hold_back(self) -> None:
        """Let no answer come until they are let go."""
        self.page.evaluate("globalThis.heldBack = []")

    def let_go(self) -> None:
        """Let the answers come that were held back, and those that follow."""
        self.page.evaluate("const late = heldBack; globalThis.heldBack = null; for (const tell of late) tell()")

    def question(self, name: str):
        """The group of fields of a question or a date."""
        return self.page.locator(f"#q-{name}")

    def option(self, question: str, answer: str):
        return self.question(question).locator(f"input[value={answer}]")

    def choose(self, question: str, answer: str) -> None:
        """Click on an answer's words, as one does with a mouse or a finger, and before on what folds the question."""
        self.open_question(question)
        self.question(question).locator("label", has=self.page.locator(f"input[value={answer}]")).click()

    def line(self, question: str):
        """The line to which a question folds once it is answered."""
        return self.page.locator(f".answered:has([data-question={question}])")

    def open_question(self, question: str) -> None:
        """Open a question that is folded, as a person does who sees what is folded."""
        self.answered()
        asked = self.question(question)
        group = self.page.locator(f"details.group:has(#q-{question})")
        group.evaluate_all("all => all.forEach((one) => (one.open = true))")
        if self.line(question).is_visible():
            self.line(question).get_by_role("button").click()
        elif asked.is_hidden():
            rest = self.page.locator("[data-do=show-rest]")
            (rest if rest.is_visible() else self.page.locator("[data-do=show-all]")).click()

    def part(self, event: str, part: str):
        return self.question(event).locator(f"[data-part={part}]")

    def give(self, event: str, day: str, month: str, year: str, hour: str = "", minute: str = "") -> None:
        """Type a date, and a time where one is given, over what stands there."""
        typed = {"day": day, "month": month, "year": year, "hour": hour, "minute": minute}
        if (hour or minute) and self.part(event, "hour").is_hidden():
            self.question(event).get_by_role("button", name="Add a time").click()
        for part, text in typed.items():
            if text or part in ("day", "month", "year"):
                self.part(event, part).fill("")
                self.part(event, part).press_sequentially(text)

    def leave_field(self) -> None:
        """Move on to somewhere that is no field."""
        self.page.evaluate("document.activeElement.blur()")

    def press(self, button: str) -> None:
        self.page.locator(f".actions [data-do={button}]").click()

    def answers(self) -> dict[str, str]:
        """Which answers are chosen."""
        chosen = self.page.locator("form.case input:checked")
        return dict(chosen.evaluate_all("inputs => inputs.map(({ name, value }) => [name, value])"))

    def typed(self) -> list[str]:
        """What stands in the date fields, those of today's date left out, if anything does."""
        fields = self.page.locator("form.case fieldset:not(#q-as_at) input[type=text]")
        return [text for text in fields.evaluate_all("inputs => inputs.map(({ value }) => value)") if text]

    def deadline(self, title: str):
        """The card of one timescale in the result, by its heading, folded or not."""
        return self.body.locator(".card", has=self.page.get_by_role("heading", name=title, include_hidden=True))

    def tab_to(self, selector: str) -> None:
        """Press Tab until something that matches has the focus. Fails where nothing comes to have it."""
        for _ in range(150):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(f"Tab does not reach {selector}")

    def focused(self) -> str:
        """Where the keyboard is: the id of the question, or of the element."""
        return self.page.evaluate(
            "document.activeElement.closest('fieldset.question')?.id ?? (document.activeElement.id || "
            "document.activeElement.className)"
        )

    def kept(self) -> dict:
        """What the browser has kept of this visit. Nothing, where it equals ``NOTHING``."""
        return self.page.evaluate(KEPT)

    def overflow(self) -> int:
        """By how many pixels the page is wider than the screen."""
        return self.page.evaluate("document.documentElement.scrollWidth - innerWidth")


def start(browser: Browser, address: str, ask: str, **options) -> Visit:
    """A visit in a browser context of its own, with the page not opened yet."""
    context = browser.new_context(**({"viewport": SCREEN} | options))
    return Visit(page=context.new_page(), ask=ask, address=address)
