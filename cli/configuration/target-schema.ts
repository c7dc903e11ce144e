import { z } from 'zod';
import { authSchema } from '../authentication/auth-kinds.ts';
import { personaReferences } from '../authentication/persona-references.ts';
import { bundledNames } from '../documents/documents.ts';
import { strictRecord } from '../strict-record.ts';
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
  ...paceMembers,
}).refine(({ readOnly, writable }) => !(readOnly && writable), {
  error: 'is both writable and readOnly; keep one of them',
});

export type TargetConfig = z.output<typeof targetSchema>;
