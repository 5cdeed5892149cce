"""Spanish words that carry asks and positions: pido que, por favor, voten que no, estoy a favor, siempre y cuando."""

import re

# Third-person-plural subjunctives, as writers speak to a council (ustedes), and a few in the polite singular.
ASK_FORMS = [
    "abran",
    "agreguen",
    "ajusten",
    "amplíen",
    "amplien",
    "añadan",
    "apaguen",
    "aplacen",
    "aprovechen",
    "arreglen",
    "aumenten",
    "avisen",
    "bajen",
    "busquen",
    "cambien",
    "cancelen",
    "cierren",
    "cobren",
    "compren",
    "congelen",
    "construyan",
    "consideren",
    "consulten",
    "contraten",
    "controlen",
    "corten",
    "creen",
    "cuiden",
    "cumplan",
    "den",
    "dejen",
    "destinen",
    "devuelvan",
    "dediquen",
    "eliminen",
    "empiecen",
    "escuchen",
    "establezcan",
    "esperen",
    "eviten",
    "exijan",
    "eximan",
    "extiendan",
    "faciliten",
    "fijen",
    "financien",
    "garanticen",
    "hagan",
    "incluyan",
    "inspeccionen",
    "instalen",
    "inviertan",
    "limiten",
    "limpien",
    "mantengan",
    "manden",
    "mejoren",
    "multen",
    "muevan",
    "obliguen",
    "ofrezcan",
    "pavimenten",
    "permitan",
    "pinten",
    "pongan",
    "prohíban",
    "prohiban",
    "protejan",
    "publiquen",
    "quiten",
    "reduzcan",
    "regulen",
    "reparen",
    "repartan",
    "respeten",
    "retiren",
    "revisen",
    "saquen",
    "separen",
    "suban",
    "suspendan",
    "terminen",
    "trabajen",
    "traduzcan",
    "usen",
    "vigilen",
]
_ASK_ALTERNATION = "|".join(sorted(ASK_FORMS, key=len, reverse=True))
_LEAD = r"(?:(?:por\s+favor|y|pero|también|además|entonces|al\s+menos|mejor|primero|ahora|solo|sólo|que)\s*,?\s+)"
IMPERATIVE = re.compile(
    rf"{_LEAD}{{0,4}}(?:no\s+|nunca\s+)?(?:(?:me|nos|le|les|lo|la|los|las|"
    rf"se)\s+)?(?P<verb>{_ASK_ALTERNATION})(?:nos|le|les|lo|la|los|las|me|se)?\b",
)
PLEASE = re.compile(
    r"\bpor\s+favor,?\s+(?P<what>(?!vot|apr|rech|no\s+(?:vot|apr|rech|pas))(?:no\s+)?\w{3,}(?:en|an|ar|er|ir|"
    r"nos|les|los)\b[^.;!?]*)",
)
ASK = re.compile(
    r"\b(?:pid[oe]|pedimos|solicit[oae]|solicitamos|exij[oa]|exigimos|exhort[oa]|exhortamos|rueg[oa]|rogamos|"
    r"propon(?:go|emos)|sugier[oe]|sugerimos|"
    r"recomiend[oa]|recomendamos|quisiera|quisiéramos|quiero|queremos|necesitamos|insisto\s+en|"
    r"insistimos\s+en|urjo|urgimos|agradecer[íi]a(?:mos)?|prefer[íi]mos|prefiero)\s+"
    r"(?:(?:respetuosamente|solamente|solo|sólo|también|además)\s+)*(?:(?:a\s+)?(?:ustedes|usted|la\s+ciudad|"
    r"al?\s+concejo|al\s+consejo|los\s+concejales|la\s+alcaldesa|el\s+concejo)\s*)?"
    r"(?:a\s+)?que\s+(?P<what>[^.;!?]+)",
)
MODAL = re.compile(
    r"\b(?:la\s+ciudad|el\s+concejo|el\s+consejo|la\s+ordenanza|la\s+resolución|ustedes|el\s+alcalde|"
    r"la\s+alcaldesa|se)\s+"
    r"(?:deben?|deber[íi]an?|tienen?\s+que|necesitan?)\s+(?P<what>\w+(?:ar|er|ir|se)\b[^.;!?]*)",
)
CONDITION = re.compile(
    r"\b(?:siempre\s+y\s+cuando|siempre\s+que|con\s+tal\s+de\s+que|a\s+condición\s+de\s+que|"
    r"con\s+la\s+condición\s+de\s+que|a\s+menos\s+que|salvo\s+que|a\s+no\s+ser\s+que|"
    r"si\s+(?=[^.;]{0,60}(?:ra|ran|se|sen)\b))\s*(?P<what>[^.;!?]+)",
)
POSITION_ASK = re.compile(
    r"(?:(?:por\s+favor|no|que|y|les?|pido|pedimos|ustedes)\s+)*(?:vot[ea]n?|votar|aprueben?|apoyen?|adopten?|"
    r"pasen?|rechacen?|nieguen|aprobar|rechazar|adoptar|apoyar|cancelen|"
    r"aplacen|pospongan|paren|detengan)\b(?:\s+(?:que\s+)?(?:sí|si|no|a\s+favor|en\s+contra|por|esta?|este|la|"
    r"el|lo|esto|eso)\b)?",
)
WISHED = re.compile(
    r"(?:y\s+|pero\s+)?(?:ojalá\s+(?:que\s+)?|espero\s+que\s+|esperamos\s+que\s+|me\s+gustaría\s+que\s+|"
    r"sería\s+(?:bueno|mejor)\s+que\s+|"
    r"(?=que\s+(?:el|la|los|las)\s+\w+\s+\w+))(?P<what>.+)",
    re.DOTALL,
)
