// Saves the pages of one language on this device: only when the reader asks, and whole or not at all.

const AT_ONCE = 6;
const LOCK = "imhub-saved";
const HASHED = /\.[0-9a-f]{10}[./]/;

class Offline {
  constructor(root) {
    this.say = root.dataset;
    for (const part of root.querySelectorAll("[data-part]")) this[part.dataset.part] = part;
    this.home = at(this.say.root);
    this.ours = `${this.home.pathname}assets/saved-`;
    this.name = this.say.list && at(this.say.list).pathname;
    this.needs.hidden = true;
    this.lead();
    if (!this.name) return this.tell(this.say.none);
    if (!("serviceWorker" in navigator && "caches" in window)) return this.tell(this.say.refused);
    this.save.addEventListener("click", () => this.start());
    this.stop.addEventListener("click", () => this.stopper.abort());
    this.forget.addEventListener("click", () => this.clear());
    addEventListener("pagehide", () => this.stopper?.abort());
    alone(() => this.tidy())
      .then(() => this.show())
      .catch(() => this.tell(this.say.refused));
  }

  // Back to the page that was not saved.
  lead() {
    const from = new URLSearchParams(location.search).get("from");
    const wanted = at(from ?? "");
    const again = document.querySelector("[data-again]");
    again.hidden = !from || wanted.origin !== location.origin;
    again.href = wanted.href;
  }

  tell(...words) {
    this.status.textContent = words.join(" ");
  }

  async show(news) {
    const whole = await this.whole();
    const mine = whole.filter((name) => this.isMine(name));
    const newest = mine.includes(this.name);
    const state = newest ? this.say.saved : mine.length ? this.say.old : this.say.ask;
    this.tell(...(news ? [news] : []), state.replace("{size}", this.size()));
    this.save.hidden = newest;
    this.save.textContent = mine.length ? this.say.renew : this.say.save;
    this.thrift.hidden = newest || !navigator.connection?.saveData;
    this.forget.hidden = !whole.length;
    this.bar.hidden = this.stop.hidden = true;
    for (const link of document.querySelectorAll("[data-forget]")) link.hidden = !whole.length;
    for (const link of document.querySelectorAll("[data-tongue]")) {
      link.hidden = !whole.some((name) => name.startsWith(`${this.ours}${link.dataset.tongue}.`));
    }
  }

  size() {
    const format = { style: "unit", unit: "megabyte", maximumFractionDigits: 1 };
    return new Intl.NumberFormat(`${document.documentElement.lang}-u-nu-latn`, format).format(this.say.bytes / 1e6);
  }

  isMine(name) {
    return name.startsWith(this.name.replace(/[^.]+\.json$/, ""));
  }

  async stores() {
    return (await caches.keys()).filter((name) => name.startsWith(this.ours));
  }

  // Each store has the name of the list of what is in it, and holds that list from the moment that it is whole.
  async whole() {
    const names = await this.stores();
    const lists = await Promise.all(names.map((cacheName) => caches.match(cacheName, { cacheName })));
    return names.filter((_, number) => lists[number]);
  }

  // What an interrupted save left.
  async tidy() {
    const whole = await this.whole();
    await drop((await this.stores()).filter((name) => !whole.includes(name)));
    if (!whole.length) await this.dismiss();
  }

  async dismiss() {
    const all = await navigator.serviceWorker.getRegistrations();
    await Promise.all(all.filter(({ scope }) => scope === this.home.href).map((one) => one.unregister()));
  }

  async clear() {
    await drop(await this.stores());
    await this.dismiss();
    await this.show(this.say.forgotten);
    this.status.focus();
  }

  async start() {
    this.stopper = new AbortController();
    this.save.hidden = this.forget.hidden = this.thrift.hidden = true;
    this.bar.hidden = this.stop.hidden = false;
    this.bar.removeAttribute("value");
    this.stop.focus();
    this.tell(this.say.busy);
    await this.show(await alone(() => this.attempt()));
    this.status.focus();
  }

  // What went wrong, in words; nothing if all is well.
  async attempt() {
    try {
      await this.fill(await caches.open(this.name), this.stopper.signal);
      await drop((await this.stores()).filter((name) => this.isMine(name) && name !== this.name));
      return "";
    } catch ({ name, message }) {
      this.stopper.abort();
      await this.tidy();
      return this.say[{ AbortError: "stopped", QuotaExceededError: "full", TypeError: "lost" }[name] ?? message];
    }
  }

  async fill(store, signal) {
    const { pages, files } = await (await get(this.name, signal)).json();
    const waiting = [...pages, ...files].map((address) => new URL(address, this.home));
    const step = 1 / waiting.length;
    const work = async () => {
      for (let each = waiting.pop(); each; each = waiting.pop()) {
        const known = HASHED.test(each.pathname) && (await caches.match(each));
        await store.put(each, known || (await get(each, signal)));
        this.bar.value += step;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    await employ(`${this.home}sw.js`);
    await store.put(this.name, await get(this.name, signal)); // It is gone if the hub has changed meanwhile.
  }
}

const at = (address) => new URL(address, document.baseURI);

const drop = (names) => Promise.all(names.map((name) => caches.delete(name)));

// No two windows save at the same time, and none takes for left over what another saves just now.
const alone = (work) => {
  return navigator.locks ? navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => lock && work()) : work();
};

const get = async (address, signal) => {
  const answer = await fetch(address, { cache: "no-cache", redirect: "error", signal });
  if (!answer.ok) throw new Error(answer.status === 404 ? "changed" : "lost");
  return answer;
};

const employ = async (address) => {
  const { active, waiting, installing } = await navigator.serviceWorker.register(address).catch(() => ({}));
  const worker = active ?? waiting ?? installing;
  while (worker && worker.state !== "activated" && worker.state !== "redundant") {
    await new Promise((done) => worker.addEventListener("statechange", done, { once: true }));
  }
  if (worker?.state !== "activated") throw new Error("refused");
};

for (const root of document.querySelectorAll("[data-module=offline]")) new Offline(root);
