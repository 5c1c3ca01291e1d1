"""Has others judge our signatures, and us judge theirs.

    judge.py MOTCUA FOLDER

MOTCUA is the program, FOLDER is written anew. pyHanko, poppler's pdfsig and openssl check what
`motcua sign` made; `motcua verify-signature` checks what pyHanko and openssl made. A line a file; the
exit code is 1 when somebody disagrees.
"""

import json
import pathlib
import shutil
import subprocess
import sys

import ours
import theirs
from authorities import Authorities


def main() -> int:
    """Runs everything."""
    program, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    shutil.rmtree(folder, ignore_errors=True)
    authorities = Authorities(folder / "authorities")
    lines = ours.run(program, folder, authorities)
    lines += theirs.run(program, folder, authorities)
    for line in lines:
        print("{:<44} {:<22} {}".format(*line))
    wrong = [line for line in lines if line[2] != "ok"]
    print(f"{len(lines)} judgements, {len(wrong)} of them wrong")
    return 1 if wrong or not lines else 0


def verify(program: pathlib.Path, file: pathlib.Path, authorities: Authorities, *more: str) -> dict:
    """What the program says about a file."""
    trust = ["--trust", str(authorities.folder / "trust"), "--json", *more]
    done = subprocess.run([program, "verify-signature", file, *trust], capture_output=True)
    if not done.stdout:
        raise RuntimeError(done.stderr.decode())
    return {"exit": done.returncode, **json.loads(done.stdout)}


if __name__ == "__main__":
    sys.exit(main())
