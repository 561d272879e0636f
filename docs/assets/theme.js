// The theme's own script keeps and finds its settings through these names. Here nothing is kept.
globalThis.__md_scope = location;
globalThis.__md_hash = () => 0;
globalThis.__md_get = () => null;
globalThis.__md_set = () => {};

// What was looked for is not there when one comes back; the theme takes note of a field at a key.
addEventListener("pagehide", () => {
  const words = document.querySelector("[data-md-component=search-query]");
  words.value = "";
  words.dispatchEvent(new KeyboardEvent("keyup"));
});

// The theme takes bare letters for shortcuts, even while a radio button has the focus.
document.addEventListener("keydown", (event) => {
  if (event.key.length === 1 && !document.getElementById("__search").checked) event.stopPropagation();
});

document.addEventListener("DOMContentLoaded", () => {
  const drawer = document.getElementById("__drawer");
  const open = document.querySelector(".menu");
  const close = document.querySelector(".menu-close");

  // The drawer opens and closes by its checkbox, which the theme changes too: after a link is followed, say.
  const show = (opened) => {
    if (drawer.checked !== opened) drawer.click();
  };
  drawer.addEventListener("change", () => open.setAttribute("aria-expanded", drawer.checked));

  open.addEventListener("click", () => {
    show(true);
    close.focus();
  });
  const dismiss = () => {
    show(false);
    open.focus();
  };
  close?.addEventListener("click", dismiss);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drawer.checked) dismiss();
  });
});
