import { callerOf } from '../model/caller.ts';
import { isSafe } from '../model/safe-method.ts';
import { type ProbeKind, someOf } from './probing.ts';
import { unusualTexts } from './unusual-texts.ts';

/** What a request is transported by, and what stands for its caller: wrong credentials may lock an account. */
const others =
  /^(host|connection|content-length|transfer-encoding|te|trailer|upgrade|expect|cookie)$|auth|token|secret|session|signature|csrf|xsrf|api-?key/i;

export const unusualHeaders: ProbeKind = {
  id: 'unusual-headers',
  title: 'Unusual values of header parameters cause no server error',
  plan: (operation, known) => {
    const parameters = operation.parameters.filter(
      (parameter) => parameter.in === 'header' && !others.test(parameter.name),
    );
    const texts = someOf(
      parameters
        .flatMap((parameter) => unusualTexts(parameter, known))
        .filter(({ text }) => isSendable(text)),
    );
    if (!isSafe(operation.method) || texts.length === 0) return undefined;
    return {
      run: async (story) => {
        const draft = await story.draft(operation);
        for (const { name, what, text } of texts) {
          const headers = { ...draft.headers, [name]: text };
          const probe = { what, forbidden: false };
          await story.probe({ ...draft, headers }, { as: callerOf(operation), subject: name, probe });
        }
      },
    };
  },
};

/** RFC 9110, section 5.5: visible characters and spaces. Clients do not send others. */
function isSendable(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}
