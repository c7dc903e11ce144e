import type { Operation } from '../../contract/operations/operation.ts';
import { isWithinTemplate } from '../../contract/operations/path-template.ts';
import type { Plan } from '../../harness/plan/plan.ts';
import { asksForMore } from '../../harness/safety/effect.ts';
import type { Finding } from './finding.ts';
import { namesOf } from './operation-names.ts';

/** The creations whose results stay: the document has no DELETE of them, nor of what they stand in. */
export function unremovableFindings({ known, protection }: Plan): readonly Finding[] {
  if (!protection) return [];
  const removable = known.graph.collections.filter(({ roles }) => roles.remove);
  const isRemoved = (operation: Operation): boolean =>
    removable.some(
      ({ itemPath, roles }) =>
        [roles.create, roles['create-many']].includes(operation) ||
        isWithinTemplate(operation.path, itemPath),
    );
  const creations = known.contract.operations.filter(
    (operation) =>
      operation.method === 'POST' &&
      asksForMore(operation, known) &&
      protection.whyNot(operation) === undefined &&
      !isRemoved(operation),
  );
  const [first] = creations;
  if (!first) return [];
  return [
    {
      about: 'clean-up',
      state: 'note',
      says: `no operation removes what ${namesOf(creations)} ${creations.length === 1 ? 'creates' : 'create'}: what a run creates there stays`,
      help: `Leave one out with --exclude "${first.key}".`,
    },
  ];
}
