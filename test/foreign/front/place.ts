import type { Asked } from './message.ts';

/**
 * Operations: "GET /threat_models/{}", or several with a bar between their methods: "PUT|PATCH /threat_models/{}".
 * `{}` is one segment of the path that names something (and so not "bulk"), `**` at the end is anything, and `*` is every method.
 */
export type Place = string;
export type Places = Place | readonly Place[];

/** Whether the request is for one of these operations. */
export function isAt(places: Places, { method, path }: Asked): boolean {
  return [places].flat().some((place) => {
    const [methods = '', template = ''] = place.split(' ');
    return (methods === '*' || methods.split('|').includes(method)) && shapeOf(template).test(path);
  });
}

const shapes = new Map<string, RegExp>();

function shapeOf(template: string): RegExp {
  const known = shapes.get(template);
  if (known) return known;
  const escaped = template.replaceAll(/[.+?^$()|[\]\\]/g, '\\$&');
  const shape = new RegExp(`^${escaped.replaceAll('{}', '(?!bulk(?:/|$))[^/]+').replaceAll('**', '.*')}$`);
  shapes.set(template, shape);
  return shape;
}
