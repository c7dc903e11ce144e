import { request, valueAt } from '../../../../suite/suite.ts';
import { enrolled, initiated } from '../../steps/enrollments.ts';
import { scenario } from '../scenario.ts';

export const renewalCount = scenario({
  suite: 'verification',
  title: 'A renewal wants all enrolled factors',
  cell: 'PUT /v1/enrollment/renew/{uuid} 422',
  requirements: ['S-422', 'S-422-factor-count'],
  run: async (story) => {
    const { uuid, factors } = await enrolled(story);
    const [first = ['', '']] = Object.entries(factors);
    const json = { factors: Object.fromEntries([first]) };
    await story.send(request(story, 'renewEnrollment', { path: { uuid }, json }), {
      ...{ as: 'owner', expect: 422, example: 'factor_count_mismatch', why: 'Prove one of three factors' },
    });
  },
});

export const unknownFactor = scenario({
  suite: 'verification',
  title: 'A factor of an unknown kind is invalid data',
  cell: 'POST /v1/enrollment/store 422',
  requirements: ['S-422'],
  run: async (story) => {
    const draft = await story.draft(story.operation('storeEnrollment'));
    const body = draft.body && 'json' in draft.body ? (draft.body.json as object) : {};
    const factors = { PIN: 'a'.repeat(64), HOROSCOPE: 'b'.repeat(64) };
    const json = { ...body, factors };
    await story.send(
      { ...draft, body: { mediaType: 'application/json', json } },
      {
        as: 'owner',
        expect: 422,
        example: 'invalid_factor_data',
        why: 'Enroll a factor that does not exist',
      },
    );
  },
});

/** The other documentation, "Risk-based authentication". */
export const riskyAmount = scenario({
  suite: 'verification',
  title: 'From 100 USD, three factors are required instead of two',
  cell: 'POST /v1/verification/initiate 200',
  requirements: ['S-200'],
  run: async (story) => {
    const user = await enrolled(story);
    for (const [transaction_amount, required] of [
      [99.99, 2],
      [100, 3],
    ] as const) {
      const { answer } = await initiated(story, user, { transaction_amount });
      const names = valueAt(answer, '/required_factors');
      story.claim(answer, {
        sentence: `For ${transaction_amount} USD, ${required} factors are required`,
        holds: Array.isArray(names) && names.length === required,
        requirement: 'S-200',
      });
    }
  },
});
