"""The real window on a small office; the fixtures stand in window_desk, since the walks use them too."""

from window_desk import desk, fonts_registered, jobs, pool_office, pool_template, settle, theme, window

__all__ = ["desk", "fonts_registered", "jobs", "pool_office", "pool_template", "settle", "theme", "window"]
