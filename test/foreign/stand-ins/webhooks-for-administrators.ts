import { quotasOfAdministrators, type StandIn } from '../stand-in.ts';
import { administratorsOnly } from '../translations/administrators-only.ts';
import { stillReadable } from '../translations/planted.ts';

/** Facts, 6.2: from March 2026 on, only administrators can subscribe; here that is all that is different. */
export const webhooksForAdministrators: StandIn = {
  id: 'webhooks-for-administrators',
  title: 'The version Assay knows, with webhooks for administrators only',
  settings: quotasOfAdministrators,
  translations: [administratorsOnly(['* /webhooks', '* /webhooks/**'])],
  planted: {
    title: 'A threat model can still be read after it was deleted',
    cells: ['GET /threat_models/{threat_model_id} 404'],
    translation: stillReadable('GET /threat_models/{}'),
  },
};
