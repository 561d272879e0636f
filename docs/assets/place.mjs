/**
 * Where a person is on a page of which parts are made anew while they are in them: the keyboard stays on what it was
 * on, and that stays where it was on the screen.
 */

/**
 * @param {HTMLElement} page
 * @param {HTMLElement} otherwise what the keyboard goes to where what it was on is there no more
 * @returns {() => void} what goes back there, once the parts are made anew
 */
export function keep(page, otherwise) {
  const at = document.activeElement;
  if (!page.contains(at)) return () => {};
  const nth = alike(page, at).indexOf(at);
  const { top } = at.getBoundingClientRect();
  return () => {
    const again = at.isConnected ? at : alike(page, at)[nth];
    const isThere = again?.getClientRects().length > 0;
    (isThere ? again : otherwise).focus({ preventScroll: true });
    if (isThere) scrollTo(again, top);
  };
}

/** Scroll the page so that an element is at `top`, in pixels from the screen's, where the page carries it along. */
function scrollTo(element, top) {
  const page = document.scrollingElement;
  const before = page.scrollTop;
  const off = () => Math.abs(element.getBoundingClientRect().top - top);
  const was = off();
  page.scrollTo({ top: before + element.getBoundingClientRect().top - top, behavior: "instant" });
  if (off() >= was) page.scrollTo({ top: before, behavior: "instant" });
}

function alike(page, element) {
  return [...page.querySelectorAll(element.localName)].filter((other) => sign(other) === sign(element));
}

/** What an element is known by: its id, or that of what it folds; without one, where it leads and what it says. */
function sign(element) {
  const folded = element.localName === "summary" ? element.parentElement.id : "";
  return element.id || folded || [element.getAttribute("href"), element.textContent].join();
}
