"""Which board leads: by the towing port of a boat that was towed, by the home port of any other."""

import pytest

from calculator.criteria.assessment import LeadBoard, lead_board

STATES = ("yes", "no", "unknown", None)
# By the home port (down) and the towing port (across), where it is not known whether the boat was towed: “=” the same
# board either way, else the questions that are needed: Towed, Home port, towing port (from A tug).
PLACES = ("sampleton", "westport", "elsewhere", "unknown", None)
EITHER_WAY = {
    "sampleton": ("=",  "T",  "T",  "TA",  "TA"),
    "westport":  ("T",  "=",  "T",  "TA",  "TA"),
    "elsewhere": ("T",  "T",  "T",  "TA",  "TA"),
    "unknown":   ("TH", "TH", "TH", "THA", "THA"),
    None:        ("TH", "TH", "TH", "THA", "THA"),
}  # fmt: skip
NEEDED = {"T": "towed", "H": "home_port", "A": "towing_port"}


def given(**answers):
    return {question: answer for question, answer in answers.items() if answer is not None}


@pytest.mark.parametrize("towed", STATES)
@pytest.mark.parametrize("home", PLACES)
def test_the_board_leads_that_the_question_names_which_counts(small, towed, home):
    for across, tug in enumerate(PLACES):
        for partners in STATES:
            answers = given(towed=towed, home_port=home, towing_port=tug, others_towed=partners)
            if towed in ("yes", "no"):
                basis, place = ("towing_port", tug) if towed == "yes" else ("home_port", home)
                known = place not in ("unknown", None)
                expected = (place, basis, ()) if known else (None, None, (basis,))
            elif EITHER_WAY[home][across] == "=":
                expected = (home, "either", ())
            else:
                expected = (None, None, tuple(NEEDED[letter] for letter in EITHER_WAY[home][across]))
            board, basis, needed = expected
            joining = {"yes": True, "no": False}.get(partners)
            assert lead_board(small.procedure.lead, answers) == LeadBoard(board, basis, joining, needed)
