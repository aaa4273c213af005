// Moves the own dot along the wall: by finger, mouse or arrow keys. What the ring is like, where its mouth is and where
// the places begin comes with the drawing; their names come as words (data-out, data-heading_out, data-edge, …).
// Letting go sends the form [data-drop] with the angle; Escape puts the dot back.
import { Live, set } from "./parts.js";
import { angleOf, moored, onWall, placeAt, wayOf } from "./ring.js";

const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
const REST = 1500; // milliseconds without a key, after which the dot is taken to be put down
const BOTTOM = 90; // where a dot without a place is taken to be
customElements.define("sb-circle", class extends Live {
  start() {
    this.dot = this.part("draggable");
    this.form = this.part("drop");
    if (!this.dot || !this.form) return;
    this.home = this.dot.getAttribute("transform");
    this.angle = this.from = this.dot.dataset.angle === "" ? null : Number(this.dot.dataset.angle);
    set(this.dot, { tabindex: 0, role: "slider", "aria-label": this.dataset.label, cursor: "grab" });
    set(this.dot, { "aria-valuemin": 0, "aria-valuemax": 360 });
    this.say();
    this.on(this.dot, "touchstart", (event) => event.preventDefault(), { passive: false }); // the page does not scroll
    this.on(this.dot, "pointerdown", (event) => this.grab(event));
    this.on(this.dot, "pointermove", (event) => this.held && this.to(this.under(event)));
    this.on(this.dot, "pointerup blur", () => this.drop());
    this.on(this.dot, "pointercancel", () => this.back());
    this.on(this.dot, "keydown", (event) => this.key(event));
  }

  grab(event) {
    if (event.button) return;
    event.preventDefault(); // no text is selected on the way
    this.dot.focus({ preventScroll: true });
    this.dot.setPointerCapture(event.pointerId);
    this.held = true;
  }

  under(event) {
    const toDrawing = this.dot.ownerSVGElement.getScreenCTM().inverse();
    return angleOf(this.dot.dataset.ring, new DOMPoint(event.clientX, event.clientY).matrixTransform(toDrawing));
  }

  key(event) {
    const act = { Escape: () => this.back(), Enter: () => this.drop(), " ": () => this.drop() }[event.key];
    if (!act && !ARROWS[event.key]) return;
    event.preventDefault();
    if (act) return act();
    const at = this.angle ?? BOTTOM;
    const way = wayOf(at, ARROWS[event.key]);
    if (way) this.to(at + way * Number(this.dot.dataset.step), way);
    this.cancel(this.rest);
    this.rest = this.later(REST, () => this.drop());
  }

  to(angle, way = 0) {
    this.angle = moored(this.dot.dataset.mouth, angle, way);
    this.dot.setAttribute("transform", `translate(${onWall(this.dot.dataset.ring, this.angle).join(" ")})`);
    this.say();
  }

  say() {
    const place = this.angle === null ? "unset" : placeAt(this.dot.dataset.heights, this.angle);
    set(this.dot, { "aria-valuenow": this.angle ?? BOTTOM, "aria-valuetext": this.getAttribute(`data-${place}`) });
  }

  back() {
    this.held = false;
    this.cancel(this.rest);
    this.angle = this.from;
    this.dot.setAttribute("transform", this.home);
    this.say();
  }

  drop() {
    this.held = false;
    this.cancel(this.rest);
    if (this.angle === null || this.angle === this.from) return;
    [this.from, this.home] = [this.angle, this.dot.getAttribute("transform")];
    this.form.elements.angle.value = String(this.angle);
    this.form.requestSubmit();
  }
});
