import { everyOperation, family } from '../sabotage.ts';
import { answering } from '../seams/answers.ts';

const testDelivery = 'POST /webhooks/{webhook_id}/test';

/** Headers that are missing, or say something else. */
export const headers = family('headers', [
  {
    id: 'challenge-missing',
    title: 'No 401 says WWW-Authenticate.',
    at: everyOperation,
    requirements: ['S0-401-www-authenticate'],
    cells: ['* 401'],
    apply: answering({ of: [401], headers: { 'www-authenticate': undefined } }),
  },
  {
    id: 'challenge-of-another-scheme',
    title: 'Every 401 asks for the scheme Basic.',
    at: everyOperation,
    requirements: ['S0-401-www-authenticate'],
    cells: ['* 401'],
    apply: answering({ of: [401], headers: { 'www-authenticate': 'Basic realm="tmi"' } }),
  },
  {
    id: 'location-missing',
    title: 'A new threat model has no Location.',
    at: ['POST /threat_models'],
    requirements: ['S0-201-location'],
    cells: ['POST /threat_models 201'],
    apply: answering({ of: [201], headers: { location: undefined } }),
  },
  {
    id: 'location-of-another',
    title: 'The Location of a new document names another one.',
    at: ['POST /threat_models/{threat_model_id}/documents'],
    seenAt: ['GET /threat_models/{threat_model_id}/documents/{document_id}'],
    requirements: ['S0-201-location-resolves'],
    cells: ['POST /threat_models/{threat_model_id}/documents 201'],
    apply: answering({
      of: [201],
      header: ['location', (value) => value.replace(/[^/]+$/, '01890a5d-ac96-774b-bcce-b302099a8057')],
    }),
  },
  {
    id: 'location-of-nothing',
    title: 'The Location of a new threat leads to no address of the API.',
    at: ['POST /threat_models/{threat_model_id}/threats'],
    requirements: ['S0-201-location-resolves'],
    cells: ['POST /threat_models/{threat_model_id}/threats 201'],
    apply: answering({
      of: [201],
      header: ['location', (value) => value.replace('/threat_models', '/models')],
    }),
  },
  {
    id: 'location-of-metadata-missing',
    title: 'A new metadata entry of a diagram has no Location.',
    at: ['POST /threat_models/{threat_model_id}/diagrams/{diagram_id}/metadata'],
    cells: ['POST /threat_models/{threat_model_id}/diagrams/{diagram_id}/metadata 201'],
    apply: answering({ of: [201], headers: { location: undefined } }),
  },
  {
    id: 'retry-after-missing',
    title: 'No 429 says when to come back.',
    at: everyOperation,
    requirements: ['S0-429-retry-after'],
    cells: ['* 429'],
    apply: answering({ of: [429], headers: { 'retry-after': undefined } }),
  },
  {
    id: 'retry-after-in-words',
    title: 'Retry-After says "soon".',
    at: everyOperation,
    requirements: ['S0-429-retry-after'],
    cells: ['* 429'],
    apply: answering({ of: [429], headers: { 'retry-after': 'soon' } }),
  },
  {
    id: 'retry-after-too-short',
    title: 'Whoever waits as long as Retry-After says is refused all the same.',
    at: [testDelivery],
    requirements: ['S0-security-cooldown'],
    cells: [`${testDelivery} 202`],
    needs: ['reach-limits'],
    apply: answering({ of: [429], headers: { 'retry-after': '0' } }),
  },
  {
    id: 'limit-missing',
    title: 'No 429 says X-RateLimit-Limit.',
    at: everyOperation,
    requirements: ['S0-429-limit-header'],
    cells: ['* 429'],
    apply: answering({ of: [429], headers: { 'x-ratelimit-limit': undefined } }),
  },
  {
    id: 'remaining-not-zero',
    title: 'A 429 says that requests are left.',
    at: everyOperation,
    requirements: ['S0-429-remaining-header'],
    cells: ['* 429'],
    apply: answering({ of: [429], headers: { 'x-ratelimit-remaining': '7' } }),
  },
  {
    id: 'reset-in-the-past',
    title: 'X-RateLimit-Reset of a 429 is long over.',
    at: everyOperation,
    requirements: ['S0-429-reset-header'],
    cells: ['* 429'],
    apply: answering({ of: [429], headers: { 'x-ratelimit-reset': '1000000000' } }),
  },
]);
