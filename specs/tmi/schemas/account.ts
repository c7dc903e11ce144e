import { dateTime, object, schema, text } from '../../builder/schema.ts';

const token = text({ min: 1, max: 1000 });

/** S0 calls it `challenge`, other documents `challenge_text`: both are given, and are the same. */
export const DeletionChallenge = schema(
  'DeletionChallenge',
  'What to send back to delete the account',
  object({ required: { challenge: token, challenge_text: token, expires_at: dateTime() } }),
);

/** S0, "User Deletion Scenarios". */
export const deletionChallengeSample = {
  challenge: 'delete_my_account_abc123',
  challenge_text: 'delete_my_account_abc123',
  expires_at: '2024-01-16T17:00:00Z',
} as const;
