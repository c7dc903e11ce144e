import { request, type Scenario } from '../../../../suite/suite.ts';
import { enrolled } from '../../steps/enrollments.ts';
import { scenario } from '../scenario.ts';

/** S, "403": account suspended. */
const suspension = scenario({
  suite: 'lifecycle',
  title: 'A suspended user is not verified, until an administrator ends the suspension',
  cell: 'POST /v1/verification/initiate 403',
  requirements: ['S-403-suspended'],
  run: async (story) => {
    const { uuid } = await enrolled(story);
    const initiate = request(story, 'initiateVerification', { json: { user_uuid: uuid } });
    await story.send(request(story, 'suspendUser', { path: { uuid }, json: { reason: 'Fraud' } }), {
      ...{ as: 'admin', expect: 200, step: 'set-up', why: 'Suspend the user' },
    });
    await story.send(initiate, {
      ...{ as: 'owner', expect: 403, example: 'account_suspended', why: 'Start to verify the user' },
    });
    await story.send(request(story, 'reactivateUser', { path: { uuid } }), {
      ...{ as: 'admin', expect: 200, step: 'set-up', why: 'End the suspension' },
    });
    await story.send(initiate, {
      ...{ as: 'owner', expect: 200, step: 'follow-up', why: 'Start to verify the user' },
    });
  },
});

const reEnrollment = scenario({
  suite: 'lifecycle',
  title: 'A user who has to enroll again is not verified',
  cell: 'POST /v1/verification/initiate 403',
  requirements: ['S-403-suspended'],
  run: async (story) => {
    const { uuid } = await enrolled(story);
    const force = request(story, 'forceReEnrollment', { path: { uuid }, json: { reason: 'Leaked' } });
    await story.send(force, {
      ...{ as: 'admin', expect: 200, step: 'set-up', why: 'Make the user enroll again' },
    });
    await story.send(request(story, 'initiateVerification', { json: { user_uuid: uuid } }), {
      ...{ as: 'owner', expect: 403, example: 're_enrollment_required', why: 'Start to verify the user' },
    });
  },
});

export const suspensions: readonly Scenario[] = [suspension, reEnrollment];
