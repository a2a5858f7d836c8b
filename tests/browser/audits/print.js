// Text that would be pale on paper, and drawn numbers too: contrast with white is less than 7 to 1.
() => {
  const part = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const contrast = (colour) => {
    const [red, green, blue] = colour.match(/[\d.]+/g).map((value) => part(Number(value) / 255));
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
  };
  const pale = [];
  const look = (element, pseudo) => {
    const style = getComputedStyle(element, pseudo);
    if (pseudo && ["none", "normal"].includes(style.content)) return;
    if (contrast(style.color) < 7) pale.push(`${style.color}${pseudo ?? ""}: ${element.outerHTML.slice(0, 100)}`);
  };
  for (const element of document.body.querySelectorAll("*")) {
    if (!element.checkVisibility() || element.closest("svg, .hidden")) continue;
    const speaks = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (speaks) look(element, null);
    for (const pseudo of ["::before", "::after"]) look(element, pseudo);
  }
  return pale;
}
