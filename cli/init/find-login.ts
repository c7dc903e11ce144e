import type { Contract } from '../../contract/contract.ts';
import { at } from '../../contract/json.ts';
import { isJson } from '../../contract/operations/media-type.ts';
import type { MediaType, Operation } from '../../contract/operations/operation.ts';
import { memberSchemas, membersOf } from '../../contract/schemas/members.ts';

/** An operation of the document that logs somebody in. */
export interface FoundLogin {
  readonly operation: Operation;
  /** The members of its body. */
  readonly members: readonly string[];
  /** Where its response has the token, as a JSON Pointer; undefined if it returns none, and cookies authenticate. */
  readonly token: string | undefined;
}

const password = /^pass(word|phrase|wd|code)?$/i;
const token = /^(access_?|auth_?|id_?)?(token|jwt)$/i;
const path = /log-?in|sign-?in|session|token|auth/i;

/** The operation that takes a password without other credentials; undefined if there is none, or it could be several. */
export function findLogin({ operations, intended }: Contract): FoundLogin | undefined {
  const membersIn = (media: MediaType | undefined): readonly string[] =>
    media?.schema === undefined ? [] : membersOf(intended, at(intended, media.schema));
  const found = operations.flatMap((operation): FoundLogin[] => {
    const { access, method, responses } = operation;
    const isLogin =
      access.public && method === 'POST' && path.test(operation.path) && !operation.path.includes('{');
    const members = isLogin ? membersIn(operation.body?.content[0]) : [];
    // Whoever registers says more than a name and a password.
    if (!members.some((name) => password.test(name)) || members.length > 2) return [];
    const success = responses
      .find(({ status }) => /^2/.test(status))
      ?.content.find(({ type }) => isJson(type));
    const schema = success?.schema === undefined ? undefined : at(intended, success.schema);
    return [{ operation, members, token: schema === undefined ? undefined : tokenIn(schema) }];
  });
  return found.length === 1 ? found[0] : undefined;

  function tokenIn(schema: unknown): string | undefined {
    const all = memberSchemas(intended, schema);
    const own = [...all.keys()].find((name) => token.test(name));
    if (own !== undefined) return `/${own}`;
    for (const [outer, inner] of all) {
      const name = membersOf(intended, inner).find((each) => token.test(each));
      if (name !== undefined) return `/${outer}/${name}`;
    }
    return undefined;
  }
}
