import { type Answered, type Asked, isMembers, jsonOf, type Members, withJson } from '../front/message.ts';
import { isAt, type Places } from '../front/place.ts';
import type { Translation } from '../front/translation.ts';
import { omit } from './members.ts';

/** What the reference server refuses, whoever sends it. */
const nobody = { provider_id: '' };

/**
 * Facts, 1.1: people are their addresses, and who may do what is a list of {subject, role}. Only where threat models are
 * written and read; `ours` of the reference server: principals.
 */
export function peopleAsText(at: Places): Translation {
  return () => async (asked, next) => {
    if (!isAt(at, asked)) return next(asked);
    const answered = await next(inwards(asked));
    const json = answered.status < 300 ? jsonOf(answered) : undefined;
    return json === undefined ? answered : withJson<Answered>(answered, shown(json));
  };
}

function inwards(asked: Asked): Asked {
  const json = jsonOf(asked);
  if (Array.isArray(json)) return withJson(asked, json.map(operation));
  return isMembers(json) ? withJson(asked, written(json)) : asked;
}

function written(body: Members): Members {
  const { owner, authorization } = body;
  return {
    ...body,
    ...(owner === undefined ? {} : { owner: person(owner) }),
    ...(authorization === undefined ? {} : { authorization: entries(authorization) }),
  };
}

function person(owner: unknown): unknown {
  return typeof owner === 'string' ? { provider_id: owner } : nobody;
}

function entries(list: unknown): unknown {
  return Array.isArray(list) ? list.map(entry) : list;
}

function entry(json: unknown): unknown {
  if (!isMembers(json)) return json;
  const { subject } = json;
  return { ...nobody, ...(subject === undefined ? {} : { provider_id: subject }), role: json.role };
}

/** An operation of a JSON Patch. */
function operation(json: unknown): unknown {
  if (!isMembers(json) || typeof json.path !== 'string') return json;
  const { path, value } = json;
  const there = { ...json, path: path.replace(/^(\/authorization\/\d+)\/subject$/, '$1/provider_id') };
  if (value === undefined) return there;
  if (path === '/owner') return { ...there, value: person(value) };
  if (path === '/authorization') return { ...there, value: entries(value) };
  return /^\/authorization\/(-|\d+)$/.test(path) ? { ...there, value: entry(value) } : there;
}

function shown(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(shown);
  if (!isMembers(json)) return json;
  const { owner, created_by, authorization } = json;
  return {
    ...omit(json, ['owner', 'created_by', 'authorization']),
    owner: address(owner),
    created_by: address(created_by),
    ...(Array.isArray(authorization)
      ? { authorization: authorization.map((each: Members) => ({ subject: address(each), role: each.role })) }
      : {}),
  };
}

/** The address of a person; the name of a group. */
export function address(principal: unknown): unknown {
  return isMembers(principal) ? (principal.email ?? principal.provider_id) : principal;
}
