import { routes } from '../routing/routes.ts';
import { apiInfo } from './api-info.ts';
import { authorizationServer, jsonWebKeySet, openIdConfiguration } from './well-known.ts';

export const discoveryRoutes = routes('discovery', [
  apiInfo,
  openIdConfiguration,
  authorizationServer,
  jsonWebKeySet,
]);
