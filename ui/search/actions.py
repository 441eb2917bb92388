"""Everything the window can do, as actions with a name and a key, in one list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the window can do; `group` is where the list of keys shows it."""

    words: str
    keys: str
    group: str
    run: Callable[[], None]


# Keys that belong to one screen, for the list of keys alone.
LOCAL_KEYS: tuple[tuple[str, str, str], ...] = (
    ("In a call", "Ctrl+F", "Look up what the caller asks"),
    ("In a call", "Up / Down", "Choose among answers, openings or known people while typing"),
    ("In a call", "Enter", "Take the chosen one"),
    ("In a call", "Ctrl+1 to Ctrl+3", "Open an answer while typing"),
    ("In a call", "Ctrl+Enter", "Finish the call"),
    ("In the schedule", "Arrows", "Go from visit to visit"),
    ("In the schedule", "Enter", "Open the visit"),
    ("In the schedule", "N", "Book the empty time"),
    ("In the schedule", "Ctrl+T", "Find a time"),
    ("In the schedule", "Ctrl+P", "Print the day"),
    ("In handouts", "Ctrl+F", "Find a handout"),
    ("In handouts", "Ctrl+D", "Packets for a day; Esc stops the printing, then goes back"),
    ("In handouts", "Ctrl+P", "Print the packet"),
    ("In handouts", "Ctrl+S", "Save the packet as PDF"),
    ("In handouts", "Ctrl+E", "Email the packet as PDF"),
    ("In treatments", "Ctrl+F", "Find a topic"),
    ("In treatments", "Ctrl+Shift+C", "Copy the words to say"),
    ("In treatments", "Ctrl+Shift+B", "Compare with another treatment"),
    ("In content", "Ctrl+F", "Find a text"),
    ("In content", "Enter", "Add a line below the one in hand"),
    ("In content", "Alt+Up / Alt+Down", "Move the line in hand"),
    ("In content", "Ctrl+L", "Choose what the line rests on"),
    ("In content", "Ctrl+T", "Choose the kind of a handout\u2019s line, Esc goes back to it"),
    ("In content", "Ctrl+Del", "Remove the line in hand"),
    ("In content", "Ctrl+Z / Ctrl+Shift+Z", "Undo and redo"),
    ("In content", "Ctrl+S", "Save a version"),
    ("In content", "Ctrl+H", "Versions and what differs between them"),
    ("In content", "Ctrl+N", "New topic"),
    ("In content", "Ctrl+Shift+R", "Review"),
    ("In content", "Ctrl+Shift+Q", "Unanswered questions"),
    ("In content\u2019s history", "Ctrl+R", "Return to the chosen version"),
    ("In content\u2019s history", "Esc", "Back to the editor"),
    ("In content\u2019s review", "Ctrl+P", "Print the review packet"),
    ("In content\u2019s review", "Ctrl+S", "Save the answers"),
    ("In content\u2019s review", "Esc", "Back to the editor"),
    ("In unanswered questions", "Ctrl+Enter", "Accept as another wording"),
    ("In unanswered questions", "Ctrl+N", "Begin a draft topic"),
    ("In unanswered questions", "Ctrl+Del", "Dismiss the question"),
    ("In unanswered questions", "Esc", "Back to the editor"),
    ("On Today", "A, I, D, X, C", "Arrived, in room, done, no-show, confirm"),
    ("In the log", "Ctrl+F", "Search the log"),
    ("In the log", "Ctrl+E", "Correct the chosen call"),
    ("In follow-ups", "D, T, C, O", "Done, try again, call, open the call"),
    ("In people", "Ctrl+F", "Find a person"),
    ("In people", "Ctrl+N", "New person"),
    ("In people", "Ctrl+E", "Edit the person"),
    ("In people", "Ctrl+P", "Print handouts for the person"),
    ("Anywhere", "Ctrl+Z", "Undo, while the window offers it"),
    ("Anywhere", "F6", "Go to the next column"),
    ("Anywhere", "Esc", "Close what lies on top"),
)
