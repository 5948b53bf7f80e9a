"""Where English sentences end."""

from __future__ import annotations

import pytest

from tests.segmenting.marked import cut, lines

PLAIN = """
The plant opened in May.| It makes pipes.
When will the bridge open?| The mayor gave no answer.
At last!| The road is fixed.
It rained for a week...| Then the sun came out.
He paused... and went on reading.
Sales grew by 5.5 percent.| That is a record.
Everyone came.| 300 people filled the square.
One.|   Two.|  Three.
What?!| Nobody believed it.
The session is closed.| (See the video online.)
The phone is new.| iPhones sell well.
"""

ABBREVIATIONS = """
Mr. Sato met Mrs. Ivanova and Dr. Lee.| They spoke for an hour.
Gen. Petrov and Gov. Orlov arrived in St. Petersburg.
He lives on Main St.| The house is old.
The U.S. President left.| He flew home.
Trade with the U.S. grew fast.
He moved to the U.S.| In 2011 he came back.
Apple Inc. sells phones.| Its shares rose.
Shares of Apple Inc.| The market closed higher.
The shop opens at 9 a.m. and closes at 5 p.m.| Entry is free.
It happened at 3:42 a.m. Moscow time.
See No. 5 and Fig. 3 on p. 12.
Bring tools, e.g. a saw, i.e. something sharp.
Bring salt, sugar, etc.| Then wait.
He was born on Jan. 3 in Tomsk.
Smith et al. found it.| Others did not.
Kyiv vs. Omsk was dull.| Nobody scored.
She holds a Ph.D. in law.| Her son does too.
Approx. 40 people came.
The firm (Roga Ltd.) closed.| It owed money.
"""

INITIALS = """
J. R. R. Tolkien wrote it.| The book sold well.
Books by J.K. Rowling sold well.
George W. Bush spoke.| He was brief.
Drivers of category D.| The pay is high.
He is taller than I.| She is not.
Washington, D.C. is warm.| He likes D.C.| The office is there.
"""

QUOTES = """
"We are ready. Come and see," the mayor said.| Guests came.
“We are ready. Come and see,” the mayor said.| Guests came.
"We are ready," the mayor said. "Come and see."| Guests came.
He said, "The river will not wait. Nor will we."| People laughed.
"Why?" he asked.| Nobody knew.
"Hurrah!" shouted the children.
The word "yes!" – said twice – hurt.
The treaty (signed in May. It lasts a year) has gaps.
The film "Yeti" won.| "Yeti" is long.
"""

MISSING_BLANKS = """
They toured the plant.|The new shop makes pipes.
All is set!|Come and see the fair.
Write to info@plant.com or see www.Plant.com today.| We wait.
The site runs on asp.Net and node.Js code.
Version 2.0.1 is out.| It was late.
Open report.Pdf first.
"""

DATELINES = """
KHABAROVSK, June 14, 2011. /Amur-News/. A delegation arrived.| It was met.
MINSK. The plant opened.| It makes tractors.
TOKYO, May 28 (Amur-Press). Trade grew.
ST. PETERSBURG, June 24. The forum opened.
Krasnoyarsk, April 16. The fair closed.
NATO said no.| Russia said yes.
"""

LABELS = """
July 27. The church was blessed.| Hundreds came.
8:15 p.m. The guests arrived.| They sat down.
1. General provisions.
Resolved:| 1. To accept the report.| 2. To thank the staff.
Done:| 1) a pump was bought;| 2) a well was dug.
Proposed:| - to open a museum;| - to hold a forum.
Section III. Staff and training.
First. The road is bad.
He bought a house; Anna left.| All was quiet.
"""


@pytest.mark.parametrize("case", lines(PLAIN + ABBREVIATIONS + INITIALS + QUOTES + MISSING_BLANKS + DATELINES + LABELS))
def test_sentence_ends_where_the_mark_stands(case: str) -> None:
    assert cut(case, "en") == case


@pytest.mark.parametrize("case", lines(PLAIN + ABBREVIATIONS + QUOTES))
def test_a_line_end_is_a_blank(case: str) -> None:
    wrapped = case.replace(" ", "\n")
    assert cut(wrapped, "en") == wrapped


def test_speech_that_goes_on_for_long_is_cut() -> None:
    rest = "We have been building this bridge for three years now, and we hope to finish the work by autumn. " * 3
    case = f'"We are ready," the mayor said.| "{rest.strip()}"'
    assert cut(case, "en").startswith('"We are ready," the mayor said.|')
