"""The colour table: every colour the window uses, once for light and once for dark."""

from dataclasses import dataclass

from council_desk.ui.words import STANCE_KEYS as STANCES


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme's colours, as #RRGGBB. The names are those of the look's colour table."""

    dark: bool
    canvas: str
    panel: str
    sidebar: str
    raised: str
    hair: str
    hair2: str
    control: str
    text: str
    text2: str
    text3: str
    accent: str
    fill: str
    on_fill: str
    sel: str
    sel_weak: str
    warn: str
    warn_fill: str
    warn_edge: str
    error: str
    error_fill: str
    ok: str
    ok_fill: str
    inserted: str
    inserted_fill: str
    deleted: str
    deleted_fill: str
    stances: tuple[str, ...]
    """Bar colours, in the order of the stance keys, which is that of queries.counts.STANCES."""
    strong_support: str
    strong_oppose: str
    demands: tuple[str, ...]
    composition: tuple[str, str, str, str]
    """Verbatim, trimmed, edited, own words."""

    def stance(self, name: str | None) -> str:
        """Return the bar colour of a stance; `control` where none is decided."""
        return self.stances[STANCES.index(name)] if name in STANCES else self.control

    def stance_mark(self, name: str | None) -> str:
        """Return the colour of a stance's mark: the half-filled ones use the strong hue of their side."""
        if name in ("support", "support_if_amended"):
            return self.strong_support
        if name in ("oppose", "oppose_unless_amended"):
            return self.strong_oppose
        return self.stance(name)

    def demand(self, number: int | None) -> str:
        """Return the hue of a demand by its number in the list; the number itself always stands with it."""
        return self.demands[((number or 1) - 1) % len(self.demands)]


LIGHT = Tokens(
    dark=False,
    canvas="#FFFFFF",
    panel="#F7F9F9",
    sidebar="#EFF2F2",
    raised="#FFFFFF",
    hair="#E1E6E6",
    hair2="#CDD5D5",
    control="#7F8B8D",
    text="#172022",
    text2="#4A5658",
    text3="#637072",
    accent="#0A6A6F",
    fill="#0A6A6F",
    on_fill="#FFFFFF",
    sel="#D8ECEC",
    sel_weak="#E6EBEB",
    warn="#7A4F00",
    warn_fill="#FDF3DD",
    warn_edge="#B07A10",
    error="#A3241C",
    error_fill="#FBEBE9",
    ok="#1A6B45",
    ok_fill="#E4F2EA",
    inserted="#0A5A48",
    inserted_fill="#DDF1EA",
    deleted="#8B2942",
    deleted_fill="#F8E4E8",
    stances=("#154F9C", "#5A90D6", "#CC7A1E", "#9E4208", "#808C8E", "#434E52", "#7F8B8D"),
    strong_support="#154F9C",
    strong_oppose="#9E4208",
    demands=("#7B3DA3", "#00776A", "#7D6100", "#8C1853"),
    composition=("#809092", "#5A6D70", "#33474A", "#0A6A6F"),
)

DARK = Tokens(
    dark=True,
    canvas="#1D2223",
    panel="#222829",
    sidebar="#161A1B",
    raised="#282F30",
    hair="#30383A",
    hair2="#434D4F",
    control="#78868A",
    text="#E9EDED",
    text2="#B3BEC0",
    text3="#929FA1",
    accent="#5FC6C6",
    fill="#127379",
    on_fill="#FFFFFF",
    sel="#1C4144",
    sel_weak="#2A3233",
    warn="#EBBE62",
    warn_fill="#37301D",
    warn_edge="#C2953A",
    error="#F2978E",
    error_fill="#3E2523",
    ok="#7BCBA0",
    ok_fill="#1F3529",
    inserted="#7FD6BC",
    inserted_fill="#17382F",
    deleted="#F0A3B2",
    deleted_fill="#42252C",
    stances=("#84B6FA", "#4A7FC6", "#B8702A", "#F4A55C", "#7A8683", "#CBD5D7", "#78868A"),
    strong_support="#84B6FA",
    strong_oppose="#F4A55C",
    demands=("#CBA0EE", "#3DB8A2", "#D6BC52", "#F8B4D3"),
    composition=("#66777A", "#8C9C9F", "#C3CFD0", "#5FC6C6"),
)
