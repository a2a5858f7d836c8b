// Suggests words of the pages for words that no page has. `search.js` loads it when it finds nothing.

const MOST = 5;

export const suggest = (search, typed) => {
  const links = [...document.querySelectorAll("main li a")].map((link) => link.text.toLowerCase());
  const known = new Set([...links.join(" ").match(/[\p{L}\p{M}\p{N}]+/gu), ...search.rows.map(([said]) => said)]);
  const near = typed.flatMap((word) => [...known].filter((other) => isNear(word, other)).map((other) => [word, other]));
  const buttons = near.slice(0, MOST).map(([word, other]) => {
    const button = document.createElement("button");
    Object.assign(button, { className: "button button--quiet", type: "button", textContent: other });
    button.addEventListener("click", () => {
      search.input.value = typed.map((one) => (one === word ? other : one)).join(" ");
      search.input.focus();
      search.ask();
    });
    return button;
  });
  search.maybe.hidden = !buttons.length;
  search.maybe.replaceChildren(search.maybe.firstElementChild, ...buttons);
};

// Whether at most one letter in four has to change.
const isNear = (one, other) => {
  const most = Math.floor(Math.max(one.length, other.length) / 4);
  if (Math.abs(one.length - other.length) > most) return false;
  let row = [...Array(other.length + 1).keys()];
  for (const [down, letter] of [...one].entries()) {
    const above = row;
    row = [down + 1];
    for (const [across, against] of [...other].entries()) {
      row.push(Math.min(above[across + 1] + 1, row[across] + 1, above[across] + (letter !== against)));
    }
  }
  return row.at(-1) <= most;
};
