import { type Answered, type Asked, isMembers, jsonOf, type Members, withJson } from '../front/message.ts';
import { isAt, type Places } from '../front/place.ts';
import type { Translation } from '../front/translation.ts';

/** Stands between the types of a threat where the reference server has one text; nobody writes it into a type. */
const BETWEEN = ' ⁂ ';

/** A threat has a list of types, at most 20 and each once (facts, 14.1). */
export function severalThreatTypes(at: Places): Translation {
  return () => async (asked, next) => {
    if (!isAt(at, asked)) return next(asked);
    const answered = await next(inwards(asked));
    const json = jsonOf(answered);
    return json === undefined ? answered : withJson<Answered>(answered, shown(json));
  };
}

function inwards(asked: Asked): Asked {
  const json = jsonOf(asked);
  return json === undefined ? asked : withJson(asked, written(json));
}

function written(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(written);
  if (!isMembers(json)) return json;
  if (Array.isArray(json.patches)) return { ...json, patches: json.patches.map(patch) };
  if (json.path === '/threat_type' && 'value' in json) return { ...json, value: joined(json.value) };
  return json.threat_type === undefined ? json : { ...json, threat_type: joined(json.threat_type) };
}

function patch(json: unknown): unknown {
  return isMembers(json) ? { ...json, operations: written(json.operations) } : json;
}

/** A text alone is not enough: what is no list becomes what the reference server refuses. */
function joined(types: unknown): unknown {
  const isList =
    Array.isArray(types) &&
    types.length <= 20 &&
    types.every((type) => typeof type === 'string') &&
    new Set(types).size === types.length;
  return isList ? types.join(BETWEEN) : null;
}

function shown(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(shown);
  if (!isMembers(json)) return json;
  const { threat_type: type, threats } = json as Members;
  return {
    ...json,
    ...(typeof type === 'string' ? { threat_type: type === '' ? [] : type.split(BETWEEN) } : {}),
    ...(Array.isArray(threats) ? { threats: threats.map(shown) } : {}),
  };
}
