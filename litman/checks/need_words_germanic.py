"""The words of German and Dutch by which a sentence needs a source, or needs none."""

from __future__ import annotations

# As `need_words` reads them.
ROWS: dict[str, dict[str, str]] = {
    "de": {
        "figures": """prozent* hälfte drittel viertel jede*_(?:zweite|dritte|vierte|fünfte|zehnte)* verdoppel*
        verdreifach* halbier* mehrheit doppelt_so dreimal_so dutzende hunderte tausende million* milliard* (?:zwei|
        drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|zwanzig|hundert)_(?:mal|tag|woche|monat|jahr|stunde|minute|
        person|patient|mensch|kind|erwachsen)*""",
        "effects": """verschlimmer* töt* kurbel(?:t|n)…an regulier* bekämpf* beruhig* mach(?:t|en)…(?:dick|schlank|
        krank|gesund|müde|dumm|glücklich) wächst wuchs* gewachsen (?:zu|ab)genommen (?:nimmt|nehmen|nahm|
        nahmen)…(?:zu|ab) verringer* reduzier* senk* erhöh* steiger* verbesser* verschlechter* verhinder* verursach*
        heil* linder* verläng* verlänger* verkürz* schütz* schad* schädig* förder* hemm* blockier* aktivier* stärk*
        schwäch* beeinfluss* wirk* hilft helfen half bewirk* führ*…zu lös*…aus auslös* steig* sank* sinkt sinken
        hängt…zusammen zusammenhang_(?:mit|zwischen) assoziiert risiko* risikofaktor* nebenwirkung* giftig
        macht_(?:abhängig|süchtig) beschleunig* bremst begünstig* stimulier* verstärk* dämpf*""",
        "comparison": """(?!aber|oder|immer|unter|dieser|jeder|einer|ihrer)\\w+er_als mehr…als weniger…als
        \\w+ere[nrsm]?…als anders_als im_(?:vergleich|gegensatz|unterschied)_(?:zu|zur|zum|mit) verglichen_mit
        gegenüber_placebo überlegen unterlegen (?:eben)?so…wie""",
        "superlative": """(?:der|die|das|des|dem|den|ihr|sein)e?_(?:\\w+_)?(?!erste|meiste|letzte|beste_|nächste|
        feste|geste|gäste|kosten|westen|osten)\\w{3,}ste[nrsm]? am_\\w+sten (?:der|die|das|den|dem)_beste* einzig*
        häufigste* größte* wichtigste* nie niemand niemals immer stets""",
        "health": """ibuprofen aspirin paracetamol antibioti* arzt ärzt* dosis medikament* arznei* therapie* behandl*
        schwanger* patient* symptom* krank* impf* infekt* blut* herz* krebs diabetes depress* angst schmerz* gewicht
        ernährung kalorien zucker salz fett* alkohol koffein rauch* gesund* kinder babys säugling* fieber operation
        haut mg kg allergi* vitamin* schlaf""",
        "tells": """soll* sollt* muss müssen darf dürfen empfehl* empfiehlt empfohlen ratsam meiden vermeid* täglich
        abzuraten kontraindiziert""",
        "novelty": """(?:zum|das)_ersten_mal erstmal* erste*_(?:studie|medikament|wirkstoff|mensch|nachweis|
        impfstoff)* noch_nie neuartig* einzigartig* bahnbrechend* revolutionär* neue*_(?:therapie|methode|wirkstoff|
        behandlung|erkenntnis|medikament)*""",
        "unnamed": """(?:studie|studien|untersuchungen|forschung|forscher|forschungen|forschende|wissenschaftler|
        experten|ärzte|daten|umfragen|meta-?analysen|ergebnisse)…(?:zeig|gezeigt|beleg|nachgewiesen|bewies|bewiesen|
        fanden|gefunden|ergab|ergeben|bestätig|legen|deut|hinweis|empfehl|schätz|warn)* (?:belegen|zeigen|zeigten|
        bestätigen)…(?:studien|untersuchungen|daten|forscher) (?:es|das)_(?:ist|gilt)…(?:erwiesen|bewiesen|bekannt|
        belegt|gesichert) (?:erwiesenermaßen|nachweislich|bekanntlich|wissenschaftlich_(?:erwiesen|belegt))
        laut_(?:studien|experten|forschern) (?:studien|experten|forschern)_zufolge""",
        "hedges": """(?:steh(?:t|en)_)?im_verdacht man_(?:glaubt|vermutet|nimmt_an) es_wird_(?:vermutet|angenommen)
        könnte* dürfte* möglicherweise vielleicht vermutlich wahrscheinlich womöglich eventuell anscheinend scheint
        scheinen mag mögen (?:noch_)?(?:nicht|un)…(?:bekannt|klar|geklärt|erforscht|verstanden) unklar ungeklärt
        unbekannt umstritten niemand_weiß theoretisch hypothese""",
        "reports": """ich_(?:mag|liebe) (?:laut|zufolge|nach_angaben|nach_ansicht|nach_meinung) (?:sagt|sagte|sagten|
        erklärt|erklärte|schreibt|schrieb|meint|meinte|betont|betonte|berichtet|berichtete|behauptet|behauptete|
        so)_(?:er|sie|der|die|das|herr|frau|dass|prof|dr) (?:sagt|sagte|erklärt|erklärte|schreibt|schrieb|meint|
        meinte|betont|betonte|berichtet|behauptet),_dass meiner_(?:meinung|ansicht|erfahrung) ich_(?:glaube|denke|
        finde|meine|hoffe|habe|bin|war) wir_(?:glauben|denken|finden|hoffen)""",
        "defines": """man_(?:nennt|bezeichnet|spricht_von) unter…(?:versteht_man|verstanden) wir_(?:definieren|nennen|
        bezeichnen) (?:wird|werden|heißt|heißen|nennt_man|nennt|bezeichnet)…(?:genannt|bezeichnet) bezeichnet_man
        nennt_man (?:der|das)_(?:begriff|wort)…(?:bezeichnet|bedeutet|steht) steht_für ist_definiert gemeint_ist""",
        "announces": """(?:darauf|dazu)_(?:komm|komme|kommen)_(?:ich|wir) in_diese[mr]_(?:\\w+_)?(?:\\w{0,20}artikel|
        beitrag|text|kapitel|abschnitt|video|post|folge)…(?:ich|wir|du|ihr) im_folgenden…(?:ich|wir) (?:hier|nun|
        jetzt|unten)_(?:zeige|zeigen|sehen|erkläre|erklären|stelle|stellen|erfährst|erfahren)_(?:wir|ich|du|sie)
        lies_weiter lesen_sie klick* abonnier*""",
    },
    "nl": {
        "figures": """procent* percent* helft een_derde twee_derde een_kwart meerderheid verdubbel* verdrievoudig*
        halveer* tientallen honderden duizenden miljoen* miljard* (?:een|één|twee|drie|negen)_op_de_(?:twee|drie|vier|
        vijf|zes|zeven|acht|negen|tien) (?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twintig|honderd)_(?:keer|
        maal|dagen|weken|maanden|jaar|uur|minuten|mensen|personen|patiënten|kinderen|volwassenen)""",
        "effects": """verergeren verergert doodt doden reguleer* reguleren bestrijd* kalmeer* mak(?:en|t)…(?:dik|
        slank|ziek|gezond|moe|dom|gelukkig) maakt…(?:dik|slank|ziek|gezond|moe|dom|gelukkig) groei(?:t|en|de|den)
        gegroeid (?:toe|af)genomen (?:neemt|nemen|nam|namen)…(?:toe|af) verminder* verlaag* verlag* verhoog* verhog*
        verbeter* verslechter* voorkom* veroorza* genees* genez* verlicht* verleng* verkort* bescherm* schaad*
        bevorder* rem(?:t|men) blokkeer* activeer* stimuleer* versterk* verzwak* beïnvloed* werkt werken helpt helpen
        leid*_tot leidt…tot hang(?:t|en)…samen samenhang verband_(?:met|tussen) geassocieerd effectief effectiviteit
        risico* bijwerking* giftig verslavend versnel* vertraag* zorgt_voor daal* stijg*""",
        "comparison": """(?!andere)\\w{3,}ere_\\w+_dan (?!eer|ander)\\w+er_dan (?:meer|minder)…dan in_vergelijking_met
        vergeleken_met in_tegenstelling_tot (?:even|net_zo)…als anders_dan""",
        "superlative": """(?:de|het|hun|zijn)_(?:\\w+_)?(?!eerste|laatste|meeste_van|naaste)\\w{3,}ste (?:de|
        het)_(?:beste|slechtste|enige) (?:het_)?meest_\\w+ nooit altijd niemand""",
        "health": """ibuprofen aspirine paracetamol antibiotic* arts* dosis medicijn* geneesmiddel* behandel*
        therapie* zwanger* patiënt* symptomen ziekte* vaccin* infectie* bloed* hart* kanker diabetes depressi* angst
        pijn gewicht dieet calorieën suiker zout vet alcohol cafeïne rok* gezond* kinderen baby* koorts operatie huid
        mg kg allergi* vitamine* slaap""",
        "tells": """moet* zou_moeten dien(?:t|en)_te mag_niet mogen_niet aanbevolen aangeraden raad* vermijd*
        dagelijks per_dag afgeraden""",
        "novelty": """voor_het_eerst (?:de|het)_eerste_(?:studie|medicijn|vaccin|bewijs|geneesmiddel)* nog_nooit
        uniek* baanbrekend* revolutionair* nieuwe?_(?:behandeling|methode|therapie|medicijn|aanpak|bewijs)*""",
        "unnamed": """studie…(?:toon|vond|bewees|blijk|bleek|suggere|bevestig|wees|laat_zien|liet_zien)* (?:studies|
        onderzoek|onderzoeken|wetenschappers|onderzoekers|experts|deskundigen|artsen|gegevens|peilingen|
        meta-?analyses)…(?:toon|toont|aangetoond|aantonen|bewijz|bewezen|vond|vonden|gevonden|blijk|bleek|suggere|
        bevestig|wijz|wijst|schat|laat_zien|laten_zien)* (?:uit|blijkt_uit)_(?:\\w+_)?onderzoek_(?:blijkt|bleek)
        het_is…(?:bewezen|aangetoond|bekend)_dat (?:wetenschappelijk|klinisch)_bewezen volgens_(?:onderzoek|
        onderzoekers|deskundigen|experts|wetenschappers|studies)""",
        "hedges": """men_(?:denkt|vermoedt|gelooft) naar_verluidt vermoed* zou…kunnen zouden…kunnen misschien mogelijk
        wellicht waarschijnlijk vermoedelijk kennelijk lijkt lijken schijnt (?:nog_)?niet…(?:bekend|duidelijk|
        begrepen) onbekend onduidelijk onzeker omstreden hypothese theorie""",
        "reports": """ik_hou_van (?:meent|denkt|gelooft|vindt)_dat volgens_(?!onderzoek)\\w+ (?:zegt|zei|stelt|stelde|
        schrijft|schreef|meent|meende|beweert|beweerde|verklaart|verklaarde|vertelt|vertelde|legt_uit)_dat (?:zegt|
        zei)_(?:hij|zij|ze) naar_mijn_mening (?:volgens_mij) ik_(?:denk|vind|geloof|hoop|ben|was) wij_(?:denken|
        vinden|geloven)""",
        "defines": """onder…verstaat_men (?:wordt|worden)…(?:genoemd|gedefinieerd) noemt_men (?:heet|heten)
        (?:de_term|het_woord) staat_voor verwijst_naar betekent wordt_verstaan""",
        "announces": """(?:daar|hier)_kom(?:en)?_(?:ik|we|wij) in_(?:dit|deze)_(?:\\w+_)?(?:artikel|stuk|blog|
        blogpost|bericht|hoofdstuk|paragraaf|video|gids)…(?:ik|we|wij|je|u) hieronder_\\w+_(?:ik|we|wij)
        lees_(?:verder|meer) klik_hier""",
    },
}
