// Keyboard model: "/" search, "k" contact, "h" obstacle … (any [data-key]), Ctrl+Enter saves, digits choose.
// Single keys work outside fields only and can be switched off (body[data-keys=off], WCAG 2.1.4).

const FIELD = "input:not([type=radio]):not([type=checkbox]):not([type=button]):not([type=submit]), textarea, select, [contenteditable=true]";

function visible(element) {
  return element.getClientRects().length > 0;
}

function openDialog() {
  return document.querySelector("dialog[open]");
}

function act(key) {
  const scope = openDialog() || document;
  const target = [...scope.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].find(visible);
  if (!target) return false;
  if (target.matches(FIELD)) target.focus();
  else if (target.matches(".kim-choice")) (target.querySelector("input:checked") || target.querySelector("input")).focus();
  else target.click();
  return true;
}

function choose(digit, from) {
  const scope = from.closest("form") || openDialog();
  const group = scope && scope.querySelector("[data-digits]");
  const option = group && group.querySelectorAll("input")[digit - 1];
  if (!option) return false;
  option.click();
  option.focus();
  return true;
}

function save(from) {
  const form = from.closest("form") || (openDialog() && openDialog().querySelector("form"));
  if (!form) return false;
  const primary = [...form.elements].find((e) => e.type === "submit" && e.classList.contains("kern-btn--primary"));
  if (primary && primary.getAttribute("aria-disabled") === "true") return true;
  form.requestSubmit(primary || undefined);
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    if (save(event.target)) event.preventDefault();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest(FIELD)) return;
  if (document.body.dataset.keys !== "on") return;
  const done = /^[1-9]$/.test(event.key) ? choose(Number(event.key), event.target) : act(event.key.toLowerCase());
  if (done) event.preventDefault();
});

// A button that may not be used yet stays focusable, so that its reason can be read; it just does nothing.
document.addEventListener("click", (event) => {
  if (event.target.closest("[aria-disabled=true]")) event.preventDefault();
}, true);
