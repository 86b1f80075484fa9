// What the page says by itself, in the language that it speaks now.

import { make } from "./elements.js";

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
    desk: "SML-IT:s kanal",
    madeUp: "Personerna är påhittade.",
    anew: "Börja ett nytt samtal",
    otherLanguage: "In English",
    conversation: "Samtalet",
    thread: "Tråd",
    noThreads: "Här visas det som assistenten lämnar över till SML-IT. Kanalen är tom än så länge.",
    write: "Fråga om telefoni",
    send: "Skicka",
    keys: "Enter skickar, Skift + Enter ger ny rad, pil upp ändrar ditt senaste meddelande.",
    you: "Du",
    edit: "Ändra",
    editing: "Du ändrar ett meddelande.",
    cancel: "Avbryt",
    close: "Stäng",
    edited: "Ändrat",
    typing: "Assistenten skriver",
    trace: "Så tolkades meddelandet",
    lost: "Kom inte fram",
    failed: "Meddelandet kom inte fram. Försök igen.",
    refused: "Det gick inte just nu. Försök igen om en stund.",
    away: "Servern svarar inte. Sidan ansluter igen när den är tillbaka.",
    cardless: "Korten kan inte visas: installera Node.js och kör make run igen. Samma samtal finns i terminalen: python app.py chat",
    suggestions: "Förslag",
    source: "Källa",
    sources: "Källor",
    openSource: "Öppna källan",
    feedback: "Vad tycker du om svaret?",
    like: "Bra svar",
    dislike: "Dåligt svar",
    thanks: "Tack för ditt omdöme.",
    find: "Hitta anknytning",
    query: "Namn eller nummer",
    results: "Träffar",
    findKeys: "Pil ned och pil upp väljer, Enter sätter in i samtalet.",
    nothingFound: "Inga träffar.",
    found: "Antal träffar:",
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
    desk: "SML-IT's channel",
    madeUp: "The people are made up.",
    anew: "Start a new conversation",
    otherLanguage: "På svenska",
    conversation: "The conversation",
    thread: "Thread",
    noThreads: "What the assistant hands over to SML-IT is shown here. The channel is empty so far.",
    write: "Ask about telephony",
    send: "Send",
    keys: "Enter sends, Shift + Enter starts a new line, arrow up edits your latest message.",
    you: "You",
    edit: "Edit",
    editing: "You are editing a message.",
    cancel: "Cancel",
    close: "Close",
    edited: "Edited",
    typing: "The assistant is typing",
    trace: "How the message was understood",
    lost: "Did not arrive",
    failed: "The message did not arrive. Please try again.",
    refused: "That did not work just now. Please try again in a while.",
    away: "The server does not answer. The page connects again when it is back.",
    cardless: "Cards can't be shown: install Node.js and run make run again. The same conversation in the terminal: python app.py chat",
    suggestions: "Suggestions",
    source: "Source",
    sources: "Sources",
    openSource: "Open the source",
    feedback: "What do you think of the answer?",
    like: "Good answer",
    dislike: "Bad answer",
    thanks: "Thank you for telling us.",
    find: "Find an extension",
    query: "Name or number",
    results: "Hits",
    findKeys: "Arrow down and arrow up choose, Enter inserts into the conversation.",
    nothingFound: "Nothing found.",
    found: "Hits:",
  },
};

let language = localStorage.language ?? (navigator.language.startsWith("en") ? "en" : "sv");

export const spoken = () => language;
export const word = (key) => WORDS[language][key];

/** An element whose words change with the page's language. */
export function worded(tag, key, properties = {}) {
  const element = make(tag, { ...properties, textContent: word(key) });
  element.dataset.text = key;
  return element;
}

/** Label an element in the page's language, whichever that comes to be. */
export function label(element, key) {
  element.dataset.label = key;
  element.ariaLabel = word(key);
  return element;
}

export function clock(moment) {
  const time = new Intl.DateTimeFormat(language === "sv" ? "sv-SE" : "en-GB", { timeStyle: "short", timeZone: "Europe/Stockholm" }).format(new Date(moment));
  return language === "sv" ? time.replace(":", ".") : time;
}

export function speak(chosen) {
  language = chosen;
  document.documentElement.lang = language;
  document.title = word("assistant");
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = word(element.dataset.text);
  for (const element of document.querySelectorAll("[data-label]")) element.ariaLabel = word(element.dataset.label);
  for (const element of document.querySelectorAll("[data-placeholder]")) element.placeholder = word(element.dataset.placeholder);
  for (const element of document.querySelectorAll("time")) element.textContent = clock(element.dateTime);
  document.getElementById("language").lang = language === "sv" ? "en" : "sv";
}

/** Speak what the person has chosen from now on. */
export function choose(chosen) {
  localStorage.language = chosen;
  speak(chosen);
}

/** Speak as the assistant does, unless the person has chosen. */
export function follow(heard) {
  if (heard in WORDS && heard !== language && !localStorage.language) speak(heard);
}
