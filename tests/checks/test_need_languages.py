"""How much a sentence needs a source, in the languages that posts are written in besides English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.checks.need import need_of
from litman.checks.need_words import LANGUAGES

SENTENCES = {
    "de": """
2 Zucker macht dick.
2 Der Verbrauch ist in den letzten Jahren gewachsen.
0 In diesem Artikel sehen wir, wie das geht.
0 Ich mag grünen Tee.
0 Man nennt das Placeboeffekt.
2 Kaffee tranken 30 % der Mönche.
2 Jeder dritte Wald hat seine Vögel verloren.
2 Die Kanne fasst 0,5 Liter.
2 Tee verlängert den Schlaf.
2 Rauchen hängt mit Krebs zusammen.
2 Zu wenig Schlaf führt zu Übergewicht.
2 Tee ist besser als Kaffee.
2 Im Vergleich zu Milch enthält Tee kaum Fett.
2 Das ist der größte See Europas.
2 Schwangere sollten keinen Alkohol trinken.
2 Zum ersten Mal wurden Fledermäuse gewogen.
2 Zahlreiche Studien haben gezeigt, dass Tee gut ist.
2 Es ist erwiesen, dass Tee gut ist.
1 Tee wird aus Blättern gemacht.
1 Die Schlacht war im Jahr 1815.
1 Kaffee könnte die Todesfälle um 30 Prozent senken.
0 Kaffee könnte das Leben verlängern.
0 Wie das wirkt, ist noch nicht bekannt.
0 Moos sagt, dass Tee den Schlaf verlängert.
0 Meiner Meinung nach ist Tee besser als Kaffee.
0 Unter Ziehen wird die Zeit im Wasser verstanden.
1 Die Pflicht steht in Artikel 69.
0 Unter Ziehen versteht man die Zeit im Wasser.
0 Verlängert Tee den Schlaf?
""",
    "fr": """
2 Le sucre fait grossir.
2 Les enfants qui lisent ont de meilleures notes que les autres.
0 Dans cet article, nous verrons comment cela marche.
0 J'aime le thé vert.
0 L'auteure soutient que dormir fait du bien.
2 Le café était bu par 30 % des moines.
2 Un adulte sur cinq en souffre.
2 La théière contient 0,5 litre.
2 Le thé allonge le sommeil.
2 Le tabac est associé au cancer.
2 Le manque de sommeil entraîne une prise de poids.
2 Le thé est meilleur que le café.
2 Le thé contient moins de graisse que le lait.
2 C'est le plus grand lac d'Europe.
2 Les femmes enceintes doivent éviter l'alcool.
2 C'est la première fois que des chauves-souris sont pesées.
2 De nombreuses études ont montré que le thé est bon.
2 Il est prouvé que le thé est bon.
1 Le thé est fait de feuilles.
1 La bataille eut lieu en 1815.
1 Le café pourrait réduire les décès de 30 pour cent.
0 Le café pourrait allonger la vie.
0 On ignore encore comment cela agit.
0 Selon la Maison du thé, le thé allonge le sommeil.
0 À mon avis, le thé est meilleur que le café.
0 Nous définissons l'infusion comme suit.
1 Cela signifie que le thé est chaud.
0 On appelle infusion le temps passé dans l'eau.
0 Le thé allonge-t-il le sommeil ?
""",
    "es": """
2 La miel combate la tos.
2 Los niños que leen obtienen mejores notas que los demás.
2 Un estudio publicado en 2018 halló que el té adelgaza.
0 En este artículo veremos cómo funciona.
0 Me gusta el té verde.
0 Se cree que el té aumenta la memoria.
0 A esto se le llama efecto placebo.
2 El 30 % de los monjes bebía café.
2 Uno de cada cinco adultos lo padece.
2 La tetera contiene 0,5 litros.
2 El té alarga el sueño.
2 El tabaco se asocia con el cáncer.
2 La falta de sueño provoca aumento de peso.
2 El té es mejor que el café.
2 El té tiene menos grasa que la leche.
2 Es el lago más grande de Europa.
2 Las embarazadas deben evitar el alcohol.
2 Por primera vez se pesaron murciélagos.
2 Numerosos estudios han demostrado que el té es bueno.
2 Está comprobado que el té es bueno.
1 El té se hace de hojas.
1 La batalla fue en 1815.
1 El café podría reducir las muertes un 30 por ciento.
0 El café podría alargar la vida.
0 Todavía no se sabe cómo actúa.
0 Según la Casa del Té, el té alarga el sueño.
0 En mi opinión, el té es mejor que el café.
0 Se llama infusión al tiempo en el agua.
0 ¿Alarga el té el sueño?
""",
    "pt": """
2 O mel combate a tosse.
2 O consumo de café cresceu nos últimos anos.
2 Uma revisão de 2020 concluiu que a acupuntura é boa.
0 Neste artigo veremos como funciona.
0 Gosto de chá verde.
0 Acredita-se que o chá possa ajudar.
2 O café era bebido por 30 % dos monges.
2 Um em cada cinco adultos sofre disso.
2 O bule contém 0,5 litros.
2 O chá prolonga o sono.
2 O tabaco está associado ao cancro.
2 A falta de sono provoca aumento de peso.
2 O chá é melhor do que o café.
2 O chá tem menos gordura que o leite.
2 É o maior lago da Europa.
2 As grávidas devem evitar o álcool.
2 Pela primeira vez foram pesados morcegos.
2 Vários estudos mostraram que o chá é bom.
2 Está provado que o chá é bom.
1 O chá é feito de folhas.
1 A batalha foi em 1815.
1 O café poderia reduzir as mortes em 30 por cento.
0 O café poderia prolongar a vida.
0 Ainda não se sabe como isto atua.
0 Segundo a Casa do Chá, o chá prolonga o sono.
0 Na minha opinião, o chá é melhor do que o café.
0 Chama-se infusão ao tempo na água.
0 O chá prolonga o sono?
""",
    "it": """
2 Lo zucchero fa ingrassare.
2 Il tabacco uccide i fumatori.
0 In questo articolo vedremo come funziona.
0 Mi piace il tè verde.
0 Trovo che il film sia bello.
2 Il caffè era bevuto dal 30 % dei monaci.
2 Un adulto su cinque ne soffre.
2 La teiera contiene 0,5 litri.
2 Il tè allunga il sonno.
2 Il fumo è associato al cancro.
2 La mancanza di sonno provoca un aumento di peso.
2 Il tè è migliore del caffè.
2 Il tè contiene meno grassi che il latte.
2 È il lago più grande d'Europa.
2 Le donne incinte devono evitare l'alcol.
2 Per la prima volta sono stati pesati i pipistrelli.
2 Numerosi studi hanno dimostrato che il tè fa bene.
2 È dimostrato che il tè fa bene.
1 Il tè è fatto di foglie.
1 La battaglia fu nel 1815.
1 Il caffè potrebbe ridurre i decessi del 30 per cento.
0 Il caffè potrebbe allungare la vita.
0 Non si sa ancora come agisca.
0 Secondo la Casa del tè, il tè allunga il sonno.
0 A mio parere il tè è migliore del caffè.
0 Si chiama infusione il tempo nell'acqua.
0 Il tè allunga il sonno?
""",
    "nl": """
2 Suiker maakt dik.
2 Kinderen die lezen halen betere cijfers dan andere.
0 In dit artikel zien we hoe het werkt.
0 Ik hou van groene thee.
2 Koffie werd gedronken door 30 % van de monniken.
2 Een op de vijf volwassenen heeft er last van.
2 De pot bevat 0,5 liter.
2 Thee verlengt de slaap.
2 Roken hangt samen met kanker.
2 Te weinig slaap leidt tot overgewicht.
2 Thee is beter dan koffie.
2 Thee bevat minder vet dan melk.
2 Het is het grootste meer van Europa.
2 Zwangere vrouwen moeten alcohol vermijden.
2 Voor het eerst werden vleermuizen gewogen.
2 Talrijke studies hebben aangetoond dat thee goed is.
2 Het is bewezen dat thee goed is.
1 Thee wordt van bladeren gemaakt.
1 De slag was in 1815.
1 Koffie zou de sterfte met 30 procent kunnen verlagen.
0 Koffie zou het leven kunnen verlengen.
0 Hoe dat werkt, is nog niet bekend.
0 Volgens het Theehuis verlengt thee de slaap.
0 Naar mijn mening is thee beter dan koffie.
0 Onder trekken verstaat men de tijd in het water.
0 Verlengt thee de slaap?
""",
}
ROWS = [
    pytest.param(language, line[2:], int(line[0]), id=f"{language}: {line[2:]}")
    for language, lines in SENTENCES.items()
    for line in lines.strip().splitlines()
]


@pytest.mark.parametrize(("language", "sentence", "need"), ROWS)
def test_a_sentence_of_any_of_these_languages_needs_a_source_by_what_it_says(
    language: str, sentence: str, need: int
) -> None:
    assert need_of(sentence, language=language) == need


def test_each_language_has_its_sentences() -> None:
    assert set(SENTENCES) == set(LANGUAGES)
    assert all(len(lines.strip().splitlines()) >= 20 for lines in SENTENCES.values())


@given(st.text(max_size=300), st.sampled_from([*LANGUAGES, "en", "ru"]))
def test_any_text_has_a_need_in_any_language(text: str, language: str) -> None:
    assert need_of(text, language=language) in (0, 1, 2)
