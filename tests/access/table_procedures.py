"""Pages of the authority's desk: its officers, and nobody else."""

from tests.access.rows import Row, act, form, page

# Ines has the procedure and the title; Nora decides on naturalisation in an office of her own and has neither.
OFFICERS = "ines nora"

TABLE: dict[str, Row] = {
    "procedures:desk": page(OFFICERS),
    # Finds by POST, so that no name enters an address: a search without words shows the list.
    "procedures:procedures": form(OFFICERS, sent=200),
    "procedures:procedure-new": form(OFFICERS),
    "procedures:procedure": page("ines"),
    "procedures:procedure-edit": form("ines"),
    "procedures:procedure-pass-on": form("ines"),
    "procedures:procedure-stage": form("ines"),
    "procedures:procedure-end": form("ines"),
    "procedures:procedure-reopen": act("ines"),
    "procedures:procedure-paper": page("ines"),
    "procedures:procedure-ask": act("ines"),
    "procedures:procedure-send-back": act("ines"),
    "procedures:procedure-tell": act("ines"),
    # The packet of the world went to an advice service: a file that one was not sent exists for nobody.
    "procedures:packet-take-up": form(""),
    "procedures:line": form("ines"),
    "procedures:finding-new": form("ines"),
    "procedures:appointment-new": form("ines"),
    "procedures:appointment": form("ines"),
    "procedures:appointment-settle": form("ines"),
    # A naturalisation authority issues no title that ends.
    "procedures:titles": page("ines"),
    "procedures:title-new": form("ines"),
    "procedures:title": form("ines"),
    "procedures:title-settle": act("ines"),
}
