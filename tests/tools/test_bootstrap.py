"""The maker of the environment: right Python, right pip, no second time."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

BOOTSTRAP = Path(__file__).resolve().parents[2] / "bootstrap"


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(BOOTSTRAP))
    import environment  # type: ignore[import-not-found]

    module: ModuleType = environment
    return module


@pytest.fixture
def pip_wheel(environment: ModuleType) -> ModuleType:
    module: ModuleType = environment.pip_wheel
    return module


def run_script(path: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run the script with nothing but the programs in `path`."""
    command = ["/bin/sh", BOOTSTRAP / "environment.sh", "run"]
    env = {"PATH": str(path), "HOME": str(path), "KIM_SYSTEM_PYTHON": "/no/such/python", **settings}
    return subprocess.run(command, check=False, env=env, text=True, capture_output=True)


def program(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{text}\n")
    (folder / name).chmod(0o755)


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder with the only programs that there are."""
    (tmp_path / "dirname").symlink_to(shutil.which("dirname") or "")
    return tmp_path


def test_an_old_python_is_refused_with_its_version(programs: Path) -> None:
    program(programs, "python3", 'if [ "$1" = -V ]; then echo Python 3.9.2; else exit 1; fi')
    done = run_script(programs)
    assert done.returncode == 1
    assert "Python 3.11" in done.stderr
    assert "Python 3.9.2" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_no_python_at_all_is_one_sentence_too(programs: Path) -> None:
    done = run_script(programs)
    assert done.returncode == 1
    assert "Python 3.11" in done.stderr.splitlines()[-1]


def test_the_sentence_is_english_when_asked(programs: Path) -> None:
    assert "KIM needs Python" in run_script(programs, KIM_LANGUAGE="en").stderr


def test_a_python_that_was_named_is_not_replaced_by_another(programs: Path) -> None:
    program(programs, "python3", "exit 0")
    done = run_script(programs, PYTHON="/no/such/python")
    assert done.returncode == 1


def test_a_newer_python_is_found_behind_an_old_one(programs: Path) -> None:
    program(programs, "python3", "exit 1")
    program(programs, "python3.12", 'case "$1" in *environment.py) echo "chosen $2";; esac')
    assert run_script(programs).stdout == "chosen run\n"


CHOSEN = 'case "$1" in *environment.py) echo "chosen $0 $2";; esac'


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system's Python is a stub or of the system alone")
def test_the_python_of_the_distribution_comes_first(programs: Path) -> None:
    program(programs, "python3", CHOSEN)
    program(programs, "python-of-the-system", CHOSEN)
    system = str(programs / "python-of-the-system")
    assert run_script(programs, KIM_SYSTEM_PYTHON=system).stdout == f"chosen {system} run\n"


@pytest.mark.parametrize("lacks", ["*venv*", "*version_info*"])
def test_a_python_of_the_distribution_that_lacks_something_is_passed_over(programs: Path, lacks: str) -> None:
    program(programs, "python3", CHOSEN)
    program(programs, "python-of-the-system", f'case "$2" in {lacks}) exit 1;; esac; {CHOSEN}')
    chosen = run_script(programs, KIM_SYSTEM_PYTHON=str(programs / "python-of-the-system")).stdout
    assert chosen == f"chosen {programs / 'python3'} run\n"


def test_an_environment_that_is_fresh_is_not_made_again(
    environment: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "STAMP", tmp_path / "stamp")
    monkeypatch.setattr(environment, "PYTHON", Path(sys.executable))
    assert not environment.is_fresh("run")
    (tmp_path / "stamp").write_text(json.dumps({"kind": "dev", "made_from": environment.made_from()}))
    assert environment.is_fresh("run")
    assert environment.is_fresh("dev")


def test_what_was_made_to_run_is_not_enough_for_tests(
    environment: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "STAMP", tmp_path / "stamp")
    monkeypatch.setattr(environment, "PYTHON", Path(sys.executable))
    (tmp_path / "stamp").write_text(json.dumps({"kind": "run", "made_from": environment.made_from()}))
    assert environment.is_fresh("run")
    assert not environment.is_fresh("dev")


def test_a_changed_lock_or_a_lost_python_makes_it_stale(
    environment: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "STAMP", tmp_path / "stamp")
    (tmp_path / "stamp").write_text(json.dumps({"kind": "dev", "made_from": "another lock"}))
    assert not environment.is_fresh("run")
    (tmp_path / "stamp").write_text(json.dumps({"kind": "dev", "made_from": environment.made_from()}))
    monkeypatch.setattr(environment, "PYTHON", tmp_path / "gone")
    assert not environment.is_fresh("run")


@pytest.fixture
def index(tmp_path: Path, pip_wheel: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is a package index with one wheel."""
    page = tmp_path / "pip"
    page.mkdir()
    (page / pip_wheel.WHEEL).write_bytes(b"a wheel")
    monkeypatch.setenv("PIP_INDEX_URL", tmp_path.as_uri())
    return tmp_path


def test_the_wheel_is_taken_from_the_index_when_its_hash_is_right(
    index: Path, pip_wheel: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    serve_pages(pip_wheel, monkeypatch, f'<a href="{pip_wheel.WHEEL}#sha256=x">pip</a>')
    monkeypatch.setattr(pip_wheel, "SHA256", hashlib.sha256(b"a wheel").hexdigest())
    assert pip_wheel.fetch(tmp_path).read_bytes() == b"a wheel"


def test_a_wheel_with_another_hash_is_not_used(
    index: Path, pip_wheel: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    serve_pages(pip_wheel, monkeypatch, f'<a href="{pip_wheel.WHEEL}">pip</a>')
    with pytest.raises(Exception, match=pip_wheel.WHEEL):
        pip_wheel.fetch(tmp_path)


def test_an_index_without_the_wheel_is_one_sentence_without_its_password(
    pip_wheel: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "http://me:topsecret@127.0.0.1:9/simple")
    with pytest.raises(Exception, match=r"127\.0\.0\.1") as stopped:
        pip_wheel.fetch(tmp_path)
    assert "topsecret" not in str(stopped.value)


def serve_pages(pip_wheel: ModuleType, monkeypatch: pytest.MonkeyPatch, html: str) -> None:
    """Let the index answer with a page; files are read as they are."""
    read = pip_wheel.read
    monkeypatch.setattr(pip_wheel, "read", lambda url: html.encode() if url.endswith("/pip/") else read(url))


def test_the_index_is_the_one_that_pip_is_configured_for(
    pip_wheel: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "pip.conf").write_text("[global]\nindex-url = https://packages.stadt.example/simple\n")
    monkeypatch.setattr(pip_wheel, "configuration_files", lambda: [tmp_path / "pip.conf"])
    monkeypatch.delenv("PIP_INDEX_URL", raising=False)
    assert pip_wheel.index_url() == "https://packages.stadt.example/simple"
    monkeypatch.setattr(pip_wheel, "configuration_files", list)
    assert pip_wheel.index_url() == "https://pypi.org/simple"


@pytest.mark.parametrize(
    ("answer", "is_enough"), [("pip 26.3 from x", True), ("pip 22.3 from x", True), ("pip 20.3.4", False), ("?", False)]
)
def test_an_installed_pip_is_used_if_it_can_install_elsewhere(
    pip_wheel: ModuleType, tmp_path: Path, answer: str, is_enough: bool
) -> None:
    program(tmp_path, "pip", f"echo '{answer}'")
    assert pip_wheel.can_install_elsewhere([str(tmp_path / "pip")]) is is_enough


def test_without_any_pip_the_wheel_is_fetched(
    pip_wheel: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pip_wheel, "can_install_elsewhere", lambda command: False)
    monkeypatch.setattr(pip_wheel.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(pip_wheel, "fetch", lambda folder: folder / "wheel")
    command = pip_wheel.find(Path("python"))
    assert [Path(part).name for part in command] == ["python", "pip"]


@pytest.fixture
def nothing_there(environment: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for an environment on a machine without uv; what pip is told to install is noted in `installed`."""
    (tmp_path / "bin").mkdir()
    for name, place in (("VENV", ""), ("PYTHON", "bin/python"), ("STAMP", "stamp")):
        monkeypatch.setattr(environment, name, tmp_path / place)
    monkeypatch.setattr(environment.shutil, "which", lambda name: None)
    monkeypatch.setattr(
        environment, "pip", lambda *what, aloud=True: installed.append([str(each) for each in what]) or True
    )
    for last in ("link_project", "translate"):
        monkeypatch.setattr(environment, last, lambda: None)
    monkeypatch.setenv("PIP_INDEX_URL", "https://packages.stadt.example/simple")
    monkeypatch.delenv("UV_DEFAULT_INDEX", raising=False)
    installed: list[list[str]] = []
    monkeypatch.setattr(environment, "installed", installed, raising=False)
    return tmp_path


def test_pip_fetches_uv_and_uv_the_rest_from_the_same_index(environment: ModuleType, nothing_there: Path) -> None:
    program(nothing_there / "bin", "uv", f'echo "$UV_DEFAULT_INDEX $*" > {nothing_there}/told')
    environment.main("run")
    ((*_options, listed),) = environment.installed
    told = (nothing_there / "told").read_text()
    assert listed.endswith("requirements-installer.txt")
    assert told.startswith("https://packages.stadt.example/simple pip install")
    assert "--require-hashes" in told
    assert told.strip().endswith("requirements.txt")


@pytest.mark.parametrize("trouble", ["exit 1", "missing"])
def test_where_uv_does_not_manage_pip_installs_everything(
    environment: ModuleType, nothing_there: Path, capfd: pytest.CaptureFixture[str], trouble: str
) -> None:
    if trouble != "missing":
        program(nothing_there / "bin", "uv", f"echo no network; {trouble}")
    environment.main("dev")
    assert [told[-1].rpartition("/")[2] for told in environment.installed] == [
        "requirements-installer.txt",
        "requirements-dev.txt",
    ]
    assert (nothing_there / "stamp").exists()
    # What was tried and is not needed worries nobody.
    assert "no network" not in "".join(capfd.readouterr())
