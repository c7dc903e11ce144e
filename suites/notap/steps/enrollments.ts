import { type Answer, at, isObject, request, type Story, textAt } from '../../../suite/suite.ts';

/** A user who is enrolled, with digests by the names of factors. */
export interface Enrolled {
  readonly uuid: string;
  readonly factors: Readonly<Record<string, string>>;
}

/** Enrolls a user for this scenario, or returns the one that it has. */
export async function enrolled(story: Story): Promise<Enrolled> {
  const reading = story.operation('retrieveEnrollment');
  const { uuid = '' } = await story.given(reading);
  return { uuid, factors: await factorsOf(story, uuid) };
}

async function factorsOf(story: Story, uuid: string): Promise<Enrolled['factors']> {
  const answer = await story.send(request(story, 'retrieveEnrollment', { path: { uuid } }), {
    ...{ as: 'owner', expect: 200, step: 'set-up', why: 'Read which factors the user has enrolled' },
  });
  return textsOf(at(answer.json, '/data/factors'));
}

/** Starts to verify a user. */
export async function initiated(
  story: Story,
  { uuid, factors }: Enrolled,
  more: object = {},
): Promise<{ readonly session: string; readonly factors: Enrolled['factors']; readonly answer: Answer }> {
  const json = { user_uuid: uuid, ...more };
  const answer = await story.send(request(story, 'initiateVerification', { json }), {
    ...{ as: 'owner', expect: 200, step: 'set-up', why: 'Start to verify the user' },
  });
  const required = at(answer.json, '/required_factors');
  // Where an instance does not say which, all of them are.
  const names = Array.isArray(required) ? required.map(String) : Object.keys(factors);
  const wanted = Object.fromEntries(names.map((name) => [name, factors[name] ?? '']));
  return { session: textAt(answer, '/session_id'), factors: wanted, answer };
}

/** A session in which a user is verified. */
export async function verified(story: Story, user: Enrolled): Promise<string> {
  const { session, factors } = await initiated(story, user);
  const json = { session_id: session, user_uuid: user.uuid, factors };
  await story.send(request(story, 'verify', { json }), {
    ...{ as: 'owner', expect: 200, step: 'set-up', why: 'Verify the user' },
  });
  return session;
}

/** A session that a payment service provider has started for a user, in which two factors are proven. */
export async function pspSession(story: Story, { uuid }: Enrolled): Promise<string> {
  const json = { amount: 49.9, currency: 'USD', merchant_id: 'merchant-42', uuid };
  const answer = await story.send(request(story, 'createPspSession', { json }), {
    ...{ as: 'owner', expect: 201, step: 'set-up', why: 'Start to confirm a payment' },
  });
  return textAt(answer, '/session_id');
}

function textsOf(value: unknown): Readonly<Record<string, string>> {
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([name, text]) => [name, String(text)]))
    : {};
}
