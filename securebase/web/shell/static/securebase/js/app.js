// What moves. Each module improves HTML that the server has already rendered; every page works without them.
// leave.js comes first: the way out is there before anything else.
import "./leave.js";
import "./sb-autosave.js";
import "./sb-breath.js";
import "./sb-circle.js";
import "./sb-coach.js";
import "./sb-copy.js";
import "./sb-countdown.js";
import "./sb-doorbell.js";
import "./sb-ground.js";
import "./sb-idle.js";
import "./sb-slide.js";
import { token } from "./parts.js";

document.documentElement.classList.add("js");

// The CSRF cookie is not for scripts; the token stands in the page. Forms carry their own, this is for what has none.
document.addEventListener("htmx:configRequest", (event) => {
  const { verb, headers } = event.detail;
  if (verb !== "get" && token()) headers["X-CSRFToken"] = token();
});

if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/sw.js").catch((fault) => console.info("No pages for offline:", fault.message));
}
