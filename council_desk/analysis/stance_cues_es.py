"""Spanish words that show where a writer stands."""

import re

from council_desk.analysis.stance_cues import Cue, cue

DECLARED: tuple[Cue, ...] = (
    cue(
        r"\b(?:yo\s+|nosotros\s+)?(?:apoyo|apoyamos|respaldo|respaldamos|favorezco|favorecemos|celebro|"
        r"celebramos)\b|\b(?:quiero|queremos|deseo)\s+(?:apoyar|respaldar)|\bmi\s+apoyo\b|\bnuestro\s+apoyo\b",
        1,
        2.2,
        "says support",
    ),
    cue(
        r"\b(?:estoy|estamos|está|están|voto|votamos|hablo|escribo)\s+(?:\w+mente\s+|totalmente\s+|"
        r"muy\s+)?a\s+favor\b|\ba\s+favor\s+de\s+(?:est[ae]|la|el)\b|\bestoy\s+de\s+acuerdo\b|"
        r"\bestamos\s+de\s+acuerdo\b",
        1,
        2.3,
        "is in favor",
    ),
    cue(
        r"\b(?:me\s+opongo|nos\s+oponemos|rechazo|rechazamos|se\s+opone|me\s+niego)\b|\boposición\s+a\b|"
        r"\bmi\s+oposición\b",
        -1,
        2.3,
        "says opposition",
    ),
    cue(
        r"\b(?:estoy|estamos|está|están|voto|hablo|escribo)\s+(?:\w+mente\s+|totalmente\s+|muy\s+)?en\s+contra\b|"
        r"\ben\s+contra\s+de\b|\bno\s+(?:estoy|estamos)\s+(?:\w+\s+)?de\s+acuerdo\b|\bno\s+(?:apoyo|apoyamos|"
        r"estoy\s+a\s+favor|estamos\s+a\s+favor|queremos|quiero|acepto|aceptamos)\b|\bdesacuerdo\b",
        -1,
        2.5,
        "is against it",
    ),
    cue(
        r"\b(?:vot[ea]n?|votar|voto)\s+(?:que\s+|por\s+el\s+)?(?:sí|si|a\s+favor)\b|(?<!no\s)\b(?:aprueben|apoyen|"
        r"adopten|aprobar|apruébenl[ao]|pasen)\s+(?:la|el|est[ae]|esto|eso|ya)\b|\bdigan\s+que\s+sí\b|"
        r"^[^\w\n]{0,12}sí\b\W",
        1,
        2.3,
        "asks for a yes vote",
    ),
    cue(
        r"\b(?:vot[ea]n?|votar|voto)\s+(?:que\s+|por\s+el\s+)?(?:no|en\s+contra)\b|\bno\s+(?:aprueben|apoyen|"
        r"adopten|pasen|lo\s+hagan|hagan\s+esto|suban|dejen)\b|\b(?:rechacen|detengan|paren|cancelen|"
        r"nieguen)\s+(?:la|el|est[ae]|esto|eso)\b|\bdigan\s+que\s+no\b|^[^\w\n]{0,12}no\b\s*[.,!]",
        -1,
        2.4,
        "asks for a no vote",
    ),
)
WEAK: tuple[Cue, ...] = (
    cue(
        r"\b(?:buena|excelente|gran)\s+(?:idea|propuesta|medida|decisión)\b|\bya\s+era\s+hora\b|\bpor\s+fin\b|"
        r"\bme\s+(?:gusta|encanta|alegra|parece\s+bien)\b|\bgracias\s+por\s+(?:est[ae]|proponer|hacer|pensar)\b|"
        r"\bnos\s+(?:ayuda|ayudaría|beneficia|gusta)\b|\b(?:hace\s+falta|necesitamos\s+(?:est[ae]|esto))\b|"
        r"\bes\s+(?:justo|necesari[oa]|important[ea]|buen[oa])\b",
        1,
        1.2,
        "likes it",
    ),
    cue(
        r"\b(?:mala|pésima|terrible)\s+(?:idea|propuesta|medida|decisión)\b|\bno\s+(?:alcanza|es\s+justo|"
        r"me\s+parece|podemos\s+pagar|tiene\s+sentido|sirve|hace\s+falta)\b|\binjust[oa]\b|\bvergüenza\b|"
        r"\b(?:un\s+)?robo\b|\babuso\b|\bbasta\b|\bnos\s+(?:perjudica|afecta|quita|van\s+a\s+quitar)\b|"
        r"\bdemasiado\s+(?:caro|alto|ruido)\b|\bperder(?:emos|é|ía)?\b",
        -1,
        1.1,
        "calls it wrong",
    ),
)
NEUTRAL = re.compile(
    r"\b(?:no\s+tom(?:o|amos|a)\s+(?:partido|posición|postura)|ni\s+a\s+favor\s+ni\s+en\s+contra|"
    r"soy\s+neutral|somos\s+neutrales|sin\s+posición|solo\s+para\s+informar)\b",
)
AMENDS = re.compile(
    r"\b(?:siempre\s+y\s+cuando|con\s+tal\s+de|a\s+condición|con\s+(?:ese|este|esos|estos|algunos|"
    r"un)\s+cambios?|pero\s+(?:que|pido|pedimos|falta|necesita|con|les|por\s+favor)|buen\s+(?:primer\s+)?paso|"
    r"primer\s+paso|falta\s+(?:algo|más)|apoyaría(?:mos)?|estaría(?:mos)?\s+a\s+favor|cuenten\s+conmigo|"
    r"en\s+principio|si\s+(?:agregan|cambian|incluyen|quitan|bajan))\b",
)
MINOR = re.compile(r"\b(?:solo|sólo|solamente|únicamente)\s+(?:les\s+|le\s+)?(?:pid\w+|quisiera|agreg\w+)|\btambién\b")
UNLESS = re.compile(
    r"\b(?:a\s+menos\s+que|a\s+no\s+ser\s+que|mientras\s+no|hasta\s+que|(?:así\s+)?como\s+está|"
    r"tal\s+como\s+está|en\s+su\s+forma\s+actual|salvo\s+que)\b",
)
SARCASM = re.compile(
    r"^[^\w\n]{0,12}(?:claro\s+que\s+sí,|qué\s+maravilla|qué\s+bonito|muy\s+bien,\s+sigan)", re.MULTILINE
)
NEGATOR = re.compile(r"\b(?:no|nunca|jamás|tampoco|ni|sin|ningún|ninguna)\b")
