"""What stands beside the pages: one file an output."""
