"""Tests of the package, of the hub, and of the site that it builds."""
