import { type Answer, type PathValues, request, type Story, textAt } from '../../../suite/suite.ts';
import type { Family } from './families.ts';

/** A resource that the owner makes in a threat model as the set-up of a scenario. */
export async function createdChild(
  story: Story,
  { singular, Name, parameter }: Pick<Family, 'singular' | 'Name' | 'parameter'>,
  { model, json }: { readonly model: PathValues; readonly json: object },
): Promise<{ readonly created: Answer; readonly path: PathValues }> {
  const created = await story.send(request(story, `create${Name}`, { path: model, json }), {
    as: 'owner',
    expect: 201,
    step: 'set-up',
    why: `Create one ${singular}`,
  });
  return { created, path: { ...model, [parameter]: textAt(created, '/id') } };
}
