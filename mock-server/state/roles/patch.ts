import { isObject, type JsonObject } from '../../../contract/json.ts';
import { lazily } from '../../../contract/memoise.ts';
import type { Act } from '../../requests/call.ts';
import { badRequestStatus } from '../../requests/check-parameters.ts';
import { memberOf, sentence } from '../../requests/validity.ts';
import type { Answer } from '../../responses/answer.ts';
import { absence } from '../absence.ts';
import { applyPatch, type Failure } from '../apply-patch.ts';
import { declaredMembers } from '../declared-members.ts';
import { showing } from '../showing.ts';
import type { Work } from '../work.ts';
import { unwrapper } from '../wrapping.ts';

/** Changes a part of what is kept, by JSON Patch (RFC 6902) or JSON Merge Patch (RFC 7396). All of a patch, or nothing. */
export function patch(work: Work): Act {
  const { store, refuse, success, kept, step } = work;
  const steps = [...work.above, step];
  const absent = absence(store, refuse, steps);
  const show = showing(work, success);
  const refusePatch = refusal(work);
  const members = lazily(() => patchMembers(work));
  // Whether the document says what the members of a patch are. Then the body has been judged by that, and a member of the
  // same name may look otherwise in the resource, where it is not taken over.
  const hasOwnForm = lazily(() => members().length > 0);
  // What the path decides may be said in a body that has a member for it, and changes nothing.
  const writable = lazily(
    () => new Set(members().flatMap(([name, { readOnly }]) => (readOnly === true ? [] : [name]))),
  );
  const unwrapped = lazily(() => unwrapper(work.contract, kept.representation().members, work.operation));
  return (call) => {
    const { params } = call;
    const parent = store.find(work.above, params);
    const before = store.find(steps, params);
    if (!parent || !before) return absent(params);
    const { readOnly, problemOf, touched, fitted, shown } = kept.representation();
    // A patch of which the document describes no body changes nothing that anybody knows of.
    if (work.operation.body === undefined) return show(before.text, call.media);
    const sent = unwrapped()(call.body);
    const body = isObject(sent) ? without(sent, (name) => readOnly.has(name) && writable().has(name)) : sent;
    const patched = applyPatch(JSON.parse(before.text), body, call.bodyType, readOnly);
    if ('failure' in patched) return refusePatch(patched);
    const problem = problemOf(patched.value);
    const asFits = problem && hasOwnForm() && isObject(body) ? body : undefined;
    if (problem && !asFits) {
      const message = sentence(problem, 'the result');
      return refusePatch({ failure: 'invalid-result', subject: memberOf(problem), message });
    }
    const value = asFits ? fitted(JSON.parse(before.text), asFits) : patched.value;
    const { text } = store.put(parent, step, params, step.id(params), JSON.stringify(touched(shown(value))));
    return show(text, call.media);
  };
}

/** The members that the document says a patch may have. */
function patchMembers({ contract, operation }: Work): (readonly [name: string, schema: JsonObject])[] {
  return (operation.body?.content ?? []).flatMap(({ schema }) =>
    [...declaredMembers(contract.intended, schema)].map(([name, member]) => [name, member.schema] as const),
  );
}

function without(body: JsonObject, isLeftOut: (name: string) => boolean): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !isLeftOut(name)));
}

/** What a patch may not say is a bad request; what does not fit is unprocessable where the document knows that. */
function refusal({ operation, refuse }: Work): (failure: Failure) => Answer {
  const statuses = operation.responses.map(({ status }) => status);
  const bad = badRequestStatus(statuses) ?? 400;
  const unprocessable = statuses.includes('422') ? 422 : bad;
  return ({ failure, subject, message }) => {
    const subjects = subject === '' ? ['body'] : [subject];
    return failure === 'read-only'
      ? refuse({ status: bad, cause: 'read-only-member', subjects, message })
      : refuse({ status: unprocessable, cause: 'invalid-member', subjects, message });
  };
}
