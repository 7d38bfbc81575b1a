"""Names of several words, and common words that are names beside certain others."""

from __future__ import annotations

# Each word by itself is common or may be; side by side they are names. In lower case.
_NAMES = """
    great britain|new zealand|new york|new york city|new jersey|new mexico|new hampshire|new england|new orleans
    new guinea|papua new guinea|new caledonia|new south wales|new delhi|new haven|new brunswick|new testament
    new world
    new deal|old world|old testament|third world|first world war|second world war|world war|world war i|world war ii
    cold war|civil war|vietnam war|gulf war|iraq war|great war|great depression|industrial revolution|middle ages
    middle east|middle eastern|far east|near east|deep south|global south|global north|wild west
    internet of things|inter-american
    united states|united states of america|united kingdom|united arab emirates|united nations|european union
    soviet union
    african union|european community|european commission|north america|north american|north americans|south america
    south american|south americans|central america|central american|latin america|latin american|latin americans
    south africa|south african|south africans|west africa|west african|east africa|east african|north africa
    north african|central africa|central african|central african republic|southern africa|southern african
    sub-saharan africa|horn of africa|north korea|north korean|south korea|south korean|south asia|south asian
    south asians|east asia|east asian|east asians|southeast asia|southeast asian|south east asia|central asia
    central asian|west bank|east timor|south sudan|northern ireland|republic of ireland|northern territory
    western australia|south australia|south australian|west indies|west indian|east indies|eastern europe
    eastern european|western europe|western european|central europe|central european|northern europe|southern europe
    north carolina|south carolina|north dakota|south dakota|west virginia|rhode island|los angeles|san francisco
    san diego|las vegas|salt lake city|kansas city|mexico city|washington dc|district of columbia|puerto rico
    puerto rican|puerto ricans|costa rica|costa rican|el salvador|sierra leone|sri lanka|sri lankan|saudi arabia
    saudi arabian|hong kong|buenos aires|rio de janeiro|sao paulo|são paulo|ivory coast|burkina faso|cape verde
    cape town|cape cod|dominican republic|czech republic|people's republic of china|tel aviv|abu dhabi|ho chi minh
    north atlantic|south atlantic|north pacific|south pacific|atlantic ocean|pacific ocean|indian ocean|arctic ocean
    southern ocean|north sea|baltic sea|black sea|red sea|dead sea|yellow sea|south china sea|east china sea
    caspian sea|mediterranean sea|caribbean sea|aegean sea|adriatic sea|great lakes|great plains|great barrier reef
    great basin|gulf of mexico|gulf coast|gulf stream|persian gulf|bay of bengal|rocky mountains|rocky mountain
    yellow river|pearl river|red river|grand canyon|north pole|south pole|northern hemisphere|southern hemisphere
    western hemisphere|tropic of cancer|silk road|lake michigan|lake victoria|long island|hawaiian islands
    canary islands|falkland islands|solomon islands|marshall islands|virgin islands|channel islands|british isles
    british columbia|upper egypt|lower saxony|lower manhattan|iberian peninsula|tibetan plateau|white house
    supreme court|high court|house of commons
    house of lords|wall street|silicon valley|ivy league|nobel prize|nobel laureate|olympic games|world cup
    world bank|world health organization|world health organisation|world trade organization
    international monetary fund
    world wide web|national institutes of health|national health service|veterans affairs
    veterans health administration
    veterans administration|department of veterans affairs|food and drug administration
    centers for disease control and prevention|centers for disease control|national cancer institute
    national academy of sciences|national science foundation|affordable care act|americans with disabilities act
    clean air act|endangered species act|social security act|medical subject headings|cochrane library
    joint commission|institute of medicine|medical research council|agent orange|black death|holy grail|holy see
    roman empire|ottoman empire|british empire|byzantine empire|church of england|roman catholic|catholic church
    old english|middle english|native american|native americans|african american|african americans|african-american
    asian american|asian americans|mexican american|mexican americans|american indian|american indians|alaska native
    alaska natives|first nations|pacific islander|pacific islanders|torres strait|torres strait islander
    western blot|southern blot|northern blot|eastern blot|latin square|latin hypercube|turing machine|grand challenge
    monte carlo|big bang|milky way|solar orbiter|red cross|mount everest|mount sinai|el niño|la niña|el nino|la nina
    san andreas|santa fe|santa barbara|santa cruz|santa clara|fort worth|baton rouge|costa brava|tierra del fuego
    down syndrome|down's syndrome|down’s syndrome|still's disease|still’s disease|gram stain|gram staining
    gram negative|gram positive|alexander technique|mass general|bland-altman|van der waals|likert scale
    lewy body|lewy bodies|golgi apparatus|langerhans cell|langerhans cells|schwann cell|schwann cells
    guillain-barre syndrome|beck depression inventory|hamilton depression rating scale|hamilton rating scale
    york city|big data to knowledge|old order amish|burning man|war on terror|war on drugs|arab spring|khmer rouge
    medecins sans frontieres|joint united nations programme|magna carta|declaration of helsinki|hippocratic oath
    deepwater horizon|deep sea drilling project|ocean drilling program|human genome project|cancer genome atlas
    global burden of disease|healthy people 2000|healthy people 2010|healthy people 2020|healthy people 2030
    behavioral risk factor surveillance system|medical expenditure panel survey|american west|american south
    american midwest|american southwest|american civil war|american revolution|french revolution|english civil war
    second temple|synoptic gospels|murray-darling|murray darling basin|argentine basin|bill of rights|first amendment
    fourth amendment|fourteenth amendment|magna charta|golden gate bridge|panama canal|suez canal|tower of london
    national health and nutrition examination survey|nurses' health study|nurses’ health study
    women's health initiative|women’s health initiative|uk biobank|million women study|sloan digital sky survey
    hubble space telescope|international space station|large hadron collider|standard model|apollo program
    jim crow|ku klux klan|black lives matter|occupy wall street|green revolution|velvet revolution|good samaritan
    coma cluster|virgo cluster|perseus cluster|
    ama guides|ama guides to the evaluation of permanent impairment|
    mini mental state examination|montreal cognitive assessment|trail making test|pittsburgh sleep quality index
    positive and negative syndrome scale|insomnia severity index|epworth sleepiness scale|glasgow coma scale
    glasgow outcome scale|modified rankin scale|barthel index|wisconsin card sorting test|boston naming test
    wechsler adult intelligence scale|wechsler intelligence scale for children|strengths and difficulties questionnaire
    short form health survey|bible|holy scripture|holy scriptures|holy spirit|holy land|holy roman empire
    world trade center|jama network|tara oceans|devotio moderna|miles and snow|belt supergroup
    avon longitudinal study of parents and children|english longitudinal study of ageing
    canadian longitudinal study on aging|sustainable development goals|millennium development goals
    hudson bay|san juan|san antonio|san jose|santo domingo|st louis|st. louis|saint louis|saint lawrence
    st. lawrence|isle of wight|isle of man|great smoky mountains|yellowstone national park|black forest
"""
NAMES: dict[str, tuple[tuple[str, ...], ...]] = {}
for _phrase in _NAMES.replace("\n", "|").split("|"):
    if _words := tuple(_phrase.split()):
        NAMES[_words[0]] = (*NAMES.get(_words[0], ()), _words)

# Family names that are common words: names in front of what is called after a person (`Graves Disease`).
FAMILY_NAMES = frozenset(
    """adams baker bell best black bond brown burger bright cook cox cross crow cushing down east fisher fox
    frey gray graves
    grant green grey hall hart hill holmes hunt hunter king knight lane little long love marsh mason moody mill miller
    moore noble north page paget parks peak pick pope potter power price prior rich rice root rose salter sharp short
    small smith speed stark steel still stone strong sweet swift tanner thorn turner wall ward weaver webb wells west
    white wild wise wolf wood woods young drake dressler pratt raven gram bloom reed""".split()
)
# Those of them that are a person's in front of `disease` without an apostrophe, too.
PATIENTS_AND_DOCTORS = frozenset(
    "graves cushing down hunter baker bell pick paget moore reed fox gram marsh frey".split()
)
DISEASES = frozenset(
    "disease syndrome palsy sign cyst tumor tumour reflex anomaly phenomenon ophthalmopathy".split()
)
# Behind a name of a place they belong to it.
GEOGRAPHY = frozenset(
    """current gyre
    river lake sea bay island islands county valley basin mountains mountain mount ocean desert peninsula
    province plateau
    strait straits gulf street canyon creek falls glacier archipelago prefecture fjord hills range isthmus lagoon
    estuary reef trench university hospital college school institute clinic observatory press verlag""".split()
)
# Behind a name they belong to it together: `Altai Autonomous District`.
AUTONOMOUS = "autonomous"
SELF_RULED = frozenset("region prefecture county community republic district province oblast okrug".split())
ADJECTIVE_ENDINGS = ("ian", "ean", "ican", "ish", "ese", "ench", "utch", "eek", "iss")
# Small words that belong to the name behind them.
PARTICLES = frozenset(
    "de la le el del della da di van von der den du dos das al bin ibn st ste mc mac o".split()
)
# In front of a name of a place they belong to it.
BEFORE_PLACES = frozenset(
    "north south east west lake mount cape port fort san santa santo saint los las".split()
)
# What a study, a survey, a law is at the end of its own name.
STUDY_HEADS = frozenset(
    """study trial survey project initiative registry cohort program programme consortium investigation collaboration
    collaborative collaborators experiment campaign experience network database scheme census""".split()
)
NO_STUDY_NAME = frozenset(
    """first second third present current clinical randomized randomised controlled pilot prospective retrospective
    cross-sectional longitudinal multicenter multicentre observational feasibility same new recent large small
    population-based case-control double-blind cohort comparative preliminary exploratory national international
    qualitative quantitative future past original human animal local social research case field
    training intervention treatment screening education social neural""".split()
)
ORGANISATION_HEADS = frozenset(
    """association society college academy institute institutes organization organisation council federation
    foundation
    agency administration board commission congress university hospital parliament bureau
    conference symposium workshop""".split()
)
MEETINGS = frozenset("conference symposium workshop congress".split())
ORGANISATION_STARTS = frozenset(
    """american british european canadian australian national international royal world german french italian spanish
    japanese chinese african asian indian united us uk""".split()
)
MONTHS_THAT_ARE_WORDS = frozenset({"may", "march"})
# What is measured with: `the Geriatric Depression Scale`, but not every scale has a name of its own.
INSTRUMENTS = frozenset("scale inventory questionnaire checklist interview scorecard".split())
NO_INSTRUMENT_NAME = NO_STUDY_NAME | frozenset(
    """visual analog analogue numeric numerical rating likert brief short self-report structured
    semi-structured clinical large full small time length semistructured ordinal verbal pain""".split()
)
# Names come behind them.
STORMS = frozenset("hurricane typhoon cyclone superstorm".split())
# A word that nobody knows is a name in front of them.
WATERS_AND_HILLS = frozenset(
    "river lake bay island islands valley strait peninsula mountains shan county province".split()
)
BEFORE_TOWNS = frozenset("in at near from around".split())
BEFORE_OF_PLACE = frozenset("gospel university republic kingdom bay gulf strait isle duchy".split())
TITLES_OF_PEOPLE = frozenset("prof dr mr mrs ms st mt ft sir dame".split())
BEFORE_BY = frozenset("edited translated written reviewed compiled illustrated selected introduced".split())
BEFORE_MONTHS = frozenset("in since until till of from early late mid between and to during by".split())
# What is called after somebody: `the Holt Leadership Award`.
FOUNDED = frozenset(
    """award awards prize medal lecture lectures lectureship fellowship fund commission foundation inventory scale
    questionnaire clinic institute memorial centre center club museum""".split()
)
GIVEN_NAMES = frozenset(
    """james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark
    donald steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary
    nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander frank patrick raymond
    jack dennis jerry tyler aaron jose adam nathan henry douglas zachary peter kyle ethan walter noah jeremy christian
    keith roger terry gerald harold sean austin carl arthur lawrence dylan jesse jordan bryan billy joe bruce gabriel
    logan albert willie alan juan wayne elijah randy roy vincent ralph eugene russell bobby mason philip louis mary
    patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley kimberly
    emily donna michelle carol amanda melissa deborah stephanie rebecca sharon laura cynthia dorothy amy kathleen angela
    shirley emma brenda pamela nicole anna samantha katherine christine helen debra rachel carolyn janet maria catherine
    heather diane olivia julie joyce victoria ruth virginia lauren kelly christina joan evelyn judith andrea hannah
    megan cheryl jacqueline martha madison teresa gloria sara janice ann kathryn abigail sophia frances jean alice judy
    isabella julia grace amber denise danielle marilyn beverly charlotte natalie theresa diana brittany doris kayla
    alexis lori marie ida hans karl heinrich friedrich wilhelm johann jean pierre jacques françois antoine claude luis
    carlos miguel antonio francisco pedro giovanni giuseppe paolo marco ivan vladimir sergei""".split()
) - frozenset(
    "mark grace amber virginia victoria christian jordan austin madison charlotte frank jack gloria".split()
)
# A capital letter behind them counts something: `Vitamin A`.
BEFORE_LETTERS = frozenset(
    """vitamin hepatitis influenza type group class part phase factor protein immunoglobulin apolipoprotein
    series section
    model level grade form strain serotype subtype virus toxin cyclosporin cyclosporine coenzyme chromosome
    category point plan team method appendix schedule title figure table""".split()
)
# Two letters of which only the first is a capital: a chemical element where no word is spelt so.
ELEMENTS = frozenset(
    "ac ag al ar au ba bi br ca cd ce cl cm co cr cs cu dy er eu fe fr ga gd ge hf hg ir kr li lr lu mg mn mo na nb nd "
    "ne ni np os pb pd pm pr pt pu ra rb rh ru sb sc se si sm sn sr ta tb tc te th ti tl tm xe yb zn zr".split()
)
# In front of a hyphen they are no names, whatever stands behind it.
PREFIXES = frozenset(
    """non anti post pre pro sub trans inter intra pan neo ultra mid cross multi mini meta micro macro semi
    pseudo quasi super
    supra co de re un ex counter extra over under out self all half high low long short early late mixed cis iso para
    ortho peri bi tri uni mono poly hyper hypo""".split()
)
