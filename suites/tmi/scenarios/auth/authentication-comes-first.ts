import { request } from '../../../../suite/suite.ts';
import { scenario } from '../scenario.ts';

const nobody = '00000000-0000-0000-0000-000000000000';

/** A server that looks at anything before the token tells strangers more than they may know. */
export const authenticationComesFirst = scenario({
  suite: 'auth',
  title: 'A broken token is refused before anything else is looked at',
  cell: 'POST /threat_models 401',
  requirements: ['S0-security-every-request', 'S0-403-authenticated'],
  run: async (story) => {
    await story.send(request(story, 'createThreatModel', { json: { description: 1 } }), {
      as: 'forged',
      expect: 401,
      cause: 'invalid-credentials',
      why: 'Send an invalid body with a forged token',
    });
    await story.send(request(story, 'getThreatModel', { path: { threat_model_id: nobody } }), {
      as: 'anonymous',
      expect: 401,
      cause: 'missing-credentials',
      step: 'follow-up',
      why: 'Ask for a threat model that is not there, without a token',
    });
    await story.send(request(story, 'createAddon', { json: {} }), {
      as: 'anonymous',
      expect: 401,
      cause: 'missing-credentials',
      step: 'follow-up',
      why: 'Do what only administrators may, with an invalid body and without a token',
    });
  },
});
