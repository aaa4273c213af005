// One stream for a visible tab. It only ever says "look again": the parts of the page then fetch themselves, as whoever
// looks may see them (hx-trigger="look from:body"). Where there is no stream, the page looks twice a minute.
import { Live } from "./parts.js";

const FIRST = 1000; // milliseconds until the first new try
const LONGEST = 30_000;

customElements.define("sb-doorbell", class extends Live {
  start() {
    this.wait = FIRST;
    this.on(document, "visibilitychange", () => (document.hidden ? this.end() : this.again()));
    if (!document.hidden) this.open();
  }

  end() {
    this.cancel(this.next);
    this.stream?.close();
    this.stream = null;
  }

  again() {
    this.wait = FIRST;
    this.open();
  }

  open() {
    this.end();
    this.stream = new EventSource(this.dataset.url ?? "/doorbell");
    this.stream.addEventListener("look", () => this.look());
    this.stream.addEventListener("open", () => {
      if (this.opened) this.look(); // what rang while nobody listened
      this.opened = true;
      this.wait = FIRST;
    });
    this.stream.addEventListener("error", () => this.lost());
  }

  lost() {
    this.end();
    if (this.wait === LONGEST) this.look();
    this.next = this.later(this.wait * (0.75 + Math.random() / 2), () => this.open());
    this.wait = Math.min(LONGEST, this.wait * 2);
  }

  look() {
    document.body.dispatchEvent(new CustomEvent("look"));
  }
});
