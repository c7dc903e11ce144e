import { z } from 'zod';
import { apiNames } from '../../apis/registry.ts';
import { authSchema } from '../authentication/auth-kinds.ts';
import { personaReferences } from '../authentication/persona-references.ts';
import { operationsSchema } from '../documents/operations-schema.ts';
import { strictRecord } from '../strict-record.ts';
import { connectionMembers } from './connection-schema.ts';
import { containerMembers, placeMistakes } from './container-schema.ts';
import { csrfSchema } from './csrf-schema.ts';
import { isPlainUrl } from './plain-url.ts';

const plainUrl = z.string().refine(isPlainUrl, {
  error: 'must start with http:// or https://, without user, query and fragment',
});

/** How much a target is asked at once and in all. */
const paceMembers = {
  concurrency: z.int().min(1).max(64).optional().meta({ description: 'scenarios at a time' }),
  timeout: z.int().min(1).max(600).optional().meta({ description: 'seconds that one response may take' }),
  restartWait: z
    .int()
    .min(0)
    .max(600)
    .optional()
    .meta({ description: 'seconds that the target has to come back after a request took it down' }),
  requestsPerSecond: z.number().positive().optional().meta({ description: 'maximum requests per second' }),
  maxRequests: z
    .int()
    .min(1)
    .optional()
    .meta({ description: 'maximum requests of a run; its clean-up is not counted' }),
} as const;

/** Files with suites, relative to the configuration. */
export const suitePatterns = z.array(z.string().min(1)).meta({
  description:
    'your own stories: files, or patterns of files (`["conformance/*.story.ts"]`), whose default export is a story or a suite of `@assay-api/assay/suite`',
});

/** One instance that is already running, or that is started in a container for each run. */
export const targetSchema = strictRecord({
  url: plainUrl.optional().meta({ description: 'base URL of an instance that is running' }),
  ...containerMembers,
  api: z.enum(apiNames).optional().meta({
    description: 'the API whose suites are used for this target (default: `api` of the whole file)',
  }),
  spec: z
    .string()
    .min(1)
    .optional()
    .meta({ description: 'the OpenAPI document of this target: a file or a URL' }),
  suites: suitePatterns.optional().meta({
    description: 'your own stories for this target; they replace those of the whole file',
  }),
  auth: authSchema
    .optional()
    .meta({ description: 'how personas get their credentials (default `{ kind: "tokens" }`)' }),
  personas: personaReferences
    .optional()
    .meta({ description: 'credentials for this target; they win over those of the whole file' }),
  writable: z.boolean().optional().meta({
    description:
      'whether a run may create, change and delete resources on this target. Default: yes on this machine (loopback); elsewhere the run asks, or fails in a pipeline',
  }),
  readOnly: z
    .boolean()
    .optional()
    .meta({ description: 'whether every run against this target is read-only, like `--read-only`' }),
  disposable: z.boolean().optional().meta({
    description:
      'whether the target and its data may be lost, like `--disposable`: a run then also sends requests that change whole collections, settings and the server itself',
  }),
  abilities: z
    .array(z.enum(['open-sockets', 'reach-limits', 'retry-soon']))
    .optional()
    .meta({
      description:
        'extra abilities of the target: `open-sockets` (collaboration by WebSocket), `reach-limits` (its rate limits are low, and reset within seconds), `retry-soon` (it retries failed webhooks within seconds, and stops within a minute)',
    }),
  webhookUrl: plainUrl
    .optional()
    .meta({ description: 'public address that leads to this machine, for webhooks of the target' }),
  webhookListen: z
    .string()
    .regex(/^(.+:)?\d{1,5}$/, { error: 'must be a port, or an address and a port: "127.0.0.1:4011"' })
    .optional()
    .meta({ description: 'where that address leads to (default `127.0.0.1:4011`); http and https' }),
  schemes: z
    .record(
      z.string().min(1),
      strictRecord({
        prefix: z
          .string()
          .regex(/^[\w-]+$/, { error: 'must be one word, such as "Token"' })
          .meta({ description: 'text before the secret, separated by a space' }),
      }),
    )
    .optional()
    .meta({
      description:
        'the prefix of secrets, by the name of the security scheme: `{ tokenAuth: { prefix: "Token" } }` for `Authorization: Token …`',
    }),
  prepare: z.string().min(1).optional().meta({
    description:
      'a command to execute before a run, in the folder of this file; it gets the URL in `ASSAY_TARGET`. A read-only run does not execute it',
  }),
  cleanUp: z.string().min(1).optional().meta({
    description: 'a command to execute after the run, likewise, whatever its result',
  }),
  limits: z
    .array(
      strictRecord({
        requests: z.int().min(1).meta({ description: 'how many requests there may be' }),
        seconds: z.int().min(1).meta({ description: 'in which time' }),
        per: z
          .enum(['address', 'account'])
          .optional()
          .meta({ description: 'what is counted separately (default: addresses)' }),
        operations: z
          .array(z.string().min(1))
          .min(1)
          .optional()
          .meta({ description: 'operations that are counted together (default: all)' }),
      }),
    )
    .optional()
    .meta({
      description:
        'rate limits of the target, which the run obeys before it gets a 429: `requests` in `seconds`, `per` address (default) or account, of `operations` (default: all). A request waits at most 60 s, a fifth is reserved for the clean-up, and what does not fit is listed as not exercised. Of limits that responses name (`RateLimit-Remaining`) and that last for more than a minute, a part is kept for the clean-up without it',
    }),
  csrf: csrfSchema.optional(),
  operations: operationsSchema.optional(),
  ...connectionMembers,
  ...paceMembers,
})
  .refine(({ readOnly, writable }) => !(readOnly && writable), {
    error: 'is both writable and readOnly; remove one of them',
  })
  .superRefine((target, { addIssue }) => {
    for (const message of placeMistakes(target)) addIssue({ code: 'custom', message });
  });

export type TargetConfig = z.output<typeof targetSchema>;
