// Combines filters of the finder at once. Without it each filter value is a page of its own.

class Finder {
  constructor(root) {
    this.root = root;
    this.items = [...root.querySelectorAll("[data-minutes]")];
    this.links = [...root.querySelectorAll("[data-value]")];
    this.status = root.querySelector("[role=status]");
    this.whole = root.dataset.chosen === "";
    this.state = this.read(this.whole ? location.search : root.dataset.chosen);
    for (const link of this.links) link.addEventListener("click", (event) => this.choose(event, link));
    addEventListener("popstate", () => {
      this.state = this.read(location.search);
      this.show();
    });
    if (this.whole) this.show();
  }

  choose(event, link) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    const filter = link.closest("[data-filter]").dataset.filter;
    if (link.dataset.value) this.state.set(filter, link.dataset.value);
    else this.state.delete(filter);
    const query = this.state.toString();
    if (!this.whole) {
      location.assign(this.root.dataset.all + (query && `?${query}`));
      return;
    }
    history.pushState(null, "", query ? `?${query}` : location.pathname);
    this.show();
  }

  // What no link offers is left out: an address may hold anything.
  read(query) {
    const asked = [...new URLSearchParams(query)].filter(([name, value]) => this.links.some(offers(name, value)));
    return new URLSearchParams(Object.fromEntries(asked));
  }

  show() {
    const filters = [...this.state];
    const scores = this.items.map((item) => weigh(filters.filter(([name, value]) => fits(item, name, value))));
    const best = Math.max(0, ...scores);
    const found = scores.filter((score) => score === weigh(filters)).length;
    this.items.forEach((item, index) => {
      item.hidden = scores[index] < best;
    });
    const { dataset } = this.root;
    const some = found === 1 ? dataset.foundOne : dataset.found.replace("{number}", found);
    this.status.textContent = found ? some : dataset.none;
    this.mark();
  }

  mark() {
    for (const link of this.links) {
      const chosen = (this.state.get(filterOf(link)) ?? "") === link.dataset.value;
      if (!chosen) link.removeAttribute("aria-current");
      else {
        link.setAttribute("aria-current", "true");
        const shown = link.closest("details").querySelector("[data-shown]");
        shown.textContent = link.dataset.value ? link.textContent : "";
      }
    }
  }
}

const filterOf = (link) => link.closest("[data-filter]").dataset.filter;

const offers = (name, value) => (link) => value && link.dataset.value === value && filterOf(link) === name;

// What comes closest is right for the child's age first: the rest a parent can bend.
const weigh = (filters) => filters.reduce((sum, [name]) => sum + (name === "stage" ? 2 : 1), 0);

const fits = (item, name, value) =>
  name === "minutes" ? Number(item.dataset.minutes) <= Number(value) : item.dataset[name].split(" ").includes(value);

for (const root of document.querySelectorAll("[data-module=finder]")) new Finder(root);
