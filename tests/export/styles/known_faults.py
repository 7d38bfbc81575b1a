"""Where the CSL style, an engine or our CSL-JSON departs from the manual: what is printed instead, and why."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.export.styles.written_references import Written


@dataclass(frozen=True, slots=True)
class Fault:
    """A departure that is known; a test fails where it no longer occurs."""

    keys: str  # of the works that it is seen in
    right: str | re.Pattern[str]  # what the manual has
    printed: str
    reason: str

    def put_into(self, written: Written) -> Written:
        """Return the reference and citation as they come out with this fault."""
        right = re.compile(re.escape(self.right)) if isinstance(self.right, str) else self.right
        printed = self.printed if isinstance(self.right, re.Pattern) else self.printed.replace("\\", r"\\")
        both = right.sub(printed, f"{written.reference}\n{written.cited}")
        assert both != f"{written.reference}\n{written.cited}", f"{self.right!r} is not in {written}"
        return Written(*both.split("\n"))


_ARTICLES = "marlow ferrant zeller delacruz ahmadi nilsengulls nilsenterns ellery fenwick vance"
_JR = "where initials have no full stops citeproc-js drops that of `Jr.` too; pandoc prints it as it is typed"
_AFTER = (
    "the style asks for title case; pandoc capitalises long prepositions (as CMOS 18 does), MLA 9 does not"
)
_WITHOUT = (
    "citeproc-js writes prepositions small in title case; CMOS 18 capitalises those of five letters and more"
)
_SMALL = "the style prints titles of books as they are typed; ours are typed in sentence case, as CSL asks"
_PLACE = "the style still prints the place of publication, which the manual has dropped"
_GENRE = "the style prints the genre in our words and does not know the manual's own word for it"
_NO_TRANSLATOR = "the style prints no translator for a book"
_PUBLISHER_IS_SITE = (
    "`organization` of @online is a publisher in CSL; the style has the site from `container-title` only"
)
_SAME = "the style cannot compare author and publisher: it repeats the organisation"
_PREPRINT = "the style has no form of its own for a preprint"
_GENRE_TOO = "the style prints the genre between title and medium"
_COLON = "the style has a space after the colon even where no issue stands before it"
_DATASET = "the style has no form of its own for a dataset"
_SOFTWARE = "the style has no form of its own for a program"
_ZERO = "the style pads the day with a zero"
_ARTICLE_NUMBER = (
    "CSL has no variable for article numbers; litman puts them where pages stand, as most styles expect"
)
_PAPERS = "the style takes proceedings without an editor for a journal, as a comment in it says"

_APA = (
    Fault("castellan", "[Data set]", "[Dataset]", "the style follows the CSL locale's word, in one"),
    Fault("ahmadi", "Article e0471", "e0471", _ARTICLE_NUMBER),
    Fault("iyer", "In *Proceedings of the Fifth Workshop on Imagined Timekeeping* (pp. 45–52). Clockwork Society.",
          "*Proceedings of the Fifth Workshop on Imagined Timekeeping*, 45–52.", _PAPERS),
)  # fmt: skip
_VANCOUVER = (
    Fault("tanaka", "PsyImagine [Preprint]. 2022.", "PsyImagine; 2022.", _PREPRINT),
    Fault("harbour", "quays [Internet]", "quays [Technical Report] [Internet]",
          _GENRE_TOO),
    Fault("harbour", "Report No.: 17", "Technical Report no.: 17", "the style begins with the genre and a small `no.`"),
    Fault("lindqvist", "[dissertation on the Internet]", "[Doctoral dissertation] [Internet]", _GENRE),
    Fault("lindqvist", "Westmark: U", "[Westmark]: U", "the style takes the place of every university for inferred"),
    Fault("castellan", " [dataset]. Version 2.1.", ".", _DATASET),
    Fault("keller", "2009. German.", "2009.", "the style prints no language; the manual asks for it"),
    Fault("dubois", "Hill S, translator. ", "", _NO_TRANSLATOR),
    Fault("abara", " Version 3.2.", "", _SOFTWARE),
)  # fmt: skip
_AMA = (
    Fault("harbour", "2018. Technical Report 17.", "2018.", "the style prints no number of a report"),
    Fault("lindqvist", "Dissertation", "Doctoral dissertation", _GENRE),
    Fault("castellan", "Version 2.1. Reefdata. 2021", "Published online 2021", _DATASET),
    Fault("quill", " Ferry Notes.", "", _PUBLISHER_IS_SITE),
    Fault("coastlab", "Oysters keep time without the moon. Press release. Coast Laboratory; July",
          "Coast Laboratory. Oysters keep time without the moon. July",
          "the style has no form of its own for a press release: it is a web page"),
    Fault("dubois", "Hill S, trans. ", "", _NO_TRANSLATOR),
    Fault("abara", "*Tidecounter*. Version 3.2. Tideworks; 2022", "Tidecounter. Published online 2022", _SOFTWARE),
)  # fmt: skip
_CHICAGO = (
    Fault("coastlab", "release, July", "release. Coast Laboratory, July", _SAME),
    Fault("tidewatch", "Tides.” Accessed", "Tides.” Federation of Tide Watchers. Accessed", _SAME),
    Fault("ahmadi", "6:e0471", "6: e0471", _COLON),
    Fault("vance", "5:77", "5: 77", _COLON),
    Fault("abara", "Tideworks.", "Tideworks, released.",
          "the style puts `released` in front of month and day, which go missing with the year alone"),
)  # fmt: skip
_MLA = (
    Fault("tanaka", "*PsyImagine*", "PsyImagine",
          "a preprint's server is a publisher in CSL, the manual has a container"),
    Fault("harbour", "*Noise on Night Quays*. Northern", "Northern Harbour Agency. *Noise on Night Quays*. "
          "Technical Report no. 17, Northern", _SAME + ", and has the number in front of it"),
    Fault("harbour", ".pdf. Technical Report 17.", ".pdf.", "the number stands in front of the publisher"),
    Fault("harbour", "(*Noise on Night Quays*)", "(Northern Harbour Agency)", _SAME),
    Fault("lindqvist", "2013. U of Westmark, Doctoral dissertation, https://theses.westmark.example/412.",
          "2013, https://theses.westmark.example/412. University of Westmark, Doctoral dissertation.",
          "the style has the university behind the address, and no word is abbreviated"),
    Fault("quill", "“How to Nap on a Ferry.” *Ferry Notes*", "*How to Nap on a Ferry*. Ferry Notes",
          _PUBLISHER_IS_SITE),
    Fault("coastlab", "“Oysters Keep Time without the Moon.” Coast Laboratory, 31 July 2019, "
          "https://coastlab.example/news/oysters. Press release.",
          "Coast Laboratory. *Oysters Keep Time without the Moon*. Press release. Coast Laboratory, 31 July 2019, "
          "https://coastlab.example/news/oysters.", _SAME),
    Fault("coastlab", "(“Oysters Keep Time without the Moon”)", "(Coast Laboratory)", _SAME),
    Fault("tidewatch", "“Glossary of Tides.” Federation",
          "Federation of Tide Watchers. *Glossary of Tides*. Federation", _SAME),
    Fault("tidewatch", "(“Glossary of Tides”)", "(Federation of Tide Watchers)", _SAME),
    Fault("ahmadi", " e0471,", " p. e0471,", _ARTICLE_NUMBER),
    Fault("iyer", "*, Clockwork Society, 2017", "* [Geneva], 2017", _PAPERS),
)  # fmt: skip
_IEEE = (
    Fault("tanaka", "*, doi", "*. doi", "the style has a full stop before the DOI of all that is no article"),
    Fault("iyer", "52, doi", "52. doi", "the style has a full stop before the DOI of all that is no article"),
    Fault("iyer", "*, 2017", "*, Geneva: Clockwork Society, 2017", "the style prints the publisher of proceedings"),
    Fault("osei", "Eds. Bristol", "Eds., Bristol", "the style has a comma after the editors"),
    Fault("osei", "*Essays on the Imagined Shore*", "*Essays on the imagined shore*", _SMALL),
    Fault("bergstrom", "The Measure of Rest", "The measure of rest", _SMALL),
    Fault("handbook", "Handbook of the Quiet Hour", "Handbook of the quiet hour", _SMALL),
    Fault("silva", "Lullabies of the Northern Coast", "Lullabies of the northern coast", _SMALL),
    Fault("dubois", "The Sleepless Island*, S. Hill, Transl.", "The sleepless island*.",
          f"{_SMALL}; {_NO_TRANSLATOR}"),
    Fault("moser", "Night Ports of the World", "Night ports of the world", _SMALL),
    Fault("harbour", "Tech. Rep.", "Technical Report", _GENRE),
    Fault("lindqvist", "Ph.D. dissertation, Univ. Westmark", "Doctoral dissertation, University of Westmark",
          _GENRE + ", nor short forms of words"),
    Fault("harbour lindqvist quill coastlab tidewatch abara", "Jan. 9", "Jan. 09", _ZERO),
    Fault("roth", "Mar. 2", "Mar. 02", _ZERO),
    Fault("castellan", "Moro, 2021, “Reef sounds at dawn, 2016–2020,” version 2.1, Reefdata, doi",
          "Moro, “Reef sounds at dawn, 2016–2020.” Reefdata, Lisbon, 2021. doi", _DATASET),
    Fault("quill", "A. Quill. “How to nap on a ferry.” Ferry Notes.", "A. Quill, “How to nap on a ferry.”",
          f"the style has a comma after authors of web pages; {_PUBLISHER_IS_SITE}"),
    Fault("coastlab", "Laboratory. “", "Laboratory, “", "the style has a comma after authors of web pages"),
    Fault("tidewatch", "Watchers. “", "Watchers, “", "the style has a comma after authors of web pages"),
    Fault("ahmadi", "6, 2023, Art. no. e0471", "6, p. e0471, 2023", _ARTICLE_NUMBER),
    Fault("abara", "Abara. *Tidecounter*. (version 3.2), Tideworks", "Abara, *Tidecounter*. (2022). Tideworks, Oslo",
          _SOFTWARE),
)  # fmt: skip
_NATURE_BOOK = "the style has a full stop between a book's title and its publisher"
_NATURE = (
    Fault("osei", "Imagined Shore", "imagined shore", _SMALL),
    Fault("osei bergstrom handbook silva", "Press, 20", "Press, Bristol, 20", _PLACE),
    Fault("bergstrom", "* 3rd edn (", "*. (", "the style prints no edition; " + _NATURE_BOOK),
    Fault("handbook", "* (Meridian", "*. (Meridian", _NATURE_BOOK),
    Fault("keller", "* (Nordverlag,", "*. (Nordverlag, Hamburg,", f"{_NATURE_BOOK}; {_PLACE}"),
    Fault("silva", "* (eds Silva, R. & Tran, B.) (", "*. (",
          f"the style names no editors of a whole book; {_NATURE_BOOK}"),
    Fault("dubois", "* (transl. Hill, S.) (Lantern Books,", "*. (Lantern Books, London,",
          f"{_NO_TRANSLATOR}; {_NATURE_BOOK}; {_PLACE}"),
    Fault("moser", "* (Lantern Books, 2020).", "*. (Lantern Books, London, 2020). doi:10.5555/lantern.20.",
          f"{_NATURE_BOOK}; {_PLACE}; the DOI is printed where there is no volume"),
    Fault("iyer", "Society, 2017).", "Society, Geneva, 2017). doi:10.5555/wit.2017.5.",
          f"{_PLACE}; the DOI is printed where there is no volume"),
    Fault("lindqvist", "*Sleep Debts of Fishing Crews*. PhD thesis, Univ. Westmark (2013)",
          "Sleep debts of fishing crews. (University of Westmark, Westmark, 2013)",
          "the style has no form of its own for a thesis"),
    Fault("castellan", "*Reefdata*", "Reefdata", "a repository is a publisher in CSL, which the style prints upright"),
    Fault("quill", "*Ferry Notes* ", "", _PUBLISHER_IS_SITE),
    Fault("delacruz", "M. Jr &", "M., Jr. &", "the style prints `Jr.` as it is typed, after a comma"),
    Fault("roth", "2 March 2020", "2020", "the style prints only the year of a newspaper article"),
    Fault("abara", ", version 3.2. https://tidecounter.example", ". Tideworks", _SOFTWARE),
)  # fmt: skip
_HARVARD = (
    Fault("tanaka", "’, *PsyImagine* [Preprint].", "’. PsyImagine.", _PREPRINT),
    Fault("osei bergstrom handbook silva", "Meridian", "Bristol: Meridian", _PLACE),
    Fault("keller", "Nordverlag", "Hamburg: Nordverlag", _PLACE),
    Fault("iyer", "in *Proceedings", "*Proceedings", "the style has no `in` before proceedings"),
    Fault("iyer", "Clockwork", "Geneva: Clockwork", _PLACE),
    Fault("dubois moser", "Lantern Books", "London: Lantern Books", _PLACE),
    Fault("harbour", " 17. ", " 17. Tromsø: Northern Harbour Agency. ", f"{_SAME}; {_PLACE}"),
    Fault("castellan", "*Reef sounds at dawn, 2016–2020* (Version 2.1) [Dataset]. Reef",
          "‘Reef sounds at dawn, 2016–2020’. Lisbon: Reef", _DATASET),
    Fault("quill", "ferry*.", "ferry*. Bergen: Ferry Notes.", "the style prints the publisher of a web page"),
    Fault("tidewatch", "tides*.", "tides*. Bergen: Federation of Tide Watchers.",
          "the style prints the publisher of a web page"),
    Fault("coastlab", "‘Oysters keep time without the moon’ [Press release]. 31 July.",
          "*Oysters keep time without the moon*. Galway: Coast Laboratory.",
          "the style has no form of its own for a press release: it is a web page"),
    Fault("ahmadi", "article number", "p.", _ARTICLE_NUMBER),
    Fault("abara", "*Tidecounter* (Version 3.2) [Computer program].", "‘Tidecounter’. Oslo: Tideworks.", _SOFTWARE),
)  # fmt: skip

# Of the style file or of our CSL-JSON: the same with every engine.
STYLE_FAULTS: dict[str, tuple[Fault, ...]] = {
    "apa": _APA,
    "vancouver": _VANCOUVER,
    "ama": _AMA,
    "chicago": _CHICAGO,
    "mla": _MLA,
    "ieee": _IEEE,
    "nature": _NATURE,
    "harvard": _HARVARD,
}
_CHICAGO_PAPERS = Fault(
    "iyer",
    "In *Proceedings of the Fifth Workshop on Imagined Timekeeping*. Clockwork Society.",
    "*Proceedings of the Fifth Workshop on Imagined Timekeeping* (Geneva), 45–52.",
    _PAPERS,
)
STYLE_FAULTS["chicago"] += (_CHICAGO_PAPERS,)

# Of an engine, on top of those.
ENGINE_FAULTS: dict[tuple[str, str], tuple[Fault, ...]] = {
    ("pandoc", "vancouver"): (Fault("delacruz", "M Jr,", "M Jr.,", _JR),),
    ("pandoc", "ama"): (Fault("delacruz", "M Jr,", "M Jr.,", _JR),),
    ("pandoc", "mla"): (
        Fault("ferrant", "after", "After", _AFTER),
        Fault("coastlab iyer", "without", "Without", _AFTER),
    ),
    ("citeproc-js", "chicago"): (
        Fault("ferrant", "After", "after", _WITHOUT),
        Fault("coastlab iyer", "Without", "without", _WITHOUT),
    ),
}


def faults_of(engine: str, style: str) -> tuple[Fault, ...]:
    """Return what is known to come out otherwise than the manual has it."""
    return STYLE_FAULTS[style] + ENGINE_FAULTS.get((engine, style), ())
