// The chat page of local mode: puts its parts together, and follows the conversation's events.

import { cardsWork } from "./cards.js";
import { stopEditing } from "./composer.js";
import { arrive, beginAnew, inDesk, note, place } from "./conversation.js";
import { $ } from "./elements.js";
import { openExtension } from "./extension.js";
import { catchUp, clear, show } from "./messages.js";
import { describe, listPeople, me } from "./people.js";
import { choose, speak, spoken, word } from "./words.js";

let events = null;

async function open() {
  sessionStorage.person = me().aad_object_id;
  events?.close();
  clear();
  stopEditing();
  describe();
  document.body.classList.toggle("desk", inDesk());
  const where = place();
  const arrived = await arrive().catch(() => null);
  if (where !== place()) return;
  if (!arrived) return note(word("away"));
  follow(arrived);
}

function follow({ conversation, latest }) {
  events?.close();
  events = new EventSource(`/local/events?conversation=${encodeURIComponent(conversation)}`);
  events.onmessage = (event) => {
    show(JSON.parse(event.data));
    $("log").dataset.latest = position(event);
    if (position(event) >= latest) catchUp();
  };
  events.onopen = () => note(cardsWork() ? "" : word("cardless"));
  events.onerror = () => note(word("away"));
  if (!latest) catchUp();
}

/** The number of an event in its conversation: the last part of its id. */
const position = (event) => Number(event.lastEventId.split("-").at(-1));

function toggleOptions() {
  const shown = $("who").classList.toggle("shown");
  $("options").ariaExpanded = shown;
}

$("options").onclick = toggleOptions;
$("person").onchange = open;
$("kind").onchange = open;
$("anew").onclick = () => {
  beginAnew();
  open();
  $("text").focus();
};
$("language").onclick = () => choose(spoken() === "sv" ? "en" : "sv");
$("find").onclick = openExtension;

speak(spoken());
await listPeople();
open();
