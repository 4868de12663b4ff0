"""Pages of packets: in the case (`cases`), in the inbox of the recipient (`inbox`), by a one-time link (`by_link`)."""
