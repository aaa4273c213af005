// Copies a text that stands on the page. Where the browser does not allow that, the text is selected, ready to copy.
import { Live } from "./parts.js";

const SHOWN = 4000; // milliseconds

customElements.define("sb-copy", class extends Live {
  start() {
    const button = this.querySelector("button");
    button.hidden = false;
    this.words = button.textContent;
    this.on(button, "click", () => this.copy(button));
  }

  async copy(button) {
    const source = document.querySelector(this.dataset.from ?? "") ?? this.part("text");
    const text = this.dataset.text ?? source.value ?? source.textContent.trim();
    try {
      await navigator.clipboard.writeText(text);
    } catch (fault) {
      if (!source) throw fault;
      getSelection().selectAllChildren(source);
      return;
    }
    this.say(this.dataset.done, button);
  }

  say(words, button) {
    button.textContent = words;
    button.setAttribute("aria-live", "polite");
    this.later(SHOWN, () => (button.textContent = this.words));
  }
});
