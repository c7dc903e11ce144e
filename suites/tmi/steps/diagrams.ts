import { diagram } from '../../../fixtures/tmi/diagram.ts';
import { type PathValues, request, type Story, textAt } from '../../../suite/suite.ts';
import { sharedThreatModel } from './threat-models.ts';

/** A diagram of a shared threat model. */
export async function diagramOf(story: Story): Promise<PathValues> {
  const model = await sharedThreatModel(story);
  const json = diagram(110, `Drawn together ${story.unique()}`);
  const created = await story.send(request(story, 'createDiagram', { path: model, json }), {
    as: 'owner',
    expect: 201,
    step: 'set-up',
    why: 'Create a diagram',
  });
  return { ...model, diagram_id: textAt(created, '/id') };
}
