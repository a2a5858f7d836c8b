// Rules of html-validate for the built site. No rule is switched off; five are told what we mean.
// A comment needs a script, so this is not a JSON file.

module.exports = {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document"],
  rules: {
    // HTML takes either. Our templates write lower case.
    "doctype-style": ["error", { style: "lowercase" }],
    // A hash guards what comes from elsewhere. Our scripts come from the same place as the page.
    "require-sri": ["error", { target: "crossorigin" }],
    // Boxes to tick are one list in the address.
    "form-dup-name": ["error", { shared: ["radio", "button", "reset", "submit", "checkbox"] }],
    // Styles keep a number on one line, or let it break where it stands alone in a narrow card.
    "tel-non-breaking": ["error", { ignoreClasses: ["number", "crisis-strip__first"] }],
    // The home page's title is the hub's name and its tagline: 74 letters, and more in some languages. Only its end may be cut off.
    "long-title": ["error", { maxlength: 110 }],
  },
};
