// Looks at the words of a box beside it, over the page: the box stays as it is until its writer takes other words.
// Without this the button sends the form to the same address in a tab of its own, and nothing on this page changes.
import { Live, token } from "./parts.js";

customElements.define("sb-coach", class extends Live {
  start() {
    this.on(this.querySelector("button"), "click", (event) => {
      event.preventDefault();
      this.open(event.currentTarget);
    });
  }

  end() { this.sheet?.remove(); }

  get box() { return document.getElementById(this.dataset.for); }

  async open(button) {
    const body = new FormData();
    body.set("text", this.box.value);
    button.disabled = true;
    const shown = await this.ask(button.getAttribute("formaction"), body);
    button.disabled = false;
    if (!shown) return button.form.requestSubmit(button); // no answer here: the browser's own way says why
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
    const sheet = document.createElement("dialog");
    sheet.className = "coach-sheet";
    sheet.setAttribute("aria-label", this.dataset.title);
    document.body.append(sheet);
    this.on(sheet, "click", (event) => this.pressed(event));
    this.on(sheet, "submit", (event) => this.sent(event));
    return sheet;
  }

  show(elements) {
    const close = document.createElement("button");
    close.type = "button";
    close.className = "btn btn--text btn--small coach-close";
    close.dataset.keep = "";
    close.textContent = this.dataset.close;
    this.sheet.replaceChildren(close, ...elements);
    this.sheet.scrollTop = 0;
  }

  async pressed(event) {
    const pressed = event.target.closest("button, a");
    if (event.target === this.sheet || pressed?.matches("[data-keep]")) return this.sheet.close();
    if (pressed?.matches("[data-use]")) return this.use(pressed.parentElement.querySelector("[data-text]").textContent);
    if (!pressed?.matches("a[data-part]")) return;
    event.preventDefault();
    const shown = await this.ask(pressed.href, null);
    if (shown) this.show(shown);
    else open(pressed.href, "_blank");
  }

  async sent(event) {
    event.preventDefault();
    const form = event.target;
    const shown = await this.ask(form.action, new FormData(form, event.submitter));
    if (shown) this.show(shown);
    else form.submit();
  }

  /** Other words into the box; the writer's own wait beside it. */
  use(words) {
    const own = this.box.value;
    this.fill(words);
    this.sheet.close();
    const back = document.createElement("button");
    back.type = "button";
    back.className = "btn btn--text btn--small";
    back.textContent = this.dataset.back;
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
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = this.dataset.css;
    document.head.append(link);
  }
});
