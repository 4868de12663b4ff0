// No connection, or the server takes a break (503): the form stays as it is, says so, and is sent again – every ten
// seconds and as soon as the network is back. That it is done only once is the server's affair (accounts/sent_forms).
// Forms sent by HTMX ([data-retry]) retry after a failed request; ordinary ones wait where the network is known to be gone.
// Where the network is there and the server is out of reach, only forms with [data-steady] notice: they ask before they leave.

const waiting = new Map();

function note(form) {
  let box = form.querySelector("[data-waiting]");
  if (!box) {
    box = document.createElement("p");
    box.className = "kim-note kim-note--wait kim-waiting";
    box.dataset.waiting = "";
    box.setAttribute("role", "alert");
    form.append(box);
  }
  box.textContent = document.body.dataset.wordWaiting;
  box.scrollIntoView({ block: "nearest" });
}

function again(form, submitter) {
  form.dataset.dirty = "yes";
  note(form);
  if (waiting.has(form)) return;
  waiting.set(form, { submitter, timer: window.setTimeout(() => send(form), 10000) });
}

function send(form) {
  const { submitter, timer } = waiting.get(form) || {};
  window.clearTimeout(timer);
  waiting.delete(form);
  if (!form.isConnected) return;
  delete form.dataset.sent;
  form.requestSubmit(submitter && submitter.isConnected ? submitter : undefined);
}

window.addEventListener("online", () => { for (const form of [...waiting.keys()]) send(form); });

function failed(event) {
  const form = event.detail.elt;
  const status = event.detail.xhr ? event.detail.xhr.status : 0;
  if (form.matches("form[data-retry]") && (status === 0 || status === 502 || status === 503 || status === 504)) {
    again(form, form.lastSubmitter);
  } else if (form.matches("form[data-retry]")) {
    form.dispatchEvent(new CustomEvent("kim:failed", { bubbles: true }));
  }
}

for (const kind of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) document.addEventListener(kind, failed);

// Before everybody else: a page that the browser cannot reach would replace the form.
document.addEventListener("submit", (event) => {
  const form = event.target;
  form.lastSubmitter = event.submitter;
  if (form.method !== "post" || form.hasAttribute("hx-post")) return;
  if (navigator.onLine && (!form.hasAttribute("data-steady") || form.dataset.reached)) {
    delete form.dataset.reached;
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  if (navigator.onLine) askFirst(form, event.submitter);
  else again(form, event.submitter);
}, true);

async function askFirst(form, submitter) {
  if (waiting.has(form)) return;
  const status = await fetch(window.location.pathname, { method: "HEAD", cache: "no-store" }).then((answer) => answer.status, () => 0);
  if (status === 0 || status === 502 || status === 503 || status === 504) {
    again(form, submitter);
  } else {
    form.dataset.reached = "yes";
    form.requestSubmit(submitter && submitter.isConnected ? submitter : undefined);
  }
}
