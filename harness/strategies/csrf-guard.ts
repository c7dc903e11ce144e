import { isGuarded } from '../../contract/operations/csrf.ts';
import { isForm, isJson } from '../../contract/operations/media-type.ts';
import { isInBodyAlone } from '../model/csrf.ts';
import { forgeablePersonas } from '../model/persona.ts';
import type { Strategy } from '../model/strategy.ts';
import { aiming } from './aiming.ts';

const id = 'csrf-guard';

export const csrfGuard: Strategy = {
  id,
  title: 'A request that changes something is refused without its CSRF token, even with working credentials',
  meaning:
    'The document (`x-csrf` on a security scheme) or the configuration says that the target has protection against cross-site request forgery, and which status a refusal has. A valid request with working credentials is sent without the token, and with a wrong token. Both must be refused with that status. A success is a violation.',
  help: 'For every request that changes something, first compare its token with the token of the session or of the cookie.',
  source:
    'OWASP Cross-Site Request Forgery Prevention Cheat Sheet; `x-csrf` of the document, or `csrf` of the target in the configuration',
  example: {
    operation: 'POST /notes',
    request: `
      POST /notes
      Cookie: sid=<session of the owner>
      Content-Type: application/json

      {"text": "draft1"}`,
    got: 201,
    expected: '403',
  },
  plan: (cell, { contract, csrf }) => {
    const { operation, response } = cell;
    if (!csrf || response.status !== csrf.refusedWith || !isGuarded(operation.method)) return [];
    // Where the document declares the guard, it also says for which operations.
    if (contract.csrf && !operation.access.csrf) return [];
    // Who cannot send it is refused for nothing.
    if (isInBodyAlone(csrf) && !operation.body?.content.some(({ type }) => isForm(type) || isJson(type)))
      return [];
    return forgeablePersonas.map(({ id: persona, request, cause }) =>
      aiming(id, cell, {
        variant: persona,
        title: `A request ${request} is refused`,
        run: async (story) => {
          const draft = await story.draft(operation);
          await story.send(draft, {
            as: persona,
            expect: csrf.refusedWith,
            cause,
            why: `${operation.summary}, ${request}`,
          });
        },
      }),
    );
  },
};
