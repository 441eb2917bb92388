"""Words of danger: always heard, and harmless sayings never mistaken for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.treatments.files import load_catalogue
from frontdesk.treatments.rules.lookup.danger import DangerSigns
from frontdesk.treatments.rules.lookup.vocabulary import DangerWords
from frontdesk.treatments.service import Treatments

DESK = Treatments(load_catalogue())

SURE = """
i want to die
i want to kill myself
killmyself
kll myself
suicidal
suicidle
sucidal thoughts
i feel suicidal and want to reschedule
she says she is going to end it all
took a whole bottle of pills
my son overdosed
he has a gun and is saying goodbye
wants to hang himself
cutting herself
self-harm
better off dead
I don't want to be here anymore
can't go on like this anymore
call 911
988
this is an emergency
he is not breathing
how long does spravato take, I feel like ending my life
does my insurance cover it because I tried to kill myself
he is going to hurt my sister
unalive myself
quiero morir
""".strip().splitlines()

VEILED = """
nobody would miss me
everyone would be happier without me
I'm a burden to everyone
I can't do this anymore
I just want the pain to stop
my husband is violent
I found a knife under his bed
I won't be around much longer
what's the point anymore
""".strip().splitlines()

HARMLESS = """
dying to know if you are open
skills group
skill therapy
diet before spravato
how do I kill time during the visit
killing two hours at the clinic
the copay is killing me
my phone is dying what is your number
dead battery
deadline for the forms
to die for
I would kill for an earlier appointment
emergency contact
not an emergency
shoot me an email
hang on
hang up the phone
cut my dose in half
end my appointment early
the traffic is murder
is it safe to drive
in danger of missing my appointment
overdue bill
suite 911
studied abroad
hair dye
my grandmother passed away can I reschedule
is the nearest office over the bridge
""".strip().splitlines()


@pytest.mark.parametrize("words", SURE)
def test_sure_words_of_danger_put_the_crisis_card_first(words: str) -> None:
    found = DESK.look_up(words)

    assert found.answers[0].topic == "crisis"
    assert not found.strip
    assert DESK.danger(words)


@pytest.mark.parametrize("words", VEILED)
def test_veiled_words_bring_the_card_or_the_strip(words: str) -> None:
    found = DESK.look_up(words)

    assert found.strip or found.answers[0].topic == "crisis"


@pytest.mark.parametrize("words", HARMLESS)
def test_harmless_sayings_bring_neither_card_nor_strip(words: str) -> None:
    found = DESK.look_up(words)

    assert not found.strip
    assert "crisis" not in [answer.topic for answer in found.answers]
    assert DESK.danger(words) == ""


AROUND = st.text(max_size=80)


@given(AROUND, st.sampled_from(["suicide", "I want to kill myself", "better off dead"]), AROUND)
def test_danger_comes_first_whatever_stands_around_it(before: str, words: str, after: str) -> None:
    found = DESK.look_up(f"{before} {words} {after}")

    assert found.answers[0].topic == "crisis"


@given(st.sampled_from(SURE), st.sampled_from(["{}", "hello, {}", "{} - can i reschedule?"]))
def test_danger_in_capitals_or_a_longer_sentence_is_the_same(words: str, frame: str) -> None:
    assert DESK.look_up(frame.format(words).upper()).answers[0].topic == "crisis"


def test_danger_at_the_end_of_a_long_text_is_heard() -> None:
    assert DESK.look_up("and so on " * 2000 + "I want to kill myself").answers[0].topic == "crisis"


def test_a_limit_of_one_keeps_the_crisis_card() -> None:
    found = DESK.look_up("how fast does spravato work i want to die", limit=1)

    assert [answer.topic for answer in found.answers] == ["crisis"]


def test_a_saying_hides_a_danger_word_but_never_one_that_always_counts() -> None:
    signs = DangerSigns(
        DangerWords(always=("suicid\\w*",), safe=("dying to \\w+",), danger=("dying", "suicid\\w*"))
    )

    assert signs.signs("dying to know").sure == ""
    assert signs.signs("dying").sure == "dying"
    assert signs.signs("dying to suicide").sure == "suicide"


def test_patterns_begin_where_a_word_begins() -> None:
    signs = DangerSigns(DangerWords(danger=("kill",), veiled=("die",)))

    assert signs.signs("skill diet studied").sure == ""
    assert signs.signs("skill diet studied").veiled == "die"
    assert signs.signs("studied").veiled == ""


def test_without_patterns_nothing_is_found() -> None:
    signs = DangerSigns(DangerWords()).signs("i want to die")

    assert (signs.sure, signs.veiled, signs.harmless) == ("", "", "i want to die")
