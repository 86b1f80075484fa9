// The gallery of cards: each kind in both languages, drawn as in the chat.

import { renderCard } from "./cards.js";
import { $, make } from "./elements.js";

const nothing = () => {};

const drawn = ({ title, card }, language) =>
  make(
    "section",
    { lang: language },
    make("h2", { textContent: title }),
    make("div", { className: "frame" }, renderCard(card, nothing, language)),
  );

const answer = await fetch("/local/gallery.json");
for (const example of await answer.json()) {
  const pair = Object.entries(example).map(([language, shown]) => drawn(shown, language));
  $("examples").append(make("article", {}, ...pair));
}
