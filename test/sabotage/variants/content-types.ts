import { createModel, listModels, readModel, threat } from '../operations.ts';
import { everyOperation, family } from '../sabotage.ts';
import { answering } from '../seams/answers.ts';
import { declaring } from '../seams/policies.ts';

/** Bodies of another type than the header says, or than was asked for. */
export const contentTypes = family('content types', [
  {
    id: 'errors-as-text',
    title: 'Errors say that they are text/plain.',
    at: everyOperation,
    requirements: ['S0-overview-content-type'],
    apply: answering({
      of: [400, 401, 403, 404, 409, 422, 429, 500],
      headers: { 'content-type': 'text/plain' },
    }),
  },
  {
    id: 'list-as-html',
    title: 'The list of threat models says that it is HTML.',
    at: [listModels],
    requirements: ['S0-overview-content-type'],
    cells: [`${listModels} 200`],
    apply: answering({ of: [200], headers: { 'content-type': 'text/html; charset=utf-8' } }),
  },
  {
    id: 'threat-without-type',
    title: 'A threat comes without Content-Type.',
    at: [threat.read],
    requirements: ['S0-overview-content-type'],
    cells: [`${threat.read} 200`],
    apply: answering({ of: [200], headers: { 'content-type': '' } }),
  },
  {
    id: 'failure-as-page',
    title: 'A failure is answered with a page of HTML.',
    at: [createModel],
    requirements: ['S0-500-unexpected', 'S0-error-format-structure'],
    cells: [`${createModel} 500`],
    needs: ['inject-faults'],
    apply: answering({
      of: [500],
      headers: { 'content-type': 'text/html' },
      text: '<h1>Internal Server Error</h1>',
    }),
  },
  {
    id: 'accept-ignored',
    title: 'What a client accepts is not looked at.',
    at: [readModel],
    cells: [`${readModel} 406`],
    apply: declaring({ produces: [] }),
  },
  {
    id: 'json-broken-off',
    title: 'The JSON of a threat model breaks off in the middle.',
    at: [readModel],
    requirements: ['S0-200-data', 'S0-200-get-threat-model'],
    cells: [`${readModel} 200`],
    apply: answering({ of: [200], text: '{"id":"0189' }),
  },
]);
