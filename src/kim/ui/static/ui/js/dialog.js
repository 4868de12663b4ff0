// Native dialogs: [data-dialog-open=ID] opens, [data-dialog-close] closes, Esc is the browser's own.
// A host ([data-dialog-host]) opens itself when HTMX fills it and is emptied when it closes.

let opener = null;

function open(dialog) {
  if (!opener) opener = document.activeElement;
  if (!dialog.open) dialog.showModal();
}

// Closing would lose what was typed: ask first.
function mayClose(dialog) {
  return !dialog.querySelector("form[data-dirty]") || window.confirm(document.body.dataset.wordUnsaved);
}

document.addEventListener("cancel", (event) => {
  if (event.target instanceof HTMLDialogElement && !mayClose(event.target)) event.preventDefault();
}, true);

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-dialog-open]");
  if (button) {
    const dialog = document.getElementById(button.dataset.dialogOpen);
    if (dialog) {
      event.preventDefault();
      opener = button;
      open(dialog);
    }
  }
  const close = event.target.closest("[data-dialog-close]");
  if (close && close.closest("dialog[open]")) {
    event.preventDefault();
    if (mayClose(close.closest("dialog"))) close.closest("dialog").close();
  }
});

document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.target && event.detail.target.matches("[data-dialog-host]:not([open])")) opener = event.detail.elt;
});

// Settled, not swapped: only then does HTMX know the form in it, and whoever is quick would send it as a page.
document.addEventListener("htmx:afterSettle", (event) => {
  const host = event.detail.target;
  if (host.matches("[data-dialog-host]") && host.firstElementChild) open(host);
});

document.addEventListener("close", (event) => {
  if (!(event.target instanceof HTMLDialogElement)) return;
  if (event.target.hasAttribute("data-dialog-host")) event.target.replaceChildren();
  if (opener && opener.isConnected) opener.focus();
  opener = null;
}, true);
