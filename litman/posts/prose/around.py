"""What of a post's body is about the post and not about its subject: thanks and money, contents, links; captions."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from litman.posts.post import Block, Post
from litman.text.folding import fold
from litman.text.lazy_pattern import lazy_pattern


def _headings(words: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{line.strip()})" for line in words.strip().splitlines()))


# As `fold` leaves them. All that stands under these is about the post.
_ABOUT_THE_POST = _headings(
    r"""
    acknowledge?ments?(?: and .{1,40})?|thanks|thank you.{0,20}|credits|funding.{0,40}
    financial (?:support|disclosures?)
    (?:declarations? of )?(?:conflicts? of|competing|declarations? of|conflicting) interests?.{0,30}
    disclosures?(?: .{0,30})?
    authors?['’]? ?contributions?|contributors|contributions|(?:data|code)(?: and \w+)? availability.{0,20}
    (?:about|meet) (?:the |our )?(?:authors?|writers?|us|me)|(?:\d+ )?(?:comments?|responses|replies)
    leave a (?:comment|reply)
    subscribe.{0,30}|newsletter|contact(?: us| me)?|license|licence|copyright.{0,30}|disclaimer|permissions
    danksagung(?:en)?|finanzierung|förderung|interessenkonflikte?|über (?:den autor|die autorin|uns)|kommentare?
    impressum
    remerciements|financement|conflits? d'intérêts?|à propos (?:de l'auteure?|de nous)|commentaires?
    agradecimientos|financiaci[óo]n|conflictos? de intereses|sobre (?:el autor|la autora|o autor|a autora)
    comentarios?
    agradecimentos|financiamento|conflitos? de interesses?|ringraziamenti|finanziamenti|conflitti d'interesse
    dankwoord|financiering|podziękowania|благодарности|финансирование|конфликт интересов|致谢|謝辞
    """
)
# Under these the items are links and names; what is said in whole paragraphs may still be about the subject.
_LISTS_OF_LINKS = _headings(
    r"""
    (?:further|suggested|recommended|additional) (?:readings?|articles?|links?|resources?)
    (?:related|more) (?:reading|articles?|posts?|links?|resources?|stories|pages|topics)
    (?:\w+ )?resources|external links|see also|links|read (?:more|next|also)|learn more.{0,20}
    you (?:may|might) also like.{0,10}
    where (?:can|do) (?:i|you|we) (?:learn|find|read|get).{0,40}|(?:table of )?contents
    in this (?:article|post|section|page)
    (?:popular|recent|latest|other) (?:posts?|articles?|stories)|tags|categories|share.{0,20}|on this page|index
    weiterführende (?:literatur|links|informationen)|siehe auch|weblinks|inhalt(?:sverzeichnis)?|lesen sie auch
    mehr zum thema
    pour en savoir plus|voir aussi|liens externes|sommaire|table des matières|à lire aussi
    (?:véase|vea|ver) también|enlaces externos|más información|índice|contenidos?|leia também|veja também|ver também
    sumário
    conteúdo|vedi anche|collegamenti esterni|indice|zie ook|externe links|inhoud|zobacz też|spis treści|см\. также
    ссылки|содержание
    目录|目次|另见|関連項目
    """
)
_CAPTION = lazy_pattern(
    r"(?:supplementa(?:ry|l)\s)?(?:fig(?:ure|\.)?|table|box|chart|graph|image|photo|plate|exhibit|listing|video|abb(?:ildung|\.)?"
    r"|tab(?:elle|leau|ela|la|\.)?|figura|obr(?:ázek|\.)?|afbeelding|grafik|рис(?:унок|\.)?|табл(?:ица|\.)?|図|表|图)\.?\s?"
    r"(?:(?:[a-z]?\d{1,3}(?:[.-]\d{1,2})?[a-z]?|[ivx]{1,4}|[a-h])\s?(?:[.:|–—-]\s|[.:]?\Z)|:\s)",
    re.IGNORECASE,
)
# What a figure is, and no statement about its subject: `Example of …`, `A directed graph showing …`
_DEPICTS = lazy_pattern(
    r"(?:(?:the|an?|some|our|selected|two|three|typical|sample)\s)?(?:[\w-]+\s){0,4}?(?:examples?|illustrations?|overview|comparisons?"
    r"|distributions?|results?|diagrams?|graphs?|plots?|maps?|schem(?:e|atic)s?|summar(?:y|ies)|lists?|tables?|flow-?charts?"
    r"|architectures?|workflows?|performances?|effects?|means?|averages?|numbers?|percentages?|proportions?|screenshots?|photos?"
    r"|pictures?|images?|views?|models?|structures?|timelines?|set-?ups?|visuali[sz]ations?|evolution|relationships?|values?|scores?"
    r"|histograms?|representations?|outlines?)\s(?:of|showing|shows|for|between|with|in|from|by|across|depicting|illustrating|to"
    r"|on|over|used|as)\b",
    re.IGNORECASE,
)
_LETTERS = lazy_pattern(r"[\W_]+")


def caption_label(line: str) -> str:
    """Return the label with which a caption begins (`Fig. 2: ` of `Fig. 2: Growth`), empty for any other."""
    match = _CAPTION.match(line)
    return match.group() if match else ""


def depicts(sentence: str) -> bool:
    """Whether the first sentence of a caption, without its label, names what is shown."""
    return bool(_DEPICTS.match(sentence))


def blocks_around(post: Post) -> frozenset[int]:
    """Return the blocks of the body, by their index, in which the post speaks of itself or only leads elsewhere."""
    return frozenset(_blocks_around(post))


def _blocks_around(post: Post) -> Iterator[int]:
    contents = {_bare(post, block) for block in post.blocks if block.kind == "heading"} - {""}
    silent, level, links = False, 0, False
    behind = _behind_the_list(post)
    for index, block in enumerate(post.blocks):
        if block.kind == "heading" or (
            block.kind == "navigation" and _LISTS_OF_LINKS.fullmatch(_words(post, block))
        ):
            if not silent or (block.kind == "heading" and block.level <= level):
                silent = block.kind == "heading" and bool(_ABOUT_THE_POST.fullmatch(_words(post, block)))
                level = block.level
            links = bool(_LISTS_OF_LINKS.fullmatch(_words(post, block)))
        elif silent or index >= behind:
            yield index
        elif block.kind in ("list-item", "table-cell"):
            if links or _bare(post, block) in contents:
                yield index
        else:
            links = False


def _behind_the_list(post: Post) -> int:
    """Return the first block behind the last reference list of a text without mark-up that ends with one.

    There stand biographies, comments and rights, which nothing in such a text says. A list with more text behind it
    than before it ends nothing.
    """
    if post.format != "text":
        return len(post.blocks)
    last = next(
        (i for i in range(len(post.blocks) - 1, -1, -1) if post.blocks[i].kind == "reference-list"), None
    )
    if last is None:
        return len(post.blocks)
    before = sum(block.end - block.start for block in post.body() if block.start < post.blocks[last].start)
    after = sum(block.end - block.start for block in post.body() if block.start > post.blocks[last].start)
    return last + 1 if before > after else len(post.blocks)


def _words(post: Post, block: Block) -> str:
    if block.end - block.start > 80:
        return ""
    return re.sub(r"^\W*(?:\d+(?:\.\d+)*\.?\s)?|[\s:.…?!*#]+$", "", fold(post.text[block.start : block.end]))


def _bare(post: Post, block: Block) -> str:
    if block.end - block.start > 200:
        return ""
    return _LETTERS.sub("", fold(post.text[block.start : block.end]))


class Links:
    """Which stretches of a post are links, to ask whether a sentence is nothing else."""

    def __init__(self, post: Post) -> None:
        self._links = sorted(
            (hint.start, hint.end, hint.target or "") for hint in post.hints if hint.kind == "link"
        )

    def only(self, start: int, end: int) -> str | None:
        """Return the address to which the stretch leads where it is, its marks aside, one link; else None."""
        at = bisect_right(self._links, (start + 2, 0, "")) - 1
        if at < 0:
            return None
        first, last, target = self._links[at]
        return target if first <= start + 2 and last >= end - 2 else None
