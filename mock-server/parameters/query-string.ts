/** The pairs of a query or of a form, in order, by name. */
export type Pairs = ReadonlyMap<string, readonly string[]>;

const none: Pairs = new Map();

/** Splits and decodes; undefined where the percent-encoding is malformed. */
export function readPairs(text: string): Pairs | undefined {
  if (text === '') return none;
  const pairs = new Map<string, string[]>();
  try {
    for (const piece of text.split('&')) {
      if (piece === '') continue;
      const cut = piece.indexOf('=');
      const name = decode(cut === -1 ? piece : piece.slice(0, cut));
      const value = cut === -1 ? '' : decode(piece.slice(cut + 1));
      const known = pairs.get(name);
      if (known) known.push(value);
      else pairs.set(name, [value]);
    }
    return pairs;
  } catch {
    return undefined;
  }
}

function decode(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '));
}
