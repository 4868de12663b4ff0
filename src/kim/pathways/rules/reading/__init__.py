"""How criteria read facts: one leaf or a family of leaves per subject. No leaf knows which pathway asks."""
