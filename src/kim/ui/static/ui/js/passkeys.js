// Passkeys: form[data-passkey=create|get] asks the browser before it is sent and carries the answer in its field
// "credential". What is asked stands in data-options, or comes fresh from the address of the form. The form is hidden
// where the browser knows no passkeys; [data-passkey-missing] says so there.

const { webauthnJSON } = window;

function say(form, words) {
  const place = form.querySelector("[data-passkey-says]");
  place.hidden = !words;
  place.querySelector("[data-passkey-words]").textContent = words;
  if (words) place.focus();
}

async function options(form) {
  if (form.dataset.options) return JSON.parse(form.dataset.options);
  const answer = await fetch(form.action, { headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" } });
  if (!answer.ok) throw new Error("no options");
  return (await answer.json()).request_options;
}

async function ask(form) {
  const asked = await options(form);
  const credential = await webauthnJSON[form.dataset.passkey](asked);
  form.elements.credential.value = JSON.stringify(credential);
}

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-passkey]");
  if (!form || form.elements.credential.value) return;
  event.preventDefault();
  if (form.dataset.busy) return;
  form.dataset.busy = "yes";
  say(form, "");
  try {
    await ask(form);
    form.submit();
  } catch (trouble) {
    // One device twice is said apart: trying again would not help.
    say(form, trouble.name === "InvalidStateError" ? form.dataset.wordTwice : form.dataset.wordFailed);
  } finally {
    delete form.dataset.busy;
  }
});

// Who comes back with the button of the browser finds the field empty: an answer counts once.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-passkey]")) form.elements.credential.value = "";
});

const isThere = Boolean(window.isSecureContext && webauthnJSON && webauthnJSON.supported());
for (const form of document.querySelectorAll("form[data-passkey]")) form.hidden = !isThere;
for (const note of document.querySelectorAll("[data-passkey-missing]")) note.hidden = isThere;
