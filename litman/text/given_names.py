"""Given names: those that are common in several languages, and what people call themselves for them."""

from __future__ import annotations

# They tell `Jane Doe, Rick Roe` from `García López, María José`: none is a common half of a Spanish family name.
GIVEN_NAMES = frozenset(
    """
    aaron ada adam agnieszka alan albert alejandro aleksandr alessandra alessandro alex alexander alexey alice
    amanda amy ana anastasia anders andrea andreas andrew angela anil anja ann anna anne anthony antonella
    antonio barbara beatriz begoña ben benjamin bill birgit björn bjørn bob brian bruce camila camille carl
    carla carlos carmen carol caroline catarina catherine charles chiara chris christian christina christine
    christopher claire claudia cristina daan daniel david davide deborah dennis diana dieter dmitri dmitry
    donald donna dorothy eduardo edward ekaterina eleanor elena elisa elizabeth ella emily emma eric erik eva
    federica federico fernanda francesca francesco frank franz françois françoise fred frederick george
    giovanni giulia giuseppe gonzalo grace greg gregory guillaume gustavo hannah hans harry heather heike helen
    helena henrik henry hiroshi ian ingrid inês irina isabelle ivan jack jacob james jan jane janet jason
    javier jean jeff jeffrey jennifer jens jessica jim joan joe johan johann john jonathan joost jorge jose
    joseph joshua josé joão juan judith juergen julia juliana julie julien jürgen karen karl katarzyna kate
    katherine kathleen katrin kavita keith kelly ken kenji kenneth kevin kirsten klaus krzysztof larry lars
    laura lauren lena liam linda lisa louis louise luca lucas lucia lucy lucía luis lukas luke luís lászló marc
    marco margaret margarida maria mariana marie mario marisa mark markus marta martha martin mary mathieu matt
    matteo matthew matthias max małgorzata megan melissa mette michael michel michelle miguel mike monica
    monika mónica nancy natalia natalie nathan nicholas nicolas nicole nils noah olga oliver olivia olivier
    pablo pamela paolo patricia patrick paul paula pedro peter petra philip philippe pierre pieter pilar piotr
    priya rachel rajesh ralf ralph raquel raymond rebecca renata ricardo richard rick robert roberta roberto
    rocío roger ronald rosa rose rui ruth ryan sabine sam samantha samuel sandra sanne sara sarah scott sean
    sebastian sergey sergio sharon silke silvia simon sofia sophia sophie stefan stefano stephanie stephen
    steve steven stuart sunita susan sven svetlana sylvie takeshi tatiana teresa theresa thiago thierry thomas
    tiago tim timothy tina tobias tom tomasz tony ursula ute uwe valentina victor victoria vincent vinícius
    vladimir véronique walter wendy wilhelm willem william wolfgang zoltán álvaro
    """.split()
)
# More, which tell a person from an organisation only: `Erin House`. Towns and lands that bear one are left out.
_MORE = """
    aaliyah abby abel abigail adele adrian agnes ahmed aidan alastair alberto alec alejandra alfred alison
    allison alma alonzo alyssa amelia amelie amir amit amos andré angus anita annette annie anton antonia archie
    arjun armando arnold arthur arturo asha ashley audrey ava barry beatrice becky belinda benedict benjamín
    bernadette bernard bertha bertrand bessie beth betty beverly blake bobby bonnie brad bradley brenda brendan
    brent bridget bryan byron caleb calvin cameron candice carlo carolyn carrie cassandra cassie cathy cecil
    cecilia celeste celia charlie chloe chuck cindy clara clarence claude clifford clive clyde cody colin
    colleen connie connor conrad corey cory craig curtis cynthia daisy dale damian damien dan dana danielle
    danny daphne darren darryl dave dean debbie debra declan denise derek desmond diane dianne dick dominic don
    doris doug douglas duncan dustin dylan ed eddie edgar edith edmund edwin eileen elaine eli elias elise eliza
    ellen ellie elliot elliott eloise elsa elsie elvira emanuel emil emilia emilio emmanuel enrique erica erika
    erin ernest ernst esther ethan ethel etienne eugene eunice evan eve evelyn ezra fatima felicity felix
    fernando fiona flora frances francis frieda gabriel gabriela gail gareth gary gavin gene geoffrey georgina
    gerald gerard gertrude gilbert gina giorgio gladys glen glenn gloria gordon graham greta gwen harold harriet
    harvey hazel hector heidi herbert herman hilary hilda holly howard hubert hugh hugo ida ignacio ingeborg
    irene iris irving isaac isabel isabella ismael jackie jacqueline jaime jake jamal jamie jasmine jay jayne
    jeanette jeanne jeffery jenna jennie jenny jeremy jerome jerry jesse jessie jill jimmy joann joanna joanne
    jodi jody joel joey johanna johannes johnny jon jonas jordi josefina josephine josh joyce juanita judy
    juliet juliette june justin kai karin karina karla katharina kathy katie katrina kay kayla kelvin kendra
    kenny kerry kim kirk kitty klara kristen kristin kristina kurt kyle lance laurence laurie laverne lawrence
    leah leila leo leon leonard leroy leslie leticia lewis lillian lily linus lionel lloyd lois lola lorenzo
    lorna lorraine louisa lucille luisa luther lydia lyle lynn mabel madeleine mae maggie malcolm mandy manuel
    marcel marcella marcia marcus margarita margot marguerite marian marianne marilyn marion marjorie marlene
    marsha martina marvin mathilde matilda maureen maurice maxine maya mel melanie melinda melvin meredith micah
    michaela mick mickey mildred milton mindy minnie miranda miriam mitchell mohammed molly mona moses muhammad
    muriel myra myrtle nadia nadine naomi natasha neil nell nellie nelly nicola nigel nina noel nora norma omar
    oscar otto owen pam pat patty pearl peggy penelope penny percy pete phil phoebe phyllis polly quentin quincy
    rafael ramón randall randy ray reginald rené rex rhonda ricky rita robbie robin robyn rochelle rod roderick
    rodney roland ron ronnie rosalie rosalind rosanna rosemary ross roxanne roy ruby rudolf rudolph rupert
    russell sabrina sadie sally salvador sandy sanjay saul seth shane shannon shaun shawn sheila shelley sherry
    shirley sidney simone sonia sonja spencer stacey stacy stan stella steph stewart sue suresh susanna susanne
    suzanne sybil tamara tanya tara ted teddy terence terri terry thea thelma theo theodore toby todd tommy
    tonya tracey tracy travis trevor tristan ulrich valerie vanessa vera verna vernon veronica vicki vicky vijay
    vivian wade wallace wally wanda warren wayne wendell wesley wilbur wiley willard willie wilma winifred
    xavier yolanda yvette yvonne zach zachary zoe
"""
_RARER = frozenset(_MORE.split())
# Those that organisations bear as the name of a town, a land, a virtue or a thing: `Grace Church`, `Iris Press`.
_OF_ORGANISATIONS = frozenset(
    "christian dale eugene glen gloria grace iris lily pearl rose ruby stella victoria".split()
)
# One name and what people call themselves for it. Source: tables of hypocorisms of English and neighbours' names.
_NICKNAMES = """
    william bill billy will willy wm liam · robert bob bobby rob robbie bert · richard dick rick ricky rich
    james jim jimmy jamie jas · john jack johnny jon · jonathan jon · michael mike mick micky · david dave davy
    thomas tom tommy thos · charles charlie chuck chas · edward ed eddie ted ned · theodore ted teddy theo
    joseph joe joey jos · daniel dan danny · samuel sam sammy · benjamin ben benny · christopher chris kit
    anthony tony ant · andrew andy drew · stephen steven steve · kenneth ken kenny · lawrence larry laurence
    gerald gerry jerry · gregory greg · timothy tim · peter pete · philip phil · ronald ron · donald don
    raymond ray · walter walt · henry harry hank · harold hal harry · frederick fred freddy fritz · albert al bert
    alexander alex sandy sasha · nicholas nick · patrick pat paddy · matthew matt · douglas doug · jeffrey jeff geoffrey
    zachary zach · nathaniel nathan nat · vincent vince · leonard len leo · eugene gene · francis frank fran
    elizabeth liz beth betty lisa eliza bess · katherine kate kathy katie cathy catherine kathryn
    margaret peggy meg maggie
    susan sue suzanne · rebecca becky · deborah debbie deb · jennifer jenny jen · judith judy · barbara barb
    patricia pat patty trish · christine chris tina christina · victoria vicky · virginia ginny · dorothy dot dolly
    helen nell ellen · mary molly polly · martha patty · abigail abby · amanda mandy · pamela pam · cynthia cindy
    johannes hans jan johann · wilhelm willi helmut · friedrich fritz fred · giuseppe beppe pino · francesco franco
    jose pepe · francisco paco pancho · ivan vanya · dmitri dima mitya · sergei serge · mikhail misha · jean john
"""
_GROUPS = [
    frozenset(group.split()) for line in _NICKNAMES.splitlines() for group in line.split("·") if group.strip()
]


def is_given_name(word: str) -> bool:
    """Return whether a word, in any case, is known as a given name."""
    folded = word.lower()
    return folded in GIVEN_NAMES or folded in _RARER


def tells_a_person(word: str) -> bool:
    """Return whether a word is a given name that organisations are hardly called by."""
    return is_given_name(word) and word.lower() not in _OF_ORGANISATIONS


def is_nickname(one: str, other: str) -> bool:
    """Return whether people who bear one of the names, folded, are called by the other."""
    return any(one in group and other in group for group in _GROUPS)
