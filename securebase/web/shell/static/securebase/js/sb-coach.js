// Looks at the words of a box beside it, over the page: the box stays as it is until its writer takes other words.
// Without this the button sends the form to the same address in a tab of its own, and nothing on this page changes.
import { Live, token } from "./parts.js";

function button(words, extra = "", data = {}) {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: words });
  made.className = `btn btn--text btn--small ${extra}`;
  Object.assign(made.dataset, data);
  return made;
}

customElements.define("sb-coach", class extends Live {
  start() {
    this.on(this.querySelector("button"), "click", (event) => {
      event.preventDefault();
      this.open(event.currentTarget);
    });
  }

  end() { this.sheet?.remove(); }

  get box() { return document.getElementById(this.dataset.for); }

  async open(pressed) {
    const body = new FormData();
    body.set("text", this.box.value);
    pressed.disabled = true;
    const shown = await this.ask(pressed.getAttribute("formaction"), body);
    pressed.disabled = false;
    if (!shown) return pressed.form.requestSubmit(pressed); // no answer here: the browser's own way says why
    this.dress();
    this.sheet ??= this.made();
    this.show(shown);
    if (!this.sheet.open) this.sheet.showModal();
  }

  /** The part of the page that answers, as elements; null without a connection or with an error. */
  async ask(address, body) {
    const headers = { "X-Part": "1", "X-CSRFToken": token(this.box.form) };
    const answer = await fetch(address, { method: body ? "POST" : "GET", body, headers }).catch(() => null);
    if (!answer?.ok) return null;
    return new DOMParser().parseFromString(await answer.text(), "text/html").body.children;
  }

  made() {
    const sheet = Object.assign(document.createElement("dialog"), { className: "coach-sheet" });
    sheet.setAttribute("aria-label", this.dataset.title);
    document.body.append(sheet);
    this.on(sheet, "click", (event) => this.pressed(event));
    this.on(sheet, "submit", (event) => this.sent(event));
    return sheet;
  }

  show(elements) {
    this.sheet.replaceChildren(button(this.dataset.close, "coach-close", { keep: "" }), ...elements);
    this.sheet.scrollTop = 0;
  }

  async pressed(event) {
    const pressed = event.target.closest("button, a");
    if (event.target === this.sheet || pressed?.matches("[data-keep]")) return this.sheet.close();
    if (pressed?.matches("[data-use]")) return this.use(pressed.parentElement.querySelector("[data-text]").textContent);
    if (!pressed?.matches("a[data-part]")) return;
    event.preventDefault();
    this.show((await this.ask(pressed.href, null)) ?? this.sheet.children);
  }

  async sent(event) {
    event.preventDefault();
    const shown = await this.ask(event.target.action, new FormData(event.target, event.submitter));
    if (shown) this.show(shown);
    else event.target.submit();
  }

  /** Other words into the box; the writer's own wait beside it. */
  use(words) {
    const own = this.box.value;
    this.fill(words);
    this.sheet.close();
    const back = button(this.dataset.back);
    this.on(back, "click", () => (this.fill(own), back.remove()));
    this.querySelector("[type=button]")?.remove();
    this.append(back);
  }

  fill(words) {
    this.box.value = words;
    this.box.dispatchEvent(new Event("input", { bubbles: true }));
    this.box.focus();
  }

  dress() {
    if (document.querySelector(`link[href="${this.dataset.css}"]`)) return;
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: this.dataset.css }));
  }
});
