// A talk on one phone: one turn on the screen, a mark on its way along the wall, minutes in words and no seconds that
// run down. When the time of a turn is over it says so and waits: the two go on when they like. Nothing is kept.
import { Live, fill } from "../js/parts.js";
import { onWall, sector } from "../js/ring.js";

const BEAT = 1000; // milliseconds

customElements.define("sb-turns", class extends Live {
  start() {
    this.turns = [...this.querySelectorAll("li.turn")];
    this.on(this.part("begin").querySelector("button"), "click", () => this.go(0));
    this.on(this.part("next"), "click", () => this.go(this.at + 1));
    this.on(this.part("stop"), "click", () => this.show("before"));
    this.show("before");
  }

  show(what) {
    this.cancel(this.beat);
    for (const name of ["before", "after"]) this.part(name).hidden = name !== what;
    this.part("begin").hidden = what !== "before";
    for (const name of ["title", "arcs", "acts"]) this.part(name).hidden = what !== "turn";
    if (what !== "turn") for (const turn of this.turns) turn.hidden = true;
  }

  go(at) {
    if (at >= this.turns.length) return this.show("after");
    this.at = at;
    this.show("turn");
    this.turns.forEach((turn, number) => (turn.hidden = number !== at));
    const { who, seconds } = this.turns[at].dataset;
    const shown = who === "two" ? "two" : "one";
    for (const arc of this.querySelectorAll("[data-arc]")) arc.hidden = arc.dataset.arc !== shown;
    this.arc = this.querySelector(`[data-arc="${shown}"]`);
    this.part("place").textContent = fill(this.dataset.count, { n: at + 1, all: this.turns.length });
    this.part("said").textContent = this.turns[at].innerText;
    this.began = Date.now();
    this.lasts = seconds * 1000;
    this.tick();
  }

  tick() {
    const passed = Math.min(1, (Date.now() - this.began) / this.lasts);
    this.move(passed);
    const left = this.lasts * (1 - passed);
    const { over, half, minutes } = this.dataset;
    const words = passed === 1 ? over : left <= 45_000 ? half : fill(minutes, { n: Math.ceil(left / 60_000) });
    const [count, under] = [this.arc.querySelector("[data-count]"), this.arc.querySelector("[data-under]")];
    count.textContent = "";
    if (under.textContent !== words) under.textContent = words;
    if (passed < 1) this.beat = this.later(BEAT, () => this.tick());
  }

  move(passed) {
    const clip = this.arc.querySelector("[data-sector]");
    const traveller = this.arc.querySelector("[data-traveller]");
    const [reach, from, to] = clip.dataset.sector.split(" ").map(Number);
    const angle = from + (to - from) * passed;
    clip.setAttribute("d", sector(traveller.dataset.traveller, reach, from, angle));
    traveller.setAttribute("transform", `translate(${onWall(traveller.dataset.traveller, angle).join(" ")})`);
  }
});
