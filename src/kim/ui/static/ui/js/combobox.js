// Combobox after ARIA 1.2, made from a real <select data-combobox>: the select keeps the value and the name, so that
// the form is the same with and without JavaScript. Typing filters, arrows move, Enter takes, Esc gives up.

let serial = 0;

// Small letters without their marks, one for one, so that "Stojanovic" finds "Stojanović".
function plain(text) {
  return [...text].map((letter) => letter.normalize("NFD")[0].toLowerCase()[0]).join("");
}

class Combobox {
  constructor(select) {
    this.select = select;
    this.options = [...select.options];
    this.active = -1;
    this.build();
    this.listen();
    this.show(false);
    this.write();
  }

  build() {
    const id = `combo-${++serial}`;
    const box = document.createElement("div");
    box.className = "kim-combo";
    this.input = document.createElement("input");
    this.list = document.createElement("ul");
    Object.assign(this.input, { className: "kern-form-input__input", autocomplete: "off", type: "text", role: "combobox" });
    this.input.setAttribute("aria-controls", id);
    this.input.setAttribute("aria-autocomplete", "list");
    Object.assign(this.list, { className: "kim-combo__list", id, role: "listbox" });
    for (const name of ["aria-describedby", "aria-invalid", "autofocus"]) {
      if (this.select.hasAttribute(name)) this.input.setAttribute(name, this.select.getAttribute(name));
    }
    const label = this.select.labels[0];
    this.list.setAttribute("aria-label", label ? label.firstChild.textContent.trim() : "");
    this.input.id = this.select.id;
    this.select.id = `${this.select.id}-select`;
    if (label) label.htmlFor = this.input.id;
    box.append(this.input, this.list);
    const frame = this.select.multiple ? this.select : this.select.parentElement;
    frame.before(box);
    frame.hidden = true;
  }

  listen() {
    this.input.addEventListener("input", () => { this.fill(this.input.value); this.show(true); });
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("click", () => { this.fill(""); this.show(true); });
    this.input.addEventListener("blur", () => this.leave());
    this.list.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      const hit = event.target.closest("[role=option]");
      if (hit) this.take(Number(hit.dataset.index));
    });
  }

  key(event) {
    const open = this.input.getAttribute("aria-expanded") === "true";
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) { this.fill(""); this.show(true); }
      this.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && open && this.active >= 0) {
      event.preventDefault();
      this.take(Number(this.list.children[this.active].dataset.index));
      this.onward();
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      event.stopPropagation();
      this.write();
      this.show(false);
    }
  }

  fill(words) {
    const wanted = plain(words.trim());
    this.active = -1;
    this.list.replaceChildren(...this.options.flatMap((option, index) => {
      const at = plain(option.text).indexOf(wanted);
      return option.value && at >= 0 ? [this.line(option, index, at, wanted.length)] : [];
    }));
    this.move(wanted && this.list.children.length ? 1 : 0);
  }

  line(option, index, at, length) {
    const item = document.createElement("li");
    item.setAttribute("role", "option");
    item.id = `${this.list.id}-${index}`;
    item.dataset.index = index;
    const text = document.createElement("span");
    const hit = document.createElement("span");
    hit.className = "kim-strong";
    hit.textContent = option.text.slice(at, at + length);
    text.append(option.text.slice(0, at), hit, option.text.slice(at + length));
    item.append(text);
    if (option.dataset.note) {
      const note = document.createElement("span");
      note.className = "kim-muted";
      note.textContent = option.dataset.note;
      item.append(note);
    }
    return item;
  }

  move(by) {
    const lines = [...this.list.children];
    if (lines.length) this.active = by ? (this.active + by + lines.length) % lines.length : -1;
    lines.forEach((line, n) => line.setAttribute("aria-selected", String(n === this.active)));
    const current = lines[this.active];
    this.input.setAttribute("aria-activedescendant", current ? current.id : "");
    if (current) current.scrollIntoView({ block: "nearest" });
  }

  show(open) {
    const any = open && this.list.children.length > 0;
    this.list.hidden = !any;
    this.input.setAttribute("aria-expanded", String(any));
    if (!any) this.input.removeAttribute("aria-activedescendant");
  }

  take(index) {
    this.select.selectedIndex = index;
    this.select.dispatchEvent(new Event("change", { bubbles: true }));
    this.write();
    this.show(false);
  }

  // Enter answers the question; where the form says so (data-onward), the next one is a field further on.
  onward() {
    const fields = this.select.form ? [...this.select.form.elements] : [];
    const group = fields.filter((field) => field.name && field.name === this.select.dataset.onward);
    const next = group.find((field) => field.checked) || group[0];
    if (next) next.focus();
  }

  // What is typed but not chosen is no answer: the field goes back to the chosen option, or to empty when cleared.
  leave() {
    const empty = this.options.findIndex((option) => !option.value);
    if (!this.input.value.trim() && empty >= 0) this.select.selectedIndex = empty;
    this.write();
    this.show(false);
  }

  write() {
    const chosen = this.options[this.select.selectedIndex];
    this.input.value = chosen && chosen.value ? chosen.text : "";
  }
}

// Several answers: each one taken stands above the field, with a button that takes it out again.
class Several extends Combobox {
  build() {
    super.build();
    this.taken = document.createElement("ul");
    this.taken.className = "kim-combo__taken";
    this.taken.setAttribute("aria-live", "polite");
    this.input.parentElement.before(this.taken);
  }

  key(event) {
    super.key(event);
    // Enter would send the form once the list is closed.
    if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) event.preventDefault();
  }

  fill(words) {
    super.fill(words);
    for (const line of [...this.list.children]) {
      if (this.options[line.dataset.index].selected) line.remove();
    }
    this.move(0);
    if (words.trim() && this.list.children.length) this.move(1);
  }

  take(index) {
    this.set(index, true);
    this.show(false);
  }

  // The buttons stay as they are: one of them may be where the focus goes.
  leave() {
    this.input.value = "";
    this.show(false);
  }

  set(index, selected) {
    this.options[index].selected = selected;
    this.select.dispatchEvent(new Event("change", { bubbles: true }));
    this.write();
  }

  write() {
    this.input.value = "";
    this.taken.replaceChildren(...this.options.flatMap((option, index) => option.selected ? [this.chip(option, index)] : []));
  }

  chip(option, index) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "kim-chip kim-chip--remove" });
    button.setAttribute("aria-label", `${this.select.dataset.wordRemove}: ${option.text}`);
    const cross = document.createElement("span");
    cross.className = "kern-icon kern-icon--close kim-icon kim-icon--s";
    cross.setAttribute("aria-hidden", "true");
    button.append(option.text, cross);
    button.addEventListener("click", () => { this.set(index, false); this.input.focus(); });
    item.append(button);
    return item;
  }
}

function enhance(root) {
  for (const select of root.querySelectorAll("select[data-combobox]:not([data-enhanced])")) {
    select.dataset.enhanced = "yes";
    new (select.dataset.combobox === "several" ? Several : Combobox)(select);
  }
}

enhance(document);
document.addEventListener("htmx:afterSwap", (event) => enhance(event.detail.target));
