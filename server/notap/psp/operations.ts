import { createPspSession } from './create.ts';
import { getPspSession } from './status.ts';
import { submitPspFactors } from './submit.ts';

export const pspOperations = [createPspSession, submitPspFactors, getPspSession];
