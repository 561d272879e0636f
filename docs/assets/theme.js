// The theme's own script keeps and finds its settings through these names. Here nothing is kept.
globalThis.__md_scope = location;
globalThis.__md_hash = () => 0;
globalThis.__md_get = () => null;
globalThis.__md_set = () => {};

// So long after the last key typing rests, and what was found is told.
const REST = 700;

// What was looked for is not there when one comes back; the theme takes note of a field at a key.
addEventListener("pagehide", () => {
  const words = document.querySelector("[data-md-component=search-query]");
  words.value = "";
  words.dispatchEvent(new KeyboardEvent("keyup"));
});

// The theme takes bare letters for shortcuts, even while a radio button has the focus, and at Tab closes the search.
document.addEventListener("keydown", (event) => {
  const isShortcut = event.key.length === 1 && !document.getElementById("__search").checked;
  if (isShortcut || event.key === "Tab") event.stopPropagation();
});

// The theme opens and closes the drawer and the search by a checkbox each, which it changes itself too.
function opens(toggle, button, first) {
  const show = (opened) => {
    if (toggle.checked !== opened) toggle.click();
  };
  const dismiss = () => {
    show(false);
    button.focus();
  };
  toggle.addEventListener("change", () => button.setAttribute("aria-expanded", toggle.checked));
  button.addEventListener("click", () => {
    if (toggle.checked) return dismiss();
    show(true);
    first.focus();
  });
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key === "Escape" && toggle.checked) dismiss();
    },
    true,
  );
  return { show, dismiss };
}

// The theme's results are links around whole articles: each is named by its page and its heading alone.
function name(link) {
  const page = link.closest(".md-search-result__item").querySelector("h1");
  const article = link.firstElementChild;
  const heading = article.querySelector("h1, h2");
  const excerpt = document.createElement("div");
  excerpt.setAttribute("aria-hidden", "true");
  excerpt.append(...[...article.childNodes].filter((part) => part !== heading));
  if (heading !== page) heading.prepend(unseen(`${page.textContent}. `));
  article.append(excerpt);
  article.setAttribute("role", "none");
  link.tabIndex = 0;
}

function unseen(words) {
  const element = document.createElement("span");
  element.className = "unseen";
  element.textContent = words;
  return element;
}

function count(said) {
  const [number] = /^[\d,]+/.exec(said) ?? [];
  if (!number) return "No results";
  return number === "1" ? "1 result" : `${number} results`;
}

document.addEventListener("DOMContentLoaded", () => {
  const close = document.querySelector(".menu-close");
  const drawer = opens(document.getElementById("__drawer"), document.querySelector(".menu"), close);
  close.addEventListener("click", drawer.dismiss);

  const box = document.querySelector(".search");
  const words = box.querySelector("[data-md-component=search-query]");
  const open = document.querySelector(".search-open");
  const search = opens(document.getElementById("__search"), open, words);
  box.querySelector(".search__close").addEventListener("click", search.dismiss);
  box.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !box.contains(event.relatedTarget)) search.show(false);
  });
  document.addEventListener("pointerdown", (event) => {
    if (!box.contains(event.target) && !open.contains(event.target)) search.show(false);
  });

  const told = box.querySelector("[role=status]");
  const [meta, list] = box.querySelector("[data-md-component=search-result]").children;
  let rest;
  const tell = () => {
    told.textContent = words.value.trim() ? count(meta.textContent.trim()) : "";
  };
  new MutationObserver(() => {
    for (const link of list.querySelectorAll("a[tabindex='-1']")) name(link);
    clearTimeout(rest);
    rest = setTimeout(tell, REST);
  }).observe(meta.parentElement, { childList: true, characterData: true, subtree: true });
});
