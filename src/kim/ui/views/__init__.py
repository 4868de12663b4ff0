"""The pages of this package: display choices, legal pages, errors, the internal style page."""
