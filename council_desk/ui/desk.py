"""What every screen is given: the theme, the jobs, the refresh, and what this desk remembers."""

from dataclasses import dataclass, field

from council_desk.settings import Settings
from council_desk.ui.jobs import Jobs
from council_desk.ui.refresh import Refresh
from council_desk.ui.theme.theme import Theme


@dataclass(slots=True)
class Desk:
    """One per window. `time_zone` is the open office's; `who` the name that changes are made as."""

    theme: Theme
    jobs: Jobs
    refresh: Refresh
    settings: Settings = field(default_factory=Settings)
    office: str = ""
    time_zone: str = "UTC"

    @property
    def who(self) -> str:
        """The name that decisions are recorded under."""
        return self.jobs.who
