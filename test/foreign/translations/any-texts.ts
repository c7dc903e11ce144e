import { isMembers, jsonOf, type Members, withJson } from '../front/message.ts';
import { isAt, type Places } from '../front/place.ts';
import type { Translation } from '../front/translation.ts';

/**
 * Texts that have no pattern and no minimum in the document of this server, and have both in the reference server, which
 * gets what is left of them.
 */
export function takesAnyText(at: Places, names: readonly string[]): Translation {
  return takes(at, names, (text) => notEmpty(plainText(text)));
}

/** Texts that have no pattern in the document of this server, and that it does not take empty (facts, 2.3). */
export function takesAnyFilledText(at: Places, names: readonly string[]): Translation {
  return takes(at, names, (text) => (text === '' ? text : notEmpty(plainText(text))));
}

/** Texts that have no minimum in the document of this server. */
export function takesEmptyText(at: Places, names: readonly string[]): Translation {
  return takes(at, names, notEmpty);
}

function takes(at: Places, names: readonly string[], changed: (text: string) => string): Translation {
  const plain = (json: unknown): unknown => {
    if (Array.isArray(json)) return json.map(plain);
    if (!isMembers(json)) return json;
    return Object.fromEntries(
      Object.entries(json as Members).map(([name, value]) => [
        name,
        typeof value === 'string' && names.includes(name) ? changed(value) : plain(value),
      ]),
    );
  };
  return () => (asked, next) => {
    const json = isAt(at, asked) ? jsonOf(asked) : undefined;
    return next(json === undefined ? asked : withJson(asked, plain(json)));
  };
}

function plainText(text: string): string {
  return [...text].filter((character) => character >= ' ' && !'<>"\'&'.includes(character)).join('');
}

function notEmpty(text: string): string {
  return text === '' ? 'empty' : text;
}

/** A patch may have any number of operations: the reference server gets the first hundred. */
export function takesLongPatches(at: Places): Translation {
  return () => (asked, next) => {
    const json = isAt(at, asked) ? jsonOf(asked) : undefined;
    return next(Array.isArray(json) && json.length > 100 ? withJson(asked, json.slice(0, 100)) : asked);
  };
}
