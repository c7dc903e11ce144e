/** An element that the page always has. Throws if the page was changed and the script was not. */
export function element<T extends Element>(selector: string, kind: abstract new (...parts: never[]) => T): T {
  const found = document.querySelector(selector);
  if (!(found instanceof kind)) throw new TypeError(`the page has no ${selector}`);
  return found;
}
