// Leave this page: the Exit control, or Shift three times within five seconds. The screen is empty at once, the vault is
// locked in the background, and the address is replaced, so that Back does not lead here. Works offline too.
// Server HTML: <form data-exit="/notes/" action="/leave/" method="post"> or, signed out, <p data-exit="/notes/"><a …></p>.

const WITHIN = 5000; // milliseconds
let shifts = [];

function blank() {
  // Elements that hold unsaved words send them while they are taken out.
  document.body.replaceChildren();
}

function leave() {
  const exit = document.querySelector("[data-exit]");
  if (!exit) return;
  const form = exit instanceof HTMLFormElement ? { to: exit.getAttribute("action"), body: new FormData(exit) } : null;
  const to = exit.dataset.exit;
  blank();
  if (form) {
    fetch(form.to, { method: "POST", body: form.body, keepalive: true, redirect: "manual" }).catch(() => {
      // Offline: there is nobody to tell, and the server locks by itself when the idle time is over.
    });
  }
  location.replace(to);
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches("form[data-exit]")) return;
  event.preventDefault();
  leave();
});

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-exit] a") || event.button || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  leave();
});

// Any other key or a tap in between starts the count again: capitals are typed with Shift as well.
document.addEventListener("keydown", (event) => {
  if (event.repeat) return;
  const now = Date.now();
  shifts = event.key === "Shift" ? [...shifts.filter((then) => now - then < WITHIN), now] : [];
  if (shifts.length === 3) leave();
}, { capture: true });
document.addEventListener("pointerdown", () => (shifts = []), { capture: true });

// What the browser keeps for its Back button is empty; if it comes back from there it is fetched anew, by who may.
addEventListener("pagehide", blank);
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
