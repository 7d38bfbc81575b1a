"""Abbreviations of each language by whether a sentence may end with them, and words that plainly begin a sentence."""

from __future__ import annotations

from dataclasses import dataclass


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """What a language writes with a full stop that ends no sentence; folded, without spaces and the last full stop."""

    never_last: frozenset[str]  # a sentence never ends with them
    sometimes_last: frozenset[str]  # it does where a word follows that plainly begins one
    starters: frozenset[str]  # capitalised, these words seldom stand inside a sentence
    numbered: frozenset[str] = frozenset()  # what has a number behind it: `Art. 3`; before others as any word
    ordinals: bool = False  # whether `3.` is `third`


# Folded, without their last full stop.
NEVER_LAST = _words(
    """
    dr mr mrs ms mx prof rev hon sen rep lt capt sgt st mt messrs mmes
    e.g eg i.e ie cf viz vs v resp approx ca incl excl fig figs eq eqs refs sect ch chap vol vols nos nr pp p para
    ed eds trans dept univ assn bros adj et esp spp
    jan feb apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri
    z.b bzw bspw u.a vgl hrsg abb mme mlle p.ej sr sra
    """
)
SOMETIMES_LAST = _words(
    """
    etc al inc ltd co corp llc jr u.s u.k e.u u.n u.s.a d.c a.m p.m a.d b.c b.c.e c.e m.d ph.d d.o d.d.s r.n
    b.a m.a b.s m.s m.p.h d.phil m.sc b.sc esq no sec art sat sun mar tab ref col gen gov
    min hr hrs mg kg oz lb lbs ft yr yrs wk wks mo
    """
)
# Capitalised, these words seldom stand inside a sentence.
STARTERS = _words(
    """
    A About After Again All Also Although Among An And Another Any Are As At Because Before Besides Both But By
    Can Compared Consequently Could Despite Did Do Does During Each Early Either Even Every Finally First For
    Four From Further Furthermore Given Had Has Have He Hence Her Here His How However I If In Indeed Instead Is
    It Its Just Last Later Like Likewise Many Meanwhile More Moreover Most Much My Nearly Neither Nevertheless
    Next No Nonetheless Nor Not Note Now Of Often On Once One Only Or Other Others Our Out Over Overall Patients
    People Perhaps Please Previous Rather Recent Recently Research Researchers Results Second See Several She
    Should Similarly Since So Some Sometimes Still Studies Such Taken That The Their Then There Therefore These
    They Third This Those Though Three Through Throughout Thus To Today Together Two Typically Under
    Unfortunately Unlike Until Up Upon Using Usually Was We Were What When Where Whether Which While Who Why
    Will With Within Without Would Yes Yet You Your
    """
)
_EVERYWHERE = "dr prof cf vs ca p pp vol vols fig figs ed eds hrsg st e.g i.e"


def _language(
    never: str, sometimes: str, starters: str, numbered: str = "", *, ordinals: bool = False
) -> Abbreviations:
    return Abbreviations(
        _words(f"{_EVERYWHERE} {never}"), _words(sometimes), _words(starters), _words(numbered), ordinals
    )


ENGLISH = Abbreviations(NEVER_LAST, SOMETIMES_LAST, STARTERS)
OF_LANGUAGE = {
    "en": ENGLISH,
    "de": _language(
        """z.b bzw bspw u.a vgl d.h i.d.r abb aufl bd bde dipl dgl ebd entspr ev evtl fa fam fr frl gem ggf ggfs hr
        hl inkl exkl insb insbes i.a i.e.s i.s i.w.s jh lt max med mind min mio mrd nat phil psych rer rel s.o
        s.u sog tel u.u u.ä übers usf v.a v.chr n.chr z.t z.zt zb zit zzgl zus allg bes bzgl ca chem dt engl etw
        europ franz frz geb gest griech jap lat ital österr schweiz svw tägl u.v.a verf wiss jan feb febr apr
        aug sept okt nov dez mo di mi do fr sa so""",
        "usw etc co u.a.m u.v.m o.ä u.ä o.g std sek jg str n.n a.d s.a",
        """Aber Alle Allerdings Als Also Am An Anders Auch Auf Aus Außerdem Bei Beide Bereits Besonders Bis Da
        Dabei Dadurch Dafür Dagegen Daher Damit Danach Dann Daran Darauf Darum Das Dass Davon Dazu Dem Den Denn
        Dennoch Der Des Deshalb Deswegen Die Dies Diese Dieser Dieses Doch Dort Du Durch Ebenso Ein Eine Einem
        Einen Einer Einige Er Erst Es Etwa Für Ganz Gegen Genau Gibt Hat Hier Hierbei Hinzu Ich Ihr Ihre Im
        Immer In Insgesamt Ist Ja Jede Jeder Jedoch Jetzt Kein Keine Können Kurz Laut Man Manche Mehr Mehrere
        Meist Mit Nach Nein Nicht Noch Nun Nur Ob Obwohl Oder Oft Ohne Schließlich Schon Sein Seine Seit Sie
        Sind So Sogar Somit Später Statt Trotz Trotzdem Über Um Und Uns Unser Unter Viele Vielleicht Vom Von Vor
        War Waren Warum Was Weil Weitere Welche Wenn Wer Werden Wie Wir Wird Wo Während Zu Zudem Zum Zur Zuvor
        Zwar Zwei Zwischen""",
        "abs art nr kap s tab tbl abb abschn schaub ziff rn anm bd bl hs zl az nrn lit pos § a d",
        ordinals=True,
    ),
    "fr": _language(
        """m mm mme mmes mlle mlles me mgr pr env p.ex par.ex à-d c.-à-d c.à.d ex chap coll éd éds hab max min réf resp
        t tél trad cie av boul bd ste sts sté janv févr avr juil sept oct nov déc n.b tab""",
        "etc s apr j.-c j.c o.m.s o.n.u u.e suiv inc",
        """A Ainsi Après Au Aucun Aujourd Aussi Autre Avant Avec Beaucoup Car Ce Ceci Cela Celle Celui Cependant
        Certains Ces Cet Cette Chaque Chez Comme Dans De Depuis Des Deux Dès Donc Du Elle Elles En Enfin Ensuite
        Entre Est Et Il Ils Je Jusqu La Le Les Leur Leurs Lors Lorsque Mais Malgré Même Ne Ni Non Nos Notre Nous
        On Or Ou Où Par Parce Parfois Pas Pendant Peu Plus Plusieurs Pour Pourtant Puis Quand Que Quel Quelle
        Quelques Qui Sa Sans Se Selon Ses Seul Si Son Sous Sur Tous Tout Toute Toutes Très Un Une Vers Voici
        Voilà Vous À Étant""",
        "art al n no nos chap p t fig tab tabl vol graph sect ann",
    ),
    "es": _language(
        """p.ej ej sr sra srta sres dra drs prof profa lic ing arq d dña fr gral cap cía aprox av avda apdo c cta
        ctas depto dpto dptos dir ed eds esq etc. excmo excma hnos lám máx mín núm núms pág págs párr pral pról
        prov ref s.a sta sto tel trad ud uds vd vds v vid vol mill ene feb mar abr jun jul ago sept oct nov dic""",
        "etc ee.uu s a.c d.c a.de.c d.de.c cols col ss u.e o.n.u s.l a.m p.m aa.vv",
        """A Al Algo Algunos Además Ahora Allí Antes Así Aunque Aún Cada Casi Como Con Cuando Cómo Cuál De Del
        Desde Después Donde Dos Durante Él El Ella Ellas Ellos En Entonces Entre Era Es Esa Ese Eso Esta Este
        Esto Estos Estas Está Fue Ha Hace Hasta Hay La Las Le Les Lo Los Luego Mientras Más Muchos Muy Ni No Nos
        O Otra Otro Otros Para Pero Poco Por Porque Pues Que Qué Quien Se Según Ser Si Sin Sobre Solo Son Su Sus
        Sí También Tampoco Tan Tiene Todo Todos Tras Tres Un Una Unos Y Ya Yo""",
        "art arts n núm núms cap pág págs p fig tab tabl cuad gráf vol apdo inc n.º nº secc",
    ),
    "pt": _language(
        """p.ex ex sr sra srta dra drs profa prof eng arq d dona exa exmo exma v.exa av r aprox cap cia ed eds etc.
        fl fls gen lda ltda máx mín núm obs pág págs par prof s.a séc sto sta tel trad v vol vols jan fev mar
        abr mai jun jul ago set out nov dez""",
        "etc a.c d.c ss cols col u.e o.n.u km eua",
        """A Ainda Além Alguns Antes Ao Aos Apesar Após As Assim Até Cada Com Como Contudo Da Das De Depois Desde
        Do Dos Durante E Ela Elas Ele Eles Em Enquanto Entre Entretanto Era Essa Esse Esta Este Estes Está Eu
        Foi Há Isso Isto Já Lá Mais Mas Mesmo Muito Muitos Na Nas Nem No Nos Não Nós O Onde Os Ou Outra Outro
        Outros Para Pela Pelo Pois Por Porque Porém Qual Quando Quanto Que Quem Se Segundo Sem Ser Seu Sua Só
        São Também Todo Todos Três Tudo Um Uma Você É""",
        "art arts n nº no núm cap pág págs p fig tab quad gráf vol inc fl fls séc",
    ),
    "it": _language(
        """p.es ad.es es dott dott.ssa ssa sig sig.ra ra sigg sig.na prof.ssa avv ing arch geom on mons d.lgs lgs
        ca cap capp cfr c.so dr ecc. ed eds f.lli fig figg gen lett mass max min n.b p.za pag pagg par ss s sec
        secc tab tav tel trad u.s v ver vol voll gen feb mar apr mag giu lug ago sett ott nov dic""",
        "ecc etc a.c d.c s.p.a s.r.l u.e o.n.u",
        """A Ad Al Alcuni Allora Anche Ancora Appena Avere C Che Chi Ci Ciò Come Con Così Cui Da Dal Dalla Del
        Della Delle Dei Di Dopo Dove Due Dunque E È Ecco Ed Era Essere Fu Già Gli Ha Hanno I Il In Infatti
        Inoltre Invece La Le Lei Lo Loro Lui Ma Mentre Molti Molto Nel Nella Nelle Nessuno No Noi Non O Ogni
        Oggi Oltre Però Per Perché Più Poi Prima Quale Quando Quasi Quella Quello Questa Queste Questi Questo
        Quindi Se Secondo Senza Si Sì Solo Sono Sotto Spesso Su Sua Suo Tra Tre Tutti Tutto Un Una Uno Vi""",
        "art artt n nn cap pag pagg p fig tab vol co lett",
    ),
    "nl": _language(
        """bijv bv b.v o.a m.b.t d.w.z i.p.v t.o.v m.n n.a.v i.v.m t/m vgl zgn dhr mevr mw mej ir ing drs mr prof
        ds jhr afb tab blz p ca circa div evt excl incl gem max min mln mld nr nrs ong resp st str tel z.o.z
        t.a.v t.b.v v.a v.d jan feb mrt apr jun jul aug sept okt nov dec""",
        "enz etc e.d e.a jl v.chr n.chr n.v",
        """Aan Al Alle Als Andere Bij Bovendien Daar Daarna Daarom Dan Dat De Deze Die Dit Door Dus Een Eén Echter
        Eerst Elke En Er Ermee Geen Had Heeft Hebben Heel Het Hier Hij Hoe Hoewel Ik In Is Ja Je Kan Later Maar
        Meer Men Met Na Naar Niet Niemand Nog Nu Of Om Omdat Onder Ons Ook Op Over Sinds Soms Te Tegen Terwijl
        Toch Toen Tot Twee U Uit Van Vandaag Veel Veel Verder Volgens Voor Vooral Waar Waarom Wanneer Want Was
        Wat We Werd Wij Wordt Ze Zij Zijn Zo Zoals Zonder""",
        "art nr nrs lid blz p afb tab hfst par",
    ),
    "pl": _language(
        """np m.in tj tzn tzw wg ok prof mgr inż hab lek med ks gen płk por zob ul al pl pl. os św ust art pkt rys
        tab ryc rozdz str s t tel min mln mld tys im dot ds ww pn tab woj pow gm r.ż t.j""",
        "itd itp r w etc i.in in p.n.e n.e wsp godz zł",
        """A Aby Ale Ani Bez Bo Był Była Było Były Być Całe Choć Co Czy Dla Dlatego Do Dopiero Dziś Gdy Gdzie I Ich
        Ile Inne Inni Ja Jak Jako Jednak Jego Jej Jest Jeszcze Jeśli Już Każdy Kiedy Kto Które Który Lub Ma Mimo
        Może Można My Na Nad Nawet Nie Niektóre Nikt O Od On Ona One Oni Oto Po Pod Podczas Ponadto Potem Poza
        Później Przed Przez Przy Są Się Stąd Także Tak Tam Te Ten Teraz To Tu Tylko U W Wiele Więc Wszyscy Z Za
        Zaś Ze Że Żaden""",
        "art ust pkt rys ryc tab wykr rozdz s str nr poz t dz par",
    ),
    "ru": _language(
        """т.е т.к т.н проф акад доц канд д-р докт им ок см ср напр гр г-н г-жа гос ул пр просп пл пер стр рис
        табл гл ст п пп разд т тт вып изд ред сост пер млн млрд тыс мин макс св тел ч б.ч англ фр нем лат греч
        рус ив зам зав чл нач пом янв февр апр авг сент окт нояб дек с.ш""",
        "т.д т.п др пр г гг в вв н.э до.н.э руб коп чел км соавт обл р кв экз",
        """А Без Более Большинство Было Был Быть В Ведь Во Вот Все Всё Все Где Для До Его Ее Её Если Есть Еще Ещё
        За Здесь И Из Или Именно Их К Как Каждый Какой Когда Конечно Кроме Кто Лишь Между Многие Может Можно Мы
        На Над Например Не Нет Ни Никто Но О Об Однако Он Она Они Оно От Очень По Под После Потом Потому Поэтому
        При Про С Сегодня Сейчас Со Так Также Такой Там Те Теперь То Тогда Того Только Тот У Уже Хотя Часто
        Через Что Чтобы Эта Эти Это Этот Я""",
        "ст п пп рис табл гл с стр т ч № вып разд",
    ),
}
