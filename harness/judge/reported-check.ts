import { outdented } from '../../contract/outdented.ts';
import type { Check } from '../model/check.ts';
import { pageOf } from '../model/documentation-page.ts';
import type { ReportedCheck } from '../report/defects.ts';

/** What a report says of a check. */
export function reportedCheck(check: Omit<Check, 'judge'>): ReportedCheck {
  const { id, title, help, level, meaning, source, example } = check;
  return {
    id,
    title,
    help,
    level,
    meaning,
    source,
    exchange: exchangeText(example),
    page: pageOf('checks', id),
  };
}

/** A request and its response as one text, with an empty line between them. */
export function exchangeText({ request, response }: Check['example']): string {
  return `${outdented(request)}\n\n${outdented(response)}`;
}
