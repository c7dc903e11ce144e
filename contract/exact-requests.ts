import { type Contract, judgedDocument } from './contract.ts';
import { perObject } from './memoise.ts';
import { normalisations, normalise } from './normalise/normalise.ts';
import { overlappingOneOf } from './normalise/overlapping-one-of.ts';
import { createValidators, type Validators } from './validation/validators.ts';

/**
 * What a server accepts that reads every `oneOf` by the letter: exactly one alternative. Those of the contract where that is
 * no difference.
 */
export const exactRequests = perObject((contract: Contract): Validators => {
  if (!contract.findings.some(({ rule }) => rule === overlappingOneOf.name)) return contract.requests;
  const rules = normalisations.filter((rule) => rule !== overlappingOneOf);
  return createValidators(judgedDocument(normalise(contract.written, rules).document, 'request'));
});
