import { essence, matches } from '../../contract/operations/media-type.ts';
import type { Check } from '../model/check.ts';

export const contentType: Check = {
  id: 'content-type',
  title: 'The media type of a response is one that the document lists for it',
  help: 'Send a Content-Type that the document lists for this status, or add the one that is sent to the document.',
  meaning:
    'The Content-Type of a response must be one of the media types that the document lists for its status. Parameters such as `charset` are ignored, and ranges such as `application/*` are supported. `body-matches-schema` judges responses without a body.',
  source: 'OpenAPI 3.1.0, section 4.8.17 (Response Object); RFC 9110, section 8.3',
  example: {
    document: `
      /pets:
        get:
          responses:
            200:
              description: All pets
              content:
                application/json: { schema: { type: array } }`,
    request: 'GET /pets',
    response: `
      200 OK
      Content-Type: text/html

      <ul><li>Rex</li></ul>`,
  },
  level: 'MUST',
  judge: ({ response }, { landed }) => {
    if (!landed || landed.content.length === 0 || response.body === '') return [];
    const listed = landed.content.map(({ type }) => type).join(', ');
    const sent = response.headers['content-type'];
    if (sent === undefined)
      return [{ message: `no Content-Type where ${listed} is documented`, place: 'Content-Type' }];
    if (landed.content.some(({ type }) => matches(sent, type))) return [];
    // Where only a parameter is wrong, it has to be seen.
    const isOfType = landed.content.some(({ type }) => matches(essence(sent), type));
    const shown = isOfType ? sent : essence(sent);
    return [{ message: `Content-Type ${shown} where ${listed} is documented`, place: 'Content-Type' }];
  },
};
