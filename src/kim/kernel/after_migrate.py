"""What the owner does around every `migrate`: functions, walls, triggers, and exactly the rights that are needed.

Idempotent and in one transaction, so that there is no moment with too many rights. Not in migrations: the order
between apps bites, and `GRANT … ON ALL TABLES` silently undoes an earlier REVOKE.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connections, transaction
from django.db.models import Model

from kim.kernel.wall import UNIT, Wall, registry

SQL = Path(__file__).parent / "sql"
# What PostgreSQL would not let a column change for. Views of extensions belong to others and stay.
BOUND = """
    SELECT format('DROP POLICY %I ON %I', policyname, tablename) FROM pg_policies WHERE schemaname = 'public'
    UNION ALL
    SELECT format('DROP VIEW IF EXISTS %I CASCADE', viewname) FROM pg_views
     WHERE schemaname = 'public' AND pg_has_role(viewowner, 'USAGE')
"""
READ_ONLY = ("django_migrations", "kernel_auditrow", "kernel_auditseal", "kernel_readlog")


def create_extensions(alias: str = "default") -> None:
    """Exclusion constraints over keys and ranges need btree_gist: a trusted extension, the owner may create it."""
    with connections[alias].cursor() as cursor:
        cursor.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")


def run(alias: str = "default") -> None:
    """Bring functions, walls, triggers and rights of database `alias` to what the code declares."""
    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        for statement in statements():
            cursor.execute(statement)


def take_down(alias: str = "default") -> None:
    """Before tables in use change: drop our views and policies, which bind the columns that they name; `run` follows.

    Row-level security stays enabled meanwhile: without its policies the runtime role sees no row of these tables.
    """
    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        cursor.execute(BOUND)
        for (statement,) in cursor.fetchall():
            cursor.execute(statement)


def statements() -> Iterator[str]:
    """All statements in order."""
    yield (SQL / "audit.sql").read_text()
    yield from _policy("kernel_auditrow", f"unit_id = {UNIT}", "false", force=False)
    for wall in registry.walls.values():
        yield from _wall(wall)
    for model in audited_models():
        yield from _trigger(model)
    yield from _rights()
    yield from registry.statements


def audited_models() -> list[type[Model]]:
    """Every domain table: all models of our contexts that inherit from `Record`."""
    from kim.kernel.models import Record

    return [model for model in apps.get_models() if issubclass(model, Record) and model._meta.managed]


def _wall(wall: Wall) -> Iterator[str]:
    table = wall.model._meta.db_table
    yield f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY'
    yield f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY'
    yield from _policy(table, wall.using, wall.check, force=True)


def _policy(table: str, using: str, check: str, *, force: bool) -> Iterator[str]:
    # Forced: the owner is bound as well, so it is named among the roles of the policy.
    roles = ", ".join([_runtime()] + (["CURRENT_USER"] if force else []))
    yield f'DROP POLICY IF EXISTS kim_wall ON "{table}"'
    yield f'CREATE POLICY kim_wall ON "{table}" TO {roles} USING ({using}) WITH CHECK ({check})'


def _trigger(model: type[Model]) -> Iterator[str]:
    table = model._meta.db_table
    hidden = "{" + ",".join(getattr(model, "audit_hidden", ())) + "}"
    yield f'DROP TRIGGER IF EXISTS kim_audit ON "{table}"'
    yield (
        f'CREATE TRIGGER kim_audit AFTER INSERT OR UPDATE OR DELETE ON "{table}" '
        f"FOR EACH ROW EXECUTE FUNCTION kim_audit('{hidden}')"
    )


def _rights() -> Iterator[str]:
    runtime = _runtime()
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {runtime}, PUBLIC"
    yield f"GRANT USAGE ON SCHEMA public TO {runtime}"
    yield f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {runtime}"
    yield f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {runtime}"
    for table in READ_ONLY:
        yield f'REVOKE INSERT, UPDATE, DELETE ON "{table}" FROM {runtime}'
    for model in registry.insert_only:
        yield f'REVOKE UPDATE, DELETE ON "{model._meta.db_table}" FROM {runtime}'
    yield f"REVOKE ALL ON kernel_auditmeta FROM {runtime}"
    yield f"GRANT SELECT ON kernel_auditmeta TO {runtime}"
    yield (
        "GRANT EXECUTE ON FUNCTION kim_looked_at(text, text, text), kim_seal_audit(), kim_verify_audit(), "
        f"kim_blank_audit(text, bigint) TO {runtime}"
    )


def _runtime() -> str:
    name: str = settings.KIM_RUNTIME_ROLE
    return '"' + name.replace('"', '""') + '"'
