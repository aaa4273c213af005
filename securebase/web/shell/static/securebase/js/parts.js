// What several elements share.

/** Words of the server with their slots filled: fill("{n} of {all}", {n: 1, all: 5}). An unknown slot stays. */
export const fill = (words, slots) => (words ?? "").replace(/\{(\w+)\}/g, (slot, name) => slots[name] ?? slot);

/** The CSRF token of the page, or of one form in it. */
export const token = (within = document) =>
  within.querySelector('input[name="csrfmiddlewaretoken"]')?.value ??
  document.querySelector('meta[name="csrf"]')?.content ??
  "";

/** Set attributes by name; null takes one away. */
export function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, value);
  }
}

/** An element whose listeners and timers end when it leaves the page: use `this.on` and `this.later`. */
export class Live extends HTMLElement {
  connectedCallback() {
    this.gone = new AbortController();
    this.timers = new Set();
    this.start();
  }

  disconnectedCallback() {
    this.end?.();
    this.gone.abort();
    this.timers.forEach(clearTimeout);
  }

  on(target, names, act, options = {}) {
    for (const name of names.split(" ")) target?.addEventListener(name, act, { signal: this.gone.signal, ...options });
  }

  later(milliseconds, act) {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      act();
    }, milliseconds);
    this.timers.add(timer);
    return timer;
  }

  cancel(timer) {
    clearTimeout(timer);
    this.timers.delete(timer);
  }

  part(name) {
    return this.querySelector(`[data-${name}]`);
  }
}
