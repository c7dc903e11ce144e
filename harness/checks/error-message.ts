import { isObject } from '../../contract/json.ts';
import type { Check } from '../model/check.ts';
import { dueErrors } from '../model/error-examples.ts';
import { jsonOf } from '../model/exchange.ts';

export const errorMessage: Check = {
  id: 'error-message',
  title: 'An error has the text that the document shows for its cause',
  help: 'Return the text of the documented example. Clients rely on the code, so this is an advisory.',
  meaning:
    'If the document has an example for the cause of an error, the text of the error should be that of the example. It is a SHOULD: texts may be translated or more detailed. Values that violate a schema are not compared, because they can be wrong in many ways.',
  source:
    'OpenAPI 3.1.0, section 4.8.19 (Example Object); decision of this project: texts of errors are SHOULD',
  example: {
    document: `
      /pets/{petId}:
        get:
          responses:
            404:
              description: No such pet
              content:
                application/json:
                  schema: { type: object }
                  examples:
                    unknown:
                      x-assay-cause: unknown-resource
                      value: { error: not_found, error_description: There is no such pet }`,
    request: 'GET /pets/8',
    cause: 'unknown-resource',
    response: `
      404 Not Found
      Content-Type: application/json

      {"error": "not_found", "error_description": "sql: no rows in result set"}`,
  },
  level: 'SHOULD',
  judge: (exchange, { landed, errors }) => {
    if (!landed || !errors || exchange.response.status < 400) return [];
    const json = jsonOf(exchange.response);
    const message = isObject(json) ? json[errors.message] : undefined;
    // A value can be wrong in many ways, so that one example cannot prescribe the text for all of them.
    if (exchange.purpose.cause === 'invalid-member') return [];
    const due = dueErrors(exchange, landed, errors);
    if (typeof message !== 'string' || due.length === 0 || due.some((error) => error.message === message))
      return [];
    return [
      {
        message: `the text of the error is not the documented "${due[0]?.message}"`,
        place: `/${errors.message}`,
      },
    ];
  },
};
