"""Campaigns: their data, their rules, and what is built of them."""
