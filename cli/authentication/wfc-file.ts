import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { readYaml } from '../../contract/document/read-yaml.ts';
import { isObject } from '../../contract/json.ts';
import { UserError } from '../user-error.ts';
import { validated } from '../validated.ts';

const text = z.string().min(1);
const headers = z.array(
  z.object({
    name: z.string().regex(/^[!#$%&'*+.^_`|~\w-]+$/, { error: 'must be the name of a header' }),
    value: z.string().regex(/^[^\r\n]*$/, { error: 'must be one line' }),
  }),
);

const token = z
  .object({
    extractFrom: z.enum(['body', 'header']),
    extractSelector: text,
    sendIn: z.enum(['header', 'query']),
    sendName: text,
    sendTemplate: z.string().includes('{token}', { error: 'must contain {token}' }).default('{token}'),
  })
  .refine(({ extractFrom, extractSelector }) => extractFrom === 'header' || extractSelector.startsWith('/'), {
    path: ['extractSelector'],
    error: 'must be a JSON Pointer, such as "/access_token"',
  });

const login = z
  .object({
    endpoint: z.string().startsWith('/', { error: 'must be a path, such as "/login"' }).optional(),
    externalEndpointURL: z.url({ protocol: /^https?$/, error: 'must be an http or https URL' }).optional(),
    verb: z.enum(['POST', 'GET', 'PATCH', 'DELETE', 'PUT']),
    headers: headers.default([]),
    contentType: text.optional(),
    payloadRaw: text.optional(),
    payloadUserPwd: z
      .object({ username: text, password: text, usernameField: text, passwordField: text })
      .optional(),
    token: token.optional(),
    expectCookies: z.boolean().default(false),
  })
  .refine(
    ({ endpoint, externalEndpointURL }) => (endpoint === undefined) !== (externalEndpointURL === undefined),
    {
      error: 'must have one of endpoint and externalEndpointURL',
    },
  )
  .refine(({ payloadRaw, payloadUserPwd }) => payloadRaw === undefined || payloadUserPwd === undefined, {
    error: 'must not have both payloadRaw and payloadUserPwd',
  })
  .refine(
    ({ payloadRaw, payloadUserPwd, contentType }) =>
      (payloadRaw ?? payloadUserPwd) === undefined || contentType !== undefined,
    { path: ['contentType'], error: 'is missing; it says how the payload is sent, such as application/json' },
  )
  .refine(
    ({ payloadUserPwd, contentType }) =>
      payloadUserPwd === undefined || /json|x-www-form-urlencoded/.test(contentType ?? ''),
    {
      path: ['contentType'],
      error:
        'must be application/json or application/x-www-form-urlencoded; give other payloads as payloadRaw',
    },
  )
  .refine((said) => (said.token !== undefined) !== said.expectCookies, {
    error: 'must have one of token and expectCookies: true, which say what the login returns',
  });

const entry = z
  .object({
    name: text,
    fixedHeaders: headers.default([]),
    loginEndpointAuth: login.optional(),
    requireMockHandling: z
      .literal(false, { error: 'must be false: a run does not reach into the target to set up mocks' })
      .optional(),
  })
  .refine(
    ({ fixedHeaders, loginEndpointAuth }) => fixedHeaders.length > 0 || loginEndpointAuth !== undefined,
    {
      error: 'must have fixedHeaders or loginEndpointAuth (accounts of createUsers are not supported)',
    },
  );

const file = z.object({
  auth: z.array(entry).min(1),
});

export type WfcEntry = z.output<typeof entry>;
export type WfcLogin = z.output<typeof login>;

/**
 * Reads an authentication file of Web Fuzzing Commons (https://github.com/WebFuzzing/Commons, authentication 0.8.0), in YAML or
 * JSON, with its template applied. Throws a UserError, which repeats no value of the file.
 */
export async function readWfcFile(path: string): Promise<readonly WfcEntry[]> {
  const content = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UserError(`the authentication file ${path} cannot be read: ${error.code ?? 'unknown reason'}`);
  });
  return validated(file, withTemplate(parsed(content, path)), path).auth;
}

function parsed(content: string, path: string): unknown {
  try {
    return readYaml(content);
  } catch {
    // What a parser says repeats lines of the file, and there are passwords in these.
    throw new UserError(`the authentication file ${path} is neither YAML nor JSON`);
  }
}

/** What the template says applies where an entry says nothing; lists are not joined. */
function withTemplate(json: unknown): unknown {
  if (!isObject(json) || !Array.isArray(json.auth)) return json;
  return { auth: json.auth.map((each) => merged(json.authTemplate, each)) };
}

/** A member that is null is one that is not there. */
function merged(template: unknown, own: unknown): unknown {
  if (own === undefined || own === null)
    return isObject(template) ? merged({}, template) : (template ?? undefined);
  if (!isObject(own)) return own;
  const base = isObject(template) ? template : {};
  const names = [...new Set([...Object.keys(base), ...Object.keys(own)])];
  return Object.fromEntries(
    names.map((name) => [name, merged(base[name], own[name])]).filter(([, value]) => value !== undefined),
  );
}
