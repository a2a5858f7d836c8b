// Jumps to the sentence that a finding names and marks it. Preview only.
(() => {
  const panel = document.getElementById("imhub-panel");
  const main = document.querySelector("main");
  const plain = (text) => text.replace(/[‘’ʼ]/g, "'").replace(/[“”]/g, '"').replace(/\s/g, " ");

  const find = (wanted) => {
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const places = [];
    let text = "";
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (let i = 0; i < node.data.length; i += 1) {
        const letter = plain(node.data[i]);
        if (letter === " " && text.endsWith(" ")) continue;
        text += letter;
        places.push([node, i]);
      }
    }
    const start = text.indexOf(wanted);
    if (start < 0) return null;
    const range = document.createRange();
    range.setStart(...places[start]);
    const [last, at] = places[start + wanted.length - 1];
    range.setEnd(last, at + 1);
    return range;
  };

  panel.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const wanted = button && plain(button.dataset.excerpt).replace(/ +/g, " ").trim();
    const range = wanted && find(wanted);
    document.querySelector(".imhub-found")?.classList.remove("imhub-found");
    if (!range) return;
    const element = range.startContainer.parentElement;
    if (window.CSS?.highlights) CSS.highlights.set("imhub", new Highlight(range));
    else element.classList.add("imhub-found");
    element.scrollIntoView({ block: "center" });
  });
})();
