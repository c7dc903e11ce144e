import { modelHost } from '../metadata/hosts.ts';
import { metadataRoutes } from '../metadata/routes.ts';
import { routes } from '../routing/routes.ts';
import { createThreatModel } from './create.ts';
import { listOfThreatModels } from './list.ts';
import { patchThreatModel } from './patch.ts';
import { readThreatModel } from './read.ts';
import { removeThreatModel } from './remove.ts';
import { replaceThreatModel } from './replace.ts';

export const threatModelRoutes = routes('threat models', [
  listOfThreatModels,
  createThreatModel,
  readThreatModel,
  replaceThreatModel,
  patchThreatModel,
  removeThreatModel,
  ...metadataRoutes({
    singular: 'threat model',
    name: 'ThreatModel',
    path: '/threat_models/{threat_model_id}',
    host: modelHost,
  }),
]);
