import {
  type Answered,
  type Asked,
  isObject,
  json,
  problem,
  problemSchema,
  refused,
  type StatefulServer,
} from './small-server.ts';

interface Offer {
  readonly id: number;
  readonly title: string;
}

/**
 * Shops that no request can make, so that only their list tells their ids; offers are made and removed below them.
 * `fault`: what is wrong with it. Without one it is as its document says.
 */
export function shops({
  fault,
}: {
  readonly fault?: 'unknown offers are found' | undefined;
} = {}): StatefulServer {
  const kept = new Map<string, Map<number, Offer>>([
    ['s-81', new Map([[1, { id: 1, title: 'Of somebody' }]])],
    ['s-82', new Map()],
  ]);
  let next = 2;

  function add(offers: Map<number, Offer>, body: unknown): Answered {
    const title = isObject(body) && Object.keys(body).join() === 'title' ? body.title : undefined;
    if (typeof title !== 'string' || title === '') return problem(400);
    const offer = { id: next++, title };
    offers.set(offer.id, offer);
    return { status: 201, json: offer };
  }

  function one(offers: Map<number, Offer>, method: string, id: number): Answered {
    if (!Number.isSafeInteger(id)) return problem(400);
    const offer = offers.get(id);
    if (!offer) return fault && method === 'GET' ? { status: 200, json: { id, title: '' } } : problem(404);
    if (method === 'GET') return { status: 200, json: offer };
    offers.delete(id);
    return { status: 204 };
  }

  function offerIn(offers: Map<number, Offer>, { method, parts, json: body }: Asked): Answered {
    if (parts[3] !== undefined) return one(offers, method, Number(parts[3]));
    return method === 'GET' ? { status: 200, json: [...offers.values()] } : add(offers, body);
  }

  return {
    document,
    state: () => JSON.stringify([...kept].map(([id, offers]) => [id, ...offers.values()])),
    answer: (asked) => {
      const [collection, shop, inner] = asked.parts;
      if (collection !== 'shops') return problem(404);
      if (shop === undefined) return { status: 200, json: { shops: [...kept.keys()].map((id) => ({ id })) } };
      const offers = kept.get(shop);
      if (!offers) return problem(404);
      if (inner === 'offers') return offerIn(offers, asked);
      if (asked.method === 'GET') return { status: 200, json: { id: shop } };
      kept.delete(shop);
      return { status: 204 };
    },
  };
}

const object = (properties: Readonly<Record<string, object>>) => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
});
const text = { type: 'string' };
const shop = object({ id: text });
const offer = object({ id: { type: 'integer' }, title: text });
const inPath = (name: string, schema: object) => ({ name, in: 'path', required: true, schema });
const done = { description: 'Done' };
const is = (schema: object) => ({ description: 'Done', content: json(schema) });

const document = {
  openapi: '3.1.0',
  info: { title: 'Shops', version: '1' },
  paths: {
    '/shops': {
      get: {
        operationId: 'listShops',
        responses: { 200: is(object({ shops: { type: 'array', items: shop } })) },
      },
    },
    '/shops/{shopId}': {
      parameters: [inPath('shopId', text)],
      get: { operationId: 'getShop', responses: { 200: is(shop), 404: refused } },
      delete: { operationId: 'closeShop', responses: { 204: done, 404: refused } },
    },
    '/shops/{shopId}/offers': {
      parameters: [inPath('shopId', text)],
      get: {
        operationId: 'listOffers',
        responses: { 200: is({ type: 'array', items: offer }), 404: refused },
      },
      post: {
        operationId: 'createOffer',
        requestBody: {
          required: true,
          content: json({
            type: 'object',
            required: ['title'],
            additionalProperties: false,
            properties: { title: { ...text, minLength: 1 } },
          }),
        },
        responses: { 201: is(offer), 400: refused, 404: refused },
      },
    },
    '/shops/{shopId}/offers/{offerId}': {
      parameters: [inPath('shopId', text), inPath('offerId', { type: 'integer' })],
      get: { operationId: 'getOffer', responses: { 200: is(offer), 400: refused, 404: refused } },
      delete: { operationId: 'removeOffer', responses: { 204: done, 400: refused, 404: refused } },
    },
  },
  components: { schemas: { Problem: problemSchema } },
};
