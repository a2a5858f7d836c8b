// Leaves the site at once, and not by way of the history. Without it the button is a plain link.

const PRESSES = 3;
const MILLISECONDS = 5000;

class Leave {
  constructor(root) {
    this.root = root;
    this.link = root.querySelector("a");
    this.status = root.querySelector("[role=status]");
    this.title = document.title;
    this.explain();
    this.forget();
    this.link.addEventListener("click", (event) => {
      event.preventDefault();
      this.leave();
    });
    addEventListener("keydown", (event) => this.press(event), true);
    addEventListener("keyup", (event) => this.release(event), true);
    for (const other of ["pointerdown", "wheel", "blur"]) {
      addEventListener(other, () => this.forget(), { capture: true, passive: true });
    }
    addEventListener("pageshow", ({ persisted }) => persisted && this.stay());
    this.remind();
  }

  // What the reader has saved on this device stays there until it is forgotten.
  async remind() {
    const names = (await window.caches?.keys().catch(() => [])) ?? [];
    const link = this.root.querySelector("[data-forget]");
    if (link) link.hidden = !names.some((name) => name.includes("/assets/saved-"));
  }

  explain() {
    const how = this.root.querySelector("[hidden]");
    how.hidden = false;
    this.link.setAttribute("aria-describedby", how.id);
  }

  // Any other key means that Shift was there to change it: a capital letter, Shift and Tab.
  // So it is with Sticky Keys, where Shift comes and goes before the letter.
  press({ key, repeat, ctrlKey, altKey, metaKey }) {
    if (key !== "Shift") this.forget();
    else if (!repeat) this.alone = !(ctrlKey || altKey || metaKey);
  }

  release({ key }) {
    if (key !== "Shift" || !this.alone) return;
    this.alone = false;
    this.presses += 1;
    if (this.presses === 1) this.timer = setTimeout(() => this.forget(), MILLISECONDS);
    if (this.presses < PRESSES) this.say(this.presses === 1 ? "two" : "one");
    else this.leave();
  }

  forget() {
    clearTimeout(this.timer);
    this.alone = false;
    this.presses = 0;
    if (!this.left) this.status.textContent = "";
  }

  leave() {
    if (this.left) return;
    this.left = true;
    document.documentElement.classList.add("leaving");
    document.title = this.root.dataset.title;
    this.say("leaving");
    window.speechSynthesis?.cancel();
    location.replace(this.link.href);
  }

  // The browser may bring this page back as it was left: hidden.
  stay() {
    this.left = false;
    document.documentElement.classList.remove("leaving");
    document.title = this.title;
    this.forget();
  }

  say(what) {
    this.status.textContent = this.root.dataset[what];
  }
}

for (const root of document.querySelectorAll("[data-module=leave]")) new Leave(root);
