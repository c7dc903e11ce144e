import { isObject } from '../../contract/json.ts';
import type { Check } from '../model/check.ts';
import { documentedErrors, dueErrors } from '../model/error-examples.ts';
import { jsonOf } from '../model/exchange.ts';

export const errorCode: Check = {
  id: 'error-code',
  title: 'An error has the code that the document shows for its status and cause',
  help: 'Return the code that the examples of this status show, or correct the examples.',
  meaning:
    'Clients depend on the code of an error. The examples of a response show which codes it can have, and for which cause. The check compares the code in the body with those examples. It applies if the API has a member for error codes, and the document has examples of the status.',
  source:
    'OpenAPI 3.1.0, section 4.8.19 (Example Object); decision of this project: the codes in examples are binding, their texts are not',
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
                  example: { error: not_found, error_description: There is no such pet }`,
    request: 'GET /pets/8',
    response: `
      404 Not Found
      Content-Type: application/json

      {"error": "internal", "error_description": "There is no such pet"}`,
  },
  level: 'MUST',
  judge: (exchange, { landed, errors }) => {
    if (!landed || errors?.code === undefined || exchange.response.status < 400) return [];
    const json = jsonOf(exchange.response);
    const code = isObject(json) ? json[errors.code] : undefined;
    if (typeof code !== 'string') return [];
    const due = dueErrors(exchange, landed, errors);
    const allowed = (due.length > 0 ? due : documentedErrors(landed, errors)).map((error) => error.code);
    if (allowed.length === 0 || allowed.includes(code)) return [];
    const wanted = [...new Set(allowed)].map((each) => `"${each}"`).join(' or ');
    return [{ message: `got the error code "${code}", expected ${wanted}`, place: `/${errors.code}` }];
  },
};
