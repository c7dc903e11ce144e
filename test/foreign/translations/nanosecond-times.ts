import type { Translation } from '../front/translation.ts';

/** What stands behind the milliseconds of every time; of times in requests it is taken away again. */
const REST = '204600';
const TIME = /("\w*(?:_at|_updated|_activity|_use|time)":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3})Z"/g;

/** Times have nine digits behind their seconds: that is how Go writes them (facts, 1, "TS"). */
export const nanosecondTimes: Translation = () => async (asked, next) => {
  const answered = await next({
    ...asked,
    query: asked.query.replaceAll(`${REST}Z`, 'Z'),
    body: asked.body.includes(REST)
      ? Buffer.from(asked.body.toString().replaceAll(`${REST}Z`, 'Z'))
      : asked.body,
  });
  const text = answered.body.toString();
  const longer = text.replaceAll(TIME, `$1${REST}Z"`);
  return longer === text ? answered : { ...answered, body: Buffer.from(longer) };
};
