const trusted: unique symbol = Symbol('markup');

/** HTML in which every inserted text has been escaped. The symbol keeps data of a report from passing for markup. */
export interface Markup {
  readonly [trusted]: string;
}

/** What may stand in a template: text is escaped, lists are joined, nothing is left out. */
export type Content = Markup | string | number | false | null | undefined | readonly Content[];

/**
 * Template tag for HTML. Every inserted text is escaped for element content and for quoted attributes, so attributes
 * must be written with quotes; names of elements and attributes must not be inserted.
 */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  const text = strings.reduce((before, string, at) => before + textOf(contents[at - 1]) + string);
  return { [trusted]: text };
}

/** Takes text for markup as it is. Only for what this repository generates, never for anything of a report. */
export function generated(text: string): Markup {
  return { [trusted]: text };
}

/** The text of markup, for `innerHTML` or a file. */
export function toText(markup: Markup): string {
  return markup[trusted];
}

function textOf(content: Content): string {
  if (content === null || content === undefined || content === false) return '';
  if (typeof content === 'string') return escaped(content);
  if (typeof content === 'number') return String(content);
  if (trusted in content) return content[trusted];
  return content.map(textOf).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}
