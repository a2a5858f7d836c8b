// Lays out the activities that the address names as cards to print. The list is in the address and nowhere else.

class MyList {
  constructor(root) {
    for (const part of root.querySelectorAll("[data-part]")) this[part.dataset.part] = part;
    this.needs.hidden = true;
    this.shapes = document.querySelector("body > svg");
    const boxes = [...this.form.querySelectorAll("input")];
    const asked = new Set(new URLSearchParams(location.search).getAll("a"));
    this.chosen = [...asked].map((id) => boxes.find(({ value }) => value === id)).filter(Boolean);
    for (const box of boxes) box.checked = this.chosen.includes(box);
    this.print.addEventListener("click", () => print());
    if (this.chosen.length) this.show();
  }

  async show() {
    this.result.hidden = this.share.hidden = false;
    this.share.querySelector("[data-url]").dataset.url = location.href;
    const { busy, missing } = this.status.dataset;
    this.status.textContent = busy;
    const cards = await Promise.all(this.chosen.map((box) => this.card(new URL(box.dataset.url, document.baseURI)).catch(() => "")));
    this.sheet.replaceChildren(...cards);
    this.status.textContent = cards.every(Boolean) ? "" : missing;
  }

  async card(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.status);
    const text = (await answer.text()).replace(/<style>[^<]*<\/style>/, ""); // The policy of this page does not know it.
    const page = new DOMParser().parseFromString(text, "text/html");
    const card = this.pattern.content.cloneNode(true);
    for (const place of card.querySelectorAll("[data-take]")) {
      place.replaceChildren(...(page.querySelector(place.dataset.take)?.childNodes ?? []));
    }
    card.querySelector("[data-part=address]").textContent = address.host + address.pathname;
    for (const link of card.querySelectorAll("a")) link.href = new URL(link.getAttribute("href"), address);
    for (const use of card.querySelectorAll("use")) this.draw(page.querySelector(use.getAttribute("href")));
    return card;
  }

  // Each page carries the drawings that it shows.
  draw(shape) {
    if (shape && !document.getElementById(shape.id)) this.shapes.append(shape);
  }
}

for (const root of document.querySelectorAll("[data-module=my-list]")) new MyList(root);
