"""Reading and writing resources as files: one module a format, both ways.

Reading returns every valid resource and every problem, with its line and field; it never stops
at the first. Writing goes to a file aside, which takes the final name only once it is whole.
"""

from directory.exchange.files import FORMATS, FileProblem, Reading, UnusableFileError, read, write
from directory.exchange.plan import Plan, compare

__all__ = [
    "FORMATS",
    "FileProblem",
    "Plan",
    "Reading",
    "UnusableFileError",
    "compare",
    "read",
    "write",
]
