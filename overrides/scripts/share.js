// Passes a page on: with the phone's own sheet where there is one, else as a link that can be copied.
// The links to apps in the page work without this script, and nothing is asked of anyone before a tap.

class Share {
  constructor(root) {
    this.root = root;
    this.status = root.querySelector("[role=status]");
    const { title, text, url } = root.dataset;
    this.what = { title, text, url };
    const [sheet, copy] = ["sheet", "copy"].map((name) => root.querySelector(`[data-do=${name}]`));
    this.offer(sheet, navigator.canShare?.(this.what), () => navigator.share(this.what).catch(() => {}));
    this.offer(copy, navigator.clipboard, () => this.copy());
  }

  offer(button, able, act) {
    button.hidden = !able;
    button.addEventListener("click", act);
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(`${this.what.text} ${this.what.url}`);
      this.status.textContent = this.root.dataset.copied;
    } catch {
      this.status.textContent = this.what.url;
    }
  }
}

for (const root of document.querySelectorAll("[data-module=share]")) new Share(root);
