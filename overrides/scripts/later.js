// Loads the script of a part of the page when a reader first uses that part. That script answers a form there.

for (const root of document.querySelectorAll("[data-later]")) {
  root.addEventListener("focusin", () => import(new URL(root.dataset.later, location)), { once: true });
  root.addEventListener("submit", (event) => event.preventDefault());
}
