import { at, child, isObject, type Path, replaceAt } from '../../contract/json.ts';

/** Members that people write as they like. What others are called may have to be known to the server: a time zone, a currency. */
const freeText =
  /^(display|full|short|long)?_?(name|title|label|description|summary|notes?|comments?|remarks?|subject|headline|caption|about|bio|memo)$/i;

/** A text of a body. */
export interface FreeText {
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
    return freeText.test(name) ? [{ path: here, value }] : [];
  });
}

/** The body with other free texts, and those; undefined if it has none that may be another. `stays`: what keeps its value. */
export function withOtherFreeTexts(
  json: unknown,
  unique: string,
  {
    accepts,
    stays,
  }: { readonly accepts: (value: unknown) => boolean; readonly stays: (text: FreeText) => boolean },
): { readonly json: unknown; readonly texts: readonly FreeText[] } | undefined {
  let whole = json;
  const texts: FreeText[] = [];
  for (const text of freeTextsIn(json).filter((each) => !stays(each))) {
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

/** The text that a representation has where a request has it, also without the envelope of the request; undefined if there is none. */
export function textShown(representation: unknown, { path }: FreeText): string | undefined {
  for (const place of path.length > 1 ? [path, path.slice(1)] : [path]) {
    const shown = at(representation, child('', ...place));
    if (typeof shown === 'string') return shown;
  }
  return undefined;
}
