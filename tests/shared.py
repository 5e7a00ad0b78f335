"""Inputs that stand beside the project and are never copied into it; tests use them
where they are there."""

from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"
