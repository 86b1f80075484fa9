// "Hitta anknytning": the search that Teams opens beside the field, and what it puts into the conversation.

import { ask, share } from "./conversation.js";
import { $, make } from "./elements.js";
import { word } from "./words.js";

const QUERY = "composeExtension/query";
const PAUSE = 250; // milliseconds without a key before it is searched

const dialog = $("extension");
const query = $("query");
const results = $("results");
let latest = 0; // the search whose answer is awaited
let waiting;

export function openExtension() {
  query.value = "";
  show([], "");
  dialog.showModal();
  search();
}

async function search() {
  const mine = ++latest;
  const parameters = query.value.trim() ? [{ name: "query", value: query.value.trim() }] : [{ name: "initialRun", value: "true" }];
  results.ariaBusy = "true";
  const answer = await ask(QUERY, { commandId: "findExtension", parameters, queryOptions: { skip: 0, count: 25 } });
  if (mine !== latest) return;
  results.ariaBusy = "false";
  const { type, text, attachments = [] } = answer?.composeExtension ?? {};
  if (type === "result") show(attachments, attachments.length ? `${word("found")} ${attachments.length}` : word("nothingFound"));
  else show([], type === "message" ? text : word("refused"));
}

function show(attachments, words) {
  $("found").textContent = words;
  results.replaceChildren(...attachments.map(option));
  query.ariaExpanded = attachments.length > 0;
  select(null);
}

function option({ content, preview }, index) {
  const { title, subtitle, text } = preview?.content ?? {};
  const lines = [subtitle, text].filter(Boolean).map((line) => make("span", { textContent: line }));
  const item = make("li", { id: `result-${index}`, role: "option", onclick: () => insert(content) }, make("strong", { textContent: title }), ...lines);
  item.ariaSelected = "false";
  return item;
}

function select(item) {
  results.querySelector("[aria-selected=true]")?.setAttribute("aria-selected", "false");
  query.setAttribute("aria-activedescendant", item?.id ?? "");
  if (!item) return;
  item.ariaSelected = "true";
  item.scrollIntoView({ block: "nearest" });
}

function insert(card) {
  dialog.close();
  share(card);
  $("text").focus();
}

function key(event) {
  const selected = results.querySelector("[aria-selected=true]");
  if (event.key === "Enter") selected?.click();
  else if (event.key === "ArrowDown") select(selected?.nextElementSibling ?? results.firstElementChild);
  else if (event.key === "ArrowUp") select(selected?.previousElementSibling ?? results.lastElementChild);
  else return;
  event.preventDefault();
}

query.onkeydown = key;
query.oninput = () => {
  clearTimeout(waiting);
  waiting = setTimeout(search, PAUSE);
};
dialog.onclose = () => {
  latest += 1;
  clearTimeout(waiting);
};
$("extension-close").onclick = () => dialog.close();
