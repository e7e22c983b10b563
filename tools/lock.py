"""Write the lock files: hashes for every platform, no address and no path.

`dev.txt` holds everything; `desk.txt` and `register.txt` are the parts of it that
an installed desk and an installed register need.
"""

import os
import subprocess
import sys

COMPILE = [
    *(sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml"),
    *("--universal", "--generate-hashes", "--python-version", "3.11"),
    *("--system-certs", "--quiet"),
]
PARTS = {
    "dev": ["--all-extras", "--group", "dev"],
    "desk": ["--extra", "desk", "--constraint", "requirements/dev.txt"],
    "register": ["--extra", "register", "--constraint", "requirements/dev.txt"],
}


def main() -> None:
    """Compile each part; what is said behind the command goes to uv as it is."""
    surroundings = os.environ | {"UV_CUSTOM_COMPILE_COMMAND": "make lock"}
    for name, chosen in PARTS.items():
        target = ["--output-file", f"requirements/{name}.txt"]
        subprocess.run(
            COMPILE + chosen + target + sys.argv[1:], check=True, env=surroundings
        )


if __name__ == "__main__":
    main()
