"""What stands where a source could be named and is none: parts of the post, things that measure, words before it."""

from __future__ import annotations

import re

from litman.posts.prose.abbreviations import STARTERS
from litman.text.lazy_pattern import lazy_pattern

_PART_OF_POST = lazy_pattern(
    r"(?:(?:the|der|die|das|dem|le|la|les|l[’']|el|los|las|o|a|il|lo|het|de)\s?)?(?:(?:Eqs?|Equations?|Figs?|Figures?|Tables?|Tabs?|Sections?|Secs?|Chapters?|Chaps?|Appendi\w+|Algorithms?"
    r"|Theorems?|Lemmas?|Definitions?|Propositions?|Box(?:es)?|Videos?|Panels?|Steps?|Listings?|Examples?|Parts?|Notes?"
    r"|Exhibits?|Schemes?|Plates?|Charts?|Graphs?|Abb|Supplement\w*|Extended\sData|Lines?|Items?|Questions?|Eqn"
    r"|Groups?|Arms?|Models?|Cohorts?|Gruppe|Modell|Abbildung\w*|Tabelle\w*|Grafik\w*|Kapitel|Abschnitt|Tableaux?|Chapitre"
    r"|Figuras?|Tablas?|Tabelas?|Tabella|Gráfic[oa]|Grafico|Cap[íi]tul[oa]|Capitolo|Sección|Seção|Sezione|Afbeelding|Tabel"
    r"|Grafiek|Hoofdstuk|Rysunek|Rysunku|Tabel[ai]|Рисун\w+|Таблиц\w+|График\w*|Глав\w+)\.?"
    r"(?:\s?[A-Z]?\d|\s[A-Z]\b|\s[IVX]+\b|\s?\(|\s*\Z)|S\d+\s\w+)",
    re.IGNORECASE,
)
_MEASURES = (
    r"(?:watch|phone|app|scale|index|inventory|questionnaire|model|algorithm|method|workflow|software|tool|api|system"
    r"|framework|package|library|score|test|sensor|tracker|device|browser|engine|dataset|function|figure|table)s?"
)
_THING = lazy_pattern(rf"\b{_MEASURES}\Z", re.IGNORECASE)
_DEVICES = (
    r"(?:ring|bracelet|wearable|thermometer|glucometer|pedometer|thermostat|scanner|detector|printer|router|laptop|computer"
    r"|console|terminal|calculator|compiler|debugger|linter|spreadsheet|chatbot|plug-?in|firmware|kernel|gps|oximeter"
    r"|treadmill|headset)s?"
)
# Programs and devices under names of their own, which say what they show and not what anybody found.
_PROGRAMS = (
    r"Windows|Linux|Ubuntu|Debian|Fedora|Android|macOS|iOS|iPadOS|ChromeOS|Excel|PowerPoint|(?:Microsoft|MS)\s(?:Word|Edge"
    r"|Office|Teams|Outlook|Access|Copilot)|LibreOffice|Photoshop|Lightroom|Adobe\sIllustrator|InDesign|Acrobat|GIMP|Inkscape"
    r"|Blender|Chrome|Chromium|Firefox|Safari|Siri|Alexa|Cortana|ChatGPT|GPT|Copilot|Google\s(?:Maps|Earth|Translate"
    r"|Analytics|Scholar|Docs|Sheets|Home|Assistant|Fit|Gemini|Bard|Lens|Calendar|Drive)|Git|Docker|Kubernetes"
    r"|Python|JavaScript|TypeScript|Bash|PowerShell|Stata|SPSS|Matlab|MATLAB|Mathematica|Jupyter|RStudio|NumPy|TensorFlow"
    r"|PyTorch|Zotero|Mendeley|EndNote|JabRef|LaTeX|BibTeX|Pandoc|Grammarly|Gmail|Fitbit|Kindle|iPhone"
    r"|iPad|iPod|MacBook|AirPods?|Chromebook|Xbox|PlayStation|Raspberry\sPi|Arduino|Roomba"
)
_PROGRAM = lazy_pattern(
    rf"\b(?:(?:{_PROGRAMS})|(?i:{_DEVICES}))(?:[\s-]v?\d[\w.]*(?:\s(?:Pro|Home|Max|Plus|Mini))?)?\Z"
)
# What one goes by without that anybody said so: `according to the style of PeerJ`.
_MEASURE = lazy_pattern(
    rf"\b(?:{_MEASURES}|specifications?|styles?|formats?|standards?|schema|syntax|protocols?|order|size|type|age|sex|plan"
    r"|schedule|needs?|number|level|position|preferences?)\Z",
    re.IGNORECASE,
)
_HEAD_ENDS = lazy_pattern(r"\s(?:of|in|for|that|which|from|by|at|on)\s.*", re.DOTALL)
_SMALL_AT_END = lazy_pattern(r"\s(?:and|or|of|for|the|on|de|van|von|&)\Z")
# Somebody, or something, of whom was spoken before.
_SPOKEN_OF = lazy_pattern(
    r"(?:(?:an?|the|this|these|those|our|their)\s)(?:[\w-]+\s){0,3}?(?:authors?|researchers?|scientists?|investigators?|teams?"
    r"|experts?|data|figures|statistics|findings|results)\Z",
    re.IGNORECASE,
)


def is_part_of_post(name: str) -> bool:
    """Whether the name is that of a figure, an equation, a section: something of the post itself."""
    return bool(_PART_OF_POST.match(name))


def is_small_word(name: str) -> bool:
    """Whether the name is but a word with which sentences begin, or breaks off behind a small one."""
    words = name.split()
    return bool(_SMALL_AT_END.search(name)) or all(word in STARTERS for word in words)


def without_small_word(name: str) -> str:
    """Return the name without a word before it with which the sentence begins; `The` is part of a name."""
    word, _, rest = name.partition(" ")
    return rest if word in STARTERS and word not in ("The", "A", "An") and rest[:1].isupper() else name


def is_thing(name: str) -> bool:
    """Whether the name is that of something that measures or reckons: a device, a scale, a program."""
    return bool(_THING.search(name) or _PROGRAM.search(name))


def is_measure(name: str) -> bool:
    """Whether what somebody goes by (`according to …`) is a rule or a property and nobody's statement."""
    head = _HEAD_ENDS.sub("", name)
    return bool(_MEASURE.search(head) or _PROGRAM.search(head))


def is_own(name: str) -> bool:
    """Whether the name is that of something of the writer's: `our data`, `my notes`."""
    return name.startswith(("our ", "my ", "Our ", "My "))


def is_spoken_of(name: str) -> bool:
    """Whether the words only take up somebody who was named before: `the authors`, `the POWER team`."""
    return bool(_SPOKEN_OF.fullmatch(name))
