(words) => {
  // What a reader meets in the language of the original although it belongs to the page, not to its content.
  const known = words.map((text) => new RegExp(`^${text}$`));
  const tidy = (text) => text.replace(/\s+/gu, " ").trim();
  const found = [];
  for (const element of document.querySelectorAll("[data-source]")) {
    const text = tidy(element.textContent);
    if (known.some((pattern) => pattern.test(text))) found.push(`not translated: ${text}`);
  }
  for (const element of document.querySelectorAll("[aria-label], [title], [placeholder]")) {
    if (element.closest("[lang]") !== document.documentElement) continue;
    for (const name of ["aria-label", "title", "placeholder"]) {
      const text = tidy(element.getAttribute(name) ?? "");
      if (text.includes(" ") && known.some((pattern) => pattern.test(text))) found.push(`${name} not translated: ${text}`);
    }
  }
  return found;
}
