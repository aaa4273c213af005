// Shows what is typed into a passphrase field, and hides it again. The button comes hidden and is for this script only.
customElements.define("sb-show", class extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    const field = document.getElementById(button.getAttribute("aria-controls"));
    button.hidden = false;
    button.onclick = () => {
      const shown = field.type === "text";
      field.type = shown ? "password" : "text";
      button.textContent = shown ? this.dataset.show : this.dataset.hide;
      field.focus();
    };
    field.form.addEventListener("submit", () => (field.type = "password"));
  }
});
