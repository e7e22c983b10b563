"""`python -m tests.reliability`: write docs/reliability.md from the last runs.

Results of another tree than the one at hand are refused, or taken `--as-they-are`,
which the page then says.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator

from tests.reliability.page import PAGE, page
from tests.reliability.results import Results, read_results
from tools.proved import tree_hash


def main() -> int:
    """Write the page, or say which runs are to be made again."""
    parser = ArgumentParser("tests.reliability", description=__doc__)
    parser.add_argument("--as-they-are", action="store_true")
    asked = parser.parse_args()
    results = read_results()
    foreign = list(refusals(results, tree_hash()))
    if foreign and not asked.as_they_are:
        sys.stderr.write("\n".join(foreign) + "\n")
        return 1
    PAGE.write_text(page(results, as_they_are=bool(foreign)), "utf-8")
    return 0


def refusals(results: Results, tree: str) -> Iterator[str]:
    """Tell of each run that was made over another tree than this one."""
    for command, trees in results.trees().items():
        for other in sorted(trees - {tree}):
            of = f"tree {other}" if other else "a tree without a name"
            yield (
                f"The results of `make {command}` are of {of}, and this is {tree}:"
                " run it again, or take them --as-they-are."
            )


if __name__ == "__main__":
    sys.exit(main())
