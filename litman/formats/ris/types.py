"""RIS's types of references and CSL's.

Source: RIS format specification (2011), table of reference types; the one before it (2001); types that exports hold
besides.
"""

from __future__ import annotations

from litman.formats.type_table import TypeTable

TYPES = TypeTable(
    codes={
        "JOUR": "article-journal", "ABST": "article-journal", "EJOUR": "article-journal", "INPR": "article-journal",
        "MGZN": "article-magazine",
        "NEWS": "article-newspaper",
        "BILL": "bill", "UNBILL": "bill",
        "BOOK": "book", "EBOOK": "book", "EDBOOK": "book", "CTLG": "book",
        "POD": "broadcast",
        "CHAP": "chapter", "ECHAP": "chapter",
        "CLSWK": "classic", "ANCIENT": "classic",
        "DATA": "dataset", "AGGR": "dataset", "DBASE": "dataset",
        "GEN": "document", "EQUA": "document", "GRANT": "document",
        "DICT": "entry-dictionary",
        "ENCYC": "entry-encyclopedia",
        "FIGURE": "figure", "CHART": "figure",
        "ART": "graphic",
        "HEAR": "hearing",
        "INTV": "interview",
        "CASE": "legal_case",
        "STAT": "legislation",
        "MANSCPT": "manuscript", "UNPB": "manuscript",
        "MAP": "map",
        "MPCT": "motion_picture", "ADVS": "motion_picture", "VIDEO": "motion_picture",
        "MUSIC": "musical_score",
        "PAMP": "pamphlet",
        "CPAPER": "paper-conference", "CONF": "paper-conference",
        "PAT": "patent",
        "SER": "periodical", "JFULL": "periodical",
        "PCOMM": "personal_communication", "ICOMM": "personal_communication",
        "BLOG": "post-weblog",
        "LEGAL": "regulation",
        "RPRT": "report", "GOVDOC": "report",
        "COMP": "software",
        "SOUND": "song",
        "SLIDE": "speech",
        "STAND": "standard", "STD": "standard",
        "THES": "thesis",
        "ELEC": "webpage", "MULTI": "webpage", "WEB": "webpage", "PRESS": "webpage",
    },
    words={
        ("UNPB", "preprint"): "article", ("UNPB", "working paper"): "article", ("JOUR", "preprint"): "article",
        ("VIDEO", "broadcast"): "broadcast",
        ("GEN", "collection"): "collection",
        ("ENCYC", "entry"): "entry",
        ("PCOMM", "interview"): "interview",
        ("GEN", "performance"): "performance",
        ("ICOMM", "forum post"): "post",
        ("JOUR", "book review"): "review-book",
        ("STAT", "treaty"): "treaty",
    },
    nearest={"review": "JOUR"},
)  # fmt: skip
