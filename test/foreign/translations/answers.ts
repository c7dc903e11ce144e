import { type Answered, type Asked, jsonOf, nothing, withHeader, withJson } from '../front/message.ts';
import { isAt, type Places } from '../front/place.ts';
import type { Translation } from '../front/translation.ts';

interface AnswerChange {
  /** Only answers with one of these statuses; all without it. */
  readonly of?: readonly number[];
  readonly when?: (answered: Answered, asked: Asked) => boolean;
  readonly status?: number;
  /** Undefined takes a header out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** Another body, from the one that there is; undefined is none. */
  readonly json?: (body: unknown, asked: Asked) => unknown;
}

/** Changes answers on their way out. */
export function answers(at: Places, change: AnswerChange): Translation {
  return () => async (asked, next) => {
    const answered = await next(asked);
    return isAt(at, asked) && isMeant(change, answered, asked) ? changed(change, answered, asked) : answered;
  };
}

function isMeant({ of, when }: AnswerChange, answered: Answered, asked: Asked): boolean {
  return (!of || of.includes(answered.status)) && (!when || when(answered, asked));
}

function changed({ status, headers = {}, json }: AnswerChange, answered: Answered, asked: Asked): Answered {
  const told = Object.entries(headers).reduce<Answered>(
    (message, [name, value]) => withHeader(message, name, value),
    status === undefined ? answered : { ...answered, status },
  );
  const body = json?.(jsonOf(answered), asked);
  if (!json) return told;
  return body === undefined ? { ...told, body: nothing } : withJson(typed(told), body);
}

function typed(answered: Answered): Answered {
  return withHeader(answered, 'content-type', 'application/json; charset=utf-8');
}
