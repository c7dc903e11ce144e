import { answer } from '../front/message.ts';
import { isAt } from '../front/place.ts';
import type { Translation } from '../front/translation.ts';

/** Facts, 2.8: where SAML is not configured, everybody is told so, but for a list of providers that has none. */
export const withoutSaml: Translation = () => async (asked, next) =>
  isAt('* /saml/**', asked) && !isAt('GET /saml/providers', asked)
    ? answer(404, { error: 'SAML authentication is not enabled' })
    : next(asked);
