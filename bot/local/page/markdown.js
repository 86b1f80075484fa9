// Markdown as Teams reads it: no markup of HTML's own, and no pictures from elsewhere.

const reader = "markdownit" in window ? markdownit({ html: false, breaks: true }).disable("image") : null;

/** The HTML of a text, or null where the package is missing. */
export const toHtml = (words) => reader?.render(words) ?? null;
