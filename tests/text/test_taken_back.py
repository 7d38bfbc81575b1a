import pytest

from litman.text.taken_back import status_mark, unmarked_title


@pytest.mark.parametrize(
    ("title", "kind", "left"),
    [
        ("RETRACTED: Naps cure all", "retraction", "Naps cure all"),
        ("Retracted: Naps cure all", "retraction", "Naps cure all"),
        ("RETRACTED ARTICLE: Naps cure all", "retraction", "Naps cure all"),
        ("Retracted Article – Naps cure all", "retraction", "Naps cure all"),
        ("[Retracted] Naps cure all", "retraction", "Naps cure all"),
        ("(Retracted) Naps cure all", "retraction", "Naps cure all"),
        ("[RETRACTED ARTICLE] Naps cure all", "retraction", "Naps cure all"),
        ("RETRACTED Naps cure all", "retraction", "Naps cure all"),
        ("Article retracted: Naps cure all", "retraction", "Naps cure all"),
        ("RETRACTED 12 March 2012: Naps cure all", "retraction", "Naps cure all"),
        ("Notice of Retraction: Naps cure all", "retraction", "Naps cure all"),
        ("Partially retracted: Naps cure all", "partial_retraction", "Naps cure all"),
        ("Naps cure all (Retracted)", "retraction", "Naps cure all"),
        ("Naps cure all. [Retracted]", "retraction", "Naps cure all."),
        ("Naps cure all (Retracted article. See vol. 375, pg. 445, 2010)", "retraction", "Naps cure all"),
        ("Naps cure all (Retracted Article)", "retraction", "Naps cure all"),
        ("Naps cure all (retracted in 2010)", "retraction", "Naps cure all"),
        ("Naps cure all - RETRACTED", "retraction", "Naps cure all"),
        ("WITHDRAWN: Naps cure all", "withdrawal", "Naps cure all"),
        ("Naps cure all [Withdrawn]", "withdrawal", "Naps cure all"),
        ("REMOVED: Naps cure all", "removal", "Naps cure all"),
        ("TEMPORARY REMOVAL: Naps cure all", "removal", "Naps cure all"),
        ("ARTIGO RETRATADO: Sono e memória", "retraction", "Sono e memória"),
        ("Artigo retratado – Sono e memória", "retraction", "Sono e memória"),
        ("ARTÍCULO RETRACTADO: Sueño y memoria", "retraction", "Sueño y memoria"),
        ("Sueño y memoria (artículo retractado)", "retraction", "Sueño y memoria"),
        ("RETRACTADO: Sueño y memoria", "retraction", "Sueño y memoria"),
        ("ARTÍCULO RETIRADO: Sueño y memoria", "withdrawal", "Sueño y memoria"),
        ("ARTICLE RÉTRACTÉ : Sommeil et mémoire", "retraction", "Sommeil et mémoire"),
        ("[Rétracté] Sommeil et mémoire", "retraction", "Sommeil et mémoire"),
        ("ARTICOLO RITIRATO: Sonno e memoria", "withdrawal", "Sonno e memoria"),
        ("Articolo ritrattato: Sonno e memoria", "retraction", "Sonno e memoria"),
        ("Zurückgezogener Artikel: Schlaf", "retraction", "Schlaf"),
        ("ZURÜCKGEZOGEN: Schlaf und Traum", "retraction", "Schlaf und Traum"),
        ("Schlaf und Traum [zurückgezogen]", "retraction", "Schlaf und Traum"),
        ("INGETROKKEN ARTIKEL: Slaap", "retraction", "Slaap"),
        ("TILLBAKADRAGEN: Sömn och minne", "retraction", "Sömn och minne"),
        ("ARTYKUŁ WYCOFANY: Sen", "retraction", "Sen"),
        ("СТАТЬЯ ОТОЗВАНА: Сон и память", "retraction", "Сон и память"),
        ("Отозванная статья: Сон и память", "retraction", "Сон и память"),
        ("【撤稿】睡眠与记忆", "retraction", "睡眠与记忆"),
        ("已撤稿：睡眠与记忆", "retraction", "睡眠与记忆"),
        ("[撤回] 睡眠と記憶", "retraction", "睡眠と記憶"),
        ("撤回論文：睡眠と記憶", "retraction", "睡眠と記憶"),
        ("[철회] 수면과 기억", "retraction", "수면과 기억"),
    ],
)  # fmt: skip
def test_a_mark_of_a_work_taken_back_is_read_and_taken_off(title: str, kind: str, left: str) -> None:
    mark = status_mark(title)
    assert mark is not None
    assert (mark.type, mark.title) == (kind, left)
    assert unmarked_title(title) == left


@pytest.mark.parametrize(
    "title",
    [
        "Retraction: Naps cure all",
        "Retraction of “Naps cure all”",
        "Retraction Note to: Sleep in space",
        "A retracted history of sleep: how retraction notices are cited",
        "Retracted papers: a study of citations",
        "Why articles are retracted",
        "Citations of retracted articles (2000–2010)",
        "Retracted science and the retraction index",
        "RETRACTED PAPERS IN MEDICINE",
        "Withdrawn from view",
        "Zurückgezogen: ein Leben in der Einsamkeit",
        "Retirada: memorias de un soldado",
        "Removed teeth and sleep",
        "Retractable needles: a trial",
        "Nicotine withdrawal: a review",
        "Naps and memory",
    ],
)
def test_titles_about_retractions_and_notices_bear_no_mark(title: str) -> None:
    assert status_mark(title) is None
    assert unmarked_title(title) == title
