"""Tell Dutch from English from neither, by everyday words and letter groups."""

from collections.abc import Iterable

from simulator.guidance.language import Language

_NL = frozenset(
    """de het een en van ik je jij u uw jouw jullie wij we ons onze niet geen maar dat dit die deze dan dus ook nog wel
    al als om te voor met bij naar uit aan op over door zijn is was ben bent heb hebt heeft hebben had wat wie waar
    waarom hoe wanneer welke mag kan kunt kunnen zal zou zullen wil wilt moet moeten gaat gaan doe doet komt even graag
    goed jammer bedankt dank hoor hè toch er hier daar nu weer meer veel mij me mijn m'n hem haar hun ze zij iets niets
    niks alles want omdat tot of zo nee ja oke oké prima begrijp snap laat weten beste geachte groet groeten succes eens
    gewoon echt alleen misschien helaas natuurlijk da's 't 'k ge gij mekaar effe ff morgen vandaag bellen bel stuur""".split()
)
_EN = frozenset(
    """the a an and of i you your yours we our us not no but that this these those then so also still yet if to for with
    at from out on about by are is was were am be been have has had what who where why how when which may can could
    will would should shall want must go going do does did please thanks thank sorry just really only maybe well it
    it's i'm i'll i'd i've don't can't won't didn't that's you're you'd we're we'd there here now again more much me my
    him her his their they she he something nothing everything because until or yes ok okay fine understand let know
    dear regards good luck sure any some all as get got one time ur u thx cheers mate""".split()
)
_SHARED = frozenset("is was me we had over of so want no u al die on to in ok er op door the".split())
_DUTCH_LETTERS = ("ij", "oe", "aa", "uu", "eeuw", "sch", "oo", "ee", "ui", "ieuw", "cht")


def detect_language(words: Iterable[str]) -> Language | None:
    """Return the language of `words` (folded), or None when they are of neither or there are too few to tell."""
    dutch = english = 0.0
    known = total = 0
    for word in words:
        total += 1
        weight = 0.3 if word in _SHARED else 1.0
        if word in _NL:
            dutch += weight
        if word in _EN:
            english += weight
        known += word in _NL or word in _EN
    if not known or (total > 8 and known < total * 0.12):
        return None
    if dutch == english:
        return None
    return Language.NL if dutch > english else Language.EN
