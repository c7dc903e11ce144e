import { isObject, undocumentedPath } from '../../../../suite/suite.ts';
import { scenario } from '../scenario.ts';

const path = '/v1/wrong/path';

/** S, "404 Not Found": wrong endpoint path. */
export const unknownPath = scenario({
  suite: 'validation',
  title: 'A path that the API does not have is not found, and the response names it',
  cell: 'GET /v1/enrollment/retrieve/{uuid} 404',
  requirements: ['S-404-path'],
  run: async (story) => {
    const operation = undocumentedPath(story.operation('retrieveEnrollment'), path);
    const answer = await story.send(
      { operation, path: {}, query: {}, headers: {}, body: undefined },
      { as: 'owner', expect: 404, why: 'Ask for a path that the API does not have' },
    );
    const { json } = answer;
    story.claim(answer, {
      sentence: 'The response has `error: "Not found"`, and the path',
      holds: isObject(json) && json.error === 'Not found' && json.path === path,
      requirement: 'S-404-path',
    });
  },
});
