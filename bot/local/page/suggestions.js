// What the assistant suggests to say next: above the field, until something is said.

import { say } from "./conversation.js";
import { $, make } from "./elements.js";

const MOST = 3; // as in Teams, which shows none beside an attachment either

export function suggest({ suggestedActions, attachments = [] }) {
  const actions = attachments.length ? [] : (suggestedActions?.actions ?? []).filter((action) => action.type === "imBack");
  $("suggestions").replaceChildren(...actions.slice(0, MOST).map(pill));
}

function pill({ title, value }) {
  return make("button", {
    type: "button",
    textContent: title,
    onclick: () => {
      say({ text: value });
      $("text").focus();
    },
  });
}
