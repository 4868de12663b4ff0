"""Django's database settings out of a PostgreSQL address. Everything that psycopg understands is allowed."""

from __future__ import annotations

from typing import Any

from psycopg.conninfo import conninfo_to_dict

# What comes for the second time is planned once and kept by the server: with the walls and the policy in a statement,
# planning takes longer than answering. That needs values that travel beside the text.
KEPT_PLANS = {"server_side_binding": True, "prepare_threshold": 1}


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
        "OPTIONS": {**parts, **KEPT_PLANS},
        # A new connection plans everything anew.
        "CONN_MAX_AGE": 3600,
        "CONN_HEALTH_CHECKS": True,
    }


def user_of(url: str, default: str) -> str:
    """The role that `url` logs in as."""
    return str(conninfo_to_dict(url).get("user", default)) if url else default
