// What has the focus: its words, whether it is inside the window, and whether a ring shows around it.
() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const ring = [null, "::after"].some((pseudo) => {
    const style = getComputedStyle(element, pseudo);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  });
  const box = element.getBoundingClientRect();
  const seen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return { words: element.textContent.trim().slice(0, 60), href: element.getAttribute("href") ?? "", ring, seen };
}
