import { resolve } from 'node:path';
import { z } from 'zod';
import type { AnswerPlace, SecretPlace } from '../../harness/model/answer-place.ts';
import type { SentRequest } from '../../harness/model/exchange.ts';
import { type HealthyPersonaId, healthyPersonas } from '../../harness/model/persona.ts';
import type { Carriage, IssuedToken, TokenSource } from '../../harness/personas/auth/issued-token.ts';
import { sessionLogin } from '../../harness/personas/auth/session-login.ts';
import { politeSender } from '../../harness/transport/polite-sender.ts';
import { createSender, type Sender } from '../../harness/transport/send.ts';
import { strictRecord } from '../strict-record.ts';
import { UserError } from '../user-error.ts';
import { type AuthContext, authKind } from './auth-kind.ts';
import { givenPersonas } from './given-personas.ts';
import { isSecretName } from './login-body.ts';
import { readWfcFile, type WfcEntry, type WfcLogin } from './wfc-file.ts';

const nameOf = (persona: HealthyPersonaId) =>
  z
    .string()
    .min(1)
    .optional()
    .meta({ description: `the name in the file of the ${persona}` });

/** What an authentication file of Web Fuzzing Commons says, which other tools read, too. */
export const wfc = authKind({
  schema: strictRecord({
    kind: z.literal('wfc'),
    file: z.string().min(1).meta({ description: 'the authentication file, in YAML or JSON' }),
    personas: strictRecord({
      owner: nameOf('owner'),
      writer: nameOf('writer'),
      reader: nameOf('reader'),
      stranger: nameOf('stranger'),
      admin: nameOf('admin'),
    })
      .optional()
      .meta({
        description:
          'the name in the file of each persona (default: the names in the file are those of personas)',
      }),
  }).meta({ description: 'a file of Web Fuzzing Commons has fixed headers or a login for each persona' }),
  abilities: ['business-rules'],
  open: async (context, said) => {
    const path = resolve(context.folder, said.file);
    const entries = entriesOf(await readWfcFile(path), said.file, said.personas);
    const ways = entries.map(({ persona, entry }) => ({ persona, ...wayIn(persona, entry, context) }));
    const means = await givenPersonas(context, {
      name: `the authentication file ${said.file}`,
      tokens: new Map(ways.map(({ persona, source }) => [persona, source])),
    });
    return {
      ...means,
      secrets: ways.flatMap(({ secrets }) => secrets),
      secretPlaces: ways.flatMap(({ places }) => places),
      close: async () => {
        try {
          await means.close();
        } finally {
          for (const { sender } of ways) sender?.close();
        }
      },
    };
  },
});

interface Named {
  readonly persona: HealthyPersonaId;
  readonly entry: WfcEntry;
}

/** The names in the file of personas, as a configuration gives them. */
type Names = Readonly<Partial<Record<HealthyPersonaId, string | undefined>>>;

/** Who in the file is which persona. Throws a UserError. */
function entriesOf(
  entries: readonly WfcEntry[],
  file: string,
  personas: Names | undefined,
): readonly Named[] {
  const names = entries.map(({ name }) => name);
  const found = healthyPersonas.flatMap(({ id: persona }): Named[] => {
    const wanted = personas === undefined ? persona : personas[persona];
    const entry = entries.find(({ name }) => name === wanted);
    if (entry) return [{ persona, entry }];
    if (personas === undefined || wanted === undefined) return [];
    throw new UserError(
      `auth.personas.${persona} is ${wanted}, which ${file} does not have; it has ${names.join(', ')}`,
    );
  });
  if (found.length > 0) return found;
  throw new UserError(
    `no name in ${file} is that of a persona (it has ${names.join(', ')}): rename them to ${healthyPersonas.map(({ id }) => id).join(', ')}, or say who is who with auth.personas of the target in assay.config: { kind: 'wfc', file: '${file}', personas: { owner: '${names[0]}' } }`,
  );
}

/** How a persona gets credentials, what of that is secret, and where answers repeat it. */
interface WayIn {
  readonly source: TokenSource;
  readonly secrets: readonly string[];
  readonly places: readonly SecretPlace[];
  readonly sender?: Sender;
}

function wayIn(
  persona: HealthyPersonaId,
  { fixedHeaders, loginEndpointAuth: said }: WfcEntry,
  context: AuthContext,
): WayIn {
  const fixed = headersOf(fixedHeaders);
  const fixedSecrets = fixedHeaders.flatMap(({ value }) => secretsInHeader(value));
  if (!said) {
    const [token = ''] = fixedSecrets;
    const given: IssuedToken = {
      ...{ token, expiresAt: undefined, shown: fixedSecrets },
      carriage: { headers: fixed, query: {} },
    };
    return { source: async () => given, secrets: fixedSecrets, places: [] };
  }
  const { url, target, sender } = whereToLogIn(said, persona, context);
  const secrets = [...fixedSecrets, ...secretsIn(said)];
  const place = said.token && placeOfToken(said.token);
  const logIn = sessionLogin({
    ...{ url, send: sender.send, csrf: context.csrf, whose: `the login of the persona "${persona}"` },
    request: requestOf(said, target),
    gives: {
      ...(place?.kind === 'body' && { token: place.pointer }),
      ...(place?.kind === 'header' && { tokenHeader: place.name }),
    },
    shown: secrets,
  });
  return {
    source: async (wanted) => {
      const issued = await logIn(wanted);
      return { ...issued, carriage: carriageOf(issued, said, fixed) };
    },
    secrets,
    places: place ? [{ method: said.verb, path: target.split('?')[0] ?? '', place }] : [],
    sender,
  };
}

function placeOfToken({ extractFrom, extractSelector }: NonNullable<WfcLogin['token']>): AnswerPlace {
  return extractFrom === 'body'
    ? { kind: 'body', pointer: extractSelector }
    : { kind: 'header', name: extractSelector };
}

/** Where a login is: below the base URL of the target, elsewhere on its host, or on another host. */
function whereToLogIn(
  { endpoint, externalEndpointURL }: WfcLogin,
  persona: HealthyPersonaId,
  context: AuthContext,
) {
  const { timeout, connection, pace, budget } = context;
  if (externalEndpointURL !== undefined) {
    const { origin, pathname, search } = new URL(externalEndpointURL);
    return { url: origin, target: `${pathname}${search}`, sender: createSender(origin, { timeout }) };
  }
  const { origin, pathname } = new URL(context.url);
  const base = pathname === '/' ? '' : pathname;
  const path = endpoint ?? '/';
  const isBelow = path.startsWith(`${base}/`);
  const url = isBelow ? context.url : origin;
  const sender = politeSender(createSender(url, { timeout, connection }), pace, { budget, account: persona });
  return { url, target: isBelow ? path.slice(base.length) : path, sender };
}

function requestOf(said: WfcLogin, target: string): SentRequest {
  const { verb, contentType } = said;
  const body = payloadOf(said);
  return {
    method: verb,
    target,
    headers: {
      accept: 'application/json, */*;q=0.5',
      ...(body !== undefined && contentType !== undefined && { 'content-type': contentType }),
      ...headersOf(said.headers),
    },
    body,
  };
}

function payloadOf({ payloadRaw, payloadUserPwd: said, contentType = '' }: WfcLogin): string | undefined {
  if (!said) return payloadRaw;
  const members = { [said.usernameField]: said.username, [said.passwordField]: said.password };
  return contentType.includes('json') ? JSON.stringify(members) : new URLSearchParams(members).toString();
}

/** How what a login returned is sent: as the file says it, with the fixed headers of the persona. */
function carriageOf(
  { token, cookies }: IssuedToken,
  { token: said }: WfcLogin,
  fixed: Readonly<Record<string, string>>,
): Carriage {
  if (!said) return { headers: { ...fixed, ...(cookies !== undefined && { cookie: cookies }) }, query: {} };
  const value = said.sendTemplate.replaceAll('{token}', () => token);
  return said.sendIn === 'query'
    ? { headers: fixed, query: { [said.sendName]: value } }
    : { headers: { ...fixed, [said.sendName.toLowerCase()]: value }, query: {} };
}

function headersOf(headers: WfcEntry['fixedHeaders']): Readonly<Record<string, string>> {
  return Object.fromEntries(headers.map(({ name, value }) => [name.toLowerCase(), value]));
}

/** Everything that a login shows; of a payload as it is sent, also the members that are secret by their names. */
function secretsIn({ headers, payloadRaw, payloadUserPwd }: WfcLogin): readonly string[] {
  return [
    ...headers.flatMap(({ value }) => secretsInHeader(value)),
    ...(payloadUserPwd ? [payloadUserPwd.password] : []),
    ...(payloadRaw === undefined ? [] : [payloadRaw, ...secretMembers(payloadRaw)]),
  ];
}

/** The whole value, and what is behind a scheme: "Basic YTpi". */
function secretsInHeader(value: string): readonly string[] {
  const [, credentials] = /^\s*[A-Za-z][\w-]*\s+(\S+)\s*$/.exec(value) ?? [];
  return credentials === undefined ? [value.trim()] : [value.trim(), credentials];
}

function secretMembers(payload: string): readonly string[] {
  const found: string[] = [];
  try {
    JSON.parse(payload, (name, value: unknown) => {
      if (typeof value === 'string' && isSecretName(name)) found.push(value);
      return value;
    });
    return found;
  } catch {
    return [...new URLSearchParams(payload)].flatMap(([name, value]) => (isSecretName(name) ? [value] : []));
  }
}
