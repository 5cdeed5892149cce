"""Council Desk: what constituents say about an agenda item, from the received packet to the printed memo.

The map. Each row may import only rows below it; names in one row ignore each other (import-linter checks it).

    __main__                     opens the window; or becomes the reading child when asked to
    ui | cli                     Qt, and nowhere else | the same verbs as the window, without a window
    documents                    a frozen Briefing into a PDF memo or a workbook
    operations                   the verbs: each function is one change that a clerk would name
    queries                      the questions: a session in, frozen dataclasses out
    store                        the database: opening, asking, changing, undoing, copies
    records                      the nouns: tables only
    readers | analysis           files into passages, in a limited child process | pure text into findings
    settings | log               what the desk remembers | what the program writes down about itself
    paths | progress | errors    where things lie | what long work reports to | what a clerk can act on
"""

__version__ = "0.1.0"
