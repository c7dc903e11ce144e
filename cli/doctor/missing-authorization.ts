import type { Operation } from '../../contract/operations/operation.ts';
import type { Plan } from '../../harness/plan/plan.ts';
import type { Finding } from './finding.ts';

/**
 * That a document wants credentials and says nowhere who may do what, with the words to say it for one of its operations:
 * the one where it matters most.
 */
export function missingAuthorization({ known }: Pick<Plan, 'known'>): readonly Finding[] {
  const guarded = known.contract.operations.filter(
    ({ access }) => !access.public && access.schemes.length > 0,
  );
  if (guarded.some(({ access }) => access.declared)) return [];
  const example = exampleOf(guarded);
  if (!example) return [];
  const ownership = example.path.includes('{') ? 'owner' : 'none';
  return [
    {
      about: 'access',
      state: 'note',
      says: `${guarded.length} operations need credentials, but the document does not say who is authorized: no refusal of working credentials is expected`,
      help: `Say who may call an operation, in the document: "x-authz: { ownership: ${ownership} }", or in assay.config: "operations: { '${example.key}': { authz: { ownership: '${ownership}' } } }".`,
    },
  ];
}

const methods = ['DELETE', 'PUT', 'PATCH', 'GET', 'POST'];

/** What ends something of somebody, rather than what only shows it, or makes something new. */
function exampleOf(operations: readonly Operation[]): Operation | undefined {
  const named = operations.filter(({ path }) => path.includes('{'));
  const rank = ({ method }: Operation): number => methods.indexOf(method);
  return (named.length > 0 ? named : operations).toSorted((one, other) => rank(one) - rank(other))[0];
}
