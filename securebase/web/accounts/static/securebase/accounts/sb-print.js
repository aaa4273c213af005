// Opens the browser's print window.
customElements.define("sb-print", class extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    button.hidden = false;
    button.onclick = () => print();
  }
});
