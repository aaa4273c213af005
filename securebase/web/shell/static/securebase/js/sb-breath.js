// Paces a breath: the water rises and falls, the words change with it, a bead stands for each breath. The pattern comes
// from the server (data-pattern="in:4,out:6"; kinds: in, top_up, hold, out, rest), and so do all words.
// With reduced motion, or by [data-still], the water stands at half; words and beads go on. No sound.
import { Live, fill } from "./parts.js";

const FULL = 104; // units of the drawing from low water to high
const LEVELS = { in: 1, top_up: 1, out: 0 };

customElements.define("sb-breath", class extends Live {
  start() {
    this.phases = (this.dataset.pattern ?? "in:4,out:6").split(",").map((part) => part.split(":"));
    this.all = Number(this.dataset.breaths ?? 6);
    this.water = this.querySelector(".tide");
    this.beads = [...this.querySelectorAll(".beads li")];
    this.still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (this.water) this.water.style.animation = "none"; // the style sheet's own breath is for a page without script
    this.on(this.part("begin"), "click", () => this.run());
    this.on(this.part("stop"), "click", () => this.finish("stopped"));
    this.on(this.part("still"), "click", () => this.calm(!this.still));
    this.calm(this.still);
    this.state("ready");
    if (this.dataset.auto !== undefined) this.run();
  }

  state(name) {
    this.dataset.state = name;
    const shown = { begin: name !== "running", stop: name === "running", after: ["done", "stopped"].includes(name) };
    for (const [part, on] of Object.entries(shown)) if (this.part(part)) this.part(part).hidden = !on;
  }

  run() {
    this.cancel(this.next);
    this.state("running");
    this.phase(1, 0);
    this.part("stop")?.focus({ preventScroll: true });
  }

  phase(breath, index) {
    if (breath > this.all) return this.finish("done");
    const [kind, seconds] = this.phases[index];
    this.say(kind, seconds, breath);
    this.level = kind === "in" && this.phases[index + 1]?.[0] === "top_up" ? 0.8 : LEVELS[kind] ?? this.level ?? 0;
    this.rise(Number(seconds));
    const last = index + 1 === this.phases.length;
    this.next = this.later(seconds * 1000, () => this.phase(last ? breath + 1 : breath, last ? 0 : index + 1));
  }

  say(kind, seconds, breath) {
    const words = { word: this.getAttribute(`data-${kind}`), seconds: fill(this.dataset.seconds, { seconds }) };
    for (const [part, text] of Object.entries(words)) if (this.part(part)) this.part(part).textContent = text;
    this.beads.forEach((bead, at) => (bead.className = at + 1 < breath ? "on" : at + 1 === breath ? "is" : ""));
    const count = fill(this.dataset.count, { n: breath, all: this.all });
    this.querySelector(".beads")?.setAttribute("aria-label", count);
  }

  rise(seconds) {
    const to = { transform: `translateY(${-FULL * (this.still ? 0.5 : this.level)}px)` };
    const duration = this.still ? 0 : seconds * 1000;
    this.water?.animate([to], { duration, easing: "cubic-bezier(.4, 0, .4, 1)", fill: "forwards" });
  }

  calm(still) {
    this.still = still;
    this.part("still")?.setAttribute("aria-pressed", String(still));
    this.level ??= 0;
    this.rise(1);
  }

  finish(name) {
    this.cancel(this.next);
    if (name === "done") this.beads.forEach((bead) => (bead.className = "on"));
    this.level = 0;
    this.rise(3);
    this.state(name);
    this.dispatchEvent(new CustomEvent("settled", { bubbles: true, detail: name }));
  }
});
