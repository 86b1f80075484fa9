// The chat page of local mode: shows a conversation's events, and posts what the person says.

const WORDS = {
  sv: {
    assistant: "Telefoniassistenten",
    local: "Lokalt läge – bara på den här datorn",
    skip: "Hoppa till meddelandefältet",
    options: "Inställningar",
    person: "Du är",
    manager: "Närmaste chef",
    kind: "Samtalet är",
    personal: "Personligt",
    groupChat: "I en grupp",
    channel: "I en kanal",
    madeUp: "Personerna är påhittade.",
    anew: "Börja ett nytt samtal",
    otherLanguage: "In English",
    conversation: "Samtalet",
    write: "Fråga om telefoni",
    send: "Skicka",
    keys: "Enter skickar, Skift + Enter ger ny rad, pil upp ändrar ditt senaste meddelande.",
    you: "Du",
    edit: "Ändra",
    editing: "Du ändrar ett meddelande.",
    cancel: "Avbryt",
    edited: "Ändrat",
    typing: "Assistenten skriver",
    trace: "Så tolkades meddelandet",
    lost: "Kom inte fram",
    failed: "Meddelandet kom inte fram. Försök igen.",
    away: "Servern svarar inte. Sidan ansluter igen när den är tillbaka.",
    cardless: "Korten kan inte visas: installera Node.js och kör make run igen. Samma samtal finns i terminalen: python app.py chat",
  },
  en: {
    assistant: "The telephony assistant",
    local: "Local mode – on this computer only",
    skip: "Skip to the message field",
    options: "Settings",
    person: "You are",
    manager: "Nearest manager",
    kind: "The conversation is",
    personal: "Personal",
    groupChat: "In a group",
    channel: "In a channel",
    madeUp: "The people are made up.",
    anew: "Start a new conversation",
    otherLanguage: "På svenska",
    conversation: "The conversation",
    write: "Ask about telephony",
    send: "Send",
    keys: "Enter sends, Shift + Enter starts a new line, arrow up edits your latest message.",
    you: "You",
    edit: "Edit",
    editing: "You are editing a message.",
    cancel: "Cancel",
    edited: "Edited",
    typing: "The assistant is typing",
    trace: "How the message was understood",
    lost: "Did not arrive",
    failed: "The message did not arrive. Please try again.",
    away: "The server does not answer. The page connects again when it is back.",
    cardless: "Cards can't be shown: install Node.js and run make run again. The same conversation in the terminal: python app.py chat",
  },
};

const CARD = "application/vnd.microsoft.card.adaptive";
const $ = (id) => document.getElementById(id);
const log = $("log");
const text = $("text");
const messages = new Map(); // activity id -> its element
let people = [];
let events = null;
let editing = null;
let language = localStorage.language ?? (navigator.language.startsWith("en") ? "en" : "sv");

const word = (key) => WORDS[language][key];
const me = () => people.find((person) => person.aad_object_id === $("person").value);
const cardsWork = () => "AdaptiveCards" in window && "markdownit" in window;

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

// ---- words and people ----

function speak(chosen) {
  language = chosen;
  document.documentElement.lang = language;
  document.title = word("assistant");
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = word(element.dataset.text);
  for (const element of document.querySelectorAll("[data-label]")) element.ariaLabel = word(element.dataset.label);
  for (const element of document.querySelectorAll("[data-placeholder]")) element.placeholder = word(element.dataset.placeholder);
  for (const element of document.querySelectorAll("time")) element.textContent = clock(element.dateTime);
  $("language").lang = language === "sv" ? "en" : "sv";
  describe();
}

function describe() {
  const person = me();
  if (!person) return;
  $("badge").textContent = initials(person.name);
  const facts = [person.title, person.municipality];
  $("about").replaceChildren(make("dt", { className: "unseen", textContent: word("person") }), ...facts.map((fact) => make("dd", { textContent: fact })));
  if (person.manager) $("about").append(make("dt", { textContent: word("manager") }), make("dd", { textContent: person.manager }));
}

const initials = (name) => name.split(" ").map((part) => part[0]).join("").slice(0, 2);

function clock(moment) {
  const time = new Intl.DateTimeFormat(language === "sv" ? "sv-SE" : "en-GB", { timeStyle: "short", timeZone: "Europe/Stockholm" }).format(new Date(moment));
  return language === "sv" ? time.replace(":", ".") : time;
}

function listPeople() {
  for (const [municipality, members] of Map.groupBy(people, (person) => person.municipality)) {
    const group = make("optgroup", { label: municipality });
    group.append(...members.map((person) => make("option", { value: person.aad_object_id, textContent: `${person.name}, ${person.title}` })));
    $("person").append(group);
  }
  $("person").value = sessionStorage.person ?? people[0].aad_object_id;
}

// ---- the conversation ----

const personal = () => $("kind").value === "personal";
const place = () => (personal() ? `personal ${me().aad_object_id}` : $("kind").value);
const newId = () => (personal() ? "a:" : "19:") + crypto.randomUUID();
const conversation = () => sessionStorage[place()];

function post(address, body) {
  const common = { person: me().aad_object_id, conversation: conversation(), kind: $("kind").value, language };
  return fetch(address, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ ...common, ...body }) });
}

async function open() {
  sessionStorage.person = me().aad_object_id;
  events?.close();
  log.replaceChildren();
  messages.clear();
  stopEditing();
  describe();
  const where = place();
  if (!personal()) sessionStorage[where] ??= newId();
  const arrival = post("/local/arrivals", {});
  sessionStorage[where] ??= (await (await arrival).json()).conversation; // perhaps one that the assistant has opened
  if (where !== place()) return;
  events = new EventSource(`/local/events?conversation=${encodeURIComponent(conversation())}`);
  events.onmessage = (event) => happened(JSON.parse(event.data));
  events.onopen = () => note(cardsWork() ? "" : word("cardless"));
  events.onerror = () => note(word("away"));
}

function note(words) {
  $("note").textContent = words;
  $("note").hidden = !words;
}

async function say(body) {
  const answer = await post("/local/messages", body).catch(() => ({ ok: false }));
  if (!answer.ok) note(word("failed"));
  return answer.ok;
}

function happened({ change, activity }) {
  if (activity.type === "typing") return type(true);
  const before = messages.get(activity.id);
  if (change === "failed") return before && fail(before);
  if (change === "deleted") return before?.remove();
  type(false);
  const item = render(activity, change === "updated");
  if (change === "updated" && before) {
    before.replaceWith(item);
  } else {
    log.append(item);
    log.scrollTop = item.offsetTop - log.offsetTop - 56;
  }
  messages.set(activity.id, item);
}

function fail(item) {
  item.classList.add("failed");
  item.querySelector("header").append(` ${word("lost")}`);
}

function type(active) {
  $("typing").replaceChildren(...(active ? [make("span", { className: "unseen", textContent: word("typing") }), make("i"), make("i"), make("i")] : []));
}

// ---- one message ----

function render(activity, changed) {
  const sender = activity.from.aadObjectId;
  const own = sender === me().aad_object_id;
  const name = own ? word("you") : sender ? activity.from.name : word("assistant");
  const time = make("time", { dateTime: activity.timestamp, textContent: clock(activity.timestamp) });
  const item = make("article", { className: own ? "own" : sender ? "other" : "reply" });
  const bubble = make("div", { className: "bubble" }, ...(sender ? [activity.text] : content(activity)));
  const header = make("header", {}, make("strong", { textContent: name }), " ", time);
  item.append(header, bubble);
  if (sender && changed) header.append(` ${word("edited")}`);
  if (own) {
    item.edit = () => edit(activity);
    header.prepend(make("button", { type: "button", className: "quiet", textContent: word("edit"), onclick: item.edit }));
  }
  if (activity.channelData?.trace) item.append(trace(activity.channelData.trace));
  return item;
}

function content(activity) {
  const parts = [];
  if (activity.text) parts.push(make("p", { textContent: activity.text }));
  for (const attachment of activity.attachments ?? []) {
    if (attachment.contentType !== CARD) continue;
    follow(attachment.content.lang);
    parts.push(...(cardsWork() ? [card(attachment.content, activity)] : plain(attachment.content, activity)));
  }
  return parts;
}

function follow(spoken) {
  if (spoken in WORDS && spoken !== language && !localStorage.language) speak(spoken);
}

function card(content, activity) {
  const adaptive = new AdaptiveCards.AdaptiveCard();
  adaptive.hostConfig = new AdaptiveCards.HostConfig(LOOK);
  adaptive.onExecuteAction = (action) => {
    if (action instanceof AdaptiveCards.OpenUrlAction) window.open(action.url, "_blank", "noopener");
    else press(action.data, activity);
  };
  adaptive.parse(content);
  const element = adaptive.render();
  element.lang = content.lang ?? language;
  return element;
}

function plain(content, activity) {
  const buttons = (content.actions ?? [])
    .filter((action) => action.type === "Action.Submit")
    .map((action) => make("button", { type: "button", textContent: action.title, onclick: () => press(action.data, activity) }));
  return [make("p", { textContent: activity.summary, lang: content.lang }), ...buttons];
}

function press(value, activity) {
  say({ value, answers: activity.id });
  if (matchMedia("(pointer: fine)").matches) text.focus();
}

function trace(content) {
  const rows = Object.entries(content).map(([key, value]) => [make("dt", { textContent: key }), make("dd", { textContent: typeof value === "string" ? value : JSON.stringify(value) })]);
  const details = make("details", {}, make("summary", { textContent: word("trace") }), make("dl", {}, ...rows.flat()));
  details.ontoggle = () => details.scrollIntoView({ block: "nearest" });
  return details;
}

// ---- writing ----

function edit(activity) {
  editing = activity.id;
  text.value = activity.text;
  $("editing").hidden = false;
  grow();
  text.focus();
}

function stopEditing() {
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
    [...log.querySelectorAll(".own")].at(-1)?.edit();
  }
}

function toggleOptions() {
  const shown = $("who").classList.toggle("shown");
  $("options").ariaExpanded = shown;
}

// ---- how cards look: the page's own colours ----

const colour = (name) => ({ default: `var(--${name})`, subtle: "var(--faint)" });
const colours = { default: colour("ink"), dark: colour("ink"), light: colour("ink"), accent: colour("brand"), good: colour("good"), warning: colour("warning"), attention: colour("attention") };
const style = (background) => ({ backgroundColor: `var(--${background})`, foregroundColors: colours });
const LOOK = {
  fontFamily: "inherit",
  fontSizes: { small: 13, default: 15, medium: 16, large: 19, extraLarge: 23 },
  lineHeights: { small: 18, default: 22, medium: 22, large: 26, extraLarge: 30 },
  spacing: { small: 4, default: 8, medium: 14, large: 20, extraLarge: 28, padding: 0 },
  separator: { lineThickness: 1, lineColor: "var(--line)" },
  containerStyles: { default: style("surface"), emphasis: style("raised"), accent: style("raised"), good: style("raised"), attention: style("raised"), warning: style("raised") },
  actions: { maxActions: 12, spacing: "large", buttonSpacing: 8, actionsOrientation: "horizontal", actionAlignment: "left" },
};

if (cardsWork()) {
  const markdown = markdownit({ html: false });
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (words, result) => {
    result.outputHtml = markdown.render(words);
    result.didProcess = true;
  };
}

$("composer").onsubmit = send;
text.oninput = grow;
text.onkeydown = key;
$("unedit").onclick = () => { stopEditing(); text.focus(); };
$("options").onclick = toggleOptions;
$("person").onchange = open;
$("kind").onchange = open;
$("anew").onclick = () => {
  sessionStorage[place()] = newId();
  open();
  text.focus();
};
$("language").onclick = () => speak((localStorage.language = language === "sv" ? "en" : "sv"));

speak(language);
people = await (await fetch("/local/people")).json();
listPeople();
open();
