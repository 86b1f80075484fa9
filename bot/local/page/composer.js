// The field in which the person writes.

import { say } from "./conversation.js";
import { $ } from "./elements.js";

const text = $("text");
let editing = null; // the id of the person's message that is being changed

export function edit(activity) {
  editing = activity.id;
  text.value = activity.text;
  $("editing").hidden = false;
  grow();
  text.focus();
}

export function stopEditing() {
  editing = null;
  text.value = "";
  $("editing").hidden = true;
  grow();
}

function grow() {
  text.style.height = "auto";
  text.style.height = `${text.scrollHeight}px`;
}

async function send(event) {
  event.preventDefault();
  const words = text.value;
  if (!words.trim()) return;
  const edits = editing;
  stopEditing();
  const arrived = await say({ text: words, edits });
  if (!arrived && !text.value) {
    text.value = words;
    grow();
  }
}

function key(event) {
  if (event.isComposing) return;
  if (event.key === "Enter" && !event.shiftKey) send(event);
  if (event.key === "Escape" && editing) stopEditing();
  if (event.key === "ArrowUp" && !text.value) {
    event.preventDefault();
    [...document.querySelectorAll("#log .own")].findLast((item) => item.edit)?.edit();
  }
}

$("composer").onsubmit = send;
text.oninput = grow;
text.onkeydown = key;
$("unedit").onclick = () => { stopEditing(); text.focus(); };
