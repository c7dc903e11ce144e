import { isTold } from '../finding.ts';
import { deadEnd } from '../schemas/references.ts';
import { visitNodes } from '../schemas/schema-map.ts';
import { unresolvedReference as name } from '../schemas/unresolved-references.ts';
import type { Defect, DocumentRule } from './document-rule.ts';

/**
 * A parameter, body, response, header or path that is referred to and not there. References to schemas are told when the
 * document is read.
 */
export const unresolvedReference: DocumentRule = {
  name,
  help: 'Add the missing part, or correct the reference; until then, nothing that depends on it can be proven.',
  meaning:
    'A parameter, body, response, header or path has a reference that does not resolve. What it should be is unknown. Everything that does not depend on it is tested. Cells that depend on it are not proven, and do not count against the server.',
  source: 'OpenAPI 3.1.0, section 4.8.23 (Reference Object)',
  example: `
    paths:
      /pets:
        get:
          responses:
            200: { $ref: '#/components/responses/Pets' }`,
  find: ({ written, findings }) => {
    const defects: Defect[] = [];
    visitNodes(written, ({ $ref }, pointer) => {
      const message = typeof $ref === 'string' ? deadEnd(written, $ref) : undefined;
      if (message !== undefined && !isTold(findings, message)) defects.push({ pointer, message });
    });
    return defects;
  },
};
