// Focus and live region after an HTMX swap, toasts, and a word when the server could not answer.
// Focus goes to what asks for it (data-focus), else to the first error, else to the heading of the new part.

const region = document.getElementById("kim-live");

function announce(text) {
  region.textContent = "";
  // A screen reader only speaks when the text changes after the region was empty.
  window.setTimeout(() => { region.textContent = text; }, 50);
}

function focusIn(part) {
  const target = part.querySelector("[data-focus]") || part.querySelector("[aria-invalid=true]")
    || part.querySelector("[autofocus]:checked") || part.querySelector("[autofocus]") || part.querySelector("h1, h2, h3");
  if (!target) return;
  if (!target.matches("a, button, input, select, textarea, summary, [tabindex]")) target.tabIndex = -1;
  target.focus();
}

document.addEventListener("htmx:afterSwap", (event) => {
  const part = event.detail.target;
  if (part.hasAttribute("data-keep-focus")) return;
  window.requestAnimationFrame(() => focusIn(document.getElementById(part.id) || part));
});

// A part that fetches itself is not read out half: busy until it has come, or failed to.
document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.elt === event.detail.target) event.detail.elt.setAttribute("aria-busy", "true");
});
document.addEventListener("htmx:afterRequest", (event) => event.detail.elt.removeAttribute("aria-busy"));

document.addEventListener("kim:announce", (event) => announce(event.detail.value));

// What retries by itself (retry.js) or keeps a draft (drafts.js) says so at its own place.
for (const kind of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(kind, (event) => {
    if (!event.detail.elt.matches("[data-draft], [data-retry]")) toast(document.body.dataset.wordError);
  });
}
document.addEventListener("kim:failed", () => toast(document.body.dataset.wordError));

function toast(text) {
  const box = document.createElement("div");
  box.className = "kim-toast";
  box.setAttribute("role", "alert");
  box.textContent = text;
  document.querySelector("[data-toasts]").append(box);
}

document.addEventListener("click", (event) => {
  const close = event.target.closest("[data-toast-close]");
  if (close) close.closest("[data-toast]").remove();
});

// A toast stays at least ten seconds, and as long as it is read (pointer or focus on it).
for (const box of document.querySelectorAll("[data-toast]")) {
  window.setInterval(() => { if (!box.matches(":hover, :focus-within")) box.remove(); }, 12000);
}

const wanted = document.querySelector("[data-focus]:not([autofocus])");
if (wanted) wanted.focus();

// A row of tabs scrolls sideways on the phone: the one that is open must be seen.
const tab = document.querySelector(".kim-tabs [aria-current]");
if (tab) {
  const row = tab.closest("ul");
  row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
}

// A drawing that is wider than the screen begins where its day lies, unless that is seen anyway.
for (const box of document.querySelectorAll("[data-show-at]")) {
  const at = Number(box.dataset.showAt);
  if (at > box.clientWidth) box.scrollLeft = at - box.clientWidth / 3;
}
