"""Repères: a directory of local resources for families in Dijon."""
