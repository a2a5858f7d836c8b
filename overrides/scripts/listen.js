// Reads the page aloud, sentence by sentence, with a voice of the reader's own phone and no other.
// A voice that is not local would send the words to a server; one of another language would mislead.

const HIGHLIGHT = "reading";

class Listen {
  constructor(root) {
    this.root = root;
    this.button = root.querySelector("button");
    this.article = document.querySelector(root.dataset.of);
    this.language = document.documentElement.lang;
    this.button.addEventListener("click", () => (this.reading ? this.stop() : this.start()));
    addEventListener("pagehide", () => this.stop());
    document.addEventListener("visibilitychange", () => document.hidden && this.stop());
    speechSynthesis.addEventListener("voiceschanged", () => this.look());
    this.look();
  }

  look() {
    const wanted = this.language.toLowerCase();
    const near = (voice) => {
      const said = voice.lang.replace("_", "-").toLowerCase();
      return said === wanted ? 2 : said.split("-")[0] === wanted.split("-")[0] ? 1 : 0;
    };
    this.voice = speechSynthesis
      .getVoices()
      .filter((voice) => voice.localService && near(voice) && fits(voice.lang, this.language))
      .sort((one, other) => near(other) - near(one))[0];
    this.root.hidden = !this.voice;
  }

  start() {
    this.sentences = [...sentencesOf(this.article, this.language)];
    this.reading = true;
    this.show();
    this.next(0);
  }

  next(number) {
    if (!this.reading) return;
    const sentence = this.sentences[number];
    if (!sentence) return this.stop();
    mark(sentence);
    const said = new SpeechSynthesisUtterance(sentence.toString());
    said.voice = this.voice;
    said.lang = this.voice.lang.replace("_", "-");
    said.onend = () => this.next(number + 1);
    said.onerror = () => this.stop();
    this.said = said;
    speechSynthesis.speak(said);
  }

  stop() {
    if (!this.reading) return;
    this.reading = false;
    if (this.said) this.said.onend = this.said.onerror = null;
    speechSynthesis.cancel();
    mark();
    this.show();
  }

  show() {
    this.button.setAttribute("aria-pressed", this.reading ? "true" : "false");
    this.root.querySelector("[data-word]").textContent = this.root.dataset[this.reading ? "stop" : "listen"];
  }
}

// Chinese is read as it is written in the reader's country: simplified is not for a voice of Hong Kong.
function fits(voice, language) {
  const script = (tag) => new Intl.Locale(tag.replace("_", "-")).maximize().script;
  try {
    return script(voice) === script(language);
  } catch {
    return false;
  }
}

function* sentencesOf(article, language) {
  const splitter = new Intl.Segmenter(language, { granularity: "sentence" });
  for (const block of article.querySelectorAll("h1, h2, h3, p, li, dt, dd, th, td")) {
    if (block.querySelector("p, li") || !isRead(block, language)) continue;
    for (const { segment, index } of splitter.segment(block.textContent)) {
      if (/[\p{L}\p{N}]/u.test(segment)) yield rangeOf(block, index, index + segment.trimEnd().length);
    }
  }
}

function isRead(block, language) {
  const skipped = block.closest("nav, [hidden], [aria-hidden=true], .facts, .listen, .share, .related, .provenance, .sources, .translation-note");
  const foreign = block.closest("[lang]").lang !== language || block.querySelector("[data-source]");
  return !skipped && !foreign && (block.checkVisibility?.() ?? true);
}

function rangeOf(block, start, end) {
  const range = new Range();
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let before = 0;
  let open = true;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const after = before + node.length;
    if (open && start < after) {
      range.setStart(node, start - before);
      open = false;
    }
    if (end <= after) {
      range.setEnd(node, end - before);
      break;
    }
    before = after;
  }
  return range;
}

function mark(range) {
  const block = range?.startContainer.parentElement.closest("h1, h2, h3, p, li, dt, dd, th, td");
  if (CSS.highlights) CSS.highlights.delete(HIGHLIGHT);
  for (const old of document.querySelectorAll(".listening")) old.classList.remove("listening");
  if (!range) return;
  if (CSS.highlights) CSS.highlights.set(HIGHLIGHT, new Highlight(range));
  else block.classList.add("listening");
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  block.scrollIntoView({ block: "nearest", behavior: still ? "auto" : "smooth" });
}

const able = "speechSynthesis" in window && "Segmenter" in (window.Intl ?? {});
if (able) for (const root of document.querySelectorAll("[data-module=listen]")) new Listen(root);
