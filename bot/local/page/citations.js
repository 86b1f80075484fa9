// The sources that a message names: numbered under it, and reached from their numbers in its text.

import { make } from "./elements.js";
import { label, word, worded } from "./words.js";

const MESSAGE = "https://schema.org/Message";

/** A message's sources as a list; null when it names none. */
export function sources(activity) {
  const { citation = [] } = activity.entities?.find((entity) => entity.type === MESSAGE) ?? {};
  if (!citation.length) return null;
  return label(make("ol", { className: "sources" }, ...citation.map(source)), "sources");
}

function source({ position, appearance }) {
  const summary = make("summary", {}, make("span", { className: "number", textContent: position }), appearance.name);
  const details = make("details", {}, summary);
  if (appearance.abstract) details.append(make("p", { textContent: appearance.abstract }));
  if (appearance.url?.startsWith("https://")) details.append(worded("a", "openSource", { href: appearance.url, target: "_blank", rel: "noopener" }));
  const item = make("li", { value: position }, details);
  item.dataset.name = appearance.name;
  return item;
}

/** Turn [1] and the like in a text into buttons that unfold that source. */
export function link(text, list) {
  const items = new Map([...list.children].map((item) => [String(item.value), item]));
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  for (const node of nodes) {
    const parts = node.data.split(/\[(\d+)\]/); // every other part is a number
    node.replaceWith(...parts.map((part, index) => (index % 2 ? number(part, items.get(part)) : part)));
  }
}

function number(position, item) {
  if (!item) return `[${position}]`;
  const button = make("button", { type: "button", className: "number", textContent: position, ariaLabel: `${word("source")} ${position}: ${item.dataset.name}` });
  button.onclick = () => {
    item.firstChild.open = true;
    item.querySelector("summary").focus();
    item.scrollIntoView({ block: "nearest" });
  };
  return button;
}
