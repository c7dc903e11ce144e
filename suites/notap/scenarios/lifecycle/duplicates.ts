import { isObject, request } from '../../../../suite/suite.ts';
import { enrolled } from '../../steps/enrollments.ts';
import { scenario } from '../scenario.ts';

/** S, "409": duplicate enrollment; "404": deleted enrollment. */
export const duplicateEnrollment = scenario({
  suite: 'lifecycle',
  title: 'A user is enrolled once, and again after the enrollment is deleted',
  cell: 'POST /v1/enrollment/store 409',
  requirements: ['S-409', 'S-404-enrollment'],
  run: async (story) => {
    const { uuid } = await enrolled(story);
    const draft = await story.draft(story.operation('storeEnrollment'));
    const own = draft.body && 'json' in draft.body && isObject(draft.body.json) ? draft.body.json : {};
    const again = request(story, 'storeEnrollment', { json: { ...own, user_uuid: uuid } });
    await story.send(again, {
      ...{ as: 'owner', expect: 409, cause: 'already-exists', subject: 'user_uuid' },
      why: 'Enroll the same user again',
    });
    await story.send(request(story, 'deleteEnrollment', { path: { uuid } }), {
      ...{ as: 'owner', expect: 204, step: 'set-up', why: 'Delete the enrollment' },
    });
    await story.send(request(story, 'initiateVerification', { json: { user_uuid: uuid } }), {
      ...{ as: 'owner', expect: 404, cause: 'unknown-resource', subject: 'user_uuid' },
      why: 'Start to verify the user',
    });
    await story.send(again, { as: 'owner', expect: 201, step: 'follow-up', why: 'Enroll the user again' });
  },
});
