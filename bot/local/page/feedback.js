// What the person thinks of a message: a thumb, and a form of the assistant's that asks why.

import { renderCard } from "./cards.js";
import { ask } from "./conversation.js";
import { $, make } from "./elements.js";
import { label, spoken, word } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";
const THUMB = "M7 11v9H4v-9zl5.3-6.3c.7-1.1 2.1-.5 1.9 1.1L13.4 10H18c1.3 0 2.2 1.2 2 2.4l-1.3 6c-.2.9-1 1.6-2 1.6H8.5L7 19.500";

const given = new Map(); // activity id -> "like" or "dislike"

/** The thumbs of a message that the assistant wants to hear about; null for others. */
export function thumbs(activity) {
  if (activity.channelData?.feedbackLoop?.type !== "custom") return null;
  const row = label(make("div", { className: "thumbs", role: "group" }), "feedback");
  row.said = make("span", { role: "status" });
  row.append(...["like", "dislike"].map((reaction) => thumb(activity, reaction, row)), row.said);
  return row;
}

function thumb(activity, reaction, row) {
  const button = label(make("button", { type: "button", className: `quiet ${reaction}` }, hand()), reaction);
  button.ariaPressed = given.get(activity.id) === reaction;
  button.onclick = () => react(activity, reaction, row);
  button.mark = () => { button.ariaPressed = given.get(activity.id) === reaction; };
  return button;
}

function hand() {
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.ariaHidden = "true";
  drawing.append(document.createElementNS(SVG, "path"));
  drawing.firstChild.setAttribute("d", THUMB);
  return drawing;
}

async function react(activity, reaction, row) {
  row.said.textContent = "";
  const answer = await ask("message/fetchTask", { data: { actionName: "feedback", actionValue: { reaction } } }, activity);
  const { type, value } = answer?.task ?? {};
  if (type !== "continue") row.said.textContent = type === "message" ? value : word("refused");
  else openForm(value, (data) => submit(data, activity, reaction, row));
}

function openForm({ title, card }, submitted) {
  $("form-title").textContent = title;
  $("form-said").textContent = "";
  $("form-card").replaceChildren(renderCard(card.content, (action) => submitted(action.data), spoken()));
  $("form").showModal();
  $("form-card").querySelector("input, textarea, select, button")?.focus();
}

async function submit(data, activity, reaction, row) {
  const value = { actionName: "feedback", actionValue: { reaction, feedback: JSON.stringify(data) } };
  if (!(await ask("message/submitAction", value, activity))) {
    $("form-said").textContent = word("refused");
    return;
  }
  $("form").close();
  given.set(activity.id, reaction);
  for (const button of row.querySelectorAll("button")) button.mark();
  row.said.textContent = word("thanks");
}

$("form-close").onclick = () => $("form").close();
