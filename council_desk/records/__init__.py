"""The nouns: tables only. May import SQLAlchemy, and nothing of the house."""

from council_desk.records import (
    agenda,
    briefing,
    campaigns,
    comments,
    double_coding,
    intake,
    journal,
    neighbours,
    people,
    policy,
    suggestions,
    tags,
    views,
)

__all__ = [
    "agenda",
    "briefing",
    "campaigns",
    "comments",
    "double_coding",
    "intake",
    "journal",
    "neighbours",
    "people",
    "policy",
    "suggestions",
    "tags",
    "views",
]
