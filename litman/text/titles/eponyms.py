"""Family names that dictionaries have as common words, or not at all, and what is called after these people."""

from __future__ import annotations

from collections.abc import Sequence

from litman.text.titles.title_text import Word

# Names in titles nearly always.
_ALWAYS = frozenset(
    """tate hough kane welch haar bott routh shaw cushing carr bellman rabi smith cooper manning simons peierls neel
    scherrer chezy theil slutsky solow scholes karush bode coxeter langlands grothendieck floer lehane meiboom
    overhauser wittig mannich swern ritter tropsch solvay schlenk bronsted brønsted god""".split()
)
# Names in front of certain words: `Hall effect`, `Snow's theory` is told by its apostrophe.
_IN_FRONT_OF = {
    name: frozenset(things.split())
    for name, things in {
        "hall": "effect effects sensor sensors probe voltage mobility coefficient resistance resistivity conductance "
        "conductivity insulator insulators thruster thrusters fluid fluids liquid liquids state states angle plateau "
        "plateaus current currents phase system systems edge ferromagnet ferromagnets",
        "gray": "code codes coding coded",
        "wood": "anomaly anomalies lamp",
        "rice": "distribution fading",
        "cook": "inlet strait theorem levitin islands distance",
        "love": "wave waves number numbers",
        "wolf": "rayet number",
        "box": "cox jenkins behnken muller pierce whisker",
        "hunt": "hess",
        "bell": "inequality inequalities state states theorem labs laboratories nonlocality polynomials numbers basis",
        "ward": "identity identities takahashi",
        "page": "curve time",
        "stone": "weierstrass čech cech duality",
        "may": "leonard thurner hegglin",
        "church": "turing rosser",
        "mills": "theory theories field fields equation equations connection connections action gauge plasma ratio",
        "bond": "albedo number",
        "young": "modulus tableau tableaux diagram diagrams laplace measure measures inequality",
        "hill": "coefficient equation number sphere plot estimator function functions",
        "arrow": "debreu pratt impossibility theorem",
        "black": "scholes litterman",
        "tucker": "conditions decomposition decompositions tensor",
        "killing": "vector vectors field fields form horizon horizons spinor spinors tensor tensors equation equations",
        "welch": "test",
        "raven": "progressive matrices",
        "beck": "depression anxiety hopelessness",
        "swan": "ganz band bands",
        "alder": "reaction reactions cycloaddition cycloadditions adduct adducts polymerization ligation",
        "birch": "reduction reductions swinnerton murnaghan",
        "cope": "rearrangement rearrangements elimination",
        "fisher": "information matrix exact kolmogorov scoring equation discriminant hypothesis",
        "price": "equation",
        "moody": "diagram chart",
        "marsh": "test",
        "stark": "effect shift shifts broadening tuning spectroscopy",
        "walker": "circulation cell metric metrics",
        "prim": "algorithm",
        "canny": "edge operator detector algorithm",
    }.items()
}
# Names behind certain words.
_BEHIND = {
    "hall": frozenset("quantum spin anomalous fractional valley thermal planar magneto".split()),
    "mills": frozenset(["yang"]),
    "alder": frozenset(["diels"]),
    "tucker": frozenset(["kuhn"]),
    "snow": frozenset(["miles"]),
    "tooth": frozenset(["marie"]),
    "shaw": frozenset(["hele"]),
    "crafts": frozenset(["friedel"]),
    "walker": frozenset(["dandy"]),
}


def named_after(words: Sequence[Word], number: int) -> bool:
    """Return whether a word is somebody's name by itself, or by what is called after people beside it."""
    word = words[number]
    if not word.is_capitalised:
        return False
    if word.base in _ALWAYS:
        return True
    if number and word.before in (" ", "-", "–") and words[number - 1].base in _BEHIND.get(word.base, ()):
        return True
    if number + 1 == len(words) or words[number + 1].before not in (" ", "-", "–"):
        return False
    return words[number + 1].base in _IN_FRONT_OF.get(word.base, ())
