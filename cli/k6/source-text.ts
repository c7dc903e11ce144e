/** Values and names as TypeScript, readable in a script that people go on with. */

const identifier = /^[A-Za-z_$][\w$]*$/;
const widest = 100;

/** A text in single quotes; what is not printable is escaped. */
export function quoted(text: string): string {
  const escaped = JSON.stringify(text)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replaceAll("'", "\\'")
    .replaceAll(
      /[\u007f-\u009f\u2028\u2029\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g,
      escapedCharacter,
    );
  return `'${escaped}'`;
}

/** A text that stands in backticks. */
export function inTemplate(text: string): string {
  return quoted(text).slice(1, -1).replaceAll("\\'", "'").replaceAll('`', '\\`').replaceAll('${', '\\${');
}

function escapedCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** An object, in one line if that is short. Members are TypeScript already. */
export function objectOf(
  members: readonly (readonly [name: string, value: string])[],
  indent: string,
): string {
  return block(
    '{',
    members.map(([name, value]) => member(name, value)),
    '}',
    indent,
  );
}

function member(name: string, value: string): string {
  if (name === '__proto__') return `['__proto__']: ${value}`;
  if (!identifier.test(name)) return `${quoted(name)}: ${value}`;
  return name === value && !reserved.has(name) ? name : `${name}: ${value}`;
}

/** A list, in one line if that is short. */
export function listOf(items: readonly string[], indent: string): string {
  return block('[', items, ']', indent);
}

function block(open: string, parts: readonly string[], close: string, indent: string): string {
  if (parts.length === 0) return `${open}${close}`;
  const space = open === '{' ? ' ' : '';
  const line = `${open}${space}${parts.join(', ')}${space}${close}`;
  if (!line.includes('\n') && indent.length + line.length <= widest) return line;
  return `${open}\n${parts.map((part) => `${indent}  ${part},\n`).join('')}${indent}${close}`;
}

/** A JSON value. */
export function literal(value: unknown, indent: string): string {
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value))
    return listOf(
      value.map((item) => literal(item, `${indent}  `)),
      indent,
    );
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return objectOf(
    Object.entries(value).map(([name, inner]) => [name, literal(inner, `${indent}  `)]),
    indent,
  );
}

/** A name for code, from words: "/pets/{petId}/toys" is "petsToys". Names that are taken get a number. */
export class Names {
  readonly #taken: Set<string>;

  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken);
  }

  make(words: string): string {
    const [first = 'value', ...rest] = words.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
    const capital = (word: string): string => `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`;
    const start = /^[A-Z0-9_]+$/.test(first)
      ? first.toLowerCase()
      : `${first[0]?.toLowerCase() ?? ''}${first.slice(1)}`;
    const name = `${/^\d/.test(start) ? 'n' : ''}${start}${rest.map(capital).join('')}`;
    for (let number = 1; ; number += 1) {
      const candidate = number === 1 ? name : `${name}${number}`;
      if (this.#taken.has(candidate) || reserved.has(candidate)) continue;
      this.#taken.add(candidate);
      return candidate;
    }
  }
}

/** Words of the language that a path may consist of: "/new", "/delete". */
const reserved = new Set(
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof undefined var void while with yield'.split(
    ' ',
  ),
);
