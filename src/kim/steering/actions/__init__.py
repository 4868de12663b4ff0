"""The verbs of steering. Call them as `issues.describe(actor=…)`: import the module, read a sentence."""
