import type { StandIn } from '../stand-in.ts';
import { answers } from '../translations/answers.ts';

/** The instance is administered by people of another identity provider, whom nobody who runs tests can be. */
export const withoutAdministrators: StandIn = {
  id: 'without-administrators',
  title: 'The version Assay knows, administered by nobody who can log in',
  settings: { ADMINISTRATORS: 'corporate:root' },
  translations: [],
  planted: {
    title: 'Whoever creates a threat model is not told where it is',
    cells: ['POST /threat_models 201'],
    translation: answers('POST /threat_models', { of: [201], headers: { location: undefined } }),
  },
};
