"""`python -m directory` does what the `directory` command does."""

from directory.cli import app

app()
