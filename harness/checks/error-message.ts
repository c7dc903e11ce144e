import { isObject } from '../../contract/json.ts';
import type { Check } from '../model/check.ts';
import { jsonOf } from '../model/exchange.ts';
import { dueErrors } from './error-examples.ts';

export const errorMessage: Check = {
  id: 'error-message',
  title: 'An error has the text that the document shows for its cause',
  help: 'Answer with the text of the documented example; clients rely on the code, so that this is advice.',
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
