import { routes } from '../routing/routes.ts';
import { completeSamlLogin } from './complete-login.ts';
import { endSamlSession, endSamlSessionByForm } from './end-session.ts';
import { listSamlProviders } from './list-providers.ts';
import { readSamlMetadata } from './read-metadata.ts';
import { startSamlLogin } from './start-login.ts';

export const samlRoutes = routes('saml', [
  listSamlProviders,
  startSamlLogin,
  readSamlMetadata,
  completeSamlLogin,
  endSamlSession,
  endSamlSessionByForm,
]);
