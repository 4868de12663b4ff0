"""Verbs on packets: who composes and sends is in `composing`, who answers in `answering`, what closes in `closing`."""
