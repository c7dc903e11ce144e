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
      const name = decodeText(cut === -1 ? piece : piece.slice(0, cut));
      const value = cut === -1 ? '' : decodeText(piece.slice(cut + 1));
      const known = pairs.get(name);
      if (known) known.push(value);
      else pairs.set(name, [value]);
    }
    return pairs;
  } catch {
    return undefined;
  }
}

/** The value of a name before it was decoded; undefined where the name is not there once. */
export function rawValue(text: string, name: string): string | undefined {
  const values = text.split('&').flatMap((piece) => {
    const [key = '', value = ''] = piece.split(/=(.*)/s);
    return decodeText(key) === name ? [value] : [];
  });
  return values.length === 1 ? values[0] : undefined;
}

/** In a query, "+" is a blank too. Throws a URIError where the percent-encoding is malformed. */
export function decodeText(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '));
}
