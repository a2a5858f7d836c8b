// Links and controls that stand alone and are smaller than a fingertip. A link inside a sentence is exempt.
(least) => {
  const inSentence = (element) => {
    if (getComputedStyle(element).display !== "inline") return false;
    let block = element.parentElement;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    const words = block.cloneNode(true);
    for (const link of words.querySelectorAll("a, button")) link.remove();
    return /\p{L}/u.test(words.textContent);
  };
  // A tap on a label is one on what it names. A card's link covers its card by means of a box that is laid over it.
  const area = (element) => {
    const over = getComputedStyle(element, "::after");
    const covers = over.content !== "none" && over.position === "absolute";
    return (covers ? element.offsetParent : element.closest("label") ?? element).getBoundingClientRect();
  };
  return [...document.querySelectorAll("a[href], button, summary, input, select, textarea")]
    .filter((element) => element.checkVisibility() && !inSentence(element))
    .map((element) => ({ element, box: area(element) }))
    .filter(({ box }) => box.width < least - 0.01 || box.height < least - 0.01)
    .map(({ element, box }) => `${box.width.toFixed(1)} × ${box.height.toFixed(1)}: ${element.outerHTML.slice(0, 120)}`);
}
