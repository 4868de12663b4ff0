"""What every page is made of: shell, components, forms, words for errors – and no knowledge of any context.

Words: the *shell* is what stands around every page (top bar, menu, footer); a *component* is a piece of page with one
purpose and at most six parameters; a *fragment* is the part of a page that HTMX replaces.

Promises: every component is accessible by itself and shown on the internal style page; no inline script or style; every
page works without JavaScript; the menu shows only what exists and what the acting membership may see. Contexts above
register their menu entries, actions, search, identity and operator; this package asks, it never imports them.
"""
