"""The words of Spanish, Portuguese, French and Italian by which a sentence needs a source, or needs none."""

from __future__ import annotations

# As `need_words` reads them.
ROWS: dict[str, dict[str, str]] = {
    "es": {
        "figures": """por_ciento porcentaje* mitad un_tercio dos_tercios cuarta_parte tercera_parte mayoría doble
        triple duplic* triplic* decenas cientos miles millones millón (?:una?|dos|tres|nueve)…de_cada (?:dos|tres|
        cuatro|cinco|seis|siete|ocho|nueve|diez|veinte|cien)_(?:veces|días|semanas|meses|años|horas|minutos|personas|
        pacientes|niños|adultos)""",
        "effects": """agrav* mata(?:n)? combat* regul* engord* adelgaz* calm(?:a|an|ar) crec(?:e|en|ió|ieron|ido)
        (?:ha|han)_(?:bajado|subido|caído) reduc* reduj* disminu* aument* mejor(?:a|an|ar|ó|aron) empeor* previen*
        prevenir evita(?:n)? caus(?:a|an|ar|ó|aron|ado|ada) provoc* cura(?:n|r|ron)? curó alivi* alarg* prolong*
        acort* proteg* dañ* favorec* inhib* bloque* activ(?:a|an|ar|ó) estimul* refuerz* reforz* debilit* afect*
        influy* actú(?:a|an)_(?:sobre|contra|en) ayud* conduc*_a llev(?:a|an)_a asoci(?:a|an|ado|ada|ados|
        adas)_(?:con|a|al) relacion(?:a|an|ado|ada|ados|adas)_con vincul* eficac* eficaz riesgo*_d*
        efectos?_(?:secundario|adverso)* tóxic* aceler* descen* increment*""",
        "comparison": """(?:mejor|peor|mayor|menor)(?:es)?_\\w+_que (?:más|menos)…que (?:más|menos)_de_lo_que
        (?:mejor|peor|mayor|menor)(?:es)?_que (?:superior|inferior)(?:es)?_a en_comparación_con comparad*_con
        a_diferencia_de tan_\\w+_como tanto_como frente_al_placebo""",
        "superlative": """(?:el|la|los|las|su|sus)_(?:\\w+_){0,2}(?:más|menos)_(?!de\\b|que\\b)\\w+ (?:el|la|los|
        las)_(?:mejor|peor|mayor|menor|único|única)(?:es|s)? nunca siempre nadie jamás \\w+ísim[oa]s?""",
        "health": """ibuprofeno aspirina* paracetamol antibiótico* médic* dosis medicament* fármaco* tratamiento*
        terapia* embaraz* paciente* síntoma* enfermedad* vacuna* infecci* sangre corazón cáncer diabetes depresión
        ansiedad dolor* peso dieta* calorías azúcar sal grasa* alcohol cafeína tabaco fum* salud niños bebés lactante*
        fiebre cirugía piel mg kg alergi* vitamina* sueño""",
        "tells": """debe debes deben debería* hay_que tiene*_que evit(?:ar|e|en) recomiend* recomendad* recomendable
        aconsej* desaconsej* diari* al_día contraindicad*""",
        "novelty": """(?:por|la)_primera_vez primer*_(?:estudio|ensayo|fármaco|vacuna|prueba|medicamento)* inédit*
        sin_precedentes revolucionari* únic(?:o|a) innovador* novedos* nuev[oa]s?_(?:tratamiento|método|terapia|
        fármaco|enfoque|evidencia)*""",
        "unnamed": """revisi(?:ón|ones)…(?:conclu|concluy|hall|mostr|encontr|indic)* (?:estudios?|investigadores|
        científicos|ensayos?|equipo)…(?:hall|descubr|observ|comprob)* (?:estudios?|investigacion(?:es)?|investigación|
        ensayos|científicos|investigadores|expertos|médicos|datos|encuestas?|metaanálisis|evidencia)…(?:demostr|
        demuestr|muestr|mostr|prueb|prob|encontr|encuentr|sugier|suger|indic|confirm|revel|conclu|estim|recomiend|
        señal)* (?:está|es|ha_sido)…(?:comprobado|demostrado|probado|sabido|conocido)_que se_sabe_que
        (?:científicamente|clínicamente)_(?:probado|demostrado)* según_(?:estudios|expertos|los_expertos|
        varios_estudios|investigadores)""",
        "hedges": """se_(?:cree|piensa|supone|sospecha)_que podría* quizás? quizá tal_vez probablemente posiblemente
        acaso parece* parecería aparentemente puede_que es_posible no_(?:se_sabe|está_claro|se_conoce|se_entiende)
        se_desconoce desconocid* inciert* hipótesis teoría aún_no…(?:sabe|conoce)""",
        "reports": """me_(?:gusta|gustan|encanta|encantan) (?:cree|considera|defiende|argumenta)n?_que según_\\w+
        de_acuerdo_con_\\w+ (?:afirma|afirmó|dice|dijo|explica|explicó|señala|señaló|asegura|aseguró|sostiene|sostuvo|
        declaró|declara|escribe|escribió|cuenta|contó|añade|añadió|opina)n?_que en_mi_opinión (?:yo_)?(?:creo|pienso|
        opino)_que creemos me_parece a_mi_juicio""",
        "defines": """se_les?_(?:llama|denomina|conoce_como) se_(?:llama|llaman|denomina|denominan|define|definen|
        conoce_como|conocen_como|entiende_por) (?:es|son)_(?:llamad|denominad|conocid)[oa]s? (?:significa|designa)
        el_(?:término|vocablo) la_palabra se_refiere_a""",
        "announces": """(?:ya_)?(?:hablaremos|volveremos)_(?:de|sobre|a) en_est[ea]_(?:\\w+_)?(?:artículo|entrada|
        texto|post|capítulo|sección|apartado|guía|vídeo),?…\\w+(?:remos|amos|ré|rás|réis)
        a_continuación,?…\\w+(?:emos|amos|ré) (?:veremos|vamos_a_(?:ver|hablar|explicar|analizar|repasar))
        sigue_leyendo haz_clic suscríbete""",
    },
    "pt": {
        "figures": """por_cento porcent* percent* metade um_terço dois_terços um_quarto maioria dobro triplo duplic*
        triplic* dezenas centenas milhares milhões milhão (?:uma?|dois|duas|três|nove)…em_cada (?:dois|duas|três|
        quatro|cinco|seis|sete|oito|nove|dez|vinte|cem)_(?:vezes|dias|semanas|meses|anos|horas|minutos|pessoas|
        pacientes|doentes|crianças|adultos)""",
        "effects": """agrav* mata(?:m)? combat* regul* engord* emagrec* acalm* cresc(?:e|em|eu|eram|ido) (?:caiu|
        caíram|subiu|subiram) reduz* diminu* aument* melhora(?:m|r|ram)? melhorou piora* previn* prevenir evita(?:m)?
        causa(?:m|r|ram)? causou provoc* cura(?:m|r)? alivi* prolong* along* encurt* proteg* prejudic* favorec* inib*
        bloque* ativa(?:m|r)? estimul* reforç* enfraquec* afet* influenci* atua(?:m)?_(?:sobre|contra|em|no|na) ajud*
        conduz* leva(?:m)?_(?:a|à|ao|aos|às) associad*_(?:a|à|ao|aos|às|com) relacionad*_(?:a|à|ao|com)
        ligad*_(?:a|à|ao) efic* risco*_d* efeitos?_(?:secundário|colatera|adverso)* tóxic* aceler* increment*""",
        "comparison": """(?:melhor|pior|maior|menor)(?:es)?_\\w+_(?:do_)?que (?:mais|menos)…que (?:melhor|pior|maior|
        menor)(?:es)?_(?:do_)?que (?:superior|inferior)(?:es)?_(?:a|à|ao|aos) em_comparação_com comparad*_(?:com|a|ao|
        à) ao_contrário_d* tão_\\w+_(?:como|quanto) tanto_quanto""",
        "superlative": """(?:o|a|os|as|seu|sua)_(?:\\w+_){0,2}(?:mais|menos)_(?!de\\b|que\\b|do_que)\\w+ (?:o|a|os|
        as)_(?:melhor|pior|maior|menor|único|única)(?:es|s)? nunca sempre ninguém jamais \\w+íssim[oa]s?""",
        "health": """ibuprofeno aspirina* paracetamol antibiótico* médic* dose* medicament* fármaco* remédio*
        tratament* terapia* grávida* gravidez paciente* doente* sintoma* doença* vacina* infe[cç]* sangue coração
        cancro câncer diabetes depressão ansiedade dor dores peso dieta* calorias açúcar sal gordura* álcool cafeína
        tabaco fum* saúde crianças bebés? bebês? febre cirurgia pele mg kg alergi* vitamina* sono""",
        "tells": """deve devem deveria* é_preciso tem_de têm_de tem_que evit(?:ar|e|em) recomend* aconselh*
        desaconselh* diari* por_dia contraindicad*""",
        "novelty": """(?:pela|a)_primeira_vez primeir*_(?:estudo|ensaio|fármaco|vacina|prova|medicamento)* inédit*
        sem_precedentes revolucionári* únic(?:o|a) inovador* nov[oa]s?_(?:tratamento|método|terapia|fármaco|abordagem|
        evidência)*""",
        "unnamed": """revis(?:ão|ões)…(?:conclu|mostr|encontr|indic)* (?:estudos?|pesquisas?|pesquisadores|cientistas|
        ensaios?|equipe|equipa)…(?:descobr|observ|constat|verific)* (?:estudos?|pesquisas?|investigações|ensaios|
        cientistas|pesquisadores|investigadores|especialistas|médicos|dados|inquéritos?|meta-?análises?|
        evidências?)…(?:mostr|demonstr|prov|encontr|suger|indic|confirm|revel|conclu|estim|recomend|apont)* (?:está|é|
        foi)…(?:provado|comprovado|demonstrado|sabido|conhecido)_que sabe-se_que (?:cientificamente|
        clinicamente)_(?:provado|comprovado|demonstrado)* segundo_(?:estudos|especialistas|os_especialistas|
        vários_estudos|pesquisadores)""",
        "hedges": """(?:acredita|pensa|supõe|suspeita)-se_que poderia* talvez provavelmente possivelmente parece*
        aparentemente pode_ser_que é_possível não_se_(?:sabe|conhece) não_(?:está|é)_clar* desconhecid* desconhece-se
        incert* hipótese teoria""",
        "reports": """gost(?:o|amos)_de ador(?:o|amos) (?:acredita|considera|defende|argumenta)m?_que (?:segundo|
        conforme)_\\w+ de_acordo_com_\\w+ (?:afirma|afirmou|diz|disse|explica|explicou|aponta|apontou|assegura|
        garante|sustenta|declarou|declara|escreve|escreveu|conta|contou|acrescenta|acrescentou)m?_que
        na_minha_opinião (?:eu_)?(?:acho|creio|
        penso)_que acredit(?:o|amos) parece-me""",
        "defines": """(?:chama|chamam|denomina|denominam|define|entende)-se se_(?:chama|chamam|denomina|define|
        entende_por) (?:é|são)_(?:chamad|denominad|conhecid)[oa]s? (?:significa|designa) o_termo a_palavra
        refere-se_a""",
        "announces": """(?:falaremos|voltaremos)_(?:disso|disto|sobre|a) nest[ea]_(?:\\w+_)?(?:artigo|post|texto|
        capítulo|seção|secção|vídeo|guia),?…\\w+(?:remos|amos|rei|rás) a_seguir,?…\\w+(?:emos|amos|rei) (?:veremos|
        vamos_(?:ver|falar|explicar|analisar)) continue_(?:a_ler|lendo) clique subscreva inscreva-se""",
    },
    "fr": {
        "figures": """pour_cent pourcent* moitié un_tiers deux_tiers un_quart trois_quarts majorité double* triple*
        doubl* tripl* dizaines centaines milliers million* milliard* (?:un|une|deux|trois|neuf)…sur_(?:deux|trois|
        quatre|cinq|six|sept|huit|neuf|dix) (?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|vingt|cent)_(?:fois|
        jours?|semaines?|mois|ans|années|heures?|minutes?|personnes|patients|enfants|adultes)""",
        "effects": """tue(?:nt)? combat(?:tent|tre)? régul* calm(?:e|ent|er) (?:fait|font)_(?:\\w+ir|baisser|monter|
        augmenter|dormir) (?:a|ont)_(?:baissé|chuté|progressé) rédui* diminu* augment* améliore* aggrav* prévien*
        prévenir empêch* caus* provoqu* entraîn* guéri* soulag* allong* prolong* raccourci* protèg* protég* nuis*
        nuit_à favoris* inhib* bloqu* activ(?:e|ent|er) stimul* renforc* affaibli* affect* influenc* agi(?:t|
        ssent)_(?:sur|contre|en) aid(?:e|ent|er|é)_à condui*_à mèn*_à (?:lié|liée|liés|liées|associé|associée|
        associés|associées|corrélé|corrélée)_(?:à|au|aux|avec) efficac* risque*_d* effets?_(?:secondaire|indésirable)*
        toxique* accélèr* ralenti* baisse_d* hausse_d*""",
        "comparison": """(?:meilleur|pire)e?s?_\\w+_(?:que|qu['’]\\w+) (?:plus|moins)…(?:que|qu['’]\\w+)
        (?:meilleure?s?|pires?|supérieure?s?|inférieure?s?)_(?:que|à|au|aux) mieux_que (?:par_rapport|comparé*|
        contrairement)_(?:à|au|aux) autant…que aussi_\\w+_que""",
        "superlative": """(?:le|la|les|l['’]un_des|ses|son|sa)_(?:\\w+_)?(?:plus|moins)_(?!de\\b|en\\b|que\\b)\\w+
        (?:le|la|les)_(?:meilleur|pire)* (?:la|le|les)_seule?s? jamais toujours personne_n* incontournable*""",
        "health": """ibuprofène aspirine paracétamol antibiotique* médecin* dose* médicament* traitement* thérap*
        enceinte* grossesse patient* symptôme* maladi* vaccin* infection* sang cœur cancer* diabète dépression anxiété
        douleur* poids régime* calories sucre* sel graisse* alcool caféine tabac fum* santé enfants bébés nourrisson*
        fièvre chirurgie peau mg kg allergi* vitamine* sommeil""",
        "tells": """doi(?:t|vent) devr(?:ait|aient|ez) faut évit* recommand* conseill* déconseill* quotidien* par_jour
        contre-indiqu*""",
        "novelty": """(?:la_)?première_fois premièr*_(?:étude|essai|médicament|vaccin|preuve)* premier_(?:médicament|
        vaccin|essai|traitement) inédit* sans_précédent révolutionnaire* novat* nouvea*_(?:traitement|médicament)*
        nouvelle*_(?:méthode|thérapie|approche|molécule)*""",
        "unnamed": """revues?…(?:conclu|montr|trouv|indiqu)* (?:études?|recherches?|essais|travaux|chercheurs|
        scientifiques|experts|médecins|données|enquêtes?|méta-analyses?|sondages?)…(?:montr|démontr|prouv|trouv|
        suggèr|suggér|indiqu|confirm|révèl|révél|conclu|estim|recommand|met)* il_est…(?:prouvé|démontré|établi|connu|
        reconnu|avéré) (?:scientifiquement|cliniquement)_(?:prouvé|démontré)* on_sait_(?:que|qu) selon_(?:des|les|
        plusieurs|certaines)_(?:études|experts|chercheurs|scientifiques)""",
        "hedges": """on_(?:pense|croit|suppose|soupçonne)_(?:que|qu['’]\\w+) pourrai(?:t|ent) peut-être probablement
        sans_doute semble* semblerai(?:t|ent) apparemment éventuellement vraisemblablement il_se_peut on_ignore (?:ne|
        n['’])…(?:pas|encore)…(?:connu|clair|compris|établi|élucidé)* inconnue?s? incertain* hypothèse théorie
        on_ne_sait""",
        "reports": """j['’](?:aime|adore) (?:soutient|soutiennent|prétend|prétendent|pense|pensent|considère|
        considèrent)_(?:que|qu['’]\\w+) (?:selon|d['’]après)_(?:\\w+['’])?\\w+ (?:affirme|affirmait|explique|
        expliquait|déclare|déclarait|dit|écrit|estime|souligne|rapporte|raconte|précise|ajoute|
        assure)(?:nt)?(?:-t-(?:il|elle|on)|_(?:que|qu['’]\\w+)) à_mon_avis selon_moi je_(?:pense|crois|trouve|suis)
        nous_(?:pensons|croyons) d['’]après_moi (?:dit|dite)-(?:il|elle)""",
        "defines": """nous_(?:définissons|appel(?:ons|lerons)|notons|noterons) on_appelle on_entend_par (?:est|
        sont)…(?:appelé|nommé|défini|dit)e?s?_(?!que) désigne* se_définit (?:le|ce)_(?:terme|mot) s['’]appelle*
        on_parle_d*""",
        "announces": """nous_(?:y_)?reviendrons j['’]y_reviendrai dans_(?:cet|ce|cette)_(?:\\w+_)?(?:article|billet|
        texte|chapitre|section|vidéo|guide|partie),?…(?:nous|je|vous|on) nous_(?:allons|verrons|parlerons|
        expliquerons|examinerons) cliquez abonnez-vous lisez""",
    },
    "it": {
        "figures": """per_cento percentual* metà un_terzo due_terzi un_quarto maggioranza doppio triplo raddoppi*
        triplic* dimezz* decine centinaia migliaia milion* miliard* (?:una?|un|due|tre|nove)…su_(?:due|tre|quattro|
        cinque|sei|sette|otto|nove|dieci) (?:due|tre|quattro|cinque|sei|sette|otto|nove|dieci|venti|cento)_(?:volte|
        giorni|settimane|mesi|anni|ore|minuti|persone|pazienti|bambini|adulti)""",
        "effects": """aggrav* uccid* combatt* regola(?:no|re)? calma(?:no|re)? (?:fa|fanno)_(?:\\w+[aei]re|bene|male)
        cresc(?:e|ono) cresciut[oaie] (?:è|sono)_(?:scesi?|salit[oaie]|calat[oaie]) riduc* ridott* diminu* aument*
        migliora(?:no|re|to|ta)? migliorò peggior* previen* prevenire evita(?:no)? caus(?:a|ano|are|ato|ò) provoc*
        cura(?:no|re)? guari* allevi* allung* prolung* accorci* protegg* dannegg* favori* inib* blocca*
        attiva(?:no|re)? stimol* rafforz* indebol* influenz* influisc* agisc(?:e|ono)_(?:su|sul|sulla|contro|come)
        aiut* porta(?:no)?_(?:a|al|alla) conduc* (?:associat|collegat|legat|correlat)[oaie]_(?:a|al|allo|alla|ai|agli|
        alle|con) efficac* rischi*_d* effett[oi]_(?:collateral|indesiderat|avvers)* tossic* acceler* rallent*
        calo_d*""",
        "comparison": """(?:più|meno)…(?:che|di|del|dello|della|dei|degli|delle|rispetto) (?:miglior|peggior|maggior|
        minor)[ei]_(?:di|del|dello|della|dei|degli|delle) (?:superior|inferior)[ei]_(?:a|al|alla|ai|alle)
        rispetto_(?:a|al|alla|ai|agli|alle) in_confronto_a a_differenza_d* tanto_quanto così…come""",
        "superlative": """(?:il|lo|la|i|gli|le|suo|sua)_(?:\\w+_){0,2}(?:più|meno)_(?!di\\b|che\\b)\\w+ (?:il|lo|la|i|
        gli|le)_(?:miglior|peggior|maggior|minor)[ei]? (?:l['’]|il_|la_)unic[oa] mai sempre nessuno
        \\w+issim[oaie]""",
        "health": """ibuprofene aspirina paracetamolo antibiotic* medic[oi] dose dosi farmac* medicinal* trattament*
        terapi* incint* gravidanza pazient* sintom* malatti* vaccin* infezion* sangue cuore cancro diabete depressione
        ansia dolor* peso diet* calorie zuccher* sale grass* alcol caffeina tabacco fum* salute bambini neonat* febbre
        chirurgi* pelle mg kg allergi* vitamin* sonno""",
        "tells": """deve devono dovrebb* bisogna occorre evitare raccomand* consigli* sconsigli* quotidian* al_giorno
        controindicat*""",
        "novelty": """(?:per_)?la_prima_volta prim[oa]_(?:studio|farmaco|vaccino|sperimentazione|prova)* inedit*
        senza_precedenti rivoluzionari* unic[oa] innovativ* nuov[oaie]_(?:trattament|metod|terapi|farmac|approcc|
        evidenz)*""",
        "unnamed": """revision[ei]…(?:conclu|mostr|trov|indic)* (?:studi|studio|ricerca|ricerche|ricercatori|
        scienziati)…(?:scopr|scopert|osserv|constat)* (?:studi|studio|ricerche|ricerca|sperimentazioni|scienziati|
        ricercatori|esperti|medici|dati|sondaggi|indagini|meta-?analisi)…(?:mostr|dimostr|prov|trov|suggeri|indic|
        conferm|rivel|conclu|stim|raccomand|evidenzi)* (?:è|è_stato)_(?:stato_)?(?:\\w+_)?(?:dimostrato|provato|noto|
        accertato|risaputo)_che si_sa_che (?:scientificamente|clinicamente)_(?:provat|dimostrat)*
        secondo_(?:gli_esperti|alcuni_studi|diversi_studi|gli_studi|esperti|i_ricercatori|studi)""",
        "hedges": """si_(?:crede|pensa|ritiene|suppone|sospetta)_che potrebb* forse probabilmente possibilmente
        sembra* sembrerebb* pare apparentemente può_darsi è_possibile non_(?:si_sa|è_chiaro|è_noto|è_ancora)
        sconosciut* ignot* incert* ipotesi teoria""",
        "reports": """mi_(?:piace|piacciono) (?:adoro|amo)_(?:il|lo|la|i|gli|le) trovo_che (?:crede|ritiene|
        considera)(?:no)?_che secondo_\\w+ stando_a_\\w+ (?:afferma|affermò|dice|disse|spiega|spiegò|sostiene|
        ha_detto|ha_spiegato|ha_dichiarato|dichiara|scrive|scrisse|racconta|aggiunge|sottolinea)(?:no)?_che
        a_mio_(?:parere|avviso) secondo_me (?:io_)?(?:credo|penso|ritengo)_(?:che|di) crediamo mi_sembra""",
        "defines": """si_(?:chiama|chiamano|definisce|definiscono|intende|dice) (?:è|sono|viene|vengono)_(?:chiamat|
        denominat|definit|dett)[oaie] (?:significa|designa|indica) il_termine la_parola""",
        "announces": """(?:ci_)?torneremo ne_parleremo in_quest['’oa]_?(?:\\w+_)?(?:articolo|post|testo|capitolo|
        sezione|video|guida),?…\\w+(?:remo|iamo|rò|rai) (?:di_)?seguito,?…\\w+(?:remo|iamo) (?:vediamo|vedremo|
        parleremo|continua_a_leggere|clicca|iscriviti)""",
    },
}
