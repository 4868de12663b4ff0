"""Fetch KERN UX once and copy what KIM serves; for maintainers, newcomers and CI never need it.

Run `python scripts/vendor_kern.py`. It needs `npm` for `npm pack` and nothing else. The archive is refused when
its SHA-512 differs from the one recorded here and in VENDORED.md.
"""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

VERSION = "2.7.2"
SHA512 = "TN0Mqbasp7S1IOqurXickde8MDj5hIcgT4s3f1i33wyv2iVgA1dTO/FoQyi6rgM9KYTYkIthl9k72g7fBUUvHg=="
TARGET = Path(__file__).resolve().parent.parent / "src/kim/ui/static/ui/vendor/kern" / VERSION
FONTS = ("FiraSans-Regular", "FiraSans-Italic", "FiraSans-Medium", "FiraSans-SemiBold")


def fetch(folder: Path) -> Path:
    """Download the archive into `folder`; raises SystemExit when its checksum is not the recorded one."""
    subprocess.run(["npm", "pack", "--silent", f"@kern-ux/native@{VERSION}"], cwd=folder, check=True)
    archive = next(folder.glob("*.tgz"))
    found = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if found != SHA512:
        sys.exit(f"The archive's SHA-512 is {found}, recorded is {SHA512}. Nothing was copied.")
    return archive


def copy(package: Path) -> None:
    """Copy stylesheet, licence and the four fonts, and write a font stylesheet that names only these."""
    (TARGET / "fonts").mkdir(parents=True, exist_ok=True)
    shutil.copyfile(package / "dist/kern.min.css", TARGET / "kern.min.css")
    shutil.copyfile(package / "LICENSE.md", TARGET / "LICENSE.md")
    for font in FONTS:
        source = package / "dist/fonts/fira-sans" / f"{font}.woff2"
        shutil.copyfile(source, TARGET / "fonts" / source.name)
    faces = re.findall(r"@font-face \{.*?\}", (package / "dist/fonts/fira-sans.css").read_text(), re.DOTALL)
    kept = [face for face in faces if any(f"/{font}.woff2" in face for font in FONTS)]
    css = "\n\n".join(kept).replace("./fira-sans/", "fonts/")
    css = css.replace("    font-style", "    font-display: swap;\n    font-style")
    (TARGET / "fira-sans.css").write_text(css + "\n")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        archive = fetch(Path(folder))
        with tarfile.open(archive) as tar:
            tar.extractall(folder, filter="data")
        copy(Path(folder) / "package")


if __name__ == "__main__":
    main()
