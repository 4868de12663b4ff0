// Drafts of long forms: HTMX saves them while one types (ui/drafts/marks.html); this saves once more on leaving, and
// says quietly when saving is not possible. What is saved needs no warning before the page is left.

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
