import type { StandIn } from '../stand-in.ts';
import { tokensOutliveAccounts } from '../translations/accounts.ts';
import { answers } from '../translations/answers.ts';

/** Whoever deleted their account is still let in, until something ends their token. */
export const deletedComeIn: StandIn = {
  id: 'deleted-come-in',
  title: 'The version Assay knows, where the token of a deleted account is good until it is revoked',
  translations: [tokensOutliveAccounts],
  planted: {
    title: 'Whoever creates a threat model is not told where it is',
    cells: ['POST /threat_models 201'],
    translation: answers('POST /threat_models', { of: [201], headers: { location: undefined } }),
  },
};
