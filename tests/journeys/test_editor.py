"""An editor's day: scan, go through all claims, give verdicts, report."""

from __future__ import annotations

from tests.journeys.conftest import Desk, post_of, printed

TEA = "Green tea lowers the pulse of tired rowers by a tenth"
COFFEE = "Black coffee doubles the time that old sailors lie awake"
SOUP = "Warm soup cures the cough of three choirboys out of four"
BREAD = "Rye bread makes librarians remember twice as many titles"


def test_every_claim_gets_a_verdict_and_the_report_says_which_do_not_hold(desk: Desk) -> None:
    sentences = (f"{TEA} [1].", f"{COFFEE} [2].", f"{SOUP} [3].", f"{BREAD} [4].")
    families = ("Arne", "Bull", "Cato", "Dorn")
    desk.write("diet.md", post_of(*sentences, references=tuple(map(printed, families))))
    desk.does("scan")
    leans = desk.leans()
    assert [keys[0][:4] for keys in leans.values()] == ["arne", "bull", "cato", "dorn"]
    assert all(link["verdict"] == "unchecked" for claim in desk.claims().values() for link in claim["links"])

    (arne,), (bull,), (cato,), (dorn,) = leans.values()
    desk.does("claims", "confirm", "diet/c01", arne, "--quote", "the pulse fell by a tenth", "--by", "Ed")
    desk.does("claims", "confirm", "diet/c02", bull, "--not-in-source", "--by", "Ed")
    partly = ("--verdict", "partly", "--quote", "some of the choirboys")
    desk.does("claims", "confirm", "diet/c03", cato, *partly, "--comment", "two of four", "--by", "Ed")
    contradicts = ("--verdict", "contradicts", "--quote", "no effect was found")
    desk.does("claims", "confirm", "diet/c04", dorn, *contradicts, "--by", "Ed")
    desk.agrees()

    # Verdicts speak: one is an error, one a warning, one a remark, and each can be listed.
    checked = desk.run("check")
    assert checked.exit_code == 1
    assert {"CLM112", "CLM113"} <= desk.found().keys()
    assert "CLM114" not in desk.found()
    assert "CLM114" in checked.stdout
    assert "diet" in desk.does("claims", "--verdict", "not-in-source")
    assert BREAD not in desk.does("claims", "--verdict", "not-in-source")
    assert "c02" in desk.found()["CLM112"]

    # The report is for people who do not run litman: it prints the sentence.
    desk.run("check", "--format", "html", "--output", "report.html")
    report = (desk.folder / "report.html").read_text(encoding="utf-8")
    assert COFFEE in report

    # The writer mends the post; what was judged stays with its claims through the new numbers.
    desk.write(
        "diet.md", post_of(f"{BREAD} [1].", f"{TEA} [2].", references=(printed("Dorn"), printed("Arne")))
    )
    desk.run("scan")
    claims = desk.claims()
    assert [claims[f"diet/c0{at}"]["state"] for at in (1, 2, 3, 4)] == ["same", "gone", "gone", "same"]
    assert claims["diet/c01"]["links"][0]["verdict"] == "confirmed"
    assert claims["diet/c04"]["links"][0]["verdict"] == "contradicts"
    assert desk.leans() == leans
    desk.agrees()
