import { isObject, type Path, replaceAt } from '../../contract/json.ts';

/** Members that people write as they like. What others are called may have to be known to the server: a time zone, a currency. */
const freeText =
  /^(display|full|short|long)?_?(name|title|label|description|summary|notes?|comments?|remarks?|subject|headline|caption|text|content|message|about|bio|memo|details)$/i;

/** A text of a body, with the name of its member. */
export interface FreeText {
  readonly name: string;
  readonly path: Path;
  readonly value: string;
}

/** Objects within objects that are looked into: envelopes. */
const deepest = 3;

/** The texts of a JSON body that people write as they like. */
export function freeTextsIn(json: unknown, path: Path = []): readonly FreeText[] {
  if (!isObject(json) || path.length >= deepest) return [];
  return Object.entries(json).flatMap(([name, value]): readonly FreeText[] => {
    const here = [...path, name];
    if (typeof value !== 'string') return freeTextsIn(value, here);
    return freeText.test(name) ? [{ name, path: here, value }] : [];
  });
}

/** The body with other free texts, and those; undefined if it has none that may be another. `keeps`: values that stay. */
export function withOtherFreeTexts(
  json: unknown,
  unique: string,
  { accepts, keeps }: { readonly accepts: (value: unknown) => boolean; readonly keeps: readonly string[] },
): { readonly json: unknown; readonly texts: readonly FreeText[] } | undefined {
  let whole = json;
  const texts: FreeText[] = [];
  for (const text of freeTextsIn(json).filter(({ value }) => !keeps.includes(value))) {
    for (const value of [`${text.value} ${unique}`, unique]) {
      const other = replaceAt(whole, text.path, value);
      if (!accepts(other)) continue;
      whole = other;
      texts.push({ ...text, value });
      break;
    }
  }
  return texts.length === 0 ? undefined : { json: whole, texts };
}

/** The texts that members of this name have anywhere in a JSON value, envelopes included. */
export function textsNamed(json: unknown, name: string, depth = 0): readonly string[] {
  if (!isObject(json) || depth > deepest) return [];
  return Object.entries(json).flatMap(([member, value]) => {
    if (typeof value === 'string') return member === name ? [value] : [];
    return textsNamed(value, name, depth + 1);
  });
}
