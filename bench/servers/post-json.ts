import { answerTo } from '../load.ts';

/** Sends JSON once, and gives the JSON of the response; throws if it has another status. */
export async function postJson(
  url: string,
  { path, json, expected, token, headers: more }: Posted,
): Promise<Readonly<Record<string, unknown>>> {
  const headers = {
    'content-type': 'application/json',
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...more,
  };
  const scenario = {
    name: path,
    method: 'POST',
    path,
    headers,
    body: JSON.stringify(json),
    expected,
  } as const;
  return JSON.parse((await answerTo(url, scenario)).text);
}

interface Posted {
  readonly path: string;
  readonly json: object;
  readonly expected: number;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
}
