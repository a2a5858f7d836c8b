// Combines the filters of a finder at once. Without it each value of a filter is a page of its own.

class Finder {
  constructor(root) {
    this.root = root;
    this.items = [...root.querySelectorAll("[data-item]")];
    this.groups = [...root.querySelectorAll("[data-group]")];
    this.links = [...root.querySelectorAll("[data-value]")];
    this.status = root.querySelector("[role=status]");
    this.forms = JSON.parse(root.dataset.found);
    this.plurals = new Intl.PluralRules(document.documentElement.lang);
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
    const { filter } = filterOf(link);
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
    const scores = this.items.map((item) => this.weigh(filters.filter(([name, value]) => fits(item, name, value))));
    const best = Math.max(0, ...scores);
    const found = scores.filter((score) => score === this.weigh(filters)).length;
    this.items.forEach((item, index) => {
      item.hidden = scores[index] < best;
    });
    for (const group of this.groups) group.hidden = !group.querySelector("[data-item]:not([hidden])");
    this.status.textContent = found ? this.count(found) : this.root.dataset.none;
    this.mark();
  }

  count(number) {
    return (this.forms[this.plurals.select(number)] ?? this.forms.other).replace("{number}", number);
  }

  // The heaviest are what a reader can bend least.
  weigh(filters) {
    const weight = ([name, value]) => Number(filterOf(this.links.find(offers(name, value))).weight);
    return filters.reduce((sum, filter) => sum + weight(filter), 0);
  }

  mark() {
    for (const link of this.links) {
      const chosen = (this.state.get(filterOf(link).filter) ?? "") === link.dataset.value;
      if (!chosen) link.removeAttribute("aria-current");
      else {
        link.setAttribute("aria-current", "true");
        const shown = link.closest("details").querySelector("[data-shown]");
        shown.textContent = link.dataset.value ? link.textContent : "";
      }
    }
  }
}

const filterOf = (link) => link.closest("[data-filter]").dataset;

const offers = (name, value) => (link) => value && link.dataset.value === value && filterOf(link).filter === name;

// What an item says nothing about, it is there for.
const fits = (item, name, value) => item.dataset[name]?.split(" ").includes(value) ?? true;

for (const root of document.querySelectorAll("[data-module=finder]")) new Finder(root);
