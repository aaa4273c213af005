// The wedge. The <select> in it is what is sent; the range only writes it. Nothing is given until it is touched.
import { Live, set } from "./parts.js";

customElements.define("sb-slide", class extends Live {
  start() {
    this.select = this.querySelector("select");
    this.range = this.querySelector('input[type="range"]');
    this.thumb = this.querySelector(".thumb");
    set(this.select, { tabindex: -1, "aria-hidden": true });
    for (const name of ["aria-describedby", "aria-invalid"]) set(this.range, { [name]: this.select.getAttribute(name) });
    this.on(this.range, "input click pointerup", () => this.write(this.range.value));
    this.on(this.range, "keydown", (event) => {
      if (this.select.value !== "" || !["Enter", " "].includes(event.key)) return;
      event.preventDefault(); // the number where it stands is taken; Enter does not send the form
      this.write(this.range.value);
    });
    this.on(this.querySelector(".undo"), "click", () => {
      this.write("");
      this.range.focus();
    });
    this.on(this.select, "focus", () => this.range.focus()); // a label or a fault leads to the control that is seen
    this.on(this.select, "change", () => this.show());
    this.on(this.select.form, "reset", () => this.later(0, () => this.show()));
    this.on(window, "pageshow", () => this.show());
    this.show();
  }

  write(value) {
    if (value === this.select.value) return;
    this.select.value = value;
    this.select.dispatchEvent(new Event("change", { bubbles: true }));
  }

  show() {
    const { value } = this.select;
    this.dataset.v = value;
    if (value !== "") this.range.value = value;
    this.thumb.textContent = value === "" ? "·" : value;
    set(this.range, { "aria-valuetext": value === "" ? this.range.dataset.empty : null });
  }
});
