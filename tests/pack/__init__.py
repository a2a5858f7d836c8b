"""The pack of a campaign: what is in it, what it says, and that it is the same each time."""
