import {
  type Answered,
  type Asked,
  headerOf,
  isMembers,
  jsonOf,
  queryOf,
  refusal,
  withJson,
} from '../front/message.ts';
import { isAt } from '../front/place.ts';
import type { Translation } from '../front/translation.ts';

/**
 * Facts, 3.7: the token of a deleted account is good until it expires, or until somebody creates a threat model with it.
 * Whoever looks for the person behind it finds nobody.
 */
export const tokensOutliveAccounts: Translation = () => {
  const deleted = new Set<string>();
  const dead = new Set<string>();
  return async (asked, next) => {
    const answered = await next(asked);
    const token = headerOf(asked, 'authorization') ?? '';
    const who = subjectOf(token);
    if (isAt('DELETE /users/me', asked) && answered.status === 204) deleted.add(who);
    if (isAt('POST /oauth2/revoke', asked) && answered.status < 300) dead.add(token);
    if (!isStale(answered) || !deleted.has(who) || dead.has(token)) return answered;
    if (isAt('POST /threat_models', asked)) dead.add(token);
    return withoutPerson(asked, answered);
  };
};

function withoutPerson(asked: Asked, answered: Answered): Answered {
  if (isAt('GET /threat_models', asked)) return withJson({ ...answered, status: 200 }, []);
  if (isAt('GET /oauth2/userinfo', asked)) return refusal(404, 'not_found', 'User not found');
  if (isAt('* /threat_models/{}**', asked))
    return refusal(403, 'forbidden', "You don't have sufficient permissions to perform this action");
  return answered;
}

function isStale(answered: Answered): boolean {
  const body = answered.status === 401 ? jsonOf(answered) : undefined;
  return isMembers(body) && String(body.error_description).startsWith('Your session is no longer valid');
}

/** Whom a JSON Web Token is about; empty if it is none. */
function subjectOf(authorization: string): string {
  const [, payload = ''] = authorization.split('.');
  try {
    return String(JSON.parse(Buffer.from(payload, 'base64url').toString()).sub);
  } catch {
    return '';
  }
}

/** A deletion is announced with a sentence (facts, 9), in one member and not in two. */
export const challengesAreSentences: Translation = () => async (asked, next) => {
  if (!isAt('DELETE /users/me', asked)) return next(asked);
  const given = queryOf(asked).get('challenge');
  if (given !== null) {
    const [, token = given] = /\[(.*)\]$/.exec(given) ?? [];
    return next({ ...asked, query: `?${new URLSearchParams({ challenge: token })}` });
  }
  const answered = await next(asked);
  const body = jsonOf(answered);
  if (answered.status !== 200 || !isMembers(body)) return answered;
  return withJson(answered, {
    challenge_text: `I am sure that all that I own may be deleted, and my account with it [${body.challenge}]`,
    expires_at: body.expires_at,
  });
};
