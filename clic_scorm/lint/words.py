"""
Words by which a fault is recognised, language by language. What is not listed here is not judged.
"""

from __future__ import annotations

import re


ALL_OF_THEM = {
    "en": r"all (of )?(the|these) ?(above|options|answers|others|choices)?( are (correct|right|true))?|all of them|both of (the|these) above",
    "es": r"todas (las|son)? ?(anteriores|respuestas|opciones|correctas)( anteriores)?( son correctas)?",
    "fr": r"toutes (les|ces) (réponses|options|propositions)( ci-dessus)?( sont (justes|correctes))?|toutes celles-ci",
    "pt": r"todas as (anteriores|respostas|opções|alternativas)( anteriores| acima)?( estão corretas)?",
    "ar": r"(جميع|كل) ما سبق",
}
NONE_OF_THEM = {
    "en": r"none (of )?(the|these) ?(above|options|answers|others|choices)?|none of them|neither of (the|these) above",
    "es": r"ninguna (de las|es) (anteriores|respuestas|opciones|correcta)( anteriores)?",
    "fr": r"aucune (de ces|des) (réponses|options|propositions)( ci-dessus)?",
    "pt": r"nenhuma das (anteriores|respostas|opções|alternativas)( anteriores| acima)?",
    "ar": r"(لا شيء|ليس أي) مما سبق",
}
ABSOLUTE = {
    "en": r"always|never",
    "es": r"siempre|nunca|jamás",
    "fr": r"toujours|jamais",
    "pt": r"sempre|nunca|jamais",
    "ar": r"دائما|دائمًا|أبدا|أبدًا",
}
# A question that turns on one small word, which is easily overread.
NEGATIVE = {
    "en": r"^(which|what|who)( (one|two|three))?( of (these|those|the following))?( \S+){0,4}? (is|are|does|do|can|should|would|must|has|have|was|were)(n't|n’t| not) "
    r"|^(all|each|every) .* except",
    "es": r"^(cuál|cuáles|qué|quién)( de (estos|estas|los siguientes|las siguientes))?( \S+){0,3}? no ",
    "fr": r"^(lequel|laquelle|lesquels|lesquelles|quel|quelle|qui)( de ces)?( \S+){0,3}? (n'|n’|ne )\S* ?\S+ pas",
    "pt": r"^(qual|quais|quem|que)( destes| destas| dos seguintes| das seguintes)?( \S+){0,3}? não ",
}
HERE = {
    "en": r"here|click here|click|this|this (link|page|site|website|one)|link|more|read more|learn more|see more|go|page|website|details|download",
    "es": r"aquí|acá|haga clic aquí|pulse aquí|este enlace|enlace|más|leer más|ver más|esta página|descargar",
    "fr": r"ici|cliquez ici|cliquer ici|ce lien|lien|plus|lire la suite|en savoir plus|cette page|télécharger",
    "pt": r"aqui|clique aqui|este link|link|mais|ler mais|saiba mais|esta página|baixar|descarregar",
    "ar": r"هنا|اضغط هنا|انقر هنا|هذا الرابط|المزيد",
}
VAGUE_VERBS = {
    "en": r"understand|know|learn|appreciate|realise|realize|grasp|comprehend|be (aware|familiar|acquainted|conscious)|become (aware|familiar)|have (a |an )?(understanding|knowledge|idea)|gain (a |an )?(understanding|knowledge|insight)",
    "es": r"entender|comprender|conocer|saber|aprender|apreciar|familiarizarse|tener (conciencia|conocimiento)|ser consciente",
    "fr": r"comprendre|connaître|savoir(?! \w+er\b)|apprendre|apprécier|se familiariser|prendre conscience|avoir conscience|être conscient",
    "pt": r"entender|compreender|conhecer|saber|aprender|apreciar|familiarizar-se|ter (consciência|conhecimento)",
    "ar": r"(أن )?(يفهم|يعرف|يدرك|يتعلم)|فهم|معرفة|إدراك",
}
EMPTY_PRAISE = {
    "en": r"(that('|’)s |that is |this is )?(right|correct|wrong|incorrect|true|false|not (right|correct|quite)|yes|no|ok|okay|good|good job|great|well done|excellent|try again|sorry)",
    "es": r"(es )?(correcto|incorrecto|cierto|falso|sí|no|bien|muy bien|excelente|inténtelo de nuevo|inténtalo de nuevo|error)",
    "fr": r"(c('|’)est )?(juste|correct|faux|incorrect|vrai|oui|non|bien|très bien|bravo|essayez encore|réessayez|erreur)",
    "pt": r"(está )?(certo|correto|errado|incorreto|verdadeiro|falso|sim|não|bem|muito bem|parabéns|tente novamente|tente de novo)",
    "ar": r"(إجابة )?(صحيح|صحيحة|خطأ|خاطئ|خاطئة|نعم|لا|أحسنت|ممتاز|حاول مرة أخرى)",
}
# How a note to facilitators begins that stands in no box; the name of a role alone, as in a list of roles, is none.
FOR_FACILITATORS = {
    "en": r"(facilitator|trainer|instructor)(s?['’]?s?)?( notes?| only| guidance)? ?[:：]|(notes?|hints?|tips?|only) (for|to) (the )?(facilitator|trainer|instructor)s?\b",
    "es": r"(notas? |solo |sólo )?(para )?(el |la |los |las )?(facilitador|formador|instructor)(a|es|as)? ?[:：]",
    "fr": r"(notes? )?(pour |à )?(l['’]|le |la |les )?(facilitat|animat|format|instruct)(eur|rice)s? ?[:：]",
    "pt": r"(notas? |só |apenas )?(para )?(o |a |os |as )?(facilitador|formador|instrutor)(a|es|as)? ?[:：]",
    "ar": r"(ملاحظة )?(للميسر|الميسر|للمدرب|المدرب)(ين)? ?[:：]",
}
PICTURE_OF = {
    "en": r"(an? |the )?(image|picture|photo|photograph|graphic|screenshot|figure|illustration) (of|showing|that shows)\b",
    "es": r"(una? |la )?(imagen|foto|fotografía|figura|ilustración|captura) (de|que muestra)\b",
    "fr": r"(une? |l('|’))?(image|photo|photographie|figure|illustration|capture) (de|d('|’)|qui montre|montrant)",
    "pt": r"(uma? |a )?(imagem|foto|fotografia|figura|ilustração|captura) (de|do|da|que mostra)\b",
}
COLOURS = {
    "en": r"red|green|blue|yellow|orange|purple|pink|grey|gray|brown",
    "es": r"rojo|roja|verde|azul|amarillo|amarilla|naranja|morado|rosa|gris",
    "fr": r"rouge|vert|verte|bleu|bleue|jaune|orange|violet|rose|gris|grise",
    "pt": r"vermelho|vermelha|verde|azul|amarelo|amarela|laranja|roxo|rosa|cinza",
}
_MARKED = {
    "en": (
        r"(marked|shown|printed|highlighted|written|drawn|coloured|colored|shaded|displayed|appear|appears) in ({c})",
        r"(click|press|choose|select|tap|see|look at|use) (on )?the ({c}) (\w+)",
    ),
    "es": (
        r"(marcad[oa]s?|mostrad[oa]s?|resaltad[oa]s?|escrit[oa]s?|impres[oa]s?) en ({c})",
        r"(pulse|haga clic en|elija|seleccione) (el|la) \w+ ({c})",
    ),
    "fr": (
        r"(marquée?s?|affichée?s?|surlignée?s?|écrite?s?|imprimée?s?) en ({c})",
        r"(cliquez sur|appuyez sur|choisissez|sélectionnez) (le|la|l’) ?\w+ ({c})",
    ),
    "pt": (
        r"(marcad[oa]s?|mostrad[oa]s?|destacad[oa]s?|escrit[oa]s?|impress[oa]s?) (em|a) ({c})",
        r"(clique (no|na)|escolha (o|a)|selecione (o|a)) \w+ ({c})",
    ),
}
BY_POSITION = {
    "en": r"(button|box|menu|panel|column|link|icon|picture|image|figure|table) (on|to|at|in) (the|your) (far )?(left|right|top|bottom)( (corner|side|hand side))?",
    "es": r"(botón|cuadro|menú|panel|columna|enlace|icono|imagen|figura|tabla) (de|a) la (izquierda|derecha)",
    "fr": r"(bouton|cadre|menu|panneau|colonne|lien|icône|image|figure|tableau) (de|à) (gauche|droite)",
    "pt": r"(botão|caixa|menu|painel|coluna|ligação|ícone|imagem|figura|tabela) (da|à) (esquerda|direita)",
}
PLACEHOLDERS = re.compile(
    r"\b(?:TODO|FIXME|TBD|TBC|TBA)\b|\bX{3,}\b|\?{3,}|\blorem ipsum\b|(?<!\[)\[(?:insert|your|add|name of|date|to be)\b[^\]]{0,40}\]"
    r"|\b(?:text|content) (?:to come|goes here)\b|\bplaceholder text\b|\bPOR HACER\b|\bÀ COMPLÉTER\b",
    re.IGNORECASE,
)
# The words of each language that no text of some length does without.
FREQUENT = {
    "en": frozenset(
        [
            "the",
            "of",
            "and",
            "to",
            "in",
            "is",
            "that",
            "for",
            "with",
            "are",
            "on",
            "as",
            "by",
            "this",
            "from",
            "or",
            "be",
            "it",
            "an",
            "which",
            "you",
            "not",
            "have",
            "at",
        ]
    ),
    "es": frozenset(
        [
            "de",
            "la",
            "que",
            "el",
            "en",
            "los",
            "se",
            "del",
            "las",
            "un",
            "por",
            "con",
            "no",
            "una",
            "para",
            "es",
            "al",
            "lo",
            "como",
            "más",
            "su",
            "sus",
            "y",
            "o",
        ]
    ),
    "fr": frozenset(
        [
            "de",
            "la",
            "le",
            "et",
            "les",
            "des",
            "en",
            "un",
            "du",
            "une",
            "que",
            "est",
            "pour",
            "qui",
            "dans",
            "par",
            "plus",
            "pas",
            "au",
            "sur",
            "ne",
            "se",
            "ce",
            "il",
            "sont",
            "à",
            "aux",
        ]
    ),
    "pt": frozenset(
        [
            "de",
            "que",
            "do",
            "da",
            "em",
            "um",
            "para",
            "é",
            "com",
            "não",
            "uma",
            "os",
            "no",
            "se",
            "na",
            "por",
            "mais",
            "as",
            "dos",
            "como",
            "mas",
            "foi",
            "ao",
            "ele",
            "das",
            "à",
            "seu",
            "sua",
            "ou",
        ]
    ),
    "ar": frozenset(
        ["في", "من", "على", "إلى", "أن", "عن", "مع", "هذا", "هذه", "التي", "الذي", "لا", "ما", "كل", "هو", "هي", "أو", "كان", "قد"]
    ),
}
# Words that are never doubled on purpose.
NEVER_DOUBLED = {
    "en": r"the|a|an|of|to|in|is|and|for|with|on|at|by|from|or|be|are|was|as|this|it|their|its|your|our|will|can",
    "es": r"el|la|los|las|de|del|que|en|y|un|una|por|con|para|su|sus|al|es|se",
    "fr": r"le|la|les|de|des|du|et|un|une|en|que|pour|par|avec|dans|est|sur|au|aux|ce|cette",
    "pt": r"o|a|os|as|de|do|da|dos|das|que|em|e|um|uma|por|com|para|no|na|é|se",
}


def pattern(table: dict[str, str], language: str) -> re.Pattern[str] | None:
    """
    Return what *table* has for *language* as a pattern without regard to capitals, or None.
    """
    words = table.get(language)
    return re.compile(words, re.IGNORECASE) if words else None


def whole(table: dict[str, str], language: str) -> re.Pattern[str] | None:
    """
    Return what *table* has for *language* as a pattern of whole words, or None.
    """
    words = table.get(language)
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE) if words else None


def whole_start(table: dict[str, str], language: str) -> re.Pattern[str] | None:
    """
    Return what *table* has for *language* as a pattern that a text may begin with, or None.
    """
    words = table.get(language)
    return re.compile(rf"\W*(?:{words})", re.IGNORECASE) if words else None


def by_colour(language: str) -> re.Pattern[str] | None:
    """
    Return the pattern of a sentence in which a colour alone says what is meant, or None.
    """
    if language not in _MARKED:
        return None
    marked, pressed = (each.replace("{c}", COLOURS[language]) for each in _MARKED[language])
    return re.compile(rf"\b(?:{marked}|{pressed})\b", re.IGNORECASE)


def folded(text: str) -> str:
    """
    Return *text* in small letters, without marks at its ends and with single spaces.
    """
    return " ".join(text.casefold().split()).strip(" .,;:!?…“”\"'()[]")
