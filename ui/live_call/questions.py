"""What the caller asks: the look-up, the topics and reasons it notes, the handouts it offers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frontdesk.calls.model import CrisisStep, Outcome, Reason
from frontdesk.calls.rules.labels import Tab
from frontdesk.identity import HandoutId, TopicId
from frontdesk.schedule.model import Modality
from frontdesk.treatments.model import TopicKind
from ui.background import Latest
from ui.messages import count
from ui.treatments.settling import Settling

if TYPE_CHECKING:
    from collections.abc import Mapping

    from frontdesk.handouts.model import Handout
    from frontdesk.treatments.model import LookUp, Topic
    from ui.live_call.call import Call

_ANSWERS = 3  # as many as keys open
_TICKED_TOPICS = 1  # of a topic's handouts, the first is ticked; the others are offered


class QuestionPart:
    """Answers at every key, from memory; what is chosen is noted on the call."""

    def __init__(self, call: Call) -> None:
        self._call = call
        self._panel = call.page.ask
        self._found: LookUp | None = None
        self._titles: dict[HandoutId, str] = {}
        self._pages: dict[tuple[HandoutId, ...], int] = {}
        self._own: dict[HandoutId, bool] = {}
        self._latest = Latest()
        panel = self._panel
        self._settling = Settling(
            call.services.treatments, call.tasks, panel.answers, self._settled
        )
        panel.typed.connect(self._typed)
        panel.answer_moved.connect(self._shown)
        panel.answer_taken.connect(self._taken)
        panel.question_sent.connect(self._send)
        panel.message_wanted.connect(lambda: self._no_answer(Tab.CALL_BACK))
        panel.route_wanted.connect(lambda: self._no_answer(Tab.ROUTE))
        panel.reason_toggled.connect(self._reason)
        panel.topic_removed.connect(self._remove)
        panel.handout_toggled.connect(self._handout)
        call.page.next.question_line.clicked.connect(self._question)

    def begin(self) -> None:
        """Have the titles of the handouts."""
        call = self._call
        call.tasks.run(call.services.handouts.all, self._offer, call.problem)

    def _offer(self, handouts: list[Handout]) -> None:
        self._titles = {one.id: one.title.split(":")[0] for one in handouts}
        self.refresh_handouts()

    def restore(self, values: Mapping[str, Any]) -> None:
        """Put a draft's topics, reasons, handouts and words back."""
        intake = self._call.intake
        known = self._call.services.treatments.catalogue.topics
        intake.topics = [TopicId(one) for one in values.get("topics", ()) if one in known]
        own = values.get("own_reasons", {})
        intake.own_reasons = {Reason(one): bool(on) for one, on in own.items()}
        intake.unanswered = [str(one) for one in values.get("unanswered", ())]
        intake.question = str(values.get("question", ""))
        own = values.get("own_handouts", {})
        self._own = {HandoutId(one): bool(on) for one, on in own.items()}
        self._panel.search.setText(str(values.get("search", "")))
        self._show_topics()
        self.refresh_handouts()

    def own_handouts(self) -> dict[str, bool]:
        """The handouts that the desk ticked or unticked itself."""
        return {str(key): on for key, on in self._own.items()}

    # -- looking up ---------------------------------------------------------------------------

    def _typed(self, words: str) -> None:
        # From memory, within the time of a key press: no thread could be faster.
        found = self._call.services.treatments.look_up(words, _ANSWERS) if words.strip() else None
        self._show(found)
        self._settling.typed(found, _ANSWERS)
        self._call.touched()

    def _settled(self, found: LookUp, kept: int) -> None:
        self._show(found, self._panel.answers.current if kept else 0, settled=True)

    def _show(self, found: LookUp | None, row: int = 0, *, settled: bool = False) -> None:
        self._found = found
        self._call.intake.heard(found)
        self._panel.show_answers(found, row, settled=settled)
        if found is None:
            self._panel.show_topic(None)
        elif found.answers:
            self._shown(row)

    def _topic(self, row: int) -> Topic | None:
        if self._found is None or not 0 <= row < len(self._found.answers):
            return None
        # One that was retired since it was found is shown no more.
        topics = self._call.services.treatments.catalogue.topics
        return topics.get(self._found.answers[row].topic)

    def _shown(self, row: int) -> None:
        if (topic := self._topic(row)) is not None and self._found is not None:
            self._panel.show_topic(topic)
            self._panel.card.point_at(self._found.answers[row].line)

    def _taken(self, row: int) -> None:
        topic = self._topic(row)
        if topic is None:
            return
        self._settling.leave()
        self._shown(row)
        if topic.kind is TopicKind.CRISIS:
            self._panel.crisis_wanted.emit()
        self.note(topic)

    def note(self, topic: Topic) -> None:
        """Note a topic on the call, with what follows from it."""
        if topic.id not in self._call.intake.topics:
            self._call.intake.topics.append(topic.id)
        self._show_topics()
        self.refresh_handouts()
        if topic.visit_types:
            self._call.suggest_visit(topic.visit_types[0])
        self._call.touched()

    def _remove(self, key: object) -> None:
        topics = self._call.intake.topics
        if key in topics:
            topics.remove(TopicId(str(key)))
        self._show_topics()
        self.refresh_handouts()
        self._call.touched()

    def _show_topics(self) -> None:
        topics = self._call.services.treatments.catalogue.topics
        chosen = self._call.intake.topics
        titles = {key: topics[key].title for key in chosen if key in topics}
        self._panel.show_topics([(key, titles.get(key, key)) for key in chosen])

    # -- what has no answer -------------------------------------------------------------------

    def _send(self) -> None:
        """One key sends the question on, with the call."""
        intake = self._call.intake
        topic = self._panel.card.topic
        words = self._panel.search.text().strip() or (topic.title if topic else "")
        intake.question = words or "A question for a clinician"
        if self._found is not None and not self._found.answers and words:
            self._unanswered(words)
        self._call.told.emit("The question goes to a clinician when you finish the call.")
        self._call.touched()

    def _question(self, on: bool) -> None:  # noqa: FBT001 -- Qt's signal
        """The line under "When you finish" was unticked: the question stays here."""
        if not on:
            self._call.intake.question = ""
        self._call.touched()

    def _no_answer(self, tab: Tab) -> None:
        self._unanswered(self._panel.search.text().strip())
        following = self._call.page.next
        chosen = Outcome.MESSAGE if tab is Tab.CALL_BACK else Outcome.ROUTED
        following.outcomes[tab].set_value(chosen)
        if tab is Tab.CALL_BACK and not following.what.text():
            following.what.setText(self._panel.search.text().strip())
        self._call.open_tab(tab)
        self._call.touched()

    def _unanswered(self, words: str) -> None:
        if words and words not in self._call.intake.unanswered:
            self._call.intake.unanswered.append(words)

    # -- reasons ------------------------------------------------------------------------------

    def _reason(self, reason: object, on: bool) -> None:  # noqa: FBT001 -- Qt's signal
        self._call.intake.own_reasons[Reason(str(reason))] = on
        if reason is Reason.CRISIS and on:
            self._call.step_taken(CrisisStep.CARD_OPENED, self._call.services.clock.now())
            self._panel.crisis_wanted.emit()
        self._call.touched()

    # -- handouts -----------------------------------------------------------------------------

    def refresh_handouts(self) -> None:
        """Offer the handouts that go with what was spoken of and what is held."""
        call = self._call
        known = call.services.treatments.catalogue.topics
        topics = [known[key] for key in call.intake.topics if key in known]
        held = call.intake.hold
        offered = call.services.handouts.suggested(
            topics,
            held.type if held else None,
            telehealth=held is not None and held.modality is Modality.TELEHEALTH,
        )
        booked = call.services.handouts.suggested((), held.type if held else None)
        ticked = {*booked, *(h for t in topics for h in t.handouts[:_TICKED_TOPICS])}
        offered += [key for key, on in self._own.items() if on and key not in offered]
        chosen = [key for key in offered if self._own.get(key, key in ticked)]
        call.intake.handouts = chosen
        options = [(key, self._titles.get(key, str(key))) for key in offered]
        self._panel.show_handouts(options, chosen)
        self._count_pages(tuple(chosen))
        call.refresh_finish()

    def _handout(self, key: object, on: bool) -> None:  # noqa: FBT001 -- Qt's signal
        self._own[HandoutId(str(key))] = on
        self.refresh_handouts()
        self._call.touched()

    def _count_pages(self, keys: tuple[HandoutId, ...]) -> None:
        """How many pages the packet has, made once for each choice, off the window's thread."""
        if not keys or keys in self._pages:
            return
        from frontdesk.handouts.model import PacketOptions

        handouts = self._call.services.handouts

        def counted(pages: int) -> None:
            self._pages[keys] = pages
            self._call.refresh_finish()

        self._latest.run(
            self._call.tasks,
            lambda: handouts.packet(keys, PacketOptions()).pages,
            counted,
            self._call.problem,
        )

    def finish_words(self) -> str:
        """What finishing will print."""
        chosen = tuple(self._call.intake.handouts)
        if not chosen:
            return ""
        pages = self._pages.get(chosen)
        extent = f" ({count(pages, 'page', 'pages')})" if pages else ""
        return f"Print {count(len(chosen), 'handout', 'handouts')}{extent}"
