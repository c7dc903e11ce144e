import type { Fresh, JsonTemplate, Piece, Step, Taken, Template } from './journey.ts';

/** Every place of a step that differs from one time to the next, in the order in which it is sent. */
export function piecesOf({ path, query, headers, body }: Step): readonly (Fresh | Taken)[] {
  const texts: Template[] = [
    ...Object.values(path),
    ...query.map(([, value]) => value),
    ...Object.values(headers),
    ...(body?.kind === 'text' ? [body.text] : []),
  ];
  const inTexts = texts.flat().filter(differs);
  return body?.kind === 'json' ? [...inTexts, ...piecesIn(body.value)] : inTexts;
}

/** What a step takes from earlier responses. */
export function takenBy(step: Step): readonly Taken[] {
  return piecesOf(step).filter((piece) => piece.kind === 'taken');
}

/** A step whose pieces are others. */
export function withPieces(step: Step, change: (piece: Fresh | Taken) => Fresh | Taken): Step {
  const text = (template: Template): Template =>
    template.map((piece) => (differs(piece) ? change(piece) : piece));
  const json = (value: JsonTemplate): JsonTemplate => {
    switch (value.kind) {
      case 'constant':
        return value;
      case 'text':
        return { ...value, text: text(value.text) };
      case 'number':
        return { ...value, piece: change(value.piece) };
      case 'list':
        return { ...value, items: value.items.map(json) };
      case 'object':
        return { ...value, members: value.members.map(([name, inner]) => [name, json(inner)]) };
    }
  };
  const texts = (all: Readonly<Record<string, Template>>): Record<string, Template> =>
    Object.fromEntries(Object.entries(all).map(([name, value]) => [name, text(value)]));
  const { body } = step;
  return {
    ...step,
    path: texts(step.path),
    query: step.query.map(([name, value]) => [name, text(value)]),
    headers: texts(step.headers),
    body:
      body?.kind === 'json'
        ? { ...body, value: json(body.value) }
        : body && { ...body, text: text(body.text) },
  };
}

function piecesIn(value: JsonTemplate): readonly (Fresh | Taken)[] {
  switch (value.kind) {
    case 'constant':
      return [];
    case 'text':
      return value.text.filter(differs);
    case 'number':
      return [value.piece];
    case 'list':
      return value.items.flatMap(piecesIn);
    case 'object':
      return value.members.flatMap(([, inner]) => piecesIn(inner));
  }
}

function differs(piece: Piece): piece is Fresh | Taken {
  return typeof piece !== 'string';
}
