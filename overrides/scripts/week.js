// Keeps true what a page says of today, until the next build says it.

const iso = (zone) => new Intl.DateTimeFormat("sv", { timeZone: zone }).format();

for (const root of document.querySelectorAll("[data-module=week]")) {
  const today = iso(root.dataset.zone);
  for (const node of document.querySelectorAll("[data-from], [data-until]")) {
    const { from = today, until = today } = node.dataset;
    node.hidden = today < from || today > until;
  }
  const left = root.querySelector("[data-left]");
  const days = (Date.parse(left.dataset.left) - Date.parse(today)) / 864e5;
  const forms = JSON.parse(left.dataset.forms);
  const form = new Intl.PluralRules(document.documentElement.lang).select(days);
  if (days > 0) left.textContent = (forms[form] ?? forms.other).replace("{number}", days);
}
