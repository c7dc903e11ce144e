import { create } from '../families/create.ts';
import { itemPath } from '../families/family.ts';
import { read } from '../families/read.ts';
import { childHost } from '../metadata/hosts.ts';
import { metadataRoutes } from '../metadata/routes.ts';
import { routes } from '../routing/routes.ts';
import { diagrams } from './diagrams.ts';
import { listDiagrams } from './list.ts';
import { patchDiagram } from './patch.ts';
import { removeDiagram } from './remove.ts';
import { replaceDiagram } from './replace.ts';

/** Diagrams are created and read as the other families are; the rest is their own. */
export const diagramRoutes = routes('diagrams', [
  listDiagrams,
  create(diagrams),
  read(diagrams),
  replaceDiagram,
  patchDiagram,
  removeDiagram,
  ...metadataRoutes({
    singular: 'diagram',
    name: 'Diagram',
    path: itemPath(diagrams),
    host: childHost(diagrams),
  }),
]);
