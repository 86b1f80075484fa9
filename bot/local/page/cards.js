// How an Adaptive Card is shown. Knows nothing of the conversation, so that any page can show cards the same way.

import { toHtml } from "./markdown.js";

export const CARD = "application/vnd.microsoft.card.adaptive";

const MORE = { sv: "Fler val", en: "More choices" };

export const cardsWork = () => "AdaptiveCards" in window && "markdownit" in window;

const colour = (name) => ({ default: `var(--${name})`, subtle: "var(--faint)" });
const colours = { default: colour("ink"), dark: colour("ink"), light: colour("ink"), accent: colour("brand"), good: colour("good"), warning: colour("warning"), attention: colour("attention") };
const style = (background) => ({ backgroundColor: `var(--${background})`, foregroundColors: colours });
const LOOK = {
  fontFamily: "inherit",
  fontSizes: { small: 13, default: 15, medium: 16, large: 19, extraLarge: 23 },
  lineHeights: { small: 18, default: 22, medium: 22, large: 26, extraLarge: 30 },
  spacing: { small: 4, default: 8, medium: 14, large: 20, extraLarge: 28, padding: 14 },
  separator: { lineThickness: 1, lineColor: "var(--line)" },
  containerStyles: { default: style("surface"), emphasis: style("raised"), accent: style("tint-accent"), good: style("tint-good"), attention: style("tint-attention"), warning: style("tint-warning") },
  textBlock: { headingLevel: 2 },
  factSet: { title: { color: "default", isSubtle: true, weight: "default", wrap: true, maxWidth: 160 }, value: { color: "default", wrap: true }, spacing: 14 },
  inputs: { label: { inputSpacing: "small", requiredInputs: { weight: "bolder", suffix: " *", suffixColor: "attention" }, optionalInputs: { weight: "bolder" } }, errorMessage: { color: "attention", weight: "bolder" } },
  actions: { maxActions: 12, spacing: "large", buttonSpacing: 8, actionsOrientation: "horizontal", actionAlignment: "left", allowTitleToWrap: true, showCard: { actionMode: "inline", inlineTopMargin: 12, style: "emphasis" } },
};

if (cardsWork()) {
  AdaptiveCards.GlobalSettings.setTabIndexAtCardRoot = false;
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (words, result) => {
    result.outputHtml = toHtml(words);
    result.didProcess = true;
  };
}

/**
 * A card as an element.
 *
 * `perform` is given each action that the card can't do by itself, once its inputs are valid: the renderer's own
 * object, whose `data` has the inputs' values too. `language` holds for a card that doesn't say its own.
 */
export function renderCard(content, perform, language) {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(LOOK);
  card.onExecuteAction = perform;
  card.onInlineCardExpanded = (action, open) => open && reveal(action);
  card.onDisplayOverflowActionMenu = unfold;
  AdaptiveCards.Strings.defaults.overflowButtonTooltip = () => MORE[content.lang ?? language];
  card.parse(content);
  const element = card.render();
  complete(element);
  element.lang = content.lang ?? language;
  element.role = "group";
  element.tabIndex = -1;
  return element;
}

/** What the renderer leaves to be done about a card's inputs. */
function complete(element) {
  const own = crypto.randomUUID(); // the same choice in another card is another one
  for (const radio of element.querySelectorAll("[type=radio]")) radio.name += ` ${own}`;
  for (const problem of element.querySelectorAll('[id^="problem."]')) {
    const field = document.evaluate("following::*[self::input or self::textarea or self::select][1]", problem).iterateNext();
    Object.assign(field, { ariaInvalid: "true", ariaDescription: problem.textContent });
  }
}

/** Show a card that opens within another, as much of it as leaves the button in sight that opens it. */
function reveal(action) {
  complete(action.card.renderedElement);
  for (const part of [action.card, action]) part.renderedElement.scrollIntoView({ block: "nearest" });
}

/** Show the buttons that don't fit in a row, in the place of the one that stands for them. */
function unfold(actions, more) {
  for (const action of actions) action.render();
  more.replaceWith(...actions.map((action) => action.renderedElement));
  actions[0].renderedElement.focus();
  return true;
}

/** Keep a card's buttons from being pressed; gives what lets them go again. */
export function hold(card) {
  const pressed = document.activeElement;
  const buttons = [...card.querySelectorAll("button:enabled")];
  for (const button of buttons) button.disabled = true;
  card.ariaBusy = "true";
  return () => {
    for (const button of buttons) button.disabled = false;
    card.ariaBusy = "false";
    if (card.contains(pressed) && document.activeElement === document.body) pressed.focus();
  };
}
