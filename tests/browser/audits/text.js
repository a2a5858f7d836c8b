// What stays in its place while the page scrolls, `.leave`, lies on text by its nature: test_leave_place.py looks at it.
// Text that is cut off, that lies on other text, or that makes the page scroll sideways.
() => {
  const page = document.documentElement;
  const problems = [];
  if (page.scrollWidth > page.clientWidth) problems.push(`the page scrolls sideways: ${page.scrollWidth}`);

  const cuts = (element) => /hidden|clip/.test(getComputedStyle(element).overflow);
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    if (!node.data.trim() || !parent.checkVisibility() || parent.closest(".hidden, .skip, .leave, svg, script")) continue;
    const frames = [];
    for (let up = parent; up && up !== document.body; up = up.parentElement) if (cuts(up)) frames.push(up);
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width < 1) continue;
      const shown = node.data.trim().slice(0, 40);
      if (box.left < -1 || box.right > page.clientWidth + 1) problems.push(`outside the page: ${shown}`);
      for (const frame of frames) {
        const edge = frame.getBoundingClientRect();
        const inside = box.left >= edge.left - 1 && box.right <= edge.right + 1 && box.bottom <= edge.bottom + 1;
        if (!inside) problems.push(`cut off by .${frame.className}: ${shown}`);
      }
      lines.push({ parent, shown, box });
    }
  }

  // A line of text is taller than its letters, so only a large overlap means that letters meet.
  const overlap = (a, b) => {
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    return across > 2 && down > 0.4 * Math.min(a.height, b.height);
  };
  lines.forEach((one, index) => {
    for (const other of lines.slice(index + 1)) {
      if (one.parent !== other.parent && overlap(one.box, other.box)) {
        problems.push(`lies on other text: ${one.shown} | ${other.shown}`);
      }
    }
  });
  return [...new Set(problems)];
}
