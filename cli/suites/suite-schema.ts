import { z } from 'zod';
import { apiNames } from '../../apis/registry.ts';
import { isObject } from '../../contract/json.ts';
import { checks } from '../../harness/checks/checks.ts';
import { claimCheck } from '../../harness/judge/violations.ts';
import type { Scenario } from '../../harness/model/scenario.ts';
import { strategies } from '../../harness/strategies/strategies.ts';
import { patternProblem } from '../../specs/requirements.ts';
import { strictRecord } from '../strict-record.ts';

const text = z.string().min(1);
const run = z.custom<(...args: never) => unknown>(
  (value) => typeof value === 'function',
  'must be a function',
);
const pattern = z.instanceof(RegExp, { error: 'must be a regular expression' });
const checkIds = z.enum([claimCheck.id, ...checks.map(({ id }) => id)]);

/** Whether a value was made by `story`. */
export function isStory(value: unknown): value is Scenario {
  return (
    isObject(value) &&
    typeof value.run === 'function' &&
    [value.id, value.suite, value.title, value.cell].every((each) => typeof each === 'string')
  );
}

const cells = z.array(
  text.superRefine((value, { addIssue }) => {
    const problem = patternProblem(value);
    if (problem !== undefined) addIssue({ code: 'custom', message: problem });
  }),
);

const tolerance = { id: text, why: text, cells: pattern } as const;

/** What the default export of a suite may have: the shape of `Suite` in suite/define-suite.ts. */
export const suiteSchema = strictRecord({
  api: z.enum(apiNames).optional(),
  errors: strictRecord({ code: text.optional(), message: text }).optional(),
  personas: strictRecord({ whoAmI: z.array(strictRecord({ operation: text, read: run })) }).optional(),
  hints: z
    .array(
      strictRecord({
        operation: text,
        adapt: run.optional(),
        share: run.optional(),
        sign: run.optional(),
        ownCaller: z.enum(['request', 'story']).optional(),
        allowance: z.looseObject({}).optional(),
        marksCaller: z.literal(true).optional(),
      }),
    )
    .optional(),
  stories: z.array(z.custom(isStory, 'must be a story: story({ title, cell, run })')).optional(),
  unfit: z.array(strictRecord({ scenario: text, why: text })).optional(),
  requirements: z
    .array(
      strictRecord({
        id: text,
        level: z.enum(['MUST', 'SHOULD', 'MAY']).optional(),
        source: text.optional(),
        text,
        cells: cells.optional(),
        notTested: text.optional(),
      }),
    )
    .optional(),
  shownBy: z
    .array(
      strictRecord({
        requirement: pattern,
        checks: z.array(checkIds).optional(),
        strategies: z.array(z.enum(strategies.map(({ id }) => id))).optional(),
        cells: z.literal(true).optional(),
      }),
    )
    .optional(),
  tolerances: z
    .array(
      z.discriminatedUnion('kind', [
        strictRecord({
          ...tolerance,
          kind: z.literal('status'),
          accepts: z.array(z.int()),
          causes: z.array(text).optional(),
          personas: z.array(text).optional(),
          scenarios: pattern.optional(),
          errors: z.array(text).optional(),
          unless: pattern.optional(),
        }),
        strictRecord({
          ...tolerance,
          kind: z.literal('advice'),
          checks: z.array(checkIds),
          messages: pattern.optional(),
          personas: z.array(text).optional(),
        }),
      ]),
    )
    .optional(),
});
