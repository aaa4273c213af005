// Looks at the words of a box beside it, over the page: the box stays as it is until its writer takes other words.
// Without this the button sends the form to the same address in a tab of its own, and nothing on this page changes.
import { Live } from "./parts.js";
import { Sheet, button, part } from "./sheet.js";

customElements.define("sb-coach", class extends Live {
  start() {
    this.on(this.querySelector("button"), "click", (event) => {
      event.preventDefault();
      this.open(event.currentTarget);
    });
  }

  end() { this.sheet?.element.remove(); }

  get box() { return document.getElementById(this.dataset.for); }

  async open(pressed) {
    const body = new FormData();
    body.set("text", this.box.value);
    pressed.disabled = true;
    const shown = await part(pressed.getAttribute("formaction"), body, this.box.form);
    pressed.disabled = false;
    if (!shown) return pressed.form.requestSubmit(pressed); // no answer here: the browser's own way says why
    this.dress();
    const { title, close } = this.dataset;
    this.sheet ??= new Sheet({ name: "coach-sheet", title, close, use: (words) => this.use(words) });
    this.sheet.show(shown);
  }

  /** Other words into the box; the writer's own wait beside it. */
  use(words) {
    const own = this.box.value;
    this.fill(words);
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
