"""The demo as a whole: database, content, web server and worker, from first word to clean end."""

from __future__ import annotations

import os
import shutil
import socket
import urllib.error
import urllib.request
from gettext import gettext as _

from kim.config import file_keys, log_ins, preparing, purpose
from kim.config.database import Provided, provide, require_owner
from kim.config.folders import data_folder, make_private
from kim.config.reasons import in_words
from kim.config.supervisor import Child, supervise
from kim.config.trouble import Trouble
from kim.config.words import say

MADE_BY_DEMO = ("static", "files", "secrets", preparing.STAMP, log_ins.FILE, purpose.MARKER, purpose.ADDRESS)
HOST = "127.0.0.1"
# While preparing, a commit need not wait for the disk: after a power cut it would be prepared again.
UNHURRIED = {"PGOPTIONS": "-c synchronous_commit=off"}


def reset() -> None:
    """Delete what the demo made in the data folder; a database that somebody else provides is never touched."""
    if os.environ.get("DATABASE_URL"):
        raise Trouble(_("DATABASE_URL is set: KIM deletes nothing in a database that it did not start itself."))
    data = data_folder()
    if not data.exists():
        return
    if (data / "cluster").exists() and not purpose.is_demo(data):
        raise Trouble(_("%(folder)s was not made by “kim demo”; delete it yourself if you mean it.") % {"folder": data})
    from kim.config import embedded

    embedded.destroy(data)
    for name in MADE_BY_DEMO:
        path = data / name
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


def prepare() -> None:
    """Provide a database and bring it to what the code expects; quick when nothing changed."""
    provided = provide()
    require_owner()
    data = make_private(data_folder())
    file_keys.provide_for_demo(data)
    _say_where(provided)
    if provided.embedded and purpose.is_demo(data) and preparing.is_prepared(data):
        return
    if not purpose.is_demo(data):
        purpose.refuse_real_people(os.environ["DATABASE_OWNER_URL"])
        purpose.declare_demo(data)
    say(_("Preparing tables, district and invented people …"))
    preparing.prepare({**os.environ, "KIM_MODE": "demo", **(UNHURRIED if provided.embedded else {})})
    preparing.remember(data)


def _say_where(provided: Provided) -> None:
    if provided.elsewhere:
        sentence = _("The database lies in %(folder)s, because its own account cannot enter the data folder.")
        say(sentence % {"folder": provided.elsewhere})


def serve(port: int) -> None:
    """Serve on this machine until somebody asks to end."""
    environment = {**os.environ, "KIM_MODE": "demo"}
    # Web and jobs run as the runtime role; the owner's password is none of their business.
    del environment["DATABASE_OWNER_URL"]
    children = [
        Child(_("web server"), "kim.config.serving.web", [str(port)]),
        Child(_("job worker"), "kim.config.serving.jobs"),
    ]
    address = environment.setdefault("KIM_ADDRESS", f"http://localhost:{port}")

    def when_up() -> bool:
        if not _answers(f"http://{HOST}:{port}/"):
            return False
        purpose.keep_address(data_folder(), address)
        _welcome(address + "/")
        return True

    supervise(children, environment, when_up)
    say(_("KIM has ended."))


def free_port(port: int) -> int:
    """The port itself if it can be used; for 0 any that can."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError) as error:
            sentence = _("Port %(port)d cannot be used (%(reason)s); name another one with --port.")
            raise Trouble(sentence % {"port": port, "reason": in_words(error)}) from None
        return int(probe.getsockname()[1])


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5):  # noqa: S310 - our own address
            return True
    except urllib.error.HTTPError as error:
        if error.code < 500:
            return True
        raise Trouble(_("The web server answers with an error (%d); the lines above say why.") % error.code) from None
    except OSError:
        return False


def _welcome(address: str) -> None:
    say("\n" + log_ins.as_table(log_ins.kept(data_folder())) + "\n")
    say(_("KIM is there: %(address)s – end it with Ctrl-C.") % {"address": address})
