// One step of a script at a time, at one's own pace; with data-timed each goes on after its data-seconds.
// Without script all steps stand on the page as a list.
import { Live, fill, set } from "./parts.js";

customElements.define("sb-ground", class extends Live {
  start() {
    this.steps = [...this.querySelectorAll("li")];
    this.on(this.part("next"), "click", () => this.go(this.at + 1));
    this.on(this.part("back"), "click", () => this.go(this.at - 1));
    for (const name of ["next", "back"]) if (this.part(name)) this.part(name).hidden = false;
    this.go(0);
  }

  go(at) {
    if (at < 0) return;
    const over = at >= this.steps.length;
    this.at = Math.min(at, this.steps.length - 1);
    this.steps.forEach((step, number) => {
      step.hidden = number !== this.at;
      set(step, { "aria-current": number === this.at ? "step" : null });
    });
    if (this.part("place")) this.part("place").textContent = fill(this.dataset.count, { n: this.at + 1, all: this.steps.length });
    if (this.part("back")) this.part("back").disabled = this.at === 0;
    if (this.part("after")) this.part("after").hidden = !over;
    if (this.part("next")) this.part("next").hidden = over;
    this.cancel(this.next);
    if (over) this.dispatchEvent(new CustomEvent("settled", { bubbles: true, detail: "done" }));
    else if (this.dataset.timed !== undefined) this.next = this.later(this.steps[this.at].dataset.seconds * 1000, () => this.go(this.at + 1));
  }
});
