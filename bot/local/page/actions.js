// A message's card: what its buttons do, and what takes its place.

import { CARD, cardsWork, hold, renderCard } from "./cards.js";
import { ask, say } from "./conversation.js";
import { $, make } from "./elements.js";
import { account } from "./people.js";
import { spoken, word } from "./words.js";

const OPENING = "open"; // the verb of the button that opens a form in its card's place
const EXECUTE = "adaptiveCard/action";
const MESSAGE = "application/vnd.microsoft.activity.message";

const shown = new Map(); // activity id -> the holder of its card that is on the page now
const refreshed = new Set(); // ids of the activities whose card has been refreshed since the page was opened

const onSight = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    onSight.unobserve(target);
    target.refresh();
  }
});

/** A card, and the line in which the assistant may answer what is done there. */
export function messageCard(content, activity) {
  if (!cardsWork()) return plainCard(content, activity);
  const before = shown.get(activity.id)?.said.textContent ?? "";
  const holder = make("div", { className: "card" });
  holder.said = make("p", { className: "said", role: "status", textContent: before });
  holder.show = (card) => {
    const element = renderCard(card, (action) => perform(action, activity), spoken());
    holder.card ? holder.card.replaceWith(element) : holder.append(element, holder.said);
    holder.card = element;
    holder.content = JSON.stringify(card);
  };
  holder.show(content);
  holder.refresh = () => refresh(content.refresh, activity);
  shown.set(activity.id, holder);
  return holder;
}

/** Whether a message's card is on the page already as it is, perhaps with something that is being filled in. */
export function isShown(activity) {
  const content = shown.get(activity.id)?.content;
  return Boolean(content) && activity.attachments?.length === 1 && content === JSON.stringify(activity.attachments[0].content);
}

/** Forget the messages of a conversation that the page leaves. */
export function leave() {
  shown.clear();
  refreshed.clear();
  onSight.disconnect();
}

/** Refresh the cards within an element as soon as they are seen: once, whatever comes back. */
export function refreshOnSight(element) {
  for (const holder of element.querySelectorAll(".card")) onSight.observe(holder);
}

function plainCard(content, activity) {
  const buttons = (content.actions ?? [])
    .filter((action) => action.verb !== OPENING)
    .map((action) => action.fallback ?? action)
    .filter((action) => action.type === "Action.Submit")
    .map((action) => make("button", { type: "button", textContent: action.title, onclick: () => press(action.data, activity) }));
  return make("div", {}, make("p", { textContent: activity.summary, lang: content.lang }), ...buttons);
}

function perform(action, activity) {
  if (action instanceof AdaptiveCards.OpenUrlAction) openAddress(action.url);
  else if (action instanceof AdaptiveCards.ExecuteAction) execute(action, activity);
  else press(action.data, activity);
}

/** Teams' link to the chat with an assistant leads there; every other address opens beside the page. */
function openAddress(address) {
  const { host, pathname, searchParams } = new URL(address);
  if (host !== "teams.microsoft.com" || pathname !== "/l/chat/0/0" || !searchParams.get("users")?.startsWith("28:")) {
    window.open(address, "_blank", "noopener");
    return;
  }
  $("kind").value = "personal";
  $("kind").dispatchEvent(new Event("change"));
  $("text").focus();
}

function press(value, activity) {
  say({ value }, activity);
  if (matchMedia("(pointer: fine)").matches) $("text").focus();
}

async function execute({ id, title, verb, data }, activity) {
  shown.get(activity.id).said.textContent = "";
  const release = hold(shown.get(activity.id).card);
  const answer = await ask(EXECUTE, { action: { type: "Action.Execute", id, title, verb, data }, trigger: "manual" }, activity);
  release();
  const holder = shown.get(activity.id); // another one, if the message was updated meanwhile
  if (!holder) return;
  if (answer?.type === CARD) {
    holder.show(answer.value);
    const wrong = holder.card.querySelector('[aria-invalid="true"]');
    wrong ? wrong.focus() : holder.card.focus({ preventScroll: true });
  } else {
    holder.said.textContent = answer?.type === MESSAGE ? answer.value : word("refused");
  }
}

async function refresh({ action, userIds = [account()] } = {}, activity) {
  if (!action || !userIds.includes(account()) || refreshed.has(activity.id)) return;
  refreshed.add(activity.id);
  const { id, title, verb, data } = action;
  const answer = await ask(EXECUTE, { action: { type: "Action.Execute", id, title, verb, data }, trigger: "automatic" }, activity);
  const holder = shown.get(activity.id);
  if (answer?.type === CARD && holder && !holder.contains(document.activeElement)) holder.show(answer.value);
}
