// The conversation's messages, as its events tell of them.

import { isShown, leave, messageCard, refreshOnSight } from "./actions.js";
import { CARD } from "./cards.js";
import { link, sources } from "./citations.js";
import { edit } from "./composer.js";
import { inDesk } from "./conversation.js";
import { $, make } from "./elements.js";
import { thumbs } from "./feedback.js";
import { toHtml } from "./markdown.js";
import { me } from "./people.js";
import { suggest } from "./suggestions.js";
import { clock, follow, label, word, worded } from "./words.js";

const END = 8; // pixels from the end that still count as the end

const log = $("log");
const messages = new Map(); // activity id -> its element
const threads = new Map(); // conversation id -> the element of its messages, in a channel with threads
let present = false; // whether all that was said before the page was opened is shown

/** Leave what is shown, for another conversation. */
export function clear() {
  leave();
  messages.clear();
  threads.clear();
  log.replaceChildren(...(inDesk() ? [worded("p", "noThreads", { className: "empty" })] : []));
  suggest({});
  type(false);
  present = false;
  log.ariaBusy = "true"; // what was said long ago isn't read out
}

/** All that was said before the page was opened has been shown. */
export function catchUp() {
  if (present) return;
  present = true;
  log.ariaBusy = "false";
  refreshOnSight(log);
}

/** Show what happened to a message. */
export function show({ change, activity }) {
  if (activity.type === "typing") return type(true);
  const before = messages.get(activity.id);
  if (change === "failed") return before && fail(before);
  if (change === "deleted") return before?.remove();
  if (change === "updated" && before && isShown(activity)) return;
  type(false);
  const item = render(activity, change === "updated");
  if (change === "updated" && before) update(before, item);
  else append(item, activity);
  messages.set(activity.id, item);
  if (present) refreshOnSight(item);
}

function append(item, activity) {
  (inDesk() ? thread(activity.conversation.id) : log).append(item);
  suggest(activity); // which takes room from the log
  log.scrollTop = item.offsetTop - log.offsetTop - 56;
}

/** Put a message in the place of what it was before; who reads elsewhere, or had pressed a button, stays there; the end stays the end. */
function update(before, item) {
  const held = before.contains(document.activeElement);
  const above = before.getBoundingClientRect().bottom < log.getBoundingClientRect().top;
  const height = log.scrollHeight;
  const top = log.scrollTop;
  const atEnd = top + log.clientHeight > height - END;
  before.replaceWith(item);
  log.scrollTop = above || atEnd ? top + log.scrollHeight - height : top;
  if (held) item.querySelector(".ac-adaptiveCard")?.focus({ preventScroll: true });
}

function thread(conversation) {
  if (!threads.has(conversation)) {
    const element = label(make("div", { className: "thread", role: "group" }), "thread");
    threads.set(conversation, element);
    log.querySelector(".empty")?.remove();
    log.append(element);
  }
  return threads.get(conversation);
}

function fail(item) {
  item.classList.add("failed");
  item.querySelector("header").append(" ", worded("span", "lost"));
}

function type(active) {
  $("typing").replaceChildren(...(active ? [worded("span", "typing", { className: "unseen" }), make("i"), make("i"), make("i")] : []));
}

function render(activity, changed) {
  const sender = activity.from.aadObjectId;
  const own = sender === me().aad_object_id;
  const item = make("article", { className: own ? "own" : sender ? "other" : "reply" });
  item.append(heading(activity, own, changed && sender), make("div", { className: "bubble" }, ...content(activity)));
  if (own && activity.text) {
    item.edit = () => edit(activity);
    item.querySelector("header").prepend(worded("button", "edit", { type: "button", className: "quiet", onclick: item.edit }));
  }
  const rating = thumbs(activity);
  if (rating) item.append(rating);
  if (activity.channelData?.trace) item.append(trace(activity.channelData.trace));
  return item;
}

function heading(activity, own, edited) {
  const name = own ? worded("strong", "you") : activity.from.aadObjectId ? make("strong", { textContent: activity.from.name }) : worded("strong", "assistant");
  const time = make("time", { dateTime: activity.timestamp, textContent: clock(activity.timestamp) });
  return make("header", {}, name, " ", time, ...(edited ? [" ", worded("span", "edited")] : []));
}

function content(activity) {
  const cards = (activity.attachments ?? []).filter((attachment) => attachment.contentType === CARD);
  for (const spoken of [activity.locale, ...cards.map(({ content }) => content.lang)]) follow(spoken);
  return [...words(activity), ...cards.map(({ content }) => messageCard(content, activity))];
}

function words(activity) {
  if (!activity.text) return [];
  const html = activity.textFormat === "markdown" ? toHtml(activity.text) : null;
  const text = html ? make("div", { className: "words", innerHTML: html }) : make("p", { textContent: activity.text });
  for (const anchor of text.querySelectorAll("a")) Object.assign(anchor, { target: "_blank", rel: "noopener" });
  const list = sources(activity);
  if (!list) return [text];
  link(text, list);
  return [text, list];
}

function trace(content) {
  const rows = Object.entries(content).map(([key, value]) => [make("dt", { textContent: key }), make("dd", { textContent: typeof value === "string" ? value : JSON.stringify(value) })]);
  const details = make("details", { className: "trace" }, worded("summary", "trace"), make("dl", {}, ...rows.flat()));
  details.ontoggle = () => details.scrollIntoView({ block: "nearest" });
  return details;
}
