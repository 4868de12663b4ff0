// Forms: a warning before typed text is lost, no double submit, whole-form choices. Nothing is stored in the browser.

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-warn-unsaved]");
  if (form) form.dataset.dirty = "yes";
});

document.addEventListener("submit", (event) => {
  delete event.target.dataset.dirty;
  if (event.defaultPrevented || event.target.hasAttribute("hx-post")) return;
  // The second click of a double click would send the form again.
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "yes";
  // A form that answers with a download leaves the page as it is and may be sent again.
  window.setTimeout(() => { delete event.target.dataset.sent; }, 3000);
});

window.addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});

window.addEventListener("beforeunload", (event) => {
  if (document.querySelector("form[data-dirty]")) event.preventDefault();
});

// Conflict page: "mine everywhere", "stored everywhere".
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-choose-all]");
  if (!button) return;
  for (const radio of button.closest("form").querySelectorAll(`input[type=radio][value="${button.dataset.chooseAll}"]`)) {
    radio.checked = true;
  }
});

// A select or choice that sends its form at once ([data-autosubmit]); without JavaScript the form has a button.
document.addEventListener("change", (event) => {
  if (event.target.closest("[data-autosubmit]")) event.target.form.requestSubmit();
});
