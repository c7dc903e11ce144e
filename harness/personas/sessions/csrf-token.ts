import { parse } from 'node-html-parser';
import { at } from '../../../contract/json.ts';
import type { CsrfTokenPlace } from '../../model/csrf.ts';
import { jsonOf, type ReceivedResponse } from '../../model/exchange.ts';

/** The token in an answer to whoever asked for it; undefined where there is none. Cookies are in the jar. */
export function tokenIn(
  response: ReceivedResponse,
  place: Exclude<CsrfTokenPlace, { kind: 'cookie' }>,
): string | undefined {
  switch (place.kind) {
    case 'header':
      return response.headers[place.name.toLowerCase()];
    case 'body': {
      const found = at(jsonOf(response), place.pointer);
      return typeof found === 'string' ? found : undefined;
    }
    case 'html':
      return inHtml(response.body, place.name);
  }
}

function inHtml(html: string, name: string): string | undefined {
  const named = parse(html)
    .querySelectorAll('meta, input')
    .find((element) => element.getAttribute('name') === name);
  return named?.getAttribute(named.tagName === 'META' ? 'content' : 'value');
}
