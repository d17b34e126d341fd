"""Which answers of the knowledge a text can get: no reading that could change is kept, and few others made again."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterator

import pytest

from arabic_timeline import dating, extract
from arabic_timeline.extract.consulted import Consulted
from arabic_timeline.interval import Interval
from arabic_timeline.model import Article
from arabic_timeline.registry import Office, Person, Place, Registry, Tenure

REGISTRY = Registry(
    people={
        "rami": Person(id="rami", name="سالم الرامي", aliases=("الرامي",), country="ma"),
        "badri": Person(id="badri", name="كريم البدري"),
    },
    offices={"fm": Office(id="fm", name="وزير الخارجية", tenures=(Tenure(person="badri", period=Interval()),))},
    places={
        "ma": Place(id="ma", name="المغرب", kind="country"),
        "rabat": Place(id="rabat", name="الرباط", kind="city", within="ma"),
        "tunis": Place(id="tunis", name="تونس العاصمة", kind="city"),
    },
)


def _changed(kind: str, id_: str, **change: object) -> Registry:
    group = dict(getattr(REGISTRY, kind))
    group[id_] = dataclasses.replace(group[id_], **change)
    return dataclasses.replace(REGISTRY, **{kind: group})


@pytest.mark.parametrize(
    ("text", "kind", "id_", "touched"),
    [
        ("وقال الرامي ذلك", "people", "rami", True),
        ("وبالرّامي", "people", "rami", True),
        ("#سالم_الرامي", "people", "rami", True),
        ("وقال الرام ذلك", "people", "rami", False),
        ("لكريم البدري", "people", "badri", True),
        ("لكريم", "people", "badri", False),  # the rest of the name stands nowhere
        ("وصل للرباط", "places", "rabat", True),
        ("وصل إلى فاس", "places", "rabat", False),
        ("وصل إلى فاس", "places", "ma", True),  # the tables know its nation, by many words
        ("وزيرة خارجيتها", "offices", "fm", True),
        ("وزير الخارجية", "people", "badri", False),  # his office alone is looked at, where he is not named
        ("وزير", "offices", "fm", False),
        ("مدير الخارجية", "offices", "fm", False),
    ],
)
def test_a_row_belongs_to_the_texts_that_may_mean_it(text: str, kind: str, id_: str, touched: bool) -> None:
    before = Consulted(REGISTRY).key(text)
    changed = _changed(kind, id_, name=getattr(REGISTRY, kind)[id_].name + " الجديد")
    assert (Consulted(changed).key(text) != before) == touched
    moved = _changed(kind, id_, line=77, file="other.yaml")
    assert Consulted(moved).key(text) == before


@pytest.mark.parametrize(
    ("text", "alias", "touched"),
    [
        ("استقبل سالم الرامي نبيل الشامي", "نبيل الشامي", True),
        ("استقبل سالم الرامي نبيل القاسمي", "نبيل الشامي", True),  # «نبيل» may begin a name since
        ("استقبل سالم الرامي سالم القاسمي", "سالم الشامي", False),
        ("استقبل سالم الرامي سالم القاسمي", "سالم القاسمي", True),
    ],
)
def test_an_alias_belongs_to_the_texts_in_which_all_of_it_stands(text: str, alias: str, touched: bool) -> None:
    changed = _changed("people", "rami", aliases=("الرامي", alias))
    assert (Consulted(changed).key(text) != Consulted(REGISTRY).key(text)) == touched


def test_what_a_row_refers_to_belongs_to_it() -> None:
    for text, touched in (("وقال الرامي ذلك", True), ("وصل للرباط", True), ("وقال كريم البدري", False)):
        changed = _changed("places", "ma", within="tunis")
        same = _changed("places", "ma", en="Morocco", file="other.yaml")
        with_nation = dataclasses.replace(REGISTRY, places={**REGISTRY.places, "xy": _UNKNOWN})
        assert (Consulted(changed).key(text) != Consulted(REGISTRY).key(text)) == touched
        assert Consulted(same).key(text) == Consulted(REGISTRY).key(text)
        assert Consulted(with_nation).key(text) == Consulted(REGISTRY).key(text)


@pytest.mark.parametrize(
    ("text", "people", "twin"),
    [
        ("زار زمردستان", False, True),
        ("وصل إلى زمردية", False, True),  # a town of that nation
        ("مظاهرات الزمردستاني", True, False),
        ("وصل إلى فاس", False, False),
    ],
)
def test_a_nation_that_no_table_knows_belongs_to_the_texts_with_its_words(text: str, people: bool, twin: bool) -> None:
    """``people``: where it has a word for them, too; ``twin``: where another row has its name besides its own."""
    places = {**REGISTRY.places, "xy": _UNKNOWN, "town": Place(id="town", name="زمردية", kind="city", within="xy")}
    before = Consulted(dataclasses.replace(REGISTRY, places=places)).key(text)
    named = dataclasses.replace(_UNKNOWN, adjectives=("الزمردستاني",))
    other = Place(id="other", name="زيتونيا", kind="country", adjectives=("زمردستان",))
    for row, touched in ((named, people), (other, twin)):
        changed = dataclasses.replace(REGISTRY, places={**places, row.id: row})
        assert (Consulted(changed).key(text) != before) == touched


_UNKNOWN = Place(id="xy", name="زمردستان", kind="country")  # in no table


TEXTS = (
    "استقبل وزير الخارجية المغربي سالم الرامي أمس الثلاثاء بالرباط السفير البرتغالي لويس كوستا. وأكد الرامي ذلك.",
    "التقى كريم البدري في تونس العاصمة وزير الداخلية التونسي ماهر الحداد يوم 3 ماي 2023. وقال الوزير إنه راض.",
    "بحث وزير الخارجية مع نظيره الزمردستاني نبيل الشامي التعاون، وحضر اللقاء والي فاس وعمدة الرباط خالد القاسمي.",
    "زار رئيس الوزراء زمردستان أمس، والتقى برئيسها للمرة الأولى. وعقد وفد من «مجلس التعاون» اجتماعا بقصر الزهور.",
    "اجتمع وزراء خارجية المغرب وتونس في جدة، وعقدت اللجنة المشتركة دورتها بحضور الشيخ سالم بن علي الرامي.",
    "شهدت مدينة فاس مظاهرات يوم الجمعة 5 ماي 2023. واندلعت حرائق في زمردستان في 2 ماي 2023.",
)


def _registries(texts: list[str], chance: random.Random) -> Iterator[Registry]:
    """The registry with a row added, changed or taken away, with words that stand in the texts, together or not."""
    while True:
        words = chance.choice(texts).split()
        at, many = chance.randrange(len(words)), chance.choice((1, 1, 2, 2, 3))
        told = words[at : at + many] if chance.random() < 0.8 else chance.sample(words, min(many, len(words)))
        spelling = " ".join(word.strip("،.«»:") for word in told).strip()
        if not spelling:
            continue
        kind = chance.choice(("people", "people", "offices", "places", "places"))
        group = dict(getattr(REGISTRY, kind))
        id_ = chance.choice([*group, "new"])
        if id_ == "new":
            group[id_] = _new(kind, spelling, chance)
        elif chance.random() < 0.3:
            del group[id_]
        else:
            group[id_] = dataclasses.replace(group[id_], **_change(kind, group[id_], spelling, chance))
        yield dataclasses.replace(REGISTRY, **{kind: group})


def _new(kind: str, spelling: str, chance: random.Random) -> Person | Office | Place:
    if kind == "people":
        return Person(id="new", name=spelling, country=chance.choice((None, "ma")))
    if kind == "offices":
        return Office(id="new", name=spelling, tenures=(Tenure(person="rami", period=Interval()),))
    within = chance.choice((None, "ma", "tunis"))
    return Place(id="new", name=spelling, kind=chance.choice(("country", "city")), within=within)


def _change(kind: str, row: Person | Office | Place, spelling: str, chance: random.Random) -> dict[str, object]:
    changes: list[dict[str, object]] = [{"name": spelling}, {"aliases": (*row.aliases, spelling)}, {"aliases": ()}]
    if kind == "people":
        changes.append({"country": chance.choice((None, "tunis"))})
    if kind == "offices":
        changes.append({"tenures": (Tenure(person="rami", period=Interval()),)})
    if kind == "places":
        changes += [{"kind": chance.choice(("country", "city"))}, {"within": "tunis"}, {"adjectives": (spelling,)}]
    return chance.choice(changes)


def test_where_the_answers_are_the_same_so_is_what_is_read() -> None:
    articles = [Article(id=f"{n}", outlet="paper", title="خبر", text=text) for n, text in enumerate(TEXTS)]
    dated = [dating.of_article(one, REGISTRY) for one in articles]
    keys, told = _told(REGISTRY, articles), [extract.read(one, REGISTRY) for one in dated]
    registries = _registries([one.text for one in articles], random.Random(14))
    others = [0, 0]
    for registry in (next(registries) for _ in range(100)):
        for n, key in enumerate(_told(registry, articles)):
            if key == keys[n]:
                assert extract.read(dated[n], registry) == told[n]
                others[0] += 1
            else:
                others[1] += extract.read(dated[n], registry) != told[n]
    assert min(others) > 30  # both were tried


def _told(registry: Registry, articles: list[Article]) -> list[bytes]:
    consulted = Consulted(registry)
    return [consulted.key(one.text) for one in articles]
