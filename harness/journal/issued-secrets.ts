import { isObject } from '../../contract/json.ts';
import { type Exchange, jsonOf } from '../model/exchange.ts';

const secretMember =
  /^(.*[_-])?(access_?token|refresh_?token|token|secret|client_?secret|api_?key|private_?key|secret_?key|access_?key|password)$/i;
const camelSecret = /[a-z](Token|Secret|ApiKey|PrivateKey|SecretKey|AccessKey|Password)$/;

/** Levels of an answer that are looked into. */
const deepest = 4;

/** The members of an answer in which the server gives out a secret, by name: "data.apiKey". Nothing of an answer to a read. */
export function issuedSecrets({ request, response, purpose }: Exchange): readonly string[] {
  if (request.method !== 'POST' && request.method !== 'PUT') return [];
  if (purpose.evidence === 'forced' || response.status < 200 || response.status > 299) return [];
  return secretsIn(jsonOf(response), '', request.body ?? '', 0);
}

function secretsIn(value: unknown, path: string, sent: string, depth: number): readonly string[] {
  if (depth > deepest) return [];
  if (Array.isArray(value))
    return [...new Set(value.flatMap((one) => secretsIn(one, path, sent, depth + 1)))];
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const here = path === '' ? name : `${path}.${name}`;
    const isSecret = secretMember.test(name) || camelSecret.test(name);
    // What the request said itself is not given out, whatever it is called.
    if (isSecret && typeof inner === 'string' && inner.length >= 8 && !sent.includes(inner)) return [here];
    return secretsIn(inner, here, sent, depth + 1);
  });
}
