// Counts down to a promised time: minutes, changed once a minute; seconds only in the last one. The mark of a way moves
// along with it. When the time has come it asks the page to look again (event "look"), since what to show then is the
// server's to say. The server's moment of rendering (data-now) sets the clock right where the phone's is wrong.
import { Live, fill } from "./parts.js";
import { onWall, sector } from "./ring.js";

const MINUTE = 60_000;
const AGAIN = 20_000; // milliseconds until the next look where the server's page still says that there is time
const SAID = [30, 15, 10, 5, 2]; // minutes left that are said aloud

customElements.define("sb-countdown", class extends Live {
  start() {
    const { until, now, start } = this.dataset;
    this.until = Date.parse(until);
    this.begin = Date.parse(start ?? now ?? until);
    this.ahead = now ? Date.parse(now) - Date.now() : 0;
    this.on(document, "visibilitychange", () => document.hidden || this.tick());
    this.late = this.left() <= 0;
    this.tick();
  }

  left() {
    return this.until - Date.now() - this.ahead;
  }

  tick() {
    this.cancel(this.next);
    const left = Math.max(0, this.left());
    this.show(left);
    if (left === 0) {
      this.next = this.later(this.late ? AGAIN : 0, () => document.body.dispatchEvent(new CustomEvent("look")));
      this.late = true;
      return;
    }
    const step = left <= MINUTE ? 1000 : MINUTE;
    this.next = this.later(left % step || step, () => this.tick());
  }

  show(left) {
    const minutes = Math.ceil(left / MINUTE);
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
    const { hours: inHours, minutes: inMinutes, seconds: inSeconds } = this.dataset;
    const count = this.part("count");
    if (count) {
      if (left <= MINUTE) count.textContent = fill(inSeconds ?? inMinutes, { seconds: Math.ceil(left / 1000), minutes });
      else count.textContent = fill(hours && inHours ? inHours : inMinutes, hours && inHours ? { hours, minutes: rest } : { minutes });
    }
    this.move(left);
    this.say(minutes);
  }

  move(left) {
    const clip = this.part("sector");
    const traveller = this.part("traveller");
    if (!clip || !traveller || this.until <= this.begin) return;
    const [reach, from, to] = clip.dataset.sector.split(" ").map(Number);
    const angle = from + (to - from) * Math.min(1, Math.max(0, 1 - left / (this.until - this.begin)));
    clip.setAttribute("d", sector(traveller.dataset.traveller, reach, from, angle));
    traveller.setAttribute("transform", `translate(${onWall(traveller.dataset.traveller, angle).join(" ")})`);
  }

  say(minutes) {
    const aloud = this.part("said");
    if (!aloud || !SAID.includes(minutes) || this.spoken === minutes) return;
    this.spoken = minutes;
    aloud.textContent = fill(minutes > 5 ? this.dataset.say : this.dataset.saySoon, { minutes });
  }
});
