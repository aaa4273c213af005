// When nobody has touched the page for as long as the server keeps a vault open (data-idle-minutes), it is fetched
// anew: the server has locked by then, and what stood on the screen is gone. Nothing warns, nothing counts.
import { Live } from "./parts.js";

const EVERY = 10_000; // milliseconds between two looks at the clock
const SLACK = 2000; // so that the server's time is over, too

customElements.define("sb-idle", class extends Live {
  start() {
    this.limit = Number(this.dataset.idleMinutes) * 60_000 + SLACK;
    this.touched = Date.now();
    this.on(document, "pointerdown keydown input", () => (this.touched = Date.now()), { capture: true, passive: true });
    this.on(document, "visibilitychange", () => document.hidden || this.look());
    this.wait();
  }

  wait() {
    this.next = this.later(EVERY, () => this.look());
  }

  look() {
    this.cancel(this.next);
    if (Date.now() - this.touched >= this.limit) location.replace(location.pathname + location.search);
    else this.wait();
  }
});
