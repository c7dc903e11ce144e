import { type Draft, request, type Story, textAt } from '../../../suite/suite.ts';
import { beginLogin, clientCallback, comingBack, exchange } from './log-in.ts';

/**
 * What a document cannot make up: a provider that is there, and codes and tokens of a login that really happened. Where
 * the target makes nothing of logins, as a mock does, the document's own examples are as good.
 */

/** A server may have a list of the addresses where logins end, and the document's example is on none. */
export async function adaptProvider(draft: Draft, story: Story): Promise<Draft> {
  const person = await story.identityOf('owner');
  if (!person && !story.can('business-rules')) return draft;
  const idp = person?.provider ?? (await firstProvider(story));
  return { ...draft, query: { ...draft.query, idp, client_callback: clientCallback } };
}

/** Who is to log in may be unknown; whom they can log in with, everybody may ask. */
async function firstProvider(story: Story): Promise<string> {
  const list = await story.draft(story.operation('listLoginProviders'));
  const why = 'Find an identity provider';
  const answer = await story.send(list, { as: 'anonymous', expect: 200, step: 'set-up', why });
  return textAt(answer, '/providers/0/id');
}

/** A login that nobody wants back, so that the callback itself answers with the tokens. */
export async function adaptCallback(draft: Draft, story: Story): Promise<Draft> {
  if (!story.can('business-rules')) return draft;
  const person = await story.identity('stranger');
  const query = { idp: person.provider, scope: 'openid', login_hint: person.subject };
  await story.beforeLogin(person);
  const begun = await story.send(request(story, 'authorize', { query }), {
    as: 'anonymous',
    expect: 302,
    step: 'set-up',
    why: 'Begin a login',
  });
  return { ...draft, query: comingBack(story, person, begun) };
}

export async function adaptCode(draft: Draft, story: Story): Promise<Draft> {
  if (!story.can('business-rules')) return draft;
  const person = await story.identity('stranger');
  const { query, body } = exchange(story, person, await beginLogin(story, person, 'set-up'));
  return { ...draft, query, body };
}

export async function adaptRefreshToken(draft: Draft, story: Story): Promise<Draft> {
  if (!story.can('business-rules')) return draft;
  const person = await story.identity('stranger');
  const begun = await beginLogin(story, person, 'set-up');
  const tokens = await story.send(exchange(story, person, begun), {
    as: 'anonymous',
    expect: 200,
    step: 'set-up',
    why: 'Get a refresh token',
  });
  const json = { refresh_token: textAt(tokens, '/refresh_token') };
  return { ...draft, body: { mediaType: 'application/json', json } };
}
