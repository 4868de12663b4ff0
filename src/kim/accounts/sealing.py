"""Encryption of what must not be readable in a stolen dump: the key is derived from the secret key, outside it."""

from __future__ import annotations

import base64
import hashlib

from cryptography.fernet import Fernet
from django.conf import settings


def fernet(purpose: str) -> Fernet:
    """A box for one purpose: what was sealed for one cannot be opened as another."""
    digest = hashlib.sha256(f"kim-{purpose}|{settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))
