"""Write the words by which titles are put into sentence case: names, common words, and what names look like.

Counted are words of titles that are in sentence case (every second of the recorded ones; the others are kept
aside) and
words that people put in braces; to these come the words of a spelling dictionary that are written with a
capital there
and never without. Written are single words, nothing of the texts.

    python benchmarks/build_title_words.py /usr/share/dict/american-english-huge
"""

from __future__ import annotations

import gzip
import math
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import title_data

from litman.text.titles.words import features_of

TARGET = Path(__file__).resolve().parents[1] / "litman" / "text" / "titles" / "words.txt.gz"
_BRACED = re.compile(r"(?<=[ -])\{([A-Z][a-z]{2,})\}(?=[ ,:;.'}-])")
_TITLE = re.compile(r"^\s*title\s*=\s*[{\"](.*?)[}\"],?\s*$", re.I | re.M)
_LEAST_WEIGHT = 25  # hundredths
_OWNERS = 50  # as much less is enough for a name where something is owned
# Names that are common words, too, and in titles names nearly always.
AMBIGUOUS_NAMES = """
    brazil bolivia turkey spain mali panama chad china cyprus chile jersey russia gambia tonga jordan japan guernsey
    guinea morocco warsaw bordeaux accra paris cairns wellington rabat santos tripoli saskatoon surrey newton
    worcester
    victoria boston bristol berlin chihuahua muscat amman sakai genoa valencia fuji bangkok manila geneva portland
    hamburg oxford lima bologna shanghai florence york manhattan alaska texas virginia colorado toledo marseille
    modena
    astrakhan jodhpur surat natal perm padang tangier malacca riviera alamo bern bohemia ferrara holland java sumatra
    kashmir kremlin lombard lucerne napa niagara palmyra pembina saxony savoy siam sind tahiti ulster zaire zante
    troy tyne wales yuma york hong saxony cologne canton nome goa oka omaha peking savannah scotia nova bali berg
    afghan aboriginal bohemian buddhist catholic christian dutch danish french english german germanic greek
    swiss roman
    latino latinos latina latinas norman nordic ottoman mayan mesoamerican venetian polish permian proterozoic
    mesolithic
    neolithic paleolithic palaeolithic chalcolithic cenozoic archaean archean cretaceous devonian eocene
    holocene jurassic
    silurian triassic pleistocene renaissance gaussian euclidean boolean egyptian flemish alpine arctic
    antarctic pacific
    mediterranean atlantic amazonian amazon alps everglades galapagos sargasso gulf siamese frisian celt celtic celts
    basque breton jew jews jewish judaic mongol mongols moorish navajo hopi sioux apache cherokee turk turks
    turkic welsh
    scots scot swede swedes dane danes finn finns maori creole cajun hispanic hispanics latin sudanic tatar yiddish
    presbyterian methodist baptist jesuit quaker puritan protestant gypsy viking aztec inca incas hun huns han
    yuan ming
    easter christmas ramadan lent bible quran koran talmud vedic
    alan eric dan jean sean ken ian tom jack john bob joe jim joseph henry lewis morris murray rogers stevens martin
    maxwell paul peter philip patrick george graham gilbert gregory harry jane mary anna emma isabel laura judy kelly
    lionel matt mike nancy nelson oliver pascal ralph roger ruth sally sam simon sophia stella steven sylvia terry
    timothy tony victor vincent walter william willie winston
    jones miller weber webster newton ampere coulomb faraday fermi gauss hertz joule kelvin lambert maxwell ohm pascal
    rutherford stokes volta watt weber wiener debye doppler tesla spearman cohen cox dalton darwin davy einstein freud
    fresnel hubble kant levy markov mach morse nernst oersted planck poisson richter rorschach sabin salk
    saussure skinner
    stark turing warburg wright
    saccharomyces staphylococcus penicillium lactobacillus corynebacterium azotobacter proteus xenopus daphnia daphnia
    drosophila aspergillus candida musca talpa hymenoptera diptera coleoptera lepidoptera giardia botrytis
    medicare medicaid twitter facebook google android linux unix taxol jun oct asperger jacobin stasi buddha
    philippine philippines monte carlo indians
    """
# People after whom something in science is called, and things called after people and places.
EPONYMS = """
    abelson adamantiades addison adson alport alstrom alzheimer angelman apert apgar argyll asperger aschoff
    babinski barlow barrett bartholin bartlett bartter basedow batten bayes becker beckwith behcet behçet bence
    bernard bernoulli bessel binet binswanger bitot blalock blaschko bloch boltzmann bonferroni borrmann bouchard
    bowen braden breslow brill broca brodmann bronfenbrenner brooke brugada brudzinski buerger burkitt caesar calot
    calvin campbell canavan cajal carnot caroli cauchy charcot chebyshev cheyne chiari chomsky clopper cochran
    colles conn coombs cori cowden creutzfeldt crigler crohn cronbach cronkhite cushing dandy danlos dawley debye
    denys descartes descemet dirac dirichlet donohue doppler duchenne duncan dupuytren durkheim eaton ebstein
    edwards ehlers ehrlich eisenmenger ekbom ellis epstein erb erdheim euler ewing fabry fallot fanconi farber favre
    felty fermat fibonacci fick fitz fokker foley foucault fourier fraser fredholm friedewald friedreich froment
    fuchs galois galton gaucher gibbs gilbert giemsa gilles ginzburg gitelman gleason godel golgi goodpasture
    gottron gowers grassmann greene guillain guthrie haber hadamard halsted hamilton hartmann hashimoto hausdorff
    hausman heaviside heimlich heisenberg helmholtz hermite hertz hilbert hippel hirschsprung hodgkin hoehn holter
    hooke hopf horner hosmer hounsfield huntington hurler hurst ising jaccard jacobi jackson jensen johnson jordan
    joubert kaplan kaposi karman karnofsky kartagener kawasaki kearns kegel kelvin kirchhoff kirschner klatskin
    klein klinefelter koch kolmogorov korsakoff korsakov krabbe krebs kruskal kuhn lagrange landau langerhans
    langmuir laplace larmor lasegue leber lebesgue legendre leigh lennard lennox lenz leriche lesch lewy lhermitte
    libman lie liouville lipschitz lisfranc lorentz lorenz lotka lyapunov lynch machiavelli malassez mallory
    malpighi malthus mann marburg marfan marie marx maslow maxwell mcburney mccune mckenzie meckel meissner mendel
    meniere menière menkes menten merkel mersenne michaelis minkowski mobius moebius mohs mondrian moore morquio
    muller müller munchausen münchausen navier nernst newman newtonian neyman niemann nietzsche nissl noether noonan
    nyquist ockham ogilvie omenn osgood osler oswestry pacini paget pancoast papanicolaou pareto parkinson parseval
    paschen pasteur patau pauli pavlov pearson perthes petri peutz peyer peyronie piaget pierre plummer poincare
    poincaré poiseuille poisson pompe pott potts prader prandtl prinzmetal purkinje quincke raman ramsay ranvier
    rayleigh raynaud refsum reiter rett reye reynolds riemann rinne robertson romberg rorschach rossby roux russell
    rutherford sachs sanfilippo sandhoff scheffe scheimpflug schilder schilling schirmer schmidt schonlein
    schrodinger schrödinger schwann schwarz scheuermann semmes shannon shapiro sheehan shiga shockley sipple sjogren
    sjögren skene smirnov snellen sobolev sotos spearman spielmeyer sprague stargardt steinert stevens stirling
    stokes strumpell sturge sudeck sydenham takayasu takotsubo tanner tay tesla thompson thomsen tobin tourette
    trendelenburg treacher tukey turing turner usher valsalva vater venn verner vincent virchow vogt volkmann
    volterra vygotsky waals waldenstrom waldenström wallenberg warthin waterhouse weber wechsler wegener weierstrass
    weil weinberg wernicke wertheim whipple whitney wiedemann wigner wilcoxon willebrand williams wilms wilson
    winkler wiskott wistar wolff yates yule zeeman amsler gardner mantel rasmussen tinel towne zellweger zenker
    ziehl zollinger abbe adair airy akaike alfven allee ampère anderson arrhenius auger avogadro babbage baeyer
    bakhtin bandura banach bayley beaufort belousov benedict berkson bernstein bertalanffy bertrand bianchi biot
    birkhoff bjerrum blackwell blasius bogoliubov bohr borel born bose bourdieu boussinesq bragg brandt bray
    brewster briggs brillouin brinell broglie brouwer brownian brunauer brunswik bunsen burgers butterworth buys
    caputo caratheodory casimir castleman cavalieri cayley cerenkov cesaro chandrasekhar chapman chauvenet cherenkov
    chern choquard chua clapeyron claudin clausius clebsch clifford coanda codman compton cooley coriolis cotard
    couette cournot craig cramer cramér cruz curie czochralski dalitz darboux darcy davisson deborah debreu dedekind
    delaunay dempster desargues dicke diels dijkstra dixon dobson donnan dorfman drude duffing dulong dunning durbin
    dykstra dzyaloshinskii ebbinghaus eckart eddington edgeworth ekman eliashberg elliott emmett engel eotvos eötvös
    erdos erdős erikson erlang evans eyring fano farrar fermi feynman fischer fitzhugh fleury floquet florey flory
    fock forchheimer fraunhofer freundlich friedel friedmann frobenius froude gagne gallai gaussian geiger gell
    gettier gini girsanov glauert goffman goldbach goldman goldstone goodman gompertz gouy grashof gromov grover
    gruneisen grüneisen guttman habermas hagen hahn hallwachs hamming hankel hansen hardy harvey hayashi heck
    heidegger heinrich heisler henderson henry hering hermitian herschel hess hessian heyting hicks higgs hillis
    hodge hofmeister holmium hosking hotelling householder hubbard huckel hückel huffman hukuhara hume hund hurwitz
    husserl huxley huygens inglehart irwin itô ito janus jahn jeans jefferson jevons johansen josephson joule jung
    kalman kappa karhunen kato keller kendall kepler kerr keynes kirkpatrick kirkwood kitaev koebe kohlberg kohonen
    kolb kondo korteweg kramers krein kripke kronecker krogh kuiper kundt kuramoto lacan lakatos lamarck lanczos
    landsat langevin lasker latour laue laurent laurin leidenfrost lenard leontief levene levenberg lewin lewis
    liebig likert lindblad lindemann lineweaver lissajous liszt loeve lomb loewner luhmann luria lyman mach mackey
    madelung magnus mahalanobis malinowski mandelbrot marangoni marcuse markowitz marquardt marr marshall matlab
    matthiessen maudsley mayr mcnemar mellin menger mercator merleau mertens metropolis mie milgram millikan mises
    moessbauer monod montague montessori moran morlet morse mossbauer mössbauer mott moivre munsell nagumo nash
    needham neumann newmark nicolson nordstrom nozick nusselt oersted ohm onsager oppenheimer oort orowan ostwald
    pade padé paley palmgren pascal paterson paul pauling peano peclet péclet peirce peltier penrose petrov pfaff
    pigou piola planck pockels pohl polya ponty popper prigogine procrustes ptolemy quine raleigh rankine ransac
    raoult rasch rawls redfield reissner renyi rényi ricci richards richardson richtmyer ricoeur riesz rietveld ritz
    rockwell rosen rosenberg rosenthal rossler rousseau runge rutishauser rydberg sabatier sackur samuelson sapir
    sartre savitzky scatchard schottky schumpeter schwarzschild seebeck seldinger selye semmelweis seyfert sharpe
    sherwood shewhart shor shubnikov sierpinski sinc skinnerian slater smoluchowski snell sobel sobol sommerfeld
    soret spinoza stanley steffensen stefan steiner stern strouhal sturm sylvester szilard taguchi tarski taylor
    thales thevenin thiessen thomson thorndike tikhonov timoshenko tobit townsend toulmin tsallis tversky tyndall
    unruh urysohn vandermonde vant venturi vickers viterbi vlasov volta voronoi voigt wald wallace watson weibull
    weiss wentzel weyl wheatstone whorf wick wiener wittgenstein wolfram wronskian yang yerkes young yukawa zener
    zernike zipf zorn churg dressler gastaut kikuchi klippel letterer löfgren maffucci mikulicz mirizzi ollier
    pagetoid rosai schnitzler siwe stauffer sézary tolosa trousseau waldmann weill wermer zadek wang zhang li liu
    chen huang zhao zhou xu zhu guo luo zheng liang xie lee choi kang nguyen tran pham hoang singh kumar patel
    sharma gupta tanaka suzuki sato watanabe yamamoto takahashi nakamura kobayashi python fortran github wikipedia
    youtube instagram whatsapp reddit tiktok medline pubmed embase scopus cochrane mendelian darwinian bayesian
    markovian laplacian hamiltonian lagrangian jacobian kantian marxist marxian freudian jungian keynesian
    aristotelian cartesian lamarckian hobbesian hegelian foucauldian shakespearean orwellian machiavellian
    malthusian ricardian wittgensteinian nietzschean platonic hippocratic galenic linnaean ebola zika lyme lassa
    hantaan nipah hendra coxsackie norwalk escherichia salmonella shigella listeria legionella mycobacterium
    mycoplasma pseudomonas streptococcus staphylococcus enterococcus clostridium clostridioides bacteroides
    helicobacter campylobacter vibrio haemophilus neisseria bordetella brucella bacillus klebsiella acinetobacter
    enterobacter serratia proteus citrobacter yersinia borrelia treponema chlamydia rickettsia coxiella bartonella
    ehrlichia plasmodium toxoplasma trypanosoma leishmania giardia entamoeba cryptosporidium schistosoma fasciola
    taenia echinococcus trichinella ascaris strongyloides onchocerca wuchereria candida aspergillus cryptococcus
    histoplasma pneumocystis fusarium penicillium rhizopus saccharomyces schizosaccharomyces neurospora arabidopsis
    nicotiana oryza zea triticum solanum brassica medicago drosophila anopheles aedes caenorhabditis danio xenopus
    rattus mus macaca bifidobacterium lactobacillus lactococcus streptomyces rhizobium agrobacterium wolbachia
    daphnia apis bombus psilocybe cannabis eucalyptus quercus pinus populus salmo oncorhynchus gadus bos sus equus
    canis felis gallus dictyostelium chlamydomonas tetrahymena synechocystis synechococcus
    """
# In dictionaries with a capital and yet common in titles, or parts of foreign phrases.
NEVER_NAMES = """
    xanthus sur carpio hesperus como que una issus rufus apo blu eco nov main eos dihydro colo donar americana
    arg ser lys gly val tyr phe trp pro thr ala glu gln asn asp cys his leu met ile internet web
    may march mark will bill young brown black white green hill wood bell rose rice long little rich price good best
    love day law king knight bishop church gray grey graves still hunter baker cushing down cook case chase cross
    field fields fisher fox grant hall hunt lane mason mills moody page park parks powers reed rivers stone street
    sharp sun swift wells west east north south northern southern eastern western central new old great upper lower
    middle inner outer lata apple orange amber pearl cell cancer internet windows states united republic union
    kingdom world earth moon sea ocean river lake island islands bay
    coast plateau basin desert mountain mountains valley cape fort mount saint national international european
    study group type factor network index project
    """
_NEVER_EVEN_SO = {"european"}  # listed above as a part of names; alone it is one


def count_words(titles: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """Return how often words stand with a capital, and without, where a title in sentence case has no need of one."""
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for title in titles:
        for word, starts in title_data.words_of(title):
            if not starts and len(word) > 2 and word.isalpha() and word[1:].islower():
                (capital if word[0].isupper() else small)[word.lower()] += 1
    return capital, small


def braced_words() -> Iterator[str]:
    """Yield words that people put in braces."""
    for path in sorted((title_data.SHARED / "bib").rglob("*.bib")):
        for title in _TITLE.findall(path.read_text("utf-8", "replace")):
            yield from _BRACED.findall(title)


def read_dictionary(paths: Iterable[str]) -> tuple[set[str], set[str]]:
    """Return the words that spelling dictionaries have with a capital, and those without, in lower case."""
    capital, small = set(), set()
    for path in paths:
        for word in Path(path).read_text("utf-8").split():
            if word.isalpha() and len(word) > 2 and word[1:].islower():
                (capital if word[0].isupper() else small).add(word.lower())
    return capital, small


def weigh_looks(names: Iterable[str], common: Iterable[str]) -> dict[str, int]:
    """Return how much each beginning and ending speaks for a name, by logistic regression, in hundredths."""
    rows = [(word, 1) for word in names] + [(word, 0) for word in common]
    weights: dict[str, float] = defaultdict(float)
    shuffle = random.Random(1).shuffle
    for round_number in range(4):
        shuffle(rows)
        step = 0.1 / (round_number + 1)
        for word, is_name in rows:
            features = list(features_of(word))
            total = sum(weights[feature] for feature in features)
            change = step * (is_name - 1 / (1 + math.exp(-max(-30.0, min(30.0, total)))))
            for feature in features:
                weights[feature] += change
    rounded = {feature: round(100 * weight) for feature, weight in weights.items()}
    return {feature: weight for feature, weight in rounded.items() if abs(weight) >= _LEAST_WEIGHT}


def main() -> None:
    capital, small = count_words(title_data.sentence_case_titles(title_data.half(0)))
    capital.update(word.lower() for word in braced_words())
    listed_capital, listed_small = read_dictionary(sys.argv[1:])
    ambiguous, never = (
        set(AMBIGUOUS_NAMES.split() + EPONYMS.split()),
        set(NEVER_NAMES.split()) - _NEVER_EVEN_SO,
    )
    names = {word for word in listed_capital - listed_small if small[word] <= max(capital[word], 1)}
    names |= {
        word
        for word, count in capital.items()
        if count > 3 * small[word] and (word not in listed_small or (count > 1 and not small[word]))
    }
    names = (names | ambiguous) - (never - set(AMBIGUOUS_NAMES.split()))
    common = {word for word, count in small.items() if count > capital[word]} - names
    training = [word for word in sorted(names) if len(word) > 3]
    training += 3 * [word for word in sorted(capital) if word in names and word not in listed_capital]
    plain = random.Random(2).sample(sorted(listed_small - names), 60_000)
    looks = weigh_looks(training, 2 * sorted(word for word in common if len(word) > 3) + sorted(plain))
    total = {word: sum(looks.get(feature, 0) for feature in features_of(word)) for word in listed_small}
    # What would be taken for a name and is none is listed; so are words that tell that a title is in title case.
    common |= {word for word, weight in total.items() if weight > -_OWNERS and word not in names}
    rows = {
        "names": sorted(names),
        "common": sorted(word for word in common | never if not (word.endswith("s") and word[:-1] in common)),
        "looks": [f"{feature}={weight}" for feature, weight in sorted(looks.items())],
    }
    data = gzip.compress(
        "".join(f"{name}\t{' '.join(row)}\n" for name, row in rows.items()).encode(), mtime=0
    )
    TARGET.write_bytes(data)
    print({name: len(row) for name, row in rows.items()}, len(data), "bytes")


if __name__ == "__main__":
    main()
