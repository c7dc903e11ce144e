import type { Exchange } from '../model/exchange.ts';

/**
 * Takes secrets out of exchanges before anything keeps them: every credential that an adapter gave out, wherever it
 * turns up, and members that hold secrets by their name.
 */

const mark = '‹redacted›';
const secretHeaders = /^(proxy-)?authorization$|^(set-)?cookie$/;
/** "X-Auth-Token", "Api-Key", "X-Session-Id", "X-Client-Secret": whatever else a server calls its credentials. */
const secretHeaderNames =
  /(^|-)(token|secret|password|session(-?id)?|(api|access|auth|secret|subscription)-?key)$/;
/** Proves that a page was read, and opens nothing by itself. */
const harmlessHeaders = /(csrf|xsrf)/;
/** A cookie or an attribute of one, in a header Set-Cookie; two cookies have a comma between them. */
const cookies = /(?:^|,\s*)([^\s=;,]+)=([^;,\s]+)/g;
/** Shorter values of cookies are words, and would redact half of everything. */
const shortestCookie = 12;
/** A server may set another cookie with every response: as many of the last ones are looked for elsewhere. */
const recentCookies = 100;
/**
 * What may be ASCII in base64, of either alphabet: of each three bytes, the first bit is 0. Few other words are like that,
 * so that few are decoded in vain.
 */
const encoded =
  /(?<![\w+/-])(?:[A-Za-f][A-HQ-Xg-nw-z0-3][ABEFIJMNQRUVYZcdghklopstwx014589][\w+/-]){2,}[\w+/-]{0,3}={0,2}(?![\w+/-])/g;
const printable = /^[\x20-\x7e\s]+$/;
/** Names of members that hold secrets, in `snake_case`; they are known in `camelCase` as well. */
const secretNames = [
  ...['access_token', 'refresh_token', 'id_token', 'auth_token', 'session_token', 'token'],
  ...['secret', 'client_secret', 'secret_key', 'private_key', 'api_key'],
  ...['password', 'new_password', 'code_verifier', 'pkce_verifier', 'assertion', 'SAMLResponse'],
];
const camelCase = (name: string) => name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const spelt = [...new Set(secretNames.flatMap((name) => [name, camelCase(name)]))].join('|');
const secretMembers = new RegExp(`"(${spelt})"\\s*:\\s*"(?:[^"\\\\]|\\\\.)*"`, 'g');
/** A token of RFC 7519, and a key with the usual prefix of those that work: "sk_live_…". Whoever has it can use it. */
const secretTexts = /\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*|\b[a-z]{2,8}_live_[A-Za-z0-9]{12,}/g;
const secretParameters =
  /\b(access_token|refresh_token|token|client_secret|code_verifier|password|api_key|SAMLResponse)=[^&\s"]+/g;

export interface Redactor {
  /** Remembers a text that must not be written down. `name` says whose it is. */
  readonly learn: (secret: string, name: string) => void;
  /** Says whose a secret that was learnt is from now on. */
  readonly rename: (secret: string, name: string) => void;
  readonly exchange: <T extends Pick<Exchange, 'request' | 'response'>>(exchange: T) => T;
  readonly text: (text: string) => string;
}

export function createRedactor(): Redactor {
  const known = new Map<string, string>();
  // Most texts hold no secret at all, and tokens begin alike: one look for a beginning spares many for whole tokens.
  const beginnings = new Map<string, number>();
  const learntCookies = new Set<string>();
  /** The learnt secrets that may be in a text, the longest first, so that one that contains another is replaced whole. */
  const candidates = (value: string): readonly (readonly [secret: string, name: string])[] => {
    const met = new Set([...beginnings.keys()].filter((beginning) => value.includes(beginning)));
    if (met.size === 0) return [];
    const possible = [...known].filter(([secret]) => met.has(beginningOf(secret)));
    return possible.sort(([one], [other]) => other.length - one.length);
  };
  const decodedToo = (run: string): string => {
    const text = Buffer.from(run, 'base64').toString('latin1');
    const inside = printable.test(text) && candidates(text).find(([secret]) => text.includes(secret));
    return inside ? `‹${inside[1]}›` : run;
  };
  const text = (value: string): string => {
    let result = value;
    for (const [secret, name] of candidates(value)) result = result.replaceAll(secret, `‹${name}›`);
    if (known.size > 0) result = result.replaceAll(encoded, decodedToo);
    return result
      .replaceAll(secretMembers, (_, member: string) => `"${member}":"${mark}"`)
      .replaceAll(secretParameters, (_, name: string) => `${name}=${mark}`)
      .replaceAll(secretTexts, mark);
  };
  const headers = (all: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(Object.entries(all).map(([name, value]) => [name, hidden(name, value)]));
  /** A known secret is replaced by whose it is; a header that always holds one never keeps its value otherwise. */
  const hidden = (name: string, value: string): string => {
    if (!isSecretHeader(name.toLowerCase())) return text(value);
    const scheme = /^(Bearer|Basic)\s/i.exec(value)?.[0] ?? '';
    const whose = known.get(value.slice(scheme.length));
    if (whose !== undefined) return `${scheme}‹${whose}›`;
    const redacted = text(value);
    return redacted === value ? `${scheme}${mark}` : redacted;
  };
  const remember = (secret: string, name: string): void => {
    if (secret.length < 4) return;
    for (const spelling of spellings(secret).filter((each) => !known.has(each))) {
      known.set(spelling, name);
      const beginning = beginningOf(spelling);
      beginnings.set(beginning, (beginnings.get(beginning) ?? 0) + 1);
    }
  };
  const learn = (secret: string, name: string): void => {
    // What is a credential, too, is not forgotten with the cookies.
    learntCookies.delete(secret);
    remember(secret, name);
  };
  const forget = (secret: string): void => {
    for (const spelling of spellings(secret).filter((each) => known.delete(each))) {
      const beginning = beginningOf(spelling);
      const others = (beginnings.get(beginning) ?? 1) - 1;
      if (others === 0) beginnings.delete(beginning);
      else beginnings.set(beginning, others);
    }
  };
  const learnCookies = (header: string | undefined): void => {
    for (const [, name = '', value = ''] of header?.matchAll(cookies) ?? []) {
      if (value.length < shortestCookie || harmlessHeaders.test(name.toLowerCase()) || known.has(value))
        continue;
      remember(value, `cookie ${name}`);
      learntCookies.add(value);
      const [oldest] = learntCookies;
      if (learntCookies.size > recentCookies && oldest !== undefined) {
        learntCookies.delete(oldest);
        forget(oldest);
      }
    }
  };
  return {
    learn,
    rename: (secret, name) => {
      for (const spelling of spellings(secret)) if (known.has(spelling)) known.set(spelling, name);
    },
    text,
    exchange: (exchange) => {
      learnCookies(exchange.response.headers['set-cookie']);
      return {
        ...exchange,
        request: {
          ...exchange.request,
          target: text(exchange.request.target),
          headers: headers(exchange.request.headers),
          body: exchange.request.body === undefined ? undefined : text(exchange.request.body),
        },
        response: {
          ...exchange.response,
          headers: headers(exchange.response.headers),
          body: text(exchange.response.body),
        },
      };
    },
  };
}

function isSecretHeader(name: string): boolean {
  return secretHeaders.test(name) || (secretHeaderNames.test(name) && !harmlessHeaders.test(name));
}

/** How a secret may be written: as it is, inside JSON, in a URL, in a form. */
function spellings(secret: string): string[] {
  const inJson = JSON.stringify(secret).slice(1, -1);
  const inUrl = encodeURIComponent(secret.toWellFormed());
  const inForm = new URLSearchParams([['', secret]]).toString().slice(1);
  return [...new Set([secret, inJson, inUrl, inForm])];
}

function beginningOf(secret: string): string {
  return secret.slice(0, 4);
}
