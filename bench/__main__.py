"""`make bench`: every table of `docs/performance.md`, in one run."""

from bench import page, search, sheet, visitors

for part in (search, page, visitors, sheet):
    part.main()
