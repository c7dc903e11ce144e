import { parse } from 'node-html-parser';
import { at } from '../../contract/json.ts';
import type { AnswerPlace } from '../model/answer-place.ts';
import { jsonOf, type ReceivedResponse } from '../model/exchange.ts';

/** The text at a place of an answer; undefined where there is none. */
export function textAt(response: ReceivedResponse, place: AnswerPlace): string | undefined {
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
