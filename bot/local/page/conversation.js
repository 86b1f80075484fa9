// Which conversation the page is in, and what it posts there.

import { $ } from "./elements.js";
import { me } from "./people.js";
import { spoken, word } from "./words.js";

const personal = () => $("kind").value === "personal";
const newId = () => (personal() ? "a:" : "19:") + crypto.randomUUID();

export const inDesk = () => $("kind").value === "desk";

/** Where the page remembers the conversation's id. */
export const place = () => (personal() ? `personal ${me().aad_object_id}` : $("kind").value);

export const beginAnew = () => { sessionStorage[place()] = newId(); };

/** Enter the conversation; gives its id, and the number of its latest event. */
export async function arrive() {
  const where = place();
  if (inDesk()) {
    const { channel, latest } = await (await fetch("/local/desk")).json();
    sessionStorage[where] = channel;
    return { conversation: channel, latest };
  }
  if (!personal()) sessionStorage[where] ??= newId();
  const arrived = await (await post("/local/arrivals", {})).json();
  sessionStorage[where] ??= arrived.conversation; // perhaps one that the assistant has opened
  return arrived;
}

function post(address, body) {
  const kind = inDesk() ? "channel" : $("kind").value;
  const common = { person: me().aad_object_id, conversation: sessionStorage[place()], kind, language: spoken() };
  return fetch(address, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ ...common, ...body }) });
}

const about = (activity) => (activity ? { answers: activity.id, conversation: activity.conversation.id } : {});

/** Say something; with a card's value, in answer to the card's message. Gives whether it arrived. */
export async function say(body, activity) {
  const answer = await post("/local/messages", { ...body, ...about(activity) }).catch(() => ({ ok: false }));
  if (!answer.ok) note(word("failed"));
  return answer.ok;
}

/** Put a card into the conversation as the person's own message. */
export const share = (card) => post("/local/shared", { card });

/** Ask the assistant as Teams does, perhaps about a message; gives its answer, or null when there is none. */
export async function ask(name, value, activity) {
  const answer = await post("/local/invokes", { name, value, ...about(activity) }).catch(() => ({ ok: false }));
  if (!answer.ok) return null;
  const { status, body } = await answer.json();
  return status === 200 ? (body ?? {}) : null;
}

/** Tell above the conversation what doesn't work. */
export function note(words) {
  $("note").textContent = words;
  $("note").hidden = !words;
}
