import { isObject } from '../../json.ts';

/** text/event-stream (HTML, "Server-sent events"): every event is an item with the members data, event, id and retry. */

/** One event a record; `retry` is a number. What has no known field, comments for example, is no event. */
export function readEvents(text: string): Record<string, unknown>[] {
  const blocks = text.replace(/^\uFEFF/, '').split(/(?:\r\n|\r|\n){2,}/);
  return blocks.map(readEvent).filter((event) => Object.keys(event).length > 0);
}

function readEvent(block: string): Record<string, unknown> {
  const event: Record<string, unknown> = {};
  for (const line of block.split(/\r\n|\r|\n/)) {
    const [, name = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (name === 'data') event.data = event.data === undefined ? value : `${event.data}\n${value}`;
    else if (name === 'event' || name === 'id') event[name] = value;
    else if (name === 'retry') event.retry = /^\d+$/.test(value) ? Number(value) : value;
  }
  return event;
}

/** Members that an event has no field for are left out. */
export function writeEvents(items: readonly unknown[]): string {
  return items.map((item) => `${eventLines(isObject(item) ? item : { data: item }).join('\n')}\n\n`).join('');
}

function eventLines(event: Readonly<Record<string, unknown>>): string[] {
  return ['event', 'id', 'retry', 'data'].flatMap((name) => {
    const value = event[name];
    if (value === undefined || value === null) return [];
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
    const lines = text.split(/\r\n|\r|\n/);
    return (name === 'data' ? lines : [lines.join(' ')]).map((line) => `${name}: ${line}`);
  });
}
