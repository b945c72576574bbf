"""Tests that drive the real app in Chromium, cut off from everything but itself."""
