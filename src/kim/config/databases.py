"""Django's database settings out of a PostgreSQL address. Everything that psycopg understands is allowed."""

from __future__ import annotations

from typing import Any

from psycopg.conninfo import conninfo_to_dict


def from_url(url: str) -> dict[str, Any]:
    """Settings of one database for `postgresql://user:password@host/name?host=/socket/folder`."""
    parts = {key: str(value) for key, value in conninfo_to_dict(url).items()}
    return {
        "ENGINE": "kim.kernel.postgres",
        "NAME": parts.pop("dbname", ""),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": parts.pop("port", ""),
        "OPTIONS": parts,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def user_of(url: str, default: str) -> str:
    """The role that `url` logs in as."""
    return str(conninfo_to_dict(url).get("user", default)) if url else default
