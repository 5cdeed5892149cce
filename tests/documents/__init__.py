"""Tests of the paper, and the hand-made Briefings they read."""
