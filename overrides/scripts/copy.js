// Copies the code of a message at one press. Without this script a reader picks it in its field.

class Copying {
  constructor(root) {
    this.said = root.dataset.copied;
    for (const snippet of root.querySelectorAll("[data-part=snippet]")) this.offer(snippet);
  }

  offer(snippet) {
    const [field, button, status] = ["textarea", "button", "[role=status]"].map((name) => snippet.querySelector(name));
    field.addEventListener("focus", () => field.select());
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", () => this.copy(field, status));
  }

  async copy(field, status) {
    try {
      await navigator.clipboard.writeText(field.value);
      status.textContent = this.said;
    } catch {
      field.focus();
    }
  }
}

for (const root of document.querySelectorAll("[data-module=copy]")) new Copying(root);
