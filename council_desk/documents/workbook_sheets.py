"""What stands in each sheet of the workbook."""

from datetime import datetime

from council_desk.documents import moments
from council_desk.documents.drafting import Drafting
from council_desk.documents.evidence_keys import runs
from council_desk.documents.fonts import Faces
from council_desk.documents.languages import language_name
from council_desk.documents.marks import COVERAGE_WORDS, STANCE_WORDS
from council_desk.documents.memo_closing import method_sentences
from council_desk.documents.workbook_cells import Column, Sheet, Value, joined
from council_desk.queries.brief_claims import claims_found
from council_desk.queries.briefing import BriefedComment, Briefing, Evidence


def _when(moment: str | None, briefing: Briefing) -> datetime | None:
    """A UTC time as the office's own, as a spreadsheet holds it: without a zone, to the second."""
    found = moments.local(moment, briefing.time_zone) if moment else None
    return found.replace(tzinfo=None, microsecond=0) if found and found.year >= 1900 else None


def _yes(fact: bool) -> str:
    return "yes" if fact else ""


def _stance(stance: str | None) -> str:
    return STANCE_WORDS.get(stance, stance) if stance else ""


def _numbers(briefing: Briefing, evidence: Evidence) -> str:
    labels = {comment.id: comment.label for comment in briefing.comments}
    return ", ".join(words for words, _ in runs([labels[i] for i in evidence.ids if i in labels]))


def _label(comment: BriefedComment) -> Value:
    return int(comment.label) if comment.label.isascii() and comment.label.isdigit() else comment.label


COMMENTS = (
    Column("Number", 9, "number"),
    Column("Received", 16, "time"),
    Column("Received, as given", 16),
    Column("Late", 6),
    Column("Name", 22),
    Column("Organization", 22),
    Column("Signatories", 26),
    Column("Channel", 11),
    Column("Language", 11),
    Column("Position ticked", 11),
    Column("Stance", 18),
    Column("Stance by its campaign", 12),
    Column("Stance suggested, not decided", 18),
    Column("Campaign", 10),
    Column("Form", 11),
    Column("Edit changes the ask", 10),
    Column("Own words", 45),
    Column("Text", 80),
    Column("Demands", 10),
    Column("Questions owed", 40),
    Column("Same text as", 9),
    Column("Passages withheld from print", 10, "number"),
    Column("Attachments", 20),
    Column("File", 22),
    Column("Page", 7, "number"),
    Column("Lines", 11),
    Column("Row", 7, "number"),
    Column("Edition", 8, "number"),
    Column("In that edition", 11),
)


def comment_sheet(briefing: Briefing) -> Sheet:
    """One row a counted comment, by number."""
    letters = {campaign.id: campaign.letter for campaign in briefing.campaigns}
    numbers = {demand.id: demand.number for demand in briefing.demands}
    rows = [_comment_row(comment, briefing, letters, numbers) for comment in briefing.comments]
    return Sheet("Comments", COMMENTS, rows, long=17)


def _comment_row(
    c: BriefedComment, briefing: Briefing, letters: dict[int, str], numbers: dict[int, int]
) -> tuple[Value, ...]:
    demands = sorted({numbers[d] for _, _, d in c.excerpts if d in numbers})
    return (
        _label(c),
        _when(c.received_at, briefing),
        c.received_as_given,
        _yes(c.late),
        c.name,
        c.organisation,
        joined(c.signatories),
        c.channel,
        language_name(c.language) or c.language,
        c.position,
        _stance(c.stance),
        _yes(c.stance_by_campaign),
        _stance(c.suggested_stance) if not c.stance else "",
        letters.get(c.campaign_id or 0, ""),
        c.form,
        _yes(c.changes_ask),
        joined(c.text[a:b].strip() for a, b in c.own_words),
        c.text,
        ", ".join(f"D{n}" for n in demands),
        joined(c.text[a:b].strip() for a, b in c.questions),
        c.same_text_as,
        len(c.withheld) or None,
        joined(c.attachments),
        c.file,
        c.page,
        f"{c.lines[0]}–{c.lines[1]}" if c.lines else None,
        c.row,
        c.edition,
        c.edition_state,
    )


def campaign_sheet(briefing: Briefing) -> Sheet:
    """One row a confirmed campaign, with its letter, its members' numbers, and those of its translations, apart."""
    columns = (
        Column("Campaign", 10),
        Column("Name", 24),
        Column("Stance", 18),
        Column("Letters", 9, "number"),
        Column("Word for word", 9, "number"),
        Column("Trimmed", 9, "number"),
        Column("Own words added", 9, "number"),
        Column("Edits that change the ask", 10, "number"),
        Column("Translations tied, counted apart", 12, "number"),
        Column("Translates campaign", 10),
        Column("First day", 12),
        Column("Last day", 12),
        Column("Comment numbers", 50),
        Column("Numbers of edits that change the ask", 20),
        Column("Numbers of translations tied", 20),
        Column("Letter, once", 80),
    )
    rows: list[tuple[Value, ...]] = []
    for c in briefing.campaigns:
        days = sorted(day for day, count in c.by_day if count)
        rows.append(
            (
                c.letter,
                c.name,
                _stance(c.stance),
                c.members.count,
                c.verbatim.count,
                c.trimmed.count,
                c.edited.count,
                c.changes_ask.count,
                c.translations.count,
                c.translates,
                days[0] if days else None,
                days[-1] if days else None,
                _numbers(briefing, c.members),
                _numbers(briefing, c.changes_ask),
                _numbers(briefing, c.translations),
                c.template,
            )
        )
    return Sheet("Campaigns", columns, rows, long=15)


def excerpt_sheet(briefing: Briefing) -> Sheet:
    """One row an excerpt: the exact words, whose they are, and the demand they make."""
    columns = (
        Column("Comment", 9, "number"),
        Column("Name", 22),
        Column("Stance", 18),
        Column("Campaign", 10),
        Column("Demand", 9),
        Column("What is asked", 40),
        Column("The writer’s words", 80),
        Column("From character", 10, "number"),
        Column("To character", 10, "number"),
    )
    letters = {campaign.id: campaign.letter for campaign in briefing.campaigns}
    demands = {demand.id: demand for demand in briefing.demands}
    rows: list[tuple[Value, ...]] = []
    for c in briefing.comments:
        for start, end, demand in c.excerpts:
            asked = demands.get(demand)
            rows.append(
                (
                    _label(c),
                    c.name or c.organisation,
                    _stance(c.stance),
                    letters.get(c.campaign_id or 0, ""),
                    f"D{asked.number}" if asked else "",
                    asked.sentence if asked else "",
                    c.text[start:end],
                    start,
                    end,
                )
            )
    return Sheet("Excerpts", columns, rows)


def demand_sheet(briefing: Briefing) -> Sheet:
    """One row a demand, with its counts and the comments behind them."""
    columns = (
        Column("Demand", 9),
        Column("What is asked", 50),
        Column("Short name", 18),
        Column("Part of", 9),
        Column("In campaigns", 10, "number"),
        Column("In own words", 10, "number"),
        Column("Organizations", 10, "number"),
        Column("From the supporting side", 10, "number"),
        Column("From the opposing side", 10, "number"),
        Column("One writer’s words", 50),
        Column("Their comment", 9),
        Column("Comments in campaigns", 40),
        Column("Comments in own words", 40),
        Column("Note", 40),
    )
    numbers = {demand.id: demand.number for demand in briefing.demands}
    labels = {comment.id: comment.label for comment in briefing.comments}
    rows: list[tuple[Value, ...]] = [
        (
            f"D{d.number}",
            d.sentence,
            d.short_name,
            f"D{numbers[d.parent_id]}" if d.parent_id in numbers else None,
            d.in_campaigns.count,
            d.independent.count,
            d.organisations,
            d.support_side,
            d.oppose_side,
            d.excerpt[1] if d.excerpt else None,
            labels.get(d.excerpt[0]) if d.excerpt else None,
            _numbers(briefing, d.in_campaigns),
            _numbers(briefing, d.independent),
            d.note,
        )
        for d in briefing.demands
    ]
    return Sheet("Demands", columns, rows)


def coverage_sheet(briefing: Briefing) -> Sheet:
    """One row a tie of a demand to the draft; a demand that nobody tied has a row that says so."""
    columns = (
        Column("Demand", 9),
        Column("What is asked", 50),
        Column("Draft", 16),
        Column("Clause", 20),
        Column("Coverage", 20),
        Column("Decided", 10),
        Column("Note", 50),
        Column("Words of the clause", 70),
    )
    words = {clause.citation: clause.text for clause in briefing.clauses}
    rows: list[tuple[Value, ...]] = []
    for d in briefing.demands:
        for link in d.links:
            covered = COVERAGE_WORDS.get(link.coverage, link.coverage)
            rows.append(
                (
                    f"D{d.number}",
                    d.sentence,
                    briefing.draft_name,
                    link.citation,
                    covered,
                    "yes" if link.decided else "suggested",
                    link.note,
                    words.get(link.citation or ""),
                )
            )
        if not d.links:
            rows.append((f"D{d.number}", d.sentence, briefing.draft_name, None, "Not decided", "no", None, None))
    return Sheet("Coverage", columns, rows)


def city_sheet(briefing: Briefing) -> Sheet:
    """One row a claim about another city, accepted or suggested, with the comments that make it."""
    columns = (
        Column("City", 20),
        Column("What writers say of it (not checked)", 80),
        Column("Decided", 11),
        Column("Comments", 10, "number"),
        Column("Comment numbers", 40),
    )
    rows: list[tuple[Value, ...]] = [
        (
            claim.city,
            claim.words,
            "decided" if claim.decided else "suggested",
            claim.evidence.count,
            _numbers(briefing, claim.evidence),
        )
        for claim in claims_found(briefing)
    ]
    return Sheet("Other cities", columns, rows)


def method_sheet(briefing: Briefing) -> Sheet:
    """What the figures are and are not, one fact a row."""
    head, counts = briefing.head, briefing.counts
    d = Drafting(briefing, Faces())
    rows: list[tuple[Value, ...]] = [
        ("Office", briefing.office),
        ("Item", head.number),
        ("File", head.file_number),
        ("Title", head.title),
        ("Body", head.body),
        ("Meeting", head.meeting_date),
        ("Draft", briefing.draft_name),
        ("Data as of", f"{d.as_of()} ({briefing.time_zone})"),
        ("Change number", briefing.change_number),
        ("Submissions", counts.submissions),
        ("Distinct texts", counts.texts),
        ("People known", counts.people),
        ("Submissions without a name", counts.without_name),
        ("Organizations", counts.organisations),
        ("Signatures, beside these counts and in none of them", counts.signatures),
        ("Late submissions", briefing.late.count),
    ]
    rows += [
        (f"Stance: {STANCE_WORDS[s].lower()}", e.count)
        for s, e in briefing.stance_evidence.items()
        if s in STANCE_WORDS
    ]
    rows += [
        ("Method", "Counts are submissions, not a poll."),
        *(("Method", sentence) for sentence in method_sentences(d)),
    ]
    rows += [(f"Withdrawn: comment {number}", f"gone from edition {edition}") for number, edition in briefing.withdrawn]
    rows += [(f"Set aside: comment {number}", reason) for number, reason in briefing.set_aside]
    rows.append(("Times", f"Local to {briefing.time_zone}."))
    rows.append(
        (
            "Private details",
            "Texts stand here as received and may hold private details: this workbook is the "
            "office’s own, not a public copy.",
        )
    )
    return Sheet("Method", (Column("What", 34), Column("Value", 90)), rows)
