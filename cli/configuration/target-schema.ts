import { z } from 'zod';
import { authSchema } from '../authentication/auth-kinds.ts';
import { personaReferences } from '../authentication/persona-references.ts';
import { bundledNames } from '../documents/documents.ts';
import { operationsSchema } from '../documents/operations-schema.ts';
import { strictRecord } from '../strict-record.ts';
import { connectionMembers } from './connection-schema.ts';
import { csrfSchema } from './csrf-schema.ts';
import { isPlainUrl } from './plain-url.ts';

const plainUrl = z.string().refine(isPlainUrl, {
  error: 'has to start with http:// or https://, without user, query and fragment',
});

/** How much a target is asked at once and in all. */
const paceMembers = {
  concurrency: z.int().min(1).max(64).optional().meta({ description: 'scenarios at a time' }),
  timeout: z.int().min(1).max(600).optional().meta({ description: 'seconds that one answer may take' }),
  requestsPerSecond: z.number().positive().optional().meta({ description: 'requests per second at most' }),
  maxRequests: z
    .int()
    .min(1)
    .optional()
    .meta({ description: 'requests of a run at most; its clean-up is not counted' }),
} as const;

/** One instance that is already running. */
export const targetSchema = strictRecord({
  url: plainUrl.meta({ description: 'base URL of the instance' }),
  api: z
    .enum(bundledNames)
    .optional()
    .meta({ description: 'the API whose suites fit it, if not that of the whole file' }),
  spec: z.string().min(1).optional().meta({ description: 'its OpenAPI document: a file or a URL' }),
  auth: authSchema
    .optional()
    .meta({ description: 'how personas get their credentials; `{ kind: "tokens" }` unless given' }),
  personas: personaReferences
    .optional()
    .meta({ description: 'credentials for this target, before those of the whole file' }),
  writable: z.boolean().optional().meta({
    description:
      'whether a run may create, change and delete things there; on this machine (loopback) it may unless this is `false`, elsewhere it asks, or refuses in a pipeline',
  }),
  readOnly: z.boolean().optional().meta({ description: 'whether every run there is one with `--read-only`' }),
  disposable: z.boolean().optional().meta({
    description:
      'whether nobody minds what happens to what is there: a run then also sends what works on whole collections, settings and the server itself, as `--disposable`',
  }),
  abilities: z
    .array(z.enum(['open-sockets', 'reach-limits', 'retry-soon']))
    .optional()
    .meta({
      description:
        'what it can do besides answering: `open-sockets` (people who work together are connected by WebSocket), `reach-limits` (its rate limits are low, and reset within seconds), `retry-soon` (webhooks that failed are tried again within seconds, and given up within a minute)',
    }),
  webhookUrl: plainUrl
    .optional()
    .meta({ description: 'public address that leads to this machine, for its webhooks' }),
  webhookListen: z
    .string()
    .regex(/^(.+:)?\d{1,5}$/, { error: 'has to be a port, or an address and a port: "127.0.0.1:4011"' })
    .optional()
    .meta({ description: 'where that address leads to, usually `127.0.0.1:4011`; http and https' }),
  schemes: z
    .record(
      z.string().min(1),
      strictRecord({
        prefix: z
          .string()
          .regex(/^[\w-]+$/, { error: 'has to be one word, such as "Token"' })
          .meta({ description: 'stands before the secret, with a space between them' }),
      }),
    )
    .optional()
    .meta({
      description:
        'how security schemes of the document carry their secrets, by name: `{ tokenAuth: { prefix: "Token" } }` for `Authorization: Token …`',
    }),
  prepare: z.string().min(1).optional().meta({
    description:
      'a command that is run before a run there, where this file is; it is told `ASSAY_TARGET`. A read-only run does not run it',
  }),
  cleanUp: z.string().min(1).optional().meta({
    description: 'a command that is run after it, likewise, whatever became of the run',
  }),
  limits: z
    .array(
      strictRecord({
        requests: z.int().min(1),
        seconds: z.int().min(1),
        per: z.enum(['address', 'account']).optional(),
        operations: z.array(z.string().min(1)).min(1).optional(),
      }),
    )
    .optional()
    .meta({
      description:
        'its rate limits, so that a run keeps to them before it is refused: `requests` in `seconds`, `per` address (unless given) or account, of `operations` (all unless given). A request waits 60 s at most for one, a fifth is kept for the clean-up, and what did not fit is listed as not exercised',
    }),
  csrf: csrfSchema.optional(),
  operations: operationsSchema.optional(),
  ...connectionMembers,
  ...paceMembers,
}).refine(({ readOnly, writable }) => !(readOnly && writable), {
  error: 'is both writable and readOnly; keep one of them',
});

export type TargetConfig = z.output<typeof targetSchema>;
