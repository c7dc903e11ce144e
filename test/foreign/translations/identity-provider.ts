import { type Answered, type Asked, headerOf, withHeader } from '../front/message.ts';
import type { Translation } from '../front/translation.ts';

interface Naming {
  /** What the test provider of the reference server is called here. */
  readonly id: string;
  /** Where its people have their addresses. */
  readonly domain: string;
}

const OURS: Naming = { id: 'test', domain: 'test.tmi' };

/** The built-in provider has another name (facts, 0.3 and 3.4): "tmi", with people at tmi.local. */
export function identityProvider(theirs: Naming): Translation {
  return () => async (asked, next) => {
    const answered = await next(renamed(asked, theirs, OURS));
    const location = headerOf(answered, 'location');
    const told = renamed(answered, OURS, theirs);
    return location === undefined ? told : withHeader(told, 'location', inText(location, OURS, theirs));
  };
}

function renamed<M extends Asked | Answered>(message: M, from: Naming, to: Naming): M {
  const before = message.body.toString();
  const after = inText(before, from, to);
  return {
    ...message,
    ...('query' in message ? { query: inQuery(message.query, from, to) } : {}),
    ...(before === after ? {} : { body: Buffer.from(after) }),
  };
}

/** Whoever asks for the provider by our name asks for one that is not there. */
function inQuery(query: string, from: Naming, to: Naming): string {
  const nobody = { id: `not-${to.id}`, domain: to.domain };
  return inText(inText(query, to, nobody), from, to);
}

/** In members, in parameters, and in addresses of people. */
function inText(text: string, from: Naming, to: Naming): string {
  return text
    .replaceAll(`@${from.domain}`, `@${to.domain}`)
    .replaceAll(`%40${from.domain}`, `%40${to.domain}`)
    .replaceAll(new RegExp(`("(?:provider|idp|id|client_id)":\\s*)"${from.id}"`, 'g'), `$1"${to.id}"`)
    .replaceAll(new RegExp(`([?&]idp=)${from.id}(?![\\w-])`, 'g'), `$1${to.id}`);
}
