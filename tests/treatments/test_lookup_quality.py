"""How well the look-up answers writers who never saw its words, and what it has learned from."""

from __future__ import annotations

from pathlib import Path

import pytest

from frontdesk.treatments.files import load_catalogue
from frontdesk.treatments.rules.lookup.examples import (
    ANY,
    CRISIS,
    NONE,
    Example,
    Learned,
    half,
    hints,
    learn,
)
from frontdesk.treatments.rules.lookup.finder import Finder
from frontdesk.treatments.rules.lookup.vocabulary import Vocabulary
from frontdesk.treatments.service import Treatments
from frontdesk.treatments.word_files import (
    example_rows,
    load_examples,
    load_learned,
    load_vocabulary,
    material,
    shipped_words,
    written,
)

HELD_OUT = Path(__file__).parents[2] / "bench" / "data" / "heldout_queries.tsv"
CATALOGUE = load_catalogue()
DESK = Treatments(CATALOGUE)
QUERIES = example_rows(HELD_OUT)


def share(answers: list[bool]) -> float:
    assert len(answers) > 50
    return sum(answers) / len(answers)


def found(example: Example) -> list[str]:
    return [answer.topic for answer in DESK.look_up(example.query).answers]


def alarmed(example: Example) -> bool:
    look_up = DESK.look_up(example.query)
    return look_up.strip or found(example)[:1] == [CRISIS]


def test_the_right_topic_comes_first_or_among_the_first_three() -> None:
    asked = [query for query in QUERIES if query.expected not in (NONE, CRISIS, ANY)]
    right = [{query.expected, *query.acceptable} for query in asked]

    first = share([bool(r & set(found(q)[:1])) for q, r in zip(asked, right, strict=True)])
    three = share([bool(r & set(found(q)[:3])) for q, r in zip(asked, right, strict=True)])

    assert first >= 0.9
    assert three >= 0.93


def test_none_is_offered_where_there_is_no_answer() -> None:
    assert share([not found(query) for query in QUERIES if query.expected == NONE]) >= 0.9


def test_danger_is_seen_and_seldom_where_there_is_none() -> None:
    assert share([alarmed(query) for query in QUERIES if query.expected == CRISIS]) >= 0.9
    assert share([alarmed(query) for query in QUERIES if query.expected != CRISIS]) <= 0.03


def test_the_shipped_weights_were_learned_from_the_shipped_examples() -> None:
    text = shipped_words().joinpath("learned.tsv").read_text("utf-8")

    assert f"# material\t{material()}\n" in text, "run bench/learn_examples.py"


def test_every_example_names_topics_of_the_catalogue() -> None:
    known = {*CATALOGUE.topics, NONE, ANY}

    assert not [e for e in load_examples() if not {e.expected, *e.acceptable} <= known]


def test_no_example_stands_twice() -> None:
    queries = [example.query.casefold() for example in load_examples()]

    assert len(queries) == len(set(queries))


def test_the_halves_of_the_examples_are_even_and_stay_the_same() -> None:
    halves = [half(example) for example in load_examples()]

    assert 0.45 < sum(halves) / len(halves) < 0.55
    assert half(Example("How FAST?", NONE)) == half(Example("how fast", CRISIS))


def test_what_was_learned_is_read_back_as_written(tmp_path: Path) -> None:
    learned = Learned(("none", "treatment.spravato"), 0.05, {"*": "OPN", "w spray": "Mz!"})
    (tmp_path / "learned.tsv").write_text(written(learned), "utf-8")

    assert load_learned(tmp_path) == learned


LESSONS = [
    Example("nose spray", "treatment.spravato"),
    Example("the spray please", "treatment.spravato"),
    Example("talk to someone", "treatment.therapy"),
    Example("someone who will talk", "treatment.therapy"),
    Example("pizza", NONE),
    Example("pizza please", NONE),
    Example("i feel hopeless tonight", CRISIS),
    Example("hopeless tonight", CRISIS),
    Example("tonight please", ANY),
]


def test_learning_tells_the_classes_apart_and_hears_danger() -> None:
    reader = Finder(CATALOGUE, Vocabulary({}, {}))
    learned = learn([(lesson, reader.reading(lesson.query)) for lesson in LESSONS])

    spray = hints(reader.reading("spray"), learned)
    pizza = hints(reader.reading("one pizza"), learned)
    hopeless = hints(reader.reading("so hopeless tonight"), learned)

    assert max(spray.topics, key=spray.topics.__getitem__) == "treatment.spravato"
    assert pizza.none > 0.5 > spray.none
    assert hopeless.danger > 0.5 > max(spray.danger, pizza.danger)


def test_learning_gives_the_same_weights_again() -> None:
    reader = Finder(CATALOGUE, Vocabulary({}, {}))
    read = [(lesson, reader.reading(lesson.query)) for lesson in LESSONS]

    assert learn(read) == learn(read)


def test_before_anything_was_learned_nothing_is_likely() -> None:
    empty = hints(Finder(CATALOGUE, Vocabulary({}, {})).reading("spray"), Learned())

    assert (empty.topics, empty.none, empty.danger, empty.known) == ({}, 0.0, 0.0, 0.0)


@pytest.mark.parametrize("line", ["only a query", "query\ttopic", "\ttopic\t\tkind", "q\t\t\tkind"])
def test_a_mistake_in_the_examples_names_file_and_line(tmp_path: Path, line: str) -> None:
    file = tmp_path / "new_hand.tsv"
    file.write_text(f"# query, topic, others, kind\n{line}\n", "utf-8")

    with pytest.raises(ValueError, match=r"new_hand\.tsv, line 2"):
        load_examples(tmp_path)


def test_a_mistake_in_the_words_names_file_and_line(tmp_path: Path) -> None:
    for file in shipped_words().iterdir():
        (tmp_path / file.name).write_text(file.read_text("utf-8"), "utf-8")
    with (tmp_path / "concepts.tsv").open("a", encoding="utf-8") as file_:
        file_.write("a concept without a tab\n")

    with pytest.raises(ValueError, match=r"concepts.tsv, line \d+"):
        load_vocabulary(tmp_path)
