// Searches the pages of one language while the reader types. What is typed never leaves the browser.

const WAIT = 250;
const MORE = 5;
const LONG = 28;
const LITTLE = 0.5;
const LANG = document.documentElement.lang;
const SPACE = /^(zh|ja)/.test(LANG) ? "" : " ";

class Search {
  constructor(root) {
    this.root = root;
    this.say = root.dataset;
    for (const part of root.querySelectorAll("[data-part]")) this[part.dataset.part] = part;
    this.turn = 0;
    if (!this.say.index) return this.tell(this.say.noneYet);
    this.ready = this.load();
    this.form.addEventListener("submit", async () => {
      clearTimeout(this.timer);
      if (await this.ask()) this.heading.focus();
    });
    this.form.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), WAIT);
    });
    this.more.addEventListener("click", () => this.show(this.turn));
    if (this.input.value) this.ask();
  }

  async load() {
    const index = at(this.say.index).pathname;
    for (const file of this.say.first.split(" ")) {
      document.head.insertAdjacentHTML("beforeend", `<link rel="preload" as="fetch" crossorigin href="${index}${file}">`);
    }
    const [engine, words] = await Promise.all([import(at(this.say.engine)), fetch(`${index}words.json`)]);
    const { common, means } = await words.json();
    this.rare = (typed) => typed.filter((word) => !common.includes(word));
    this.rows = rowsOf(means);
    this.engine = engine.createInstance({
      basePath: index,
      baseUrl: at(this.say.base).pathname,
      noWorker: true,
      metaCacheTag: "1",
      ranking: { pageLength: 0.6, termSimilarity: 2, metaWeights: { title: 5 } },
    });
  }

  // Whether pages are shown. A newer question makes an answer worthless.
  async ask() {
    const turn = ++this.turn;
    const typed = tokens(this.input.value);
    this.filters.hidden = !typed.length;
    if (!typed.length) return this.tell("");
    if (!this.engine) this.tell(this.say.busy);
    try {
      await this.ready;
      if (turn !== this.turn) return;
      const units = this.units(typed);
      const pages = await this.find(units);
      if (turn !== this.turn) return;
      this.pages = pages;
      this.list.replaceChildren();
      this.answer(units, typed);
      return await this.show(turn);
    } catch {
      this.tell(this.say.off);
    }
  }

  tell(text, ...shown) {
    this.status.textContent = text;
    for (const part of [this.found, this.nothing, this.also]) part.hidden = !shown.includes(part);
  }

  answer(units, typed) {
    const count = this.pages.length;
    if (!count) {
      this.tell(this.say.none, this.nothing);
      import(at(this.say.near)).then(({ suggest }) => suggest(this, typed));
      return;
    }
    const forms = JSON.parse(this.say.found);
    const form = forms[new Intl.PluralRules(LANG).select(count)] ?? forms.other;
    const also = units.flatMap(({ means }) => means).join(this.say.comma);
    this.also.textContent = `${this.say.also} ${also}`;
    this.tell(form.replace("{number}", count), this.found, also && this.also);
  }

  // Each unit is what the reader means by one or more of the words that they *typed*.
  units(typed) {
    let rest = SPACE + typed.join(SPACE) + SPACE;
    const units = [];
    for (const [said, means] of this.rows) {
      const [before, ...after] = rest.split(SPACE + said);
      if (!after.length || (said.length < 4 && SPACE && after[0][0] !== SPACE)) continue;
      units.push({ said, means });
      rest = before + SPACE + after.join(SPACE).replace(SPACE ? /^\S+/ : "", "");
    }
    const words = tokens(rest);
    const rare = this.rare(words);
    const counts = units.length ? LITTLE : 1;
    return [...units, ...(rare.length || units.length ? rare : words).map((said) => ({ said, means: [], counts }))];
  }

  // Other forms of a word begin alike. That counts where the language has no stemming, or nothing else is found.
  async find(units) {
    const marks = [...new FormData(this.form).values()].filter(Boolean);
    const within = await Promise.all(marks.map((mark) => this.engine.search(mark)));
    const fits = ({ id, score }) => score > LITTLE && within.every(({ results }) => results.some((one) => one.id === id));
    const pages = {};
    const ask = async (unit, term, counts) => {
      const { results } = await this.engine.search(this.rare(term.split(" ")).join(" ") || term);
      const found = results.filter(fits);
      for (const { id, score, words, data } of found) {
        const page = (pages[id] ??= { best: {}, words: [], data });
        page.best[unit] = Math.max(page.best[unit] ?? 0, score * counts);
        page.words.push(...words);
      }
      return found.length;
    };
    const askAll = async ({ said, means, counts = 1 }, unit) => {
      const start = () => ask(unit, said.slice(0, Math.max(3, Math.ceil(said.length * 0.6))), counts * LITTLE);
      const asked = [said, ...means].map((term) => ask(unit, term, counts));
      if (this.say.forms && !said.includes(" ")) asked.push(start());
      if (!Math.max(...(await Promise.all(asked)))) await start();
    };
    await Promise.all(units.map(askAll));
    return Object.values(pages).sort((one, other) => worth(other) - worth(one));
  }

  async show(turn) {
    const next = this.pages.splice(0, MORE);
    this.more.hidden = !this.pages.length;
    const pages = await Promise.all(next.map((page) => page.data()));
    if (turn !== this.turn) return;
    const shown = this.list.childElementCount;
    this.list.append(...pages.map((page, number) => this.result(page, new Set(next[number].words))));
    if (shown) this.list.children[shown].querySelector("a").focus();
    return next.length > 0;
  }

  result({ url, meta, content, raw_content: pieces }, hits) {
    const title = element("a", "title", meta.title);
    title.href = url;
    const kind = this.root.querySelector(`[value="${meta.marks.slice(0, 5)}"]`)?.text ?? "";
    return element("li", "result", title, element("p", "kind", kind), element("p", "text", ...excerpt(SPACE ? content : pieces, hits)));
  }
}

// A page with all that was asked for is worth more than one with much of a part.
const worth = ({ best }) => {
  const scores = Object.values(best);
  return scores.length * scores.reduce((sum, score) => sum + score);
};

const at = (address) => new URL(address, location);

const element = (tag, name, ...inside) => {
  const made = document.createElement(tag);
  made.className = `search__${name}`;
  made.append(...inside);
  return made;
};

const tokens = (text) => {
  const plain = text.normalize().toLowerCase().replace(/['’ʼ]/g, "");
  const cut = () => [...new Intl.Segmenter(LANG, { granularity: "word" }).segment(plain)].map(({ segment }) => segment);
  return (SPACE ? plain : cut().join(" ")).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
};

// What people type, the longest first, with all that it stands for.
const rowsOf = (means) => {
  const rows = {};
  for (const [words, said] of Object.entries(means)) {
    for (const one of said) (rows[tokens(one).join(SPACE)] ??= []).push(words);
  }
  return Object.entries(rows).sort(([one], [other]) => other.length - one.length);
};

// The part of *content* with the most *hits*, which are marked.
const excerpt = (content, hits) => {
  const words = content.split(/[\s\u200b]+/);
  const within = (start) => [...hits].filter((hit) => hit >= start && hit < start + LONG).length;
  const [start] = [...hits, 0].map((hit) => Math.max(0, hit - 4)).sort((one, other) => within(other) - within(one) || one - other);
  const pieces = words.slice(start, start + LONG).flatMap((word, number) => {
    return [hits.has(start + number) ? element("mark", "hit", word) : word, SPACE];
  });
  return [start ? "… " : "", ...pieces, "…"];
};

for (const root of document.querySelectorAll("[data-module=search]")) new Search(root);
