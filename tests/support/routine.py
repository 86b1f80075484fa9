"""A routine of two rules, small enough to be written, broken and read again in every test."""

import shutil
from pathlib import Path

from knowledge.files import HERE

RULES = """\
rules:
  R01: Utköp
  R02: Skärmlås
"""

FACTS = """\
- {name: fee, kind: money, value: 984, rules: [R01]}
- {name: desk_phone, kind: phone, value: "+46523613580", rules: [R02]}
"""

WORDS = """\
families:
  phone: {sv: [mobil, lur], en: [phone]}
  screen_lock: {sv: [skärmlås], en: [screen lock]}
  buy_out: {sv: [köpa ut, utköp], en: [buy out]}
  cost: {sv: [kosta, pris], en: [cost, price]}
  what: {sv: [vad], en: [what]}
  who: {sv: [vem], en: [who]}
  may: {sv: [får], en: [may]}
  negation: {sv: [inte], en: ["not"]}
fillers: {sv: [jag, min, det, att, den, ska], en: [i, my, it, to, the, is]}
background: {sv: [dag], en: [day]}
particles: {sv: [ut], en: [out]}
open_questions: [what, who]
closed_questions: [may]
negations: [negation]
closed_openers: {sv: [får], en: [may]}
joining_questions: []
turning: {sv: [bara], en: [only]}
joiners: {sv: [och], en: [and]}
leaning: {sv: [och], en: [and]}
abbreviations: [kl]
anchors: [phone, screen_lock, buy_out]
"""

BUYOUT = """\
section: Utköp
owner: SML-IT
reviewed: 2026-11-23
topics:
  - id: buyout_price
    rules: [R01]
    title: {sv: Priset för utköp, en: The price of buying out}
    answer:
      sv: Det kostar {fee}.
      en: It costs {fee}.
    ask:
      sv:
        - vad kostar det att köpa ut min <phone>
        - utköp
      en:
        - what does it cost to buy out my <phone>
    lead:
      - say: {sv: Ja., en: 'Yes.'}
        ask:
          sv: [får jag köpa ut min <phone>]
          en: [may I buy out my <phone>]
    see_also: [buyout_owner]
    flow: buyout
not_stated:
  - id: buyout_owner
    near: [R01]
    title: {sv: Vem som godkänner utköp, en: Who approves of buying out}
    missing: {sv: Det står inte., en: It isn't stated.}
    known: {sv: 'Priset är {fee}.', en: 'The price is {fee}.'}
    who: manager
    ask:
      sv: [vem godkänner utköp]
      en: [who approves that I buy out the <phone>]
"""

SCREEN_LOCK = """\
section: Skärmlås
owner: SML-IT
reviewed: 2026-11-23
topics:
  - id: screen_lock
    rules: [R02]
    title: {sv: Skärmlåset, en: The screen lock}
    answer: {sv: Det ska vara på., en: It should be on.}
    ask:
      sv: ['ska <screen_lock> vara på']
      en: ['should the <screen_lock> be activated']
"""

FILES = {
    "rules.yaml": RULES,
    "facts.yaml": FACTS,
    "words.yaml": WORDS,
    "topics/utkop.yaml": BUYOUT,
    "topics/skarmlas.yaml": SCREEN_LOCK,
    "heard/utkop.yaml": "buyout_price: {sv: [hur dyr är luren]}\n",
    "small_talk.yaml": "small_talk: []\n",
    "commands.yaml": "commands: []\n",
    "outside.yaml": "sv: [hur blir vädret]\nen: [tell me a joke]\n",
    "contacts.yaml": "contacts: {manager: {sv: Fråga din chef., en: Ask your manager.}}\n",
}


class SmallRoutine:
    """The routine's files in a folder of its own.

    Attributes:
        folder: where they are.
    """

    def __init__(self, folder: Path) -> None:
        """Write them; what the matching was fitted to is that of the real knowledge base."""
        self.folder = folder
        for name, text in FILES.items():
            self.write(name, text)
        shutil.copy(HERE / "matching.yaml", folder)

    def write(self, name: str, text: str) -> None:
        """Write a whole file."""
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def change(self, name: str, old: str, new: str) -> int:
        """Put something in place of the one `old` in a file; gives the line, from 1, where it stands.

        Raises:
            AssertionError: when it stands there never or more than once.
        """
        text = (self.folder / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        self.write(name, text.replace(old, new))
        return text[: text.index(old)].count("\n") + 1
