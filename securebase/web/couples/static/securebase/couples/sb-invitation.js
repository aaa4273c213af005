// Takes an invitation's words out of the address, where they came in the part that is never sent, and looks at it.
customElements.define("sb-invitation", class extends HTMLElement {
  connectedCallback() {
    const words = decodeURIComponent(location.hash.slice(1));
    if (!words) return;
    history.replaceState(null, "", location.pathname);
    const form = this.querySelector("form");
    form.querySelector("textarea").value = words.replaceAll("-", " ");
    form.requestSubmit();
  }
});
