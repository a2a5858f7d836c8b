// Answers from saved pages where the network does not. It saves nothing: a page does, when a reader asks.

const PATIENCE = 4000;
const HERE = new URL("./", location).pathname;
const OURS = `${HERE}assets/saved-`;
const HASHED = /\.[0-9a-f]{10}[./]/;

addEventListener("install", () => skipWaiting());

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const isPage = request.mode === "navigate";
  if (origin !== location.origin || request.method !== "GET" || request.headers.has("range")) return;
  if (!isPage && request.cache === "no-cache") return; // It is to be saved, and not from what was saved before.
  event.respondWith(HASHED.test(pathname) ? fixed(request) : current(request, isPage));
});

// Its name changes with its content.
const fixed = async (request) => (await find(request)) ?? fetch(request);

async function current(request, isPage) {
  const coming = fetch(request);
  const late = new Promise((done) => setTimeout(done, PATIENCE));
  const answer = await Promise.race([coming.catch(() => undefined), late]);
  if (answer && answer.status < 500) return answer;
  const saved = await find(request);
  return saved ?? coming.catch((error) => (isPage ? instead(request) : Promise.reject(error)));
}

// Whatever goes wrong with what is saved, the network still answers.
async function find(request) {
  try {
    for (const { cacheName } of await saved()) {
      const found = await caches.match(request, { cacheName, ignoreSearch: true, ignoreVary: true });
      if (found) return found;
    }
  } catch {}
}

// Each store has the name of the list of what is in it, and holds that list from the moment that it is whole.
async function saved() {
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS)).reverse();
  const lists = await Promise.all(names.map((cacheName) => caches.match(cacheName, { cacheName })));
  return names.map((cacheName, number) => ({ cacheName, list: lists[number] })).filter(({ list }) => list);
}

// The page that says what is missing, in the language of *url* if that is saved, else in one that the reader knows.
async function instead({ url }) {
  try {
    const { pathname, search } = new URL(url);
    const pages = await Promise.all((await saved()).map(async ({ list }) => HERE + (await list.json()).pages[0]));
    const rooted = pages.filter((page) => pathname.startsWith(rootOf(page))).sort((one, other) => other.length - one.length);
    const known = pages.filter((page) => navigator.languages.some((name) => rootOf(page) === `${HERE}${name}/`));
    const [page] = [...rooted, ...known, ...pages];
    return Response.redirect(`${page}?from=${encodeURIComponent(pathname + search)}#not-saved`);
  } catch {
    return Response.error();
  }
}

const rootOf = (page) => page.replace(/[^/]+\/$/, "");
