import { modelHost } from '../metadata/hosts.ts';
import { metadataRoutes } from '../metadata/routes.ts';
import { routes } from '../routing/routes.ts';
import { createThreatModel } from './create.ts';
import { readThreatModel } from './read.ts';

export const threatModelRoutes = routes('threat models', [
  createThreatModel,
  readThreatModel,
  ...metadataRoutes({
    singular: 'threat model',
    name: 'ThreatModel',
    path: '/threat_models/{threat_model_id}',
    host: modelHost,
  }),
]);
