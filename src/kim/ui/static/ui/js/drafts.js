// Drafts of long forms: saved while one types, by the request of ui/drafts/marks.html, and once more on leaving; says
// quietly when saving is not possible. What is saved needs no warning before the page is left.

// Soon after the last key, and every few seconds while somebody types on. HTMX's own throttle and delay cannot be put
// together: while the one runs, the other is dropped, and what was typed last is saved with the next key only.
const PAUSE = 1500;
const AT_LATEST = 5000;
const waiting = new WeakMap();

function typing(event) {
  const form = event.target.form;
  const keeper = form && form.querySelector("[data-draft]");
  if (!keeper) return;
  const timers = waiting.get(keeper) || { latest: setTimeout(save, AT_LATEST, keeper) };
  clearTimeout(timers.pause);
  timers.pause = setTimeout(save, PAUSE, keeper);
  waiting.set(keeper, timers);
}

function save(keeper) {
  const timers = waiting.get(keeper);
  clearTimeout(timers.pause);
  clearTimeout(timers.latest);
  waiting.delete(keeper);
  keeper.dispatchEvent(new Event("kim:draft"));
}

document.addEventListener("input", typing);
document.addEventListener("change", typing);

function typed(form) {
  return [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken").join("\n");
}

function leave() {
  for (const form of document.querySelectorAll("form[data-dirty]")) {
    const keeper = form.querySelector("[data-draft]");
    if (keeper) navigator.sendBeacon(keeper.getAttribute("hx-post"), new FormData(form));
  }
}

window.addEventListener("pagehide", leave);
document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") leave(); });

// A key press is followed by a request; what is typed while that runs is not saved yet.
const sent = new WeakMap();

document.addEventListener("htmx:beforeRequest", (event) => {
  const keeper = event.detail.elt;
  if (keeper.matches("[data-draft]")) sent.set(keeper, typed(keeper.closest("form")));
});

document.addEventListener("htmx:afterRequest", (event) => {
  const keeper = event.detail.elt;
  const form = keeper.matches("[data-draft]") && keeper.closest("form");
  if (!form) return;
  if (event.detail.successful) {
    if (sent.get(keeper) === typed(form)) delete form.dataset.dirty;
  } else {
    keeper.textContent = event.detail.xhr.status === 401 ? keeper.dataset.wordOut : keeper.dataset.wordOffline;
  }
});
