import { isObject } from '../../contract/json.ts';
import type { Check } from '../model/check.ts';
import { jsonOf } from '../model/exchange.ts';
import { documentedErrors, dueErrors } from './error-examples.ts';

export const errorCode: Check = {
  id: 'error-code',
  title: 'An error has the code that the document shows for its status and cause',
  help: 'Answer with the code that the examples of this status show, or correct the examples.',
  level: 'MUST',
  judge: (exchange, { landed, errors }) => {
    if (!landed || !errors || exchange.response.status < 400) return [];
    const json = jsonOf(exchange.response);
    const code = isObject(json) ? json[errors.code] : undefined;
    if (typeof code !== 'string') return [];
    const due = dueErrors(exchange, landed, errors);
    const allowed = (due.length > 0 ? due : documentedErrors(landed, errors)).map((error) => error.code);
    if (allowed.length === 0 || allowed.includes(code)) return [];
    const wanted = [...new Set(allowed)].map((each) => `"${each}"`).join(' or ');
    return [
      { message: `the error code is "${code}" where ${wanted} is documented`, place: `/${errors.code}` },
    ];
  },
};
