"""Sentences of Django's forms that we say in our own words.

A catalogue of ours is asked before Django's, so it is enough that the English sentence is one of our message ids.
"""

from django.utils.translation import gettext_noop as _

OURS = (
    _("This field is required."),
    _("Enter a valid email address."),
    _("Enter a whole number."),
    _("Enter a number."),
    _("Select a valid choice. %(value)s is not one of the available choices."),
    _("Select a valid choice. That choice is not one of the available choices."),
)
