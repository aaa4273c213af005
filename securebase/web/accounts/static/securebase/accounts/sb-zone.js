// Picks this device's own time zone in a select, as long as nobody has chosen one.
customElements.define("sb-zone", class extends HTMLElement {
  connectedCallback() {
    const select = this.querySelector("select");
    if (!select || select.value) return;
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if ([...select.options].some((option) => option.value === here)) select.value = here;
  }
});
