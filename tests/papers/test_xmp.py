from __future__ import annotations

import pytest

from litman.papers.xmp import Stated, read_xmp

HEAD = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">'


@pytest.mark.parametrize(
    ("inside", "stated"),
    [
        pytest.param(
            '<rdf:Description xmlns:prism="p"><prism:doi>10.5555/a</prism:doi></rdf:Description>',
            Stated(("10.5555/a",)),
            id="an element of PRISM",
        ),
        pytest.param(
            '<rdf:Description xmlns:pdfx="x" pdfx:doi="10.5555/b"/>',
            Stated(("10.5555/b",)),
            id="an attribute",
        ),
        pytest.param(
            "<rdf:Description><dc:title><rdf:Alt><rdf:li>Cold tea</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq>"
            "<rdf:li>Eve Oak</rdf:li><rdf:li>Al Moss</rdf:li></rdf:Seq></dc:creator></rdf:Description>",
            Stated((), "Cold tea", ("Eve Oak", "Al Moss")),
            id="Dublin Core",
        ),
        pytest.param("<rdf:Description", Stated(), id="cut off"),
    ],
)
def test_what_a_packet_states_is_read(inside: str, stated: Stated) -> None:
    assert read_xmp(f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{HEAD}{inside}</rdf:RDF></x:xmpmeta>") == stated


def test_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    packet = f"{bomb}{HEAD}<rdf:Description><dc:title>&b;</dc:title></rdf:Description></rdf:RDF>"
    assert "aaaa" not in read_xmp(packet).title


@pytest.mark.parametrize("packet", ["", "nothing", "</rdf:RDF><rdf:RDF"])
def test_what_is_no_packet_states_nothing(packet: str) -> None:
    assert read_xmp(packet) == Stated()
