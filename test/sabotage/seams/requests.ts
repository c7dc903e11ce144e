import type { FastifyRequest } from 'fastify';

/** Lets the server answer a request of its own, as whoever sent this one. */
export async function again(
  { server, headers }: FastifyRequest,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  payload?: object,
): Promise<{ readonly status: number; readonly json: unknown }> {
  const { authorization = '' } = headers;
  const answer = await server.inject({
    method,
    url,
    headers: { authorization },
    ...(payload && { payload }),
  });
  return { status: answer.statusCode, json: answer.body === '' ? undefined : answer.json() };
}
