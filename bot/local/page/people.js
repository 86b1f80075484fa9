// Whom the page can speak as.

import { $, make } from "./elements.js";
import { worded } from "./words.js";

let people = [];

export const me = () => people.find((person) => person.aad_object_id === $("person").value);

/** The account that Teams knows the person by. */
export const account = () => `29:${me().aad_object_id}`;

export async function listPeople() {
  people = await (await fetch("/local/people")).json();
  for (const [municipality, members] of Map.groupBy(people, (person) => person.municipality)) {
    const group = make("optgroup", { label: municipality });
    group.append(...members.map((person) => make("option", { value: person.aad_object_id, textContent: `${person.name}, ${person.title}` })));
    $("person").append(group);
  }
  $("person").value = sessionStorage.person ?? people[0].aad_object_id;
}

export function describe() {
  const person = me();
  $("badge").textContent = initials(person.name);
  const facts = [person.title, person.municipality].map((fact) => make("dd", { textContent: fact }));
  $("about").replaceChildren(worded("dt", "person", { className: "unseen" }), ...facts);
  if (person.manager) $("about").append(worded("dt", "manager"), make("dd", { textContent: person.manager }));
}

const initials = (name) => name.split(" ").map((part) => part[0]).join("").slice(0, 2);
