"""Names that are plainly invented, in all the shapes that names have."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

GIVEN = (
    "Alex", "Ana", "Avery", "Bea", "Blake", "Casey", "Chlo\u00e9", "Dana", "Dee", "Drew", "Eli",
    "Emery", "Fay", "Finn", "Gale", "Gwen", "Hana", "Harper", "In\u00e9s", "Ira", "Jamie", "Jo",
    "Jordan", "Jos\u00e9", "Jules", "Kai", "Kit", "Lane", "Lee", "Lou", "Luc\u00eda", "Mai", "Max",
    "Mika", "Morgan", "Nell", "Nico", "Noor", "Oakley", "Ola", "Pat", "Peyton", "Quinn", "Rae",
    "Ren\u00e9e", "Riley", "Robin", "Rowan", "Sam", "Sasha", "Shay", "Sky", "Sof\u00eda",
    "S\u00f8ren", "Tai", "Taylor", "Toni", "Uma", "Val", "Vic", "Wren", "Xan", "Yael", "Zo\u00eb",
)  # fmt: skip
FAMILY = (
    "Example", "Sample", "Testcase", "Specimen", "Placeholder", "Mockley", "Fakename", "Dummy",
    "Invented", "Fictional", "Pretend", "Nobody", "Anyone", "Someone", "Sampleton", "Exampleson",
    "Testington", "Mockford", "Fakewell", "Dummond", "Inventson", "Pretendez", "Samplez",
    "Examplova", "Testowicz", "Mockh\u00e4user", "Specim\u00e9n", "Nobodyne", "Someonides",
    "Fakenamura", "Sampleby", "Testhaven",
)  # fmt: skip
_BEFORE = ("O'", "Mac ", "de la ", "van ", "St. ")
PREFERRED = ("Ace", "Bee", "Buddy", "Coco", "Gigi", "Jay", "Kiki", "Lulu", "Mo", "Teddy")

# The shapes that break careless programs; they stand at the head of every sample that is large
# enough, so that each is easy to find again.
ODD: tuple[tuple[str, str], ...] = (
    ("Zo\u00eb \u00c1lvarez-Example", ""),
    ("Sinead O'Testcase", ""),
    ("Mononym", ""),
    ("Wilhelmina Bartholomea Placeholder-Mockley", "Billie"),
    ("Pat Sample", ""),
    ("Pat Sample", ""),
    ("Jean-Luc d'Invented", ""),
    ("Mar\u00eda Jos\u00e9 de la Specimen", "Marijo"),
    ("Nguy\u1ec5n Fakename", ""),
    ("\u0141ukasz Dummy", ""),
    ("Bj\u00f6rn Mockley Jr.", ""),
    ("Lee", ""),
)


def name(rng: Random) -> tuple[str, str]:
    """A name and, for some, another one they go by."""
    given = rng.choice(GIVEN)
    family = rng.choice(FAMILY)
    shape = rng.random()
    if shape < 0.06:
        family = f"{family}-{rng.choice(FAMILY)}"
    elif shape < 0.10:
        family = f"{rng.choice(_BEFORE)}{family}"
    elif shape < 0.25:
        given = f"{given} {rng.choice(GIVEN)}"
    elif shape < 0.32:
        given = f"{given}-{rng.choice(GIVEN)}"
    elif shape < 0.45:
        given = f"{given} {rng.choice('ABCDEFGHJKLMNPRSTW')}."
    preferred = rng.choice(PREFERRED) if rng.random() < 0.06 else ""
    return f"{given} {family}", preferred
