// What of the page, or of the parts that a selector names, lies under "Leave this site"; where a
// top is asked for, once the page is scrolled there: a page may grow between two questions.
(asked) => {
  const { selector = "a[href], summary, h1, h2, h3, p, li, dt, dd", top } = asked ?? {};
  if (top !== undefined) scrollTo({ top, behavior: "instant" });
  const over = document.querySelector(".leave__button").getBoundingClientRect();
  const meets = (box) =>
    Math.min(box.right, over.right) - Math.max(box.left, over.left) > 1 &&
    Math.min(box.bottom, over.bottom) - Math.max(box.top, over.top) > 1;
  const parts = [...document.querySelectorAll(selector)];
  return parts
    .filter((part) => part.checkVisibility() && !part.closest(".leave, .hidden, .skip"))
    .filter((part) => [...part.getClientRects()].some(meets))
    .map((part) => `under the button: ${part.textContent.trim().slice(0, 60)}`);
}
