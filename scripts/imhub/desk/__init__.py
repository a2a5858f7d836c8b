"""The translators' desk: what is to be translated, how far it is, and how it goes out and back."""
