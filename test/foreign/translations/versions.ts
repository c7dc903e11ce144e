import {
  type Answered,
  headerOf,
  isMembers,
  jsonOf,
  refusal,
  withHeader,
  withJson,
} from '../front/message.ts';
import { isAt } from '../front/place.ts';
import type { Translation } from '../front/translation.ts';
import { unlessStranger } from './who-am-i.ts';

/**
 * Facts, 14.1 and 14.5: what has an id has a version too, which is its ETag and grows with every change. A change for
 * another version than the one that is there is 409; one that names no version is only warned of.
 */
export function versions(collections: readonly string[]): Translation {
  const [creations, items] = [
    collections.map((path) => `POST ${path}`),
    collections.map((path) => `* ${path}/{}`),
  ];
  return (behind) => {
    const changes = new Map<string, number>();
    return async (asked, next) => {
      if (isAt(creations, asked)) return tagged(await next(asked), 1);
      if (!isAt(items, asked)) return next(asked);
      const version = 1 + (changes.get(asked.path) ?? 0);
      const isChange = asked.method === 'PUT' || asked.method === 'PATCH';
      const wanted = headerOf(asked, 'if-match');
      if (isChange && wanted !== undefined && wanted !== `"${version}"`)
        return unlessStranger(behind, asked, refusal(409, 'conflict', `The version is ${version} by now`));
      const answered = await next(asked);
      if (answered.status !== 200 || !isChange) return tagged(answered, version);
      changes.set(asked.path, version);
      const told = tagged(answered, version + 1);
      return wanted === undefined ? withHeader(told, 'warning', '299 - "If-Match is missing"') : told;
    };
  };
}

function tagged(answered: Answered, version: number): Answered {
  if (answered.status !== 200 && answered.status !== 201) return answered;
  const json = jsonOf(answered);
  const told = isMembers(json) ? withJson(answered, { ...json, version }) : answered;
  return withHeader(told, 'etag', `"${version}"`);
}
