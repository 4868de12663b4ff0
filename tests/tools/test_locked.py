"""The lock's check finds every difference between what is wanted, locked and listed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tools import locked


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The project's own files, to be spoiled."""
    for name in ("pyproject.toml", "uv.lock", *(f"bootstrap/{name}" for name in locked.LISTS)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(locked.ROOT / name, tmp_path / name)
    return tmp_path


def spoil(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))


def test_the_projects_files_fit_together(copy: Path) -> None:
    assert list(locked.findings(copy)) == []


def test_a_new_dependency_has_to_be_locked(copy: Path) -> None:
    spoil(copy / "pyproject.toml", "dependencies = [", 'dependencies = [\n    "requests>=2",')
    assert list(locked.findings(copy)) == ["pyproject.toml: requests is not what uv.lock knows"]


def test_a_missing_package_is_named(copy: Path) -> None:
    spoil(copy / "bootstrap/requirements.txt", "whitenoise==", "whitenoise-too==")
    assert list(locked.findings(copy)) == [
        "bootstrap/requirements.txt: whitenoise is missing",
        "bootstrap/requirements.txt: whitenoise-too is not locked",
    ]


@pytest.mark.parametrize(("old", "new"), [("whitenoise==6", "whitenoise==5"), ("--hash=sha256:", "--hash=sha256:0")])
def test_another_version_or_hash_is_named(copy: Path, old: str, new: str) -> None:
    spoil(copy / "bootstrap/requirements-dev.txt", old, new)
    (finding,) = locked.findings(copy)
    assert "differs from uv.lock" in finding


def test_test_tools_are_not_installed_for_the_demo(copy: Path) -> None:
    listed = locked.pins((copy / "bootstrap/requirements.txt").read_text())
    assert "django" in listed
    assert "pytest" not in listed


def test_a_new_version_of_the_installer_has_to_be_locked(copy: Path) -> None:
    spoil(copy / "bootstrap/requirements-installer.txt", "uv==0", "uv==1")
    (finding,) = locked.findings(copy)
    assert finding == "bootstrap/requirements-installer.txt: uv differs from uv.lock in version or hashes"


def test_names_are_compared_as_tools_write_them() -> None:
    assert locked.normal("Ruamel.YAML_extra") == "ruamel-yaml-extra"
