"""In ten languages sentences that announce, thank, tell of their writer or only advise are no claims; others are."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.posts.analyse import analyse_post
from litman.posts.prose.speech_acts_abroad import acts_abroad
from litman.posts.readers.read import read_post

_OTHERWISE = [
    ("de", "In diesem Beitrag erklären wir, wie Kinder schlafen."),
    ("de", "Dieser Artikel beschreibt, was Eltern tun können."),
    ("de", "Im Folgenden zeigen wir drei Wege."),
    ("de", "Heute schauen wir uns an, wie Kinder schlafen."),
    ("de", "Trinken Sie weniger Kaffee."),
    ("de", "Trink weniger Kaffee am Abend."),
    ("de", "Achten Sie auf genug Licht."),
    ("de", "Sprechen Sie mit Ihrem Arzt."),
    ("de", "Lesen Sie auch unseren Beitrag über Träume."),
    ("de", "Ich habe gestern einen neuen Tee gekauft."),
    ("de", "Wir planen, im Mai eine Umfrage zu machen."),
    ("de", "Abonnieren Sie unseren Newsletter."),
    ("de", "Vielen Dank an alle Leser."),
    ("de", "Sie sollten vor dem Schlafen keinen Kaffee trinken."),
    ("de", "Wenn Sie schlecht schlafen, fragen Sie Ihren Arzt."),
    ("fr", "Dans cet article, nous expliquons comment les enfants dorment."),
    ("fr", "Cet article décrit ce que les parents peuvent faire."),
    ("fr", "Nous verrons ensuite trois chemins."),
    ("fr", "Buvez moins de café."),
    ("fr", "Évitez le café le soir."),
    ("fr", "Parlez-en à votre médecin."),
    ("fr", "Lisez aussi notre article sur les rêves."),
    ("fr", "J'ai acheté hier un nouveau thé."),
    ("fr", "Merci à tous nos lecteurs."),
    ("fr", "Abonnez-vous à notre lettre."),
    ("fr", "Vous devriez éviter le café avant de dormir."),
    ("fr", "Si vous dormez mal, consultez votre médecin."),
    ("es", "En este artículo explicamos cómo duermen los niños."),
    ("es", "Este artículo describe lo que pueden hacer los padres."),
    ("es", "A continuación veremos tres caminos."),
    ("es", "Beba menos café."),
    ("es", "Evita el café por la noche."),
    ("es", "Consulte con su médico."),
    ("es", "Lee también nuestro artículo sobre los sueños."),
    ("es", "Ayer compré un té nuevo."),
    ("es", "Gracias a todos los lectores."),
    ("es", "Suscríbete a nuestro boletín."),
    ("es", "Deberías evitar el café antes de dormir."),
    ("pt", "Neste artigo explicamos como as crianças dormem."),
    ("pt", "Este artigo descreve o que os pais podem fazer."),
    ("pt", "A seguir veremos três caminhos."),
    ("pt", "Beba menos café."),
    ("pt", "Evite o café à noite."),
    ("pt", "Consulte o seu médico."),
    ("pt", "Leia também o nosso artigo sobre os sonhos."),
    ("pt", "Assine a nossa newsletter."),
    ("pt", "Obrigado a todos os leitores."),
    ("it", "In questo articolo spieghiamo come dormono i bambini."),
    ("it", "Questo articolo descrive ciò che i genitori possono fare."),
    ("it", "Bevete meno caffè."),
    ("it", "Evita il caffè la sera."),
    ("it", "Consultate il vostro medico."),
    ("it", "Leggi anche il nostro articolo sui sogni."),
    ("it", "Grazie a tutti i lettori."),
    ("it", "Iscriviti alla nostra newsletter."),
    ("nl", "In dit artikel leggen we uit hoe kinderen slapen."),
    ("nl", "Dit artikel beschrijft wat ouders kunnen doen."),
    ("nl", "Drink minder koffie."),
    ("nl", "Vermijd koffie in de avond."),
    ("nl", "Raadpleeg uw arts."),
    ("nl", "Lees ook ons artikel over dromen."),
    ("nl", "Ik heb gisteren een nieuwe thee gekocht."),
    ("nl", "Bedankt aan alle lezers."),
    ("ru", "В этой статье мы расскажем, как спят дети."),
    ("ru", "Эта статья описывает, что могут сделать родители."),
    ("ru", "Пейте меньше кофе."),
    ("ru", "Избегайте кофе вечером."),
    ("ru", "Обратитесь к врачу."),
    ("ru", "Читайте также нашу статью о снах."),
    ("ru", "Спасибо всем читателям."),
    ("ru", "Подпишитесь на нашу рассылку."),
    ("pl", "W tym artykule wyjaśniamy, jak śpią dzieci."),
    ("pl", "Pij mniej kawy."),
    ("pl", "Unikaj kawy wieczorem."),
    ("pl", "Dziękujemy wszystkim czytelnikom."),
    ("de", "Versuche es einmal mit Tee."),
    ("de", "Achte auf genug Licht am Morgen."),
    ("de", "Danke fürs Lesen!"),
    ("de", "Im nächsten Beitrag erkläre ich, wie Träume entstehen."),
    ("de", "Vermeiden Sie Alkohol am Abend."),
    ("de", "Am Montag war ich im Schlaflabor."),
    ("fr", "Ne buvez pas de café le soir."),
    ("fr", "Merci d'avoir lu ce billet."),
    ("fr", "Dans le prochain article, je vous montrerai comment dormir."),
    ("fr", "Je vais vous raconter ma semaine."),
    ("es", "No olvides apagar la luz."),
    ("es", "Hable con su médico antes de tomar pastillas."),
    ("es", "En la próxima entrada veremos cómo se forman los sueños."),
    ("pt", "Não esqueça de apagar a luz."),
    ("pt", "Durma cedo e acorde cedo."),
    ("it", "Non dimenticate di spegnere la luce."),
    ("it", "Parlate con il vostro medico."),
    ("nl", "Laat je niet storen door de telefoon."),
    ("nl", "Ga elke avond op tijd naar bed."),
    ("ru", "Не пейте кофе вечером."),
    ("ru", "Сегодня я купил новый чай."),
    ("pl", "Nie zapominajcie o świetle."),
    ("pl", "Warto pić mniej kawy."),
    ("zh", "本文介绍儿童的睡眠。"),
    ("zh", "请少喝咖啡。"),
    ("zh", "感谢各位读者。"),
    ("ja", "この記事では子どもの睡眠を説明します。"),
    ("ja", "コーヒーを減らしましょう。"),
]
_CLAIMS = [
    ("de", "Kaffee am Nachmittag kostet eine Stunde Schlaf."),
    ("de", "Trinken Sie weniger Kaffee, weil er den Schlaf um eine Stunde verkürzt."),
    ("de", "Wir fanden, dass Kinder länger schlafen."),
    ("de", "Ich finde, dass Kinder zu wenig schlafen."),
    ("de", "In dieser Studie schliefen die Kinder neun Stunden."),
    ("de", "Heute schlafen Kinder eine Stunde weniger als vor hundert Jahren."),
    ("de", "Eltern sollten wissen, dass Kinder neun Stunden schlafen."),
    ("fr", "Le café de l'après-midi coûte une heure de sommeil."),
    ("fr", "Nous avons montré que les enfants dorment plus longtemps."),
    ("fr", "Évitez le café, car il réduit le sommeil d'une heure."),
    ("fr", "Je pense que les enfants dorment trop peu."),
    ("es", "El café de la tarde cuesta una hora de sueño."),
    ("es", "Evita el café porque reduce el sueño una hora."),
    ("es", "Mostramos que los niños duermen más."),
    ("pt", "O café da tarde custa uma hora de sono."),
    ("pt", "Evite o café porque ele reduz o sono em uma hora."),
    ("it", "Il caffè del pomeriggio costa un'ora di sonno."),
    ("it", "Evita il caffè perché riduce il sonno di un'ora."),
    ("nl", "Koffie in de middag kost een uur slaap."),
    ("nl", "Vermijd koffie, want die verkort de slaap met een uur."),
    ("ru", "Кофе после обеда отнимает час сна."),
    ("ru", "Избегайте кофе, потому что он сокращает сон на час."),
    ("pl", "Kawa po południu kosztuje godzinę snu."),
    ("de", "Acht Stunden Schlaf genügen den meisten Kindern."),
    ("de", "Schlaf hilft dem Gedächtnis."),
    ("de", "Versuche an Mäusen zeigten kürzeren Schlaf."),
    ("de", "Kauf und Verkauf von Tee nahmen zu."),
    ("de", "Heute trinken die meisten Deutschen Kaffee."),
    ("de", "Halten Bäume Lärm ab, schlafen Kinder besser."),
    ("de", "Wir werden im Schnitt achtzig Jahre alt."),
    ("de", "Gehirne wachsen im Schlaf."),
    ("de", "Unten am Fluss leben mehr Vögel als oben."),
    ("de", "Mehr als die Hälfte der Kinder schläft zu wenig."),
    ("de", "Sie schlafen im Sommer kürzer als im Winter."),
    ("de", "Danach sinkt der Puls um zehn Schläge."),
    ("fr", "Chez les enfants, le sommeil dure neuf heures."),
    ("fr", "Assez de sommeil protège le cœur."),
    ("fr", "On dort moins en été."),
    ("fr", "Il faut neuf heures de sommeil à un enfant."),
    ("fr", "Aujourd'hui, les enfants dorment une heure de moins."),
    ("fr", "Pour la plupart des gens, le café réduit le sommeil."),
    ("es", "No todas las personas duermen ocho horas."),
    ("es", "No siempre es fácil dormir en verano."),
    ("es", "Luego, José descubrió que los niños duermen menos."),
    ("es", "Hoy los niños duermen una hora menos."),
    ("es", "Toda la población bebe café."),
    ("es", "Dormir poco daña el corazón."),
    ("pt", "Não existe sono sem sonho."),
    ("pt", "Não dormir aumenta o risco de quedas."),
    ("pt", "Hoje as crianças dormem uma hora a menos."),
    ("pt", "Usar o telefone à noite atrasa o sono."),
    ("it", "Non dormire abbastanza aumenta il rischio di cadute."),
    ("it", "Oggi i bambini dormono un'ora in meno."),
    ("it", "Prova ne è che i bambini dormono meno."),
    ("it", "Sono in molti a dormire poco."),
    ("nl", "Slaap helpt het geheugen."),
    ("nl", "Gebruik van koffie verkort de slaap."),
    ("nl", "Vraag naar koffie stijgt elk jaar."),
    ("nl", "Laat eten schaadt de slaap."),
    ("nl", "Vandaag slapen kinderen een uur minder."),
    ("ru", "Дети спят девять часов."),
    ("ru", "Нужно восемь часов, чтобы выспаться."),
    ("ru", "Сегодня дети спят на час меньше."),
    ("ru", "Лучше всего дети спят в прохладе."),
    ("pl", "Dzieci śpią dziewięć godzin."),
    ("pl", "Nie każdy śpi osiem godzin."),
    ("zh", "儿童每晚睡九个小时。"),
    ("zh", "避免喝咖啡，因为它会缩短睡眠。"),
    ("ja", "子どもは九時間眠る。"),
]


@pytest.mark.parametrize(("language", "sentence"), _OTHERWISE)
def test_what_does_something_else_asserts_nothing(language: str, sentence: str) -> None:
    assert acts_abroad(sentence, language)


@pytest.mark.parametrize(("language", "sentence"), _CLAIMS)
def test_what_asserts_something_does_nothing_else(language: str, sentence: str) -> None:
    assert not acts_abroad(sentence, language)


def test_the_language_of_the_post_decides_which_words_count() -> None:
    around = (
        "Der Schlaf ist für die Kinder und auch für die Eltern nicht immer leicht, und das wird oft gesagt."
    )
    said = "Trinken Sie weniger Kaffee. Vielen Dank an alle Leser. Kaffee verkürzt den Schlaf."
    post = read_post(Path("post.md"), data=f"# Schlaf\n\n{around}\n\n{said}\n".encode())
    found = analyse_post(post)
    assert [post.text[claim.start : claim.end] for claim in found.claims] == [
        around,
        "Kaffee verkürzt den Schlaf.",
    ]


def test_a_sentence_with_a_marker_stays_a_claim() -> None:
    text = "# Schlaf\n\nDie Kinder und die Eltern schlafen nicht.\n\nTrinken Sie weniger Kaffee [1].\n\n"
    text += "## Literatur\n\n1. Moos, A. (2011). Tee.\n"
    found = analyse_post(read_post(Path("post.md"), data=text.encode()))
    assert len(found.claims) == 2
