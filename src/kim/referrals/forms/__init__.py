"""Forms of packets: composing, answering, taking over."""
