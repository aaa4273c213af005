// A sheet over the page whose content the server renders: forms and links in it are answered in it.
import { token } from "./parts.js";

/** A small button that is made here. */
export function button(words, extra = "", data = {}) {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: words });
  made.className = `btn btn--text btn--small ${extra}`;
  Object.assign(made.dataset, data);
  return made;
}

/** The part of a page that answers, as elements; null without a connection or with an error. */
export async function part(address, body, form) {
  const headers = { "X-Part": "1", "X-CSRFToken": token(form) };
  const answer = await fetch(address, { method: body ? "POST" : "GET", body, headers }).catch(() => null);
  if (!answer?.ok) return null;
  return [...new DOMParser().parseFromString(await answer.text(), "text/html").body.children];
}

/** `use` is called with the words of the line whose [data-use] was pressed; [data-keep] puts the sheet away. */
export class Sheet {
  constructor({ name, title, close, use }) {
    this.element = Object.assign(document.createElement("dialog"), { className: name });
    this.element.setAttribute("aria-label", title);
    [this.close, this.use] = [close, use];
    this.element.addEventListener("click", (event) => this.pressed(event));
    this.element.addEventListener("submit", (event) => this.sent(event));
    document.body.append(this.element);
  }

  show(elements) {
    this.element.replaceChildren(button(this.close, "coach-close", { keep: "" }), ...elements);
    this.element.scrollTop = 0;
    if (!this.element.open) this.element.showModal();
  }

  async pressed(event) {
    const pressed = event.target.closest("button, a");
    if (event.target === this.element || pressed?.matches("[data-keep]")) return this.element.close();
    if (pressed?.matches("[data-use]")) {
      this.element.close();
      return this.use(pressed.parentElement.querySelector("[data-text]").textContent);
    }
    if (!pressed?.matches("a[data-part]")) return;
    event.preventDefault();
    this.answer(await part(pressed.href, null, document), () => open(pressed.href, "_blank"));
  }

  async sent(event) {
    event.preventDefault();
    const form = event.target;
    this.answer(await part(form.action, new FormData(form, event.submitter), form), () => form.submit());
  }

  answer(elements, otherwise) {
    if (elements) this.show(elements);
    else otherwise();
  }
}
