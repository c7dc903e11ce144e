import { answers } from './answers.ts';
import { having } from './members.ts';

const model = '/threat_models/{}';

/** C5: somebody who is named twice is a mistake in the request, and no conflict. */
export const duplicatesAreInvalid = answers(['POST /threat_models', `PUT|PATCH ${model}`], {
  of: [409],
  when: (answered) => answered.body.includes('Duplicate'),
  status: 400,
  json: having(() => ({ error: 'invalid_input' })),
});

/** C8: no patch has ever been answered with 422. */
export const failedPatchesAreInvalid = answers(`PATCH ${model}/**`, {
  of: [422],
  status: 400,
  json: having(() => ({ error: 'patch_failed' })),
});
