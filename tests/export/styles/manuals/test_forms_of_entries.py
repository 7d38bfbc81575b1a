"""Works in the forms in which programs and pages hand them out, as manuals have them."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.actions.export.format_bibliography import format_bibliography, items_of
from litman.export.styles.pandoc import Pandoc
from litman.library.library import Library
from litman.settings import Settings
from tests.export.styles.written_references import references_of

SCHOLARS_PATENT = (
    "@misc{k, title={Nap machine}, author={Ivy, Ann and Maker, Max}, year={2015}, publisher={Google Patents}, "
    "note={US Patent 9,097,111}}"
)
ZOTEROS_PREPRINT = (
    "@misc{k, title={Naps}, author={Doe, Ann}, number={arXiv:2101.00001}, eprint={2101.00001}, publisher={arXiv}, "
    "doi={10.48550/arXiv.2101.00001}, url={http://arxiv.org/abs/2101.00001}, archiveprefix={arXiv}, year={2021}}"
)
DBLPS_PREPRINT = (
    "@article{k, author={Doe, Bob}, title={Naps}, journal={CoRR}, volume={abs/2101.00002}, year={2021}, "
    "url={https://arxiv.org/abs/2101.00002}, eprinttype={arXiv}, eprint={2101.00002}}"
)
SOFTWARE = (
    "@misc{k, author={Coder, Carl}, title={napcli}, year={2021}, howpublished={Computer software}, version={v1.2}, "
    "url={https://x.example}}"
)
OWN_SITE = (
    "@online{k, author={{Nap Agency}}, title={About naps}, date={2021}, organization={Nap Agency}, "
    "url={https://n.example}}"
)
REPORT = "@techreport{k, author={Writer, W.}, title={Naps in water}, institution={Nap Labs}, number={17}, year={1979}}"
UNNUMBERED = "@techreport{k, author={Writer, W.}, title={Naps in water}, institution={Nap Labs}, year={1979}}"
PROCEEDINGS = (
    "@inproceedings{k, author={Doe, Di}, title={Naps at scale}, booktitle={2019 Conference on Naps}, year={2019}, "
    "pages={1-6}, organization={IEEE}}"
)
FIRST_PAGE = (
    "@article{k, author={Doe, G.}, title={Naps}, journal={eLife}, year={2019}, volume={8}, pages={1234}}"
)
LONG_NUMBER = FIRST_PAGE.replace("1234", "e2112345119")


@pytest.mark.parametrize(
    ("style", "entry", "reference"),
    [
        pytest.param("apa", SCHOLARS_PATENT, "Ivy, A., & Maker, M. (2015). *Nap machine* (U.S. Patent No. 9,097,111).",
                     id="patent of Google Scholar, APA"),
        pytest.param("ama", SCHOLARS_PATENT, "Ivy A, Maker M, inventors. Nap machine. US patent 9,097,111. 2015.",
                     id="patent of Google Scholar, AMA"),
        pytest.param("ieee", SCHOLARS_PATENT, "A. Ivy and M. Maker, “Nap machine,” U.S. Patent 9 097 111, 2015.",
                     id="patent of Google Scholar, IEEE"),
        pytest.param("apa", ZOTEROS_PREPRINT,
                     "Doe, A. (2021). *Naps* (arXiv:2101.00001). arXiv. https://doi.org/10.48550/arXiv.2101.00001",
                     id="preprint of Zotero, APA"),
        pytest.param("vancouver", DBLPS_PREPRINT,
                     "Doe B. Naps. arXiv [Preprint]. 2021. Available from: https://arxiv.org/abs/2101.00002",
                     id="preprint of dblp, Vancouver"),
        pytest.param("apa", SOFTWARE, "Coder, C. (2021). *napcli* (Version 1.2) [Computer software]. https://x.example",
                     id="program, APA"),
        pytest.param("vancouver", SOFTWARE,
                     "Coder C. napcli [Internet]. Version 1.2. 2021. Available from: https://x.example",
                     id="program, Vancouver"),
        pytest.param("mla", OWN_SITE, "“About Naps.” Nap Agency, 2021, https://n.example.", id="own site, MLA"),
        pytest.param("ieee", OWN_SITE, "Nap Agency. “About naps.” [Online]. Available: https://n.example",
                     id="own site, IEEE"),
        pytest.param("apa", REPORT, "Writer, W. (1979). *Naps in water* (Report No. 17). Nap Labs.", id="report, APA"),
        pytest.param("vancouver", REPORT, "Writer W. Naps in water. Nap Labs; 1979. Report No.: 17.",
                     id="report, Vancouver"),
        pytest.param("ieee", REPORT, "W. Writer, “Naps in water,” Nap Labs, Rep. 17, 1979.", id="report, IEEE"),
        pytest.param("nature", REPORT, "Writer, W. *Naps in Water*. Report 17 (Nap Labs, 1979).", id="report, Nature"),
        pytest.param("apa", UNNUMBERED, "Writer, W. (1979). *Naps in water*. Nap Labs.", id="report without a number"),
        pytest.param("mla", PROCEEDINGS, "Doe, Di. “Naps at Scale.” *2019 Conference on Naps*, IEEE, 2019, pp. 1–6.",
                     id="proceedings, MLA"),
        pytest.param("apa", FIRST_PAGE, "Doe, G. (2019). Naps. *eLife*, *8*, 1234.", id="first page only"),
        pytest.param("apa", LONG_NUMBER, "Doe, G. (2019). Naps. *eLife*, *8*, Article e2112345119.",
                     id="article number for pages, APA"),
        pytest.param("mla", LONG_NUMBER, "Doe, G. “Naps.” *eLife*, vol. 8, 2019, e2112345119.",
                     id="article number for pages, MLA"),
    ],
)  # fmt: skip
def test_an_entry_is_printed_as_the_manual_asks(
    pandoc: Pandoc, tmp_path: Path, style: str, entry: str, reference: str
) -> None:
    (tmp_path / "references.bib").write_text(entry)
    items = items_of(Library(tmp_path, Settings()), ["k"])
    assert references_of(format_bibliography(items, style, engine=pandoc))["k"] == reference
