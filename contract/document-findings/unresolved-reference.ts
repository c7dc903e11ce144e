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
  help: 'Add what is referred to, or correct the reference; until then, nothing that depends on it can be proven.',
  find: ({ written, findings }) => {
    const defects: Defect[] = [];
    visitNodes(written, ({ $ref }, pointer) => {
      const message = typeof $ref === 'string' ? deadEnd(written, $ref) : undefined;
      if (message !== undefined && !isTold(findings, message)) defects.push({ pointer, message });
    });
    return defects;
  },
};
