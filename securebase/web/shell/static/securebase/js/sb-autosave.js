// Keeps what is being written: a second and a half after the last key, and whenever the page is left or hidden. The
// server seals it to its owner, also while the vault is locked. Nothing is stored in the browser: without a connection
// the words stay in the page and are sent as soon as there is one.
import { Live, fill, token } from "./parts.js";

const PAUSE = 1500; // milliseconds after the last key
const LONGEST = 60_000; // milliseconds between two tries without a connection
const ROOM = 60_000; // bytes that a browser still sends for a page that is gone
const NOT_WORDS = 'input[name="csrfmiddlewaretoken"], input[type="password"], input[type="file"], [data-no-draft]';

customElements.define("sb-autosave", class extends Live {
  start() {
    this.form = this.querySelector("form") ?? this.closest("form");
    this.wait = PAUSE;
    this.on(this.form, "input change", () => this.changed());
    this.on(document, "submit", (event) => event.target === this.form && this.sent(event), { capture: true });
    this.on(window, "pagehide", () => this.now(), { capture: true }); // before leave.js empties the page
    this.on(document, "visibilitychange", () => document.hidden && this.now());
    this.on(window, "online", () => this.dirty && this.save());
    this.on(document.body, "htmx:sendError", () => this.changed());
  }

  end() { this.now(); }

  changed() {
    [this.dirty, this.wait] = [true, PAUSE];
    this.soon();
  }

  soon() {
    this.cancel(this.next);
    this.next = this.later(this.wait, () => this.save());
  }

  /** The form itself goes off: its words need no draft any more. Without a connection it stays, and so do they. */
  sent(event) {
    this.dirty = false;
    this.cancel(this.next);
    if (navigator.onLine) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.changed();
    this.tell("offline");
  }

  post(keepalive) {
    const body = new FormData(this.form);
    for (const field of this.form.querySelectorAll(NOT_WORDS)) body.delete(field.name);
    body.set("slot", this.dataset.slot);
    const headers = { "X-CSRFToken": token(this.form) };
    const small = [...body.values()].reduce((sum, value) => sum + new Blob([value]).size + 200, 0) < ROOM;
    return fetch(this.dataset.url ?? "/drafts/", { method: "POST", body, headers, keepalive: keepalive && small });
  }

  async save() {
    if (this.busy) return this.soon();
    [this.busy, this.dirty] = [true, false];
    const answer = await this.post(false).catch(() => null); // no answer is dealt with like a broken one
    this.busy = false;
    if (answer?.ok || answer?.status === 423) return this.tell("kept"); // 423: locked, and sealed all the same
    if (answer && answer.status < 500) return this.tell("refused");
    this.dirty = true;
    this.tell("offline");
    this.soon();
    this.wait = Math.min(LONGEST, this.wait * 2);
  }

  /** The page goes away: send what is new, in a way that outlives it where it fits. */
  now() {
    if (!this.dirty) return;
    this.cancel(this.next);
    this.dirty = false;
    this.post(true).catch(() => (this.dirty = true));
  }

  tell(name) {
    const time = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    if (this.part("status")) this.part("status").textContent = fill(this.dataset[name], { time });
  }
});
