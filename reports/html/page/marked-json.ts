import { html, type Markup } from './markup.ts';

/**
 * JSON with indentation, and what stands in some places (JSON Pointers) marked. What is not JSON is shown as received,
 * without marks. A place that is missing is marked by the object it is missing in, up to its first line.
 */
export function markedJson(text: string, places: readonly string[]): Markup {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return html`${text}`;
  }
  if (places.length === 0) return html`${JSON.stringify(value, null, 2)}`;
  return html`${linesOf(value, '', new Set(places), '', '')}`;
}

function linesOf(
  value: unknown,
  place: string,
  places: ReadonlySet<string>,
  margin: string,
  start: string,
): readonly Markup[] {
  const isMarked = places.has(place);
  const entries = entriesOf(value);
  if (entries.length === 0 || ![...places].some((each) => each.startsWith(`${place}/`))) {
    const text = `${start}${JSON.stringify(value, null, 2).replaceAll('\n', `\n${margin}`)}`;
    return [isMarked ? mark(text) : html`${text}`];
  }
  const isList = Array.isArray(value);
  const inner = `${margin}  `;
  const opening = `${start}${isList ? '[' : '{'}`;
  return [
    isMarked ? mark(opening) : html`${opening}`,
    html`\n`,
    ...entries.flatMap(([name, member], at) => [
      html`${inner}`,
      ...linesOf(
        member,
        `${place}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
        places,
        inner,
        isList ? '' : `${JSON.stringify(name)}: `,
      ),
      html`${at < entries.length - 1 ? ',' : ''}\n`,
    ]),
    html`${margin}${isList ? ']' : '}'}`,
  ];
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

/** The style adds an arrow, for readers without colour; nothing is in the text, which people copy. */
function mark(text: string): Markup {
  return html`<mark>${text}</mark>`;
}
