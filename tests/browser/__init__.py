"""Tests that drive a real browser over the real hub."""
