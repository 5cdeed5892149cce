"""Shapes drawn by hand: stance and coverage marks, bars, badges. No widget holds data here."""
