import type { Tolerance } from '../../../harness/model/tolerance.ts';
import { advice } from './advice.ts';
import { boundsOfAnswers } from './bounds-of-answers.ts';
import { boundsOfInputs } from './bounds-of-inputs.ts';
import { shapes } from './shapes.ts';
import { statuses } from './statuses.ts';

/** What an instance of TMI may do otherwise than our document says. */
export const tolerances: readonly Tolerance[] = [
  ...statuses,
  ...advice,
  ...shapes,
  ...boundsOfInputs,
  ...boundsOfAnswers,
];
