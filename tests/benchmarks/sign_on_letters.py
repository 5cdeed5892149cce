"""Letters that many signed, in odd shapes, and letters of one writer that look like it; each with its signatories.

`SEEN` may be looked at while the rules change. `HELD` was only scored while the first rules were made (precision 1.00,
recall 0.82); two of its letters were looked at after. `NEW` was scored once before its letters
were looked at (precision 0.77, recall 0.53): new shapes still bring new gaps.
"""

WE = "We ask the council to keep the ferry landing public. Our members use it every day, and so do our neighbors."
I_ASK = "I ask the council to keep the ferry landing public. My son and I take the first boat every morning."

SIXTEEN = (
    "Gull Creek Paddlers",
    "Harbor Swim Club",
    "Marrow Bay Tenants Union",
    "SEIU Local 9",
    "Friends of the Landing",
    "Ferry Riders Alliance",
    "Tern Street Merchants Association",
    "Old Quay Neighborhood Council",
    "St. Brendan Parish",
    "Coast Workers Center",
    "Marrow Bay Youth Collective",
    "Library Friends of Marrow Bay",
    "Mill Row Community Garden",
    "Bay Cyclists",
    "Seniors for Safe Streets",
    "Marrow Bay NAACP",
)

Letter = tuple[str, tuple[str, ...]]

SEEN: tuple[Letter, ...] = (
    (f"Dear Council,\n{WE}\n\nSincerely,\n\n" + "\n".join(SIXTEEN), SIXTEEN),
    (f"{WE}\n\nWe, the undersigned organizations:\n\n" + "\n".join(f"• {n}" for n in SIXTEEN), SIXTEEN),
    (f"{WE}\n\nSigned,\n" + ", ".join(SIXTEEN[:6]) + ", and " + SIXTEEN[6], SIXTEEN[:7]),
    (
        f"{WE}\n\nSigned:\n\nAna Ortiz, Executive Director, Harbor Swim Club\nTheo Brandt, Organizer, SEIU Local 9\n"
        "Min-ji Park, Chair, Ferry Riders Alliance",
        (
            "Ana Ortiz, Executive Director, Harbor Swim Club",
            "Theo Brandt, Organizer, SEIU Local 9",
            "Min-ji Park, Chair, Ferry Riders Alliance",
        ),
    ),
    (
        f"{WE}\n\nRespectfully,\n\nAna Ortiz\nPresident, Harbor Swim Club\n\nTheo Brandt\nOrganizer\nSEIU Local 9\n\n"
        "Min-ji Park\nFerry Riders Alliance\nminji@example.org",
        (
            "Ana Ortiz, President, Harbor Swim Club",
            "Theo Brandt, Organizer, SEIU Local 9",
            "Min-ji Park, Ferry Riders Alliance",
        ),
    ),
    (
        "Pedimos al concejo que mantenga público el muelle. Nuestras familias lo usan cada día.\n\nFirmado por:\n"
        "Asociación de Vecinos de Mill Row\nSindicato de Trabajadores del Puerto\nIglesia San Brendan",
        ("Asociación de Vecinos de Mill Row", "Sindicato de Trabajadores del Puerto", "Iglesia San Brendan"),
    ),
    (
        f"{WE}\n\nThe undersigned\n\nGull Creek Paddlers            Harbor Swim Club\n"
        "Ferry Riders Alliance          SEIU Local 9\nMill Row Community Garden      Coast Workers Center",
        (
            "Gull Creek Paddlers",
            "Ferry Riders Alliance",
            "Mill Row Community Garden",
            "Harbor Swim Club",
            "SEIU Local 9",
            "Coast Workers Center",
        ),
    ),
    (
        f"{WE}\n\nSigned by\n\nName\tOrganization\nAna Ortiz\tHarbor Swim Club\nTheo Brandt\tSEIU Local 9\n"
        "Min-ji Park\tFerry Riders Alliance",
        ("Ana Ortiz, Harbor Swim Club", "Theo Brandt, SEIU Local 9", "Min-ji Park, Ferry Riders Alliance"),
    ),
    (
        "On behalf of the Harbor Swim Club, Friends of the Landing, and the Ferry Riders Alliance, we ask the council "
        "to keep the landing public. It serves 900 people a day.\n\nThank you.",
        ("Harbor Swim Club", "Friends of the Landing", "Ferry Riders Alliance"),
    ),
    (
        f"{WE}\n\nSigned,\nAna Ortiz\nTheo Brandt\nMin-ji Park\nRosa Vale\nDov Larkin\n\ncc: City Clerk\nHarbor Master",
        ("Ana Ortiz", "Theo Brandt", "Min-ji Park", "Rosa Vale", "Dov Larkin"),
    ),
    (
        f"{WE}\n\nWe, the undersigned residents,\n1. Ana Ortiz, 12 Tern Street\n2. Theo Brandt, 14 Tern Street\n"
        "3. Min-ji Park, 3 Mill Row",
        ("Ana Ortiz", "Theo Brandt", "Min-ji Park"),
    ),
    (
        f"{WE}\n\nIn community,\n\nAna Ortiz (Harbor Swim Club)\nTheo Brandt (SEIU Local 9)\n"
        "Min-ji Park (Ferry Riders Alliance)\nRosa Vale (Friends of the Landing)",
        (
            "Ana Ortiz, Harbor Swim Club",
            "Theo Brandt, SEIU Local 9",
            "Min-ji Park, Ferry Riders Alliance",
            "Rosa Vale, Friends of the Landing",
        ),
    ),
    # One writer each.
    (f"{I_ASK}\n\nSincerely,\nAna Ortiz", ()),
    (f"{I_ASK}\n\nSincerely,\nAna Ortiz\nOld Quay\nMarrow Bay", ()),
    (f"{I_ASK}\n\nSigned,\nAna Ortiz\nPresident\nHarbor Swim Club\n12 Tern Street\n(555) 010-0100", ()),
    (f"{WE}\n\nSincerely,\n\nAna Ortiz\nExecutive Director\nHarbor Swim Club\nMarrow Bay, CA 90000", ()),
    (f"{WE}\n\nBest,\nAna and Theo Ortiz\n14 Mill Row", ()),
    (f"On behalf of the Harbor Swim Club and its 400 members, I write to you. {I_ASK}\n\nAna Ortiz", ()),
    (
        f"{I_ASK}\n\nThanks,\nDr. Theo Brandt, Ph.D.\nProfessor of Marine Biology\nMarrow Bay College\nCoast Institute",
        (),
    ),
    (
        "Dear Mayor Quill, Council Member Oster, Council Member Marsh,\n\nPlease keep the landing. Our street needs it."
        "\n\nRespectfully submitted,\nAna Ortiz",
        (),
    ),
    (f"{WE}\n\nWarm regards,\nAna Ortiz\nCo-Chair, Parks Committee\nOld Quay Neighborhood Council\nMarrow Bay", ()),
    (f"{WE}\nThree things:\nSafe Streets\nOpen Water\nFair Fares\n\nThank you,\nRosa Vale", ()),
    (f"{WE}\n\nPlease support:\n- Harbor patrol\n- Tide gauges\n- Boat racks\n", ()),
    (
        f"{I_ASK} I am a member of the Harbor Swim Club, the Ferry Riders Alliance, and Friends of the Landing, and I "
        "speak for myself only.\n\nTheo Brandt",
        (),
    ),
    (f"{I_ASK}\n\nSent from my phone\n\nAna Ortiz\nRealtor\nBay Homes Group\nLicense 0100\nwww.example.org", ()),
)

HELD: tuple[Letter, ...] = (
    (
        f"To the City Council\n\n{WE}\n\nIn solidarity,\n\n" + "\n\n".join(SIXTEEN[:9]) + "\n\nPage 2 of 2",
        SIXTEEN[:9],
    ),
    (f"{WE}\n\nJoined by: " + "; ".join(SIXTEEN[3:9]), SIXTEEN[3:9]),
    (f"{WE}\n\nSIGNATORIES\n\n" + "\n".join(n.upper() for n in SIXTEEN[:5]), tuple(n.upper() for n in SIXTEEN[:5])),
    (
        f"{WE}\n\nSincerely,\n\nRosa Vale - Tern Street Merchants Association\nDov Larkin - Old Quay Neighborhood "
        "Council\nEsme Tull - Coast Workers Center\nFinn Rowe - Bay Cyclists",
        (
            "Rosa Vale, Tern Street Merchants Association",
            "Dov Larkin, Old Quay Neighborhood Council",
            "Esme Tull, Coast Workers Center",
            "Finn Rowe, Bay Cyclists",
        ),
    ),
    (
        f"{WE}\n\nEndorsed by the following organizations:\nHarbor Swim Club (Ana Ortiz, president)\n"
        "SEIU Local 9 (Theo Brandt, organizer)\nFriends of the Landing (Rosa Vale)",
        (
            "Harbor Swim Club, Ana Ortiz, president",
            "SEIU Local 9, Theo Brandt, organizer",
            "Friends of the Landing, Rosa Vale",
        ),
    ),
    (
        f"{WE}\n\nThank you for your time,\n\nRosa Vale\nDirector of Policy\nCoast Workers Center\n\nDov Larkin\n"
        "Pastor\nSt. Brendan Parish\n\nEsme Tull\nCampaign Manager\nFerry Riders Alliance\n\nFinn Rowe\nPresident\n"
        "Bay Cyclists",
        (
            "Rosa Vale, Director of Policy, Coast Workers Center",
            "Dov Larkin, Pastor, St. Brendan Parish",
            "Esme Tull, Campaign Manager, Ferry Riders Alliance",
            "Finn Rowe, President, Bay Cyclists",
        ),
    ),
    (
        "Los abajo firmantes pedimos que el muelle siga siendo público.\n\nFirmantes:\nLucía Herrera\nTomás Vidal\n"
        "Inés Robledo\nMateo Cruz",
        ("Lucía Herrera", "Tomás Vidal", "Inés Robledo", "Mateo Cruz"),
    ),
    (
        f"{WE}\n\nSigned,\n\nRosa Vale                 Dov Larkin\nDirector                  Pastor\n"
        "Coast Workers Center      St. Brendan Parish\n\nEsme Tull                 Finn Rowe\n"
        "Organizer                 President\nFerry Riders Alliance     Bay Cyclists",
        (
            "Rosa Vale, Director, Coast Workers Center",
            "Esme Tull, Organizer, Ferry Riders Alliance",
            "Dov Larkin, Pastor, St. Brendan Parish",
            "Finn Rowe, President, Bay Cyclists",
        ),
    ),
    (
        "Our organizations - Coast Workers Center, Ferry Riders Alliance, Bay Cyclists and SEIU Local 9 - ask you to "
        "keep the landing.\n\nSincerely,\n\nCoast Workers Center\nFerry Riders Alliance\nBay Cyclists\nSEIU Local 9",
        ("Coast Workers Center", "Ferry Riders Alliance", "Bay Cyclists", "SEIU Local 9"),
    ),
    (
        f"{WE}\n\nSigned on behalf of\n\nCoast Workers Center\nFerry Riders Alliance",
        ("Coast Workers Center", "Ferry Riders Alliance"),
    ),
    (
        f"{WE}\n\nSincerely,\nAda Quill\nBen Oster\nCleo Marsh\nDov Larkin\nEsme Tull\nGia Brandt",
        ("Ada Quill", "Ben Oster", "Cleo Marsh", "Dov Larkin", "Esme Tull", "Gia Brandt"),
    ),
    (
        f"{WE}\n\nYours,\nThe households of Mill Row:\nAda Quill, Ben Oster, Cleo Marsh, Dov Larkin",
        ("Ada Quill", "Ben Oster", "Cleo Marsh", "Dov Larkin"),
    ),
    # One writer each.
    (f"{WE}\n\nSincerely,\nThe Board of Directors\nHarbor Swim Club", ()),
    (f"{WE}\n\nSincerely,\nAna Ortiz\nHarbor Swim Club\nMarrow Bay", ()),
    (f"{I_ASK}\n\nSigned,\nA Worried Parent\nMill Row School\nOld Quay", ()),
    (f"{WE}\n\nRegards,\nAna Ortiz, AICP\nSenior Planner\nOrtiz and Vale Partners LLC\n400 Harbor Plaza, Suite 2", ()),
    (f"Name: Ana Ortiz\nAddress: 12 Tern Street\nItem: 29\n\n{I_ASK}", ()),
    (f"{I_ASK}\n\nAna Ortiz\nTern Street\nOld Quay\nDistrict 3", ()),
    (
        f"{WE}\n\nSincerely,\nAna Ortiz\nPresident, Harbor Swim Club\nMember, Parks Commission\nTreasurer, Friends of "
        "the Landing",
        (),
    ),
    (f"{WE} The Ferry Riders Alliance, SEIU Local 9 and the Harbor Swim Club have all said so.\n\nTheo Brandt", ()),
    (f"{I_ASK}\n\nAgenda items that concern me:\nFerry Landing\nHarbor Patrol\nTide Gauges\n\nRosa Vale", ()),
    (f"{WE}\n\nMuchas gracias,\nFamilia Herrera\nCalle Mill Row 4\nMarrow Bay", ()),
    (f"{I_ASK}\n\nSubmitted by\nAna Ortiz\nMarrow Bay\nTern Street", ()),
    (f"Ana Ortiz\nHarbor Swim Club\n12 Tern Street\nMarrow Bay, CA 90000\n\nCity Council\n\n{WE}\n\nAna Ortiz", ()),
)

NEW: tuple[Letter, ...] = (
    (
        "Members of the Council:\n\nThe library on Quarry Lane should stay open on Sundays. Our groups meet there.\n\n"
        "With thanks,\n\nQuarry Lane Reading Circle\nFriends of the Sunday Library\nMothers' Club of Old Quay\n"
        "Teachers Local 88\nThe Open Book Cooperative",
        (
            "Quarry Lane Reading Circle",
            "Friends of the Sunday Library",
            "Mothers' Club of Old Quay",
            "Teachers Local 88",
            "The Open Book Cooperative",
        ),
    ),
    (
        "We support Sunday hours.\n\nSigned by the following residents of Quarry Lane:\n\nNora Field, 3 Quarry Lane\n"
        "Otis Gray, 5 Quarry Lane\nPilar Soto, 7 Quarry Lane\nQuinn Hale, 9 Quarry Lane",
        ("Nora Field", "Otis Gray", "Pilar Soto", "Quinn Hale"),
    ),
    (
        "Apoyamos que la biblioteca abra los domingos.\n\nFirman:\n\nNora Campos, presidenta, Club de Madres\n"
        "Pilar Soto, directora, Centro Comunitario Quarry\nTeo Ruiz, representante, Sindicato de Maestros",
        (
            "Nora Campos, presidenta, Club de Madres",
            "Pilar Soto, directora, Centro Comunitario Quarry",
            "Teo Ruiz, representante, Sindicato de Maestros",
        ),
    ),
    (
        "Dear Council,\nWe urge you to keep Sunday hours; our students have nowhere else.\n\nSincerely,\n\n"
        "Nora Field, Principal\nQuarry Lane School\n\nOtis Gray, Executive Director\nYouth Works of Marrow Bay\n\n"
        "Pilar Soto, Head Librarian\nSunday Library League",
        (
            "Nora Field, Principal, Quarry Lane School",
            "Otis Gray, Executive Director, Youth Works of Marrow Bay",
            "Pilar Soto, Head Librarian, Sunday Library League",
        ),
    ),
    (
        "We ask for Sunday hours.\n\nUndersigned organizations: Quarry Lane Reading Circle, Teachers Local 88, Old "
        "Quay Parents Association, and the Open Book Cooperative.",
        (
            "Quarry Lane Reading Circle",
            "Teachers Local 88",
            "Old Quay Parents Association",
            "the Open Book Cooperative",
        ),
    ),
    ("I use the library every Sunday and I want it open.\n\nRespectfully,\nNora Field\nQuarry Lane\nOld Quay", ()),
    ("We love Sundays there.\n\nThanks!\nThe Field Family\nNora, Otis, Pilar, and Quinn", ()),
    (
        "Our club voted to support Sunday hours.\n\nSincerely,\nNora Field\nSecretary, Quarry Lane Reading Circle\n"
        "on behalf of the Board of Directors",
        (),
    ),
    ("Please keep Sundays. Books I found there:\nThe Long Tide\nSalt Houses\nA Map of Rain\n\nOtis Gray", ()),
    ("We need Sunday hours.\n\nBest,\nPilar Soto, MPH\nOutreach Director\nSunday Library League\nQuarry Lane", ()),
)
